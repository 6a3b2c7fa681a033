// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@Suite("Reference values, as the tool prints them")
struct PrintedReferenceTests {
  private typealias Values = [String: [String: Double]]

  /// The number columns of `expected.json`, under the names that the tool gives them.
  private func expected(_ name: String) throws -> (
    values: Values, undefined: [String: [String: String]]
  ) {
    var values: Values = [:]
    var undefined: [String: [String: String]] = [:]
    for entry in try ShippedMap(name).entries {
      guard let column = entry["column"] as? String, entry["subject"] as? String == "actor"
      else { continue }
      let printed = column == "efficiency" ? "effective-size.efficiency" : column
      values[printed] = entry["values"] as? [String: Double] ?? [:]
      undefined[printed] = entry["undefined"] as? [String: String] ?? [:]
    }
    return (values, undefined)
  }

  /// Absolute, as the values are printed; networkx stops its PageRank at 1e-8.
  private func isClose(_ found: Double?, _ expected: Double, _ column: String) -> Bool {
    guard let found else { return false }
    return (found - expected).magnitude <= (column == "pagerank" ? 1e-8 : 1e-9)
  }

  private static let classics = [
    "krackhardt-kite", "florentine-families", "florentine-families-15", "karate-club",
  ]

  /// The columns that networkx, or the arithmetic beside the map, gives for each classic.
  private static let columns: Set = [
    "degree", "betweenness", "betweenness.normalised", "closeness", "closeness.wasserman-faust",
    "harmonic-closeness", "eigenvector", "pagerank", "constraint", "effective-size",
    "effective-size.efficiency",
  ]

  @Test("CSV", arguments: classics)
  func csv(name: String) throws {
    let run = try actormap("measure", shipped(name), "--all", "--format", "csv", "--quiet")
    #expect(run.code == 0)
    let rows = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(rows.first)
    let (values, undefined) = try expected(name)
    #expect(Self.columns.isSubset(of: values.keys))
    for column in Self.columns {
      let place = try #require(header.firstIndex(of: column))
      for (actor, number) in values[column] ?? [:] {
        let row = try #require(rows.first { $0[0] == actor })
        #expect(isClose(Double(row[place]), number, column), "\(column) of \(actor)")
      }
      for (actor, _) in undefined[column] ?? [:] {
        #expect(rows.first { $0[0] == actor }?[place] == "", "\(column) of \(actor) is absent")
      }
    }
  }

  @Test("JSON", arguments: classics)
  func json(name: String) throws {
    let run = try actormap("measure", shipped(name), "--all", "--format", "json")
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let measures = try #require((document as? [String: Any])?["measures"] as? [[String: Any]])
    let (values, undefined) = try expected(name)
    for column in Self.columns {
      let id = String(column.prefix { $0 != "." })
      let measure = try #require(measures.first { $0["id"] as? String == id })
      let rows = try #require(measure["rows"] as? [[String: Any]])
      for (actor, number) in values[column] ?? [:] {
        let row = rows.first { $0["actor"] as? String == actor }
        let found = (row?["values"] as? [String: Any])?[column] as? Double
        #expect(isClose(found, number, column), "\(column) of \(actor)")
      }
      let reasons = try #require(measure["undefined"] as? [[String: Any]])
        .filter { $0["column"] as? String == column }
      let told = reasons.map { [$0["actor"] as? String ?? "": $0["reason"] as? String ?? ""] }
      #expect(
        told.reduce(into: [:]) { $0.merge($1) { first, _ in first } } == undefined[column] ?? [:])
    }
  }

  @Test("closeness and eigenvector of the Pucci are absent with their reasons, not 0")
  func isolate() throws {
    let undefined = try expected("florentine-families").undefined
    #expect(undefined["closeness"] == ["Pucci": "isolate"])
    #expect(undefined["eigenvector"]?.values.allSatisfy { $0 == "disconnected" } == true)
  }
}
