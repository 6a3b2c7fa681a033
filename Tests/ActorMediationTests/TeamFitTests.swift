// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// D19 on a map of three sides, worked by hand. m and n trust each other 0.8 and 0.6, mutual 0.6;
/// m distrusts k −0.4 and k trusts m 0.3, mutual −0.4; n trusts k 0.7 and nothing is recorded back.
///
/// At 0.5 along chains: m is reached by pa 0.9 and pb 0.6; n by pa 0.9 · 0.8 = 0.72 and pc 0.55,
/// not by pb 0.48; k by pa 0.72 · 0.7 = 0.504 only. Jaccard: m n 1/3, m k 1/2, n k 1/2.
@Suite("Mediator team fit")
struct TeamFitTests {
  private let id = "team-fit"

  private let map = ActorMap(
    sides: [Side(id: "A"), Side(id: "B"), Side(id: "C")],
    actors: [
      Actor(id: "pa", roles: [.party], side: "A"), Actor(id: "pb", roles: [.party], side: "B"),
      Actor(id: "pc", roles: [.party], side: "C"), Actor(id: "m", roles: [.mediator]),
      Actor(id: "n", roles: [.mediator]), Actor(id: "k", roles: [.mediator]), Actor(id: "z"),
    ],
    relationships: [
      trust("m", "n", 0.8), trust("n", "m", 0.6), trust("m", "k", -0.4), trust("k", "m", 0.3),
      trust("n", "k", 0.7), trust("pa", "m", 0.9), trust("pb", "m", 0.6), trust("pc", "n", 0.55),
    ])

  @Test("mutual trust: mean 0.1 and lowest −0.4 of 2 of 3 pairs; coverage 3 of 3, overlap 4/9")
  func team() throws {
    let answer = try AnalyticAnswer(id, map)
    func number(_ column: String) throws -> Double? {
      try answer.numbers(column, in: "team")["team"]
    }
    #expect(try number("size") == 3)
    #expect(isClose(try number("mutual-trust.mean"), 0.1))
    #expect(isClose(try number("mutual-trust.lowest"), -0.4))
    #expect(try number("pairs") == 3)
    #expect(try number("pairs.known") == 2)
    #expect(try number("covered") == 3)
    #expect(try number("parties") == 3)
    #expect(isClose(try number("overlap"), 4.0 / 9))
  }

  @Test("pairs, members and parties")
  func details() throws {
    let answer = try AnalyticAnswer(id, map)
    #expect(areClose(try answer.numbers("mutual-trust", in: "pairs"), ["k+m": -0.4, "m+n": 0.6]))
    #expect(try answer.cells("mutual-trust", in: "pairs")["k+n"] == .undefined(.noRecordedTrust))
    let highest = try answer.numbers("highest-trust", in: "pairs")
    #expect(areClose(highest, ["k+m": 0.3, "m+n": 0.8, "k+n": 0.7]))
    let overlap = try answer.numbers("overlap", in: "pairs")
    #expect(areClose(overlap, ["k+m": 0.5, "m+n": 1.0 / 3, "k+n": 0.5]))
    #expect(
      try answer.items("covered-parties", in: "members") == [
        "m": ["pa", "pb"], "n": ["pa", "pc"], "k": ["pa"],
      ])
    #expect(
      try answer.items("members", in: "parties")
        == ["pa": ["k", "m", "n"], "pb": ["m"], "pc": ["n"]])
    #expect(answer.text.contains("m distrusts k"))
    #expect(answer.text.contains("n trusts k"))
  }

  @Test("a team may be named; who does not exist is refused")
  func named() throws {
    let answer = try AnalyticAnswer(id, map, with: ["team": "n,m"])
    #expect(try answer.numbers("mutual-trust.mean", in: "team")["team"] == 0.6)
    #expect(isClose(try answer.numbers("overlap", in: "team")["team"], 1.0 / 3))
    #expect(throws: MediationError.unknownActor("nobody")) {
      try AnalyticAnswer(id, map, with: ["team": "m,nobody"])
    }
    let two = try AnalyticAnswer(id, map, with: ["team": "n,k"])
    #expect(two.text.contains("Mutual trust is undefined: trust is not recorded both ways."))
    let alone = try AnalyticAnswer(id, map, with: ["team": "m"])
    #expect(try alone.cells("overlap", in: "team")["team"] == .undefined(.noTeam))
    #expect(try alone.cells("mutual-trust.mean", in: "team")["team"] == .undefined(.noTeam))
    #expect(try alone.numbers("covered", in: "team")["team"] == 2)
  }

  @Test("exchanged ids give the same numbers", arguments: 0..<4)
  func exchanged(seed: Int) throws {
    let answer = try AnalyticAnswer(id, map.relabelled(seed: seed))
    #expect(isClose(try answer.numbers("mutual-trust.mean", in: "team")["team"], 0.1))
    #expect(isClose(try answer.numbers("overlap", in: "team")["team"], 4.0 / 9))
  }

  @Test("nothing recorded, nobody covered, no mediator: undefined with the reason, and a sentence")
  func nothing() throws {
    let none = try AnalyticAnswer(id, conflict(mediators: ["m", "n"], []))
    #expect(
      try none.cells("mutual-trust.mean", in: "team")["team"] == .undefined(.noMutualTrust))
    #expect(try none.cells("covered", in: "team")["team"] == .undefined(.noTies))
    #expect(try none.cells("overlap", in: "team")["team"] == .undefined(.noTies))
    #expect(none.text.contains("Mutual trust is undefined"))
    let far = try AnalyticAnswer(
      id, conflict(mediators: ["m", "n"], [trust("pa", "m", 0.2), trust("m", "n", 0.5)]))
    #expect(try far.cells("overlap", in: "team")["team"] == .undefined(.noPartyCovered))
    #expect(try far.numbers("covered", in: "team")["team"] == 0)
    let nobody = try AnalyticAnswer(id, conflict(mediators: [], [trust("pa", "pb", 0.3)]))
    #expect(nobody.text.contains("No actor is a candidate"))
    #expect(try nobody.cells("covered", in: "team")["team"] == .undefined(.noTeam))
  }
}
