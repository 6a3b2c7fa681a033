// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The best products from one source in a graph whose shape stays while its values change from
/// draw to draw: `TrustProducts.best` that keeps its room.
package struct ProductSearch: Sendable {
  private let offsets: [Int]
  private let targets: [Int]
  private var queue = BestFirstQueue()
  private var frontier: [(node: Int, product: Double)] = []
  private var improved: [Int] = []
  private var isImproved: [Bool]
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
    isImproved = [Bool](repeating: false, count: nodeCount)
  }

  /// Finds the best products from `source`.
  ///
  /// - Parameters:
  ///   - values: one for each arc in 0…1; an arc of 0 is not there.
  ///   - hops: the most arcs of a path; `nil` means any number.
  /// - Complexity: O((nodes + arcs) · log arcs), with a limit O(hops · arcs).
  package mutating func run(from source: Int, values: [Double], hops: Int? = nil) {
    for node in products.indices { products[node] = 0 }
    products[source] = 1
    if let hops { return spread(from: source, values, hops) }
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

  /// By one arc more each time, from the nodes that the last arc made better.
  private mutating func spread(from source: Int, _ values: [Double], _ hops: Int) {
    frontier.removeAll(keepingCapacity: true)
    frontier.append((source, 1))
    for _ in 0..<min(hops, products.count) where !frontier.isEmpty {
      improved.removeAll(keepingCapacity: true)
      // What the frontier holds are the products before this arc: none is two arcs ahead.
      for (node, product) in frontier {
        for arc in offsets[node]..<offsets[node + 1] {
          let (target, candidate) = (targets[arc], product * values[arc])
          guard candidate > products[target] else { continue }
          products[target] = candidate
          if !isImproved[target] {
            isImproved[target] = true
            improved.append(target)
          }
        }
      }
      frontier.removeAll(keepingCapacity: true)
      for node in improved {
        isImproved[node] = false
        frontier.append((node, products[node]))
      }
    }
  }
}
