// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorFormats
import Foundation
import GraphCore
import TestSupport
import Testing

/// Who trusts whom in a market for bitcoins, where this machine has it: many ties of trust 1, many
/// equal products, so no other program reads it as we do.
private let bitcoin: URL? = Folders.shared
  .map { $0.appendingPathComponent("graphs/bitcoinotc.dir.el.gz") }
  .flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }

@Suite(
  "Real networks",
  .enabled(
    if: bitcoin != nil, "skipped: the folder of outside test material is not here"))
struct SharedGraphTests {
  @Test("betweenness on trust paths equals Brandes' sums over the best paths from each actor")
  func bitcoinOnTrust() throws {
    let options = ReadOptions(format: EdgeListFormat.id, undirected: false)
    let input = try FormatCatalog.read(#require(bitcoin).path, options: options).input
    guard case .edges(let list) = input else {
      Issue.record("plain ties are read as plain ties")
      return
    }
    let graph = ActorGraph(freezing: list, options: ViewOptions(reading: .trust)).graph
    #expect(graph.nodeCount == 5_573 && graph.isDirected)
    let found = try #require(
      try TrustBetweenness.scores(of: graph, control: KernelControl(threads: 2)))
    let parts = ParallelChunks.map(graph.nodeCount, threads: 2) { sourceBySource($0, graph) }
    for node in 0..<graph.nodeCount {
      let expected = parts.reduce(0) { $0 + $1[node] }
      #expect(isClose(found[node], expected, tolerance: 1e-9), "\(node)")
    }
  }

  private func sourceBySource(_ sources: Range<Int>, _ graph: FrozenGraph) -> [Double] {
    var totals = [Double](repeating: 0, count: graph.nodeCount)
    var paths = BestPaths(nodeCount: graph.nodeCount, criterion: .trust)
    for source in sources {
      paths.search(from: source, in: graph)
      var dependencies = [Double](repeating: 0, count: graph.nodeCount)
      for node in paths.order.reversed() {
        for arc in graph.outRow(node) {
          let next = Int(graph.targets[arc])
          guard paths.isOnBestPath(from: node, to: next, value: graph.values[arc]) else {
            continue
          }
          dependencies[node] +=
            paths.counts[node] / paths.counts[next] * (1 + dependencies[next])
        }
        if node != source { totals[node] += dependencies[node] }
      }
    }
    return totals
  }
}
