// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Distances in steps.
public enum Hops {
  /// The fewest steps from `source` to every node; −1 where no path leads.
  ///
  /// - Parameters:
  ///   - reversed: follow arcs against their direction: steps from every node to `source`.
  ///   - isOpen: nodes that a path may not touch answer `false`.
  /// - Complexity: O(nodes + arcs).
  public static func distances(
    from source: Int, in graph: FrozenGraph, reversed: Bool = false,
    isOpen: (Int) -> Bool = { _ in true }
  ) -> [Int] {
    var steps = [Int](repeating: -1, count: graph.nodeCount)
    guard isOpen(source) else { return steps }
    var queue = [source]
    steps[source] = 0
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      let row =
        reversed ? graph.reverseSources[graph.inRow(node)] : graph.targets[graph.outRow(node)]
      for neighbor in row {
        let next = Int(neighbor)
        if steps[next] < 0, isOpen(next) {
          steps[next] = steps[node] + 1
          queue.append(next)
        }
      }
    }
    return steps
  }

  /// Whether every node can reach every other, along the arcs where the graph is directed.
  ///
  /// - Complexity: O(nodes + arcs).
  public static func isConnected(_ graph: FrozenGraph) -> Bool {
    guard graph.nodeCount > 0 else { return true }
    return !distances(from: 0, in: graph).contains(-1)
      && !(graph.isDirected && distances(from: 0, in: graph, reversed: true).contains(-1))
  }
}
