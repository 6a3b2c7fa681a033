// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// Two actors whom the map shows as hostile or as friendly to each other.
///
/// **Convention.** A pair is hostile if any of its ties is a conflict or carries trust below 0;
/// else friendly if any carries trust above 0 or is an alliance or a cooperation. Other ties give
/// no sign. Direction does not matter, and a tie from an actor to itself is no pair.
struct SignedPair: Hashable, Sendable {
  /// The lower position of the two in the order of the ids.
  let first: Int
  /// The higher position.
  let second: Int
  /// The ties that speak of hostility, in the order of their ids.
  let hostileTies: [String]
  /// The ties that speak of friendship, in the order of their ids.
  let friendlyTies: [String]

  /// Whether hostility is recorded; it outweighs friendship.
  var isHostile: Bool { !hostileTies.isEmpty }
  /// Whether the map records both.
  var isMixed: Bool { !hostileTies.isEmpty && !friendlyTies.isEmpty }
  /// The ties that decided.
  var ties: [String] { isHostile ? hostileTies : friendlyTies }

  /// The signed pairs of `ties`, in the order of the actors' ids.
  ///
  /// - Complexity: O(m log m).
  static func all(of ties: [Relationship], on ground: MediationGround) -> [SignedPair] {
    var found: [ActorPair: (hostile: [String], friendly: [String])] = [:]
    for tie in ties where tie.isHostile || tie.isFriendly {
      guard let pair = ground.pair(of: tie) else { continue }
      if tie.isHostile { found[pair, default: ([], [])].hostile.append(tie.id ?? "") }
      if tie.isFriendly { found[pair, default: ([], [])].friendly.append(tie.id ?? "") }
    }
    return found.sorted { $0.key < $1.key }.map { pair, ties in
      SignedPair(
        first: pair.first, second: pair.second, hostileTies: ties.hostile,
        friendlyTies: ties.friendly)
    }
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

extension Relationship {
  /// Whether it speaks of hostility: a conflict or trust below 0.
  var isHostile: Bool { kind == .conflict || (trust?.value ?? 0) < 0 }
  /// Whether it speaks of friendship: trust above 0, an alliance or a cooperation.
  var isFriendly: Bool {
    (trust?.value ?? 0) > 0 || kind == .alliance || kind == .cooperation
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
