// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import GraphCore
import TestSupport
import Testing

/// The design's own file of values, ten digits each where they are not exact. Every test ends with
/// what it has not asked for, so that no value of the file goes unread; what it has of mediation is
/// read in ActorMediationTests.
@Suite(
  "Reference values of the design",
  .enabled(
    if: ReferenceValues.file != nil,
    "skipped: the folder of outside test material is not here"))
struct SharedReferenceTests {
  private static let columns = [
    "degree": "degree", "betweennessRaw": "betweenness",
    "betweennessNorm": "betweenness.normalised", "closenessComponent": "closeness",
    "closenessWF": "closeness.wasserman-faust", "harmonicRaw": "harmonic-closeness",
    "eigenvector2norm": "eigenvector", "pagerank085": "pagerank", "burtConstraint": "constraint",
    "burtEffectiveSize": "effective-size", "burtEfficiency": "effective-size.efficiency",
    "coreNumber": "core", "clustering": "clustering", "burtHierarchy": "hierarchy",
    "bridgingCoefficient": "bridging-centrality.coefficient",
    "bridgingCentralityRaw": "bridging-centrality",
    "bridgingCentralityNorm": "bridging-centrality.normalised",
    "everettValente": "everett-valente", "informationCentrality": "information",
  ]

  /// Columns that have no value for an actor without ties, where the file holds 0 or nothing.
  private static let needTies = [
    "closeness", "constraint", "effective-size", "hierarchy", "bridging-centrality",
  ]

  private static let maps = [
    "krackhardtKite": "krackhardt-kite", "florentine15": "florentine-families-15",
    "florentine16_withPucci": "florentine-families", "karateUnweighted": "karate-club",
  ]

  @Test("every part of the file has its test, and the file says where its values come from")
  func parts() throws {
    let values = try ReferenceValues()
    #expect(
      Set(values.keys())
        == Set(Self.maps.keys).union([
          "_about", "D6_gouldFernandez", "T6_trust", "EB10_signed", "twoValleys",
        ]))
    let about: String = try values.take("_about")
    for tool in ["networkx 3.6.1", "igraph 1.0.0", "R sna 2.7"] { #expect(about.contains(tool)) }
  }

  // MARK: - Classics

  @Test(
    "kite, Florentine families with and without the Pucci, karate club",
    arguments: maps.keys.sorted())
  func classics(name: String) throws {
    let values = try ReferenceValues(part: name)
    try classic(name, values)
    #expect(values.untaken.isEmpty)
  }

