// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Graphviz's words for the signs of a drawing, where it has any.
enum DOTStyle {
  typealias Attribute = (name: String, value: String)

  /// The shape of an actor.
  static func shape(of actor: PlannedActor) -> [Attribute] {
    var styles = ["filled"]
    let shape =
      switch actor.glyph {
      case .party, .representative: "circle"
      case .armedGroup: "hexagon"
      case .state: "square"
      case .mediator: actor.isInsider ? "Mdiamond" : "diamond"
      case .sponsor: "pentagon"
      case .community: "box"
      case .internationalOrganisation: "octagon"
      case .other: "square"
      }
    if actor.glyph == .community || actor.glyph == .other { styles.append("rounded") }
    if actor.isShadow || actor.hasDashedBorder { styles.append("dashed") }
    var found = [("shape", shape), ("style", "\"\(styles.joined(separator: ","))\"")]
    found.append(("penwidth", actor.glyph == .party ? "2.8" : "1.3"))
    if actor.isUs { found.append(("peripheries", "2")) }
    return found
  }

  /// The lines of an actor's name.
  static func lines(of actor: PlannedActor) -> [String] {
    actor.label.isEmpty ? [actor.name] : actor.label
  }

  /// The letters beside an actor: veto, how it mediates, rural, and its rank.
  static func badges(of actor: PlannedActor, _ wording: InterfaceWords) -> [String] {
    var letters: [Word] = actor.hasVeto ? [.letterVeto] : []
    letters += [actor.modality?.letter].compactMap { $0 }
    if actor.isRural { letters.append(.letterRural) }
    let text = letters.map(wording.letter).joined(separator: " ")
    return (text.isEmpty ? [] : [text]) + (actor.rank.map { ["★ \($0)"] } ?? [])
  }

  /// The line and the ends of a tie.
  static func line(of tie: PlannedTie, colour: String) -> [Attribute] {
    let isDouble = tie.kind.line == .double
    let colours = isDouble ? "\(colour):invis:\(colour)" : colour
    var styles: [String] = []
    if tie.isDotted { styles.append("dotted") }
    if tie.kind.line == .zigzag { styles.append("bold") }
    var found = [("color", "\"\(colours)\""), ("fontcolor", "\"\(colour)\"")]
    if !styles.isEmpty { found.append(("style", "\"\(styles.joined(separator: ","))\"")) }
    found.append(("penwidth", SVGText.number(isDouble ? max(1, tie.width / 2) : tie.width)))
    let (atEnd, atStart) = tie.hasHead
    found.append(("dir", atEnd ? (atStart ? "both" : "forward") : (atStart ? "back" : "none")))
    if atEnd { found.append(("arrowhead", arrow(tie.head))) }
    if atStart { found.append(("arrowtail", arrow(tie.head))) }
    return found
  }

  private static func arrow(_ head: TieHead) -> String {
    switch head {
    case .chevron: "vee"
    case .doubleChevron: "veevee"
    case .triangle: "normal"
    case .openDiamond: "odiamond"
    case .openCircle: "odot"
    case .disc: "dot"
    case .openSquare: "obox"
    }
  }

  private static let changes: [ChangeSign: String] = [
    .added: "[+]", .lost: "[×]", .stronger: "[▲]", .weaker: "[▼]",
  ]

  /// What stands on a tie: Graphviz can draw neither zigzags nor marks, so letters tell them.
  static func sign(of tie: PlannedTie, _ wording: InterfaceWords) -> String? {
    var signs: [String] = tie.kind.line == .zigzag ? ["X"] : []
    for mark in tie.marks {
      switch mark {
      case .bar, .wideBar: signs.append("|")
      case .doubleBar, .wideDoubleBar: signs.append("||")
      case .broken: signs.append("//")
      case .unknownTrust: signs.append("?")
      case .contested: signs.append("(?)")
      case .disc: signs.append("●")
      case .openCircle: signs.append("○")
      case .square: signs.append("■")
      case .triangle: signs.append("▲")
      case .neutral: signs.append("±")
      case .plus: signs.append("+")
      case .doublePlus: signs.append("++")
      case .confidence(let confidence): signs.append(wording.text(confidence.letter))
      case .change(let sign): signs.append(changes[sign] ?? "")
      case .count(let text): signs.append("(\(text))")
      case .issues(let tab): signs.append("[" + tab.cells.map(\.text).joined(separator: " ") + "]")
      }
    }
    return signs.isEmpty ? nil : signs.joined(separator: " ")
  }
}
