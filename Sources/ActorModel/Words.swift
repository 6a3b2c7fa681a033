// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A word from an open list: the known ones have names here, unknown ones are kept as written.
public protocol OpenWord: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
where RawValue == String {
  init(rawValue: String)
  /// The words that ActorMap gives a meaning to.
  static var known: [Self] { get }
}

extension OpenWord {
  public init(stringLiteral value: String) { self.init(rawValue: value) }
  /// The word itself.
  public var description: String { rawValue }
}

/// What an actor is.
public struct ActorKind: OpenWord {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let known: [ActorKind] = [
    "person", "organisation", "state", "armed-group", "community", "institution",
    "local-institution",
  ]
}

/// What an actor does in the conflict or in the peace process.
public struct Role: OpenWord {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let party: Role = "party"
  public static let representative: Role = "representative"
  public static let mediator: Role = "mediator"
  public static let sponsor: Role = "sponsor"
  public static let constituency: Role = "constituency"
  public static let decisionMaker: Role = "decision-maker"
  public static let known: [Role] = [
    "party", "representative", "mediator", "sponsor", "constituency", "civil-society", "observer",
    "decision-maker", "local-institution", "secondary",
  ]
}

/// What a relationship is about.
public struct RelationshipKind: OpenWord {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let trust: RelationshipKind = "trust"
  public static let alliance: RelationshipKind = "alliance"
  public static let cooperation: RelationshipKind = "cooperation"
  public static let communication: RelationshipKind = "communication"
  public static let influence: RelationshipKind = "influence"
  public static let sponsorship: RelationshipKind = "sponsorship"
  public static let representation: RelationshipKind = "representation"
  public static let approval: RelationshipKind = "approval"
  public static let conflict: RelationshipKind = "conflict"
  public static let known: [RelationshipKind] = [
    "trust", "alliance", "cooperation", "communication", "influence", "sponsorship",
    "representation", "approval", "conflict", "membership", "family",
  ]
}

/// Whether a relationship works.
public struct RelationshipStatus: OpenWord {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let active: RelationshipStatus = "active"
  public static let intermittent: RelationshipStatus = "intermittent"
  public static let broken: RelationshipStatus = "broken"
  public static let contested: RelationshipStatus = "contested"
  public static let known: [RelationshipStatus] = [
    "active", "intermittent", "broken", "contested",
  ]
}

/// Where an actor stands on a norm.
public struct StancePosition: OpenWord {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let known: [StancePosition] = ["accepts", "rejects", "silent"]
}

/// The diplomatic track on which an actor works: 1, 1.5, 2 or 3.
public enum Track: String, Hashable, Sendable, CaseIterable {
  case one = "1"
  case oneAndAHalf = "1.5"
  case two = "2"
  case three = "3"
}
