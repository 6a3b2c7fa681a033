// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorMediation

/// Values of the mediation design (D12), and small maps worked by hand.
@Suite("Support and independence")
struct SupportTradeOffTests {
  private func values(
    _ map: ActorMap, _ column: String, in section: String = "candidates",
    with parameters: [String: String] = [:]
  ) throws -> [String: MediationCell] {
    let result = try MediationCatalog.result(
      "support-and-independence", parameters: parameters, on: MediationGround(map))
    let section = try #require(result.findings.section(section))
    let place = try #require(section.columns.firstIndex { $0.id == column })
    return Dictionary(
      uniqueKeysWithValues: section.rows.map { row in
        (row.subject.map(\.name).joined(separator: "+"), row.cells[place])
      })
  }

  private func areClose(_ cells: [String: MediationCell], _ expected: [String: Double]) -> Bool {
    cells.count == expected.count
      && expected.allSatisfy { isClose(cells[$0.key]?.number, $0.value) }
  }

  @Test(
    "Two Valleys: support .80, .44, .40, 0; concentration 1, .52, 1; independence 1",
    arguments: [nil, 1, 2, 3])
  func twoValleys(seed: Int?) throws {
    var map = try ShippedMap("two-valleys").map
    for index in map.actors.indices { map.actors[index].name = map.actors[index].id }
    if let seed { map = map.relabelled(seed: seed) }
    #expect(areClose(try values(map, "support"), ["UN": 0.8, "WN": 0.44, "NG": 0.4, "EC": 0]))
    let shares = try values(map, "support.concentration")
    #expect(areClose(shares.filter { $0.key != "EC" }, ["UN": 1, "WN": 0.52, "NG": 1]))
    #expect(shares["EC"] == .undefined(.noSponsor))
    #expect(areClose(try values(map, "independence"), ["UN": 1, "WN": 1, "NG": 1, "EC": 1]))
    let groups = try values(map, "group")
    #expect(groups["EC"] == .text("independent, not backed"))
    #expect(groups["UN"] == .text("backed and independent"))
    #expect(try values(map, "front")["UN"] == .truth(true))
  }

  @Test(
    "without PB's own trust in the envoy its standing is borrowed: 0, and the sponsor's leaving takes 0.4"
  )
  func borrowed() throws {
    let map = try ShippedMap("two-valleys").map.removingTies { $0.from == "PB" && $0.to == "UN" }
    let name = "United Nations envoy"
    #expect(try values(map, "independence")[name]?.number == 0)
    #expect(try values(map, "group")[name] == .text("backed, not independent"))
    let lost = try values(map, "acceptability.change", in: "withdrawal")
    #expect(isClose(lost["International organisation+\(name)"]?.number, -0.4))
    // The best of all, the women's network, does not hang on either sponsor.
    let best = try values(map, "bridge-trust.change", in: "bridge")
    #expect(best.values.allSatisfy { $0.number == 0 })
  }

  @Test("a sponsor withdraws: support, acceptability and the best acceptability fall")
  func withdrawal() throws {
    // pa – s – m and pb – m: without s nobody of A reaches m, and n is left with 0.3.
    let map = conflict(
      mediators: ["m", "n"], others: [Actor(id: "s", roles: [.sponsor])],
      [
        trust("pa", "s", 0.8), trust("s", "m", 0.5), trust("pb", "m", 0.9),
        trust("pa", "n", 0.3), trust("pb", "n", 0.6), sponsors("s", "m", 0.6),
      ])
    #expect(areClose(try values(map, "acceptability"), ["m": 0.4, "n": 0.3]))
    #expect(areClose(try values(map, "independence"), ["m": 0, "n": 1]))
    #expect(areClose(try values(map, "support.change", in: "withdrawal"), ["s+m": -0.6]))
    #expect(areClose(try values(map, "acceptability.change", in: "withdrawal"), ["s+m": -0.4]))
    #expect(areClose(try values(map, "bridge-trust", in: "bridge"), ["s": 0.3]))
    #expect(areClose(try values(map, "bridge-trust.change", in: "bridge"), ["s": -0.1]))
    // Both are on the front: m has more support, n more independence.
    #expect(try values(map, "front").values.allSatisfy { $0 == .truth(true) })
    let groups = try values(map, "group", with: ["support-threshold": "0.7"])
    #expect(groups == ["m": .text("neither"), "n": .text("independent, not backed")])
  }
}
