// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorFormats
import ActorModel
import Foundation
import TestSupport
import Testing

/// The values in Graphs/*/expected.json: each with the tool, version and call that gave it, none
/// of them from ActorMap itself.
@Suite("Reference values of the maps in Graphs")
struct ReferenceTests {
  private static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: Folders.graphs.path)
      .filter { FileManager.default.fileExists(atPath: file($0, "expected.json").path) }
      .sorted()) ?? []

  /// Columns that mediation answers for, with tests of its own.
  private static let mediation: Set = [
    "trust from israel", "trust from plo", "trust from A", "trust from B",
    "trust from government", "trust from renamo", "acceptability",
    "critical actors", "rank",
    "bias", "independence", "support", "support-hhi", "bridge trust", "channels",
    "minimum table", "coverage", "rural coverage", "confidence in the ranking",
  ]

  private static func file(_ name: String, _ file: String) -> URL {
    Folders.graphs.appendingPathComponent(name).appendingPathComponent(file)
  }

  private static func map(_ name: String) throws -> ActorMap {
    try FormatCatalog.read(file(name, "map.actormap.json").path).input.map
  }

  @Test("the maps are there")
  func maps() {
    #expect(
      Self.names == [
        "florentine-families", "florentine-families-15", "karate-club", "krackhardt-kite",
        "mozambique-1992", "oslo-1993", "two-valleys",
      ])
  }

  @Test("every value of expected.json", arguments: names)
  func expected(name: String) throws {
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: Self.file(name, "expected.json")))
    let root = try #require(json as? [String: Any])
    let map = try Self.map(name)
    let graph = ActorGraph(freezing: map)
    if (root["view"] as? String)?.hasPrefix("hops, undirected") == true {
      #expect(graph.view.reading == .hops && !graph.view.isDirected)
      #expect(graph.view.leftOut.isEmpty && graph.view.ties == map.relationships.count)
    }
    var compared: Set<String> = []
    for entry in try #require(root["measures"] as? [[String: Any]]) {
      let column = try #require(entry["column"] as? String)
      if Self.mediation.contains(column) { continue }
      switch column {
      case "articulation-points": try articulationPoints(entry, graph)
      case "bridges": try bridges(entry, graph)
      case "components", "diameter", "density", "transitivity", "mean-clustering", "triangles",
        "modularity":
        try ofTheMap(column, entry, graph)
      case "edge-betweenness": try edgeBetweenness(entry, graph)
      case "relationships": try relationships(entry, map)
      case "actors": #expect(entry["value"] as? Int == map.actors.count)
      case "principals": try principals(entry, map)
      default:
        try numbers(entry, column == "efficiency" ? "effective-size.efficiency" : column, graph)
      }
      compared.insert(column)
    }
    if !["two-valleys", "oslo-1993", "mozambique-1992"].contains(name) {
      #expect(
        compared.isSuperset(of: [
          "degree", "betweenness", "betweenness.normalised", "closeness",
          "closeness.wasserman-faust", "harmonic-closeness", "eigenvector", "pagerank",
          "constraint", "effective-size", "efficiency", "articulation-points", "bridges",
          "core", "components", "clustering", "edge-betweenness", "density", "transitivity",
          "mean-clustering", "triangles",
        ]))
      // The file has none where the map is not connected.
      for column in ["diameter", "katz", "information"] {
        #expect(compared.contains(column) == (name != "florentine-families"))
      }
      #expect(compared.contains("modularity") == (name == "karate-club"))
    }
  }

  private func numbers(_ entry: [String: Any], _ column: String, _ graph: ActorGraph) throws {
    let id = String(column.prefix { $0 != "." })
    let result = try MeasureCatalog.result(id, on: graph)
    var values = (entry["values"] as? [String: Double]) ?? [:]
    // Where the tools print 0 or NaN and there is no value, ours is absent.
    var undefined = (entry["undefined"] as? [String: String]) ?? [:]
    if id == "clustering" {
      for (actor, degree) in try MeasureCatalog.result("degree", on: graph).numbers()
      where degree < 2 {
        #expect(values.removeValue(forKey: actor) == 0)
        undefined[actor] = "tooFewNeighbours"
      }
    }
    expect(result.numbers(column), values, column)
    #expect(result.reasons(column).mapValues(\.rawValue) == undefined, "\(column)")
    #expect(values.count + undefined.count == graph.actorCount, "\(column)")
    // In an undirected view all degrees are one.
    guard id == "degree" else { return }
    for other in ["in-degree", "out-degree"] {
      expect(try MeasureCatalog.result(other, on: graph).numbers(), values, other)
    }
  }

  private func articulationPoints(_ entry: [String: Any], _ graph: ActorGraph) throws {
    let found = try MeasureCatalog.result("articulation-points", on: graph).numbers()
    #expect(found.filter { $0.value == 1 }.keys.sorted() == entry["actors"] as? [String])
    #expect(
      found.filter { $0.value == 0 }.count == graph.actorCount - found.count { $0.value == 1 })
  }

  private func bridges(_ entry: [String: Any], _ graph: ActorGraph) throws {
    let result = try MeasureCatalog.result("bridges", on: graph)
    #expect(result.subjects.count == graph.view.ties)
    let found = zip(result.subjects, result.columns[0].cells).filter { $1 == .value(1) }
    let ends = found.map { subject, _ -> Set<String> in
      if case .tie(_, let from, let to) = subject { [from, to] } else { [] }
    }
    let expected = try #require(entry["ties"] as? [[String]])
    #expect(Set(ends) == Set(expected.map { Set($0) }))
    #expect(ends.count == expected.count)
  }

  private func ofTheMap(_ column: String, _ entry: [String: Any], _ graph: ActorGraph) throws {
    let expected = try #require(entry["value"] as? Double)
    func value(_ id: String, _ column: String? = nil, by group: String? = nil) throws -> Double {
      let parameters = group.map { ["group-by": $0] } ?? [:]
      let result = try MeasureCatalog.result(id, parameters: parameters, on: graph)
      return try #require(result.numbers(column)["map"], "\(id)")
    }
    switch column {
    case "components":
      let numbers = try MeasureCatalog.result("component", on: graph).numbers("component.number")
      #expect(numbers.values.max() == expected && Double(Set(numbers.values).count) == expected)
    case "mean-clustering":
      #expect(isClose(try value("transitivity", "transitivity.mean-clustering"), expected))
    case "triangles":
      let each = try MeasureCatalog.result("triangles", on: graph).numbers().values
      #expect(each.reduce(0, +) / 3 == expected)
    case "modularity": #expect(isClose(try value("modularity", by: "club"), expected))
    default: #expect(isClose(try value(column), expected), "\(column)")
    }
  }

  private func edgeBetweenness(_ entry: [String: Any], _ graph: ActorGraph) throws {
    let result = try MeasureCatalog.result("edge-betweenness", on: graph)
    var found: [Set<String>: Double] = [:]
    for (subject, cell) in zip(result.subjects, result.columns[0].cells) {
      guard case .tie(_, let from, let to) = subject else { continue }
      found[[from, to]] = cell.number
    }
    let expected = try #require(entry["values"] as? [[Any]])
    #expect(expected.count == found.count)
    for row in expected {
      let ends = Set(row.compactMap { $0 as? String })
      let value = try #require(row.last as? Double)
      #expect(isClose(try #require(found[ends]), value), "\(ends)")
    }
  }

  private func relationships(_ entry: [String: Any], _ map: ActorMap) throws {
    #expect(entry["value"] as? Int == map.relationships.count)
    let selection = TieSelection(of: map, options: ViewOptions())
    #expect(entry["inForce"] as? Int == selection.indices.count)
    let kinds = map.relationships.reduce(into: [String: Int]()) {
      $0[$1.kind?.rawValue ?? "", default: 0] += 1
    }
    #expect(entry["byKind"] as? [String: Int] == kinds)
    for (date, count) in entry["inForceOn"] as? [String: Int] ?? [:] {
      let day = try #require(CalendarDate(date))
      let selection = TieSelection(of: map, options: ViewOptions(asOf: day))
      #expect(selection.indices.count == count, "on \(date)")
    }
  }

  private func principals(_ entry: [String: Any], _ map: ActorMap) throws {
    for set in try #require(entry["sets"] as? [[String: Any]]) {
      let side = try #require(set["side"] as? String)
      #expect(map.principals(ofSide: side).map(\.id) == set["actors"] as? [String])
    }
  }

  /// R sna 2.7, brokerage(), which counts undirected coordinators, itinerants and liaisons twice:
  /// actor: coordinator, itinerant, representative, gatekeeper, liaison.
  private static let sna: [String: [Double]] = [
    "0": [174, 0, 15, 15, 0], "33": [156, 6, 40, 40, 0], "2": [10, 12, 23, 23, 0],
    "32": [70, 0, 18, 18, 0],
  ]

  @Test("karate club, brokerage by club: half of what sna counts twice")
  func karateBrokerage() throws {
    let map = try Self.map("karate-club")
    let result = try measured("gould-fernandez", map, ["group-by": "club"])
    func column(_ role: String) -> [String: Double] { result.numbers("gould-fernandez." + role) }
    for (actor, sna) in Self.sna {
      #expect(column("coordinator")[actor] == sna[0] / 2)
      #expect(column("itinerant")[actor] == sna[1] / 2)
      #expect(column("gatekeeper")[actor] == sna[3])
      #expect(column("liaison")[actor] == sna[4] / 2)
      #expect(result.numbers()[actor] == sna[0] / 2 + sna[1] / 2 + sna[3] + sna[4] / 2)
    }
    #expect(column("representative").isEmpty)
    #expect(Set(result.reasons("gould-fernandez.representative").values) == [.sameAsGatekeeper])
    // The same run's totals over all actors: 510 20 128 128 0.
    func sum(_ role: String) -> Double { column(role).values.reduce(0, +) }
    #expect(sum("coordinator") == 510 / 2 && sum("itinerant") == 20 / 2)
    #expect(sum("gatekeeper") == 128 && sum("liaison") == 0)
  }
}
