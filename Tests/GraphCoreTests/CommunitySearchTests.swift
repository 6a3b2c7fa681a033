// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Communities")
struct CommunitySearchTests {
  private typealias Quality = CommunitySearch.Quality

  private static let qualities: [(Quality, Double)] = [
    (.modularity, 1), (.modularity, 0.5), (.modularity, 2), (.constantPotts, 0.25),
    (.constantPotts, 0.6),
  ]

  /// The quality of a division, pair by pair as it is defined.
  private func quality(
    _ graph: PlainGraph, _ numbers: [Int], _ quality: Quality, _ resolution: Double
  ) -> Double {
    func a(_ i: Int, _ j: Int) -> Double { graph.values[i][j] ?? 0 }
    let out = graph.nodes.map { i in graph.nodes.reduce(0) { $0 + a(i, $1) } }
    let into = graph.nodes.map { j in graph.nodes.reduce(0) { $0 + a($1, j) } }
    let total = out.reduce(0, +)
    var sum = 0.0
    for i in graph.nodes {
      for j in graph.nodes where numbers[i] == numbers[j] {
        let chance = quality == .modularity ? out[i] * into[j] / total : i == j ? 0 : 1
        sum += a(i, j) - resolution * chance
      }
    }
    return sum / total
  }

  /// Every division of `count` nodes, each number at most one above those before it.
  private func divisions(_ count: Int) -> [[Int]] {
    var all: [[Int]] = [[]]
    for _ in 0..<count {
      all = all.flatMap { start in (0...((start.max() ?? -1) + 1)).map { start + [$0] } }
    }
    return all
  }

  private func random(_ seed: Int, most: Int) -> PlainGraph {
    var random = SeededRandom(seed: seed)
    let count = 2 + random.below(most - 1)
    let arcs = randomArcs(count, seed: seed).prefix(random.below(3 * count) + 1)
    return PlainGraph(
      count: count, arcs: arcs.map { ($0.from, $0.to, $0.value) }, isDirected: seed % 2 == 0)
  }

  @Test("the best of all divisions of up to seven nodes is found", arguments: 0..<60)
  func exhaustive(seed: Int) throws {
    let graph = random(seed, most: 7)
    guard !graph.pairs.isEmpty else { return }
    let all = divisions(graph.count)
    for (aim, resolution) in Self.qualities {
      let best = all.map { quality(graph, $0, aim, resolution) }.max() ?? 0
      for method in [CommunitySearch.Method.leiden, .louvain] {
        let found = try CommunitySearch(
          graph.frozen, by: method, quality: aim, resolution: resolution, runs: 20)
        let own = quality(graph, found.numbers.map { Int($0) }, aim, resolution)
        #expect(isClose(found.quality, own), "seed \(seed) \(aim) \(resolution) \(method)")
        #expect(isClose(own, best), "seed \(seed) \(aim) \(resolution) \(method): \(own), \(best)")
      }
    }
  }

  @Test("sizes, numbers by first nodes, quality and connected parts", arguments: 0..<20)
  func shape(seed: Int) throws {
    let plain = SmallGraphCases.twinned(60, seed: seed, directed: seed % 2 == 0)
    for (aim, resolution) in Self.qualities {
      let found = try CommunitySearch(
        plain.frozen, by: .leiden, quality: aim, resolution: resolution, runs: 2, seed: seed)
      let numbers = found.numbers.map { Int($0) }
      #expect(isClose(found.quality, quality(plain, numbers, aim, resolution)))
      var seen = 0
      for number in numbers {
        #expect(number <= seen)
        seen = max(seen, number + 1)
      }
      #expect(found.sizes == (0..<seen).map { part in numbers.count { $0 == part } })
      // Traag and others, theorem 5: every community is connected.
      for part in 0..<seen {
        let members = plain.nodes.filter { numbers[$0] == part }
        #expect(reached(members, plain) == members.count, "seed \(seed) \(aim) \(resolution)")
      }
    }
  }

  private func reached(_ members: [Int], _ graph: PlainGraph) -> Int {
    var (seen, open) = (Set(members.prefix(1)), Array(members.prefix(1)))
    while let node = open.popLast() {
      for next in members where graph.has(node, next) || graph.has(next, node) {
        if seen.insert(next).inserted { open.append(next) }
      }
    }
    return seen.count
  }

  /// Good, B. H., de Montjoye, Y.-A. & Clauset, A. (2010). Performance of modularity maximization in
  /// practical contexts. Physical Review E 81, 046106. doi:10.1103/PhysRevE.81.046106: a ring of
  /// cliques.
  @Test("a ring of ten cliques of five falls into its cliques, in every run")
  func ring() throws {
    var arcs: [Arc] = []
    for clique in 0..<10 {
      for i in 0..<5 { for j in 0..<i { arcs.append((5 * clique + i, 5 * clique + j, 1)) } }
      arcs.append((5 * clique, (5 * clique + 6) % 50, 1))
    }
    let graph = frozen(50, arcs, undirected: true)
    for method in [CommunitySearch.Method.leiden, .louvain] {
      let found = try CommunitySearch(graph, by: method, runs: 5)
      #expect(found.numbers == (0..<50).map { UInt32($0 / 5) })
      #expect(isClose(found.quality, 10.0 / 11 - 1.0 / 10))
      #expect(found.stability?.allSatisfy { $0 == 1 } == true)
    }
  }

  @Test("stability is the mean Jaccard index with the other runs")
  func stability() throws {
    let graph = SmallGraphCases.mixed(200, seed: 3, directed: false)
    let all = try CommunitySearch(graph, by: .louvain, runs: 6, seed: 4)
    // The runs one by one: the draws of a run depend on seed and number alone, so the best of the
    // first k runs is among them.
    let firsts = try (1...6).map { try CommunitySearch(graph, by: .louvain, runs: $0, seed: 4) }
    #expect(firsts[0].stability == nil)
    #expect(firsts.map { $0.quality ?? 0 } == firsts.map { $0.quality ?? 0 }.sorted())
    #expect(all.stability?.allSatisfy { $0 > 0 && $0 <= 1 } == true)
    let two = try CommunitySearch(graph, by: .louvain, runs: 2, seed: 4)
    let one = firsts[0]
    guard two.numbers != one.numbers else { return }
    for node in 0..<graph.nodeCount {
      let mine = (0..<graph.nodeCount).filter { two.numbers[$0] == two.numbers[node] }
      let other = (0..<graph.nodeCount).filter { one.numbers[$0] == one.numbers[node] }
      let both = Set(mine).intersection(other).count
      let expected = Double(both) / Double(Set(mine).union(other).count)
      #expect(isClose(two.stability?[node], expected))
    }
  }

  @Test("without a tie everyone is alone")
  func alone() throws {
    let found = try CommunitySearch(frozen(3, []), by: .leiden, runs: 3)
    #expect(found.numbers == [0, 1, 2] && found.sizes == [1, 1, 1] && found.quality == nil)
    #expect(try CommunitySearch(frozen(0, []), by: .leiden).numbers.isEmpty)
  }

  @Test("a run that is cancelled ends")
  func cancelled() {
    let graph = SmallGraphCases.mixed(500, seed: 1, directed: false)
    #expect(throws: Cancellation.self) {
      try CommunitySearch(graph, by: .leiden, control: KernelControl(isCancelled: { true }))
    }
  }
}
