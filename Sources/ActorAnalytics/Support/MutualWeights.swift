// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Burt's mutual weights a(i, j) = w(i→j) + w(j→i), and each actor's shares of them.
struct MutualWeights: Sendable {
  private(set) var neighbors: [[Int]] = []
  private(set) var weights: [[Double]] = []

  /// Sums both directions of every pair; undirected, both are equal and the factor 2 cancels.
  ///
  /// - Complexity: O(n + m).
  init(_ graph: FrozenGraph) {
    for node in 0..<graph.nodeCount {
      var (row, values): ([Int], [Double]) = ([], [])
      var (i, j) = (graph.outRow(node).lowerBound, graph.inRow(node).lowerBound)
      let (iEnd, jEnd) = (graph.outRow(node).upperBound, graph.inRow(node).upperBound)
      while i < iEnd || j < jEnd {
        let out = i < iEnd ? Int(graph.targets[i]) : Int.max
        let into = j < jEnd ? Int(graph.reverseSources[j]) : Int.max
        let neighbor = min(out, into)
        var sum = 0.0
        if out <= into {
          sum += graph.values[i]
          i += 1
        }
        if into <= out {
          sum += graph.reverseValues[j]
          j += 1
        }
        // A tie of strength 0 invests nothing and makes no neighbour.
        guard sum > 0 else { continue }
        row.append(neighbor)
        values.append(sum)
      }
      neighbors.append(row)
      weights.append(values)
    }
  }

  /// p(i, ·): the share of each neighbour in all that `node` invests.
  func shares(of node: Int) -> [Double] {
    let total = weights[node].reduce(0, +)
    return weights[node].map { $0 / total }
  }

  /// m(j, ·): each neighbour's weight over the largest one.
  func marginals(of node: Int) -> [Double] {
    let largest = weights[node].max() ?? 1
    return weights[node].map { $0 / largest }
  }

  /// Whether the actor has no tie with a weight above 0.
  func isIsolate(_ node: Int) -> Bool { neighbors[node].isEmpty }
}