  func classic(_ name: String, _ values: ReferenceValues) throws {
    let map = try ShippedMap(#require(Self.maps[name])).map
    let graph = ActorGraph(freezing: map)
    let nodes: [String] = try values.take("nodes")
    #expect(nodes.sorted() == map.actors.map(\.id).sorted())
    let edges: [[String]] = try values.take("edges")
    #expect(edges.count == map.relationships.count)
    #expect(Set(edges.map { Set($0) }) == Set(map.relationships.map { [$0.from, $0.to] }))
    for key in values.keys("metrics") {
      let column = try #require(Self.columns[key], "\(key) is not measured")
      try compare(column, values.take("metrics", key), on: graph, "\(name) \(column)")
    }
    let hasIsolate = name == "florentine16_withPucci"
    #expect(values.keys("metrics").count == (hasIsolate ? 17 : 19))
    if hasIsolate {
      let eigenvector = try MeasureCatalog.result("eigenvector", on: graph)
      #expect(eigenvector.numbers().isEmpty)
      #expect(Set(eigenvector.reasons().values) == [.disconnected])
      #expect(try MeasureCatalog.result("harmonic-closeness", on: graph).numbers()["Pucci"] == 0)
    }
    try cuts(values, on: graph)
    guard name == "karateUnweighted" else { return }
    let clubs: [String: String] = try values.take("club")
    #expect(clubs.count == map.actors.count)
    for (place, id) in graph.actorIDs.enumerated() {
      #expect(graph.text(of: "club", actor: place) == clubs[id])
    }
  }

  private func compare(
    _ column: String, _ values: [String: Any], on graph: ActorGraph, _ comment: String
  ) throws {
    let result = try MeasureCatalog.result(String(column.prefix { $0 != "." }), on: graph)
    let absent = Self.absent(column, on: graph)
    var expected = values.compactMapValues { $0 as? Double }
    // The file holds networkx's 0 where there is no value.
    for actor in absent.keys { #expect(expected.removeValue(forKey: actor) ?? 0 == 0) }
    expect(result.numbers(column), expected, comment)
    #expect(result.reasons(column) == absent, "\(comment)")
    #expect(Set(values.keys) == Set(expected.keys).union(absent.keys), "\(comment)")
  }

  /// Who has no value in a column, and why.
  private static func absent(_ column: String, on graph: ActorGraph) -> [String: UndefinedReason] {
    var absent: [String: UndefinedReason] = [:]
    for (place, actor) in graph.actorIDs.enumerated() {
      let degree = graph.graph.neighbors(of: place).count
      if column == "clustering", degree < 2 { absent[actor] = .tooFewNeighbours }
      if degree == 0, needTies.contains(where: column.hasPrefix) { absent[actor] = .isolate }
    }
    return absent
  }

  private func cuts(_ values: ReferenceValues, on graph: ActorGraph) throws {
    let points = try MeasureCatalog.result("articulation-points", on: graph).numbers()
    let expected: [String] = try values.take("articulationPoints")
    #expect(points.filter { $0.value == 1 }.keys.sorted() == expected.sorted())
    let transitivity = try MeasureCatalog.result("transitivity", on: graph).numbers()["map"]
    #expect(isClose(transitivity, try values.take("transitivity", as: Double.self)))
    let triangles = try MeasureCatalog.result("triangles", on: graph).numbers().values
    #expect(triangles.reduce(0, +) / 3 == (try values.take("triangles")))
    let bridges = try MeasureCatalog.result("bridges", on: graph)
    let found = zip(bridges.subjects, bridges.columns[0].cells).compactMap { subject, cell in
      if case .tie(_, let from, let to) = subject, cell == .value(1) {
        [from, to].sorted()
      } else {
        nil as [String]?
      }
    }
    let pairs: [[String]] = try values.take("bridges")
    #expect(Set(found) == Set(pairs.map { $0.sorted() }) && found.count == pairs.count)
  }

  // MARK: - D6

  private static let roles = [
    "coordinator", "itinerant", "representative", "gatekeeper", "liaison",
  ]

  @Test("D6: Gould–Fernandez as R sna 2.7 counts and prints it, and the exact z of the whole map")
  func d6() throws {
    let values = try ReferenceValues(part: "D6_gouldFernandez")
    try brokerage(values)
    #expect(values.untaken.isEmpty)
  }

  func brokerage(_ values: ReferenceValues) throws {
    #expect(try values.take("source") == "R sna 2.7 brokerage()")
    #expect(try values.take("columns") == ["w_I", "w_O", "b_IO", "b_OI", "b_O", "t"])
    let ties: [[Int]] = try values.take("directedEdges")
    #expect(
      ties.map { $0.map(String.init) } == Fixtures.d6.relationships.map { [$0.from, $0.to] })
    let sides = Fixtures.d6.actors.map { ($0.id, $0.side ?? "") }
    #expect(try values.take("groups") == Dictionary(uniqueKeysWithValues: sides))
    let counts = try measured("gould-fernandez", Fixtures.d6)
    let chances = try measured("gould-fernandez-z", Fixtures.d6)
    func row(_ result: MeasureResult, _ id: String, _ actor: String) -> [Double?] {
      (Self.roles.map { "\(id).\($0)" } + [id]).map { result.numbers($0)[actor] }
    }
    #expect(values.keys("raw").count == 6 && values.keys("z").count == 6)
    for actor in Fixtures.d6.actors.map(\.id) {
      let raw: [Double] = try values.take("raw", actor)
      #expect(row(counts, "gould-fernandez", actor) == raw, "\(actor)")
      // null is a count that chance never changes.
      let z = try values.take("z", actor, as: [Any].self).map { $0 as? Double }
      let found = row(chances, "gould-fernandez-z", actor)
      #expect(areClose(found, z, tolerance: 5.01e-7), "\(actor): \(found)")
    }
    try globalBrokerage(values.take("zExactGlobal"))
  }

  private func globalBrokerage(_ exact: [Double]) throws {
    let whole = try measured("gould-fernandez-global", Fixtures.d6)
    let names =
      Self.roles.map { "gould-fernandez-global.\($0)-z" } + ["gould-fernandez-global.z"]
    let found = names.map { whole.numbers($0)["map"] }
    #expect(areClose(found, exact, tolerance: 5.01e-6), "\(found)")
  }

  private func areClose(_ a: [Double?], _ b: [Double?], tolerance: Double) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { isClose($0, $1, tolerance: tolerance) }
  }

  // MARK: - T6

  @Test("T6: constraint, EigenTrust, and trust from S to T by every way of inferring it")
  func t6() throws {
    let values = try ReferenceValues(part: "T6_trust")
    try trust(values)
    #expect(values.untaken.isEmpty)
  }

