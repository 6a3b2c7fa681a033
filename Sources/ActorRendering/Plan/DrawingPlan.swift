// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// An actor as it is to be drawn, wherever that may be.
struct PlannedActor: Hashable, Sendable {
  let id: String
  /// The actor as the map has it.
  let record: Actor
  let name: String
  let glyph: Glyph
  let radius: Double
  var form: ActorForm
  let hasVeto: Bool
  let isInsider: Bool
  /// Whether it is an insider mediator who belongs to a side.
  let isPartial: Bool
  let isRural: Bool
  let isUrban: Bool
  let modality: Modality?
  let isUs: Bool
  let isShadow: Bool
  /// The rank among the bridge-builder candidates.
  let rank: Int?
  /// The position of its side in the plan.
  let side: Int?
  /// The name in lines; none where there are too many actors to name them all.
  let label: [String]
  let isBold: Bool
  var accessibleName: String
  /// Whether a view draws it pale.
  var isQuiet = false
  /// What became of it since an older map.
  var change: ChangeSign?

  /// Whether the drawing has only the beginning of its name.
  var isShortened: Bool { label.last?.hasSuffix("…") == true && !name.hasSuffix("…") }

  /// Whether it is drawn without the fill of its role.
  var isPale: Bool { isQuiet || change == .lost }

  /// Whether it is a rural community. Other rural actors have the letter alone: their border tells
  /// their role, and parties keep the same weight.
  var hasDashedBorder: Bool { glyph == .community && isRural }
}

/// A tie as it is to be drawn.
struct PlannedTie: Hashable, Sendable {
  let id: String
  /// The tie as the map has it.
  let record: Relationship
  let from: Int
  let to: Int
  let isDirected: Bool
  let trust: TrustClass
  let kind: TieKindStyle
  var width: Double
  let hasStrength: Bool
  let isDotted: Bool
  let confidence: ConfidenceClass
  var marks: [TieMark]
  var accessibleName: String
  /// Whether a view draws it thin and grey; its trust is then not seen.
  var isQuiet = false
  /// What became of it since an older map.
  var change: ChangeSign?
  /// What a view says of it beside that, for example from how many it is merged.
  var remarks: [String] = []

  var head: TieHead {
    kind.head ?? (trust == .strongTrust && !isQuiet ? .doubleChevron : .chevron)
  }

  /// The word for its colour in the drawing's style sheet.
  var styleName: String { isQuiet ? "faint" : trust.styleName }

  /// Whether the tie has a head at its end, and at its start as well.
  var hasHead: (atEnd: Bool, atStart: Bool) {
    isDirected ? (true, false) : (kind.hasHeadsBothWays, kind.hasHeadsBothWays)
  }

  /// The length of line that its heads and marks take, one after the other, with a little of the
  /// line to be seen.
  var row: Double {
    let heads = (hasHead.atEnd ? head.length : 0) + (hasHead.atStart ? head.length : 0)
    return marks.reduce(heads + 14) { $0 + $1.length + 3 }
  }

  /// The middle of each head on the line of the tie.
  func heads(on line: Curve) -> [Point] {
    guard line.points.count > 1 else { return [] }
    return (hasHead.atEnd ? [line.place(at: line.length - 5).point] : [])
      + (hasHead.atStart ? [line.place(at: 5).point] : [])
  }

  /// The line without what a name of its own actors would cover of its heads: they then point to
  /// the name.
  ///
  /// - Parameter labels: where names stand, by actor.
  func line(_ line: Curve, before labels: [Box?]) -> Curve {
    func cover(_ line: Curve, _ name: Box?) -> Double {
      guard let name = name?.grown(by: 1.5),
        name.contains(line.place(at: 5).point) || name.contains(line.place(at: 0.5).point)
      else { return 0 }
      let way = line.leaving(within: name.width + name.height) { name.contains($0) }
      return line.length > 2 * way + 2 * self.head.length + 8 ? way : 0
    }
    let head = hasHead.atStart ? cover(line, labels[from]) : 0
    let tail = hasHead.atEnd ? cover(line.reversed, labels[to]) : 0
    return head + tail > 0 ? line.cut(head: head, tail: tail) : line
  }

