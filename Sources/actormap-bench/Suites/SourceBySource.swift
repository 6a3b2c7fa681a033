// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import GraphCore

// The definition, without a lever: for graphs that no peer reads as we do, such as those with ties
// of trust 1 and equal products.
extension BenchTask {
  static let plain: [BenchTask] = [
    BenchTask(
      "betweenness-trust-source-by-source", reading: .trust,
      entry: "BestPaths, one source after the other",
      compute: { graph, _ in betweennessSourceBySource(graph.graph) },
      values: { totals, graph in graph.ordered(totals) })
  ]
}

/// Brandes' sums over the best paths from each source (2001, doi:10.1080/0022250X.2001.9990249).
private func betweennessSourceBySource(_ graph: FrozenGraph) -> [Double] {
  var totals = [Double](repeating: 0, count: graph.nodeCount)
  var paths = BestPaths(nodeCount: graph.nodeCount, criterion: .trust)
  for source in 0..<graph.nodeCount {
    paths.search(from: source, in: graph)
    var dependencies = [Double](repeating: 0, count: graph.nodeCount)
    for node in paths.order.reversed() {
      for arc in graph.outRow(node) {
        let next = Int(graph.targets[arc])
        guard paths.isOnBestPath(from: node, to: next, value: graph.values[arc]) else { continue }
        dependencies[node] +=
          paths.counts[node] / paths.counts[next] * (1 + dependencies[next])
      }
      if node != source { totals[node] += dependencies[node] }
    }
  }
  return graph.isDirected ? totals : totals.map { $0 / 2 }
}
