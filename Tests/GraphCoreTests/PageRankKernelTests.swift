// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("PageRank of graphs of any size")
struct PageRankKernelTests {
  private func difference(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
  }

  @Test("all small graphs equal the solution of the equations")
  func allSmall() throws {
    try SmallCases.visitAll { plain, graph in
      let found = try #require(try PageRankKernel.scores(of: graph, damping: 0.85))
      let expected = NaiveVectors.pageRank(plain, damping: 0.85)
      let error = difference(found, expected)
      #expect(found.count == plain.count && error < 1e-12, "\(plain.pairs): \(error)")
    }
  }

  @Test("random graphs equal the solution of the equations", arguments: 0..<4)
  func random(block: Int) throws {
    try SmallCases.visitRandom((block * 500)..<(block * 500 + 500)) { plain, graph in
      for damping in [0, 0.5, 0.85, 0.97] {
        let found = try #require(try PageRankKernel.scores(of: graph, damping: damping))
        let error = difference(found, NaiveVectors.pageRank(plain, damping: damping))
        #expect(found.count == plain.count && error < 1e-12, "\(plain.values): \(error)")
      }
    }
  }

  @Test("the error stays below what was asked for", arguments: [false, true])
  func accuracy(directed: Bool) throws {
    let graph = SmallCases.large(directed: directed)
    // The definition: the L1 residual over 1 − d bounds the error of any vector whatever.
    let strengths = (0..<graph.nodeCount).map { v in
      graph.outRow(v).reduce(0) { $0 + graph.values[$1] }
    }
    for damping in [0.5, 0.85, 0.98] {
      for error in [1e-3, 1e-6, 1e-9, 1e-12] {
        let p = try #require(
          try PageRankKernel.scores(of: graph, damping: damping, error: error))
        let stuck = zip(p, strengths).reduce(0) { $1.1 == 0 ? $0 + $1.0 : $0 }
        let n = Double(graph.nodeCount)
        let residual = (0..<graph.nodeCount).reduce(0.0) { sum, v in
          let passed = graph.inRow(v).reduce(0.0) {
            let source = Int(graph.reverseSources[$1])
            return $0 + p[source] * graph.reverseValues[$1] / strengths[source]
          }
          return sum + (p[v] - (1 - damping) / n - damping * (passed + stuck / n)).magnitude
        }
        #expect(residual <= max(error * (1 - damping), 4e-15), "\(damping) \(error) \(residual)")
        #expect(isClose(p.reduce(0, +), 1))
      }
    }
  }

  @Test("the same bits on any number of threads", arguments: [false, true])
  func threads(directed: Bool) throws {
    for weighted in [false, true] {
      let graph = SmallCases.large(directed: directed, weighted: weighted)
      let one = try PageRankKernel.scores(of: graph, damping: 0.85)
      for threads in [2, 8] {
        let control = KernelControl(threads: threads)
        #expect(try PageRankKernel.scores(of: graph, damping: 0.85, control: control) == one)
      }
    }
  }

  @Test("the order of the nodes decides nothing", arguments: [false, true])
  func order(directed: Bool) throws {
    let graph = SmallCases.large(directed: directed)
    let (other, numbers) = SmallCases.shuffled(graph, seed: 5)
    let a = try #require(try PageRankKernel.scores(of: graph, damping: 0.85, error: 1e-15))
    let b = try #require(try PageRankKernel.scores(of: other, damping: 0.85, error: 1e-15))
    #expect(numbers.indices.allSatisfy { isClose(a[$0], b[numbers[$0]], tolerance: 1e-12) })
  }

  @Test("values of any size", arguments: [false, true])
  func scales(directed: Bool) throws {
    let arcs = randomArcs(9, seed: 77).filter { $0.from != $0.to }
    let usual = try #require(
      try PageRankKernel.scores(of: frozen(9, arcs, undirected: !directed), damping: 0.85))
    for scale in [1e-300, 1e-200, 1e100] {
      let scaled: [Arc] = arcs.map { ($0.from, $0.to, $0.value * scale) }
      let graph = frozen(9, scaled, undirected: !directed)
      let found = try #require(try PageRankKernel.scores(of: graph, damping: 0.85))
      #expect(difference(found, usual) < 2e-12)
    }
    // A tie next to nothing beside ties of 1 passes next to nothing on, but all of a node's own.
    let uneven: [Arc] = [(0, 1, 1e-200), (1, 2, 1), (2, 3, 1), (3, 0, 1e-200)]
    let plain = PlainGraph(
      count: 4, arcs: uneven.map { (from: $0.from, to: $0.to, value: $0.value) },
      isDirected: directed)
    let found = try #require(
      try PageRankKernel.scores(of: frozen(4, uneven, undirected: !directed), damping: 0.85))
    #expect(difference(found, NaiveVectors.pageRank(plain, damping: 0.85)) < 1e-12)
  }

  @Test("two camps and a damping near 1", arguments: [0.99, 0.999, 0.9999])
  func dampingNearOne(damping: Double) throws {
    // Two rings of ten with a weak tie between them.
    var arcs: [Arc] = [(0, 10, 0.01), (3, 7, 0.3)]
    for node in 0..<20 {
      let next = node / 10 * 10 + (node + 1) % 10
      arcs.append((node, next, 0.5 + Double(node % 3) / 10))
    }
    let plain = PlainGraph(
      count: 20, arcs: arcs.map { (from: $0.from, to: $0.to, value: $0.value) },
      isDirected: false)
    let graph = frozen(20, arcs, undirected: true)
    let found = try #require(try PageRankKernel.scores(of: graph, damping: damping))
    let limit = max(1e-12, 2e-15 / (1 - damping))
    #expect(difference(found, NaiveVectors.pageRank(plain, damping: damping)) < limit)
  }

  @Test("a cancelled run ends without a result", arguments: [false, true])
  func cancelled(directed: Bool) {
    let control = KernelControl(threads: 2, isCancelled: { true })
    #expect(throws: Cancellation.self) {
      try PageRankKernel.scores(
        of: SmallCases.large(directed: directed), damping: 0.85, control: control)
    }
  }
}
