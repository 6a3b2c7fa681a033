// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import TestSupport
import Testing

@testable import GraphCore

@Suite("Cliques and k-plexes")
struct CliqueTests {
  /// All maximal k-plexes by looking at every set of nodes; cliques are those of k = 1.
  private func plexes(_ graph: PlainGraph, k: Int, least: Int) -> Set<[UInt32]> {
    func isPlex(_ set: Int) -> Bool {
      graph.nodes.allSatisfy { v in
        guard set >> v & 1 == 1 else { return true }
        let strangers = graph.nodes.count { u in
          set >> u & 1 == 1 && u != v && !graph.has(u, v) && !graph.has(v, u)
        }
        return strangers <= k - 1
      }
    }
    let all = (1..<(1 << graph.count)).filter(isPlex)
    let known = Set(all)
    let maximal = all.filter { set in
      set.nonzeroBitCount >= least
        && graph.nodes.allSatisfy { set >> $0 & 1 == 1 || !known.contains(set | 1 << $0) }
    }
    return Set(maximal.map { set in graph.nodes.filter { set >> $0 & 1 == 1 }.map { UInt32($0) } })
  }

  private func graph(_ seed: Int) -> PlainGraph {
    var random = SeededRandom(seed: seed)
    let count = 2 + random.below(8)
    let density = random.pick([25, 50, 75, 90])
    var arcs: [(from: Int, to: Int, value: Double)] = []
    for i in 0..<count {
      for j in 0..<count where random.chance(i < j ? density : density / 5) {
        arcs.append((i, j, 1))
      }
    }
    return PlainGraph(count: count, arcs: arcs, isDirected: seed % 2 == 0)
  }

  @Test("random graphs: every set of nodes by the definition", arguments: 0..<150)
  func definition(seed: Int) throws {
    let plain = graph(seed)
    for least in 1...4 {
      let found = try #require(try MaximalCliques.of(plain.frozen, least: least, limit: 100_000))
      #expect(Set(found).count == found.count)
      #expect(Set(found) == plexes(plain, k: 1, least: least), "seed \(seed) \(least)")
      for k in 1...4 {
        let found = try #require(
          try MaximalPlexes.of(plain.frozen, k: k, least: least, limit: 100_000))
        #expect(Set(found).count == found.count)
        let expected = plexes(plain, k: k, least: max(least, 2 * k - 1))
        #expect(Set(found) == expected, "seed \(seed) k \(k) least \(least)")
      }
    }
  }

  /// Moon, J. W. & Moser, L. (1965). On cliques in graphs. Israel Journal of Mathematics 3, 23–28.
  /// doi:10.1007/BF02760024
  @Test("Moon and Moser: n/3 groups of three, tied but within groups, have 3^(n/3) cliques")
  func most() throws {
    let arcs: [Arc] = (0..<12).flatMap { i in
      (0..<i).filter { $0 / 3 != i / 3 }.map { (i, $0, 1) }
    }
    let graph = frozen(12, arcs, undirected: true)
    let found = try #require(try MaximalCliques.of(graph, least: 1, limit: 1_000))
    #expect(found.count == 81 && found.allSatisfy { $0.count == 4 })
    #expect(try MaximalCliques.of(graph, least: 1, limit: 50) == nil)
    #expect(try MaximalPlexes.of(graph, k: 2, least: 3, limit: 5) == nil)
  }

  @Test("larger graphs: 1-plexes are cliques", arguments: 0..<4)
  func larger(seed: Int) throws {
    let graph = SmallGraphCases.mixed(150, seed: seed, directed: seed % 2 == 0)
    let cliques = try #require(try MaximalCliques.of(graph, least: 2, limit: 100_000))
    let plexes = try #require(try MaximalPlexes.of(graph, k: 1, least: 2, limit: 100_000))
    #expect(Set(cliques) == Set(plexes) && !cliques.isEmpty)
  }

  @Test("a run that is cancelled ends")
  func cancelled() {
    let graph = SmallGraphCases.mixed(100, seed: 1, directed: false)
    let control = KernelControl(isCancelled: { true })
    #expect(throws: Cancellation.self) {
      try MaximalCliques.of(graph, least: 1, limit: 1_000, control: control)
    }
    #expect(throws: Cancellation.self) {
      try MaximalPlexes.of(graph, k: 2, least: 3, limit: 1_000, control: control)
    }
  }
}
