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
  @Test("betweenness on trust paths equals the definition, without queues or shortcuts")
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
    let arcs = (0..<graph.nodeCount).flatMap { node in
      graph.outRow(node).map { (node, Int(graph.targets[$0]), graph.values[$0]) }
    }
    let expected = try #require(
      NaiveTrustPaths.betweenness(count: graph.nodeCount, arcs: arcs, isDirected: true))
    for (node, value) in expected.enumerated() {
      #expect(isClose(found[node], value, tolerance: 1e-9), "\(node)")
    }
  }
}
