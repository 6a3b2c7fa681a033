// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// What changed from one map to a later one: actors and ties added, lost, and otherwise changed.
///
/// Ties count where they are in force on their own map's date and of the kinds and layers that are
/// asked for. A tie is the same on both maps where its own id and its two ends are; else where
/// ends, kind and direction are, the first of several such ties with the first, and so on.
public struct MapComparison: Hashable, Sendable {
  /// What became of every actor: the newer map's in its order, then the lost ones in theirs.
  public let actors: [ActorChange]
  /// What became of every tie: the newer map's in its order, then the lost ones in theirs.
  public let ties: [TieChange]

  /// Compares two maps.
  ///
  /// - Parameter view: which kinds and layers count and, if it has a date, the date for both maps;
  ///   without one each map's own date decides which of its ties are in force.
  /// - Complexity: O(actors + ties).
  public init(from old: ActorMap, to new: ActorMap, view: ViewOptions = ViewOptions()) {
    let before = Dictionary(
      old.actors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.actors.map(\.id))
    actors =
      new.actors.map { actor in
        let earlier = before[actor.id]
        return ActorChange(
          actor: actor.id, presence: earlier == nil ? .added : .kept,
          altered: earlier.map { ActorChange.altered($0, actor) } ?? [])
      }
      + old.actors.filter { !after.contains($0.id) }
      .map { ActorChange(actor: $0.id, presence: .lost, altered: []) }
    let oldTies = TieSelection(of: old, options: view).indices
    let newTies = TieSelection(of: new, options: view).indices
    let partners = TieMatching(old, oldTies, new, newTies).partners
    let earlier = Dictionary(
      partners.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    ties =
      newTies.map { index in
        TieChange(
          earlier[index].map { ($0, old.relationships[$0]) }, (index, new.relationships[index]))
      }
      + oldTies.filter { partners[$0] == nil }
      .map { TieChange(($0, old.relationships[$0]), nil) }
  }

  /// How many ties went each way.
  public func count(_ course: TieCourse) -> Int { ties.count { $0.course == course } }

  /// How many actors were added, lost or kept.
  public func count(_ presence: Presence) -> Int { actors.count { $0.presence == presence } }
}
