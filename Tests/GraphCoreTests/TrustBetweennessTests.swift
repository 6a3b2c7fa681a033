// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Betweenness on trust paths")
struct TrustBetweennessTests {
  private static let values = [1, 1, 0.9, 0.6, 0.5, 0.4, 0.36, 0.25, 0.1]

  /// By blocks, hierarchy and sweeps whatever the size, and as small graphs are done.
  private func expectBoth(
    _ graph: PlainGraph, equal expected: [Double]?, _ label: String = ""
  ) throws {
    for smallest in [0, 4, TrustBetweenness.smallest] {
      let found = try TrustBetweenness.scores(
        of: graph.frozen, smallest: smallest, control: KernelControl())
      #expect(areClose(found, expected), "\(label), \(smallest): \(found ?? [])")
    }
  }

  private func areClose(
    _ found: [Double]?, _ expected: [Double]?, tolerance: Double = 1e-9
  ) -> Bool {
    guard let found, let expected else { return found == nil && expected == nil }
    return found.count == expected.count
      && zip(found, expected).allSatisfy { isClose($0, $1, tolerance: tolerance) }
  }

  private func graph(
    _ count: Int, _ ties: [(Int, Int)], directed: Bool, _ random: inout SeededRandom
  ) -> PlainGraph {
    PlainGraph(
      count: count, arcs: ties.map { ($0.0, $0.1, random.pick(Self.values)) },
      isDirected: directed)
  }

  @Test("all undirected graphs of up to five nodes: every simple path counted", arguments: 0...5)
  func allUndirected(count: Int) throws {
    var random = SeededRandom(seed: count)
    for ties in SmallGraphs.all(count, directed: false) {
      let graph = graph(count, ties, directed: false, &random)
      let expected = NaivePaths.betweenness(graph, byTrust: true)
      try expectBoth(graph, equal: expected, "\(graph.values)")
      #expect(areClose(NaiveTrustPaths.betweenness(graph), expected))
    }
  }

  @Test("all undirected graphs of six nodes")
  func allUndirectedOfSix() throws {
    var random = SeededRandom(seed: 6)
    for ties in SmallGraphs.all(6, directed: false) {
      let graph = graph(6, ties, directed: false, &random)
      try expectBoth(graph, equal: NaiveTrustPaths.betweenness(graph), "\(graph.values)")
    }
  }

  @Test("all directed graphs of up to four nodes", arguments: 0...4)
  func allDirected(count: Int) throws {
    var random = SeededRandom(seed: count)
    for ties in SmallGraphs.all(count, directed: true) {
      let graph = graph(count, ties, directed: true, &random)
      let expected = NaivePaths.betweenness(graph, byTrust: true)
      try expectBoth(graph, equal: expected, "\(graph.values)")
    }
  }

  /// Isolates, loops, parallel arcs, equal products, ties of 1; dense, sparse, or nearly a tree.
  private func randomGraph(_ seed: Int, most: Int) -> PlainGraph {
    var random = SeededRandom(seed: seed)
    let count = 1 + random.below(most)
    let palette = random.pick([Self.values, [1], [0.5, 0.25, 1], [], []])
    let isTreeLike = random.chance(40)
    let arcs: [Arc] = (0..<random.below(count * random.pick([1, 2, 4]) + 1)).map { number in
      let from = isTreeLike ? number % count : random.below(count)
      let value =
        palette.isEmpty ? Double(1 + random.below(999_999)) / 1_000_000 : random.pick(palette)
      return (from, random.below(isTreeLike ? from + 1 : count), value)
    }
    return PlainGraph(count: count, arcs: arcs, isDirected: seed % 2 == 0)
  }

  @Test("random graphs with isolates, loops, parallel ties and equal trust paths", arguments: 0..<8)
  func random(block: Int) throws {
    for seed in (block * 250)..<(block * 250 + 250) {
      let graph = randomGraph(seed, most: 40)
      try expectBoth(graph, equal: NaiveTrustPaths.betweenness(graph), "seed \(seed)")
    }
  }

