// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// The best products of values from one actor over chains of at most so many ties: τ_h.
///
/// - Complexity: O(limit · arcs), less where nothing improves any more.
struct LimitedReach {
  /// By position the best product over at most 0, 1, 2, … ties; 1 at the source, 0 is no chain.
  private let layers: [[Double]]
  private let graph: FrozenGraph

  init(from source: Int, in graph: FrozenGraph, limit: Int) {
    var layer = [Double](repeating: 0, count: graph.nodeCount)
    layer[source] = 1
    var layers = [layer]
    for _ in 0..<limit {
      var next = layer
      for node in 0..<graph.nodeCount where layer[node] > 0 {
        for arc in graph.outRow(node) {
          let target = Int(graph.targets[arc])
          next[target] = max(next[target], layer[node] * graph.values[arc])
        }
      }
      if next == layer { break }
      layers.append(next)
      layer = next
    }
    self.layers = layers
    self.graph = graph
  }

  /// The best product to `target`.
  func product(to target: Int) -> Double { layers[layers.count - 1][target] }

  /// The positions on the best chain: of equal products the fewest ties, then the lowest ids.
  func path(to target: Int) -> [Int]? {
    let best = product(to: target)
    guard best > 0, var step = layers.firstIndex(where: { isAsGood($0[target], best) })
    else { return nil }
    var nodes = [target]
    while let node = nodes.last, step > 0 {
      let before = layers[step - 1]
      let found = graph.inRow(node).first { arc in
        isAsGood(
          before[Int(graph.reverseSources[arc])] * graph.reverseValues[arc], layers[step][node])
      }
      guard let found else { return nil }
      nodes.append(Int(graph.reverseSources[found]))
      step -= 1
    }
    return nodes.reversed()
  }

  private func isAsGood(_ value: Double, _ best: Double) -> Bool {
    value > 0 && TrustProducts.isAsGood(value, as: best)
  }
}
