// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@Suite("Gould–Fernandez brokerage with doubtful ties")
struct BrokerageDoubtTests {
  private static let id = "gould-fernandez-expected"
  private static let roles = [
    "coordinator", "itinerant", "gatekeeper", "representative", "liaison",
  ]

  /// A random map in which at most eight ties are doubtful, some of them with a grade.
  private func doubtful(_ seed: Int) -> ActorMap {
    var random = SeededRandom(seed: seed)
    var map = SmallGraphs.random(seed: seed, most: 6)
    map.confidenceGrades = [Confidence(0.75)].compactMap { $0 }
      .map { ConfidenceGrade(grade: "B2", confidence: $0) }
    for place in map.relationships.indices.prefix(8) {
      map.relationships[place].confidence =
        random.chance(20)
        ? .grade("B2") : Confidence(random.pick([0, 0.3, 0.5, 0.9, 1])).map { .probability($0) }
    }
    return map
  }

  @Test("the mean over all combinations of ties, each counted anew", arguments: 0..<120)
  func enumerated(seed: Int) throws {
    let map = doubtful(seed)
    let undirected = seed % 3 == 0
    let whole = PlainGraph(map, undirected: undirected) { $0.value(in: .hops) }
    let ids = map.actors.map(\.id).sorted()
    let groups = ids.map { id in map.actors.first { $0.id == id }?.side }
    var expected = [[Double]](repeating: [Double](repeating: 0, count: 6), count: ids.count)
    let doubts = map.relationships.map { $0.confidence.flatMap(map.confidence)?.value ?? 1 }
    let open = doubts.indices.filter { doubts[$0] < 1 && doubts[$0] > 0 }
    for mask in 0..<(1 << open.count) {
      var (weight, arcs) = (1.0, [(from: Int, to: Int, value: Double)]())
      for (tie, relationship) in map.relationships.enumerated() {
        let place = open.firstIndex(of: tie)
        let isThere = place.map { mask >> $0 & 1 == 1 } ?? (doubts[tie] > 0)
        if place != nil { weight *= isThere ? doubts[tie] : 1 - doubts[tie] }
        guard isThere, let from = ids.firstIndex(of: relationship.from),
          let to = ids.firstIndex(of: relationship.to)
        else { continue }
        arcs.append((from, to, 1))
        if !relationship.directed { arcs.append((to, from, 1)) }
      }
      let plain = PlainGraph(count: ids.count, arcs: arcs, isDirected: whole.isDirected)
      let rows = NaiveBrokerage.roles(plain, groups: groups, noGroup: "single")
      for actor in rows.indices {
        for column in 0..<6 { expected[actor][column] += weight * (rows[actor][column] ?? 0) }
      }
    }
    let result = try measured(Self.id, map, as: .hops, undirected: undirected)
    for (column, name) in ([Self.id] + Self.roles.map { Self.id + "." + $0 }).enumerated() {
      let values = result.numbers(name)
      for (actor, id) in ids.enumerated() where values[id] != nil {
        #expect(isClose(values[id] ?? 0, expected[actor][column]), "\(seed) \(name) \(id)")
      }
      let isThere = name == Self.id || groups.contains { $0 != nil }
      #expect(values.count == (isThere ? ids.count : 0) || name.hasSuffix("representative"))
    }
  }

  @Test("where all ties are certain it is the plain count", arguments: 0..<40)
  func certain(seed: Int) throws {
    let map = SmallGraphs.random(seed: seed, most: 8)
    let (plain, expected) = (
      try measured("gould-fernandez", map), try measured(Self.id, map)
    )
    #expect(plain.columns.map(\.cells) == expected.columns.map(\.cells))
  }

  @Test("a→v→c with .5 and .8, and a→c with .25: .5 · .8 · .75 by hand; parallel ties 1 − Π(1 − c)")
  func byHand() throws {
    func tie(_ from: String, _ to: String, _ confidence: Double) -> Relationship {
      Relationship(from: from, to: to, confidence: Confidence(confidence).map { .probability($0) })
    }
    var map = ActorMap(
      actors: ["a", "c", "v"].map { Actor(id: $0) },
      relationships: [tie("a", "v", 0.5), tie("v", "c", 0.8), tie("a", "c", 0.25)])
    #expect(isClose(try measured(Self.id, map).numbers()["v"] ?? 0, 0.3))
    map.relationships.append(tie("a", "v", 0.5))
    #expect(isClose(try measured(Self.id, map).numbers()["v"] ?? 0, 0.75 * 0.8 * 0.75))
  }
}