  func trust(_ values: ReferenceValues) throws {
    let ties = try values.take("ties", as: [[Any]].self)
    #expect(
      ties.map { ($0[0] as? String ?? "") + ($0[1] as? String ?? "") }
        == Fixtures.t6.relationships.map { $0.from + $0.to })
    #expect(ties.map { $0[2] as? Double } == Fixtures.t6.relationships.map { $0.trust?.value })
    expect(
      try measured("constraint", Fixtures.t6).numbers(),
      try values.take("burtConstraintWeightedDirected"), tolerance: 5.01e-7)
    for (key, trusted) in [("eigenTrust_a015_seedS", "S"), ("eigenTrust_a015_uniform", "")] {
      let found = try measured("eigen-trust", Fixtures.t6, ["trusted": trusted]).numbers()
      expect(found, try values.take(key), tolerance: 5.01e-7, key)
    }
    func holds(
      _ expected: Double, _ id: String, _ given: [String: String] = [:], to stop: String = "T"
    ) throws {
      let parameters = given.merging(["from-actor": "S", "to-actor": stop]) { own, _ in own }
      let result = try measured(id, Fixtures.t6, parameters)
      let found = try #require(result.columns[0].cells.first?.number, "\(id)")
      #expect(isClose(found, expected), "\(id) \(given): \(found)")
    }
    try holds(values.take("maxProduct_S_T"), "trust-path")
    try holds(values.take("maxProduct_2hops"), "trust-path", ["hops": "2"])
    try holds(values.take("bottleneck"), "bottleneck-trust")
    try holds(values.take("bottleneck_2hops"), "bottleneck-trust", ["hops": "2"])
    try holds(values.take("reliability"), "reliability")
    try holds(values.take("pervasiveTrust"), "pervasive-trust")
    try holds(values.take("tidalTrust_excludeFinal"), "tidal-trust", ["final-tie": "excluded"])
    try holds(values.take("tidalTrust_includeFinal"), "tidal-trust", ["final-tie": "included"])
    for (stop, value) in try values.take("moleTrust_h2", as: [String: Double].self) {
      try holds(value, "mole-trust", ["horizon": "2"], to: stop)
    }
  }

  // MARK: - EB10

  @Test("EB10: its 26 ties and their signs, and what the signs add up to")
  func eb10() throws {
    let values = try ReferenceValues(part: "EB10_signed")
    try signs(values)
    #expect(values.untaken.isEmpty)
  }

  func signs(_ values: ReferenceValues) throws {
    let graph = ActorGraph(freezing: Fixtures.eb10, options: ViewOptions(reading: .signed)).graph
    let rows: [[Double]] = try values.take("adjacency")
    #expect(rows.map(\.count) == [Int](repeating: 10, count: 10))
    for (i, row) in rows.enumerated() {
      for (j, sign) in row.enumerated() {
        #expect(graph.value(from: i, to: j) == (sign == 0 ? nil : sign))
      }
    }
    #expect(graph.tieCount == 26)
    func whole(_ id: String, _ column: String? = nil) throws -> Double {
      try #require(try measured(id, Fixtures.eb10, as: .signed).numbers(column)["map"])
    }
    let centrality = try measured("pn-centrality", Fixtures.eb10, as: .signed)
    let printed: [Double] = try values.take("PN")
    #expect(areClose(centrality.columns[0].cells.map(\.number), printed, tolerance: 5.01e-5))
    for (key, column) in [("++-", "one-hostile"), ("+--", "two-hostile"), ("---", "all-hostile")] {
      #expect(
        try whole("triad-balance", "triad-balance." + column) == values.take("triads", key))
    }
    let index: Double = try values.take("triangleIndex")
    #expect(isClose(try whole("triad-balance"), index, tolerance: 5.01e-8))
    let walks: Double = try values.take("walkBalance")
    #expect(isClose(try whole("walk-balance"), walks, tolerance: 5.01e-8))
    #expect(try whole("frustration") == values.take("frustration"))
    #expect(try whole("frustration", "frustration.proven") == 1)
  }

  // MARK: - Two Valleys

  @Test("what stands in the part of Two Valleys of measures: two equal paths, and D6 once more")
  func twoValleys() throws {
    let values = try ReferenceValues(part: "twoValleys")
    expect(
      try measured("betweenness", Fixtures.tie).numbers(),
      try values.take("tieFixture_undirected"))
    try globalBrokerage(values.take("D6_gouldFernandez_globalZ_exact"))
  }
}
