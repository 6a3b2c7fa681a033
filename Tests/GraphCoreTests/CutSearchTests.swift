// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("What falls apart")
struct CutSearchTests {
  private func check(_ graph: PlainGraph) {
    let found = CutSearch(graph.frozen)
    #expect(found.isArticulationPoint == NaiveCuts.articulationPoints(graph))
    #expect(found.bridges.map { [$0.0, $0.1] } == NaiveCuts.bridges(graph).map { [$0.0, $0.1] })
  }

  @Test("all undirected graphs of up to six nodes", arguments: 0...6)
  func allUndirected(count: Int) {
    for ties in SmallGraphs.all(count, directed: false) {
      check(
        PlainGraph(count: count, arcs: ties.map { ($0.0, $0.1, 1) }, isDirected: false))
    }
  }

  @Test("all directed graphs of up to four nodes, read without directions", arguments: 0...4)
  func allDirected(count: Int) {
    for ties in SmallGraphs.all(count, directed: true) {
      check(PlainGraph(count: count, arcs: ties.map { ($0.0, $0.1, 1) }, isDirected: true))
    }
  }

  @Test("2,000 random sparse graphs of up to thirty nodes", arguments: 0..<4)
  func random(block: Int) {
    for seed in (block * 500)..<(block * 500 + 500) {
      var random = SeededRandom(seed: seed)
      let count = 5 + random.below(26)
      let arcs: [Arc] = (0..<(count + random.below(count))).map { _ in
        (random.below(count), random.below(count), 1)
      }
      check(PlainGraph(count: count, arcs: arcs, isDirected: seed % 2 == 0))
    }
  }

  @Test("a path of a hundred thousand nodes needs no deep stack")
  func longPath() {
    let count = 100_000
    let graph = frozen(count, (1..<count).map { ($0 - 1, $0, 1) })
    let found = CutSearch(graph)
    #expect(found.bridges.count == count - 1)
    #expect(found.isArticulationPoint.count { $0 } == count - 2)
  }
}
