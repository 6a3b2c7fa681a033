// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a colour of a palette is for; the raw values are the ids in style files.
public enum ColourUse: String, Hashable, Sendable, CaseIterable {
  /// The page, halos around text, and the inside of open signs.
  case ground
  case text
  /// Subtitle, notes, names of sides.
  case quiet
  /// The inside of a side's hull.
  case hull
  case hullLine = "hull-line"
  /// The outline of actors and badges.
  case outline
  /// Ring and star of the bridge-builder candidates.
  case candidate
  /// The rank on the star.
  case onCandidate = "on-candidate"

  // Ties by trust.
  case strongTrust = "strong-trust"
  case trust
  case neutral
  case distrust
  case strongDistrust = "strong-distrust"
  case unknown

  // Actors by shape.
  case party
  case representative
  case armedGroup = "armed-group"
  case state
  case mediator
  case sponsor
  case community
  case internationalOrganisation = "international-organisation"
  case other

  // Tabs of issues, in the order of the letters.
  case issue1 = "issue-1"
  case issue2 = "issue-2"
  case issue3 = "issue-3"
  case issue4 = "issue-4"
  case issue5 = "issue-5"
  case issue6 = "issue-6"
  /// All further issues.
  case issueOther = "issue-other"
  /// The letters on tabs.
  case onIssue = "on-issue"

  /// What it colours, for lists.
  public var title: String {
    switch self {
    case .ground: "the page, halos around text, the inside of open signs"
    case .text: "names, title and legend"
    case .quiet: "subtitle, notes and the names of sides"
    case .hull: "the inside of a side's hull"
    case .hullLine: "the line around a side"
    case .outline: "the outline of actors and badges"
    case .candidate: "ring and star of bridge-builder candidates"
    case .onCandidate: "the rank on a star"
    case .strongTrust, .trust, .neutral, .distrust, .strongDistrust, .unknown:
      "ties: " + (trust?.title.english ?? rawValue)
    case .party, .representative, .armedGroup, .state, .mediator, .sponsor, .community,
      .internationalOrganisation, .other:
      "actors: " + (glyph?.title.english ?? rawValue)
    case .issue1, .issue2, .issue3, .issue4, .issue5, .issue6: "the tab of an issue"
    case .issueOther: "the tabs of all further issues"
    case .onIssue: "the letters of issues on their tabs"
    }
  }

  var trust: TrustClass? { TrustClass.allCases.first { $0.styleName == rawValue } }
  var isIssue: Bool { rawValue.hasPrefix("issue-") }
  var glyph: Glyph? { Glyph.allCases.first { $0.styleName == rawValue } }
}
