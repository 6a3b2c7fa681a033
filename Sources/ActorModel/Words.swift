// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A word from an open list: the known ones have names here, unknown ones are kept as written.
public protocol OpenWord: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
where RawValue == String {
  /// Takes the word as written; every word is legal.
  init(rawValue: String)
  /// The words that ActorMap gives a meaning to.
  static var known: [Self] { get }
}

extension OpenWord {
  /// Takes a word written in the source code.
  public init(stringLiteral value: String) { self.init(rawValue: value) }
  /// The word itself.
  public var description: String { rawValue }
}

/// What an actor is.
public struct ActorKind: OpenWord {
  /// The word as written in the file.
  public let rawValue: String
  /// Takes the word as written; an unknown kind is kept.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// The kinds that drawings and templates offer.
  public static let known: [ActorKind] = [
    "person", "organisation", "state", "armed-group", "community", "institution",
    "local-institution",
  ]
}

/// What an actor does in the conflict or in the peace process.
public struct Role: OpenWord {
  /// The word as written in the file.
  public let rawValue: String
  /// Takes the word as written; an unknown role is kept.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// A conflict party itself: a principal of its side.
  public static let party: Role = "party"
  /// Someone who speaks for a party, or stands near it.
  public static let representative: Role = "representative"
  /// Someone who goes between the sides: a possible bridge-builder.
  public static let mediator: Role = "mediator"
  /// Someone who backs a mediator with money, cover or pressure.
  public static let sponsor: Role = "sponsor"
  /// Those whom a party has to answer to, and who live with the outcome.
  public static let constituency: Role = "constituency"
  /// Someone whose yes an agreement needs.
  public static let decisionMaker: Role = "decision-maker"
  /// The roles that have a shape in drawings or a part in an analysis.
  public static let known: [Role] = [
    "party", "representative", "mediator", "sponsor", "constituency", "civil-society", "observer",
    "decision-maker", "local-institution", "secondary",
  ]
}

/// What a relationship is about.
public struct RelationshipKind: OpenWord {
  /// The word as written in the file.
  public let rawValue: String
  /// Takes the word as written; an unknown kind is kept.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// Trust or distrust; goes from who trusts.
  public static let trust: RelationshipKind = "trust"
  /// Standing together; reads as + in the signed view.
  public static let alliance: RelationshipKind = "alliance"
  /// Working together; reads as + in the signed view.
  public static let cooperation: RelationshipKind = "cooperation"
  /// Talking to each other, whatever they think of each other.
  public static let communication: RelationshipKind = "communication"
  /// Being able to move someone; goes from who has the influence.
  public static let influence: RelationshipKind = "influence"
  /// Backing; goes from the sponsor, its strength is the support given.
  public static let sponsorship: RelationshipKind = "sponsorship"
  /// Mandate; goes from who represents to who is represented.
  public static let representation: RelationshipKind = "representation"
  /// Needing consent; goes from who must ask to who may refuse.
  public static let approval: RelationshipKind = "approval"
  /// Open hostility; no channel in the hops view, − in the signed view.
  public static let conflict: RelationshipKind = "conflict"
  /// The kinds that have a mark in drawings or a part in an analysis.
  public static let known: [RelationshipKind] = [
    "trust", "alliance", "cooperation", "communication", "influence", "sponsorship",
    "representation", "approval", "conflict", "membership", "family",
  ]
}

/// Whether a relationship works.
public struct RelationshipStatus: OpenWord {
  /// The word as written in the file.
  public let rawValue: String
  /// Takes the word as written; an unknown status is kept.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// It works.
  public static let active: RelationshipStatus = "active"
  /// It works now and then.
  public static let intermittent: RelationshipStatus = "intermittent"
  /// It has stopped working; views still read it, for a date ends a tie, not a status.
  public static let broken: RelationshipStatus = "broken"
  /// Those concerned disagree about it.
  public static let contested: RelationshipStatus = "contested"
  /// The states that drawings tell apart.
  public static let known: [RelationshipStatus] = [
    "active", "intermittent", "broken", "contested",
  ]
}

/// Where an actor stands on a norm.
public struct StancePosition: OpenWord {
  /// The word as written in the file.
  public let rawValue: String
  /// Takes the word as written; an unknown position is kept.
  public init(rawValue: String) { self.rawValue = rawValue }
  /// The positions that comparisons of norms understand.
  public static let known: [StancePosition] = ["accepts", "rejects", "silent"]
}

/// The diplomatic track on which an actor works: 1, 1.5, 2 or 3.
public enum Track: String, Hashable, Sendable, CaseIterable {
  /// Official talks between leaders.
  case one = "1"
  /// Officials in talks that are not official.
  case oneAndAHalf = "1.5"
  /// Unofficial talks between people of influence.
  case two = "2"
  /// Work between communities.
  case three = "3"
}
