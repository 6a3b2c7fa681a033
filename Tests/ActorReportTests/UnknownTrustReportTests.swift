// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMediation
import ActorModel
import Testing

@testable import ActorReport

/// Two Valleys with every tie, and no number of trust on any: what nobody recorded is never 0.
@Suite("Bridges on a map on which nobody's trust is recorded")
struct UnknownTrustReportTests {
  private let report: BridgeReport

  init() throws {
    var map = try valleys()
    for place in map.relationships.indices { map.relationships[place].trust = nil }
    report = try BridgeReport(BridgeQuestion(), on: map)
  }

  @Test("CSV leaves empty what is unknown")
  func csv() throws {
    let table = rows(report.text(as: .csv))
    let unknown = [
      "rank", "acceptability", "acceptability.A", "acceptability.B", "bias", "critical",
      "independence.GOV", "independence.IO", "independence.least", "constraint.IO", "stigma.IO",
      "hostile-pairs", "hostile-pairs.weighted", "critical.actors",
    ]
    for row in table.dropFirst() {
      for column in unknown {
        let place = try #require(table[0].firstIndex(of: column))
        #expect(row[place] == "", "\(column) of \(row[0])")
      }
    }
  }

  @Test("JSON leaves out what is unknown, and says why")
  func tree() throws {
    let document = try json(report.text(as: .json))
    let channels = try #require(document["channels"] as? JSON)
    #expect(channels["count"] == nil && channels["reason"] as? String == "noTies")
    for candidate in try #require(document["candidates"] as? [JSON]) {
      for reach in try #require(candidate["reaches"] as? [JSON]) { #expect(reach["trust"] == nil) }
      #expect(candidate["criticalActors"] == nil && isEqual(candidate["decidedBy"], [String]()))
      #expect((candidate["hostilePairs"] as? JSON)?["count"] == nil)
      let columns = (candidate["undefined"] as? [JSON] ?? []).map { $0["column"] as? String }
      #expect(columns.contains("criticalActors") && columns.contains("hostilePairs"))
    }
  }

  @Test("the table has no 0 for what is unknown, and the right reason")
  func table() {
    let text = report.text(as: .table)
    #expect(
      text.contains("   –  EC     Elders’ council                            –  –  –     –\n"))
    #expect(text.contains(": unknown, for no tie of this"))
    #expect(text.contains("undefined where no tie of the view has a value to read"))
    #expect(!text.contains("is 0 already"))
  }
}
