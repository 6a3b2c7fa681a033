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

  var head: TieHead {
    kind.head ?? (trust == .strongTrust && !isQuiet ? .doubleChevron : .chevron)
  }

  /// The word for its colour in the drawing's style sheet.
  var styleName: String { isQuiet ? "faint" : trust.styleName }

  /// Whether the tie has a head at its end, and at its start as well.
  var hasHead: (atEnd: Bool, atStart: Bool) {
    isDirected ? (true, false) : (kind.hasHeadsBothWays, kind.hasHeadsBothWays)
  }

  /// The middle of each head on the line of the tie.
  func heads(on line: Curve) -> [Point] {
    guard line.points.count > 1 else { return [] }
    return (hasHead.atEnd ? [line.place(at: line.length - 5).point] : [])
      + (hasHead.atStart ? [line.place(at: 5).point] : [])
  }

  /// The room that the line takes across its direction, head and marks included.
  var breadth: Double {
    switch kind.line {
    case .single: max(width, marks.map(\.breadth).max() ?? 4)
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
  var description: String
  var notes: [String]
  /// In reading order: parties, mediators, sponsors, others; within them as in the map.
  var actors: [PlannedActor]
  /// Grouped by the actor from which they go.
  var ties: [PlannedTie]
  let sides: [PlannedSide]
  let sizeTitle: String?
  let sizeRange: ClosedRange<Double>?
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
      hasUnsized: plans.contains(where: \.hasUnsized),
      unknownKinds: Set(plans.flatMap(\.unknownKinds)).sorted(by: idPrecedes),
      unmarkedConfidence: plans.compactMap(\.unmarkedConfidence).first, fixed: [])
    plan.markTitle = first?.markTitle
    plan.quietTitle = first?.quietTitle
    plan.otherGlyphTitle = first?.otherGlyphTitle
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
