// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Appleseed, pervasive trust and trust and distrust at second hand.
@Suite("Trust that spreads")
struct TrustFlowTests {
  /// The lines of a list `from to trust`.
  private func map(_ text: String) -> ActorMap {
    let ties = text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ").map(String.init)
      return Double(parts[2]).map { (from: parts[0], to: parts[1], trust: $0) }
    }
    return Fixtures.trustMap(ties, directed: true)
  }

  private func numbers(_ text: String) -> [String: Double] {
    var numbers: [String: Double] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      numbers[parts[0].replacing(">", with: " → ")] = Double(parts[1])
    }
    return numbers
  }

  private func random(_ seed: Int, most: Int = 7) -> (
    map: ActorMap, graph: PlainGraph, ids: [String]
  ) {
    let map = SmallGraphs.random(seed: seed, most: most)
    let graph = PlainGraph(map, undirected: seed % 3 == 0) { $0.value(in: .trust) }
    return (map, graph, map.actors.map(\.id).sorted())
  }

  // MARK: - Appleseed

  private static let circle = """
    a b 0.7
    a c 0.7
    a d 1
    b e 0.25
    c f 1
    d a 0.3
    d h 0.8
    f b 0.5
    h c 0.9
    h d 0.4
    x a 0.9
    """

  // appleseed-metric 1.0.1 (github.com/cblgh/appleseed-metric, commit 6223966) on Node 20.20.2:
  // appleseed(source, ties, energy, spread, 1e-13).
  @Test("ranks as appleseed-metric has them")
  func appleseed() throws {
    let t6 = try measured("appleseed", Fixtures.t6, ["from-actor": "S"]).numbers()
    expect(
      t6,
      numbers(
        """
        S>A 53.866395800031576
        S>B 35.910930533354396
        S>C 56.85897334447769
        S>T 30.470482107119306
        S>D 22.893218215013395
        """), tolerance: 1e-11)
    expect(
      try measured("appleseed", map(Self.circle), ["from-actor": "a"]).numbers(),
      numbers(
        """
        a>b 44.67567162154355
        a>c 46.50481071593635
        a>d 59.12427261235757
        a>e 7.594864175662398
        a>f 19.764544554272927
        a>h 22.33583632022392
        """), tolerance: 1e-11)
    expect(
      try measured(
        "appleseed", map(Self.circle), ["from-actor": "a", "energy": "100", "spread": "0.5"]
      ).numbers(),
      numbers(
        """
        a>b 24.523761159292423
        a>c 24.97064929609942
        a>d 34.208632721989254
        a>e 2.452376115929235
        a>f 6.2426623240248365
        a>h 7.601918382664261
        """), tolerance: 1e-11)
  }

  /// The published procedure step by step, until no energy is left to move.
  private func appleseed(_ graph: PlainGraph, from s: Int, energy: Double, spread: Double)
    -> [Double]
  {
    var (ranks, coming) = (
      [Double](repeating: 0, count: graph.count), [Double](repeating: 0, count: graph.count)
    )
    coming[s] = energy
    while coming.reduce(0, +) > energy * 1e-15 {
      var next = [Double](repeating: 0, count: graph.count)
      for x in graph.nodes where coming[x] > 0 {
        let passed = x == s ? coming[x] : spread * coming[x]
        if x != s { ranks[x] += coming[x] - passed }
        var weights = graph.nodes.map { graph.values[x][$0] ?? 0 }
        if x != s { weights[s] = 1 }
        let total = weights.reduce(0, +)
        for u in graph.nodes where total > 0 { next[u] += passed * weights[u] / total }
      }
      coming = next
    }
    return ranks
  }

  @Test("200 random maps: the published procedure", arguments: 0..<4)
  func appleseedOracle(block: Int) throws {
    for seed in (block * 50)..<(block * 50 + 50) {
      let (map, graph, ids) = random(seed)
      for (energy, spread) in [(200.0, 0.85), (1, 0.3), (10, 0)] {
        var expected: [String: Double] = [:]
        for i in graph.nodes {
          let ranks = appleseed(graph, from: i, energy: energy, spread: spread)
          for j in graph.nodes where i != j && NaivePaths.steps(graph)[i][j] != nil {
            expected["\(ids[i]) → \(ids[j])"] = ranks[j]
          }
        }
        let parameters = ["energy": "\(energy)", "spread": "\(spread)"]
        let found = try measured(
          "appleseed", map, as: .trust, undirected: seed % 3 == 0, parameters)
        expect(found.numbers(), expected, tolerance: 1e-10, "seed \(seed) \(parameters)")
      }
    }
  }

  @Test("all ranks of one source add up to its energy", arguments: ["0", "0.85", "0.999999"])
  func energy(spread: String) throws {
    for seed in 0..<20 {
      let (map, _, ids) = random(seed, most: 12)
      for id in ids {
        let ranks = try measured(
          "appleseed", map, as: .trust, ["from-actor": id, "spread": spread])
        let sum = ranks.numbers().values.reduce(0, +)
        #expect(ranks.subjects.isEmpty || isClose(sum, 200), "\(seed) \(id)")
      }
    }
  }

  // MARK: - Pervasive trust

  // graph-tool 2.45, gt.trust_transitivity(g, trust): all positive entries off the diagonal. The
  // value of T6 from S to T is the design's too.
  @Test("pervasive trust as graph-tool has it")
  func pervasiveTrust() throws {
    expect(
      try measured("pervasive-trust", Fixtures.t6).numbers(),
      numbers(
        """
        S>A 0.9
        S>B 0.6
        S>C 0.95
        S>D 0.855
        S>T 0.4900318471337579
        A>T 0.3
        B>T 0.5
        C>D 0.9
        C>T 0.9
        D>T 1.0
        """), tolerance: 1e-13)
    let first = map(
      """
      a b 0.86
      a d 0.52
      b c 0.08
      c a 0.47
      c d 0.95
      c f 0.07
      d e 0.45
      d f 0.26
      e c 0.27
      e d 0.49
      e f 0.07
      f d 0.99
      """)
    expect(
      try measured("pervasive-trust", first).numbers(),
      numbers(
        """
        a>b 0.86
        a>c 0.06759791590493602
        a>d 0.48855431543255695
        a>e 0.234
        a>f 0.09050590763247449
        b>a 0.0376
        b>c 0.08
        b>d 0.055569818181818185
        b>e 0.0342
        b>f 0.010681570977917984
        c>a 0.47
        c>b 0.40419999999999995
        c>d 0.6946227272727271
        c>e 0.4275
        c>f 0.13351963722397475
        d>a 0.057105
        d>b 0.04911030000000001
        d>c 0.12150000000000001
        d>e 0.45
        d>f 0.17512463092586703
        e>a 0.1269
        e>b 0.10913400000000001
        e>c 0.27
        e>d 0.39026510137023657
        e>f 0.07814147727272729
        f>a 0.05653395
        f>b 0.048619197
        f>c 0.12028499999999999
        f>d 0.99
        f>e 0.4455
        """), tolerance: 1e-13)
    let second = map(
      """
      a d 0.13
      b c 0.63
      b f 0.46
      d b 0.08
      d c 0.49
      d e 0.41
      e c 0.07
      e d 0.18
      f c 0.9
      """)
    expect(
      try measured("pervasive-trust", second, ["from-actor": "a,e"]).numbers(),
      numbers(
        """
        a>b 0.010400000000000001
        a>c 0.04317023583966467
        a>d 0.13
        a>e 0.0533
        a>f 0.004784000000000001
        e>b 0.0144
        e>c 0.0716439691783012
        e>d 0.18
        e>f 0.006624
        """), tolerance: 1e-13)
  }

  @Test("300 random maps: pervasive trust from tables of products", arguments: [true, false])
  func pervasiveTrustOracle(namesStart: Bool) throws {
    for seed in 0..<300 {
      let (map, graph, ids) = random(seed)
      var expected: [String: Double] = [:]
      for j in graph.nodes {
        let arcs = graph.pairs.filter { $0.0 != j && $0.1 != j }
        let rest = PlainGraph(
          count: graph.count, arcs: arcs.map { ($0.0, $0.1, graph.values[$0.0][$0.1] ?? 0) },
          isDirected: true)
        let products = NaivePaths.products(rest)
        for i in graph.nodes where i != j && (!namesStart || i == 0) {
          let raters = graph.nodes.filter { graph.has($0, j) }
          let sum = raters.reduce(0) { $0 + products[i][$1] }
          let told = raters.reduce(0) {
            $0 + products[i][$1] * products[i][$1] * (graph.values[$1][j] ?? 0)
          }
          if sum > 0 { expected["\(ids[i]) → \(ids[j])"] = told / sum }
        }
      }
      let found = try measured(
        "pervasive-trust", map, as: .trust, undirected: seed % 3 == 0,
        namesStart ? ["from-actor": ids[0]] : [:])
      expect(found.numbers(), expected, tolerance: 1e-12, "seed \(seed)")
    }
  }

  @Test("a chain of tiny trusts: its square does not vanish")
  func tinyTrusts() throws {
    let ties = (0..<40).map { ($0, $0 + 1) }
    let chain = SmallGraphs.map(41, ties: ties, directed: true, trusts: [1e-7])
    let ends = ["from-actor": SmallGraphs.name(0), "to-actor": SmallGraphs.name(40)]
    let found = try measured("pervasive-trust", chain, ends).numbers().values.first ?? 0
    #expect(isRelativelyClose(found, 1e-280, tolerance: 1e-9))
  }

  // MARK: - Distrust

  /// Trust and distrust among a few: a trusts b and c, both distrust d, b trusts e; d distrusts f.
  private static let camps = ActorMap(
    actors: ["a", "b", "c", "d", "e", "f"].map { Actor(id: $0) },
    relationships: [
      ("a", "b", 0.9), ("a", "c", 0.4), ("b", "d", -0.5), ("c", "d", -1), ("b", "e", 0.8),
      ("d", "f", -0.7), ("c", "b", 0.2), ("c", "e", -0.1),
    ].map { Relationship(from: $0.0, to: $0.1, kind: .trust, trust: Trust($0.2)) })

  @Test("who is distrusted by those whom one trusts; the enemy of an enemy is nothing")
  func distrust() throws {
    let one = try measured("distrust-propagation", Self.camps, as: .signed, ["from-actor": "a"])
    expect(one.numbers(), ["a → d": -1, "a → e": 0, "a → b": 0.5])
    expect(one.numbers("distrust-propagation.trust"), ["a → d": 0, "a → e": 0.5, "a → b": 0.5])
    expect(
      one.numbers("distrust-propagation.distrust"), ["a → d": 1, "a → e": 0.5, "a → b": 0])
    let zero = try measured(
      "distrust-propagation", Self.camps, as: .signed, ["from-actor": "b", "steps": "0"])
    expect(zero.numbers(), ["b → d": -1, "b → e": 1])
    // d distrusts f, and b and c distrust d: nothing follows from that for f.
    for steps in 0..<6 {
      let all = try measured(
        "distrust-propagation", Self.camps, as: .signed, ["steps": "\(steps)"])
      let about = all.numbers().filter { $0.key.hasSuffix("→ f") }
      #expect(about == (steps == 0 ? ["d → f": -1] : [:]))
    }
    let named = try measured(
      "distrust-propagation", Self.camps, as: .signed, ["from-actor": "a", "to-actor": "f"])
    #expect(named.reasons() == ["a → f": .noTrustPath])
  }

  @Test("200 random signed maps: the product of matrices", arguments: [0, 1, 2, 4])
  func distrustOracle(steps: Int) throws {
    for seed in 0..<200 {
      var random = SeededRandom(seed: seed)
      var map = SmallGraphs.random(seed: seed)
      for index in map.relationships.indices where random.chance(40) {
        map.relationships[index].trust = Trust(-0.5)
      }
      let isUndirected = seed % 3 == 0
      let arcs = signs(map)
      let ids = map.actors.map(\.id).sorted()
      let graph = PlainGraph(
        count: ids.count, arcs: arcs.arcs, isDirected: arcs.isDirected && !isUndirected,
        keepsSmallest: true)
      let trusts = graph.values.map { $0.map { $0 ?? 0 > 0 ? 1.0 : 0 } }
      let beliefs = trusts.map { row in
        row.map { $0 > 0 ? 1 / row.reduce(0, +) : 0 }
      }
      var walks = graph.nodes.map { i in graph.nodes.map { i == $0 ? 1.0 : 0 } }
      for _ in 0..<steps { walks = product(walks, beliefs) }
      let trust = product(walks, trusts)
      let distrust = product(
        walks, graph.values.map { $0.map { $0 ?? 0 < 0 ? 1.0 : 0 } })
      var expected: [String: Double] = [:]
      for i in graph.nodes {
        for j in graph.nodes where i != j && trust[i][j] + distrust[i][j] > 0 {
          expected["\(ids[i]) → \(ids[j])"] = trust[i][j] - distrust[i][j]
        }
      }
      let found = try measured(
        "distrust-propagation", map, as: .signed, undirected: isUndirected,
        ["steps": "\(steps)"])
      expect(found.numbers(), expected, "seed \(seed)")
    }
  }

  private func product(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    a.map { row in
      b.indices.map { j in row.indices.reduce(0) { $0 + row[$1] * b[$1][j] } }
    }
  }

  private func signs(_ map: ActorMap) -> (
    arcs: [(from: Int, to: Int, value: Double)], isDirected: Bool
  ) {
    let ids = map.actors.map(\.id).sorted()
    var (arcs, isDirected): ([(from: Int, to: Int, value: Double)], Bool) = ([], false)
    for tie in map.relationships {
      guard let from = ids.firstIndex(of: tie.from), let to = ids.firstIndex(of: tie.to),
        let trust = tie.trust?.value, from != to
      else { continue }
      arcs.append((from, to, trust > 0 ? 1 : -1))
      if tie.directed { isDirected = true } else { arcs.append((to, from, trust > 0 ? 1 : -1)) }
    }
    return (arcs, isDirected)
  }
}
