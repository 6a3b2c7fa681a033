// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Paths")
struct PathTests {
  /// Random graphs of up to seven nodes, directed and not, with values whose products are equal
  /// in decimals but not in binary, and with ties of 1.
  private static func graphs(_ seeds: Range<Int>) -> [PlainGraph] {
    seeds.map { seed in
      var random = SeededRandom(seed: seed)
      let count = 1 + random.below(7)
      let percent = random.pick([15, 30, 50])
      let arcs: [Arc] = (0..<count).flatMap { i in
        (0..<count).filter { _ in random.chance(percent) }.map {
          (i, $0, random.pick([1, 1, 0.9, 0.6, 0.4, 0.36]))
        }
      }
      return PlainGraph(count: count, arcs: arcs, isDirected: seed % 2 == 0)
    }
  }

  @Test("best paths: number, steps and product are those of all simple paths", arguments: 0..<4)
  func bestPaths(block: Int) {
    for graph in Self.graphs((block * 60)..<(block * 60 + 60)) {
      for criterion in [BestPaths.Criterion.hops, .trust] {
        // One search after the other in the same room, as betweenness does it.
        var found = BestPaths(nodeCount: graph.count, criterion: criterion)
        for source in graph.nodes {
          found.search(from: source, in: graph.frozen)
          #expect(found.areCounted)
          for target in graph.nodes where target != source {
            let best = NaivePaths.best(
              graph, from: source, to: target, byTrust: criterion == .trust)
            #expect(found.steps[target] == best?.steps ?? -1)
            #expect(found.counts[target] == Double(best?.count ?? 0))
            guard criterion == .trust else { continue }
            #expect(isClose(found.products[target], best?.product ?? 0, tolerance: 1e-12))
          }
          #expect(Set(found.order) == Set(graph.nodes.filter { found.steps[$0] >= 0 }))
          #expect(
            zip(found.order, found.order.dropFirst()).allSatisfy { a, b in
              found.steps[a] <= found.steps[b]
            })
        }
      }
    }
  }

  @Test("ties of trust 1 make cycles, and counts stay finite: of equal products fewest steps")
  func trustOne() {
    // A square of ones with both diagonals: every path has the product 1.
    let arcs: [Arc] = [(0, 1, 1), (1, 2, 1), (2, 3, 1), (3, 0, 1), (0, 2, 1)]
    var paths = BestPaths(nodeCount: 4, criterion: .trust)
    paths.search(from: 1, in: frozen(4, arcs, undirected: true))
    #expect(paths.counts == [1, 1, 1, 2])
    #expect(paths.steps == [1, 0, 1, 2])
  }

  @Test("more paths than a double counts are noticed")
  func tooMany() {
    // A chain of k diamonds has 2^k best paths from end to end.
    func chain(_ k: Int) -> FrozenGraph {
      var arcs: [Arc] = []
      for start in stride(from: 0, to: 3 * k, by: 3) {
        for middle in [start + 1, start + 2] {
          arcs.append((start, middle, 1))
          arcs.append((middle, start + 3, 1))
        }
      }
      return frozen(3 * k + 1, arcs)
    }
    var paths = BestPaths(nodeCount: 3 * 1_000 + 1, criterion: .hops)
    paths.search(from: 0, in: chain(1_000))
    #expect(paths.areCounted)
    #expect(paths.counts[3_000] == (0..<1_000).reduce(1.0) { count, _ in count * 2 })
    paths = BestPaths(nodeCount: 3 * 1_100 + 1, criterion: .hops)
    paths.search(from: 0, in: chain(1_100))
    #expect(!paths.areCounted)
    paths.search(from: 3_000, in: chain(1_100))
    #expect(paths.areCounted)
  }

  @Test("trust products in both directions, and round closed nodes", arguments: 0..<4)
  func products(block: Int) {
    for graph in Self.graphs((block * 60)..<(block * 60 + 60)) {
      let table = NaivePaths.products(graph)
      let open = NaivePaths.products(graph.closing(0))
      for node in graph.nodes {
        let forward = TrustProducts.best(from: node, in: graph.frozen)
        let backward = TrustProducts.best(from: node, in: graph.frozen, reversed: true)
        let around = TrustProducts.best(from: node, in: graph.frozen) { $0 != 0 }
        for other in graph.nodes {
          #expect(isClose(forward[other], table[node][other], tolerance: 1e-15))
          #expect(isClose(backward[other], table[other][node], tolerance: 1e-15))
          let expected = node == 0 || other == 0 ? 0 : open[node][other]
          #expect(isClose(around[other], expected, tolerance: 1e-15))
        }
      }
    }
  }

  @Test("T6: S to T is worth 0.95 · 0.9 · 1 = 0.855, over C and D")
  func t6() {
    // S 0, A 1, B 2, C 3, D 4, T 5
    let graph = frozen(
      6,
      [(0, 1, 0.9), (0, 2, 0.6), (0, 3, 0.95), (1, 5, 0.3), (2, 5, 0.5), (3, 4, 0.9), (4, 5, 1)])
    let products = TrustProducts.best(from: 0, in: graph)
    #expect(isClose(products[5], 0.855, tolerance: 1e-15))
    #expect(TrustProducts.best(from: 5, in: graph) == [0, 0, 0, 0, 0, 1])
  }

  @Test("a product below the smallest double counts as no path, as documented")
  func underflow() {
    let arcs: [Arc] = (0..<400).map { ($0, $0 + 1, 0.1) }
    let products = TrustProducts.best(from: 0, in: frozen(401, arcs))
    #expect(products[300] > 0)
    #expect(products[330] == 0)
  }

  @Test("products count as equal within 1e-10 relatively")
  func tolerance() {
    #expect(TrustProducts.isAsGood(0.9 * 0.4, as: 0.6 * 0.6))
    #expect(TrustProducts.isAsGood(0.6 * 0.6, as: 0.9 * 0.4))
    #expect(0.9 * 0.4 != 0.6 * 0.6)
    #expect(TrustProducts.isAsGood(1e-200 * (1 - 5e-11), as: 1e-200))
    #expect(!TrustProducts.isAsGood(1e-200 * (1 - 2e-10), as: 1e-200))
  }

  @Test("steps in both directions, round closed nodes; connected means strongly so")
  func hops() {
    for graph in Self.graphs(0..<120) {
      let table = NaivePaths.steps(graph)
      let open = NaivePaths.steps(graph.closing(0))
      for node in graph.nodes {
        let forward = Hops.distances(from: node, in: graph.frozen)
        let backward = Hops.distances(from: node, in: graph.frozen, reversed: true)
        let around = Hops.distances(from: node, in: graph.frozen) { $0 != 0 }
        for other in graph.nodes {
          #expect(forward[other] == table[node][other] ?? -1)
          #expect(backward[other] == table[other][node] ?? -1)
          #expect(around[other] == (node == 0 || other == 0 ? -1 : open[node][other] ?? -1))
        }
      }
      #expect(Hops.isConnected(graph.frozen) == !table.joined().contains(nil))
    }
    #expect(Hops.isConnected(frozen(0, [])))
  }
}

extension PlainGraph {
  /// The graph without the arcs of `node`.
  fileprivate func closing(_ node: Int) -> PlainGraph {
    let arcs = pairs.filter { $0.0 != node && $0.1 != node }
    return PlainGraph(
      count: count, arcs: arcs.map { ($0.0, $0.1, values[$0.0][$0.1] ?? 0) },
      isDirected: isDirected)
  }
}
