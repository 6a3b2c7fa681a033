// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Freezing arcs into a graph")
struct FreezingTests {
  @Test("random arcs with loops and parallels give what a table gives", arguments: 0..<8)
  func againstTable(block: Int) {
    for seed in (block * 100)..<(block * 100 + 100) {
      let count = seed % 9
      let arcs = randomArcs(count, seed: seed)
      for undirected in [false, true] {
        for (rule, smallest) in [(FrozenGraph.MergeRule.largest, false), (.smallest, true)] {
          let (graph, counts) = FrozenGraph.freezing(
            arcList(arcs), nodeCount: count, undirected: undirected, merging: rule)
          graph.checkInvariants()
          let plain = PlainGraph(
            count: count, arcs: arcs, isDirected: !undirected, keepsSmallest: smallest)
          #expect(graph.table == plain.values, "seed \(seed)")
          #expect(graph.isDirected == !undirected)
          #expect(counts.selfLoops == arcs.count { $0.from == $0.to })
          let gone = counts.merged + (undirected ? counts.reciprocated : 0)
          #expect(arcs.count - counts.selfLoops - gone == graph.tieCount, "seed \(seed)")
        }
      }
    }
  }

  @Test("the order of the arcs decides nothing but ties between equal values", arguments: 0..<40)
  func orderOfArcs(seed: Int) {
    var random = SeededRandom(seed: seed)
    let arcs = randomArcs(7, seed: seed)
    let shuffled = random.shuffled(arcs)
    for undirected in [false, true] {
      let (a, aCounts) = FrozenGraph.freezing(
        arcList(arcs), nodeCount: 7, undirected: undirected)
      let (b, bCounts) = FrozenGraph.freezing(
        arcList(shuffled), nodeCount: 7, undirected: undirected)
      #expect(a.table == b.table)
      #expect(aCounts == bCounts)
    }
  }

  @Test("no nodes, and nodes without arcs")
  func empty() {
    for count in [0, 1, 5] {
      for undirected in [false, true] {
        let graph = frozen(count, [], undirected: undirected)
        graph.checkInvariants()
        #expect(graph.nodeCount == count && graph.arcCount == 0 && graph.tieCount == 0)
        #expect((0..<count).allSatisfy { graph.neighbors(of: $0).isEmpty })
      }
    }
  }

  @Test("the value kept has the origin of the arc that gave it, the earliest of equals")
  func origins() {
    let arcs: [Arc] = [(0, 1, 0.5), (0, 1, 0.9), (0, 1, 0.9), (1, 0, 0.6)]
    let directed = frozen(2, arcs)
    #expect(Array(directed.origins) == [1, 3])
    let both = frozen(2, arcs, undirected: true)
    #expect(Array(both.values) == [0.6, 0.6])
    #expect(Array(both.origins) == [3, 3])
    let equal = frozen(2, [(1, 0, 0.5), (0, 1, 0.5)], undirected: true)
    #expect(Array(equal.origins) == [0, 0])
  }

  @Test("read as undirected, the smaller of both ways; a lone arc holds both ways")
  func symmetrising() {
    let graph = frozen(3, [(0, 1, 0.9), (1, 0, 0.2), (1, 2, 0.7)], undirected: true)
    #expect(graph.value(from: 0, to: 1) == 0.2 && graph.value(from: 1, to: 0) == 0.2)
    #expect(graph.value(from: 2, to: 1) == 0.7 && graph.value(from: 0, to: 2) == nil)
    #expect(graph.tieCount == 2 && graph.arcCount == 4)
  }

  @Test("signs: a negative one wins under the smallest rule, and clashes are counted by the tie")
  func signs() {
    func clashes(_ arcs: [Arc], undirected: Bool) -> (Int, [Double]) {
      let (graph, counts) = FrozenGraph.freezing(
        arcList(arcs), nodeCount: 3, undirected: undirected, merging: .smallest)
      return (counts.signClashes, Array(graph.values))
    }
    #expect(clashes([(0, 1, 1), (0, 1, -1), (0, 1, 1)], undirected: false) == (1, [-1]))
    #expect(clashes([(0, 1, 1), (1, 0, -1)], undirected: false) == (0, [1, -1]))
    #expect(clashes([(0, 1, 1), (1, 0, -1)], undirected: true) == (1, [-1, -1]))
    let bothTwice: [Arc] = [(0, 1, 1), (1, 0, 1), (0, 1, -1), (1, 0, -1), (1, 2, 1)]
    #expect(clashes(bothTwice, undirected: true) == (1, [-1, -1, 1, 1]))
    #expect(clashes([(0, 1, -1), (0, 1, -1)], undirected: false) == (0, [-1]))
  }

  @Test("a tie that is its own other way is not counted as recorded both ways")
  func reciprocated() {
    var list = ArcList()
    for (from, to) in [(0, 1), (1, 0)] {
      list.append(from: UInt32(from), to: UInt32(to), value: 1, origin: 7)
    }
    let counts = FrozenGraph.freezing(list, nodeCount: 2, undirected: true).counts
    #expect(counts == FreezeCounts())
  }

  @Test("without directions, and with some arcs only")
  func views() {
    for seed in 0..<200 {
      let arcs = randomArcs(6, seed: seed)
      let graph = frozen(6, arcs)
      let plain = PlainGraph(count: 6, arcs: arcs, isDirected: true)
      let skeleton = graph.undirected()
      skeleton.checkInvariants()
      #expect(skeleton.table == plain.undirected.values, "seed \(seed)")
      let some = graph.keepingArcs { $0 != 2 && $1 != 2 }
      some.checkInvariants()
      let kept = plain.values.enumerated().map { i, row in
        row.enumerated().map { j, value in i == 2 || j == 2 ? nil : value }
      }
      #expect(some.table == kept, "seed \(seed)")
      #expect(skeleton.keepingArcs { $0 < $1 }.table == skeleton.table)
    }
  }

  @Test("an arc to a node that does not exist is the caller's error")
  func missingNode() async {
    await #expect(processExitsWith: .failure) {
      var list = ArcList()
      list.append(from: 0, to: 5, value: 1, origin: 0)
      _ = FrozenGraph.freezing(list, nodeCount: 2, undirected: false)
    }
    await #expect(processExitsWith: .failure) {
      var list = ArcList()
      list.append(from: 5, to: 0, value: 1, origin: 0)
      _ = FrozenGraph.freezing(list, nodeCount: 2, undirected: true)
    }
  }

  @Test("an edge list with uneven columns is the caller's error")
  func unevenList() async {
    await #expect(processExitsWith: .failure) {
      _ = EdgeList(ids: ["a", "b"], sources: [0], targets: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = EdgeList(ids: ["a", "b"], sources: [0], targets: [1], trust: [0.5, 0.5])
    }
  }
}
