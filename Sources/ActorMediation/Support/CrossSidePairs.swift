// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Who belongs to which end, and which pairs of actors join two of them.
///
/// An end that is a side has all its members, not only those who speak for it; an end that is an
/// actor has that actor.
struct EndMembers: Sendable {
  /// By position the place of the actor's end among the ends; `nil` for an actor of none.
  private(set) var end: [Int?]
  /// The number of pairs of actors of two different ends.
  private(set) var crossPairCount = 0

  init(of ground: MediationGround) {
    end = [Int?](repeating: nil, count: ground.map.actors.count)
    for (place, conflictEnd) in ground.ends.enumerated() {
      let speakers = Set(conflictEnd.principals)
      let isSide = ground.map.actors.contains {
        speakers.contains($0.id) && $0.side == conflictEnd.id
      }
      for (position, actor) in ground.map.actors.enumerated()
      where speakers.contains(actor.id) || (isSide && actor.side == conflictEnd.id) {
        end[position] = place
      }
    }
    let sizes = ground.ends.indices.map { place in end.count { $0 == place } }
    crossPairCount = pairs(sizes).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Whether the two actors belong to two different ends.
  func isAcross(_ pair: ActorPair) -> Bool {
    guard let a = end[pair.first], let b = end[pair.second] else { return false }
    return a != b
  }

  /// Whether the two actors belong to the same end.
  func isWithin(_ pair: ActorPair) -> Bool {
    guard let a = end[pair.first], let b = end[pair.second] else { return false }
    return a == b
  }
}
