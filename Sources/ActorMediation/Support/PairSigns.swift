// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// What stands between two actors, whichever of them it comes from.
///
/// **Convention.** A pair is hostile if any of its ties is a conflict or carries trust below 0;
/// else friendly if any carries trust above 0 or is an alliance or a cooperation. Other ties give
/// no sign. Direction does not matter. Hostile wins; a pair with both is told as mixed.
struct PairSign: Hashable, Sendable {
  /// The ties that speak of hostility, in the order in which they were read.
  fileprivate(set) var hostileTies: [String] = []
  /// The ties that speak of friendship, in the order in which they were read.
  fileprivate(set) var friendlyTies: [String] = []
  /// The largest strength of conflict or distrust; `nil` where no number is recorded.
  fileprivate(set) var hostility: Double?
  /// The largest positive trust; `nil` where none is recorded.
  fileprivate(set) var trust: Double?

  /// Whether hostility is recorded; it outweighs friendship.
  var isHostile: Bool { !hostileTies.isEmpty }
  /// Whether friendship is recorded, and no hostility.
  var isFriendly: Bool { !friendlyTies.isEmpty && hostileTies.isEmpty }
  /// Whether the map records both.
  var isMixed: Bool { !hostileTies.isEmpty && !friendlyTies.isEmpty }
  /// The ties that decided.
  var ties: [String] { isHostile ? hostileTies : friendlyTies }
}

/// Every pair of different actors that some tie joins with a sign: the one place that says which
/// pairs are hostile and which friendly.
///
/// - Complexity: O(m log m) for m ties.
struct PairSigns: Sendable {
  /// Two different ids, the lower first.
  struct Key: Hashable, Sendable {
    let first: String
    let second: String
    init(_ a: String, _ b: String) { (first, second) = idPrecedes(a, b) ? (a, b) : (b, a) }
  }

  private(set) var pairs: [Key: PairSign] = [:]
  private var friends: [String: [String]] = [:]
  private var foes: [String: Set<String>] = [:]

  init(_ ties: some Sequence<Relationship>) {
    for tie in ties where tie.from != tie.to && (tie.isHostile || tie.isFriendly) {
      pairs[Key(tie.from, tie.to), default: PairSign()].add(tie)
    }
    for (pair, sign) in pairs {
      for (a, b) in [(pair.first, pair.second), (pair.second, pair.first)] {
        if sign.isHostile { foes[a, default: []].insert(b) } else { friends[a, default: []] += [b] }
      }
    }
    for actor in friends.keys { friends[actor]?.sort(by: idPrecedes) }
  }

  /// What stands between two actors; `nil` where nothing with a sign does.
  subscript(a: String, b: String) -> PairSign? { pairs[Key(a, b)] }

  /// Whether any tie speaks of friendship, be its pair hostile all the same.
  var hasFriendlyTies: Bool { pairs.values.contains { !$0.friendlyTies.isEmpty } }

  /// The actors with whom the actor is friendly, in the order of their ids.
  func friends(of actor: String) -> [String] { friends[actor] ?? [] }

  /// Whether two are hostile to each other.
  func areHostile(_ a: String, _ b: String) -> Bool { foes[a]?.contains(b) ?? false }

  /// Whether some third is friendly to one of the two and hostile to the other.
  func strains(_ a: String, _ b: String) -> Bool {
    friends(of: a).contains { $0 != b && areHostile($0, b) }
      || friends(of: b).contains { $0 != a && areHostile($0, a) }
  }
}

extension PairSign {
  fileprivate mutating func add(_ tie: Relationship) {
    let value = tie.trust?.value ?? 0
    if tie.isHostile { hostileTies.append(tie.id ?? "") }
    if tie.isFriendly { friendlyTies.append(tie.id ?? "") }
    if value > 0 { trust = max(trust ?? 0, value) }
    let recorded = [value < 0 ? -value : nil, tie.kind == .conflict ? tie.strength?.value : nil]
    for number in recorded.compactMap({ $0 }) { hostility = max(hostility ?? 0, number) }
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
