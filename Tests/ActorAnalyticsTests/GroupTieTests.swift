// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@Suite("Ties within and across groups")
struct GroupTieTests {
  /// Zachary, W. W. (1977). An information flow model for conflict and fission in small groups.
  /// Journal of Anthropological Research 33, 452–473; ties and clubs as networkx 3.6.1 has them.
  private static let karate: ActorMap = {
    let ties: [Int: [Int]] = [
      0: [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31],
      1: [2, 3, 7, 13, 17, 19, 21, 30],
      2: [3, 7, 8, 9, 13, 27, 28, 32], 3: [7, 12, 13], 4: [6, 10], 5: [6, 10, 16], 6: [16],
      8: [30, 32, 33], 9: [33], 13: [33], 14: [32, 33], 15: [32, 33], 18: [32, 33], 19: [33],
      20: [32, 33], 22: [32, 33], 23: [25, 27, 29, 32, 33], 24: [25, 27, 31], 25: [31],
      26: [29, 33], 27: [33], 28: [31, 33], 29: [32, 33], 30: [32, 33], 31: [32, 33], 32: [33],
    ]
    let first: Set = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 16, 17, 19, 21]
    return ActorMap(
      sides: ["Mr. Hi", "Officer"].map { Side(id: $0) },
      actors: (0..<34).map {
        Actor(id: String($0), side: first.contains($0) ? "Mr. Hi" : "Officer")
      },
      relationships: ties.sorted { $0.key < $1.key }.flatMap { from, others in
        others.map { Relationship(from: String(from), to: String($0), directed: false) }
      })
  }()

  /// The design's values, reproduced there with networkx 3.6.1 and by hand.
  @Test("karate club: participation by club")
  func karateParticipation() throws {
    let found = try measured("participation", Self.karate).numbers()
    let expected: [String: Double] = [
      "2": 0.48, "8": 0.48, "9": 0.5, "30": 0.5, "19": 4.0 / 9, "28": 4.0 / 9, "13": 0.32,
      "0": 0.1172, "33": 2 * 3 * 14 / 289.0,
    ]
    for (id, value) in expected {
      #expect(isClose(found[id], value, tolerance: 5e-5), "\(id)")
    }
  }

  @Test("karate club: 11 ties across the clubs, 67 within: −56/78")
  func karateIndex() throws {
    let map = try measured("map-e-i-index", Self.karate)
    #expect(map.columns.prefix(3).map { $0.cells[0].number } == [-56.0 / 78, 11, 67])
    #expect(isClose(map.numbers()["map"], -0.717949, tolerance: 5e-7))
    // Two groups of 17: 1 − 2 · 2 · 17 · 16 / (34 · 33).
    #expect(isClose(map.numbers("map-e-i-index.expected")["map"], 1 - 1088.0 / 1122))
    let groups = try measured("group-e-i-index", Self.karate)
    let external = groups.numbers("group-e-i-index.external")
    let inside = groups.numbers("group-e-i-index.internal")
    #expect(external == ["Mr. Hi": 11, "Officer": 11])
    #expect(inside.values.reduce(0, +) == 67)
    let actors = try measured("e-i-index", Self.karate)
    // Each tie across is one of two actors, each tie within too.
    #expect(actors.numbers("e-i-index.external").values.reduce(0, +) == 22)
    #expect(actors.numbers("e-i-index.internal").values.reduce(0, +) == 134)
  }

  @Test("the expected index is the mean over all ways to deal the groups")
  func expectedIndex() throws {
    for seed in 0..<20 {
      var map = SmallGraphs.random(seed: seed, most: 5)
      for place in map.actors.indices { map.actors[place].side = place % 2 == 0 ? "A" : "B" }
      let expected = try measured("map-e-i-index", map).numbers("map-e-i-index.expected")["map"]
      var values: [Double] = []
      for order in orders(map.actors.count) {
        var dealt = map
        for (place, other) in order.enumerated() {
          dealt.actors[place].side = map.actors[other].side
        }
        values += try measured("map-e-i-index", dealt).numbers().values
      }
      guard !values.isEmpty, let expected else { continue }
      #expect(isClose(values.reduce(0, +) / Double(values.count), expected), "\(seed)")
    }
  }

  private func orders(_ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return orders(count - 1).flatMap { rest in
      (0...rest.count).map { place in
        var order = rest
        order.insert(count - 1, at: place)
        return order
      }
    }
  }

  @Test("all four equal their definitions", arguments: 0..<120)
  func oracle(seed: Int) throws {
    let map = SmallGraphs.random(seed: seed, most: 9)
    for reading in [Reading.trust, .strength] {
      for policy in ["single", "group", "drop"] {
        try Comparison(map, reading, undirected: seed % 3 == 0, policy, seed: seed).all()
      }
    }
  }

  @Test("undefined with a reason")
  func undefined() throws {
    let star = SmallGraphs.map(3, ties: [(0, 1)], directed: false)
    #expect(Set(try measured("participation", star).reasons().values) == [.singleGroup])
    #expect(try measured("map-e-i-index", star).reasons() == ["map": .singleGroup])
    var sided = star
    sided.actors[0].side = "A"
    #expect(try measured("e-i-index", sided).reasons() == ["c": .isolate])
    #expect(
      try measured("e-i-index", sided, ["no-side": "drop"]).reasons()
        == ["a": .noGroupedTie, "b": .noGroup, "c": .noGroup])
    #expect(
      try measured("group-e-i-index", sided, ["no-side": "drop"]).reasons()
        == ["A": .noGroupedTie])
    #expect(Set(try measured("within-module-degree", sided).reasons().values) == [.noSpread])
  }
}

