// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The best values of paths from one node, found by one arc more each time, so that paths may have
/// a limit and the fewest arcs of a best path are known.
package struct LayeredPaths: Sendable {
  /// What the value of a path is.
  package enum Rule: Sendable {
    /// The product of its arcs' values.
    case product
    /// The smallest of its arcs' values: how wide the path is.
    case smallest
  }

  /// A node's value got better by a path of so many arcs.
  private struct Gain {
    let arcs: Int
    var value: Double
    /// The gain before it, or −1.
    let previous: Int
  }

  private let rule: Rule
  /// The best value to each node; 1 for the source, 0 where no path leads.
  package private(set) var values: [Double]
  private var gains: [Gain] = []
  private var last: [Int]
  private var frontier: [(node: Int, value: Double)] = []
  private var improved: [Int] = []

  /// Makes room for searches in graphs of `nodeCount` nodes.
  package init(nodeCount: Int, rule: Rule) {
    self.rule = rule
    values = [Double](repeating: 0, count: nodeCount)
    last = [Int](repeating: -1, count: nodeCount)
  }

  /// Finds the best paths that start at `source`.
  ///
  /// - Parameter limit: the most arcs of a path; `nil` means any number.
  /// - Precondition: every value is in 0…1, so that no cycle makes a path better.
  /// - Complexity: O(arcs of the longest best path · arcs), on most graphs a few times all arcs.
  package mutating func search(from source: Int, in graph: FrozenGraph, limit: Int? = nil) {
    for node in values.indices {
      values[node] = 0
      last[node] = -1
    }
    gains.removeAll(keepingCapacity: true)
    values[source] = 1
    frontier = [(source, 1)]
    var arcs = 0
    while !frontier.isEmpty, arcs < limit ?? Int.max {
      arcs += 1
      extend(to: arcs, in: graph)
    }
  }

  /// The fewest arcs of a path to `node` that is as good as the best; `nil` where no path leads.
  package func steps(to node: Int) -> Int? {
    guard last[node] >= 0 else { return nil }
    var gain = gains[last[node]]
    while gain.previous >= 0,
      TrustProducts.isAsGood(gains[gain.previous].value, as: values[node])
    {
      gain = gains[gain.previous]
    }
    return gain.arcs
  }

  /// Adds one arc to what the last layer made better.
  private mutating func extend(to arcs: Int, in graph: FrozenGraph) {
    improved.removeAll(keepingCapacity: true)
    // The frontier keeps the values before this arc: nothing gets two arcs ahead.
    for (node, value) in frontier {
      for position in graph.outRow(node) {
        let (target, arc) = (Int(graph.targets[position]), graph.values[position])
        let candidate = rule == .product ? value * arc : min(value, arc)
        guard candidate > values[target] else { continue }
        values[target] = candidate
        note(candidate, at: target, arcs: arcs)
      }
    }
    frontier.removeAll(keepingCapacity: true)
    for node in improved { frontier.append((node, values[node])) }
  }

  private mutating func note(_ value: Double, at node: Int, arcs: Int) {
    if last[node] >= 0, gains[last[node]].arcs == arcs {
      gains[last[node]].value = value
      return
    }
    gains.append(Gain(arcs: arcs, value: value, previous: last[node]))
    last[node] = gains.count - 1
    improved.append(node)
  }
}
