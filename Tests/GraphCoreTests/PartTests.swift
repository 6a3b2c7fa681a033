// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Parts: connected, strongly connected, blocks and cores")
struct PartTests {
  private func check(_ plain: PlainGraph) {
    let graph = plain.frozen
    let components = Components(graph)
    expect(components.numbers, components.sizes, NaiveParts.connected(plain))
    for least in [0, 1_000] {
      let strong = StrongComponents(graph, leastForReach: least)
      expect(strong.numbers, strong.sizes, NaiveParts.strong(plain))
    }
    #expect(CoreNumbers.of(graph).map(Int.init) == NaiveParts.cores(plain))
    check(Blocks(graph), NaiveParts.blocks(plain), plain)
  }

  /// Numbers from 0 in the order of the lowest nodes.
  private func expect(_ numbers: [UInt32], _ sizes: [Int], _ parts: [[Int]]) {
    let leaders = parts.indices.filter { parts[$0].first == $0 }
    #expect(sizes == leaders.map { parts[$0].count })
    #expect(numbers.map { leaders[Int($0)] } == parts.map { $0[0] })
  }

  private func check(_ found: Blocks, _ blocks: Set<[Int]>, _ plain: PlainGraph) {
    #expect(
      found.memberships.map(Int.init)
        == plain.nodes.map { v in blocks.count { $0.contains(v) } })
    var sets = (0..<found.count).map { [Int(found.tops[$0])] }
    for (node, block) in found.blockAbove.enumerated() where block != Blocks.none {
      sets[Int(block)].append(node)
    }
    #expect(Set(sets.map { $0.sorted() }) == blocks && sets.count == blocks.count)
    #expect(found.sizes.map(Int.init) == sets.map(\.count))
  }

  @Test("all undirected graphs of up to six nodes", arguments: 0...6)
  func allUndirected(count: Int) {
    for graph in SmallGraphCases.undirected(count) { check(graph) }
  }

  @Test("all directed graphs of up to four nodes", arguments: 0...4)
  func allDirected(count: Int) {
    for graph in SmallGraphCases.directed(count) { check(graph) }
  }

  @Test("2,000 random graphs with isolates, loops and parallel arcs", arguments: 0..<8)
  func random(block: Int) {
    for graph in SmallGraphCases.random(block: block) { check(graph) }
  }

  @Test("larger graphs of many parts, dense and sparse", arguments: 0..<6)
  func large(seed: Int) {
    let count = 2_000
    let graph = SmallGraphCases.mixed(count, seed: seed, directed: seed % 2 == 0)
    let reach = (0..<count).map { Hops.distances(from: $0, in: graph).map { $0 >= 0 } }
    let strong = StrongComponents(graph)
    let slow = StrongComponents(graph, leastForReach: .max)
    #expect(strong.numbers == slow.numbers && strong.sizes == slow.sizes)
    var leaders: [Int] = []
    for v in 0..<count {
      let lowest = (0...v).first { reach[v][$0] && reach[$0][v] } ?? v
      if lowest == v { leaders.append(v) }
      #expect(leaders[Int(strong.numbers[v])] == lowest)
    }
    let flat = graph.undirected()
    let parts = Components(graph)
    leaders = []
    for v in 0..<count {
      let lowest = Hops.distances(from: v, in: flat).firstIndex { $0 >= 0 } ?? v
      if lowest == v { leaders.append(v) }
      #expect(leaders[Int(parts.numbers[v])] == lowest)
    }
    #expect(parts.sizes.reduce(0, +) == count && parts.sizes.count == leaders.count)
  }

  @Test("a complete graph, a cycle, a tree and a chain of a hundred thousand: closed forms")
  func closedForms() {
    let complete = frozen(
      40, (0..<40).flatMap { i in (0..<i).map { (i, $0, 1.0) } }, undirected: true)
    #expect(CoreNumbers.of(complete).allSatisfy { $0 == 39 })
    #expect(Blocks(complete).sizes == [40])
    let count = 100_000
    let chain = frozen(count, (1..<count).map { ($0 - 1, $0, 1) })
    #expect(Components(chain).sizes == [count])
    #expect(StrongComponents(chain).sizes.count == count)
    #expect(Blocks(chain).count == count - 1)
    #expect(CoreNumbers.of(chain).allSatisfy { $0 == 1 })
    let cycle = frozen(count, (0..<count).map { ($0, ($0 + 1) % count, 1) })
    #expect(StrongComponents(cycle).sizes == [count])
    #expect(Blocks(cycle).sizes == [UInt32(count)])
    #expect(CoreNumbers.of(cycle).allSatisfy { $0 == 2 })
    let tree = frozen(count, (1..<count).map { (($0 - 1) / 3, $0, 1) }, undirected: true)
    #expect(CutSearch(tree).bridges.count == count - 1)
    #expect(CutSearch(tree).isArticulationPoint.count { $0 } == (count - 2) / 3 + 1)
  }
}
