// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Trust inferred by the published methods, beside values of other programs and their definitions.
@Suite("Inferred trust")
struct TrustInferenceTests {
  /// By pair what `definition` gives for the nodes of a random map; `nil` where there is no row.
  private func compare(
    _ id: String, _ parameters: [String: String] = [:], seeds: Range<Int>,
    as reading: Reading = .trust, most: Int = 7, column: String? = nil, tolerance: Double = 1e-9,
    _ definition: (PlainGraph, Int, Int) -> Double?
  ) throws {
    for seed in seeds {
      let map = SmallGraphs.random(seed: seed, most: most)
      let isUndirected = seed % 3 == 0
      let graph = PlainGraph(map, undirected: isUndirected) { $0.value(in: .trust) }
      let ids = map.actors.map(\.id).sorted()
      var expected: [String: Double] = [:]
      for i in graph.nodes {
        for j in graph.nodes where i != j {
          expected["\(ids[i]) → \(ids[j])"] = definition(graph, i, j)
        }
      }
      let result = try measured(id, map, as: reading, undirected: isUndirected, parameters)
      expect(result.numbers(column), expected, tolerance: tolerance, "\(id) seed \(seed)")
    }
  }

  /// The lines of a list `from to trust`.
  private func map(_ text: String) -> ActorMap {
    let ties = text.split(separator: "\n").compactMap { line -> (String, String, Double)? in
      let parts = line.split(separator: " ").map(String.init)
      return Double(parts[2]).map { (parts[0], parts[1], $0) }
    }
    return Fixtures.trustMap(ties.map { (from: $0.0, to: $0.1, trust: $0.2) }, directed: true)
  }

  // MARK: - EigenTrust

  // The first two lines are the design's table; all three are networkx 3.6.1, nx.pagerank(G,
  // alpha=1 - restart, personalization=p, dangling=p, weight="t", tol=1e-16, max_iter=10000).
  @Test("T6: EigenTrust as networkx has it with personalisation")
  func eigenTrust() throws {
    for (parameters, values) in [
      (
        ["trusted": "S"],
        [
          0.355792104864, 0.111094269478, 0.074062846319, 0.117266173338, 0.099676247337,
          0.242108358664,
        ]
      ),
      (
        [:],
        [
          0.083800309847, 0.109966529045, 0.101244455979, 0.111420207889, 0.178507486553,
          0.415061010687,
        ]
      ),
      (
        ["trusted": "B,S", "restart": "0.3"],
        [
          0.248570718369, 0.063918184724, 0.291182841518, 0.067469194986, 0.04722843649,
          0.281630623913,
        ]
      ),
    ] {
      let expected = Dictionary(uniqueKeysWithValues: zip(["S", "A", "B", "C", "D", "T"], values))
      expect(
        try measured("eigen-trust", Fixtures.t6, parameters).numbers(), expected, tolerance: 1e-11)
    }
  }

  private func eigenTrust(
    _ graph: PlainGraph, beforehand: [Double], restart: Double
  ) -> [Double] {
    let given = graph.nodes.map { i in graph.nodes.reduce(0) { $0 + (graph.values[i][$1] ?? 0) } }
    var trust = beforehand
    for _ in 0..<3_000 {
      trust = graph.nodes.map { j in
        let received = graph.nodes.reduce(0.0) { sum, i in
          let share = given[i] > 0 ? (graph.values[i][j] ?? 0) / given[i] : beforehand[j]
          return sum + trust[i] * share
        }
        return (1 - restart) * received + restart * beforehand[j]
      }
    }
    return trust
  }

  @Test("100 random maps: the published iteration, 3,000 times", arguments: 0..<4)
  func eigenTrustOracle(block: Int) throws {
    for seed in (block * 25)..<(block * 25 + 25) {
      let map = SmallGraphs.random(seed: seed)
      let graph = PlainGraph(map, undirected: false) { $0.value(in: .trust) }
      let ids = map.actors.map(\.id).sorted()
      for (restart, trusted) in [(0.15, ids), (0.05, [ids[0]])] {
        let beforehand = ids.map { trusted.contains($0) ? 1 / Double(trusted.count) : 0 }
        let known = eigenTrust(graph, beforehand: beforehand, restart: restart)
        let found = try measured(
          "eigen-trust", map, as: .trust,
          ["restart": "\(restart)", "trusted": trusted == ids ? "" : ids[0]])
        expect(
          found.numbers(), Dictionary(uniqueKeysWithValues: zip(ids, known)), tolerance: 1e-10,
          "seed \(seed) \(restart)")
      }
    }
  }

