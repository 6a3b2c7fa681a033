// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport

@testable import GraphCore

/// The small graphs on which kernels are held against naive oracles.
enum SmallGraphCases {
  /// All undirected graphs of `count` nodes.
  static func undirected(_ count: Int) -> [PlainGraph] {
    SmallGraphs.all(count, directed: false).map { ties in
      PlainGraph(count: count, arcs: ties.map { ($0.0, $0.1, 1) }, isDirected: false)
    }
  }

  /// All directed graphs of `count` nodes.
  static func directed(_ count: Int) -> [PlainGraph] {
    SmallGraphs.all(count, directed: true).map { ties in
      PlainGraph(count: count, arcs: ties.map { ($0.0, $0.1, 1) }, isDirected: true)
    }
  }

  /// 250 of the 2,000 random graphs: up to twelve nodes with isolates, loops and parallel arcs,
  /// every second one directed, sparse and dense.
  static func random(block: Int) -> [PlainGraph] {
    ((block * 250)..<(block * 250 + 250)).map { seed in
      var random = SeededRandom(seed: seed)
      let count = 1 + random.below(12)
      let arcs = randomArcs(count, seed: seed).prefix(random.below(4 * count + 1))
      return PlainGraph(
        count: count, arcs: arcs.map { ($0.from, $0.to, $0.value) }, isDirected: seed % 2 == 0)
    }
  }

  /// A graph with several parts, a long chain, leaves, a dense part and isolates, of about
  /// `count` nodes, whose numbers are shuffled; loops and parallel arcs among its arcs.
  static func mixed(_ count: Int, seed: Int, directed: Bool) -> FrozenGraph {
    frozen(count, mixedArcs(count, seed: seed), undirected: !directed)
  }

  /// A mixed graph with some nodes more, each with the arcs of another node in both directions;
  /// every second one tied to it both ways. So it has twins of all kinds.
  static func twinned(_ count: Int, seed: Int, directed: Bool) -> PlainGraph {
    var random = SeededRandom(seed: seed)
    var arcs = mixedArcs(count, seed: seed)
    let more = count / 5
    for twin in count..<(count + more) {
      let node = random.below(count)
      for arc in arcs {
        if arc.from == node, arc.to != node { arcs.append((twin, arc.to, 1)) }
        if arc.to == node, arc.from != node { arcs.append((arc.from, twin, 1)) }
      }
      if twin % 2 == 0 { arcs += [(node, twin, 1), (twin, node, 1)] }
    }
    return PlainGraph(count: count + more, arcs: arcs, isDirected: directed)
  }

  static func mixedArcs(_ count: Int, seed: Int) -> [Arc] {
    var random = SeededRandom(seed: seed)
    let number = random.shuffled(Array(0..<count))
    var arcs: [Arc] = []
    func tie(_ a: Int, _ b: Int) {
      arcs.append((number[a], number[b], 1))
      if random.chance(50) { arcs.append((number[b], number[a], 1)) }
    }
    // Of ten nodes, four are dense, two a chain, two leaves, one in pairs, one alone.
    let tenth = count / 10
    for _ in 0..<(20 * tenth) { tie(random.below(4 * tenth), random.below(4 * tenth)) }
    for node in (4 * tenth)..<(6 * tenth) { tie(node - 1, node) }
    for node in (6 * tenth)..<(8 * tenth) { tie(random.below(6 * tenth), node) }
    for node in stride(from: 8 * tenth, to: 9 * tenth - 1, by: 2) { tie(node, node + 1) }
    return arcs
  }
}
