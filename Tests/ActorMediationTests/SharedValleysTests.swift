// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// What the design's file of values has of Two Valleys: computed there by Python with networkx
/// 3.6.1, and by trying all tables, plans and splits. The last line says that nothing of it went
/// unread; two entries are of measures, and SharedReferenceTests in ActorAnalyticsTests reads them.
@Suite(
  "Two Valleys as the design's file has it",
  .enabled(
    if: ReferenceValues.file != nil,
    "skipped: the folder of outside test material is not here"))
struct SharedValleysTests {
  let map: ActorMap
  let report: BridgeReport
  let ground: MediationGround

  init() throws {
    map = try ShippedMap("two-valleys").map
    report = try BridgeReport(BridgeQuestion(between: ["A", "B"]), on: map)
    ground = try MediationGround(map)
  }

  @Test("every value")
  func values() throws {
    let values = try ReferenceValues(part: "twoValleys")
    try all(values)
    let measures = values.untaken.filter {
      $0.hasPrefix("tieFixture_undirected/") || $0.hasPrefix("D6_gouldFernandez_globalZ_exact/")
    }
    #expect(values.untaken == measures && measures.count == 10)
  }

  func all(_ values: ReferenceValues) throws {
    try ties(values)
    try candidates(values)
    try channels(values)
    try ranking(values)
    try tables(values)
    try frontier(values)
    try gaps(values)
    try steps(values)
    try threeRaises(values)
    try camps(values)
  }

  private func expect(
    _ found: [String: Double], _ expected: [String: Double], tolerance: Double = 1e-9,
    at place: SourceLocation = #_sourceLocation
  ) {
    #expect(Set(found.keys) == Set(expected.keys), sourceLocation: place)
    for (id, value) in expected {
      let isSame = isClose(found[id], value, tolerance: tolerance)
      #expect(isSame, "\(id): \(found[id] ?? .nan), not \(value)", sourceLocation: place)
    }
  }

  func section(
    _ analytic: String, _ section: String, _ parameters: [String: String] = [:]
  ) throws -> MediationSection {
    let result = try MediationCatalog.result(analytic, parameters: parameters, on: ground)
    return try #require(result.findings.section(section), "\(analytic) \(section)")
  }

  /// The rows of a section by the ids of their subject, with the number of a column.
  private func numbers(_ section: MediationSection, _ column: String) throws -> [Set<String>:
    Double]
  {
    let place = try #require(section.columns.firstIndex { $0.id == column })
    return Dictionary(
      section.rows.map { (Set($0.subject.map(\.id)), $0.cells[place].number ?? .nan) },
      uniquingKeysWith: { first, _ in first })
  }

  // MARK: - The map

  private func ties(_ values: ReferenceValues) throws {
    func written(_ list: [[Any]]) -> Set<String> {
      Set(list.map { $0.map { "\($0)" }.joined(separator: " ") })
    }
    // A tie that holds both ways is two in the file.
    let trusts = map.relationships.filter { $0.trust != nil }.flatMap { tie -> [[Any]] in
      let there: [Any] = [tie.from, tie.to, tie.trust?.value ?? 0]
      return tie.directed ? [there] : [there, [tie.to, tie.from, tie.trust?.value ?? 0]]
    }
    let listed: [[Any]] = try values.take("trust")
    #expect(written(listed) == written(trusts) && listed.count == trusts.count)
    let support: [[Any]] = try values.take("support")
    let given = map.relationships.filter { $0.kind == .sponsorship }.map { tie -> [Any] in
      [tie.from, tie.to, tie.strength?.value ?? 0]
    }
    #expect(written(support) == written(given) && support.count == given.count)
    var population: [String: Double] = [:]
    for actor in map.actors { population[actor.id] = actor.populationShare?.value }
    expect(population, try values.take("population"))
    var confidence: [String: Double] = try values.take("confidence")
    let other = confidence.removeValue(forKey: "other")
    for tie in map.relationships where tie.trust != nil {
      let expected = confidence.removeValue(forKey: "\(tie.from)->\(tie.to)") ?? other
      #expect(tie.confidence.flatMap(map.confidence)?.value == expected)
    }
    #expect(confidence.isEmpty)
  }

