// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The best product of arc values along any path: how far trust reaches when each step multiplies.
public enum TrustProducts {
  /// Two products count as equal when they differ by no more than this, relatively.
  public static let tolerance = 1e-10

  /// Whether `candidate` is as good as `best`, give or take the tolerance.
  public static func isAsGood(_ candidate: Double, as best: Double) -> Bool {
    candidate >= best * (1 - tolerance)
  }

  /// The best product from `source` to every node; 1 for itself, 0 where no path leads.
  ///
  /// Products are multiplied, not added as logarithms, so that equal products stay equal. A
  /// product below the smallest `Double` (a chain of 308 ties of 0.1) counts as no path.
  ///
  /// - Parameters:
  ///   - source: the node where paths start, or end when `reversed`.
  ///   - reversed: follow arcs against their direction: products from every node to `source`.
  ///   - isOpen: nodes that a path may not touch answer `false`.
  /// - Precondition: every value is in 0…1.
  /// - Complexity: O((nodes + arcs) · log arcs) time, O(nodes + arcs) space.
  public static func best(
    from source: Int, in graph: FrozenGraph, reversed: Bool = false,
    isOpen: (Int) -> Bool = { _ in true }
  ) -> [Double] {
    var product = [Double](repeating: 0, count: graph.nodeCount)
    guard isOpen(source) else { return product }
    var queue = BestFirstQueue()
    product[source] = 1
    queue.push(source, key: 1)
    while let (node, key) = queue.pop() {
      guard key == product[node] else { continue }
      let row = reversed ? graph.inRow(node) : graph.outRow(node)
      for position in row {
        let next = Int(reversed ? graph.reverseSources[position] : graph.targets[position])
        let value = reversed ? graph.reverseValues[position] : graph.values[position]
        let candidate = key * value
        if candidate > product[next], isOpen(next) {
          product[next] = candidate
          queue.push(next, key: candidate)
        }
      }
    }
    return product
  }
}
