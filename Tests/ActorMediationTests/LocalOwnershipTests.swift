// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// D13 on a map of three sides, worked by hand. Best chains, ties read both ways:
/// pa–i–pb 0.8 · 0.5 and pa–o–pb 0.5 · 0.8, both 0.4 with two ties: half each;
/// pa–j–pc 0.9 · 0.9 = 0.81; pb–s–pc 0.6 · 0.7 = 0.42 (over pa it is 0.4 · 0.81).
/// i and j are insiders, i a local institution, o is none, of s nothing is recorded.
@Suite("Local ownership")
struct LocalOwnershipTests {
  private let id = "local-ownership"

  private let map = ActorMap(
    sides: [Side(id: "A"), Side(id: "B"), Side(id: "C")],
    actors: [
      Actor(id: "pa", roles: [.party], side: "A"), Actor(id: "pb", roles: [.party], side: "B"),
      Actor(id: "pc", roles: [.party], side: "C"),
      Actor(id: "i", kind: "local-institution", roles: [.mediator], insider: true),
      Actor(id: "o", roles: [.mediator], insider: false),
      Actor(id: "j", roles: [.mediator], side: "A", insider: true), Actor(id: "s"),
    ],
    relationships: [
      trust("pa", "i", 0.8), trust("pb", "i", 0.5), trust("pa", "o", 0.5), trust("pb", "o", 0.8),
      trust("pa", "j", 0.9), trust("pc", "j", 0.9), trust("pb", "s", 0.6), trust("s", "pc", 0.7),
    ])

  @Test("who holds the bridge value: i and o half, j and s one")
  func holders() throws {
    let answer = try AnalyticAnswer(id, map)
    let values = try answer.numbers("bridge-value", in: "holders")
    #expect(areClose(values, ["i": 0.5, "o": 0.5, "j": 1, "s": 1]))
    let shares = try answer.numbers("share", in: "holders")
    let parts: [String: Double] = ["i": 1.0 / 6, "o": 1.0 / 6, "j": 1.0 / 3, "s": 1.0 / 3]
    #expect(areClose(shares, parts))
    let insiders = try answer.cells("insider", in: "holders")
    #expect(insiders["s"] == .undefined(.notRecorded) && insiders["o"] == .truth(false))
  }

