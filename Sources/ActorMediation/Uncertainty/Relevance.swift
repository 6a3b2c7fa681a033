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
    let out = principals.map { TrustProducts.best(from: $0, in: whole) }
    let back = candidates.map { TrustProducts.best(from: $0, in: whole, reversed: true) }
    let leaves = nodes { node in out.contains { $0[node] > 0 } }
    let arrives = nodes { node in back.contains { $0[node] > 0 } }
    var result = zip(ties, possible).map { tie, isPossible in
      isPossible
        && ((leaves[tie.from] && arrives[tie.to])
          || (tie.holdsBothWays && leaves[tie.to] && arrives[tie.from]))
    }
    guard canCompare, ties.count * principals.count * candidates.count <= Self.limit else {
      return result
    }
    let certain = graph(of: ties.filter { confidence[$0.position] == nil })
    let sure = principals.map { TrustProducts.best(from: $0, in: certain) }
    for (place, tie) in ties.enumerated() where result[place] {
      guard confidence[tie.position] != nil else { continue }
      result[place] =
        raises(tie.from, tie.to, tie.trust, out, back, sure)
        || (tie.holdsBothWays && raises(tie.to, tie.from, tie.trust, out, back, sure))
    }
    return result
  }

  // MARK: - Steps

  private func nodes(_ test: (Int) -> Bool) -> [Bool] { (0..<nodeCount).map(test) }

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
    _ from: Int, _ to: Int, _ trust: Double, _ out: [[Double]], _ back: [[Double]],
    _ sure: [[Double]]
  ) -> Bool {
    principals.indices.contains { place in
      principals[place] != to
        && candidates.indices.contains { candidate in
          let best = out[place][from] * trust * back[candidate][to]
          let already = sure[place][candidates[candidate]]
          // Far below the tolerance of equal products, so that nothing that counts is lost.
          return candidates[candidate] != from && best > already * (1 + 1e-13)
        }
    }
  }
}
