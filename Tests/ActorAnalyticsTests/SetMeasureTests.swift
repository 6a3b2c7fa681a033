// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorAnalytics

@Suite("Cliques and k-plexes of actors")
struct SetMeasureTests {
  /// The sets by their ids, with their values.
  private func sets(
    _ id: String, _ map: ActorMap, _ parameters: [String: String] = [:]
  ) throws -> [String: Double] {
    try measured(id, map, as: .hops, parameters).numbers()
  }

  /// networkx 3.6.1, find_cliques(K) of three or more; igraph 1.0.0, g.maximal_cliques(min=3).
  @Test("Krackhardt's kite: its cliques as networkx and igraph have them")
  func kite() throws {
    let map = try ShippedMap("krackhardt-kite").map
    #expect(
      try sets("cliques", map) == [
        "0, 1, 3": 3, "0, 2, 3, 5": 4, "1, 3, 4, 6": 4, "3, 5, 6": 3, "5, 6, 7": 3,
      ])
    #expect(try sets("cliques", map, ["least": "4"]).count == 2)
    // And 7-8 and 8-9.
    #expect(try sets("cliques", map, ["least": "1"]).count == 7)
  }

  /// networkx 3.6.1, find_cliques; igraph 1.0.0, maximal_cliques: numbers of cliques by size.
  @Test("the karate club and the random maps: how many cliques of each size")
  func counts() throws {
    let karate = try sets("cliques", try ShippedMap("karate-club").map, ["least": "1"])
    #expect(counted(karate) == [2: 11, 3: 21, 4: 2, 5: 2])
    #expect(
      counted(try sets("cliques", CohesionFixture.undirected, ["least": "1"])) == [2: 20, 3: 6])
    #expect(
      counted(try sets("cliques", CohesionFixture.directed, ["least": "1"])) == [
        2: 8, 3: 11, 4: 12,
      ])
  }

  private func counted(_ sets: [String: Double]) -> [Int: Int] {
    Dictionary(grouping: sets.values, by: { Int($0) }).mapValues { $0.count }
  }

  @Test("a cycle of five is a 3-plex and has five 2-plexes; of four it is a 2-plex")
  func cycles() throws {
    func cycle(_ count: Int) -> ActorMap {
      SmallGraphs.map(count, ties: (0..<count).map { ($0, ($0 + 1) % count) }, directed: false)
    }
    #expect(try sets("k-plexes", cycle(4)) == ["a, b, c, d": 4])
    #expect(try sets("k-plexes", cycle(5)).isEmpty)
    #expect(counted(try sets("k-plexes", cycle(5), ["least": "3"])) == [3: 5])
    #expect(try sets("k-plexes", cycle(5), ["k": "3"]) == ["a, b, c, d, e": 5])
  }

  @Test("k = 1 are the cliques, on random maps", arguments: 0..<40)
  func plexes(seed: Int) throws {
    let map = SmallGraphs.random(seed: seed, most: 9)
    #expect(
      try sets("k-plexes", map, ["k": "1", "least": "2"])
        == sets("cliques", map, ["least": "2"]))
  }

  @Test("too many to list are refused and told, not cut short")
  func limit() throws {
    // That the kernels stop at their limit is tested with them.
    let graph = ActorGraph(freezing: Fixtures.d6)
    let arguments = try MeasureArguments(for: Cliques.descriptor)
    let error = #expect(throws: AnalysisError.self) {
      try Cliques(arguments).sizedSets(nil, on: graph, parameters: arguments, limit: 5)
    }
    #expect(
      error?.description
        == "cliques: more than 5 branches would have to be searched; ask for larger sets with "
        + "--least")
  }
}
