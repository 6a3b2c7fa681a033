// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel
internal import ActorRendering

/// Section 1: what the brief is about and what is not known; section 2: the map.
extension BriefMaker {
  var scope: BriefSection {
    section(
      1, "scope", "Scope, date, viewpoint, sources, and what is missing",
      [
        .paragraph(said([subject] + between)), .paragraph(said([date] + filters + origin)),
        .paragraph(said(missing)),
      ])
  }

  var map: BriefSection {
    let marks = options?.highlights.isEmpty ?? true
    return section(
      2, "map", "Map",
      [
        .map,
        .paragraph(
          said(
            (marks
              ? [] : ["The numbered stars are the candidates with their ranks in section 3."])
              + (options != nil && ground.map.actors.count > Self.manyActors
                ? ["actormap render draws it larger."]
                : [])
          )),
      ])
  }

  /// From more actors on a map is small print on half a page.
  private static let manyActors = 25

  // MARK: - What it is about

  private var subject: String {
    let map = ground.map
    let size = "\(count(map.actors.count, "actor")) and \(count(map.relationships.count, "tie"))"
    let about =
      map.description.map { " Its authors say of it: “\(TextLine.cut($0, to: 600))”" } ?? ""
    return "This brief reads one map, with \(size), and says what follows from what is recorded "
      + "there; it predicts nothing." + about
  }

  private var between: [String] {
    guard !ground.ends.isEmpty else {
      let problem = ground.endsProblem?.description ?? "two ends are needed"
      return [
        "Between whom a channel is wanted is open: \(problem). What needs two ends has no "
          + "answer below."
      ]
    }
    return ["It asks who could open a channel between \(enumerated(ground.ends.map(speakers)))."]
      + (ground.ends.count > 2
        ? ["All \(ground.ends.count) are looked at together: the least trusting of them decides."]
        : []) + ground.scopeNotes
  }

  private func speakers(of end: ConflictEnd) -> String {
    let names = end.principals.map(name)
    guard names != [end.name] else { return end.name }
    let words = "\(end.name) (through \(enumerated(names))"
    return words + (names.count > 1 ? "; \(question.rule.principals.decision))" : ")")
  }

  // MARK: - What of the map is read

  private var date: String {
    let map = ground.map
    let all = "\(ground.ties.count) of \(count(map.relationships.count, "tie"))"
    guard let date = ground.view.asOf else {
      return "No date is set, so every tie counts, whenever it held."
    }
    let isFiltered = ground.view.kinds != nil || ground.view.layers != nil
    return "What counts is what holds on \(date)" + (isFiltered ? "." : ": \(all).")
  }

  private var filters: [String] {
    var words: [String] = []
    if let kinds = ground.view.kinds {
      words.append("of kind \(enumerated(kinds.map(\.rawValue), "or"))")
    }
    if let layers = ground.view.layers { words.append("about \(enumerated(layers, "or"))") }
    return words.isEmpty
      ? []
      : [
        "Only ties \(words.joined(separator: " and ")) are read: \(ground.ties.count) of "
          + "\(ground.map.relationships.count)."
      ]
  }

  private var origin: [String] {
    let map = ground.map
    let sources = map.sources.count
    return [
      map.viewpoint.map { "The map is drawn as seen by \($0)." }
        ?? "Whose view the map is, it does not say.",
      sources == 0
        ? "It lists no sources." : "It lists \(count(sources, "source")), given in the map’s file.",
    ]
  }

  // MARK: - What is missing

  private var missing: [String] {
    let ties = ground.ties
    guard !ties.isEmpty else { return ["No tie counts, so there is nothing to read."] }
    func number(_ isMissing: (Relationship) -> Bool) -> String {
      let lacking = ties.count(where: isMissing)
      return lacking == 0 ? "none" : lacking == ties.count ? "all" : String(lacking)
    }
    let trust = ties.count { $0.kind == .trust && $0.trust == nil }
    let ofTrust =
      trust == 0
      ? "none of them a tie of trust"
      : trust == 1 ? "one of them a tie of trust" : "\(trust) of them ties of trust"
    return [
      "Not recorded, on the \(count(ties.count, "tie")) read: a trust value on "
        + "\(number { $0.trust == nil }) (\(ofTrust)), a confidence on "
        + "\(number { $0.confidence == nil }), a date on "
        + "\(number { $0.start == nil && $0.end == nil }), a source on "
        + "\(number { $0.sources.isEmpty }).", aboutActors,
      "What is not recorded is unknown: a tie without a trust value carries no chain of trust "
        + "here, and one without a confidence counts as certain.",
    ]
  }

  private func some(_ number: Int) -> String { number == 0 ? "none" : String(number) }

  private var aboutActors: String {
    let actors = ground.map.actors
    let visible = actors.count { $0.visibility != nil }
    let inside = actors.count { $0.insider != nil }
    var words = [
      "visibility for \(some(visible)) of the \(count(actors.count, "actor"))",
      "whether they come from inside the conflict for \(some(inside))",
    ]
    let speakers = actors.filter { $0.side != nil && ($0.has(.party) || $0.has(.representative)) }
    if !speakers.isEmpty {
      words.append(
        "whether they may speak for their side for \(some(speakers.count { $0.mandate != nil })) of the "
          + "\(speakers.count == 1 ? "one" : "\(speakers.count)") who could")
    }
    let communities = actors.filter { $0.has(.constituency) }
    if !communities.isEmpty {
      words.append(
        "the share of the population for \(some(communities.count { $0.populationShare != nil })) of "
          + "\(communities.count == 1 ? "the one community" : "the \(communities.count) communities")"
      )
    }
    return "Recorded are " + enumerated(words) + "."
  }
}
