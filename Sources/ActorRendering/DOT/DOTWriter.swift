// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Writes a map for those who go on in Graphviz: what is drawn, with what the map says of it as
/// attributes, sides as clusters, and our places for `neato -n`.
struct DOTWriter {
  private static let font = TextMeasure(size: 12, isBold: false)
  private typealias Attribute = DOTStyle.Attribute

  private let plan: DrawingPlan
  private let places: [Point]
  private let palette: Palette
  private let names: [String]
  /// Graphviz writes names into the shapes, which takes more room than our names below them.
  private let spread: Double

  init(_ panel: Panel, _ palette: Palette) {
    plan = panel.plan
    places = panel.geometry.places
    self.palette = palette
    names = Self.names(of: plan.actors)
    spread = DOTSize.spread(of: plan.actors, at: places)
  }

  /// The ids, told apart where they differ only in what cannot be written.
  private static func names(of actors: [PlannedActor]) -> [String] {
    var used: Set<String> = []
    return actors.map { actor in
      var name = DOTText.quoted(actor.id)
      var count = 1
      while !used.insert(name).inserted {
        count += 1
        name = DOTText.quoted("\(actor.id)~\(count)")
      }
      return name
    }
  }

  func text() -> String {
    var lines = ["digraph \(DOTText.quoted(plan.words.title)) {"]
    lines += head()
    for (number, side) in plan.sides.enumerated() { lines += cluster(side, number) }
    let inClusters = Set(plan.sides.flatMap(\.members))
    lines += plan.actors.indices.filter { !inClusters.contains($0) }.map { "  " + actor($0) }
    lines += plan.ties.map { "  " + tie($0) }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  // MARK: - Pieces

  private func head() -> [String] {
    let font = "fontname=\"Noto Sans\""
    return [
      "  graph "
        + DOTText.list([
          ("label", DOTText.label(heading)), ("labelloc", "t"),
          ("fontname", "\"Noto Sans\""), ("bgcolor", "\"\(palette.ground)\""),
          ("fontcolor", "\"\(palette.text)\""), ("outputorder", "edgesfirst"),
          ("forcelabels", "true"),
          ("comment", DOTText.quoted(plan.words.notes.joined(separator: " "))),
        ]) + ";",
      "  node [\(font), fontsize=12, color=\"\(palette.outline)\", fontcolor=\"\(palette.text)\"];",
      "  edge [\(font), fontsize=12];",
    ]
  }

  private var heading: [String] {
    ([plan.words.title] + plan.words.subtitle).flatMap {
      Self.font.lines(of: $0, width: 600, limit: 6)
    }
  }

  private func cluster(_ side: PlannedSide, _ number: Int) -> [String] {
    let attributes: [Attribute] = [
      ("label", DOTText.label([side.name])), ("style", "\"filled,rounded\""),
      ("fillcolor", "\"\(palette.hull)\""), ("color", "\"\(palette.hullLine)\""),
      ("side", DOTText.quoted(side.id)),
    ]
    return ["  subgraph \"cluster_\(number)\" {", "    graph \(DOTText.list(attributes));"]
      + side.members.map { "    " + actor($0) } + ["  }"]
  }

  private func actor(_ index: Int) -> String {
    let planned = plan.actors[index]
    var attributes: [Attribute] = [("label", DOTText.label(DOTStyle.lines(of: planned)))]
    attributes += DOTStyle.shape(of: planned)
    attributes.append(("fillcolor", "\"\(palette.fills[planned.glyph] ?? palette.ground)\""))
    attributes.append(("width", SVGText.number(planned.radius / 36)))
    // Graphviz counts upwards.
    let place = Point(places[index].x, -places[index].y) * spread
    attributes.append(("pos", "\"\(SVGText.number(place.x)),\(SVGText.number(place.y))!\""))
    let badges = DOTStyle.badges(of: planned, plan.wording)
    if !badges.isEmpty { attributes.append(("xlabel", DOTText.label(badges))) }
    attributes.append(("tooltip", DOTText.label([planned.accessibleName])))
    attributes += said(of: planned.record)
    return names[index] + " " + DOTText.list(attributes) + ";"
  }

  private func tie(_ planned: PlannedTie) -> String {
    let colour = palette.ties[planned.trust] ?? palette.text
    var attributes = DOTStyle.line(of: planned, colour: colour.description)
    if let sign = DOTStyle.sign(of: planned, plan.wording) {
      attributes.insert(("label", DOTText.label([sign])), at: 0)
    }
    attributes.append(("tooltip", DOTText.label([planned.accessibleName])))
    attributes.append(("id", DOTText.quoted(planned.id)))
    attributes += said(of: planned.record)
    return "\(names[planned.from]) -> \(names[planned.to]) \(DOTText.list(attributes));"
  }

  // MARK: - What the map says

  private func said(of actor: Actor) -> [Attribute] {
    var found: [Attribute] = []
    func say(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { found.append((name, DOTText.quoted(text))) }
    }
    say("fullName", actor.name)
    say("kind", actor.kind?.rawValue)
    say("role", actor.roles.map(\.rawValue).joined(separator: ";"))
    say("side", actor.side)
    say("track", actor.track?.rawValue)
    for (name, value) in [
      ("insider", actor.insider), ("veto", actor.veto), ("us", actor.us),
      ("shadow", actor.shadow), ("mandate", actor.mandate),
    ] { say(name, value.map(String.init)) }
    say("locality", actor.locality)
    for (name, value) in [
      ("populationShare", actor.populationShare), ("visibility", actor.visibility),
      ("power", actor.power),
    ] { say(name, value.map { "\($0.value)" }) }
    say("sources", actor.sources.joined(separator: ";"))
    say("note", actor.note)
    return found + own(actor.attributes, "attribute") + own(actor.unknown, "unknown")
  }

  private func said(of tie: Relationship) -> [Attribute] {
    var found: [Attribute] = []
    func say(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { found.append((name, DOTText.quoted(text))) }
    }
    say("kind", tie.kind?.rawValue)
    say("trust", tie.trust.map { "\($0.value)" })
    say("strength", tie.strength.map { "\($0.value)" })
    switch tie.confidence {
    case .probability(let value): say("confidence", "\(value.value)")
    case .grade(let grade): say("confidence", grade)
    case nil: break
    }
    say("directed", tie.directed ? nil : "false")
    say("status", tie.status?.rawValue)
    say("layers", tie.layers.joined(separator: ";"))
    say("start", tie.start?.description)
    say("end", tie.end?.description)
    say("sources", tie.sources.joined(separator: ";"))
    say("note", tie.note)
    return found + own(tie.attributes, "attribute") + own(tie.unknown, "unknown")
  }

  /// The user's own attributes and what ActorMap does not know, lists and objects as JSON. Their
  /// names are theirs: the word before keeps them from being `image`, `URL` or another one that
  /// Graphviz obeys.
  private func own(_ attributes: AttributeList, _ word: String) -> [Attribute] {
    attributes.map { entry in
      (
        DOTText.quoted("\(word):\(entry.key)"),
        DOTText.quoted(entry.value.plainText ?? JSONText.line(entry.value))
      )
    }
  }
}
