// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// A channel: a chain of trust from each of two ends to one actor, which share only that actor.
struct MediatedChannel {
  /// From a principal of the first end to the actor.
  let first: [Int]
  /// From a principal of the second end to the actor.
  let second: [Int]
  /// The smaller of the two products of trusts.
  let trust: Double
  /// Π (1 − visibility) over everyone between the ends.
  let quiet: Double

  /// 1 − Π (1 − visibility).
  var exposure: Double { 1 - quiet }
  /// From end to end, the actor once.
  var actors: [Int] { first + second.reversed().dropFirst() }

  /// Whether it is as trusted and as quiet, give or take the tolerance.
  func isAsGood(as other: MediatedChannel) -> Bool {
    TrustProducts.isAsGood(trust, as: other.trust)
      && TrustProducts.isAsGood(quiet, as: other.quiet)
  }
}

/// The channels over one actor of which no other is at least as trusted and as quiet.
///
/// Each end's chains are found on their own: labels of trust and quietness run from the actor
/// against the ties, and at each node only those stay that no other beats (Hansen 1980) and that,
/// with the best that is still possible on both chains, may become a channel which none of those
/// that are known beats. Where the two chains of a best pair share somebody, the search branches:
/// one of the ends has to do without that actor. A branch whose best pairs are all beaten ends.
/// The result is exact unless `isComplete` says otherwise.
///
/// - Complexity: labels · log labels for each branch; both are limited.
struct QuietChannels {
  private let graph: FrozenGraph
  /// By position 1 − visibility; `nil` where the actor may not be on a channel.
  private let quiet: [Double?]
  private let isPrincipal: [Bool]
  private let ends: [QuietEnd]
  private var branchesLeft = 2_000
  /// Whether the search ended before its limit.
  private(set) var isComplete = true

  init(_ graph: FrozenGraph, quiet: [Double?], between ends: [[Int]]) {
    self.graph = graph
    var isPrincipal = [Bool](repeating: false, count: graph.nodeCount)
    for actor in ends.flatMap({ $0 }) { isPrincipal[actor] = true }
    let open = quiet.indices.map { isPrincipal[$0] ? nil : quiet[$0] }
    self.quiet = quiet
    self.isPrincipal = isPrincipal
    self.ends = ends.map { QuietEnd($0, in: graph, quiet: open) }
  }

  /// The front over the actor at `center`, the most trusted first.
  mutating func front(over center: Int) -> [MediatedChannel] {
    guard quiet[center] != nil, !isPrincipal[center], ends.allSatisfy({ $0.trust[center] > 0 })
    else { return [] }
    branchesLeft = 2_000
    var front: [MediatedChannel] = []
    let open = [Bool](repeating: false, count: graph.nodeCount)
    search(center, without: [open, open], [nil, nil], &front)
    return front.sorted { a, b in a.trust != b.trust ? a.trust > b.trust : a.quiet > b.quiet }
  }

  // MARK: - Branching

  /// - Parameter known: the chains of an end whose closed actors are those of the branch before.
  private mutating func search(
    _ center: Int, without closed: [[Bool]], _ known: [[QuietChain]?],
    _ front: inout [MediatedChannel]
  ) {
    guard branchesLeft > 0 else {
      isComplete = false
      return
    }
    branchesLeft -= 1
    let chains = [0, 1].map { end -> [QuietChain] in
      if let chains = known[end] { return chains }
      let bound = QuietBound(
        front: front, other: ends[1 - end], center: center, quiet: quiet[center] ?? 0)
      let (found, isCut) = ends[end].chains(
        to: center, in: graph, without: closed[end], bound: bound)
      if isCut { isComplete = false }
      return found
    }
    var overlap: (channel: MediatedChannel, node: Int)?
    for channel in combined(chains, over: center, front) {
      guard !front.contains(where: { $0.isAsGood(as: channel) }) else { continue }
      if let node = shared(channel) {
        if overlap == nil { overlap = (channel, node) }
      } else {
        front.removeAll { channel.isAsGood(as: $0) }
        front.append(channel)
      }
    }
    guard let overlap, !front.contains(where: { $0.isAsGood(as: overlap.channel) })
    else { return }
    for end in [0, 1] {
      var closed = closed
      closed[end][overlap.node] = true
      search(center, without: closed, end == 0 ? [nil, chains[1]] : [chains[0], nil], &front)
    }
  }

  /// Every pair of chains that no other pair and no channel of the front beats, the most trusted
  /// first.
  private func combined(
    _ chains: [[QuietChain]], over center: Int, _ front: [MediatedChannel]
  ) -> [MediatedChannel] {
    let own = quiet[center] ?? 0
    var pairs: [(first: Int, second: Int, trust: Double, quiet: Double)] = []
    for (i, first) in chains[0].enumerated() {
      for (j, second) in chains[1].enumerated() {
        let trust = min(first.trust, second.trust)
        let quiet = first.quiet * second.quiet * own
        let isBeaten = front.contains {
          TrustProducts.isAsGood($0.trust, as: trust) && TrustProducts.isAsGood($0.quiet, as: quiet)
        }
        if !isBeaten { pairs.append((i, j, trust, quiet)) }
      }
    }
    func channel(_ pair: (first: Int, second: Int, trust: Double, quiet: Double)) -> MediatedChannel
    {
      MediatedChannel(
        first: chains[0][pair.first].actors, second: chains[1][pair.second].actors,
        trust: pair.trust, quiet: pair.quiet)
    }
    pairs.sort { a, b in
      if a.trust != b.trust { return a.trust > b.trust }
      return a.quiet != b.quiet
        ? a.quiet > b.quiet : channel(a).actors.lexicographicallyPrecedes(channel(b).actors)
    }
    var kept: [MediatedChannel] = []
    for pair in pairs {
      let next = channel(pair)
      if !kept.contains(where: { $0.isAsGood(as: next) }) { kept.append(next) }
    }
    return kept
  }

  /// The first actor of the first chain, the center apart, who is on the second too.
  private func shared(_ channel: MediatedChannel) -> Int? {
    let others = channel.second.dropLast()
    return channel.first.dropLast().first(where: others.contains)
  }
}
