// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Measures of bridging against their definitions, written down as plainly as possible in
/// TestSupport.
@Suite("Measures of bridging equal their definitions")
struct BridgingOracleTests {
  @Test("all undirected graphs of up to five actors", arguments: 0...5)
  func allUndirected(count: Int) throws {
    for ties in SmallGraphs.all(count, directed: false) {
      try Comparison(SmallGraphs.map(count, ties: ties, directed: false), reading: .hops).all()
    }
  }

  @Test("all directed graphs of up to four actors", arguments: 0...4)
  func allDirected(count: Int) throws {
    for ties in SmallGraphs.all(count, directed: true) {
      try Comparison(SmallGraphs.map(count, ties: ties, directed: true), reading: .hops).all()
    }
  }

  @Test("240 random maps with isolates, loops and parallel ties", arguments: 0..<8)
  func random(block: Int) throws {
    for seed in (block * 30)..<(block * 30 + 30) {
      let map = SmallGraphs.random(seed: seed, most: 8)
      for reading in [Reading.trust, .hops, .strength] {
        try Comparison(map, reading: reading, undirected: seed % 3 == 0, seed: seed).all()
      }
    }
  }

  @Test("long and ring-like maps, where many actors hang on one tie", arguments: 0..<40)
  func long(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let count = 8 + random.below(8)
    var ties = (1..<count).map { ($0 - 1, $0) }
    for _ in 0..<random.below(4) { ties.append((random.below(count), random.below(count))) }
    let map = SmallGraphs.map(count, ties: ties, directed: seed % 3 == 0)
    try Comparison(map, reading: .hops, seed: seed).cuts()
  }
}

/// One map in one view, measured and compared.
private struct Comparison {
  let graph: ActorGraph
  let plain: PlainGraph
  let label: String

  init(_ map: ActorMap, reading: Reading, undirected: Bool = false, seed: Int? = nil) {
    graph = ActorGraph(
      freezing: map, options: ViewOptions(undirected: undirected, reading: reading))
    plain = PlainGraph(map, undirected: undirected) { $0.value(in: reading) }
    let ties = map.relationships.map { "\($0.from)\($0.to)" }.joined(separator: " ")
    label = "\(seed.map { "seed \($0)" } ?? ties) \(reading)"
  }

  func all() throws {
    try compare("hierarchy", "hierarchy", NaiveBridging.hierarchy(plain))
    try bridging()
    try everettValente()
    try bridgeness()
    try cuts()
  }

  func cuts() throws {
    try compare("valente-fujimoto", "valente-fujimoto", NaiveBridging.meanDrop(plain))
  }

  private func bridging() throws {
    let coefficients = NaiveBridging.coefficient(plain)
    let score = NaiveBridging.betweenness(plain)
    let pairs = Double((plain.count - 1) * (plain.count - 2)) / (plain.isDirected ? 1 : 2)
    let products = zip(coefficients, score).map { beta, b in beta.map { $0 * b } }
    try compare("bridging-centrality", "bridging-centrality", products)
    try compare("bridging-centrality", "bridging-centrality.coefficient", coefficients)
    try compare(
      "bridging-centrality", "bridging-centrality.normalised",
      products.map { plain.count < 3 ? nil : $0.map { $0 / pairs } })
    let ego = NaiveBridging.egoBetweenness(plain)
    try compare(
      "localised-bridging", "localised-bridging",
      zip(coefficients, ego).map { beta, e in beta.map { $0 * e } })
    try compare(
      "localised-bridging", "localised-bridging.ego-betweenness",
      zip(coefficients, ego).map { beta, e in beta.map { _ in e } })
  }

  private func everettValente() throws {
    let expected = NaiveBridging.everettValente(plain)
    let id = "everett-valente"
    try compare(id, id, expected.map(\.raw))
    try compare(id, id + ".in", expected.map(\.into))
    try compare(id, id + ".out", expected.map(\.out))
    let cells = try MeasureCatalog.result(id, on: graph).numbers(id + ".normalised")
    #expect(cells.count == (plain.count < 3 ? 0 : plain.count), "\(label)")
    #expect(cells.values.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-9 }, "\(label)")
  }

  private func bridgeness() throws {
    let expected = NaiveBridging.bridgeness(plain)
    let pairs = Double((plain.count - 1) * (plain.count - 2)) / (plain.isDirected ? 1 : 2)
    try compare("bridgeness", "bridgeness", expected.map(\.far))
    try compare("bridgeness", "bridgeness.local", expected.map(\.near))
    try compare(
      "bridgeness", "bridgeness.normalised",
      expected.map { plain.count < 3 ? nil : $0.far / pairs })
  }

  private func compare(_ id: String, _ column: String, _ expected: [Double?]) throws {
    let cells = try MeasureCatalog.result(id, on: graph).cells(column)
    let found = graph.actorIDs.map { cells[$0]?.number }
    let same = zip(found, expected).allSatisfy { isClose($0, $1) }
    #expect(same, "\(label) \(column): \(found), not \(expected)")
  }
}
