// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import GraphCore

/// The best chains of trust between the parties of two ends, with who stands on them how often.
///
/// Ties are read both ways, by the larger trust where both directions are recorded: a channel is
/// used in both directions. Best is the largest product, then the fewest ties; of equal chains
/// each counts the same.
struct CrossSidePaths {
  /// What two parties have in common.
  struct Joint {
    let a: Int
    let b: Int
    /// How many best chains there are.
    let count: Double
    /// The product of trusts.
    let trust: Double
    /// By position the share of the best chains that pass the actor; those who speak for an end
    /// hold nothing.
    let passing: [Int: Double]
    /// The share of the best chains that pass at least one of the marked actors.
    let marked: Double
    /// One of the best chains, that of the lowest ids.
    let chain: [Int]
  }

  /// The pairs of parties that a chain joins.
  private(set) var joints: [Joint] = []
  /// How many pairs of parties no chain joins.
  private(set) var apart = 0
  private let graph: FrozenGraph
  private let network: TrustNetwork

  /// - Complexity: O((n + m) · log m) for each party of the first end and O(n + m) for each pair.
  init(_ first: [Int], _ second: [Int], marked: Set<Int>, on ground: MediationGround) {
    network = ground.network
    graph = Self.bothWays(ground.network.graph)
    let parties = Set(ground.network.indices(ground.principals))
    for a in first {
      var search = BestPaths(nodeCount: graph.nodeCount, criterion: .trust)
      search.search(from: a, in: graph)
      for b in second {
        if search.steps[b] < 0 || !search.areCounted {
          apart += 1
        } else {
          joints.append(joint(a, b, search, parties, marked.subtracting(parties)))
        }
      }
    }
  }

  private static func bothWays(_ trust: FrozenGraph) -> FrozenGraph {
    var arcs = ArcList()
    for source in 0..<trust.nodeCount {
      for arc in trust.outRow(source) {
        let (target, value) = (trust.targets[arc], trust.values[arc])
        arcs.append(from: UInt32(source), to: target, value: value, origin: UInt32(arc))
        arcs.append(from: target, to: UInt32(source), value: value, origin: UInt32(arc))
      }
    }
    return FrozenGraph.freezing(arcs, nodeCount: trust.nodeCount, undirected: false).graph
  }

  private func joint(
    _ a: Int, _ b: Int, _ search: BestPaths, _ parties: Set<Int>, _ marked: Set<Int>
  ) -> Joint {
    let onward = chains(to: b, search, without: [])
    let free = chains(to: b, search, without: marked.subtracting([a, b]))
    let count = onward[a]
    var passing: [Int: Double] = [:]
    for node in search.order where node != a && node != b && !parties.contains(node) {
      if onward[node] > 0 { passing[node] = search.counts[node] * onward[node] / count }
    }
    return Joint(
      a: a, b: b, count: count, trust: search.products[b], passing: passing,
      marked: 1 - free[a] / count, chain: chain(from: a, to: b, search, onward))
  }

  /// By position the number of best chains from there to `target` that pass none of `closed`.
  private func chains(to target: Int, _ search: BestPaths, without closed: Set<Int>) -> [Double] {
    var counts = [Double](repeating: 0, count: graph.nodeCount)
    counts[target] = 1
    for node in search.order.reversed() where node != target && !closed.contains(node) {
      for arc in graph.outRow(node) {
        let next = Int(graph.targets[arc])
        if counts[next] > 0,
          search.isOnBestPath(from: node, to: next, value: graph.values[arc])
        {
          counts[node] += counts[next]
        }
      }
    }
    return counts
  }

  private func chain(
    from a: Int, to b: Int, _ search: BestPaths, _ onward: [Double]
  ) -> [Int] {
    var nodes = [a]
    while let node = nodes.last, node != b {
      let next = graph.outRow(node).first { arc in
        let target = Int(graph.targets[arc])
        return onward[target] > 0
          && search.isOnBestPath(from: node, to: target, value: graph.values[arc])
      }
      guard let next else { break }
      nodes.append(Int(graph.targets[next]))
    }
    return nodes
  }

  /// The ids of the ties on a chain.
  func ties(along chain: [Int]) -> [String] {
    zip(chain, chain.dropFirst()).compactMap { source, target in
      graph.arc(from: source, to: target).map {
        network.frozen.tieID(ofArc: Int(graph.origins[$0]))
      }
    }
  }
}
