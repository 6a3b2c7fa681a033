// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorReport

/// A star: c in the middle of x, y and z, and a loner; values by hand.
@Suite("All measures at a glance")
struct MeasureOverviewTests {
  private let star = ActorMap(
    title: "Star",
    actors: ["c", "x", "y", "z"].map { Actor(id: $0, name: "Actor \($0)") } + [Actor(id: "loner")],
    relationships: ["x", "y", "z"].map { Relationship(from: "c", to: $0, directed: false) })

  private func overview(_ ids: [String], on map: ActorMap) throws -> MeasureReport {
    let graph = ActorGraph(freezing: map)
    var report = MeasureReport(
      title: map.title, actors: graph.actorCount, view: graph.view,
      results: try ids.map { try MeasureCatalog.result($0, on: graph) })
    report.isOverview = true
    report.name = { id in graph.index(of: id).map { graph.name(of: $0) } ?? id }
    return report
  }

  @Test("who answers each question best, by family, and the values side by side")
  func answers() throws {
    let report = try overview(
      ["degree", "eccentricity", "closeness", "bridges", "articulation-points", "diameter"],
      on: star)
    let text = report.text(as: .table)
    // The middle is the nearest to all: the smallest eccentricity answers, not the largest.
    #expect(text.contains("eccentricity               Actor c 1     Actor x 2"))
    #expect(text.contains("degree                     Actor c 3     Actor x 1"))
    // Three of four others reach it, in one step each: 3/3 · 3/4.
    #expect(text.contains("closeness.wasserman-faust  Actor c 0.75  Actor x "))
    // Three ends are equal, and one of them is not named.
    #expect(text.contains("Actor y 1, 1 more"))
    #expect(text.contains("articulation-points  Actor c 1\n"))
    #expect(text.contains("diameter (distance hops): 2; .connected 0\n"))
    #expect(text.contains("\nloner         0             –          –\n"))
    #expect(text.contains("isolate: the actor has no tie in this view.\n"))
    #expect(text.contains(MeasureFamily.cohesion.title))
    #expect(!text.contains(MeasureFamily.groups.title))
    #expect(report.text(as: .markdown).hasPrefix("# Star\n\nRead as hops, undirected"))
  }

  @Test("nothing is marked, nothing is defined, nothing could be computed")
  func nothing() throws {
    let loners = ActorMap(actors: ["a", "b"].map { Actor(id: $0) })
    var report = try overview(["articulation-points", "eigenvector", "bridges"], on: loners)
    report.refusals = [
      MeasureRefusal(
        "closeness", .unsupportedView(measure: "closeness", reason: "no meaning here"))
    ]
    let text = report.text(as: .table)
    #expect(text.contains("articulation-points  all 0\n"))
    #expect(text.contains("eigenvector  – (disconnected)\n"))
    #expect(text.contains("closeness: no meaning here.\n"))
  }

  // Three are one step from c, one from b: closeness is 1 for both, times 3/5 and 1/5 of the others.
  @Test("who is near to few does not come before who is near to many")
  func parts() throws {
    let map = ActorMap(
      actors: ["b", "c", "w", "x", "y", "z"].map { Actor(id: $0) },
      relationships: [("x", "c"), ("y", "c"), ("z", "c"), ("w", "b")].map {
        Relationship(from: $0, to: $1)
      })
    let text = try overview(["closeness", "eccentricity", "degree"], on: map).text(as: .table)
    #expect(text.contains("\ncloseness.wasserman-faust  c 0.6  b 0.2\n"))
    #expect(text.contains("Not every actor reaches every other: closeness.wasserman-faust also"))
    #expect(text.contains("closeness and eccentricity look at those alone"))
    var connected = star
    connected.actors.removeLast()
    let whole = try overview(["closeness", "eccentricity"], on: connected).text(as: .table)
    #expect(whole.contains("\ncloseness     Actor c 1 "))
    #expect(!whole.contains("Not every actor"))
  }