  /// The room that the line takes across its direction, marks included.
  var breadth: Double { max(lineBreadth, marks.map(\.breadth).max() ?? 0) }

  /// The room that the line alone takes across its direction.
  var lineBreadth: Double {
    switch kind.line {
    case .single: max(width, 4)
    case .double: width + 4
    case .zigzag: width + 8
    }
  }
}

/// A side as it is to be drawn: a hull around its members.
struct PlannedSide: Hashable, Sendable {
  let id: String
  let name: String
  /// Positions in the plan's actors.
  let members: [Int]
}

/// What is to be drawn and said, before any of it has a place.
struct DrawingPlan: Sendable {
  /// What is said of our own accord.
  let wording: InterfaceWords
  /// The width of ties of strength 0 to 1.
  let tieWidths: ClosedRange<Double>
  let title: String
  var subtitle: [String]
  /// Whether the last paragraph of the subtitle is the map's own description.
  var hasAbout = false
  var description: String
  var notes: [String]
  /// In reading order: parties, mediators, sponsors, others; within them as in the map.
  var actors: [PlannedActor]
  /// Grouped by the actor from which they go.
  var ties: [PlannedTie]
  var sides: [PlannedSide]
  let sizeTitle: String?
  let sizeRange: ClosedRange<Double>?
  /// Whoever has this or less is drawn smallest; `nil` where nobody has so little.
  let sizeLeast: Double?
  /// How much larger than usual everybody is drawn.
  let sizeFactor: Double
  let hasUnsized: Bool
  let unknownKinds: [String]
  /// The class of confidence that has no letter; `nil` where no tie has a confidence.
  let unmarkedConfidence: ConfidenceClass?
  /// Where the map fixes each actor; none where it leaves any of them free.
  var fixed: [Point?]
  /// What of the map is shown, where that is not all of it.
  var viewTitle: String?
  /// What the legend says of actors in brackets, of what is quiet, of shapes for other actors.
  var markTitle: String?
  var quietTitle: String?
  var otherGlyphTitle: String?
  /// What was changed of those that have the sign for other changes.
  var alteredFields: String?

  /// One plan with all that occurs in any of several, for a legend that they share.
  static func together(_ plans: [DrawingPlan]) -> DrawingPlan {
    guard plans.count != 1 else { return plans[0] }
    let first = plans.first
    var plan = DrawingPlan(
      wording: first?.wording ?? .english,
      tieWidths: first?.tieWidths ?? LineStyle.usual.tieWidths, title: first?.title ?? "",
      subtitle: [], description: "",
      notes: [],
      actors: plans.flatMap(\.actors), ties: plans.flatMap(\.ties), sides: first?.sides ?? [],
      sizeTitle: first?.sizeTitle, sizeRange: first?.sizeRange,
      sizeLeast: plans.lazy.compactMap(\.sizeLeast).first,
      sizeFactor: first?.sizeFactor ?? 1,
      hasUnsized: plans.contains(where: \.hasUnsized),
      unknownKinds: Set(plans.flatMap(\.unknownKinds)).sorted(by: idPrecedes),
      unmarkedConfidence: plans.compactMap(\.unmarkedConfidence).first, fixed: [])
    plan.markTitle = first?.markTitle
    plan.quietTitle = first?.quietTitle
    plan.otherGlyphTitle = first?.otherGlyphTitle
    plan.alteredFields = first?.alteredFields
    return plan
  }

  /// Every pair of actors that is tied, lower position first, with the ties between them.
  var bundles: [(pair: [Int], ties: [Int])] {
    var found: [[Int]: [Int]] = [:]
    for (index, tie) in ties.enumerated() {
      found[[min(tie.from, tie.to), max(tie.from, tie.to)], default: []].append(index)
    }
    return found.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { (pair: $0.key, ties: $0.value) }
  }
}