/// Definitions over a table of values.
private struct Comparison {
  let graph: ActorGraph
  let plain: PlainGraph
  let groups: [String?]
  let policy: String
  let label: String

  init(_ map: ActorMap, _ reading: Reading, undirected: Bool, _ policy: String, seed: Int) {
    graph = ActorGraph(
      freezing: map, options: ViewOptions(undirected: undirected, reading: reading))
    plain = PlainGraph(map, undirected: undirected) { $0.value(in: reading) }
    self.policy = policy
    let sides = Dictionary(uniqueKeysWithValues: map.actors.map { ($0.id, $0.side) })
    groups = graph.actorIDs.map { id in
      if let side = sides[id] ?? nil { return "side " + side }
      return policy == "single" ? "alone " + id : policy == "group" ? "none" : nil
    }
    label = "\(seed) \(reading) \(policy)"
  }

  /// Values of the ties of `v`, in and out, to the actors that `isMeant` accepts.
  private func sum(_ v: Int, _ isMeant: (Int) -> Bool) -> Double {
    plain.nodes.filter { $0 != v && groups[$0] != nil && isMeant($0) }.reduce(0) {
      $0 + (plain.values[v][$1] ?? 0) + (plain.isDirected ? plain.values[$1][v] ?? 0 : 0)
    }
  }

  private func ties(_ v: Int, _ isMeant: (Int) -> Bool) -> Int {
    plain.nodes.filter { $0 != v && groups[$0] != nil && isMeant($0) }.reduce(0) {
      $0 + (plain.has(v, $1) ? 1 : 0) + (plain.isDirected && plain.has($1, v) ? 1 : 0)
    }
  }

  func all() throws {
    let isGrouped = groups.contains { $0?.hasPrefix("side") ?? false }
    let known = Set(groups.compactMap { $0 })
    let participation = plain.nodes.map { v -> Double? in
      let all = sum(v) { _ in true }
      guard groups[v] != nil, isGrouped, all > 0 else { return nil }
      return known.reduce(1) { rest, group in
        let share = sum(v) { groups[$0] == group } / all
        return rest - share * share
      }
    }
    try compare("participation", "participation", participation)
    let own = plain.nodes.map { v in sum(v) { groups[$0] == groups[v] } }
    let z = plain.nodes.map { v -> Double? in
      let members = plain.nodes.filter { groups[$0] == groups[v] }.map { own[$0] }
      let mean = members.reduce(0, +) / Double(members.count)
      let variance = members.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(members.count)
      return groups[v] == nil || variance < 1e-15 ? nil : (own[v] - mean) / variance.squareRoot()
    }
    try compare("within-module-degree", "within-module-degree", z)
    let index = plain.nodes.map { v -> Double? in
      let (external, inside) = (
        ties(v) { groups[$0] != groups[v] }, ties(v) { groups[$0] == groups[v] }
      )
      guard groups[v] != nil, isGrouped, external + inside > 0 else { return nil }
      return Double(external - inside) / Double(external + inside)
    }
    try compare("e-i-index", "e-i-index", index)
    try pooled()
  }

  private func pooled() throws {
    let pairs = plain.pairs.filter {
      groups[$0.0] != nil && groups[$0.1] != nil && (plain.isDirected || $0.0 < $0.1)
    }
    let result = try MeasureCatalog.result(
      "group-e-i-index", parameters: ["no-side": policy], on: graph)
    for subject in result.subjects {
      let group = "side " + subject.id
      let touching = pairs.filter { groups[$0.0] == group || groups[$0.1] == group }
      let inside = touching.count { groups[$0.0] == groups[$0.1] }
      let value =
        touching.isEmpty
        ? nil : Double(touching.count - 2 * inside) / Double(touching.count)
      #expect(isClose(result.numbers()[subject.id], value), "\(label) \(group)")
    }
    let whole = try MeasureCatalog.result(
      "map-e-i-index", parameters: ["no-side": policy], on: graph)
    let inside = pairs.count { groups[$0.0] == groups[$0.1] }
    let isGrouped = groups.contains { $0?.hasPrefix("side") ?? false }
    let value =
      pairs.isEmpty || !isGrouped
      ? nil : Double(pairs.count - 2 * inside) / Double(pairs.count)
    #expect(isClose(whole.numbers()["map"], value), "\(label)")
  }

  private func compare(_ id: String, _ column: String, _ expected: [Double?]) throws {
    let cells = try MeasureCatalog.result(id, parameters: ["no-side": policy], on: graph)
      .cells(column)
    let found = graph.actorIDs.map { cells[$0]?.number }
    let same = zip(found, expected).allSatisfy { isClose($0, $1) }
    #expect(same, "\(label) \(column): \(found), not \(expected)")
  }
}
