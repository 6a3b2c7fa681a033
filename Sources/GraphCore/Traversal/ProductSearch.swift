// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The best products from one source in a graph whose shape stays while its values change from
/// draw to draw: `TrustProducts.best` that keeps its room.
package struct ProductSearch: Sendable {
  private let offsets: [Int]
  private let targets: [Int]
  private var queue = BestFirstQueue()
  /// The best product to each node; 0 where no path leads.
  package private(set) var products: [Double]

  /// Takes arcs sorted by their source.
  ///
  /// - Precondition: the ends are below `nodeCount`, and `sources` ascends.
  package init(nodeCount: Int, sources: [Int], targets: [Int]) {
    var offsets = [Int](repeating: 0, count: nodeCount + 1)
    for source in sources { offsets[source + 1] += 1 }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    self.offsets = offsets
    self.targets = targets
    products = [Double](repeating: 0, count: nodeCount)
  }

  /// Finds the best products from `source`.
  ///
  /// - Parameter values: one for each arc in 0…1; an arc of 0 is not there.
  /// - Complexity: O((nodes + arcs) · log arcs).
  package mutating func run(from source: Int, values: [Double]) {
    for node in products.indices { products[node] = 0 }
    products[source] = 1
    queue.push(source, key: 1)
    while let (node, key) = queue.pop() {
      guard key == products[node] else { continue }
      for arc in offsets[node]..<offsets[node + 1] {
        let candidate = key * values[arc]
        if candidate > products[targets[arc]] {
          products[targets[arc]] = candidate
          queue.push(targets[arc], key: candidate)
        }
      }
    }
  }
}
