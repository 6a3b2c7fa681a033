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
  let lottery: TieLottery
  /// Whether more ties can only raise a product, and trust is as recorded.
  let canCompare: Bool

  /// Whether each tie can matter; a tie of confidence 0 does not.
  func matters(_ ties: [Tie]) -> [Bool] {
    let confidence = Dictionary(
      lottery.tickets.map { ($0.position, $0.confidence) }, uniquingKeysWith: { a, _ in a })
    let possible = ties.map { (confidence[$0.position] ?? 1) > 0 }
    let whole = graph(of: zip(ties, possible).filter(\.1).map(\.0))
    let leaves = reached(from: principals, in: whole, reversed: false)
    let arrives = reached(from: candidates, in: whole, reversed: true)
    let connects = zip(ties, possible).map { tie, isPossible in
      isPossible
        && ((leaves[tie.from] && arrives[tie.to])
          || (tie.holdsBothWays && leaves[tie.to] && arrives[tie.from]))
    }
    let size = max(ties.count * principals.count, nodeCount) * candidates.count
    guard canCompare, size <= Self.limit else { return connects }
    let certain = graph(of: ties.filter { confidence[$0.position] == nil })
    let comparison = Comparison(
      out: principals.map { TrustProducts.best(from: $0, in: whole) },
      back: candidates.map { TrustProducts.best(from: $0, in: whole, reversed: true) },
      sure: principals.map { TrustProducts.best(from: $0, in: certain) })
    return zip(ties, connects).map { tie, connects in
      guard connects, confidence[tie.position] != nil else { return connects }
      return raises(tie.from, tie.to, tie.trust, comparison)
        || (tie.holdsBothWays && raises(tie.to, tie.from, tie.trust, comparison))
    }
  }

  /// The best products from the principals and to the candidates, and from the principals over
  /// certain ties alone.
  private struct Comparison {
    let out: [[Double]]
    let back: [[Double]]
    let sure: [[Double]]
  }

  // MARK: - Steps

  /// The nodes to which a path leads from one of `sources`, or reversed from which one leads there.
  private func reached(from sources: [Int], in graph: FrozenGraph, reversed: Bool) -> [Bool] {
    var found = [Bool](repeating: false, count: nodeCount)
    for source in sources where !found[source] {
      let steps = Hops.distances(
        from: source, in: graph, reversed: reversed, isOpen: { !found[$0] })
      for node in steps.indices where steps[node] >= 0 { found[node] = true }
    }
    return found
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
          let best =
            comparison.out[place][from] * trust * comparison.back[candidate][to]
          let already = comparison.sure[place][candidates[candidate]]
          // Far below the tolerance of equal products, so that nothing that counts is lost.
          return candidates[candidate] != from && best > already * (1 + 1e-13)
        }
    }
  }
}
