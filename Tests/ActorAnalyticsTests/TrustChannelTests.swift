// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Trust over several chains at once: noisy-or, separate channels and reliability.
@Suite("Chains of trust together")
struct TrustChannelTests {
  private func map(
    _ count: Int, _ ties: [(Int, Int)], _ trusts: [Double] = [0.5], directed: Bool = false
  ) -> ActorMap {
    SmallGraphs.map(count, ties: ties, directed: directed, trusts: trusts)
  }

  private func value(
    _ id: String, _ map: ActorMap, _ from: Int, _ to: Int, _ parameters: [String: String] = [:],
    column: String? = nil
  ) throws -> Double? {
    let ends = ["from-actor": SmallGraphs.name(from), "to-actor": SmallGraphs.name(to)]
    return try measured(id, map, as: .trust, ends.merging(parameters) { $1 })
      .numbers(column).values.first
  }

  // MARK: - T6

  // The design's table gives the reliability .925905. The three chains from S to T share no tie, so
  // the noisy-or over them is the same: 1 − .73 · .7 · .145.
  @Test("T6: three chains that share nothing")
  func t6() throws {
    let pair = ["from-actor": "S", "to-actor": "T"]
    expect(try measured("reliability", Fixtures.t6, pair).numbers(), ["S → T": 0.925905])
    let together = try measured("noisy-or-trust", Fixtures.t6, pair)
    expect(together.numbers(), ["S → T": 0.925905])
    expect(together.numbers("noisy-or-trust.channels"), ["S → T": 3])
    let one = try measured("noisy-or-trust", Fixtures.t6, pair.merging(["channels": "1"]) { $1 })
    expect(one.numbers(), ["S → T": 0.855])
    for apart in ["actors", "ties"] {
      let found = try measured(
        "disjoint-channels", Fixtures.t6, pair.merging(["apart": apart]) { $1 })
      expect(found.numbers(), ["S → T": 3])
      expect(found.numbers("disjoint-channels.first"), ["S → T": 0.855])
      expect(found.numbers("disjoint-channels.second"), ["S → T": 0.3])
      expect(found.numbers("disjoint-channels.third"), ["S → T": 0.27])
    }
  }

  @Test("T6: what has no chain, and what has fewer channels than three")
  func undefined() throws {
    for id in ["noisy-or-trust", "disjoint-channels", "reliability"] {
      let named = try measured(id, Fixtures.t6, ["from-actor": "T", "to-actor": "S,A"])
      #expect(named.reasons() == ["T → S": .noTrustPath, "T → A": .noTrustPath])
      #expect(try measured(id, Fixtures.t6).cells().count == 10)
    }
    let two = try measured(
      "disjoint-channels", Fixtures.t6, ["from-actor": "S", "to-actor": "T", "channels": "2"])
    expect(two.numbers(), ["S → T": 3])
    expect(two.numbers("disjoint-channels.second"), ["S → T": 0.3])
    #expect(two.reasons("disjoint-channels.third") == ["S → T": .fewerChannels])
  }

  // MARK: - Values of others

  // networkx 3.6.1: len(list(nx.node_disjoint_paths(nx.florentine_families_graph(), a, b))) and
  // nx.edge_disjoint_paths alike.
  @Test("Florentine families: numbers of separate channels as networkx has them")
  func florentine() throws {
    var map = try ShippedMap("florentine-families-15").map
    for index in map.relationships.indices { map.relationships[index].trust = Trust(0.5) }
    let ids = Dictionary(uniqueKeysWithValues: map.actors.map { ($0.name, $0.id) })
    for (a, b, count) in [
      ("Ridolfi", "Peruzzi", 3.0), ("Medici", "Strozzi", 3), ("Medici", "Bischeri", 3),
      ("Guadagni", "Peruzzi", 3), ("Pazzi", "Ginori", 1), ("Strozzi", "Tornabuoni", 3),
    ] {
      for apart in ["actors", "ties"] {
        let ends = [
          "from-actor": try #require(ids[a]), "to-actor": try #require(ids[b]), "apart": apart,
        ]
        let found = try measured("disjoint-channels", map, as: .trust, ends).numbers()
        #expect(Array(found.values) == [count], "\(a) \(b) \(apart)")
      }
    }
  }

  // MARK: - Closed forms

