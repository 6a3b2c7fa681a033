// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Flows and currents")
struct FlowTests {
  @Test("the most that flows is the least cut, with each node and without it", arguments: 0..<2)
  func leastCut(block: Int) {
    for plain in SmallGraphCases.random(block: block) where plain.count < 8 {
      var network = MaximumFlow(plain.frozen)
      for source in plain.nodes {
        for target in plain.nodes where target != source {
          let flow = NaiveFlows.flow(plain, from: source, to: target)
          #expect(isClose(network.flow(from: source, to: target), flow))
          let touched = network.touched
          for node in plain.nodes where node != source && node != target {
            let rest = NaiveFlows.flow(plain, from: source, to: target) { $0 != node }
            let loss = network.loss(without: node)
            #expect(isClose(loss, flow - rest), "\(plain) \(source)→\(target) \(node)")
            #expect(touched.contains(node) || loss == 0)
          }
        }
      }
    }
  }

  @Test("what does not flow over a node is not lost without it, in the order of any question")
  func repeatable() {
    let graph = SmallGraphCases.mixed(200, seed: 2, directed: true)
    let nodes = Array(0..<graph.nodeCount)
    let source = nodes.max { graph.outRow($0).count < graph.outRow($1).count } ?? 0
    let target =
      nodes.filter { $0 != source }.max { graph.inRow($0).count < graph.inRow($1).count } ?? 0
    var network = MaximumFlow(graph)
    func losses() -> [Double] {
      network.touched.filter { $0 != source && $0 != target }.map { network.loss(without: $0) }
    }
    let first = network.flow(from: source, to: target)
    let found = losses()
    #expect(first > 1 && found.contains { $0 > 0 })
    _ = network.flow(from: target, to: source)
    #expect(network.flow(from: source, to: target) == first && losses() == found)
  }

  @Test("the inverse of a symmetric positive definite matrix times the matrix is 1")
  func inverse() throws {
    let n = 40
    var random = SeededRandom(seed: 5)
    let root = (0..<(n * n)).map { _ in Double(random.below(2_001)) / 1_000 - 1 }
    var matrix = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0..<n {
        let product = (0..<n).reduce(0.0) { $0 + root[i * n + $1] * root[j * n + $1] }
        matrix[i * n + j] = product + (i == j ? 1 : 0)
      }
    }
    let inverse = try #require(
      try DefiniteInverse(matrix, count: n, control: KernelControl()))
    for i in 0..<n {
      for j in 0..<n {
        let product = (0..<n).reduce(0.0) { $0 + inverse[i, $1] * matrix[$1 * n + j] }
        #expect(isClose(product, i == j ? 1 : 0))
        #expect(inverse[i, j] == inverse[j, i])
      }
    }
    #expect(try DefiniteInverse([1, 0, 2, 1], count: 2, control: KernelControl()) == nil)
    #expect(try DefiniteInverse([], count: 0, control: KernelControl()) != nil)
  }

  /// Foster (1949): over all ties, resistance times conductance adds up to n − 1.
  @Test("Foster's theorem on a network of some hundred nodes")
  func foster() throws {
    let graph = Self.connected(300)
    let flow = try #require(try CurrentFlow(graph, control: KernelControl()))
    // Σ over pairs of resistances is n · trace of the pseudo-inverse; here by the sums of all.
    let all = flow.resistances.reduce(0, +) / 2
    let parts = try PartialResistances(graph)
    #expect(isRelativelyClose(all, parts.all, tolerance: 1e-10))
    #expect(isClose(parts.overTies, 299))
  }

  private static func connected(_ count: Int) -> FrozenGraph {
    var arcs = (1..<count).map { Arc($0 / 2, $0, 0.5 + Double($0 % 7)) }
    var random = SeededRandom(seed: 9)
    arcs += (0..<count).map { _ in
      Arc(random.below(count), random.below(count), 0.25 + Double(random.below(8)))
    }
    return frozen(count, arcs, undirected: true)
  }

  @Test("a run that is cancelled ends")
  func cancelled() {
    let control = KernelControl(isCancelled: { true })
    let graph = Self.connected(20)
    #expect(throws: Cancellation.self) { try FlowBetweenness(of: graph, control: control) }
    #expect(throws: Cancellation.self) { try CurrentFlow(graph, control: control) }
    #expect(throws: Cancellation.self) { try ClosedWalks.counts(of: graph, control: control) }
    #expect(throws: Cancellation.self) {
      try WalkSums.sums(
        of: graph, factor: 0.01, start: [Double](repeating: 1, count: 20), control: control)
    }
  }
}

/// Resistances from Gauss and Jordan's elimination with the last node for the ground.
private struct PartialResistances {
  let all: Double
  let overTies: Double

  init(_ graph: FrozenGraph) throws {
    let n = graph.nodeCount
    var matrix = DenseMatrix(count: n - 1)
    for node in 0..<(n - 1) {
      for arc in graph.outRow(node) {
        matrix[node, node] += graph.values[arc]
        let other = Int(graph.targets[arc])
        if other < n - 1 { matrix[node, other] -= graph.values[arc] }
      }
    }
    let inverse = try #require(matrix.inverse())
    func entry(_ i: Int, _ j: Int) -> Double { i == n - 1 || j == n - 1 ? 0 : inverse[i, j] }
    func resistance(_ i: Int, _ j: Int) -> Double { entry(i, i) + entry(j, j) - 2 * entry(i, j) }
    all = (0..<n).reduce(0.0) { sum, i in (0..<i).reduce(sum) { $0 + resistance(i, $1) } }
    overTies = (0..<n).reduce(0.0) { sum, i in
      graph.outRow(i).filter { Int(graph.targets[$0]) > i }.reduce(sum) {
        $0 + graph.values[$1] * resistance(i, Int(graph.targets[$1]))
      }
    }
  }
}
