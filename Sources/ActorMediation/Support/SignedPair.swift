// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// Two actors whom the map shows as hostile or as friendly to each other, by position; `PairSign`
/// says which is which.
struct SignedPair: Hashable, Sendable {
  /// The lower position of the two in the order of the ids.
  let first: Int
  /// The higher position.
  let second: Int
  /// What stands between them, the ties in the order of their ids.
  let sign: PairSign

  var hostileTies: [String] { sign.hostileTies }
  var friendlyTies: [String] { sign.friendlyTies }
  var isHostile: Bool { sign.isHostile }
  var isMixed: Bool { sign.isMixed }
  var ties: [String] { sign.ties }

  /// The signed pairs of `ties`, in the order of the actors' ids.
  ///
  /// - Complexity: O(m log m).
  static func all(of ties: [Relationship], on ground: MediationGround) -> [SignedPair] {
    let index = ground.network.frozen.index(of:)
    return PairSigns(ties).pairs.compactMap { key, sign -> SignedPair? in
      guard let a = index(key.first), let b = index(key.second) else { return nil }
      return SignedPair(first: min(a, b), second: max(a, b), sign: sign)
    }.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}

/// Two different actors by position, the lower first.
struct ActorPair: Hashable, Comparable, Sendable {
  let first: Int
  let second: Int

  init(_ a: Int, _ b: Int) { (first, second) = (min(a, b), max(a, b)) }

  static func < (a: ActorPair, b: ActorPair) -> Bool {
    a.first != b.first ? a.first < b.first : a.second < b.second
  }
}

extension MediationGround {
  /// The two actors of a tie by position; `nil` for a tie from an actor to itself.
  func pair(of tie: Relationship) -> ActorPair? {
    guard let a = network.frozen.index(of: tie.from), let b = network.frozen.index(of: tie.to),
      a != b
    else { return nil }
    return ActorPair(a, b)
  }

  /// The actors of a pair with their names.
  func named(_ pair: ActorPair) -> [Named] {
    [named(map.actors[pair.first].id), named(map.actors[pair.second].id)]
  }

  /// `a and b`, by name.
  func words(_ pair: ActorPair) -> String { enumerated(named(pair).map(\.name)) }
}
