// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorAnalytics

/// Values that the design prints to four digits or works as examples, and that no other suite holds
/// on every machine: its file of values is not everywhere, and it has no groups.
@Suite("Printed values of the design")
struct PrintedValueTests {
  /// Expects these actors to have these values when rounded to four digits.
  private func values(
    _ column: String, _ map: String, _ expected: [String: Double],
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let id = String(column.prefix { $0 != "." })
    let found = try measured(id, ShippedMap(map).map).numbers(column)
    for (actor, value) in expected {
      let number = try #require(found[actor], sourceLocation: place)
      let isSame = (number - value).magnitude <= 5.01e-5
      #expect(isSame, "\(column) \(actor): \(number), not \(value)", sourceLocation: place)
    }
  }

  // MARK: - Distances

  /// networkx 3.6.1, betweenness_centrality(G, weight=d, normalized=False) with d = −ln t gives M 1
  /// and X 0; with the trust itself as weight, which it reads as a distance, M 0 and X 1.
  @Test("the broker who is trusted is between, not the one who is mistrusted")
  func trustIsNoDistance() throws {
    let map = Fixtures.trustMap(
      [("P1", "M", 0.9), ("M", "P2", 0.9), ("P1", "X", 0.1), ("X", "P2", 0.1)], directed: false)
    let found = try measured("betweenness", map).numbers()
    #expect(found["M"] == 1 && found["X"] == 0)
    // By hand: M and X are one step apart over either party.
    #expect(found["P1"] == 0.5 && found["P2"] == 0.5)
  }

  /// networkx 3.6.1, harmonic_centrality; igraph 1.0.0, harmonic_centrality, divides by n − 1.
  @Test("the kite: harmonic closeness of 3, raw and as igraph has it")
  func harmonic() throws {
    try values("harmonic-closeness", "krackhardt-kite", ["3": 7.0833])
    try values("harmonic-closeness.normalised", "krackhardt-kite", ["3": 0.7870])
  }

  // MARK: - Structural holes and bridging

  /// Coleman and Theil's ratio of the local constraints of networkx 3.6.1, local_constraint(G).
  @Test("hierarchy of families and of the club's leaders")
  func hierarchy() throws {
    try values(
      "hierarchy", "florentine-families-15", ["Medici": 0.0225, "Guadagni": 0, "Strozzi": 0.0431])
    try values("hierarchy", "karate-club", ["0": 0.0875, "33": 0.2416])
  }

  /// Hwang and others' formula over betweenness_centrality(G, normalized=False) of networkx 3.6.1.
  @Test("bridging centrality: Barbadori before the Medici, and who leads in the karate club")
  func bridging() throws {
    try values(
      "bridging-centrality", "florentine-families-15",
      [
        "Barbadori": 8.5, "Salviati": 5.5714, "Ridolfi": 4.5926, "Albizzi": 4.5490,
        "Bischeri": 3.8, "Tornabuoni": 3.7037, "Guadagni": 2.8958, "Medici": 2.6389,
      ])
    let leaders = ["19": 24.5902, "8": 10.6478, "31": 10.1010, "13": 9.7038]
    try values("bridging-centrality", "karate-club", leaders)
    let club = try measured("bridging-centrality", ShippedMap("karate-club").map).numbers()
    #expect(club.count { $0.value >= 9.7 } == leaders.count)
    try values("bridging-centrality", "krackhardt-kite", ["9": 0])
    try values("bridging-centrality.coefficient", "krackhardt-kite", ["9": 2])
  }

  /// Everett & Valente 2016: (2 b + n − 1) / d over betweenness of networkx 3.6.1; among 25 actors
  /// nobody has more than (25² − 1) / 4 = 156, who in the middle of a path has.
  @Test("Everett–Valente brokerage of families, and the most that 25 actors allow")
  func everettValente() throws {
    try values(
      "everett-valente", "florentine-families-15",
      [
        "Salviati": 20, "Medici": 18.1667, "Albizzi": 17.5556, "Barbadori": 15.5,
        "Guadagni": 15.0833,
      ])
    let path = SmallGraphs.map(25, ties: (1..<25).map { ($0 - 1, $0) }, directed: false)
    let found = try measured("everett-valente", path)
    let middle = SmallGraphs.name(12)
    #expect(found.numbers()[middle] == 156 && found.numbers().values.max() == 156)
    #expect(found.numbers("everett-valente.normalised")[middle] == 1)
  }

  // MARK: - Brokerage

  private static let roles = [
    "coordinator", "itinerant", "gatekeeper", "representative", "liaison",
  ]

