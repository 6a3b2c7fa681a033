// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("The positive eigenvector of graphs of any size")
struct PerronKernelTests {
  private func check(_ plain: PlainGraph, _ graph: FrozenGraph) throws {
    guard plain.count > 1, !NaivePaths.steps(plain).joined().contains(nil) else { return }
    let found = try #require(try PerronKernel.vector(of: graph), "\(plain.pairs)")
    let expected = NaiveVectors.eigenvector(plain)
    #expect(zip(found, expected).allSatisfy { isClose($0, $1) }, "\(plain.values): \(found)")
  }

  @Test("all small graphs equal the limit of powers")
  func allSmall() throws {
    try SmallCases.visitAll { plain, graph in try check(plain, graph) }
  }

  @Test("random graphs equal the limit of powers", arguments: 0..<4)
  func random(block: Int) throws {
    for seed in (block * 500)..<(block * 500 + 500) {
      let count = 2 + seed % 9
      let arcs = randomArcs(count, seed: seed) + randomArcs(count, seed: -seed - 1)
      let plain = PlainGraph(count: count, arcs: arcs, isDirected: seed % 2 == 0)
      try check(plain, plain.frozen)
    }
  }

  @Test("a path has the sines", arguments: [2, 3, 30, 200])
  func path(count: Int) throws {
    // x(v) = √(2/(n + 1)) sin(πv/(n + 1)) for v = 1 … n.
    let arcs: [Arc] = (1..<count).map { ($0 - 1, $0, 1) }
    let found = try #require(
      try PerronKernel.vector(of: frozen(count, arcs, undirected: true)))
    let ratio = found.indices.map { found[$0] / sine($0 + 1, count + 1) }
    let scale = (2 / Double(count + 1)).squareRoot()
    #expect(ratio.allSatisfy { isClose($0, scale, tolerance: 1e-8) })
  }

  /// sin(πk/n) by its series.
  private func sine(_ k: Int, _ n: Int) -> Double {
    let x = Double.pi * Double(min(k, n - k)) / Double(n)
    var (term, sum) = (x, x)
    for step in 1..<20 {
      term *= -x * x / Double(2 * step * (2 * step + 1))
      sum += term
    }
    return sum
  }

  @Test("a large network: Ax = λx, ‖x‖₂ = 1, x > 0, the same bits on any number of threads")
  func large() throws {
    let graph = Generators.barabasiAlbert(nodes: 20_000, tiesEach: 4, seed: 2)
      .withTrust(seed: 3).graph
    let x = try #require(try PerronKernel.vector(of: graph))
    #expect(x.allSatisfy { $0 > 0 } && isClose(x.reduce(0) { $0 + $1 * $1 }, 1))
    let product = (0..<graph.nodeCount).map { node in
      graph.inRow(node).reduce(0.0) {
        $0 + graph.reverseValues[$1] * x[Int(graph.reverseSources[$1])]
      }
    }
    let value = zip(x, product).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(zip(x, product).allSatisfy { ($0 * value - $1).magnitude < 1e-12 * value })
    for threads in [2, 8] {
      #expect(try PerronKernel.vector(of: graph, control: KernelControl(threads: threads)) == x)
    }
    let (other, numbers) = SmallCases.shuffled(graph, seed: 8)
    let y = try #require(try PerronKernel.vector(of: other))
    #expect(numbers.indices.allSatisfy { isClose(x[$0], y[numbers[$0]], tolerance: 1e-12) })
  }

  @Test("the directed rows are those into each node; the same bits on any number of threads")
  func directed() throws {
    // Strongly connected by a ring through all nodes.
    let n = 3_000
    let ties = Generators.barabasiAlbert(nodes: n, tiesEach: 6, seed: 4).withTrust(seed: 5)
    var arcs: [Arc] = (0..<n).map { ($0, ($0 + 1) % n, 0.5) }
    for tie in 0..<ties.count {
      arcs.append((Int(ties.sources[tie]), Int(ties.targets[tie]), ties.trust?[tie] ?? 1))
      if tie % 2 == 0 { arcs.append((Int(ties.targets[tie]), Int(ties.sources[tie]), 0.7)) }
    }
    let graph = frozen(n, arcs)
    let x = try #require(try PerronKernel.vector(of: graph))
    let product = (0..<n).map { node in
      graph.inRow(node).reduce(0.0) {
        $0 + graph.reverseValues[$1] * x[Int(graph.reverseSources[$1])]
      }
    }
    let value = zip(x, product).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(x.allSatisfy { $0 > 0 })
    #expect(zip(x, product).allSatisfy { ($0 * value - $1).magnitude < 1e-10 * value })
    for threads in [2, 8] {
      #expect(try PerronKernel.vector(of: graph, control: KernelControl(threads: threads)) == x)
    }
  }

  @Test("the heavier of two camps, although the start lies in the lighter one")
  func camps() throws {
    // A complete graph of 12 has λ = 11; a ring of 400 beside it only 2, but most of the start.
    var arcs: [Arc] = (0..<12).flatMap { i in (0..<i).map { (i, $0, 1) } }
    arcs += (0..<400).map { (12 + $0, 12 + ($0 + 1) % 400, 1) }
    arcs.append((0, 12, 1e-6))
    let x = try #require(try PerronKernel.vector(of: frozen(412, arcs, undirected: true)))
    #expect((0..<12).allSatisfy { isClose(x[$0], 1 / 12.0.squareRoot(), tolerance: 1e-6) })
    #expect(x.allSatisfy { $0 >= 0 && $0.isFinite })
  }

  @Test("values of any size", arguments: [1e-300, 1e-100, 1e200])
  func scales(scale: Double) throws {
    let arcs: [Arc] = [(0, 1, 1), (1, 2, 0.5), (2, 0, 0.25), (2, 3, 1)]
    for undirected in [true, false] {
      let closed = undirected ? arcs : arcs + [(3, 0, 1)]
      let usual = try PerronKernel.vector(of: frozen(4, closed, undirected: undirected))
      let scaled: [Arc] = closed.map { ($0.from, $0.to, $0.value * scale) }
      let found = try PerronKernel.vector(of: frozen(4, scaled, undirected: undirected))
      #expect(zip(usual ?? [], found ?? [0]).allSatisfy { isClose($0, $1, tolerance: 1e-12) })
      #expect(found?.count == 4)
    }
  }

  @Test("a cancelled run ends without a result")
  func cancelled() {
    let graph = SmallCases.large(directed: false)
    #expect(throws: Cancellation.self) {
      try PerronKernel.vector(of: graph, control: KernelControl(isCancelled: { true }))
    }
  }
}
