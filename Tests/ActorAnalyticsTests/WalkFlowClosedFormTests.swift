// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

/// Stars, paths, cycles and complete graphs, where every value has a formula.
@Suite("Closed forms of walks and flows")
struct WalkFlowClosedFormTests {
  private func star(_ leaves: Int) -> ActorMap {
    SmallGraphs.map(leaves + 1, ties: (1...leaves).map { (0, $0) }, directed: false)
  }

  private func path(_ count: Int, directed: Bool = false) -> ActorMap {
    SmallGraphs.map(count, ties: (1..<count).map { ($0 - 1, $0) }, directed: directed)
  }

  private func cycle(_ count: Int, directed: Bool = false) -> ActorMap {
    SmallGraphs.map(
      count, ties: (0..<count).map { ($0, ($0 + 1) % count) }, directed: directed)
  }

  private func complete(_ count: Int) -> ActorMap {
    SmallGraphs.map(
      count, ties: (0..<count).flatMap { i in (0..<i).map { ($0, i) } }, directed: false)
  }

  /// The numbers of a column, actors in the order of the map.
  private func values(
    _ column: String, _ map: ActorMap, _ parameters: [String: String] = [:]
  ) throws -> [Double] {
    let numbers = try measured(String(column.prefix { $0 != "." }), map, parameters).numbers(column)
    return map.actors.compactMap { numbers[$0.id] }
  }

  private func areAll(_ values: [Double], _ expected: Double) -> Bool {
    !values.isEmpty && values.allSatisfy { isClose($0, expected) }
  }

  private func areClose(_ values: [Double], _ expected: [Double]) -> Bool {
    values.count == expected.count && zip(values, expected).allSatisfy { isClose($0, $1) }
  }

  private func reasons(
    _ column: String, _ map: ActorMap, _ parameters: [String: String] = [:]
  ) throws -> Set<UndefinedReason> {
    let result = try measured(String(column.prefix { $0 != "." }), map, parameters)
    #expect(result.numbers(column).isEmpty)
    return Set(result.reasons(column).values)
  }

  // MARK: - Sums

  @Test("on hops strength is degree; T6: sums of trust by hand")
  func strength() throws {
    for seed in 0..<20 {
      let map = SmallGraphs.random(seed: seed)
      for (column, degree) in [
        ("strength", "degree"), ("strength.in", "in-degree"), ("strength.out", "out-degree"),
      ] {
        let result = try measured("strength", map, as: .hops)
        expect(result.numbers(column), try measured(degree, map, as: .hops).numbers())
      }
    }
    let t6 = try measured("strength", Fixtures.t6)
    expect(t6.numbers(), ["S": 2.45, "A": 1.2, "B": 1.1, "C": 1.85, "D": 1.9, "T": 1.8])
    expect(
      t6.numbers("strength.in"), ["S": 0, "A": 0.9, "B": 0.6, "C": 0.95, "D": 0.9, "T": 1.8])
    expect(
      t6.numbers("strength.out"), ["S": 2.45, "A": 0.3, "B": 0.5, "C": 0.9, "D": 1, "T": 0])
    #expect(try values("strength", path(1)) == [0])
  }

  // MARK: - Centralisation

  private static let columns = [
    "centralisation", "centralisation.betweenness", "centralisation.closeness",
  ]

  private func centralisation(_ map: ActorMap) throws -> [Double?] {
    let result = try measured("centralisation", map)
    return Self.columns.map { result.numbers($0)["map"] }
  }

