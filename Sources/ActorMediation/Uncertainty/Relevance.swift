// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import GraphCore

/// Which ties of a trust view can move the acceptability of some candidate.
struct Relevance {
  struct Tie {
    let position: Int
    let from: Int
    let to: Int
    let trust: Double
    let holdsBothWays: Bool
  }

  /// Comparing chains costs a step for each tie, principal and candidate; beyond this many steps
  /// only reach decides.
  private static let limit = 1 << 24

  let nodeCount: Int
  let principals: [Int]
  let candidates: [Int]
  /// The most ties of a chain; `nil` means any number.
  let hops: Int?
  let lottery: TieLottery
  /// Whether more ties can only raise a product, and trust is as recorded.
  let canCompare: Bool

  /// Whether each tie can matter; a tie of confidence 0 does not.
  func matters(_ ties: [Tie]) -> [Bool] {
    let confidence = Dictionary(
      lottery.tickets.map { ($0.position, $0.confidence) }, uniquingKeysWith: { a, _ in a })
    let possible = ties.map { (confidence[$0.position] ?? 1) > 0 }
    let whole = graph(of: zip(ties, possible).filter(\.1).map(\.0))
    let leaves = steps(from: principals, in: whole, reversed: false)
    let arrives = steps(from: candidates, in: whole, reversed: true)
    func joins(_ from: Int, _ to: Int) -> Bool {
      guard let before = leaves[from], let after = arrives[to] else { return false }
      return hops.map { before + 1 + after <= $0 } ?? true
    }
    let connects = zip(ties, possible).map { tie, isPossible in
      isPossible && (joins(tie.from, tie.to) || (tie.holdsBothWays && joins(tie.to, tie.from)))
    }
    let size = max(ties.count * principals.count, nodeCount) * candidates.count * layers
    guard canCompare, size <= Self.limit else { return connects }
    let certain = graph(of: ties.filter { confidence[$0.position] == nil })
    let comparison = Comparison(
      out: principals.map { products(from: $0, in: whole) },
      back: candidates.map { products(from: $0, in: whole, reversed: true) },
      sure: principals.map { products(from: $0, in: certain).last ?? [] })
    return zip(ties, connects).map { tie, connects in
      guard connects, confidence[tie.position] != nil else { return connects }
      return raises(tie.from, tie.to, tie.trust, comparison)
        || (tie.holdsBothWays && raises(tie.to, tie.from, tie.trust, comparison))
    }
  }

  /// The best products from the principals and to the candidates, and from the principals over
  /// certain ties alone; the first two over at most 0, 1, 2, … ties where chains have a limit.
  private struct Comparison {
    let out: [[[Double]]]
    let back: [[[Double]]]
    let sure: [[Double]]
  }

  /// In how many ways a chain of the most ties may be cut into what comes before a tie and after
  /// it.
  private var layers: Int { hops.map { min($0, nodeCount) } ?? 1 }

  // MARK: - Steps

  /// By node the fewest steps from one of `sources`, or reversed to one of them; `nil` where no
  /// path leads.
  private func steps(from sources: [Int], in graph: FrozenGraph, reversed: Bool) -> [Int?] {
    var steps = [Int?](repeating: nil, count: nodeCount)
    for source in sources { steps[source] = 0 }
    var queue = sources
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for arc in reversed ? graph.inRow(node) : graph.outRow(node) {
        let next = Int(reversed ? graph.reverseSources[arc] : graph.targets[arc])
        guard steps[next] == nil else { continue }
        steps[next] = steps[node].map { $0 + 1 }
        queue.append(next)
      }
    }
    return steps
  }

  /// The best products from `source`, or reversed to it: one list of any number of ties or, where
  /// chains have a limit, one of at most 0, 1, 2, … ties up to it.
  private func products(
    from source: Int, in graph: FrozenGraph, reversed: Bool = false
  ) -> [[Double]] {
    guard hops != nil else {
      return [TrustProducts.best(from: source, in: graph, reversed: reversed)]
    }
    let reach = LimitedReach(from: source, in: graph, limit: layers, isReversed: reversed)
    return (0..<(layers + 1)).map { reach.products(over: $0) }
  }

  private func graph(of ties: [Tie]) -> FrozenGraph {
    var arcs = ArcList()
    for tie in ties {
      let (from, to, origin) = (UInt32(tie.from), UInt32(tie.to), UInt32(tie.position))
      arcs.append(from: from, to: to, value: tie.trust, origin: origin)
      if tie.holdsBothWays { arcs.append(from: to, to: from, value: tie.trust, origin: origin) }
    }
    return FrozenGraph.freezing(arcs, nodeCount: nodeCount, undirected: false).graph
  }

  /// Whether the best chain over the arc is ever better than the best one of certain ties.
  private func raises(
    _ from: Int, _ to: Int, _ trust: Double, _ comparison: Comparison
  ) -> Bool {
    principals.indices.contains { place in
      principals[place] != to
        && candidates.indices.contains { candidate in
          let best = self.best(from, to, comparison.out[place], comparison.back[candidate]) * trust
          let already = comparison.sure[place][candidates[candidate]]
          // Far below the tolerance of equal products, so that nothing that counts is lost.
          return candidates[candidate] != from && best > already * (1 + 1e-13)
        }
    }
  }

  /// The best product of what leads up to an arc and what leads on from it, of which the ties
  /// together are one fewer than a chain may have.
  private func best(_ from: Int, _ to: Int, _ out: [[Double]], _ back: [[Double]]) -> Double {
    var best = 0.0
    for ties in 0..<layers { best = max(best, out[ties][from] * back[layers - 1 - ties][to]) }
    return best
  }
}
