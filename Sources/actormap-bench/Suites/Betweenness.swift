// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import GraphCore

// Betweenness: hops, trust products, ties, and by sampling.
extension BenchTask {
  static let paths: [BenchTask] = [
    .measure("betweenness", as: "betweenness-hops", parameters: ["paths": "hops"]),
    .measure(
      "betweenness", as: "betweenness-trust", reading: .trust, parameters: ["paths": "trust"]),
    .measure("edge-betweenness"),
    .measure("sampled-betweenness"),
    BenchTask(
      "betweenness-some-sources", entry: "HopBetweenness.dependencies, from \"sources\" actors",
      compute: { graph, subject in
        try betweenness(
          from: Int(subject.parameters["sources"] ?? "") ?? 1, graph, subject.control.threads)
      },
      values: { totals, graph in graph.ordered(totals) }),
  ]

  /// Half of the dependencies of so many sources, evenly spaced in the order in which values are
  /// written: what other programs do of a graph that is too large for them.
  private static func betweenness(
    from count: Int, _ graph: BenchGraph, _ threads: Int
  ) throws -> [Double] {
    let nodes = graph.graph.nodeCount
    let order = graph.order
    let step = max(1, nodes / max(1, count))
    let sources = stride(from: 0, to: nodes, by: step).prefix(count).map { order[$0] }
    let weights = PathWeights(count: nodes, from: sources, to: Array(0..<nodes))
    let found = try HopBetweenness.dependencies(
      of: graph.graph, weights: weights, control: KernelControl(threads: threads))
    return (found ?? [Double](repeating: .nan, count: nodes)).map { $0 / 2 }
  }
}
