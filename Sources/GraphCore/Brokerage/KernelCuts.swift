// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How many ties have to go so that none of several sets of nodes is joined to the others, and
/// which nodes lower that number most when they go (Lou & Tang 2013, WWW).
///
/// Cutting one set off from all others is a largest flow of ties that share none (Edmonds & Karp
/// 1972, doi:10.1145/321694.321699). Half of the sum over all sets is exact for two sets, and at
/// most the number that parts all of them.
package struct KernelCuts: Sendable {
  private let graph: FrozenGraph
  /// The arc the other way.
  private let turned: [Int]
  /// The set of each node, −1 for none.
  private let sets: [Int32]
  private let count: Int

  /// - Precondition: `graph` is undirected, and no node is in two sets.
  package init(_ graph: FrozenGraph, kernels: [[Int]]) {
    self.graph = graph
    count = kernels.count
    var sets = [Int32](repeating: -1, count: graph.nodeCount)
    for (number, kernel) in kernels.enumerated() {
      for node in kernel { sets[node] = Int32(number) }
    }
    self.sets = sets
    var turned = [Int](repeating: 0, count: graph.arcCount)
    for node in 0..<graph.nodeCount {
      for arc in graph.outRow(node) {
        turned[arc] = graph.arc(from: Int(graph.targets[arc]), to: node) ?? arc
      }
    }
    self.turned = turned
  }

  /// One node after the other whose loss lowers the cut most, and the cut before and after each.
  ///
  /// Only nodes that the flow passes can lower it, and each by no more than what passes: so most
  /// are never tried.
  ///
  /// - Complexity: O(most · tried nodes · sets · cut · arcs).
  package func spanners(
    most: Int, control: KernelControl
  ) throws(Cancellation) -> (nodes: [Int], cuts: [Double]) {
    var (isGone, nodes) = ([Bool](repeating: false, count: graph.nodeCount), [Int]())
    var (flow, passing) = try flows(without: isGone, control)
    var cuts = [Double(flow) / 2]
    while nodes.count < most {
      let candidates = passing.indices.filter { passing[$0] > 0 }.sorted { a, b in
        let ranks = (passing[a], graph.outRow(a).count),
          others = (passing[b], graph.outRow(b).count)
        return ranks != others ? ranks > others : a < b
      }
      var best: (node: Int, drop: Int, state: (Int, [Int]))?
      for node in candidates where passing[node] > best?.drop ?? 0 {
        isGone[node] = true
        let state = try flows(without: isGone, control)
        isGone[node] = false
        if flow - state.0 > best?.drop ?? 0 { best = (node, flow - state.0, state) }
      }
      guard let best else { break }
      isGone[best.node] = true
      nodes.append(best.node)
      (flow, passing) = best.state
      cuts.append(Double(flow) / 2)
    }
    return (nodes, cuts)
  }

  // MARK: - Flows

  /// The flows out of every set added up, and how much of them passes, begins or ends at each node.
  private func flows(
    without isGone: [Bool], _ control: KernelControl
  ) throws(Cancellation) -> (flow: Int, passing: [Int]) {
    var (sum, passing) = (0, [Int](repeating: 0, count: graph.nodeCount))
    for set in 0..<Int32(count) {
      var flow = [Int8](repeating: 0, count: graph.arcCount)
      try control.check()
      while augment(from: set, &flow, isGone) { sum += 1 }
      for node in passing.indices {
        let out = graph.outRow(node).reduce(0) { $0 + max(0, Int(flow[$1])) }
        let into = graph.outRow(node).reduce(0) { $0 + max(0, Int(flow[turned[$1]])) }
        passing[node] += max(out, into)
      }
    }
    return (sum, passing)
  }

  /// Sends one more along the shortest way that is free; `false` where there is none.
  private func augment(from set: Int32, _ flow: inout [Int8], _ isGone: [Bool]) -> Bool {
    var arrivals = [Int](repeating: -2, count: graph.nodeCount)
    var queue = sets.indices.filter { sets[$0] == set && !isGone[$0] }
    for node in queue { arrivals[node] = -1 }
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      if sets[node] >= 0, sets[node] != set {
        var step = node
        while arrivals[step] >= 0 {
          flow[arrivals[step]] += 1
          flow[turned[arrivals[step]]] -= 1
          step = Int(graph.targets[turned[arrivals[step]]])
        }
        return true
      }
      for arc in graph.outRow(node) where flow[arc] < 1 {
        let next = Int(graph.targets[arc])
        guard arrivals[next] == -2, !isGone[next] else { continue }
        arrivals[next] = arc
        queue.append(next)
      }
    }
    return false
  }
}
