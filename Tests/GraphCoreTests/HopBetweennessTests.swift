// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Betweenness on hops")
struct HopBetweennessTests {
  private static let control = KernelControl(threads: 2)
  /// Krackhardt 1990, doi:10.2307/2393394.
  private static let kite = [
    (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5), (3, 6),
    (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9),
  ]

  @Test("of nodes equals that of all simple paths on all small graphs and 2,000 random ones")
  func nodes() throws {
    try visit { plain, graph, seed in
      let found = try HopBetweenness.dependencies(
        of: graph, weights: PathWeights(count: plain.count), control: Self.control)
      let expected = NaivePathShares(plain).nodes { _, _ in true }
      #expect(areClose(found, expected), "graph \(seed)")
    }
  }

  @Test("of arcs equals that of all simple paths")
  func arcs() throws {
    try visit { plain, graph, seed in
      let found = try ArcBetweenness.dependencies(
        of: graph, weights: PathWeights(count: plain.count), control: Self.control)
      let expected = NaivePathShares(plain).arcs()
      let pairs = plain.pairs
      #expect(found?.count == pairs.count)
      #expect(areClose(found, pairs.map { expected[$0.0][$0.1] }), "graph \(seed)")
    }
  }

  @Test("from one set to another counts the paths between them alone")
  func sets() throws {
    try visit { plain, graph, seed in
      var random = SeededRandom(seed: seed)
      let starts = plain.nodes.filter { _ in random.chance(50) }
      let ends = plain.nodes.filter { _ in random.chance(50) }
      let found = try HopBetweenness.dependencies(
        of: graph, weights: PathWeights(count: plain.count, from: starts, to: ends),
        control: Self.control)
      let expected = NaivePathShares(plain).nodes { starts.contains($0) && ends.contains($1) }
      #expect(areClose(found, expected), "graph \(seed)")
    }
  }

  @Test("of a group counts each path over any of its members once")
  func groups() throws {
    try visit { plain, graph, seed in
      var random = SeededRandom(seed: seed)
      let group = plain.nodes.filter { _ in random.chance(35) }
      let found = try GroupBetweenness.dependency(
        on: group, of: graph, control: Self.control)
      #expect(isClose(found, NaivePathShares(plain).group(group)), "graph \(seed)")
    }
  }

