// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorReport

/// A star: c in the middle of x, y and z, and a loner; degrees and betweenness by hand.
@Suite("Measures in every format")
struct MeasureReportTests {
  private let star = ActorMap(
    title: "Star",
    actors: ["c", "x", "y", "z"].map { Actor(id: $0, name: "=\($0)") } + [Actor(id: "loner")],
    relationships: ["x", "y", "z"].map { Relationship(from: "c", to: $0, directed: false) })

  @Test("JSON has the keys of the contract, and no more at the top")
  func contract() throws {
    let document = try json(report(["degree", "betweenness", "bridges"], on: star).text(as: .json))
    #expect(Set(document.keys) == ["map", "view", "measures"])
    #expect(isEqual(document["map"], ["title": "Star", "actors": 5, "relationships": 3] as JSON))
    let view = try #require(document["view"] as? JSON)
    #expect(view["readAs"] as? String == "hops")
    #expect(view["directed"] as? Bool == false)
    let measures = try #require(document["measures"] as? [JSON])
    #expect(measures.map { $0["id"] as? String } == ["degree", "betweenness", "bridges"])
    for measure in measures {
      #expect(
        Set(measure.keys) == [
          "id", "title", "convention", "parameters", "subject", "columns", "rows", "undefined",
        ])
    }
    #expect(measures.map { $0["subject"] as? String } == ["actor", "actor", "tie"])
    let rows = try #require(measures[1]["rows"] as? [JSON])
    #expect(rows.map { $0["actor"] as? String } == ["c", "loner", "x", "y", "z"])
    #expect(rows.map { $0["rank"] as? Int } == [1, 2, 2, 2, 2])
    #expect(Set(rows[0].keys) == ["actor", "values", "rank"])
    // Three pairs go through c, of (5 − 1)(5 − 2)/2 = 6.
    #expect(isEqual(rows[0]["values"], ["betweenness": 3, "betweenness.normalised": 0.5] as JSON))
    #expect(isEqual(measures[1]["columns"], ["betweenness", "betweenness.normalised"]))
    #expect(isEqual(measures[1]["parameters"], ["paths": "best"]))
    let ties = try #require(measures[2]["rows"] as? [JSON])
    #expect(ties.map { $0["tie"] as? String } == ["c>x:tie", "c>y:tie", "c>z:tie"])
    #expect(ties.map { $0["from"] as? String } == ["c", "c", "c"])
  }

  @Test("an undefined value is absent, has no rank, and its reason is told")
  func undefined() throws {
    let document = try json(report(["closeness"], on: star).text(as: .json))
    let measure = try #require((document["measures"] as? [JSON])?.first)
    let row = try #require(
      (measure["rows"] as? [JSON])?.first { $0["actor"] as? String == "loner" })
    #expect((row["values"] as? JSON)?["closeness"] == nil)
    #expect(row["rank"] == nil)
    let undefined = try #require(measure["undefined"] as? [JSON])
    #expect(undefined.first?["actor"] as? String == "loner")
    #expect(undefined.first?["column"] as? String == "closeness")
    #expect(undefined.first?["reason"] as? String == "isolate")
    #expect(undefined.allSatisfy { Set($0.keys) == ["actor", "column", "reason"] })
    let table = try rows(report(["closeness"], on: star).text(as: .csv))
    #expect(table.first { $0[0] == "loner" }?[2] == "")
    #expect(
      try report(["closeness"], on: star).text(as: .table)
        .contains("Undefined for 1 actor (isolate): the actor has no tie in this view.\n"))
  }

  @Test("CSV: actor, name, then ID and ID.column; names are defused")
  func csv() throws {
    let table = try rows(report(["betweenness", "degree"], on: star).text(as: .csv))
    #expect(table[0].prefix(4) == ["actor", "name", "betweenness", "betweenness.normalised"])
    #expect(table[0][4] == "degree")
    #expect(table[1].prefix(5) == ["c", "'=c", "3", "0.5", "3"])
    #expect(table.allSatisfy { $0.count == table[0].count })
    #expect(table.dropFirst().map { $0[0] } == ["c", "loner", "x", "y", "z"])
    #expect(table[2][1] == "loner")
  }

  @Test("CSV of actors and ties together: each row is about one of them")
  func mixedCSV() throws {
    let table = try rows(report(["bridges", "articulation-points"], on: star).text(as: .csv))
    #expect(
      table[0] == ["actor", "name", "tie", "from", "to", "bridges", "articulation-points"])
    #expect(table[1] == ["c", "'=c", "", "", "", "", "1"])
    #expect(table.last == ["", "", "c>z:tie", "c", "z", "1", ""])
    #expect(table.count == 1 + 5 + 3)
    let ties = try rows(report(["bridges"], on: star).text(as: .csv))
    #expect(ties[0] == ["tie", "from", "to", "bridges"])
  }

  // x → y → z and back to y; shortest paths by hand.
  @Test("CSV of measures with other ties than the first: every value stands in its tie's row")
  func directionsInCSV() throws {
    let path = ActorMap(
      actors: ["x", "y", "z"].map { Actor(id: $0) },
      relationships: [("x", "y"), ("z", "y"), ("y", "z")].map {
        Relationship(from: $0, to: $1)
      })
    let table = try rows(
      report(["bridges", "edge-betweenness", "degree"], on: path).text(as: .csv))
    #expect(
      table[0].suffix(5) == [
        "bridges", "edge-betweenness", "edge-betweenness.normalised", "degree",
        "degree.normalised",
      ])
    #expect(table.count == 1 + 3 + 3)
    #expect(table.dropFirst(4).map { $0[3] + $0[4] } == ["xy", "zy", "yz"])
    #expect(table.dropFirst(4).map { $0[5] } == ["1", "1", ""])
    #expect(table.dropFirst(4).map { $0[6] } == ["2", "1", "2"])
    #expect(table.dropFirst(4).allSatisfy { $0[8].isEmpty })
  }

  @Test("a measure that has no rows says why")
  func noRows() throws {
    #expect(
      try report(["group-betweenness"], on: star).text(as: .table)
        .contains("\nNo rows: no actor has a group.\n"))
    let loners = ActorMap(actors: [Actor(id: "a")])
    #expect(
      try report(["bridges"], on: loners).text(as: .table)
        .contains("\nNo rows: the view has no ties.\n"))
  }

  // Every hub has leaves of its own; of the pair u and v either one does.
  @Test("sets are never cut; what all have in common is said once")
  func sets() throws {
    let hubs = ["h1", "h2", "h3"]
    let ties = hubs.flatMap { hub in ["x", "y"].map { (hub, hub + $0) } } + [("u", "v")]
    let ids = Set(ties.flatMap { [$0.0, $0.1] }).sorted()
    let map = ActorMap(
      actors: ids.map { Actor(id: $0, name: "The actor called \($0)") },
      relationships: ties.map { Relationship(from: $0, to: $1, directed: false) })
    var report = try report(["dominating-set"], on: map)
    report.name = { "The actor called \($0)" }
    let text = report.text(as: .table)
    #expect(
      text.contains(
        "Each of these 2 sets has The actor called h1, The actor called h2, The actor called h3, and "
          + "besides:\n"))
    #expect(text.contains("\n   1  The actor called u               4 "))
    #expect(text.contains("\n   1  The actor called v               4 "))
    #expect(!text.contains("…"))
    #expect(rows(report.text(as: .csv))[1][0] == "h1;h2;h3;u")
  }

  @Test("one long set goes on in further lines")
  func longSet() throws {
    let ids = (1...9).map { "n\($0)" }
    var report = try report(["dominating-set"], on: ActorMap(actors: ids.map { Actor(id: $0) }))
    report.name = { "The actor called \($0)" }
    let text = report.text(as: .table)
    #expect(ids.allSatisfy { text.contains("called \($0)") || text.contains("\n      \($0)") })
    #expect(text.contains("The actor called n1, ") && !text.contains("…"))
    #expect(longestLine(text) <= 100)
  }

  @Test("JSON names the ties that a view of trust left out")
  func leftOut() throws {
    let map = ActorMap(
      actors: ["a", "b", "c"].map { Actor(id: $0) },
      relationships: [
        Relationship(id: "good", from: "a", to: "b", trust: Trust(0.5)),
        Relationship(id: "bad", from: "b", to: "c", trust: Trust(-0.5)),
        Relationship(id: "nil", from: "a", to: "c", trust: Trust(0)),
        Relationship(id: "open", from: "c", to: "a"),
      ])
    var report = try report(["degree"], on: map)
    report.leftOut = LeftOutTies(of: map, options: ViewOptions(), view: report.view)
    let view = try #require(try json(report.text(as: .json))["view"] as? JSON)
    #expect(
      isEqual(
        view["leftOut"],
        [
          ["reason": "unknownTrust", "count": 1, "ties": ["open"]],
          ["reason": "noTrust", "count": 2, "ties": ["bad", "nil"]],
        ] as [JSON]))
    let hops = ViewOptions(reading: .hops)
    report.view = ActorGraph(freezing: map, options: hops).view
    report.leftOut = LeftOutTies(of: map, options: hops, view: report.view)
    let other = try #require(try json(report.text(as: .json))["view"] as? JSON)
    #expect(isEqual(other["leftOut"], [["reason": "distrust", "count": 1]] as [JSON]))
  }

  @Test("a measure of the whole map has one row that names nobody, and comes last in CSV")
  func wholeMap() throws {
    let table = try rows(report(["diameter", "degree"], on: star).text(as: .csv))
    #expect(table[0].prefix(4) == ["actor", "name", "diameter", "diameter.connected"])
    #expect(table.last?.prefix(5) == ["", "", "2", "0", ""])
    #expect(table.count == 1 + 5 + 1)
    #expect(
      try rows(report(["diameter"], on: star).text(as: .csv))
        == [["diameter", "diameter.connected"], ["2", "0"]])
    let line = try json(report(["diameter"], on: star).text(as: .jsonl))
    #expect(line["map"] as? String == "whole")
    #expect((line["values"] as? [String: Double])?["diameter"] == 2)
    let text = try report(["diameter"], on: star).text(as: .table)
    #expect(text.contains("\nrank  diameter  .connected\n   1         2           0\n"))
  }

  @Test("JSON lines: one subject of one measure a line")
  func lines() throws {
    let lines = try report(["degree", "closeness"], on: star).text(as: .jsonl)
      .split(separator: "\n").map { try json(String($0)) }
    #expect(lines.count == 10)
    #expect(lines.map { $0["measure"] as? String }.prefix(5).allSatisfy { $0 == "degree" })
    let loner = try #require(
      lines.first { $0["actor"] as? String == "loner" && $0["measure"] as? String == "closeness" })
    #expect((loner["undefined"] as? [JSON])?.first?["reason"] as? String == "isolate")
  }

  @Test("only the first N, in every format")
  func top() throws {
    let report = try report(["betweenness"], on: star, top: 2)
    #expect(rows(report.text(as: .csv)).count == 3)
    let measures = try #require(json(report.text(as: .json))["measures"] as? [JSON])
    #expect((measures[0]["rows"] as? [JSON])?.count == 2)
    #expect(report.text(as: .jsonl).split(separator: "\n").count == 2)
    #expect(!report.text(as: .table).contains("=x"))
  }

  @Test("a parameter that asks for nobody in particular says so")
  func anybody() throws {
    let map = ActorMap(
      actors: ["a", "b"].map { Actor(id: $0) },
      relationships: [Relationship(from: "a", to: "b", trust: Trust(0.5))])
    #expect(
      try report(["trust-path"], on: map).text(as: .table)
        .contains("\nWith from-actor any, to-actor any, hops 0.\n"))
  }

  @Test("parameters and refusals are told")
  func parameters() throws {
    var report = try report(
      ["pagerank"], on: star, parameters: ["pagerank": ["damping": "0.5"]])
    let measures = try #require(json(report.text(as: .json))["measures"] as? [JSON])
    #expect(isEqual(measures[0]["parameters"], ["damping": 0.5, "accuracy": 1e-12]))
    #expect(report.text(as: .table).contains("\nWith damping 0.5, accuracy 1e-12.\n"))
    report.refusals = [
      MeasureRefusal(
        "closeness", .unsupportedView(measure: "closeness", reason: "no meaning here"))
    ]
    #expect(
      isEqual(
        try json(report.text(as: .json))["refused"],
        [["id": "closeness", "reason": "closeness: no meaning here"]]))
    #expect(
      report.text(as: .table).hasSuffix("\nNot computed\n  closeness: no meaning here.\n"))
  }

  @Test("for people: rounded, within 100 columns, further columns in a further table")
  func people() throws {
    let oslo = try ShippedMap("oslo-1993").map
    let ids = MeasureCatalog.all.map { $0.descriptor }
      .filter { !["eigenvector", "distrust-propagation"].contains($0.id) && $0.family != .signed }
      .map(\.id)
    let text = try report(ids, on: oslo).text(as: .table)
    #expect(longestLine(text) <= 100)
    for column in ["coordinator", "itinerant", "gatekeeper", "representative", "liaison"] {
      #expect(text.contains(".\(column)"))
    }
    #expect(text.contains("\nrank  actor "))
    let markdown = try report(["betweenness"], on: star).text(as: .markdown)
    #expect(markdown.hasPrefix("# Star\n\nRead as hops, undirected: 3 ties from 3 relationships."))
    #expect(markdown.contains("\n\n## Betweenness (betweenness)\n\n"))
    #expect(markdown.contains("| 1 | c | =c | 3 | 0.5 |\n"))
  }

  @Test("numbers are the shortest text that reads back to the same double")
  func numbers() throws {
    let third = try #require(
      json(report(["degree", "harmonic-closeness"], on: star).text(as: .json))["measures"]
        as? [JSON])
    #expect(third.count == 2)
    let cases: [(Double, String)] = [
      (0.1, "0.1"), (1 / 3, "0.3333333333333333"), (0.1 + 0.2, "0.30000000000000004"),
      (3, "3"), (-0.5, "-0.5"), (0, "0"), (1e21, "1e+21"), (.leastNonzeroMagnitude, "5e-324"),
      (123_456_789.125, "123456789.125"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
    ]
    for (value, text) in cases { #expect(JSONText.number(value) == text) }
    var state: UInt64 = 88_172_645_463_325_252
    for _ in 0..<20_000 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let value = Double(bitPattern: state)
      guard value.isFinite else { continue }
      let text = JSONText.number(value)
      #expect(Double(text) == value)
      // No text with fewer digits reads back: printf's %.{n}g is the outside judge.
      let digits = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }.count
      guard digits > 1 else { continue }
      #expect(Double(String(format: "%.\(digits - 1)g", value)) != value || text.hasSuffix("0"))
    }
  }
}
