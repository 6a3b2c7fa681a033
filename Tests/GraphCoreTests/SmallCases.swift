// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport

@testable import GraphCore

/// Small graphs on which a kernel is held against its definition.
enum SmallCases {
  /// Every undirected graph of up to six nodes and every directed one of up to four; all values 1.
  static func visitAll(_ visit: (PlainGraph, FrozenGraph) throws -> Void) rethrows {
    for (most, isDirected) in [(6, false), (4, true)] {
      for count in 0...most {
        for ties in SmallGraphs.all(count, directed: isDirected) {
          let arcs = ties.map { (from: $0.0, to: $0.1, value: 1.0) }
          let plain = PlainGraph(count: count, arcs: arcs, isDirected: isDirected)
          try visit(plain, plain.frozen)
        }
      }
    }
  }

  /// Random graphs of up to nine nodes with isolates, loops, parallel arcs and, now and then,
  /// values of 0.
  static func visitRandom(
    _ seeds: Range<Int>, _ visit: (PlainGraph, FrozenGraph) throws -> Void
  ) rethrows {
    for seed in seeds {
      let count = seed % 10
      let arcs = randomArcs(count, seed: seed).enumerated().map { place, arc in
        (from: arc.from, to: arc.to, value: seed % 7 == 0 && place % 4 == 0 ? 0 : arc.value)
      }
      // Independent of the count, so that graphs of every size are read both ways.
      let isDirected = (seed / 10) % 2 == 0
      let plain = PlainGraph(count: count, arcs: arcs, isDirected: isDirected)
      try visit(plain, frozen(count, arcs, undirected: !isDirected))
    }
  }

  /// A network large enough to be worked on in several parts.
  static func large(directed: Bool, weighted: Bool = true) -> FrozenGraph {
    let ties = Generators.rmat(scale: 12, seed: 3, directed: directed)
    return (weighted ? ties.withTrust(seed: 4) : ties).graph
  }

  /// The same graph with its nodes in another order, and the new number of each node.
  static func shuffled(_ graph: FrozenGraph, seed: Int) -> (graph: FrozenGraph, numbers: [Int]) {
    var random = SeededRandom(seed: seed)
    let numbers = random.shuffled(Array(0..<graph.nodeCount))
    let arcs = (0..<graph.nodeCount).flatMap { node in
      graph.outRow(node).map {
        (
          from: numbers[node], to: numbers[Int(graph.targets[$0])], value: graph.values[$0]
        )
      }
    }
    return (
      frozen(graph.nodeCount, random.shuffled(arcs), undirected: !graph.isDirected), numbers
    )
  }
}