  // R sna 2.7-1, centralization(A, degree | betweenness | closeness, mode="graph"), directed
  // without the mode; R igraph 1.3.5, centr_degree(g, mode="all", loops=FALSE), centr_betw(g),
  // centr_clo(g, mode="in"): both the same.
  @Test("R's values: kite, Florentine families, karate club, D6")
  func centralisationOfOthers() throws {
    let expected = [
      "krackhardt-kite": [0.33333333333333331, 0.29629629629629628, 0.27037493158182824],
      "florentine-families-15": [
        0.27472527472527475, 0.43681318681318682, 0.32245227610961025,
      ],
      "karate-club": [0.39962121212121210, 0.40555719532992268, 0.29819489120829701],
    ]
    for (name, values) in expected {
      #expect(areClose(try centralisation(ShippedMap(name).map).compactMap { $0 }, values))
    }
    #expect(
      areClose(try centralisation(Fixtures.d6).compactMap { $0 }, [0.1, 0.18, 0.0666666666666666]))
  }

  @Test("a star has 1, and no other graph of four or five actors has more", arguments: [4, 5])
  func mostCentralised(count: Int) throws {
    #expect(areAll(try centralisation(star(count - 1)).compactMap { $0 }, 1))
    var most = [0.0, 0, 0]
    for ties in SmallGraphs.all(count, directed: false) {
      let found = try centralisation(SmallGraphs.map(count, ties: ties, directed: false))
      for (column, value) in found.enumerated() { most[column] = max(most[column], value ?? 0) }
    }
    #expect(areAll(most, 1))
  }

  @Test("alike are 0; a path by hand; without ties and below three actors")
  func leastCentralised() throws {
    for map in [cycle(5), complete(4)] {
      #expect(areAll(try centralisation(map).compactMap { $0 }, 0))
    }
    // Six inner actors of degree 2, two ends of 1: 2/(7 · 6).
    #expect(isClose(try centralisation(path(8))[0], 2.0 / 42))
    #expect(try centralisation(SmallGraphs.map(3, ties: [], directed: false)) == [0, 0, nil])
    for count in 0...2 {
      let map = SmallGraphs.map(count, ties: [], directed: false)
      for column in Self.columns { #expect(try reasons(column, map) == [.tooFewActors]) }
    }
    let parted = SmallGraphs.map(4, ties: [(0, 1), (2, 3)], directed: false)
    #expect(try reasons("centralisation.closeness", parted) == [.disconnected])
    // A star of ties both ways read with directions: 1 where a star is the most there can be.
    let arcs = (1...5).flatMap { [(0, $0), ($0, 0)] }
    let found = try centralisation(SmallGraphs.map(6, ties: arcs, directed: true))
    #expect(areClose(found.compactMap { $0 }, [1, 1, 6.0 * 4 / (5 * 9)]))
  }

  // MARK: - Walks

  @Test("Katz: all alike in regular graphs; a star; a directed path; bounds")
  func katz() throws {
    for map in [cycle(6), complete(5), SmallGraphs.map(4, ties: [], directed: false), path(1)] {
      let n = Double(map.actors.count)
      #expect(areAll(try values("katz", map), 1 / n.squareRoot()))
    }
    // c = 1 + akl, l = 1 + ac.
    let found = try values("katz", star(4), ["attenuation": "0.4"])
    #expect(isClose(found[0] / found[1], (1 + 0.4 * 4) / (1 + 0.4)))
    let along = try values("katz", path(4, directed: true), ["attenuation": "0.9"])
    #expect(areClose(along.map { $0 / along[0] }, [1, 1.9, 2.71, 3.439]))
    // λ is 2 in a star of four leaves, 10 among eleven who are all tied.
    #expect(try reasons("katz", star(4), ["attenuation": "0.5"]) == [.attenuationTooLarge])
    #expect(try reasons("katz", complete(11)) == [.attenuationTooLarge])
    #expect(try values("katz", star(4), ["attenuation": "0.499"]).count == 5)
    #expect(areAll(try values("katz", complete(10)), 1 / Double(10).squareRoot()))
  }

  @Test("hubs and authorities: regular graphs, one pointed to, and where there is no one answer")
  func hits() throws {
    for map in [cycle(5), complete(4)] {
      let n = Double(map.actors.count)
      for column in ["hits", "hits.hub"] { #expect(areAll(try values(column, map), 1 / n)) }
    }
    let pointing = SmallGraphs.map(5, ties: [(1, 0), (2, 0), (3, 0)], directed: true)
    #expect(areClose(try values("hits", pointing), [1, 0, 0, 0, 0]))
    #expect(areClose(try values("hits.hub", pointing), [0, 1.0 / 3, 1.0 / 3, 1.0 / 3, 0]))
    let twice = SmallGraphs.map(4, ties: [(0, 1), (2, 3)], directed: true)
    for map in [star(3), path(4), cycle(6), cycle(3, directed: true), twice] {
      #expect(try reasons("hits", map) == [.severalDominantParts])
      #expect(try reasons("hits.hub", map) == [.severalDominantParts])
    }
    #expect(try reasons("hits", SmallGraphs.map(3, ties: [], directed: true)) == [.noTies])
    #expect(try reasons("hits", path(1)) == [.noTies])
  }

  @Test("Bonacich power: 1 in regular graphs; a star; exponents that are 1 over an eigenvalue")
  func bonacich() throws {
    for map in [cycle(6), complete(5)] {
      for exponent in ["0.1", "-0.4", "3"] {
        let found = try values("bonacich-power", map, ["exponent": exponent])
        // Beyond 1/λ every sum has turned its sign.
        #expect(areAll(found, exponent == "3" ? -1 : 1))
      }
    }
    // c = k(1 + bl), l = 1 + bc: c/l = k(1 + b)/(1 + bk).
    for b in [0.2, -0.3] {
      let found = try values("bonacich-power", star(4), ["exponent": "\(b)"])
      #expect(isClose(found[0] / found[1], 4 * (1 + b) / (1 + 4 * b)))
      #expect(isClose(found.reduce(0) { $0 + $1 * $1 }, 5))
    }
    for exponent in ["0.5", "-0.5"] {
      #expect(try reasons("bonacich-power", star(4), ["exponent": exponent]) == [.singular])
    }
    let along = try values("bonacich-power", path(2, directed: true))
    #expect(areClose(along, [Double(2).squareRoot(), 0]))
    #expect(try reasons("bonacich-power", path(1)) == [.noTies])
  }

  @Test("subgraph centrality: stars, paths, cycles, complete graphs and directed cycles")
  func subgraph() throws {
    // Estrada & Rodríguez-Velázquez 2005, from the eigenvectors of each graph.
    for k in [1.0, 3, 8] {
      let found = try values("subgraph-centrality", star(Int(k)))
      #expect(isClose(found[0], cosh(k.squareRoot())))
      #expect(isClose(found[1], 1 + (cosh(k.squareRoot()) - 1) / k))
    }
    for n in [3, 4, 7] {
      let whole = Double(n)
      let round = (0..<n).reduce(0.0) { $0 + exp(2 * cos(2 * .pi * Double($1) / whole)) } / whole
      #expect(areAll(try values("subgraph-centrality", cycle(n)), round))
      #expect(
        areAll(
          try values("subgraph-centrality", complete(n)),
          (exp(whole - 1) + (whole - 1) * exp(-1)) / whole))
      let along = (1...n).map { i in
        (1...n).reduce(0.0) { sum, j in
          sum + 2 / (whole + 1) * sine(i * j, of: n + 1) * sine(i * j, of: n + 1)
            * exp(2 * cos(Double(j) * .pi / (whole + 1)))
        }
      }
      #expect(areClose(try values("subgraph-centrality", path(n)), along))
      // Only every n-th step leads back: Σ 1/(kn)!.
      let turns = (0...5).reduce(0.0) { sum, k in
        sum + 1 / (1...max(1, k * n)).reduce(1.0, { $0 * Double($1) })
      }
      #expect(areAll(try values("subgraph-centrality", cycle(n, directed: true)), turns))
    }
    #expect(areAll(try values("subgraph-centrality", path(5, directed: true)), 1))
    #expect(try values("subgraph-centrality", path(1)) == [1])
  }

  // MARK: - Flows

  @Test("information: stars, trees, cycles and complete graphs; conductances scale it")
  func information() throws {
    let found = try values("information", star(6))
    #expect(areClose(found, [1.0 / 6] + [Double](repeating: 1.0 / 11, count: 6)))
    // Without cycles there is one way, and it is closeness.
    let near = try values("closeness", path(7))
    #expect(areClose(try values("information", path(7)), near.map { $0 / 6 }))
    for n in [3.0, 4, 9] {
      #expect(areAll(try values("information", cycle(Int(n))), 6 / (n * n - 1)))
      #expect(areAll(try values("information", complete(Int(n))), n / (2 * (n - 1))))
    }
    let weak = SmallGraphs.map(2, ties: [(0, 1)], directed: true, trusts: [0.25])
    #expect(areAll(try values("information", weak), 0.25))
    #expect(try reasons("information", path(1)) == [.tooFewActors])
    let parted = SmallGraphs.map(3, ties: [(0, 1)], directed: false)
    #expect(try reasons("information", parted) == [.disconnected])
  }

  @Test("current-flow betweenness: trees have betweenness, complete graphs 1/n a pair, cycles")
  func currents() throws {
    let column = "current-flow-betweenness"
    for map in [star(5), path(6)] {
      #expect(areClose(try values(column, map), try values("betweenness", map)))
    }
    for n in [3.0, 4, 6] {
      let share = try values(column + ".normalised", complete(Int(n)))
      #expect(areAll(share, 1 / n))
    }
    // Of pairs d apart, (n − d)/n takes the short way over d − 1 others, d/n the long one.
    let n = 7.0
    let all = (1...3).map { Double($0) }.reduce(0) { sum, d in
      sum + n * ((d - 1) * (n - d) / n + (n - d - 1) * d / n)
    }
    #expect(areAll(try values(column, cycle(7)), all / n))
    #expect(try values(column, path(2)) == [0, 0])
    #expect(try reasons(column + ".normalised", path(2)) == [.tooFewActors])
    #expect(try reasons(column, path(1)) == [.tooFewActors])
    let parted = SmallGraphs.map(3, ties: [(0, 1)], directed: false)
    #expect(try reasons(column, parted) == [.disconnected])
  }

  @Test("flow betweenness: stars, paths, cycles, complete graphs, capacities, nothing that flows")
  func flows() throws {
    let column = "flow-betweenness"
    #expect(try values(column, star(5)) == [10, 0, 0, 0, 0, 0])
    #expect(try values(column + ".normalised", star(5)) == [1, 0, 0, 0, 0, 0])
    #expect(try values(column, path(5)) == [0, 3, 4, 3, 0])
    #expect(try values(column, path(5, directed: true)) == [0, 3, 4, 3, 0])
    // Of two ways round one is lost; of n − 1 ways among all who are tied, one.
    #expect(areAll(try values(column, cycle(6)), 10))
    #expect(areAll(try values(column + ".normalised", cycle(6)), 0.5))
    #expect(areAll(try values(column, complete(6)), 10))
    #expect(areAll(try values(column + ".normalised", complete(6)), 0.2))
    let chain = SmallGraphs.map(3, ties: [(0, 1), (1, 2)], directed: true, trusts: [0.9, 0.4])
    #expect(try values(column, chain) == [0, 0.4, 0])
    let none = SmallGraphs.map(4, ties: [], directed: false)
    #expect(try values(column, none) == [0, 0, 0, 0])
    #expect(try reasons(column + ".normalised", none) == [.noTies])
    #expect(try reasons(column + ".normalised", path(2)) == [.tooFewActors])
  }

  @Test("above 1,024, 4,096 and 10,000 actors there is no value, and the reason is told")
  func limits() throws {
    for (column, count) in [
      ("flow-betweenness", 1_025), ("information", 4_097), ("current-flow-betweenness", 4_097),
      ("subgraph-centrality", 10_001),
    ] {
      #expect(try reasons(column, path(count)) == [.tooManyActors])
    }
  }
}
