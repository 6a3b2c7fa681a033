// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What of a graph matters for whether one node reaches another, made as small as parallel and
/// serial arcs allow.
///
/// An undirected arc may stand as two that hold or fail by themselves: whoever explores from the
/// source meets it from one end only, and the other direction would lead back to where one is.
struct ReliabilityGraph {
  /// For each node the nodes to which arcs go, with the probability that the arc holds.
  private(set) var out: [[(to: Int, holds: Double)]]
  private var into: [[Int]]
  /// The nodes that are left, by position.
  private(set) var nodes: [Int] = []
  private let source: Int
  private let target: Int

  /// Takes what lies on walks from `source` to `target` that pass neither twice, and reduces it.
  ///
  /// - Complexity: O(nodes + arcs · largest number of neighbours).
  init(of graph: FrozenGraph, from source: Int, to target: Int) {
    (self.source, self.target) = (source, target)
    out = [[(to: Int, holds: Double)]](repeating: [], count: graph.nodeCount)
    into = [[Int]](repeating: [], count: graph.nodeCount)
    let ahead = Hops.distances(from: source, in: graph) { $0 != target }
    let behind = Hops.distances(from: target, in: graph, reversed: true) { $0 != source }
    let isBetween = (0..<graph.nodeCount).map { node in
      node == source || node == target || ahead[node] >= 0 && behind[node] >= 0
    }
    for node in 0..<graph.nodeCount where isBetween[node] {
      nodes.append(node)
      for arc in graph.outRow(node) where isBetween[Int(graph.targets[arc])] {
        add(node, Int(graph.targets[arc]), graph.values[arc])
      }
    }
    reduce()
  }

  /// Adds an arc beside one that may be there; whoever is back at the source, or leaves the target,
  /// gains nothing.
  private mutating func add(_ from: Int, _ to: Int, _ holds: Double) {
    guard from != to, to != source, from != target else { return }
    if let place = out[from].firstIndex(where: { $0.to == to }) {
      out[from][place].holds += holds * (1 - out[from][place].holds)
    } else {
      out[from].append((to, holds))
      into[to].append(from)
    }
  }

  // MARK: - Reductions

  /// Takes away nodes with one or two neighbours until there are none: what leads through them
  /// becomes an arc.
  private mutating func reduce() {
    var waiting = nodes
    var isGone = Set<Int>()
    while let node = waiting.popLast() {
      guard node != source, node != target, !isGone.contains(node) else { continue }
      let neighbors = Set(out[node].map(\.to) + into[node]).sorted()
      guard neighbors.count <= 2 else { continue }
      isGone.insert(node)
      let (before, after) = (into[node], out[node])
      let arrives = before.map { from in (from, out[from].first { $0.to == node }?.holds ?? 0) }
      for from in before { out[from].removeAll { $0.to == node } }
      for next in after { into[next.to].removeAll { $0 == node } }
      (out[node], into[node]) = ([], [])
      for (from, first) in arrives {
        for next in after { add(from, next.to, first * next.holds) }
      }
      waiting += neighbors
    }
    nodes.removeAll { isGone.contains($0) }
  }
}
