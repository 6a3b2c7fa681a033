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

  /// - Parameters:
  ///   - isReversed: chains to `source` instead of from it.
  ///   - removed: an actor who is not there.
  init(
    from source: Int, in graph: FrozenGraph, limit: Int, isReversed: Bool = false,
    without removed: Int? = nil
  ) {
    var layer = [Double](repeating: 0, count: graph.nodeCount)
    if source != removed { layer[source] = 1 }
    var layers = [layer]
    // A chain that repeats no actor has fewer ties than there are actors.
    for _ in 0..<min(limit, graph.nodeCount) {
      var next = layer
      for node in 0..<graph.nodeCount where layer[node] > 0 {
        for arc in isReversed ? graph.inRow(node) : graph.outRow(node) {
          let target = Int(isReversed ? graph.reverseSources[arc] : graph.targets[arc])
          guard target != removed else { continue }
          let value = isReversed ? graph.reverseValues[arc] : graph.values[arc]
          next[target] = max(next[target], layer[node] * value)
        }
      }
      if next == layer { break }
      layers.append(next)
      layer = next
    }
    self.layers = layers
    self.graph = graph
  }

  /// By position the best product.
  var products: [Double] { layers[layers.count - 1] }

  /// By position the best product over at most `ties` ties.
  func products(over ties: Int) -> [Double] { layers[min(ties, layers.count - 1)] }

  /// The best product to `target`.
  func product(to target: Int) -> Double { layers[layers.count - 1][target] }

  /// The positions on the best chain: of equal products the fewest ties, then the lowest ids.
  ///
  /// - Parameter isExact: whether no other chain may be better even by rounding.
  func path(to target: Int, isExact: Bool = false) -> [Int]? {
    func isAsGood(_ value: Double, _ best: Double) -> Bool {
      value > 0 && (isExact ? value >= best : TrustProducts.isAsGood(value, as: best))
    }
    let best = product(to: target)
    guard best > 0, var step = layers.firstIndex(where: { isAsGood($0[target], best) })
    else { return nil }
    var nodes = [target]
    while let node = nodes.last, step > 0 {
      let before = layers[step - 1]
      // What fewer ties give as well has no last tie of this layer's own.
      guard before[node] < layers[step][node] else {
        step -= 1
        continue
      }
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
}
