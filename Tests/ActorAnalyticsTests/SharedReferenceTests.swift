// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import GraphCore
import TestSupport
import Testing

/// The file, where this machine has it.
private let designValues: URL? = Folders.shared
  .map { $0.appendingPathComponent("design/reference-values.json") }
  .flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }

/// The design's own file of values: networkx 3.6.1, igraph 1.0.0 and R sna 2.7, ten digits each.
@Suite(
  "Reference values of the design",
  .enabled(
    if: designValues != nil,
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

  private func root() throws -> [String: Any] {
    let data = try Data(contentsOf: #require(designValues))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func part(_ name: String) throws -> [String: Any] {
    try #require(try root()[name] as? [String: Any])
  }

  private func map(_ part: [String: Any]) throws -> ActorMap {
    ActorMap(
      actors: try #require(part["nodes"] as? [String]).map { Actor(id: $0) },
      relationships: try #require(part["edges"] as? [[String]]).map {
        Relationship(from: $0[0], to: $0[1], directed: false)
      })
  }

  @Test(
    "kite, Florentine families with and without the Pucci, karate club",
    arguments: ["krackhardtKite", "florentine15", "florentine16_withPucci", "karateUnweighted"])
  func classics(name: String) throws {
    let part = try part(name)
    let hasIsolate = name == "florentine16_withPucci"
    let graph = ActorGraph(freezing: try map(part))
    var compared = 0
    for (key, values) in try #require(part["metrics"] as? [String: [String: Any]]) {
      let column = try #require(Self.columns[key], "\(key) is not measured")
      let result = try MeasureCatalog.result(String(column.prefix { $0 != "." }), on: graph)
      let absent = Self.absent(column, on: graph)
      var expected = values.compactMapValues { $0 as? Double }
      // The file holds networkx's 0 where there is no value.
      for actor in absent.keys { #expect(expected.removeValue(forKey: actor) ?? 0 == 0) }
      expect(result.numbers(column), expected, "\(name) \(column)")
      #expect(result.reasons(column) == absent, "\(name) \(column)")
      #expect(Set(values.keys) == Set(expected.keys).union(absent.keys), "\(name) \(column)")
      compared += 1
    }
    #expect(compared == (hasIsolate ? 17 : 19))
    if hasIsolate {
      let eigenvector = try MeasureCatalog.result("eigenvector", on: graph)
      #expect(eigenvector.numbers().isEmpty)
      #expect(Set(eigenvector.reasons().values) == [.disconnected])
      #expect(try MeasureCatalog.result("harmonic-closeness", on: graph).numbers()["Pucci"] == 0)
    }
    let cuts = try MeasureCatalog.result("articulation-points", on: graph).numbers()
    let expected = try #require(part["articulationPoints"] as? [String])
    #expect(cuts.filter { $0.value == 1 }.keys.sorted() == expected.sorted())
    let transitivity = try MeasureCatalog.result("transitivity", on: graph).numbers()["map"]
    #expect(isClose(try #require(transitivity), try #require(part["transitivity"] as? Double)))
    let triangles = try MeasureCatalog.result("triangles", on: graph).numbers().values
    #expect(triangles.reduce(0, +) / 3 == part["triangles"] as? Double)
    let bridges = try MeasureCatalog.result("bridges", on: graph)
    let count = try #require(part["bridges"] as? [[String]]).count
    #expect(bridges.numbers().values.reduce(0, +) == Double(count))
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

  @Test("D6: Gould–Fernandez as R sna 2.7 counts it")
  func d6() throws {
    let part = try part("D6_gouldFernandez")
    #expect(part["columns"] as? [String] == ["w_I", "w_O", "b_IO", "b_OI", "b_O", "t"])
    let roles = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison"]
    let columns = roles.map { "gould-fernandez." + $0 } + ["gould-fernandez"]
    let result = try measured("gould-fernandez", Fixtures.d6)
    for (actor, values) in try #require(part["raw"] as? [String: [Double]]) {
      #expect(columns.map { result.numbers($0)[actor] } == values, "\(actor)")
    }
    let ties = try #require(part["directedEdges"] as? [[Int]]).map { $0.map(String.init) }
    #expect(ties == Fixtures.d6.relationships.map { [$0.from, $0.to] })
  }

  @Test("D6: z of every actor and role as R sna 2.7 prints it, and the exact z of the whole map")
  func d6AgainstChance() throws {
    let part = try part("D6_gouldFernandez")
    let roles = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison"]
    let columns = roles.map { "gould-fernandez-z." + $0 } + ["gould-fernandez-z"]
    let result = try measured("gould-fernandez-z", Fixtures.d6)
    for (actor, values) in try #require(part["z"] as? [String: [Any]]) {
      for (column, value) in zip(columns, values) {
        let found = result.numbers(column)[actor]
        guard let expected = value as? Double else {
          #expect(found == nil, "\(actor) \(column)")
          continue
        }
        #expect(isClose(try #require(found), expected, tolerance: 5.01e-7), "\(actor) \(column)")
      }
    }
    let whole = try measured("gould-fernandez-global", Fixtures.d6)
    let exact = try #require(part["zExactGlobal"] as? [Double])
    let names = roles.map { "gould-fernandez-global.\($0)-z" } + ["gould-fernandez-global.z"]
    for (name, value) in zip(names, exact) {
      let found = try #require(whole.numbers(name)["map"], "\(name)")
      #expect(isClose(found, value, tolerance: 5.01e-6), "\(name)")
    }
  }

  @Test("T6: weighted and directed constraint, to the six digits that are printed")
  func t6() throws {
    let part = try part("T6_trust")
    let values = try #require(part["burtConstraintWeightedDirected"] as? [String: Double])
    expect(try measured("constraint", Fixtures.t6).numbers(), values, tolerance: 5.01e-7)
  }

  @Test("T6: trust from S to T by every way of inferring it, and EigenTrust")
  func t6Trust() throws {
    let part = try part("T6_trust")
    func holds(_ key: String, _ id: String, _ given: [String: String] = [:], to stop: String = "T")
      throws
    {
      let value = part[key] as? Double ?? (part[key] as? [String: Double])?[stop]
      let expected = try #require(value, "\(key)")
      let parameters = given.merging(["from-actor": "S", "to-actor": stop]) { own, _ in own }
      let result = try measured(id, Fixtures.t6, parameters)
      let found = try #require(result.columns[0].cells.first?.number, "\(key)")
      #expect(isClose(found, expected, tolerance: 1e-9), "\(key): \(found)")
    }
    try holds("maxProduct_S_T", "trust-path")
    try holds("maxProduct_2hops", "trust-path", ["hops": "2"])
    try holds("bottleneck", "bottleneck-trust")
    try holds("bottleneck_2hops", "bottleneck-trust", ["hops": "2"])
    try holds("reliability", "reliability")
    try holds("pervasiveTrust", "pervasive-trust")
    try holds("tidalTrust_excludeFinal", "tidal-trust", ["final-tie": "excluded"])
    try holds("tidalTrust_includeFinal", "tidal-trust", ["final-tie": "included"])
    try holds("moleTrust_h2", "mole-trust", ["horizon": "2"])
    try holds("moleTrust_h2", "mole-trust", ["horizon": "2"], to: "D")
    for (key, trusted) in [("eigenTrust_a015_seedS", "S"), ("eigenTrust_a015_uniform", "")] {
      let found = try measured("eigen-trust", Fixtures.t6, ["trusted": trusted]).numbers()
      expect(found, try #require(part[key] as? [String: Double]), tolerance: 5.01e-7, key)
    }
  }

  @Test("EB10: what the signs add up to")
  func eb10Values() throws {
    let part = try part("EB10_signed")
    func whole(_ id: String, _ column: String? = nil) throws -> Double {
      try #require(try measured(id, Fixtures.eb10, as: .signed).numbers(column)["map"])
    }
    let centrality = try measured("pn-centrality", Fixtures.eb10, as: .signed)
    let printed = try #require(part["PN"] as? [Double])
    for (cell, value) in zip(centrality.columns[0].cells, printed) {
      #expect(isClose(try #require(cell.number), value, tolerance: 5.01e-5))
    }
    let triads = try #require(part["triads"] as? [String: Double])
    #expect(try whole("triad-balance", "triad-balance.one-hostile") == triads["++-"])
    #expect(try whole("triad-balance", "triad-balance.two-hostile") == triads["+--"])
    #expect(try whole("triad-balance", "triad-balance.all-hostile") == triads["---"])
    let index = try #require(part["triangleIndex"] as? Double)
    #expect(isClose(try whole("triad-balance"), index, tolerance: 5.01e-8))
    let walks = try #require(part["walkBalance"] as? Double)
    #expect(isClose(try whole("walk-balance"), walks, tolerance: 5.01e-8))
    #expect(try whole("frustration") == part["frustration"] as? Double)
    #expect(try whole("frustration", "frustration.proven") == 1)
  }

  @Test("EB10 is the file's: 26 ties, and signs where they stand")
  func eb10() throws {
    let rows = try #require(try part("EB10_signed")["adjacency"] as? [[Double]])
    let graph = ActorGraph(freezing: Fixtures.eb10, options: ViewOptions(reading: .signed)).graph
    for (i, row) in rows.enumerated() {
      for (j, sign) in row.enumerated() {
        #expect(graph.value(from: i, to: j) == (sign == 0 ? nil : sign))
      }
    }
    #expect(graph.tieCount == 26)
  }

  @Test("the four actors with two equal paths")
  func tieFixture() throws {
    let values = try #require(try part("twoValleys")["tieFixture_undirected"] as? [String: Double])
    expect(try measured("betweenness", Fixtures.tie).numbers(), values)
  }
}
