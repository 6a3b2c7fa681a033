// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import GraphCore
import TestSupport
import Testing

@Suite("Modularity of groups that are known")
struct ModularityTests {
  private func modularity(
    _ map: ActorMap, as reading: Reading = .hops, _ parameters: [String: String] = [:]
  ) throws -> Double? {
    try measured("modularity", map, as: reading, parameters).columns[0].cells[0].number
  }

  /// networkx 3.6.1, community.modularity(G, sides, weight, resolution), which igraph 1.0.0,
  /// g.modularity(membership, weights, resolution, directed), gives as well.
  @Test("the random maps as networkx and igraph have them")
  func tools() throws {
    let (directed, undirected) = (CohesionFixture.directed, CohesionFixture.undirected)
    for (map, reading, resolution, expected) in [
      (directed, Reading.hops, "1", -0.0458477508650519),
      (directed, .hops, "0.5", 0.1314878892733564), (directed, .hops, "2", -0.4005190311418685),
      (directed, .trust, "1", -0.021926125822229775),
      (directed, .trust, "0.5", 0.15786810592005396),
      (directed, .trust, "2", -0.3815145893067973),
      (undirected, .hops, "1", 0.021604938271604923),
      (undirected, .hops, "0.5", 0.19135802469135801),
      (undirected, .hops, "2", -0.31790123456790126),
      (undirected, .trust, "1", 0.19079617473970126),
      (undirected, .trust, "0.5", 0.3640151086464464),
      (undirected, .trust, "2", -0.15564169307378894),
    ] {
      let found = try modularity(map, as: reading, ["resolution": resolution])
      #expect(isClose(found, expected, tolerance: 1e-12), "\(reading) \(resolution)")
    }
  }

  @Test("the karate club by the club that each member joined, as in Graphs")
  func karate() throws {
    let shipped = try ShippedMap("karate-club")
    let expected = try #require(shipped.entries("modularity").first?["value"] as? Double)
    #expect(isClose(try modularity(shipped.map, ["group-by": "club"]), expected))
  }

  @Test("actors without a group: each its own, all one, or left out", arguments: 0..<150)
  func policies(seed: Int) throws {
    let map = SmallGraphs.random(seed: seed, most: 9)
    let plain = PlainGraph(map, undirected: seed % 2 == 0) { $0.value(in: .trust) }
    let sides = map.actors.sorted { $0.id < $1.id }.map(\.side)
    for policy in ["single", "group", "drop"] {
      let groups: [String?] = sides.enumerated().map { place, side in
        side ?? (policy == "single" ? "\(place)" : policy == "group" ? "none" : nil)
      }
      let known = Set(sides.compactMap { $0 })
      let hasRest = policy == "group" && sides.contains(nil)
      let result = try measured(
        "modularity", map, as: .trust, undirected: seed % 2 == 0, ["no-side": policy])
      let signed = try measured(
        "signed-modularity", map, as: .trust, undirected: seed % 2 == 0, ["no-side": policy])
      let found = result.columns[0].cells[0]
      // Without negative ties both are one.
      #expect(isClose(signed.columns[0].cells[0].number, found.number), "seed \(seed) \(policy)")
      if known.count + (hasRest ? 1 : 0) < 2 {
        #expect(found == .undefined(.singleGroup), "seed \(seed) \(policy)")
      } else {
        let expected = definition(plain, groups) { max(0, $0) }
        #expect(isClose(found.number, expected), "seed \(seed) \(policy)")
        if expected == nil { #expect(found == .undefined(.noTies), "seed \(seed) \(policy)") }
      }
    }
  }

  /// Σ over ordered pairs in one group of a(i, j) − out(i) in(j) / w, by w.
  private func definition(
    _ graph: PlainGraph, _ groups: [String?], _ value: (Double) -> Double
  ) -> Double? {
    let nodes = graph.nodes.filter { groups[$0] != nil }
    func a(_ i: Int, _ j: Int) -> Double { value(graph.values[i][j] ?? 0) }
    let out = graph.nodes.map { i in nodes.reduce(0) { $0 + a(i, $1) } }
    let into = graph.nodes.map { j in nodes.reduce(0) { $0 + a($1, j) } }
    let all = nodes.reduce(0) { $0 + out[$1] }
    guard all > 0 else { return nil }
    var sum = 0.0
    for i in nodes {
      for j in nodes where groups[i] == groups[j] { sum += a(i, j) - out[i] * into[j] / all }
    }
    return sum / all
  }

  // MARK: - Signs

  private func eb10(_ side: (Int) -> Int) -> ActorMap {
    var map = Fixtures.eb10
    map.sides = ["0", "1", "2"].map { Side(id: $0) }
    for index in map.actors.indices { map.actors[index].side = "\(side(index))" }
    return map
  }

  /// bctpy 0.6.1, modularity_und_sign(A, membership, qtype="gja"), which is Gómez and others'.
  @Test("EB10 as the Brain Connectivity Toolbox has it")
  func toolbox() throws {
    for (map, expected) in [
      (eb10 { $0 / 5 }, EB10.halves), (eb10 { $0 % 3 }, EB10.thirds),
    ] {
      let found = try measured("signed-modularity", map, as: .signed)
      #expect(isClose(found.columns[0].cells[0].number, expected, tolerance: 1e-12))
    }
  }

  private enum EB10 {
    static let halves = 0.3076923076923077
    static let thirds = 0.03846153846153848
  }

  @Test("random signed maps, with directions and without, by the definition", arguments: 0..<150)
  func signs(seed: Int) throws {
    var map = SmallGraphs.random(seed: seed, most: 9)
    var random = SeededRandom(seed: seed + 500)
    for index in map.relationships.indices where random.chance(40) {
      map.relationships[index].trust = Trust(-0.5)
    }
    let undirected = seed % 2 == 0
    let graph = ActorGraph(
      freezing: map, options: ViewOptions(undirected: undirected, reading: .signed))
    let ids = graph.actorIDs
    var arcs: [(from: Int, to: Int, value: Double)] = []
    for i in ids.indices {
      for j in ids.indices {
        if let value = graph.graph.value(from: i, to: j) { arcs.append((i, j, value)) }
      }
    }
    let plain = PlainGraph(count: ids.count, arcs: arcs, isDirected: graph.view.isDirected)
    let groups = ids.enumerated().map { place, id in
      map.actors.first { $0.id == id }?.side ?? "\(place)"
    }
    let result = try MeasureCatalog.result("signed-modularity", on: graph)
    let cells = result.columns.map { $0.cells[0] }
    guard Set(map.actors.compactMap(\.side)).count > 1, !arcs.isEmpty else {
      #expect(cells.allSatisfy { $0.number == nil })
      return
    }
    let good = definition(plain, groups) { max(0, $0) }
    let bad = definition(plain, groups) { max(0, -$0) }
    #expect(isClose(cells[1].number, good) && isClose(cells[2].number, bad), "seed \(seed)")
    let (p, q) = (Double(arcs.count { $0.value > 0 }), Double(arcs.count { $0.value < 0 }))
    let expected = (p * (good ?? 0) - q * (bad ?? 0)) / (p + q)
    #expect(isClose(cells[0].number, expected), "seed \(seed)")
  }
}
