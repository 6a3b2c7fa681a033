// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Triangles and clustering")
struct TriangleTests {
  private func check(_ plain: PlainGraph, _ graph: FrozenGraph) throws {
    let counts = try TriangleCounts(graph)
    #expect(counts.perNode == NaiveTriangles.counts(plain), "\(plain.pairs)")
    let clustering = plain.nodes.map(counts.clustering)
    let expected = NaiveTriangles.clustering(plain)
    #expect(zip(clustering, expected).allSatisfy { isClose($0, $1) }, "\(plain.pairs)")
  }

  @Test("all small graphs equal the definition")
  func allSmall() throws { try SmallCases.visitAll(check) }

  @Test("random graphs equal the definition", arguments: 0..<4)
  func random(block: Int) throws {
    try SmallCases.visitRandom((block * 500)..<(block * 500 + 500), check)
  }

  @Test("Krackhardt's kite: 11 triangles, transitivity 11/19, mean clustering .52")
  func kite() throws {
    // networkx 3.6.1 counts an actor with one tie as 0 in the mean.
    let ties = [
      (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5),
      (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9),
    ]
    let arcs: [Arc] = ties.map { ($0.0, $0.1, 1) }
    let counts = try TriangleCounts(frozen(10, arcs, undirected: true))
    #expect(counts.total == 11)
    #expect(isClose(counts.transitivity ?? 0, 11.0 / 19))
    let mean = (0..<10).reduce(0) { $0 + (counts.clustering($1) ?? 0) } / 10
    #expect(isClose(mean, 0.52))
    #expect(counts.clustering(9) == nil && counts.clustering(8) == 0)
  }

  @Test("a complete graph has every triangle", arguments: [0, 1, 2, 3, 60, 500])
  func complete(count: Int) throws {
    let arcs: [Arc] = (0..<count).flatMap { i in (i..<count).map { (i, $0, 1) } }
    let counts = try TriangleCounts(frozen(count, arcs, undirected: true))
    #expect(counts.perNode.allSatisfy { $0 == (count - 1) * (count - 2) / 2 })
    #expect(counts.total == count * (count - 1) * (count - 2) / 6)
    #expect(counts.transitivity == (count < 3 ? nil : 1))
  }

  @Test(
    "the same on any number of threads and in any order of the nodes", arguments: [false, true])
  func threads(directed: Bool) throws {
    let graph = SmallCases.large(directed: directed)
    let one = try TriangleCounts(graph).perNode
    for threads in [2, 8] {
      #expect(try TriangleCounts(graph, control: KernelControl(threads: threads)).perNode == one)
    }
    let (other, numbers) = SmallCases.shuffled(graph, seed: 7)
    let counts = try TriangleCounts(other).perNode
    #expect(numbers.indices.allSatisfy { one[$0] == counts[numbers[$0]] })
  }

  @Test("a cancelled run ends without a result")
  func cancelled() {
    #expect(throws: Cancellation.self) {
      try TriangleCounts(
        SmallCases.large(directed: false), control: KernelControl(isCancelled: { true }))
    }
  }
}
