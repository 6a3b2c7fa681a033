// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@Suite("Triad census")
struct TriadCensusTests {
  private static let names = [
    "003", "012", "102", "021d", "021u", "021c", "111d", "111u", "030t", "030c", "201", "120d",
    "120u", "120c", "210", "300",
  ]

  /// The counts of the patterns, and of all triads in front.
  private func census(_ map: ActorMap, undirected: Bool = false) throws -> [Double] {
    let result = try measured("triad-census", map, as: .hops, undirected: undirected)
    #expect(result.columnNames == ["triad-census"] + Self.names.map { "triad-census." + $0 })
    return result.columns.compactMap { $0.cells[0].number }
  }

  /// networkx 3.6.1, triadic_census(D6); sna 2.7.1, triad.census(D6).
  @Test("D6 as networkx and sna have it")
  func d6() throws {
    #expect(try census(Fixtures.d6) == [20, 0, 6, 0, 2, 2, 4, 2, 2, 0, 2, 0, 0, 0, 0, 0, 0])
  }

  /// networkx 3.6.1, triadic_census(D); igraph 1.0.0, g.triad_census(); sna 2.7.1, triad.census(D).
  @Test("the directed random map as networkx, igraph and sna have it")
  func random() throws {
    #expect(
      try census(CohesionFixture.directed)
        == [1140, 347, 462, 38, 53, 56, 98, 14, 21, 28, 10, 3, 3, 3, 3, 1, 0])
  }

  @Test("without directions: a star of k leaves has C(k, 2) of 201, a complete map only 300")
  func undirected() throws {
    let star = SmallGraphs.map(6, ties: (1...5).map { (0, $0) }, directed: false)
    let counts = Dictionary(uniqueKeysWithValues: zip(["all"] + Self.names, try census(star)))
    #expect(counts.filter { $0.value > 0 } == ["all": 20, "003": 10, "201": 10])
    let complete = SmallGraphs.map(
      6, ties: (0..<6).flatMap { i in (0..<i).map { ($0, i) } }, directed: false)
    #expect(try census(complete).enumerated().filter { $0.element > 0 }.map(\.offset) == [0, 16])
  }

  @Test("fewer than three actors have no triad")
  func few() throws {
    #expect(try census(ActorMap()) == [Double](repeating: 0, count: 17))
    let pair = SmallGraphs.map(2, ties: [(0, 1)], directed: true)
    #expect(try census(pair) == [Double](repeating: 0, count: 17))
  }

  @Test("random maps: every three actors by the words of Holland and Leinhardt", arguments: 0..<300)
  func definition(seed: Int) throws {
    let map = SmallGraphs.random(seed: seed, most: 9)
    let plain = PlainGraph(map, undirected: seed % 3 == 0) { $0.value(in: .hops) }
    var counts = [String: Double]()
    for a in plain.nodes {
      for b in 0..<a {
        for c in 0..<b { counts[name(plain, [a, b, c]), default: 0] += 1 }
      }
    }
    let found = try census(map, undirected: seed % 3 == 0)
    #expect(found[0] == counts.values.reduce(0, +))
    #expect(Array(found.dropFirst()) == Self.names.map { counts[$0] ?? 0 }, "seed \(seed)")
  }

  /// The name of a triad from its pairs and from how many arcs its members send and get.
  private func name(_ graph: PlainGraph, _ triad: [Int]) -> String {
    let pairs = [(triad[0], triad[1]), (triad[0], triad[2]), (triad[1], triad[2])]
    let mutual = pairs.filter { graph.has($0.0, $0.1) && graph.has($0.1, $0.0) }
    let null = pairs.count { !graph.has($0.0, $0.1) && !graph.has($0.1, $0.0) }
    let asymmetric = 3 - mutual.count - null
    let sent = triad.map { v in triad.count { $0 != v && graph.has(v, $0) } }
    let got = triad.map { v in triad.count { $0 != v && graph.has($0, v) } }
    let digits = "\(mutual.count)\(asymmetric)\(null)"
    let end = mutual.first.map { [$0.0, $0.1] } ?? []
    let third = triad.firstIndex { !end.contains($0) } ?? 0
    switch digits {
    case "021": return digits + (sent.contains(2) ? "d" : got.contains(2) ? "u" : "c")
    // Down: the third points at the mutual pair; up: it is pointed at.
    case "111": return digits + (sent[third] == 1 ? "d" : "u")
    case "030": return digits + (sent.contains(2) ? "t" : "c")
    case "120": return digits + (sent[third] == 2 ? "d" : got[third] == 2 ? "u" : "c")
    default: return digits
    }
  }
}
