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

/// One change to a map: an actor or a tie is added, changed or removed, a side gets other members,
/// or a sponsor withdraws.
///
/// Changes do not touch the map that they are asked of: `ActorMap.applying(_:)` gives a new one.
public enum MapChange: Hashable, Sendable {
  /// A new actor.
  case addActor(Actor)
  /// The actor with this id takes the named fields, and the attributes with these names, from
  /// `Actor`; what is absent there is cleared.
  case setActor(String, [ActorField], attributes: [String] = [], from: Actor)
  /// The actor with this id goes, and with it its ties, stances, fixed place and the pairs in which
  /// it will not sit.
  case removeActor(String)
  /// A new tie.
  case addTie(Relationship)
  /// The named tie takes the named fields, and the attributes with these names, from
  /// `Relationship`; what is absent there is cleared.
  case setTie(TieName, [RelationshipField], attributes: [String] = [], from: Relationship)
  /// The named tie goes.
  case removeTie(TieName)
  /// The side with this id has these actors and no others, and this name; `nil` leaves either as it
  /// is. Actors who were of another side leave it.
  case setSide(String, name: String? = nil, members: [String]? = nil)
  /// The actor with this id gives no support any more: its sponsorship ties go, the actor stays.
  case withdraw(sponsor: String)
}

/// A field that a change may set, by its name in files.
protocol MapField: RawRepresentable<String>, CaseIterable {
  associatedtype Subject
  /// Copies the field from one to another.
  var copying: (Subject, inout Subject) -> Void { get }
}

/// Copies what stands at `path`.
private func copying<Subject, Value>(
  _ path: WritableKeyPath<Subject, Value>
) -> (Subject, inout Subject) -> Void {
  { $1[keyPath: path] = $0[keyPath: path] }
}

/// The fields of an actor that a change may set, by their names in files.
public enum ActorField: String, Hashable, Sendable, CaseIterable, MapField {
  case name, kind, role, side, track, insider, veto, us, shadow, mandate, locality
  case populationShare, visibility, power, sources, note

  var copying: (Actor, inout Actor) -> Void {
    switch self {
    case .name: ActorModel.copying(\.name)
    case .kind: ActorModel.copying(\.kind)
    case .role: ActorModel.copying(\.roles)
    case .side: ActorModel.copying(\.side)
    case .track: ActorModel.copying(\.track)
    case .insider: ActorModel.copying(\.insider)
    case .veto: ActorModel.copying(\.veto)
    case .us: ActorModel.copying(\.us)
    case .shadow: ActorModel.copying(\.shadow)
    case .mandate: ActorModel.copying(\.mandate)
    case .locality: ActorModel.copying(\.locality)
    case .populationShare: ActorModel.copying(\.populationShare)
    case .visibility: ActorModel.copying(\.visibility)
    case .power: ActorModel.copying(\.power)
    case .sources: ActorModel.copying(\.sources)
    case .note: ActorModel.copying(\.note)
    }
  }
}

/// The fields of a tie that a change may set, by their names in files.
public enum RelationshipField: String, Hashable, Sendable, CaseIterable, MapField {
  case kind, trust, strength, confidence, directed, status, layers, start, end, sources, note
  case from, to

  var copying: (Relationship, inout Relationship) -> Void {
    switch self {
    case .kind: ActorModel.copying(\.kind)
    case .trust: ActorModel.copying(\.trust)
    case .strength: ActorModel.copying(\.strength)
    case .confidence: ActorModel.copying(\.confidence)
    case .directed: ActorModel.copying(\.directed)
    case .status: ActorModel.copying(\.status)
    case .layers: ActorModel.copying(\.layers)
    case .start: ActorModel.copying(\.start)
    case .end: ActorModel.copying(\.end)
    case .sources: ActorModel.copying(\.sources)
    case .note: ActorModel.copying(\.note)
    case .from: ActorModel.copying(\.from)
    case .to: ActorModel.copying(\.to)
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
  /// Something before and after; one of the two is absent where it was added or removed.
  public struct Effect<Subject: Hashable & Sendable>: Hashable, Sendable {
    /// Its id; of a tie its own, or the one that was made for it on the original map.
    public let id: String
    /// As it was.
    public let before: Subject?
    /// As it is now.
    public let after: Subject?
  }

  /// An actor before and after.
  public typealias ActorEffect = Effect<Actor>
  /// A tie before and after.
  public typealias TieEffect = Effect<Relationship>
  /// A side before and after.
  public typealias SideEffect = Effect<Side>

  /// The actors that were added, changed or removed, in the order of the map; several only where a
  /// side got other members.
  public internal(set) var actors: [ActorEffect] = []
  /// The ties that were added, changed or removed, in the order of the map.
  public internal(set) var ties: [TieEffect] = []
  /// The side that was changed, or whose members were.
  public internal(set) var sides: [SideEffect] = []
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
