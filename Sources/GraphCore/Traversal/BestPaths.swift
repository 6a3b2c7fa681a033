// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// All best paths from one source as a directed acyclic graph, ready for counting.
///
/// Read on hops, best means fewest steps. Read on trust, best means the largest product and, of
/// equal products, the fewest steps: without that second rule ties of trust 1 would make cycles
/// and path counts would be endless.
public struct BestPaths: Sendable {
  /// How a path is judged.
  public enum Criterion: Sendable {
    /// The fewest steps.
    case hops
    /// The largest product of values, then the fewest steps.
    case trust
  }

  /// The nodes that can be reached, the source first, in order of steps.
  public private(set) var order: [Int] = []
  /// Steps of the best paths to each node; −1 where no path leads.
  public private(set) var steps: [Int]
  /// The number of best paths; a `Double`, because grids have more than an `Int` holds.
  public private(set) var counts: [Double]
  /// Whether every number of paths fits a `Double`.
  public private(set) var areCounted = true
  /// The best product to each node; empty when read on hops.
  public private(set) var products: [Double] = []
  private let criterion: Criterion

  /// Makes room for searches in graphs of `nodeCount` nodes.
  public init(nodeCount: Int, criterion: Criterion) {
    self.criterion = criterion
    steps = [Int](repeating: -1, count: nodeCount)
    counts = [Double](repeating: 0, count: nodeCount)
    order.reserveCapacity(nodeCount)
  }

  /// Finds all best paths that start at `source`.
  ///
  /// - Complexity: O(nodes + arcs) on hops; O((nodes + arcs) · log arcs) on trust.
  public mutating func search(from source: Int, in graph: FrozenGraph) {
    for node in order {
      steps[node] = -1
      counts[node] = 0
    }
    order.removeAll(keepingCapacity: true)
    if criterion == .trust { products = TrustProducts.best(from: source, in: graph) }
    steps[source] = 0
    counts[source] = 1
    order.append(source)
    var head = 0
    while head < order.count {
      let node = order[head]
      head += 1
      for position in graph.outRow(node) {
        let next = Int(graph.targets[position])
        guard isTight(from: node, to: next, value: graph.values[position]) else { continue }
        if steps[next] < 0 {
          steps[next] = steps[node] + 1
          order.append(next)
        }
        if steps[next] == steps[node] + 1 { counts[next] += counts[node] }
      }
    }
    areCounted = order.allSatisfy { counts[$0].isFinite }
  }

  /// Whether the arc lies on a best path from the last search's source.
  package func isOnBestPath(from node: Int, to next: Int, value: Double) -> Bool {
    steps[node] >= 0 && steps[next] == steps[node] + 1
      && isTight(from: node, to: next, value: value)
  }

  @inline(__always)
  private func isTight(from node: Int, to next: Int, value: Double) -> Bool {
    criterion == .hops
      || (products[next] > 0
        && TrustProducts.isAsGood(products[node] * value, as: products[next]))
  }
}