  @Test("with the defaults it is PageRank of the trust view, as both conventions say")
  func eigenTrustIsPageRank() throws {
    for seed in 0..<50 {
      let map = SmallGraphs.random(seed: seed)
      expect(
        try measured("eigen-trust", map, as: .trust).numbers(),
        try measured("pagerank", map, as: .trust).numbers(), tolerance: 1e-12, "seed \(seed)")
    }
    for id in ["eigen-trust", "pagerank"] {
      #expect(try MeasureCatalog.measure(id).descriptor.convention.contains("With the defaults"))
    }
  }

  @Test("more actors than are solved for directly")
  func eigenTrustIteration() throws {
    var random = SeededRandom(seed: 5)
    // The last twenty trust nobody.
    let ties = (0..<600).map { _ in (random.below(280), random.below(300)) }
    let trusts = ties.map { _ in random.pick([1, 0.5, 0.2]) }
    let map = SmallGraphs.map(300, ties: ties, directed: true, trusts: trusts)
    let graph = PlainGraph(map, undirected: false) { $0.value(in: .trust) }
    let ids = map.actors.map(\.id).sorted()
    let beforehand = ids.indices.map { $0 < 3 ? 1.0 / 3 : 0 }
    var trust = beforehand
    let given = graph.values.map { $0.reduce(0) { $0 + ($1 ?? 0) } }
    let arcs = graph.pairs
    for _ in 0..<400 {
      var next = beforehand.map { 0.15 * $0 }
      for (i, j) in arcs { next[j] += 0.85 * trust[i] * (graph.values[i][j] ?? 0) / given[i] }
      let loose = graph.nodes.reduce(0.0) { $0 + (given[$1] > 0 ? 0 : trust[$1]) }
      for j in graph.nodes { next[j] += 0.85 * loose * beforehand[j] }
      trust = next
    }
    let found = try measured(
      "eigen-trust", map, as: .trust, ["trusted": ids.prefix(3).joined(separator: ",")])
    expect(
      found.numbers(), Dictionary(uniqueKeysWithValues: zip(ids, trust)), tolerance: 1e-12)
  }

  @Test("EigenTrust: a circle shares alike, without ties all is as trusted beforehand")
  func eigenTrustForms() throws {
    let circle = SmallGraphs.map(
      5, ties: (0..<5).map { ($0, ($0 + 1) % 5) }, directed: true, trusts: [0.9, 0.2])
    #expect(try measured("eigen-trust", circle).numbers().values.allSatisfy { isClose($0, 0.2) })
    let loose = SmallGraphs.map(3, ties: [], directed: true)
    expect(
      try measured("eigen-trust", loose, as: .trust, ["trusted": "b"]).numbers(),
      ["a": 0, "b": 1, "c": 0])
    #expect(try measured("eigen-trust", ActorMap(), as: .trust).subjects.isEmpty)
  }

  // MARK: - TidalTrust

  // The design's table: .30 and .38; so do the two implementations that the docstring names.
  @Test("T6: TidalTrust with and without the last tie")
  func tidalTrust() throws {
    let pair = ["from-actor": "S", "to-actor": "T"]
    let excluded = try measured("tidal-trust", Fixtures.t6, pair)
    expect(excluded.numbers(), ["S → T": 0.3])
    expect(excluded.numbers("tidal-trust.steps"), ["S → T": 2])
    let included = try measured(
      "tidal-trust", Fixtures.t6, pair.merging(["final-tie": "included"]) { $1 })
    expect(included.numbers(), ["S → T": 0.38])
    let named = try measured("tidal-trust", Fixtures.t6, ["from-actor": "T", "to-actor": "S"])
    #expect(named.reasons() == ["T → S": .noTrustPath])
  }

