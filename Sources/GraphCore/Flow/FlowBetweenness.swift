// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How much of the flow between all pairs of nodes hangs on each node.
package struct FlowBetweenness: Sendable {
  /// For each node, how much less flows between all pairs of others when it is gone.
  package var losses: [Double]
  /// For each node, how much flows between all pairs of others; `nil` where nothing does.
  package var flows: [Double?]

  /// Sends the most that flows between every pair (directed: ordered pair) and takes each node out
  /// that the flow runs over.
  ///
  /// - Precondition: no value is negative.
  /// - Complexity: a maximum flow for each of O(n²) pairs, and a search or two for each node that
  ///   it runs over.
  package init(of graph: FrozenGraph, control: KernelControl) throws(Cancellation) {
    let n = graph.nodeCount
    let network = MaximumFlow(graph)
    let sums = try ParallelChunks.fold(n, control: control, into: Sums(count: n)) {
      network
    } body: { network, sources throws(Cancellation) in
      var part = Sums(count: n)
      for source in sources {
        for target in 0..<n where graph.isDirected ? target != source : target > source {
          try control.check()
          part.add(source, target, &network)
        }
      }
      return part
    } combine: { sums, part in
      sums.add(part)
    }
    losses = sums.losses
    let (all, pairs) = (sums.flows.reduce(0, +) / 2, sums.pairs.reduce(0, +) / 2)
    flows = (0..<n).map { sums.pairs[$0] == pairs ? nil : all - sums.flows[$0] }
  }

  private struct Sums: Sendable {
    var losses: [Double]
    /// What flows from and to each node.
    var flows: [Double]
    /// How many pairs with a flow each node is an end of.
    var pairs: [Int]

    init(count: Int) {
      losses = [Double](repeating: 0, count: count)
      (flows, pairs) = (losses, [Int](repeating: 0, count: count))
    }

    mutating func add(_ source: Int, _ target: Int, _ network: inout MaximumFlow) {
      let flow = network.flow(from: source, to: target)
      guard flow > 0 else { return }
      for end in [source, target] {
        flows[end] += flow
        pairs[end] += 1
      }
      for node in network.touched where node != source && node != target {
        losses[node] += network.loss(without: node)
      }
    }

    mutating func add(_ part: Sums) {
      for node in losses.indices {
        losses[node] += part.losses[node]
        flows[node] += part.flows[node]
        pairs[node] += part.pairs[node]
      }
    }
  }
}
