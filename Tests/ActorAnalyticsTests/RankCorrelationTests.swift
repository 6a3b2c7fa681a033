// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@Suite("Rank correlations")
struct RankCorrelationTests {
  /// scipy 1.17.1, stats.spearmanr(x, y) and stats.kendalltau(x, y), which is tau-b.
  @Test("rows with equal values as scipy has them")
  func scipy() {
    let found = RankCorrelation(
      [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8], [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5])
    #expect(found.count == 12)
    #expect(isClose(found.spearman.number, 0.1415796863640157, tolerance: 1e-12))
    #expect(isClose(found.kendall.number, 0.17109647770728875, tolerance: 1e-12))
  }

  /// scipy 1.17.1 on the values of networkx 3.6.1 for the karate club.
  @Test("measures of the karate club as networkx and scipy have them")
  func karate() throws {
    let graph = ActorGraph(freezing: try ShippedMap("karate-club").map)
    for (a, b, spearman, kendall) in [
      ("degree", "betweenness", 0.9050133343594376, 0.8105546441128618),
      ("degree", "eigenvector", 0.7765619667443195, 0.6527949786699244),
      ("betweenness", "closeness", 0.8980868140723305, 0.7732428451348236),
      ("core", "pagerank", 0.8885979790122015, 0.7759225522418587),
    ] {
      let found = RankCorrelation(
        try MeasureCatalog.result(a, on: graph), try MeasureCatalog.result(b, on: graph))
      #expect(isClose(found.spearman.number, spearman), "\(a) \(b)")
      #expect(isClose(found.kendall.number, kendall), "\(a) \(b)")
      #expect(found.count == 34)
    }
  }

  @Test("random rows: every pair by the definitions", arguments: 0..<200)
  func definition(seed: Int) {
    var random = SeededRandom(seed: seed)
    let count = random.below(14)
    func row() -> [Double?] {
      let most = random.pick([2, 5, 100])
      return (0..<count).map { _ in random.chance(15) ? nil : Double(random.below(most)) / 3 }
    }
    let (a, b) = (row(), row())
    let pairs = zip(a, b).compactMap { x, y -> (Double, Double)? in
      guard let x, let y else { return nil }
      return (x, y)
    }
    let found = RankCorrelation(a, b)
    #expect(found.count == pairs.count)
    var (same, x, y) = (0.0, 0.0, 0.0)
    for i in pairs.indices {
      for j in 0..<i {
        let (u, v) = (pairs[i].0 - pairs[j].0, pairs[i].1 - pairs[j].1)
        same += u * v > 0 ? 1 : u * v < 0 ? -1 : 0
        x += u == 0 ? 0 : 1
        y += v == 0 ? 0 : 1
      }
    }
    let tau = x > 0 && y > 0 ? same / (x * y).squareRoot() : nil
    #expect(isClose(found.kendall.number, tau, tolerance: 1e-12), "seed \(seed)")
    func ranks(_ values: [Double]) -> [Double] {
      values.map { value in
        let below = Double(values.count { $0 < value })
        return below + (Double(values.count { $0 == value }) + 1) / 2
      }
    }
    let (p, q) = (ranks(pairs.map(\.0)), ranks(pairs.map(\.1)))
    let mean = (Double(pairs.count) + 1) / 2
    let product = zip(p, q).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
    let spread = p.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let other = q.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let rho = spread > 0 && other > 0 ? product / (spread * other).squareRoot() : nil
    #expect(isClose(found.spearman.number, rho, tolerance: 1e-12), "seed \(seed)")
    let reason: UndefinedReason = pairs.count < 2 ? .notEnoughInCommon : .noSpread
    if tau == nil { #expect(found.kendall == .undefined(reason)) }
    if rho == nil { #expect(found.spearman == .undefined(reason)) }
  }

  @Test("the same order is 1, turned round −1")
  func ends() {
    let row = (0..<100).map { Double?(Double($0)) }
    let same = RankCorrelation(row, row.map { $0.map { $0 * $0 } })
    #expect(same.spearman == .value(1) && same.kendall == .value(1))
    let turned = RankCorrelation(row, row.reversed())
    #expect(turned.spearman == .value(-1) && turned.kendall == .value(-1))
  }

  @Test("two maps are matched by the ids of actors, whatever they are called")
  func maps() throws {
    func map(_ ids: [String], _ ties: [(String, String)]) -> ActorMap {
      ActorMap(
        actors: ids.map { Actor(id: $0, name: "\($0), then with \(ids[0])") },
        relationships: ties.map { Relationship(from: $0.0, to: $0.1, directed: false) })
    }
    // Degrees 3, 2, 2, 1 for a, b, c, d and 1, 2, 3, 2 for b, c, d, e: common are b, c, d.
    let old = try measured(
      "degree", map(["a", "b", "c", "d"], [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c")]))
    let new = try measured(
      "degree", map(["b", "c", "d", "e"], [("b", "d"), ("c", "d"), ("d", "e"), ("c", "e")]))
    let found = RankCorrelation(old, new)
    #expect(found.count == 3)
    // Ranks 2.5, 2.5, 1 and 1, 2, 3: 1·1/2 … by hand: ρ = −√3/2, τ-b = −2/√6.
    #expect(isClose(found.spearman.number, -(3.0.squareRoot()) / 2))
    #expect(isClose(found.kendall.number, -2 / 6.0.squareRoot()))
    let nobody = try measured("degree", map(["x"], []))
    #expect(RankCorrelation(old, nobody).spearman == .undefined(.notEnoughInCommon))
  }
}