  private func tidalTrust(_ graph: PlainGraph, _ i: Int, _ s: Int, isIncluded: Bool) -> Double? {
    if let known = graph.values[i][s] { return known }
    let paths = NaiveChannels.paths(graph, from: i, to: s)
    guard let fewest = paths.map(\.nodes.count).min() else { return nil }
    let shortest = paths.map(\.nodes).filter { $0.count == fewest }
    let strengths = shortest.map { path in
      let trusts = zip(path, path.dropFirst()).map { graph.values[$0][$1] ?? 0 }
      return (isIncluded ? trusts : trusts.dropLast()).min() ?? 0
    }
    let most = strengths.max() ?? 0
    func says(_ step: Int, _ node: Int) -> Double? {
      if step == fewest - 2 { return graph.values[node][s] }
      let next = Set(shortest.filter { $0[step] == node }.map { $0[step + 1] })
      let heard = next.compactMap { other -> (Double, Double)? in
        let trust = graph.values[node][other] ?? 0
        guard trust >= most, let word = says(step + 1, other) else { return nil }
        return (trust, word)
      }
      let sum = heard.reduce(0) { $0 + $1.0 }
      return heard.isEmpty ? nil : heard.reduce(0) { $0 + $1.0 * $1.1 } / sum
    }
    return says(0, i)
  }

  @Test("300 random maps: TidalTrust from all shortest paths", arguments: ["excluded", "included"])
  func tidalTrustOracle(choice: String) throws {
    try compare("tidal-trust", ["final-tie": choice], seeds: 0..<300) { graph, i, j in
      tidalTrust(graph, i, j, isIncluded: choice == "included")
    }
  }

  // MARK: - MoleTrust

  // The design's table.
  @Test("T6: MoleTrust with a horizon of 2; at 1 and 3 there is less and no more of T")
  func moleTrust() throws {
    let near = ["S → A": 0.9, "S → B": 0.6, "S → C": 0.95]
    let two = try measured("mole-trust", Fixtures.t6, ["from-actor": "S"])
    expect(two.numbers(), near.merging(["S → T": 0.38, "S → D": 0.9]) { $1 })
    expect(
      two.numbers("mole-trust.steps"),
      ["S → A": 1, "S → B": 1, "S → C": 1, "S → T": 2, "S → D": 2])
    expect(
      try measured("mole-trust", Fixtures.t6, ["from-actor": "S", "horizon": "1"]).numbers(), near)
    // D is as far as T, so its tie to T does not count.
    let three = try measured("mole-trust", Fixtures.t6, ["from-actor": "S", "horizon": "3"])
      .numbers()
    #expect(isClose(three["S → T"] ?? 0, 0.38))
    // Without B: the word of A alone.
    let strict = try measured("mole-trust", Fixtures.t6, ["from-actor": "S", "threshold": "0.61"])
    #expect(isClose(strict.numbers()["S → T"] ?? 0, 0.3))
  }

  @Test("a mean that is the threshold but for rounding reaches it, and who is below says nothing")
  func threshold() throws {
    // (0.65 · 0.25 + 0.65 · 0.95) / 1.3 is 0.6, computed 0.5999999999999999.
    let ties = map(
      """
      s a 0.65
      s b 0.65
      a c 0.25
      b c 0.95
      c d 0.8
      s e 0.5
      e f 1
      """)
    let found = try measured(
      "mole-trust", ties, ["from-actor": "s", "to-actor": "d,f", "horizon": "3"])
    expect(found.numbers(), ["s → d": 0.8])
    #expect(found.reasons() == ["s → f": .noTrustPath])
  }

  private func moleTrust(_ graph: PlainGraph, _ i: Int, _ u: Int, horizon: Int, _ least: Double)
    -> Double?
  {
    let steps = NaivePaths.steps(graph)[i]
    func trust(_ node: Int) -> Double? {
      if node == i { return 1 }
      guard let far = steps[node], far <= horizon else { return nil }
      let near = graph.nodes.filter { steps[$0] == far - 1 && graph.has($0, node) }
      let heard = near.compactMap { p in
        trust(p).flatMap { $0 >= least - 1e-10 ? ($0, graph.values[p][node] ?? 0) : nil }
      }
      return heard.isEmpty
        ? nil : heard.reduce(0) { $0 + $1.0 * $1.1 } / heard.reduce(0) { $0 + $1.0 }
    }
    return trust(u)
  }

  @Test("200 random maps: MoleTrust by recursion", arguments: [1, 2, 3, 9])
  func moleTrustOracle(horizon: Int) throws {
    for least in [0, 0.4, 0.6, 0.9] {
      let parameters = ["horizon": "\(horizon)", "threshold": "\(least)"]
      try compare("mole-trust", parameters, seeds: 0..<200, most: 8) { graph, i, j in
        moleTrust(graph, i, j, horizon: horizon, least)
      }
    }
  }
}
