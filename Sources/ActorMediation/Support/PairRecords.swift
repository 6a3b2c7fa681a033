// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel

/// What stands between two actors, whichever of them it comes from.
struct PairSign: Hashable, Sendable {
  /// Whether there is a conflict tie or negative trust.
  fileprivate(set) var isHostile = false
  /// The largest strength of conflict or distrust; `nil` where no number is recorded.
  fileprivate(set) var hostility: Double?
  /// Whether there is positive trust, alliance or cooperation.
  fileprivate(set) var hasGoodwill = false
  /// The largest positive trust; `nil` where none is recorded.
  fileprivate(set) var trust: Double?
  /// Hostile wins: positive is a pair that is not.
  var isPositive: Bool { hasGoodwill && !isHostile }
}

/// Every pair of actors that some tie of the view joins with a sign.
///
/// - Complexity: O(relationships).
struct PairRecords {
  private struct Key: Hashable {
    let first: String
    let second: String
    init(_ a: String, _ b: String) { (first, second) = idPrecedes(a, b) ? (a, b) : (b, a) }
  }

  private var pairs: [Key: PairSign] = [:]
  private var neighbors: [String: Set<String>] = [:]

  init(_ map: ActorMap, options: ViewOptions) {
    for index in TieSelection(of: map, options: options).indices {
      let tie = map.relationships[index]
      guard tie.from != tie.to else { continue }
      var pair = self[tie.from, tie.to] ?? PairSign()
      let trust = tie.trust?.value ?? 0
      if trust < 0 { pair.add(hostility: -trust) }
      if tie.kind == .conflict { pair.add(hostility: tie.strength?.value) }
      if trust > 0 { pair.trust = max(pair.trust ?? 0, trust) }
      if tie.isFriendly { pair.hasGoodwill = true }
      guard pair.isHostile || pair.hasGoodwill else { continue }
      pairs[Key(tie.from, tie.to)] = pair
      neighbors[tie.from, default: []].insert(tie.to)
      neighbors[tie.to, default: []].insert(tie.from)
    }
  }

  /// What stands between two actors.
  subscript(a: String, b: String) -> PairSign? { pairs[Key(a, b)] }

  /// The actors with whom the pair is positive, in the order of their ids.
  func positiveNeighbors(of actor: String) -> [String] {
    (neighbors[actor] ?? []).filter { self[$0, actor]?.isPositive ?? false }
      .sorted(by: idPrecedes)
  }
}

extension PairSign {
  fileprivate mutating func add(hostility: Double?) {
    isHostile = true
    if let hostility { self.hostility = max(self.hostility ?? 0, hostility) }
  }
}