  // MARK: - D2, D3, D6, D20

  private func candidates(_ values: ReferenceValues) throws {
    func by(_ value: (BridgeCandidate) -> Double?) -> [String: Double] {
      var found: [String: Double] = [:]
      for candidate in report.candidates { found[candidate.actor] = value(candidate) }
      return found
    }
    expect(by { $0.acceptability.number }, try values.take("acceptability"))
    // Three digits.
    expect(by { $0.biases[0].value.number }, try values.take("bias"), tolerance: 5.01e-4)
    expect(by { $0.support.support.number }, try values.take("supportScore"))
    let shares: [String: Any] = try values.take("supportHHI")
    expect(by { $0.support.concentration.number }, shares.compactMapValues { $0 as? Double })
    #expect(Set(shares.keys) == Set(report.candidates.map(\.actor)))
    #expect(
      report.candidates.compactMap(\.acceptability.number).max()
        == (try values.take("bridgeTrust")))
    let independence: Double = try values.take("independence")
    for candidate in report.candidates {
      #expect(candidate.independence.map(\.value) == [.value(independence), .value(independence)])
    }
    let without = map.removingTies { $0.from == "PB" && $0.to == "UN" }
    let envoy = try BridgeReport(BridgeQuestion(), on: without).candidate("UN")
    #expect(
      envoy.independence.first { $0.sponsor == "IO" }?.value.number
        == (try values.take("independence_UN_IO_without_PB_UN")))
  }

  private func channels(_ values: ReferenceValues) throws {
    let narrow = try #require(report.channels.first)
    #expect(narrow.count == (try values.take("channels_theta05", "count")))
    #expect(narrow.minimumCuts == [try values.take("channels_theta05", "minimumCut")])
    #expect(narrow.shortest?.hops == (try values.take("channels_theta05", "shortestHops")))
    #expect(narrow.strongest?.hops == (try values.take("channels_theta05", "bestTrustHops")))
    let wide = try BridgeReport(BridgeQuestion(roles: nil), on: map).channels[0]
    #expect(wide.count == (try values.take("channels_theta05", "withoutRoleFilter")))
  }

  private func ranking(_ values: ReferenceValues) throws {
    let report = try BridgeReport(BridgeQuestion(uncertainty: UncertaintyOptions()), on: map)
    let confidence = try #require(report.confidence)
    var firsts: [String: Double] = [:]
    let intervals: [String: [Double]] = try values.take("ranking", "q05q95")
    #expect(intervals.count == confidence.candidates.count)
    for candidate in confidence.candidates {
      firsts[candidate.actor] = candidate.first
      let interval = intervals[candidate.actor]
      #expect(isClose(candidate.acceptability.low, interval?.first))
      #expect(isClose(candidate.acceptability.high, interval?.last))
    }
    expect(firsts, try values.take("ranking", "pRank1"), tolerance: 1e-12)
    #expect(isClose(confidence.nobody, try values.take("ranking", "nobody", as: Double.self)))
    for actor in ["WN", "NG"] {
      let expected: [String: Double] = try values.take("ranking", "tipping\(actor)")
      var found: [String: Double] = [:]
      for tie in confidence.tippingTies(of: actor) {
        found["\(tie.from)->\(tie.to)"] = tie.importance
      }
      expect(found, expected)
    }
  }

  // MARK: - D9, D10, D14

  private func tables(_ values: ReferenceValues) throws {
    var expected: [Set<String>: Double] = [:]
    for set in try values.take("minSets_theta05", as: [[Any]].self) {
      expected[Set(set.compactMap { $0 as? String })] = set.last as? Double
    }
    let links = try numbers(section("convening-set", "tables"), "weakest-link")
    #expect(links.count == 3 && links == expected)
    let both = try section("convening-set", "tables", ["require": "PA,PB"])
    let required: [String] = try values.take("minSetPrincipals_theta05")
    #expect(both.rows.map { Set($0.subject.map(\.id)) } == [Set(required)])
    let coverage = Coverage(ground, CoverageQuestion(try arguments("inclusion-frontier")))
    let problem = try convening().problem
    #expect(coverage.constituencies.count == 3 && values.keys("coverage").count == 4)
    for table in values.keys("coverage") {
      let members = table.split(separator: ",").compactMap { place(String($0)) }
      let share: Double = try values.take("coverage", table)
      #expect(isClose(problem.cover(members.sorted()), share), "\(table)")
    }
  }

  private func arguments(_ analytic: String) throws -> MediationArguments {
    try MediationArguments(for: MediationCatalog.analytic(analytic).descriptor)
  }

  private func convening() throws -> Convening {
    let arguments = try arguments("inclusion-frontier")
    return try Convening(
      ground, ConveneQuestion(arguments), coverage: Coverage(ground, CoverageQuestion(arguments)))
  }

  private func place(_ id: String) -> Int? { ground.map.actors.firstIndex { $0.id == id } }

  /// The report ends where nothing more can be covered, with four seats; the file goes on to six.
  private func frontier(_ values: ReferenceValues) throws {
    let convening = try convening()
    let points = try values.take("frontier", as: [[String: Any]].self)
    #expect(points.count == 4)
    for expected in points {
      let size = try #require(expected["k"] as? Int)
      let point = try #require(convening.frontier(from: size, upTo: size).points.first)
      #expect(isClose(point.cover, expected["cover"] as? Double))
      let sets = try #require(expected["sets"] as? [[String]])
      #expect(
        Set(point.tables.map { Set($0.members.map { ground.map.actors[$0].id }) })
          == Set(sets.map { Set($0) }))
      #expect(point.tables.count == sets.count)
      #expect(point.tables.allSatisfy { $0.weakestLink == expected["weakestLink"] as? Double })
      var search = TableSearch(convening.problem, limit: Convening.patience)
      let all = search.tables(size: size, covering: point.cover)
      #expect(all.count == expected["allMaxCoverSets"] as? Int && !search.gaveUp)
      #expect(Set(expected.keys) == ["k", "cover", "sets", "weakestLink", "allMaxCoverSets"])
    }
    #expect(
      try section("inclusion-frontier", "frontier").rows.map(\.subject.count) == [3, 4])
  }

  private func gaps(_ values: ReferenceValues) throws {
    #expect(values.keys("ruralUrban").count == 2)
    for key in values.keys("ruralUrban") {
      let table: [String] = try values.take("ruralUrban", key, "table")
      #expect(table.joined(separator: ",") == key)
      let gap = try section("representation-gap", "gap", ["table": key])
      for (name, column) in [
        ("rural", "cover.rural"), ("urban", "cover.urban"), ("gap", "gap"),
        ("ruralAccess", "access.rural"), ("urbanAccess", "access.urban"),
      ] {
        let expected: Double = try values.take("ruralUrban", key, name)
        #expect(isClose(try numbers(gap, column)[Set(table)], expected), "\(key) \(name)")
      }
      // Nobody at these tables has a locality.
      #expect(!(try values.take("ruralUrban", key, "representationRatio", as: Any.self) is Double))
      let ratio = try #require(gap.columns.firstIndex { $0.id == "representation" })
      #expect(gap.rows[0].cells[ratio] == .undefined(.noKnownMember))
      let problem = try convening().problem
      let members = table.compactMap(place).sorted()
      let covered: Double = try values.take("ruralUrban", key, "coverage")
      #expect(isClose(problem.cover(members), covered))
      let coverage = Coverage(ground, CoverageQuestion(try arguments("inclusion-frontier")))
      let reached = problem.covered(by: members)
      let missing = coverage.constituencies.indices.filter { !reached.contains($0) }
        .map { ground.map.actors[coverage.constituencies[$0]].id }
      #expect(missing == (try values.take("ruralUrban", key, "missing")))
    }
  }
}