  @Test("insiders hold 1.5 of all 3, at most 2.5, and 1.5 of the 2 whose holders are recorded")
  func shares() throws {
    let answer = try AnalyticAnswer(id, map)
    let all = ["all": 0.5, "A+B": 0.5, "A+C": 1]
    #expect(areClose(try answer.numbers("insider-share", in: "ownership"), all))
    #expect(try answer.cells("insider-share", in: "ownership")["B+C"] == .undefined(.noInsider))
    let recorded = try answer.numbers("share-of-recorded", in: "ownership")
    #expect(areClose(recorded, ["all": 0.75, "A+B": 0.5, "A+C": 1]))
    #expect(
      try answer.numbers("holders", in: "ownership")
        == ["all": 4, "A+B": 2, "A+C": 1, "B+C": 1])
    #expect(
      try answer.numbers("recorded", in: "ownership")
        == ["all": 3, "A+B": 2, "A+C": 1, "B+C": 0])
    #expect(
      answer.text.contains(
        "Insiders hold 50\u{A0}% of the bridge value (i and j); for 3 of the 4 holders the map records "
          + "whether they are insiders."))
    let most = try answer.numbers("insider-share.most", in: "ownership")
    let upper: [String: Double] = ["all": 2.5 / 3, "A+B": 0.5, "A+C": 1, "B+C": 1]
    #expect(areClose(most, upper))
    let use = try answer.numbers("institution-use", in: "ownership")
    let institutions: [String: Double] = ["all": 0.5 / 3, "A+B": 0.5, "A+C": 0, "B+C": 0]
    #expect(areClose(use, institutions))
  }

  @Test("insider-partial index: least over most trust of any end, with the own side")
  func partiality() throws {
    let between = try MediationCatalog.result(
      id, on: MediationGround(map, between: ["A", "B"])
    ).findings
    let section = try #require(between.section("partiality"))
    let values = Dictionary(
      uniqueKeysWithValues: section.rows.map { ($0.subject[0].id, $0.cells[0]) })
    #expect(isClose(values["i"]?.number, 0.625) && isClose(values["o"]?.number, 0.625))
    // pa trusts j 0.9; pb reaches it over s and pc: 0.6 · 0.7 · 0.9 = 0.378.
    #expect(isClose(values["j"]?.number, 0.42))
    let sides = Dictionary(
      uniqueKeysWithValues: section.rows.map { ($0.subject[0].id, $0.cells.last) })
    #expect(sides["j"] == .text("A") && sides["i"] == .text("none"))
  }

  @Test("Two Valleys: a1, the women's network and b1 carry the only best chain")
  func twoValleys() throws {
    let answer = try AnalyticAnswer(id, ShippedMap("two-valleys").map)
    let holders = try answer.numbers("bridge-value", in: "holders")
    #expect(areClose(holders, ["a1": 1, "WN": 1, "b1": 1]))
    // The women's network is an insider, of the two envoys nothing is recorded.
    #expect(areClose(try answer.numbers("insider-share", in: "ownership"), ["A+B": 1.0 / 3]))
    #expect(areClose(try answer.numbers("insider-share.most", in: "ownership"), ["A+B": 1]))
    #expect(areClose(try answer.numbers("share-of-recorded", in: "ownership"), ["A+B": 1]))
    #expect(answer.text.contains("for 1 of the 3 holders the map records"))
    #expect(!answer.text.contains("100\u{A0}% of the bridge value ("))
    #expect(try answer.numbers("institution-use", in: "ownership") == ["A+B": 0])
    let index = try answer.numbers("index", in: "partiality")
    let expected: [String: Double] = [
      "WN": 0.54 / 0.63, "NG": 0.5 / 0.54, "EC": 0.45 / 0.72, "UN": 0.4 / 0.72,
    ]
    #expect(areClose(index, expected))
  }

  @Test("exchanged ids give the same numbers", arguments: 0..<4)
  func exchanged(seed: Int) throws {
    let answer = try AnalyticAnswer(id, map.relabelled(seed: seed))
    let values = try answer.numbers("bridge-value", in: "holders").values.sorted()
    #expect(values.elementsEqual([0.5, 0.5, 1, 1], by: { isClose($0, $1) }))
    #expect(isClose(try answer.numbers("insider-share", in: "ownership")["all"], 0.5))
    #expect(isClose(try answer.numbers("share-of-recorded", in: "ownership")["all"], 0.75))
  }

  @Test("sides that speak through many: the six strongest chains are told, the rest is counted")
  func manyParties() throws {
    var actors = [Actor(id: "m", roles: [.mediator])]
    var ties: [Relationship] = []
    for number in 0..<3 {
      for side in ["A", "B"] {
        actors.append(Actor(id: "\(side)\(number)", side: side))
        ties.append(trust("\(side)\(number)", "m", 0.5 + 0.1 * Double(number)))
      }
    }
    actors.append(Actor(id: "A9", side: "A"))
    let map = ActorMap(sides: [Side(id: "A"), Side(id: "B")], actors: actors, relationships: ties)
    let answer = try AnalyticAnswer(id, map)
    // 3 · 3 pairs over m; A9 is tied to nobody, so 3 more are apart.
    #expect(try answer.numbers("bridge-value", in: "holders") == ["m": 9])
    #expect(try answer.numbers("apart", in: "ownership") == ["A+B": 3])
    #expect(answer.findings.sentences.count { $0.text.hasPrefix("Best chain") } == 6)
    #expect(answer.text.contains("3 further pairs of parties joined and 3 pairs that no chain"))
  }

  @Test("nothing recorded: undefined with the reason, and a sentence")
  func nothing() throws {
    let none = try AnalyticAnswer(id, conflict(mediators: ["m"], []))
    #expect(try none.cells("insider-share", in: "ownership")["A+B"] == .undefined(.noCrossSidePath))
    #expect(try none.cells("index", in: "partiality")["m"] == .undefined(.noPath))
    #expect(none.text.contains("No chain of trust joins"))
    let direct = try AnalyticAnswer(id, conflict(mediators: [], [trust("pa", "pb", 0.3)]))
    #expect(
      try direct.cells("insider-share", in: "ownership")["A+B"] == .undefined(.nobodyBetween))
    #expect(
      direct.text.contains("No actor is a candidate; --candidates all looks at every other actor."))
    let silent = try AnalyticAnswer(
      id, conflict(mediators: ["m"], [trust("pa", "m", 0.5), trust("pb", "m", 0.5)]))
    #expect(try silent.cells("insider-share", in: "ownership")["A+B"] == .undefined(.noInsider))
    #expect(
      silent.text.contains("is not recorded: the map does not say it of its only holder."))
    #expect(
      try silent.cells("institution-use", in: "ownership")["A+B"]
        == .undefined(.noLocalInstitution))
    #expect(silent.text.contains("m"))
  }
}
