// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// Small maps worked by hand, and the Mozambique map, whose stances stand in its sources.
@Suite("Norm anchoring")
struct NormAnchoringTests {
  private func findings(
    _ map: ActorMap, _ parameters: [String: String] = [:]
  ) throws -> MediationFindings {
    try MediationCatalog.result("norms", parameters: parameters, on: MediationGround(map)).findings
  }

  private func stance(
    _ actor: String, _ norm: String, _ position: StancePosition, _ date: String? = nil
  ) -> Stance {
    Stance(actor: actor, norm: norm, position: position, date: date.flatMap { CalendarDate($0) })
  }

  // pa accepts n1, n2 and, until 1991, n3; pb accepts n1 and n3, rejects n2; nobody says yes to
  // n4. Acc(m) = .6, Acc(n) = .3.
  private var four: ActorMap {
    var map = conflict(
      mediators: ["m", "n"],
      [trust("pa", "m", 0.6), trust("pb", "m", 0.9), trust("pa", "n", 0.3), trust("pb", "n", 0.3)])
    map.norms = ["n1", "n2", "n3", "n4"].map { Norm(id: $0) }
    map.stances = [
      stance("pa", "n1", "accepts"), stance("pb", "n1", "accepts"), stance("m", "n1", "accepts"),
      stance("n", "n1", "accepts"), stance("pa", "n2", "accepts"), stance("pb", "n2", "rejects"),
      stance("pa", "n3", "accepts", "1990"), stance("pa", "n3", "rejects", "1992-05"),
      stance("pb", "n3", "accepts"), stance("pb", "n4", "silent"),
    ]
    return map
  }

  @Test(
    "shared base 1 of 3; as of 1991, when pa still accepted n3, 2 of 3", arguments: [nil, 1, 2])
  func base(seed: Int?) throws {
    var map = seed.map { four.relabelled(seed: $0) } ?? four
    let now = try findings(map).cells("pairs", of: "A+B")
    #expect(now["both"] == .count(1) && now["either"] == .count(3))
    #expect(isClose(now["base"]?.number, 1.0 / 3))
    map.asOf = CalendarDate("1991")
    let then = try findings(map)
    #expect(then.cells("pairs", of: "A+B")["base"] == .number(2.0 / 3))
    #expect(then.notices.contains { $0.hasPrefix("One stance is dated after") })
  }

  @Test("where the sides stand on each norm, and the sentences that say so")
  func positions() throws {
    let found = try findings(four)
    let (a, b) = (MediationCell.items([Named("A")]), MediationCell.items([Named("B")]))
    #expect(found.cells("norms", of: "n1")["shared"] == .truth(true))
    #expect(found.cells("norms", of: "n2")["accepts"] == a)
    #expect(found.cells("norms", of: "n2")["rejects"] == b)
    #expect(found.cells("norms", of: "n3")["rejects"] == a)
    #expect(found.cells("norms", of: "n4")["silent"] == b)
    #expect(found.cells("norms", of: "n4")["unrecorded"] == a)
    let texts = found.sentences.map(\.text)
    #expect(texts.first == "A and B both accept 1 of 4 norms on the map.")
    #expect(texts.contains("Not shared: “n2”: A accepts it and B rejects it."))
  }

  @Test("m, trusted .6, could witness the shared norm; n, trusted .3, only at a lower threshold")
  func witnesses() throws {
    let found = try findings(four)
    #expect(found.section("witnesses")?.rows.map { $0.subject[0].id } == ["m"])
    #expect(found.cells("witnesses", of: "m")["accepted"] == .count(1))
    let lower = try findings(four, ["min-trust": "0.3"])
    #expect(lower.section("witnesses")?.rows.map { $0.subject[0].id } == ["m", "n"])
    var unasked = four
    unasked.stances.removeAll { $0.actor == "m" }
    let texts = try findings(unasked).sentences.map(\.text)
    #expect(texts.contains { $0.hasPrefix("To ask: whether m (acceptability 0.6)") })
  }

  @Test("speakers who differ, or a record that contradicts itself, divide a side")
  func divided() throws {
    var map = four
    map.actors.append(Actor(id: "pa2", roles: [.party], side: "A"))
    map.stances.append(stance("pa2", "n1", "rejects"))
    map.stances.append(stance("pb", "n2", "accepts"))
    let found = try findings(map)
    #expect(found.cells("norms", of: "n1")["divided"] == .items([Named("A")]))
    #expect(found.cells("norms", of: "n2")["divided"] == .items([Named("B")]))
    // A accepts n2 alone, B accepts n1 and n3: none of three.
    #expect(found.cells("pairs", of: "A+B")["base"] == .number(0))
  }

  @Test("three sides: a norm is shared where all accept it; every pair has its base")
  func three() throws {
    var map = four
    map.sides.append(Side(id: "C"))
    map.actors.append(Actor(id: "pc", roles: [.party], side: "C"))
    map.stances.append(stance("pc", "n2", "accepts"))
    let found = try findings(map)
    #expect(found.cells("norms", of: "n1")["shared"] == .truth(false))
    #expect(found.cells("pairs", of: "A+C")["base"] == .number(0.5))
    #expect(found.cells("pairs", of: "B+C")["base"] == .number(0))
    #expect(found.section("witnesses")?.rows.isEmpty == true)
  }

  @Test("Mozambique: three norms that both accept, and one on which they part: 3 of 4")
  func mozambique() throws {
    let found = try findings(ShippedMap("mozambique-1992").map)
    #expect(found.cells("pairs", of: "government+renamo")["base"] == .number(0.75))
    #expect(found.cells("norms", of: "immediate-cessation")["shared"] == .truth(false))
  }

  @Test("without norms or stances there is a sentence and no number")
  func nothing() throws {
    var map = four
    map.stances = []
    let silent = try findings(map)
    #expect(silent.cells("pairs", of: "A+B")["base"] == .undefined(.noStance))
    #expect(silent.sentences.map(\.text).contains { $0.contains("no stance of those who speak") })
    map.norms = []
    #expect(try findings(map).sentences.map(\.text).contains { $0.contains("records no norms") })
  }
}