  /// R sna 2.7.1, brokerage(D6, groups)$exp.nli and $sd.nli: by size of the actor's group t, w_I,
  /// w_O, b_OI, b_IO, b_O.
  private static let d6Means: [Int: [Double]] = [
    3: [1.481481481, 0.1481481481, 0.1481481481, 0.4444444444, 0.4444444444, 0.2962962963],
    2: [1.481481481, 0, 0.4444444444, 0.2962962963, 0.2962962963, 0.4444444444],
    1: [1.481481481, 0, 0.5925925926, 0, 0, 0.8888888889],
  ]
  private static let d6Deviations: [Int: [Double]] = [
    3: [1.639699527, 0.3703703704, 0.3703703704, 0.7804187965, 0.7804187965, 0.5641313412],
    2: [1.639699527, 0, 0.7370277312, 0.6372092790, 0.6372092790, 0.7370277312],
    1: [1.639699527, 0, 0.8248539797, 0, 0, 1.1036788464],
  ]

  @Test("D6: what chance gives each actor, and how much it differs", arguments: [1, 2, 3])
  func chances(size: Int) throws {
    let means = try #require(Self.d6Means[size])
    let deviations = try #require(Self.d6Deviations[size])
    let result = try measured("gould-fernandez-z", Fixtures.d6)
    let names =
      ["gould-fernandez-z.expected"] + Self.roles.map { "gould-fernandez-z.\($0)-expected" }
    for actor in Fixtures.d6.actors
    where Fixtures.d6.actors.count(where: { $0.side == actor.side }) == size {
      let found = names.map { result.numbers($0)[actor.id] }
      #expect(zip(found, means).allSatisfy { isClose($0, $1) }, "\(actor.id): \(found)")
    }
    let moments = BrokerageMoments(groups: [0, 0, 0, 1, 1, 2], ties: 10, isDirected: true)
      .actor(groupOf: Double(size))
    let found = moments.map { $0.variance.squareRoot() }
    #expect(found.count == 6)
    #expect(zip(found, deviations).allSatisfy { isClose($0, $1) }, "\(found)")
  }

  /// R sna 2.7.1, brokerage(karate, club)$z.nli: w_I, w_O, b_OI, t. Of ties without directions sna
  /// counts each pair of ends twice as if both were independent, so that its z of all but b_OI is
  /// too large by √2; b_O is NaN there.
  private static let karate: [(String, [Double])] = [
    ("0", [43.244250, -1.05397993, 2.4080238, 16.3763841]),
    ("33", [38.665596, 0.34292527, 8.1562300, 19.7144814]),
    ("2", [1.527625, 1.73983048, 4.2474498, 4.4295093]),
    ("32", [16.789805, -1.05397993, 3.0978085, 7.7676066]),
  ]

  @Test("karate club: z by club is sna's without its factor √2; of actor 0 in all 11.6, not 16")
  func karateChances() throws {
    let map = try ShippedMap("karate-club").map
    let result = try measured("gould-fernandez-z", map, ["group-by": "club"])
    let columns = [
      "gould-fernandez-z.coordinator", "gould-fernandez-z.itinerant",
      "gould-fernandez-z.gatekeeper", "gould-fernandez-z",
    ]
    for (actor, sna) in Self.karate {
      let root = Double(2).squareRoot()
      let once = [root, root, 1, root]
      for (place, column) in columns.enumerated() {
        let found = try #require(result.numbers(column)[actor], "\(actor) \(column)")
        let expected = sna[place] / once[place]
        #expect(isClose(found, expected, tolerance: 1e-6), "\(actor) \(column): \(found)")
      }
      #expect(result.reasons("gould-fernandez-z.liaison")[actor] == .noVariance)
    }
    let total = try #require(result.numbers()["0"])
    #expect((total - 11.6).magnitude < 0.05)
  }

  /// R sna 2.7.1, brokerage(karate, club)$raw.gli: 510 20 128 128 0 786, unordered pairs twice in
  /// all but b_IO and b_OI, which are one number.
  @Test("karate club: the whole map's counts by club")
  func karateCounts() throws {
    let map = try ShippedMap("karate-club").map
    let result = try measured("gould-fernandez-global", map, ["group-by": "club"])
    let names = Self.roles.map { "gould-fernandez-global.\($0)" } + ["gould-fernandez-global"]
    let found = names.map { result.numbers($0)["map"] }
    // 510 / 2, 20 / 2, 128, none, 0, and their sum.
    let expected: [Double?] = [255, 10, 128, nil, 0, 393]
    #expect(found == expected)
  }

  // MARK: - Groups

  /// networkx 3.6.1, group_betweenness_centrality(G, C, normalized=False) and (normalized=True); the
  /// first number also by its all_shortest_paths, path by path.
  @Test(
    "the kite: betweenness of two pairs as groups",
    arguments: [
      (["3", "7"], 15.666666666666666, 0.5595238095238094),
      (["5", "6"], 15, 0.5357142857142857),
    ])
  func kiteGroups(members: [String], raw: Double, normalised: Double) throws {
    var map = try ShippedMap("krackhardt-kite").map
    map.sides = [Side(id: "S")]
    for index in map.actors.indices {
      map.actors[index].side = members.contains(map.actors[index].id) ? "S" : nil
    }
    let found = try measured("group-betweenness", map)
    #expect(isClose(found.numbers()["S"], raw))
    #expect(isClose(found.numbers("group-betweenness.normalised")["S"], normalised))
  }
}