  @Test(
    "parts, chains, leaves and twins in several batches of sources", arguments: [false, true],
    0..<6)
  func mixed(directed: Bool, seed: Int) throws {
    let plain = SmallGraphCases.twinned(50 + 20 * (seed % 3), seed: seed, directed: directed)
    let graph = plain.frozen
    let shares = NaivePathShares(plain)
    var random = SeededRandom(seed: 100 + seed)
    let starts = Set(plain.nodes.filter { _ in random.chance(50) })
    let ends = Set(plain.nodes.filter { _ in random.chance(50) })
    let group = plain.nodes.filter { _ in random.chance(10) }
    let all = PathWeights(count: plain.count)
    let some = PathWeights(count: plain.count, from: starts.sorted(), to: ends.sorted())
    #expect(
      areClose(
        try HopBetweenness.dependencies(of: graph, weights: all, control: Self.control),
        shares.nodes { _, _ in true }))
    #expect(
      areClose(
        try HopBetweenness.dependencies(of: graph, weights: some, control: Self.control),
        shares.nodes { starts.contains($0) && ends.contains($1) }))
    let arcs = shares.arcs()
    #expect(
      areClose(
        try ArcBetweenness.dependencies(of: graph, weights: all, control: Self.control),
        plain.pairs.map { arcs[$0.0][$0.1] }))
    #expect(
      isClose(
        try GroupBetweenness.dependency(on: group, of: graph, control: Self.control),
        shares.group(group)))
  }

  @Test("Krackhardt's kite, two groups of it and the karate club's as published")
  func published() throws {
    // Everett & Borgatti's group betweenness by networkx 3.6.1, group_betweenness_centrality.
    let kite = PlainGraph(
      count: 10, arcs: Self.kite.map { (from: $0.0, to: $0.1, value: 1.0) }, isDirected: false)
    let frozen = kite.frozen
    let two = try GroupBetweenness.dependency(on: [3, 7], of: frozen, control: Self.control)
    #expect(isClose(two.map { $0 / 2 }, 15 + 2.0 / 3))
    let other = try GroupBetweenness.dependency(on: [5, 6], of: frozen, control: Self.control)
    #expect(isClose(other.map { $0 / 2 }, 15))
    let ties = try ArcBetweenness.dependencies(
      of: frozen, weights: PathWeights(count: 10), control: Self.control)
    let arc = try #require(frozen.arc(from: 7, to: 8))
    #expect(isClose(ties?[arc], 16))
  }

  @Test("one graph with blocks, twins, chains and hubs: the same bits on any number of threads")
  func threads() throws {
    for directed in [false, true] {
      let graph = SmallCases.large(directed: directed, weighted: false)
      let weights = PathWeights(count: graph.nodeCount)
      let one = try HopBetweenness.dependencies(
        of: graph, weights: weights, control: KernelControl(threads: 1))
      let ties = try ArcBetweenness.dependencies(
        of: graph, weights: weights, control: KernelControl(threads: 1))
      for threads in [2, 8] {
        let control = KernelControl(threads: threads)
        #expect(
          try HopBetweenness.dependencies(of: graph, weights: weights, control: control) == one)
        #expect(
          try ArcBetweenness.dependencies(of: graph, weights: weights, control: control) == ties)
      }
    }
  }

  @Test("a larger graph equals the textbook, source by source")
  func textbook() throws {
    for directed in [false, true] {
      let graph = SmallCases.large(directed: directed, weighted: false)
      let found = try HopBetweenness.dependencies(
        of: graph, weights: PathWeights(count: graph.nodeCount), control: Self.control)
      #expect(areClose(found, Self.textbook(graph)))
    }
  }

  @Test("shuffled nodes and arcs give the same values within 1e-12")
  func shuffled() throws {
    for directed in [false, true] {
      let graph = SmallCases.large(directed: directed, weighted: false)
      let other = SmallCases.shuffled(graph, seed: 9)
      let weights = PathWeights(count: graph.nodeCount)
      let one = try HopBetweenness.dependencies(of: graph, weights: weights, control: Self.control)
      let two = try HopBetweenness.dependencies(
        of: other.graph, weights: weights, control: Self.control)
      let back = other.numbers.map { two?[$0] ?? -1 }
      #expect(areClose(one, back, tolerance: 1e-12))
    }
  }

  @Test("more best paths in one block than a double counts: nothing")
  func tooMany() throws {
    // A grid of 530 by 530 has C(1058, 529) paths between its corners.
    let side = 530
    var arcs: [Arc] = []
    for row in 0..<side {
      for column in 0..<side {
        let node = row * side + column
        if column + 1 < side { arcs.append((node, node + 1, 1)) }
        if row + 1 < side { arcs.append((node, node + side, 1)) }
      }
    }
    let corner = PathWeights(count: side * side, from: [0], to: [side * side - 1])
    let grid = frozen(side * side, arcs, undirected: true)
    #expect(
      try HopBetweenness.dependencies(of: grid, weights: corner, control: Self.control) == nil)
  }

  @Test("a run that is cancelled ends")
  func cancelled() {
    let graph = SmallCases.large(directed: false)
    let control = KernelControl(threads: 2, isCancelled: { true })
    #expect(throws: Cancellation.self) {
      try HopBetweenness.dependencies(
        of: graph, weights: PathWeights(count: graph.nodeCount), control: control)
    }
  }

  // MARK: - Steps

  private func visit(_ body: (PlainGraph, FrozenGraph, Int) throws -> Void) rethrows {
    var number = 0
    try SmallCases.visitAll { plain, graph in
      number += 1
      try body(plain, graph, number)
    }
    try SmallCases.visitRandom(0..<2000) { plain, graph in
      number += 1
      try body(plain, graph, number)
    }
  }

  /// Brandes 2001 as printed, with one queue and one stack.
  private static func textbook(_ graph: FrozenGraph) -> [Double] {
    var total = [Double](repeating: 0, count: graph.nodeCount)
    for source in 0..<graph.nodeCount {
      var paths = BestPaths(nodeCount: graph.nodeCount, criterion: .hops)
      paths.search(from: source, in: graph)
      var dependency = [Double](repeating: 0, count: graph.nodeCount)
      for node in paths.order.reversed() {
        for next in graph.neighbors(of: node) where paths.steps[Int(next)] == paths.steps[node] + 1
        {
          dependency[node] +=
            paths.counts[node] / paths.counts[Int(next)] * (1 + dependency[Int(next)])
        }
        if node != source { total[node] += dependency[node] }
      }
    }
    return total
  }
}

/// Whether all numbers of two lists are close.
private func areClose(_ a: [Double]?, _ b: [Double], tolerance: Double = 1e-9) -> Bool {
  guard let a, a.count == b.count else { return false }
  return zip(a, b).allSatisfy { isClose($0, $1, tolerance: tolerance) }
}
