// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How a change names a tie of the map.
public enum TieName: Hashable, Sendable {
  /// By its id, as `ActorMap.relationshipIDs` has it.
  case id(String)
  /// By its ends; a tie that holds both ways has `directed` false, and its ends any order. The
  /// kind is needed only where several ties have these ends.
  case ends(from: String, to: String, directed: Bool, kind: RelationshipKind?)
}

/// One change to a map: an actor or a tie is added, changed or removed, or a sponsor withdraws.
///
/// Changes do not touch the map that they are asked of: `ActorMap.applying(_:)` gives a new one.
public enum MapChange: Hashable, Sendable {
  /// A new actor.
  case addActor(Actor)
  /// The actor with this id takes the named fields from `Actor`; what is absent there is cleared.
  case setActor(String, [ActorField], from: Actor)
  /// The actor with this id goes, and with it its ties, stances, fixed place and the pairs in which
  /// it will not sit.
  case removeActor(String)
  /// A new tie.
  case addTie(Relationship)
  /// The named tie takes the named fields from `Relationship`; what is absent there is cleared.
  case setTie(TieName, [RelationshipField], from: Relationship)
  /// The named tie goes.
  case removeTie(TieName)
  /// The actor with this id gives no support any more: its sponsorship ties go, the actor stays.
  case withdraw(sponsor: String)
}

/// The fields of an actor that a change may set, by their names in files.
public enum ActorField: String, Hashable, Sendable, CaseIterable {
  case name, kind, role, side, track, insider, veto, us, shadow, mandate, locality
  case populationShare, visibility, power, sources, note

  /// Copies the field.
  func copy(from other: Actor, to actor: inout Actor) {
    switch self {
    case .name: actor.name = other.name
    case .kind: actor.kind = other.kind
    case .role: actor.roles = other.roles
    case .side: actor.side = other.side
    case .track: actor.track = other.track
    case .insider: actor.insider = other.insider
    case .veto: actor.veto = other.veto
    case .us: actor.us = other.us
    case .shadow: actor.shadow = other.shadow
    case .mandate: actor.mandate = other.mandate
    case .locality: actor.locality = other.locality
    case .populationShare: actor.populationShare = other.populationShare
    case .visibility: actor.visibility = other.visibility
    case .power: actor.power = other.power
    case .sources: actor.sources = other.sources
    case .note: actor.note = other.note
    }
  }
}

/// The fields of a tie that a change may set, by their names in files. The ends are not among
/// them: a tie between others is another tie.
public enum RelationshipField: String, Hashable, Sendable, CaseIterable {
  case kind, trust, strength, confidence, directed, status, layers, start, end, sources, note

  /// Copies the field.
  func copy(from other: Relationship, to tie: inout Relationship) {
    switch self {
    case .kind: tie.kind = other.kind
    case .trust: tie.trust = other.trust
    case .strength: tie.strength = other.strength
    case .confidence: tie.confidence = other.confidence
    case .directed: tie.directed = other.directed
    case .status: tie.status = other.status
    case .layers: tie.layers = other.layers
    case .start: tie.start = other.start
    case .end: tie.end = other.end
    case .sources: tie.sources = other.sources
    case .note: tie.note = other.note
    }
  }
}

/// Why a change cannot be made, and which one.
public struct MapChangeProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// What of the change is wrong.
  public enum Part: Hashable, Sendable {
    /// The actor or the tie that it names.
    case name
    /// A field, by its name in files.
    case field(String)
  }

  /// The position of the change in the list, from 0.
  public let change: Int
  /// What of it is wrong.
  public let part: Part
  /// What stands there, to follow the word "found".
  public let found: String
  /// What should stand there, to follow the word "expected".
  public let expected: String
  /// How to mend it, to follow the words "to mend it".
  public let remedy: String

  /// The sentence that a user reads.
  public var description: String {
    "change \(change + 1): found \(found), expected \(expected); to mend it, \(remedy)"
  }
}

/// What one change did.
public struct MapChangeEffect: Hashable, Sendable {
  /// An actor before and after; one of the two is absent where it was added or removed.
  public struct ActorEffect: Hashable, Sendable {
    /// The actor as it was.
    public let before: Actor?
    /// The actor as it is now.
    public let after: Actor?
  }

  /// A tie before and after; one of the two is absent where it was added or removed.
  public struct TieEffect: Hashable, Sendable {
    /// The tie's id: its own, or the one that was made for it on the original map.
    public let id: String
    /// The tie as it was.
    public let before: Relationship?
    /// The tie as it is now.
    public let after: Relationship?
  }

  /// The actor that was added, changed or removed; at most one.
  public internal(set) var actors: [ActorEffect] = []
  /// The ties that were added, changed or removed, in the order of the map.
  public internal(set) var ties: [TieEffect] = []
  /// What is doubtful in the map since this change.
  public internal(set) var warnings: [ModelProblem] = []
}

/// A map after changes, with what each of them did.
public struct ChangedMap: Hashable, Sendable {
  /// The map as it was.
  public let original: ActorMap
  /// The map with the changes.
  public let map: ActorMap
  /// One for each change.
  public let effects: [MapChangeEffect]
  /// For every relationship of `map` the id by which the effects know it.
  public let tieIDs: [String]
}