  @Test("larger graphs: same bits on 1, 2 and 8 threads, whatever order nodes and ties come in")
  func threadsAndOrder() throws {
    for seed in [3, 4, 5, 6, 7, 8] {
      var random = SeededRandom(seed: seed)
      let count = 300
      let fine = seed < 6
      let arcs: [Arc] = (0..<900).map { _ in
        let value = fine ? Double(1 + random.below(999_999)) / 1_000_000 : random.pick([1, 0.5])
        return (random.below(count), random.below(count), value)
      }
      let undirected = seed % 2 == 1
      let graph = frozen(count, arcs, undirected: undirected)
      let scores = try #require(
        try TrustBetweenness.scores(of: graph, control: KernelControl()))
      for threads in [2, 8] {
        let again = try TrustBetweenness.scores(of: graph, control: KernelControl(threads: threads))
        #expect(again?.map(\.bitPattern) == scores.map(\.bitPattern))
      }
      let both = PlainGraph(count: count, arcs: arcs, isDirected: !undirected)
      #expect(areClose(scores, NaiveTrustPaths.betweenness(both)))
      let names = random.shuffled(Array(0..<count))
      let shuffled = random.shuffled(arcs.map { (names[$0.from], names[$0.to], $0.value) })
      let moved = try #require(
        try TrustBetweenness.scores(
          of: frozen(count, shuffled, undirected: undirected), control: KernelControl()))
      #expect(areClose(names.map { moved[$0] }, scores, tolerance: 1e-12))
    }
  }

  @Test("a dense graph of one value needs too many shortcuts and is done without")
  func tooManyShortcuts() throws {
    var random = SeededRandom(seed: 11)
    for undirected in [true, false] {
      let arcs: [Arc] = (0..<6_000).map { _ in (random.below(150), random.below(150), 0.5) }
      let graph = PlainGraph(count: 160, arcs: arcs + [(149, 155, 0.4)], isDirected: !undirected)
      let hierarchy = try PathHierarchy(ArcRows(graph.frozen), control: KernelControl())
      #expect(!hierarchy.isComplete)
      try expectBoth(graph, equal: NaiveTrustPaths.betweenness(graph))
    }
  }

  @Test("where all ties are trusted alike steps decide, unless products may end", arguments: 0..<40)
  func equalTrust(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let value = random.pick([1, 0.5, 1e-3])
    let arcs: [Arc] = (0..<90).map { _ in (random.below(30), random.below(30), value) }
    let isDirected = seed % 2 == 0
    let graph = PlainGraph(count: 31, arcs: arcs, isDirected: isDirected)
    let rows = ArcRows(graph.frozen)
    #expect(TrustBetweenness.isEqual(rows, of: graph.frozen) == (value == 1 || !isDirected))
    let expected = NaiveTrustPaths.betweenness(graph)
    try expectBoth(graph, equal: expected)
    let onSteps = try TrustBetweenness.onSteps(of: graph.frozen, control: KernelControl())
    #expect(areClose(onSteps.totals.map { isDirected ? $0 : $0 / 2 }, expected))
    let chain = PlainGraph(
      count: 400, arcs: (1..<400).map { ($0 - 1, $0, 0.1) }, isDirected: false)
    #expect(!TrustBetweenness.isEqual(ArcRows(chain.frozen), of: chain.frozen))
  }

  @Test("closed forms: a path, a star, a ring and a complete graph of trust 1")
  func closedForms() throws {
    let n = 240
    func scores(_ arcs: [Arc]) throws -> [Double]? {
      try TrustBetweenness.scores(
        of: frozen(n, arcs, undirected: true), control: KernelControl())
    }
    let path: [Arc] = (1..<n).map { ($0 - 1, $0, 0.9) }
    #expect(try scores(path) == (0..<n).map { Double($0 * (n - 1 - $0)) })
    let star: [Arc] = (1..<n).map { (0, $0, 0.5) }
    let leaves = Double((n - 1) * (n - 2) / 2)
    #expect(try scores(star) == [leaves] + [Double](repeating: 0, count: n - 1))
    // Of a ring of n even, each node has (n − 2)² / 8.
    let ring: [Arc] = (0..<n).map { ($0, ($0 + 1) % n, 1) }
    let share = Double((n - 2) * (n - 2)) / 8
    #expect(areClose(try scores(ring), [Double](repeating: share, count: n)))
    let complete: [Arc] = (0..<n).flatMap { i in (0..<i).map { (i, $0, 1.0) } }
    #expect(try scores(complete) == [Double](repeating: 0, count: n))
  }

  /// A chain of `k` squares or, `closed`, of layers of two nodes each tied to both of the next.
  private func layers(_ k: Int, closed: Bool) -> (count: Int, arcs: [Arc]) {
    var arcs: [Arc] = []
    for layer in 0..<k {
      if closed {
        for from in [2 * layer, 2 * layer + 1] {
          for to in [2 * layer + 2, 2 * layer + 3] { arcs.append((from, to, 1)) }
        }
      } else {
        for middle in [3 * layer + 1, 3 * layer + 2] {
          arcs += [(3 * layer, middle, 1), (middle, 3 * layer + 3, 1)]
        }
      }
    }
    return (closed ? 2 * k + 2 : 3 * k + 1, arcs)
  }

  @Test("more paths than a double counts are noticed, in one block and directed")
  func tooMany() throws {
    for closed in [true, false] {
      for undirected in [true, false] {
        for k in [60, 1_100] {
          let (count, arcs) = layers(k, closed: closed)
          // A tie of another trust at the end: not done by steps.
          for isBySteps in [true, false] {
            let last: [Arc] = isBySteps ? [] : [(count - 1, count, 0.5)]
            let graph = frozen(count + 1, arcs + last, undirected: undirected)
            let found = try TrustBetweenness.scores(of: graph, control: KernelControl())
            // Squares are blocks, in each of which there are few paths. Unequal trust is counted
            // in blocks only where undirected.
            let areCounted = k == 60 || (!closed && (undirected || isBySteps))
            #expect((found != nil) == areCounted, "\(closed) \(undirected) \(k) \(isBySteps)")
          }
        }
      }
    }
  }

  @Test("over many blocks more paths than a double counts are counted block by block")
  func manyBlocks() throws {
    let k = 1_100
    let (count, arcs) = layers(k, closed: false)
    // With a tie of another trust elsewhere it is not done by steps.
    for arcs in [arcs, arcs + [(count, count + 1, 0.5)]] {
      let graph = frozen(count + 2, arcs, undirected: true)
      let found = try #require(
        try TrustBetweenness.scores(of: graph, smallest: 2, control: KernelControl()))
      // A middle has half of the pairs from left to right of its square. A joint has all pairs it
      // keeps apart, and half of the pair of middles on either side.
      for square in 0..<k {
        let left = Double(3 * square + 1)
        let half = left * (Double(count) - 2 - left) / 2
        #expect(isClose(found[3 * square + 1], half) && isClose(found[3 * square + 2], half))
      }
      for joint in 0...k {
        let apart = Double(9 * joint * (k - joint)) + (joint == 0 || joint == k ? 0.5 : 1)
        #expect(isClose(found[3 * joint], apart))
      }
    }
  }

  @Test("directed squares in a row: each middle has half of what passes, each joint all")
  func directedBlocks() throws {
    let k = 1_100
    let (count, arcs) = layers(k, closed: false)
    let graph = frozen(count, arcs, undirected: false)
    let found = try #require(
      try TrustBetweenness.scores(of: graph, control: KernelControl(threads: 2)))
    for joint in 0...k {
      #expect(isClose(found[3 * joint], Double(3 * joint) * Double(count - 1 - 3 * joint)))
    }
    for square in 0..<k {
      let half = Double(3 * square + 1) * Double(count - 3 * square - 3) / 2
      #expect(isClose(found[3 * square + 1], half) && isClose(found[3 * square + 2], half))
    }
  }

  @Test("shortcuts that stand for more paths than a double counts")
  func uncountableShortcuts() throws {
    // Stages joined by eight middles of equal products, in one ring, numbered from its middle.
    let stages = 400
    let numbers = (0...stages).sorted { abs(2 * $0 - stages) < abs(2 * $1 - stages) }
    var place = [Int](repeating: 0, count: stages + 1)
    for (number, stage) in numbers.enumerated() { place[stage] = number }
    var arcs: [Arc] = [(place[0], place[stages], 1e-80)]
    for stage in 0..<stages {
      for middle in 0..<8 {
        let node = stages + 1 + 8 * stage + middle
        let value = 0.91 + 0.01 * Double(middle) + 1e-6 * Double(stage)
        arcs += [(place[stage], node, value), (node, place[stage + 1], 0.9 / value)]
      }
    }
    let graph = frozen(9 * stages + 1, arcs, undirected: true)
    let found = try TrustBetweenness.scores(of: graph, control: KernelControl(threads: 2))
    #expect(found?.allSatisfy(\.isFinite) ?? true)
  }

  @Test("products near the smallest double end paths just where searches end them")
  func underflow() throws {
    for (value, count) in [(0.1, 400), (1e-160, 330), (1e-200, 300)] {
      for undirected in [true, false] {
        var arcs: [Arc] = (1..<count).map { ($0 - 1, $0, value) }
        arcs += (0..<(count / 10)).map { (10 * $0, 10 * $0 + 5, value * value) }
        let graph = PlainGraph(count: count, arcs: arcs, isDirected: !undirected)
        let found = try TrustBetweenness.scores(of: graph.frozen, control: KernelControl())
        #expect(areClose(found, NaiveTrustPaths.betweenness(graph)), "\(value) \(undirected)")
      }
    }
  }

  @Test("0.9 · 0.4 and 0.6 · 0.6 are equal paths, from either end and through articulation points")
  func equalProducts() throws {
    // s 0, a 1, b 2, t 3 of metrics.md, and a tail at each end.
    let square: [Arc] = [(0, 1, 0.9), (1, 3, 0.4), (0, 2, 0.6), (2, 3, 0.6)]
    let graph = PlainGraph(count: 4, arcs: square, isDirected: false)
    try expectBoth(graph, equal: [1, 0.5, 0.5, 0])
    let tails = square + [(3, 4, 0.3), (0, 5, 0.7)]
    let longer = PlainGraph(count: 6, arcs: tails, isDirected: false)
    try expectBoth(longer, equal: NaivePaths.betweenness(longer, byTrust: true))
  }

  @Test("a cancelled run ends with its error")
  func cancelled() {
    for count in [90, 300] {
      for undirected in [true, false] {
        let graph = frozen(
          count, (0..<count).map { ($0, ($0 + 1) % count, 0.5) },
          undirected: undirected)
        #expect(throws: Cancellation.self) {
          try TrustBetweenness.scores(of: graph, control: KernelControl(isCancelled: { true }))
        }
      }
    }
  }
}
