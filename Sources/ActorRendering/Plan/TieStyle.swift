// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// What the colour of a tie says.
enum TrustClass: String, Hashable, Sendable, CaseIterable {
  case strongTrust
  case trust
  case neutral
  case distrust
  case strongDistrust
  case unknown

  init(_ trust: Trust?) {
    switch trust?.value {
    case nil: self = .unknown
    case let value? where value >= 0.6: self = .strongTrust
    case let value? where value >= 0.2: self = .trust
    case let value? where value > -0.2: self = .neutral
    case let value? where value >= -0.6: self = .distrust
    default: self = .strongDistrust
    }
  }

  /// The class in words, for the legend and for names.
  var title: Word {
    switch self {
    case .strongTrust: .colourStrongTrust
    case .trust: .colourTrust
    case .neutral: .colourNeutral
    case .distrust: .colourDistrust
    case .strongDistrust: .colourStrongDistrust
    case .unknown: .colourUnknown
    }
  }

  /// The word for it in the drawing's style sheet.
  var styleName: String {
    switch self {
    case .strongTrust: "strong-trust"
    case .strongDistrust: "strong-distrust"
    default: rawValue
    }
  }

  /// What tells the class where colours are not seen; `nil` where the lack of a mark does.
  var mark: TieMark? {
    switch self {
    case .distrust: .bar
    case .strongDistrust: .doubleBar
    case .neutral: .neutral
    default: nil
    }
  }
}

/// How the line of a tie runs.
enum TieLine: Hashable, Sendable, CaseIterable {
  case single
  case double
  case zigzag
}

/// What stands at an end of a tie.
enum TieHead: Hashable, Sendable, CaseIterable {
  /// Who is trusted, or what else a tie without a mark of its own points to.
  case chevron
  /// The same for strong trust.
  case doubleChevron
  case triangle
  case openDiamond
  case openCircle
  case disc
  case openSquare

  /// How far it reaches back from the end of the line.
  var length: Double {
    switch self {
    case .chevron: 6.4
    case .doubleChevron, .openDiamond: 11
    case .triangle: 8.5
    case .openCircle, .disc, .openSquare: 7.4
    }
  }

  /// How much of the line it takes the place of.
  var share: Double {
    switch self {
    case .chevron, .doubleChevron: 0.5
    case .triangle: 7
    case .openDiamond, .openCircle, .disc, .openSquare: length
    }
  }
}

/// How the kind of a tie is shown, and what it is called.
struct TieKindStyle: Hashable, Sendable {
  var line = TieLine.single
  /// The head of a directed tie; `nil` where trust decides.
  var head: TieHead?
  var mark: TieMark?
  /// Whether a tie that holds both ways has a head at both ends.
  var hasHeadsBothWays = false
  let title: Word

  /// The style of a kind; kinds that ActorMap does not know share one mark.
  init(_ kind: RelationshipKind?) {
    switch kind {
    case nil: title = .kindPlain
    case .trust: (hasHeadsBothWays, title) = (true, .kindTrust)
    case .alliance: (line, title) = (.double, .kindAlliance)
    case .cooperation: (mark, title) = (.disc, .kindCooperation)
    case .communication: (mark, title) = (.openCircle, .kindCommunication)
    case .influence: (head, title) = (.triangle, .kindInfluence)
    case .sponsorship: (head, title) = (.openDiamond, .kindSponsorship)
    case .representation: (head, title) = (.disc, .kindRepresentation)
    case .approval: (head, title) = (.openCircle, .kindApproval)
    case .conflict: (line, title) = (.zigzag, .kindConflict)
    case "membership": (head, title) = (.openSquare, .kindMembership)
    case "family": (mark, title) = (.square, .kindFamily)
    default: (mark, title) = (.triangle, .kindOthers)
    }
    if head != nil { hasHeadsBothWays = true }
  }
}
