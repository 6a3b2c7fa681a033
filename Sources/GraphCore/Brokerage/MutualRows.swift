// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Burt's mutual weights a(i, j) = w(i→j) + w(j→i) in compressed rows, neighbours ascending. A tie
/// of strength 0 invests nothing and makes no neighbour.
struct MutualRows: Sendable {
  private(set) var offsets: [Int] = [0]
  private(set) var neighbors: [UInt32] = []
  private var weights: [Double] = []

  /// a(i, j) of each neighbour.
  var sums: [Double] { weights }

  /// Sums both directions of every pair; undirected, both are equal and the factor 2 cancels.
  ///
  /// - Complexity: O(nodes + arcs).
  init(_ graph: FrozenGraph) {
    offsets.reserveCapacity(graph.nodeCount + 1)
    neighbors.reserveCapacity(graph.arcCount)
    weights.reserveCapacity(graph.arcCount)
    for node in 0..<graph.nodeCount {
      if graph.isDirected { merge(node, of: graph) } else { copy(node, of: graph) }
      offsets.append(neighbors.count)
    }
  }

  private mutating func copy(_ node: Int, of graph: FrozenGraph) {
    for place in graph.outRow(node) where graph.values[place] > 0 {
      neighbors.append(graph.targets[place])
      weights.append(graph.values[place] + graph.values[place])
    }
  }

  private mutating func merge(_ node: Int, of graph: FrozenGraph) {
    var (i, j) = (graph.outRow(node).lowerBound, graph.inRow(node).lowerBound)
    let (iEnd, jEnd) = (graph.outRow(node).upperBound, graph.inRow(node).upperBound)
    while i < iEnd || j < jEnd {
      let out = i < iEnd ? graph.targets[i] : UInt32.max
      let into = j < jEnd ? graph.reverseSources[j] : UInt32.max
      let (leaves, comes) = (i < iEnd && out <= into, j < jEnd && into <= out)
      let sum = (leaves ? graph.values[i] : 0) + (comes ? graph.reverseValues[j] : 0)
      i += leaves ? 1 : 0
      j += comes ? 1 : 0
      guard sum > 0 else { continue }
      neighbors.append(min(out, into))
      weights.append(sum)
    }
  }

  /// The places of a node's neighbours.
  func row(_ node: Int) -> Range<Int> { offsets[node]..<offsets[node + 1] }

  /// p(i, j): the share of each neighbour in all that a node invests.
  func shares() -> [Double] { scaled { weights[$0].reduce(0, +) } }

  /// m(j, q): each neighbour's weight over the largest one of the row.
  func marginals() -> [Double] { scaled { weights[$0].max() ?? 1 } }

  private func scaled(by scale: (Range<Int>) -> Double) -> [Double] {
    var result = weights
    for node in 0..<(offsets.count - 1) {
      let row = row(node)
      let divisor = scale(row)
      for place in row { result[place] /= divisor }
    }
    return result
  }
}
