// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import GraphCore
import TestSupport
import Testing

@Suite("Core and periphery")
struct CorePeripheryTests {
  /// The correlation of a graph with the ideal pattern, pair by pair.
  private func fit(_ graph: PlainGraph, _ isCore: [Bool]) -> Double? {
    var (x, y): ([Double], [Double]) = ([], [])
    for i in graph.nodes {
      for j in graph.nodes where i != j {
        x.append(graph.values[i][j] ?? 0)
        y.append(isCore[i] || isCore[j] ? 1 : 0)
      }
    }
    let n = Double(x.count)
    let (a, b) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    let (p, q) = (
      x.reduce(0) { $0 + ($1 - a) * ($1 - a) }, y.reduce(0) { $0 + ($1 - b) * ($1 - b) }
    )
    guard p > 1e-9, q > 1e-9 else { return nil }
    return zip(x, y).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) } / (p * q).squareRoot()
  }

  private func best(_ graph: PlainGraph) -> Double? {
    (0..<(1 << graph.count)).compactMap { mask in
      fit(graph, graph.nodes.map { mask >> $0 & 1 == 1 })
    }.max()
  }

  /// numpy 2.4.6: corrcoef of the matrix without its diagonal with the ideal one, the highest of
  /// all 2ⁿ divisions.
  @Test("small maps of the literature: the best of all divisions, by numpy")
  func numpy() throws {
    for (map, reading, expected, core) in [
      (
        try ShippedMap("krackhardt-kite").map, Reading.hops, 0.32732683535398865,
        ["0", "3", "5", "6", "8"]
      ),
      (
        try ShippedMap("florentine-families-15").map, .hops, 0.32985293957177175,
        ["Guadagni", "Medici", "Strozzi"]
      ),
      (Fixtures.t6, .trust, 0.2573038805331555, ["C", "S", "T"]),
    ] {
      let result = try measured("core-periphery", map, as: reading)
      #expect(result.numbers().filter { $0.value == 1 }.keys.sorted() == core)
      #expect(
        result.numbers("core-periphery.fit").values.allSatisfy {
          isClose($0, expected, tolerance: 1e-12)
        })
      #expect(result.numbers("core-periphery.proven").values.allSatisfy { $0 == 1 })
    }
    let d6 = try measured("core-periphery", Fixtures.d6)
    #expect(d6.numbers().values.reduce(0, +) == 4)
    #expect(isClose(d6.columns[1].cells[0].number, 0.18898223650461365))
  }

  @Test("a star: its centre is the core, fit 1", arguments: [2, 5, 30])
  func star(leaves: Int) throws {
    let map = SmallGraphs.map(leaves + 1, ties: (1...leaves).map { (0, $0) }, directed: false)
    let result = try measured("core-periphery", map, as: .hops)
    #expect(result.columns[0].cells.compactMap(\.number).first == 1)
    #expect(result.numbers().values.reduce(0, +) == 1)
    #expect(result.columns[1].cells.allSatisfy { isClose($0.number, 1, tolerance: 1e-12) })
    #expect(result.columns[2].cells[0] == .value(leaves < 16 ? 1 : 0))
  }

  @Test("random maps: the highest correlation of all divisions", arguments: 0..<80)
  func definition(seed: Int) throws {
    let map = SmallGraphs.random(seed: seed, most: 8)
    let plain = PlainGraph(map, undirected: seed % 2 == 0) { $0.value(in: .trust) }
    let result = try measured("core-periphery", map, as: .trust, undirected: seed % 2 == 0)
    guard plain.count > 2, let best = best(plain) else {
      let reason = plain.count > 2 ? UndefinedReason.noSpread : .tooFewActors
      #expect(result.columns.allSatisfy { $0.cells.allSatisfy { $0 == .undefined(reason) } })
      return
    }
    let isCore = result.columns[0].cells.map { $0.number == 1 }
    #expect(isClose(result.columns[1].cells[0].number, fit(plain, isCore)), "seed \(seed)")
    #expect(isClose(result.columns[1].cells[0].number, best), "seed \(seed)")
  }

  @Test("the search of larger maps finds what trying every division finds", arguments: 0..<60)
  func search(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let count = 11 + random.below(4)
    let density = random.pick([15, 30, 50])
    var arcs: [(from: Int, to: Int, value: Double)] = []
    for i in 0..<count {
      for j in 0..<count where i != j && random.chance(density) {
        arcs.append((i, j, random.pick([1, 0.9, 0.6, 0.3])))
      }
    }
    let plain = PlainGraph(count: count, arcs: arcs, isDirected: seed % 2 == 0)
    let all = try #require(try CoreDivision(plain.frozen, runs: 1, seed: 7))
    let found = try #require(try CoreDivision(plain.frozen, runs: 20, seed: 7, exhaustive: 0))
    #expect(all.isProven && !found.isProven)
    #expect(isClose(found.fit, all.fit), "seed \(seed)")
    #expect(isClose(found.fit, fit(plain, found.isCore)))
  }

  @Test("what has no value says why")
  func undefined() throws {
    let complete = SmallGraphs.map(
      4, ties: (0..<4).flatMap { i in (0..<i).map { ($0, i) } }, directed: false)
    for (map, reason) in [
      (complete, UndefinedReason.noSpread),
      (SmallGraphs.map(4, ties: [], directed: false), .noSpread),
      (SmallGraphs.map(2, ties: [(0, 1)], directed: false), .tooFewActors),
    ] {
      let result = try measured("core-periphery", map, as: .hops)
      #expect(result.columns.allSatisfy { $0.cells.allSatisfy { $0 == .undefined(reason) } })
    }
    #expect(throws: AnalysisError.self) {
      try measured("core-periphery", Fixtures.d6, ["seed": "0.5"])
    }
  }
}