  @Test("chains of two ties side by side", arguments: [1, 2, 5, 20])
  func parallel(chains: Int) throws {
    let ties = (0..<chains).flatMap { [(0, $0 + 2), ($0 + 2, 1)] }
    let map = map(chains + 2, ties, [0.9, 0.5], directed: true)
    let together = 1 - (0..<chains).reduce(1.0) { product, _ in product * (1 - 0.45) }
    #expect(isClose(try value("noisy-or-trust", map, 0, 1), together))
    #expect(isClose(try value("reliability", map, 0, 1), together))
    #expect(try value("disjoint-channels", map, 0, 1) == Double(chains))
  }

  // With the middle tie each side holds with 2p − p², without it each chain with p²: together
  // p (2p − p²)² + (1 − p) (2p² − p⁴) = 2p² + 2p³ − 5p⁴ + 2p⁵. With the middle tie one way it is
  // p² + (1 − p²) p² + p³ (1 − p)².
  @Test("the bridge network", arguments: [0.1, 0.5, 0.9])
  func bridge(p: Double) throws {
    let ties = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]
    let both = 2 * p * p + 2 * p * p * p - 5 * p * p * p * p + 2 * p * p * p * p * p
    #expect(isClose(try value("reliability", map(4, ties, [p]), 0, 3), both, tolerance: 1e-14))
    let oneWay = p * p + (1 - p * p) * p * p + p * p * p * (1 - p) * (1 - p)
    #expect(
      isClose(
        try value("reliability", map(4, ties, [p], directed: true), 0, 3), oneWay,
        tolerance: 1e-14))
  }

  // Two chains that want the same middle tie: apart, they have to go round it.
  @Test("the best chain alone can be part of no two separate ones")
  func trap() throws {
    let trusts = [0.9, 0.9, 0.9, 0.5, 0.5]
    let map = map(4, [(0, 1), (1, 2), (2, 3), (1, 3), (0, 2)], trusts, directed: true)
    #expect(isClose(try value("trust-path", map, 0, 3), 0.729))
    for apart in ["actors", "ties"] {
      let parameters = ["apart": apart]
      #expect(try value("disjoint-channels", map, 0, 3, parameters) == 2)
      for column in ["first", "second"] {
        let name = "disjoint-channels." + column
        #expect(isClose(try value("disjoint-channels", map, 0, 3, parameters, column: name), 0.45))
      }
    }
    // One of 0.729 is more than two of 0.45 together, 0.6975.
    #expect(isClose(try value("noisy-or-trust", map, 0, 3), 0.729))
    #expect(try value("noisy-or-trust", map, 0, 3, column: "noisy-or-trust.channels") == 1)
  }

  @Test("the smallest trust does not vanish beside 1")
  func tiny() throws {
    let map = map(4, [(0, 1), (1, 3), (0, 2), (2, 3)], [1e-12], directed: true)
    let found = try #require(try value("noisy-or-trust", map, 0, 3))
    #expect(isRelativelyClose(found, 2e-24, tolerance: 1e-12))
    let reliable = try #require(try value("reliability", map, 0, 3))
    #expect(isRelativelyClose(reliable, 2e-24, tolerance: 1e-12))
  }

  @Test("a ladder of 60 actors is solved, a broad map of 80 is given up")
  func limits() throws {
    let rungs = (0..<30).map { (2 * $0, 2 * $0 + 1) }
    let ladder = map(60, rungs + (0..<58).map { ($0, $0 + 2) }, [0.8])
    let found = try #require(try value("reliability", ladder, 0, 59))
    // Rung by rung: the chance that both actors, the first or the second of it are reached.
    var (both, first, second) = (0.8, 0.2, 0.0)
    for _ in 1..<30 {
      let one = both * 0.8 * 0.2
      (both, first, second) = (
        both * 0.8 * 0.8 + (2 * one + (first + second) * 0.8) * 0.8,
        (one + first * 0.8) * 0.2, (one + second * 0.8) * 0.2
      )
    }
    #expect(isClose(found, both + second, tolerance: 1e-12))
    let random = map(80, (0..<80).flatMap { i in [3, 7, 12].map { (i, (i + $0) % 80) } })
    let broad = try measured(
      "reliability", random, as: .trust, ["from-actor": "a", "to-actor": "zb"])
    #expect(broad.reasons() == ["a → zb": .searchLimit])
  }

  // MARK: - Definitions

  @Test("300 random maps: every set of separate chains", arguments: 0..<3)
  func channels(block: Int) throws {
    for seed in (block * 100)..<(block * 100 + 100) {
      let map = SmallGraphs.random(seed: seed, most: 6)
      let graph = PlainGraph(map, undirected: seed % 2 == 0) { $0.value(in: .trust) }
      guard graph.pairs.count <= (graph.isDirected ? 16 : 20) else { continue }
      for (apart, sharingNodes) in [("actors", false), ("ties", true)] {
        let found = try (1...3).map { k in
          try measured(
            "disjoint-channels", map, as: .trust, undirected: seed % 2 == 0,
            ["apart": apart, "channels": "\(k)"])
        }
        let noisy = try measured(
          "noisy-or-trust", map, as: .trust, undirected: seed % 2 == 0)
        for i in graph.nodes {
          for j in graph.nodes where i != j {
            let ids = map.actors.map(\.id).sorted()
            let pair = "\(ids[i]) → \(ids[j])"
            let sets = NaiveChannels.bestSets(graph, from: i, to: j, sharingNodes: sharingNodes)
            let comment: Comment = "seed \(seed) \(pair) \(apart)"
            for (k, result) in zip(1..., found) {
              #expect(
                result.numbers()[pair] == (sets.isEmpty ? nil : Double(sets.count)), comment)
              guard !sets.isEmpty else { continue }
              let products = ["first", "second", "third"].compactMap {
                result.numbers("disjoint-channels." + $0)[pair]
              }
              let known = sets[min(k, sets.count) - 1]
              #expect(known.contains { isSame($0, products) }, comment)
            }
            guard sharingNodes, !sets.isEmpty else { continue }
            try checkNoisyOr(noisy.numbers()[pair], sets, comment)
          }
        }
      }
    }
  }

  private func isSame(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1) }
  }

  /// For each number of chains one of the sets that are best there, and the largest of them.
  private func checkNoisyOr(_ found: Double?, _ sets: [[[Double]]], _ comment: Comment) throws {
    let found = try #require(found, comment)
    let values = sets.map { $0.map { 1 - $0.reduce(1) { $0 * (1 - $1) } } }
    let most = values.map { $0.max() ?? 0 }.max() ?? 0
    let least = values.map { $0.min() ?? 0 }.max() ?? 0
    #expect(found >= least - 1e-9 && found <= most + 1e-9, comment)
    #expect(values.joined().contains { isClose($0, found) }, comment)
  }

  @Test("300 random maps of up to twelve ties: every way in which they hold", arguments: 0..<3)
  func reliability(block: Int) throws {
    for seed in (block * 100)..<(block * 100 + 100) {
      let map = SmallGraphs.random(seed: seed)
      let isUndirected = seed % 2 == 0
      let graph = PlainGraph(map, undirected: isUndirected) { $0.value(in: .trust) }
      guard graph.pairs.count <= (graph.isDirected ? 12 : 24) else { continue }
      let result = try measured("reliability", map, as: .trust, undirected: isUndirected)
      let ids = map.actors.map(\.id).sorted()
      var expected: [String: Double] = [:]
      for i in graph.nodes {
        let known = NaiveChannels.reliability(graph, from: i)
        for j in graph.nodes where i != j && known[j] > 0 {
          expected["\(ids[i]) → \(ids[j])"] = known[j]
        }
      }
      expect(result.numbers(), expected, tolerance: 1e-12, "seed \(seed)")
    }
  }

  @Test("dense maps of eight actors: by the sets that are reached", arguments: 0..<20)
  func dense(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let isDirected = seed % 2 == 0
    let ties = (0..<8).flatMap { i in
      (0..<8).filter { isDirected ? $0 != i : $0 > i }.map { (i, $0) }
    }.filter { _ in random.chance(80) }
    let trusts = ties.map { _ in random.pick([1, 0.9, 0.5, 0.3, 0.05]) }
    let map = map(8, ties, trusts, directed: isDirected)
    let graph = PlainGraph(map, undirected: false) { $0.value(in: .trust) }
    let known = NaiveChannels.reliabilityBySets(graph, from: 0, to: 7)
    #expect(isClose(try value("reliability", map, 0, 7) ?? 0, known, tolerance: 1e-12))
  }

  @Test("best chain ≤ noisy-or ≤ reliability", arguments: 0..<60)
  func order(seed: Int) throws {
    let map = SmallGraphs.random(seed: seed, most: 9)
    let best = try measured("trust-path", map, as: .trust).numbers()
    let noisy = try measured("noisy-or-trust", map, as: .trust).numbers()
    let reliable = try measured("reliability", map, as: .trust).numbers()
    #expect(Set(best.keys) == Set(noisy.keys) && Set(best.keys) == Set(reliable.keys))
    for (pair, value) in best {
      let (several, all) = (noisy[pair] ?? 0, reliable[pair] ?? 0)
      #expect(value <= several + 1e-9 && several <= all + 1e-9 && all <= 1 + 1e-12, "\(pair)")
    }
  }
}