  @Test("ties, sets and the whole map by names, apart from the heading, with what was chosen")
  func others() throws {
    let text = try overview(["bridges", "group-degree", "reach-set"], on: star).text(as: .table)
    #expect(text.contains("bridges: Actor c – Actor x 1; Actor c – Actor y 1; "))
    #expect(text.contains("which actors together\n\nTies, groups and the whole:\n"))
    #expect(text.contains("group-degree (group-by side, direction in): – (no actor has a group)\n"))
    #expect(text.contains("reach-set (reach-steps 2, share 100, direction in, effort 300): "))
    var directed = star
    for tie in directed.relationships.indices { directed.relationships[tie].directed = true }
    #expect(
      try overview(["bridges"], on: directed).text(as: .table)
        .contains("bridges: Actor c → Actor x 1; "))
  }

  // Holland and Leinhardt 1970: of three actors with two ties out of one, the triad is 021D.
  @Test("many values of the whole map are a table")
  func tables() throws {
    let map = ActorMap(
      sides: [Side(id: "s")], actors: ["a", "b", "c"].map { Actor(id: $0, side: "s") },
      relationships: [("a", "b"), ("a", "c")].map { Relationship(from: $0, to: $1) })
    let text = try overview(["triad-census", "gould-fernandez-global"], on: map).text(as: .table)
    #expect(
      text.contains(
        """

        triad-census:

        all  003  012  102  021d  021u  021c  111d  111u  030t  030c  201  120d  120u  120c  210  300
          1    0    0    0     1     0     0     0     0     0     0    0     0     0     0    0    0

        """))
    #expect(text.contains("\ngould-fernandez-global (group-by side, no-side single):\n\n"))
    let lines = text.split(separator: "\n")
    #expect(lines.contains { $0.split(separator: " ") == ["value", "expected", "z"] })
    #expect(lines.contains { $0.hasPrefix("coordinator ") && $0.contains("  0  ") })
    // By name it is the same table.
    #expect(
      try report(["gould-fernandez-global"], on: map).text(as: .table).contains("\ncoordinator "))
  }

  @Test("what is not asked for with all, and what was chosen, is told")
  func chosen() throws {
    var trusting = star
    for tie in trusting.relationships.indices { trusting.relationships[tie].trust = Trust(0.5) }
    let text = try overview(["degree", "pagerank", "eigen-trust"], on: trusting).text(as: .table)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let byName = MeasureCatalog.all.map { $0.descriptor }.filter(\.isOnlyByName).map(\.id)
    #expect(text.contains(": \(byName.joined(separator: ", "))."))
    #expect(text.contains("Computed with damping 0.85, accuracy 1e-12: pagerank."))
    #expect(text.contains("restart 0.15, trusted any: eigen-trust."))
  }

  @Test("every measure of the catalogue on the Oslo map, within 100 columns", arguments: readings)
  func oslo(reading: Reading) throws {
    let report = try oslo(read: reading)
    let text = report.text(as: .table)
    #expect(longestLine(text) <= 100)
    for measure in report.results { #expect(text.contains(measure.descriptor.id)) }
    for refusal in report.refusals { #expect(text.contains(refusal.measure)) }
  }

  // The seven were counted by hand in the file of the map.
  @Test("negative ties are named once for all measures that refuse them")
  func negativeTies() throws {
    let report = try oslo(read: .signed)
    let text = report.text(as: .table).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(report.refusals.count > 20)
    #expect(text.split(separator: "likud>yitzhak-rabin:trust").count == 2)
    #expect(
      text.contains("The view has 7 negative ties, on which these measures have no meaning: hamas>")
    )
    let sentences = MeasureRefusal.sentences(report.refusals)
    #expect(sentences.count { $0.contains("likud>yitzhak-rabin:trust") } == 1)
    for refusal in report.refusals {
      #expect(sentences.contains { $0.contains(refusal.measure) })
    }
    #expect(text.contains(": read the map as trust or hops, or ask for pn-centrality, which reads"))
    // Alone, a measure says what was wrong with it.
    let betweenness = report.refusals.first { $0.measure == "betweenness" }
    #expect(betweenness?.reason.hasPrefix("betweenness has no meaning on negative ties") == true)
  }

  private static let readings: [Reading] = [.trust, .hops, .strength, .signed]

  private func oslo(read reading: Reading) throws -> MeasureReport {
    let map = try ShippedMap("oslo-1993").map
    let graph = ActorGraph(freezing: map, options: ViewOptions(reading: reading))
    var report = MeasureReport(
      title: map.title, actors: graph.actorCount, view: graph.view, results: [])
    for measure in MeasureCatalog.all where !measure.descriptor.isOnlyByName {
      let id = measure.descriptor.id
      let outcome = Result { () throws(AnalysisError) in
        try MeasureCatalog.result(id, on: graph)
      }
      switch outcome {
      case .success(let result): report.results.append(result)
      case .failure(let error): report.refusals.append(MeasureRefusal(id, error))
      }
    }
    report.isOverview = true
    return report
  }
}
