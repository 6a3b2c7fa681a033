// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@testable import ActorMediation
@testable import ActorReport

@Suite("Words that say what they mean")
struct PlainWordsTests {
  @Test("the brief tells that a map holds several conflicts, and how to ask about one")
  func severalConflicts() throws {
    func conflict(_ from: String, _ to: String) -> Relationship {
      Relationship(from: from, to: to, kind: .conflict, directed: false)
    }
    let map = ActorMap(
      sides: ["A", "B", "X", "Y"].map { Side(id: $0) },
      actors: ["A", "B", "X", "Y"].map { (side: String) in
        Actor(id: "p" + side, roles: [.party], side: side)
      },
      relationships: [conflict("pA", "pB"), conflict("pX", "pY")])
    let brief = try Brief(.plain, on: map).text(as: .text).replacing("\n", with: " ")
      .replacing("  ", with: " ").replacing("  ", with: " ")
    #expect(
      brief.contains(
        "The map shows 2 conflicts that no hostility joins: between A and B; between X and Y."))
    #expect(brief.contains("give --between A B or --between X Y."))
  }

  /// `whatif --withdraw` leaves the sponsor where it is; here it is gone with all its ties.
  @Test("a sponsor that leaves the map is not called one that withdraws")
  func leaving() throws {
    let result = try MediationCatalog.result(
      "support-and-independence", on: MediationGround(valleys()))
    let titles = result.findings.sections.map(\.title)
    #expect(titles.count { $0.hasPrefix("If a sponsor left the map: ") } == 2)
    #expect(!titles.contains { $0.contains("withdr") })
    #expect(result.descriptor.definition.contains("whatif --withdraw"))
  }

  @Test("a map without trust is told how to ask for ties that are not there yet")
  func create() throws {
    var map = try valleys()
    for place in map.relationships.indices { map.relationships[place].trust = nil }
    let ground = try MediationGround(map)
    let plain = try MediationCatalog.result("confidence-order", on: ground).findings.notices
    #expect(plain.contains { $0.contains("--create") })
    let creating = try MediationCatalog.result(
      "confidence-order", parameters: ["create": "true"], on: ground)
    #expect(!creating.findings.notices.contains { $0.contains("--create") })
  }

  @Test("whole numbers below 0 have the same minus as others")
  func minus() throws {
    var findings = MediationFindings()
    findings.sections = [
      MediationSection(
        id: "moves", title: "Moves", subject: "actor",
        columns: [
          MediationColumn("places", "places", .count), MediationColumn("rise", "rise", .number),
        ], rows: [MediationRow([Named("a", "a")], [.count(-3), .number(-0.54)])])
    ]
    let result = MediationResult(
      descriptor: MapsBesideEachOther.descriptor, parameters: [], findings: findings)
    let text = AssessmentReport(try MediationGround(valleys()), results: [result]).text(as: .table)
    #expect(text.contains("−3") && text.contains("−0.54") && !text.contains("-3"))
  }
}
