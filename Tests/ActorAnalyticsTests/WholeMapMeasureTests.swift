// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// Density, reciprocity, transitivity, assortativity and mean distance beside other tools, closed
/// forms and their definitions.
@Suite("Measures of the whole map")
struct WholeMapMeasureTests {
  private func cells(
    _ id: String, _ map: ActorMap, as reading: Reading? = .hops, undirected: Bool = false,
    _ parameters: [String: String] = [:]
  ) throws -> [Cell] {
    try measured(id, map, as: reading, undirected: undirected, parameters).columns.map {
      $0.cells[0]
    }
  }

  private func expect(
    _ found: [Cell], _ expected: [Double], _ comment: String = "",
    at place: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, "\(comment)", sourceLocation: place)
    for (cell, value) in zip(found, expected) {
      #expect(
        isClose(cell.number, value, tolerance: 1e-12), "\(comment): \(found), not \(expected)",
        sourceLocation: place)
    }
  }

  // MARK: - Other tools

  /// igraph 1.0.0: g.density(), g.reciprocity(), g.reciprocity(mode="ratio"), g.dyad_census(),
  /// g.average_path_length(); networkx 3.6.1: density, overall_reciprocity,
  /// transitivity(nx.Graph(D)), average_clustering, sum(triangles) // 3,
  /// degree_assortativity_coefficient(D), attribute_assortativity_coefficient(D, side); sna 2.7.1:
  /// gden, grecip(measure="edgewise"), grecip(measure="dyadic.nonnull"), dyad.census agree.
  @Test("the directed random map as networkx, igraph and sna have it")
  func directed() throws {
    let map = CohesionFixture.directed
    expect(try cells("density", map), [0.17894736842105263])
    expect(
      try cells("reciprocity", map), [0.14705882352941177, 0.07936507936507936, 5, 58, 127])
    expect(try cells("transitivity", map), [0.37017994858611825, 0.3821969696969697, 48])
    expect(try cells("assortativity", map), [0.031033193986407])
    expect(try cells("attribute-assortativity", map), [-0.07104557640750667, 21.0 / 68])
    // networkx has no efficiency of directed graphs: its lengths, summed as 1 over each.
    expect(try cells("mean-distance", map), [2.442105263157895, 0.5004824561403513, 1])
  }

  /// The same calls, and networkx 3.6.1, global_efficiency(U).
  @Test("the undirected random map as networkx and igraph have it")
  func undirected() throws {
    let map = CohesionFixture.undirected
    expect(try cells("density", map), [0.18947368421052632])
    expect(try cells("transitivity", map), [0.15384615384615385, 0.14333333333333337, 6])
    expect(try cells("assortativity", map), [-0.11372549019607874])
    expect(try cells("attribute-assortativity", map), [0.03271028037383175, 13.0 / 36])
    expect(try cells("mean-distance", map), [2.3, 0.5207894736842112, 1])
  }

  /// networkx 3.6.1: degree_assortativity_coefficient(K), attribute_assortativity_coefficient(K,
  /// "club"), average_shortest_path_length(K), global_efficiency(K).
  @Test("the karate club as networkx has it")
  func karate() throws {
    let map = try ShippedMap("karate-club").map
    expect(try cells("assortativity", map), [-0.47561309768461413])
    let club = try cells("attribute-assortativity", map, ["group-by": "club"])
    #expect(isClose(club[0].number, 0.717530864197531))
    expect(try cells("mean-distance", map), [2.408199643493761, 0.4920083184789052, 1])
  }

  @Test("the maps in Graphs: density, transitivity, mean clustering and triangles")
  func shipped() throws {
    for name in [
      "karate-club", "krackhardt-kite", "florentine-families", "florentine-families-15",
    ] {
      let shipped = try ShippedMap(name)
      func value(_ column: String) throws -> Double {
        try #require(shipped.entries(column).first?["value"] as? Double, "\(name) \(column)")
      }
      expect(try cells("density", shipped.map), [try value("density")], name)
      expect(
        try cells("transitivity", shipped.map),
        [try value("transitivity"), try value("mean-clustering"), try value("triangles")], name)
    }
  }

  // MARK: - Closed forms

  private func map(_ count: Int, _ ties: [(Int, Int)], directed: Bool = false) -> ActorMap {
    SmallGraphs.map(count, ties: ties, directed: directed)
  }

  @Test("a path of n: mean distance (n + 1) / 3, density 2 / n", arguments: [2, 3, 7, 30])
  func path(count: Int) throws {
    let map = map(count, (1..<count).map { ($0 - 1, $0) })
    let n = Double(count)
    let inverse = (1..<count).reduce(0.0) { $0 + Double(count - $1) / Double($1) }
    expect(try cells("density", map), [2 / n])
    expect(try cells("mean-distance", map), [(n + 1) / 3, 2 * inverse / (n * (n - 1)), 1])
    if count > 2 { expect(try cells("transitivity", map), [0, 0, 0]) }
  }

  @Test("a star of k leaves: assortativity −1, mean distance 2k / (k + 1)", arguments: [2, 3, 9])
  func star(leaves: Int) throws {
    let map = map(leaves + 1, (1...leaves).map { (0, $0) })
    let k = Double(leaves)
    expect(try cells("assortativity", map), [-1])
    expect(
      try cells("mean-distance", map), [2 * k / (k + 1), (k + 3) / (2 * (k + 1)), 1])
  }

  @Test("everyone tied to everyone: density, transitivity and efficiency 1", arguments: 3...6)
  func complete(count: Int) throws {
    let map = map(count, (0..<count).flatMap { i in (0..<i).map { ($0, i) } })
    expect(try cells("density", map), [1])
    let triangles = Double(count * (count - 1) * (count - 2) / 6)
    expect(try cells("transitivity", map), [1, 1, triangles])
    expect(try cells("mean-distance", map), [1, 1, 1])
    #expect(try cells("assortativity", map) == [.undefined(.noSpread)])
  }

  @Test("two sides that never meet: 1; that only meet: −1; along one way only: 0")
  func groups() throws {
    func r(_ ties: [(String, String)], directed: Bool = false) throws -> [Cell] {
      let map = ActorMap(
        sides: ["A", "B"].map { Side(id: $0) },
        actors: ["a1", "a2", "b1", "b2"].map { Actor(id: $0, side: $0.first == "a" ? "A" : "B") }
          + [Actor(id: "nobody")],
        relationships: ties.map { Relationship(from: $0.0, to: $0.1, directed: directed) })
      return try cells("attribute-assortativity", map)
    }
    expect(try r([("a1", "a2"), ("b1", "b2"), ("a1", "nobody")]), [1, 1])
    expect(try r([("a1", "b2"), ("a2", "b1")]), [-1, 0])
    expect(try r([("a1", "b2"), ("a2", "b1")], directed: true), [0, 0])
    #expect(try r([("a1", "a2")]) == [.undefined(.noSpread), .value(1)])
    #expect(try r([("a1", "nobody")]) == [.undefined(.noTies), .undefined(.noTies)])
  }

  // MARK: - What has no value

  @Test("what has no value says why")
  func undefined() throws {
    let none = map(3, [])
    #expect(try cells("density", map(1, [])) == [.undefined(.tooFewActors)])
    expect(try cells("density", none), [0])
    #expect(
      try cells("reciprocity", map(2, [(0, 1)])).allSatisfy { $0 == .undefined(.withoutDirections) }
    )
    #expect(try cells("reciprocity", none).allSatisfy { $0 == .undefined(.noTies) })
    expect(try cells("reciprocity", map(3, [(0, 1)], directed: true)), [0, 0, 0, 1, 2])
    #expect(
      try cells("transitivity", map(3, [(0, 1)]))
        == [.undefined(.noTwoPath), .undefined(.noTwoPath), .value(0)])
    #expect(try cells("assortativity", none) == [.undefined(.noTies)])
    #expect(try cells("attribute-assortativity", none)[0] == .undefined(.singleGroup))
    #expect(try cells("mean-distance", none) == [.undefined(.noTies), .value(0), .value(0)])
    #expect(
      try cells("mean-distance", map(1, [])).allSatisfy { $0 == .undefined(.tooFewActors) })
    let trusted = SmallGraphs.map(2, ties: [(0, 1)], directed: false, trusts: [1])
    #expect(
      try cells("mean-distance", trusted, as: .trust, ["distance": "neg-log"])
        == [.undefined(.zeroDistance), .undefined(.zeroDistance), .value(1)])
  }

  // MARK: - Definitions

  @Test("random maps: as the definitions say", arguments: 0..<300)
  func definitions(seed: Int) throws {
    let map = SmallGraphs.random(seed: seed, most: 9)
    let plain = PlainGraph(map, undirected: seed % 3 == 0) { $0.value(in: .hops) }
    let comment = "seed \(seed)"
    func found(_ id: String) throws -> [Cell] {
      try cells(id, map, undirected: seed % 3 == 0)
    }
    let (n, pairs) = (Double(plain.count), plain.pairs)
    if plain.count > 1 { expect(try found("density"), [Double(pairs.count) / (n * (n - 1))]) }
    // The correlation of degrees, by its definition over all arcs.
    let out = pairs.map { pair in Double(plain.nodes.count { plain.has(pair.0, $0) }) }
    let into = pairs.map { pair in Double(plain.nodes.count { plain.has($0, pair.1) }) }
    let r = correlation(out, into)
    #expect(isClose(try found("assortativity")[0].number, r, tolerance: 1e-12), "\(comment)")
    if plain.isDirected, !pairs.isEmpty {
      let back = pairs.count { plain.has($0.1, $0.0) }
      let share = Double(back) / Double(pairs.count)
      #expect(isClose(try found("reciprocity")[0].number, share), "\(comment)")
    }
    let steps = NaivePaths.steps(plain)
    let far = plain.nodes.flatMap { i in
      plain.nodes.filter { $0 != i }.compactMap { steps[i][$0] }
    }.map { Double($0) }
    guard plain.count > 1 else { return }
    let distance = try found("mean-distance")
    let mean = far.isEmpty ? nil : far.reduce(0, +) / Double(far.count)
    #expect(isClose(distance[0].number, mean), "\(comment)")
    let efficiency = far.reduce(0) { $0 + 1 / $1 } / (n * (n - 1))
    #expect(isClose(distance[1].number, efficiency), "\(comment)")
    #expect(isClose(distance[2].number, Double(far.count) / (n * (n - 1))), "\(comment)")
  }

  private func correlation(_ x: [Double], _ y: [Double]) -> Double? {
    let n = Double(x.count)
    let (a, b) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    let products = zip(x, y).reduce(0.0) { $0 + ($1.0 - a) * ($1.1 - b) }
    let (p, q) = (
      x.reduce(0) { $0 + ($1 - a) * ($1 - a) }, y.reduce(0) { $0 + ($1 - b) * ($1 - b) }
    )
    return p > 1e-9 && q > 1e-9 ? products / (p * q).squareRoot() : nil
  }
}
