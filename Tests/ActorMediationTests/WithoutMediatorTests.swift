// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// Maps on which nobody could mediate, and ends that are actors.
@Suite("Analytics without mediators and sides")
struct WithoutMediatorTests {
  static let ids = ["trajectory", "issues", "norms", "camps", "protection"]

  private func map() -> ActorMap {
    var map = conflict(
      mediators: [],
      [
        Relationship(
          from: "pa", to: "pb", kind: .trust, trust: Trust(0.4), layers: ["x"],
          start: CalendarDate("2020-01-01")),
        Relationship(from: "pb", to: "pa", kind: .conflict, strength: Strength(0.5), layers: ["x"]),
      ])
    map.asOf = CalendarDate("2020-12-31")
    map.norms = [Norm(id: "n")]
    map.stances = [
      Stance(actor: "pa", norm: "n", position: "accepts"),
      Stance(actor: "pb", norm: "n", position: "accepts"),
    ]
    return map
  }

  @Test("without any candidate there is an answer all the same", arguments: ids)
  func nobody(id: String) throws {
    let findings = try MediationCatalog.result(id, on: MediationGround(map())).findings
    #expect(!findings.sentences.isEmpty)
    if id == "issues" {
      #expect(
        findings.notices.contains(
          "No actor is a candidate; --candidates all looks at every other actor."))
      #expect(findings.section("bridgers")?.rows.isEmpty == true)
      #expect(isClose(findings.cells("issues", of: "x")["balance"]?.number, -0.1))
    }
    if id == "protection" {
      #expect(findings.notices.contains { $0.contains("No actor is a candidate") })
      #expect(findings.section("actors")?.rows.isEmpty == true)
    }
    if id == "norms" {
      #expect(findings.cells("pairs", of: "A+B")["base"] == .number(1))
      #expect(findings.section("witnesses")?.rows.isEmpty == true)
    }
  }

  @Test("two actors as ends of a map without sides", arguments: ids)
  func actorsAsEnds(id: String) throws {
    var sideless = map()
    sideless.sides = []
    for index in sideless.actors.indices { sideless.actors[index].side = nil }
    let named = try MediationGround(sideless, between: ["pa", "pb"])
    let findings = try MediationCatalog.result(id, on: named).findings
    switch id {
    case "issues":
      #expect(findings.cells("cross-cutting", of: "map")["cross-pairs"] == .count(1))
    case "trajectory":
      #expect(findings.section("relationships")?.rows.count == 1)
    case "norms": #expect(findings.cells("pairs", of: "pa+pb")["both"] == .count(1))
    case "protection": #expect(findings.section("channels")?.rows.count == 1)
    default: #expect(findings.cells("overview", of: "map")["hostile"] == .count(1))
    }
  }
}
