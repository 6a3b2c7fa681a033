// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// D1 on a map of three sides, worked by hand:
///
/// pa and pb talk (0.5), so their pair is closed; pa–pc and pb–pc have no direct channel.
/// m: pa 0.8, pb 0.5, pc 0.4: ab 0.40 closed, ac 0.32 and bc 0.20 open; sum 0.92, G = 0.52/0.92.
/// n: pa 0.9, pb 0.6: ab 0.54 closed; G = 0, F = 1.
/// k: pa over e 0.5 · 0.8 = 0.40, pc 0.5: ac 0.20 open; G = 1. Within one tie pa does not reach it.
/// d: pa 0.9; pb reaches it over pa, 0.5 · 0.9 = 0.45: ab 0.405 closed; G = 0, F = 1.
@Suite("Modality profile")
struct ModalityTests {
  private let id = "modality-profile"

  private func map(_ more: [Relationship] = []) -> ActorMap {
    ActorMap(
      sides: [Side(id: "A"), Side(id: "B"), Side(id: "C")],
      actors: [
        Actor(id: "pa", roles: [.party], side: "A"), Actor(id: "pb", roles: [.party], side: "B"),
        Actor(id: "pc", roles: [.party], side: "C"), Actor(id: "e"),
      ] + ["m", "n", "k", "d"].map { Actor(id: $0, roles: [.mediator]) },
      relationships: [
        tie(.communication, "pa", "pb", 0.5, directed: false), trust("pa", "m", 0.8),
        trust("pb", "m", 0.5), trust("pc", "m", 0.4), trust("pa", "n", 0.9),
        trust("pb", "n", 0.6), trust("pa", "e", 0.5), trust("e", "k", 0.8),
        trust("pc", "k", 0.5), trust("pa", "d", 0.9),
      ] + more)
  }

  private var influences: [Relationship] {
    [
      tie(.influence, "m", "pa", 0.6), tie(.influence, "m", "pb", 0.7),
      tie(.influence, "m", "e", 0.9), tie(.influence, "e", "pc", 0.8),
      tie(.influence, "n", "pa", 0.9),
    ]
  }

  @Test("between parties without a direct tie, no strongest one, and that is the reason given")
  func noDirectTie() throws {
    let strongest = try AnalyticAnswer(id, map()).cells("strongest", in: "pairs")
    #expect(
      strongest == [
        "pa+pb": .number(0.5), "pa+pc": .undefined(.noDirectTie),
        "pb+pc": .undefined(.noDirectTie),
      ])
    #expect(UndefinedReason.noDirectTie.words == "no usable direct tie joins the two parties")
  }

  @Test("go-between, facilitator, mixed: shares of contact over pairs without and with a channel")
  func shares() throws {
    let answer = try AnalyticAnswer(id, map())
    let open = try answer.numbers("go-between", in: "candidates")
    #expect(areClose(open, ["m": 0.52 / 0.92, "n": 0, "k": 1, "d": 0]))
    let closed = try answer.numbers("facilitator", in: "candidates")
    #expect(areClose(closed, ["m": 0.4 / 0.92, "n": 1, "k": 0, "d": 1]))
    let contact = try answer.numbers("contact", in: "candidates")
    #expect(areClose(contact, ["m": 0.92, "n": 0.54, "k": 0.2, "d": 0.405]))
    #expect(
      try answer.cells("modality", in: "candidates") == [
        "m": .text("mixed"), "n": .text("facilitator"), "k": .text("go-between"),
        "d": .text("facilitator"),
      ])
    #expect(
      try answer.cells("direct", in: "pairs") == [
        "pa+pb": .truth(true), "pa+pc": .truth(false), "pb+pc": .truth(false),
      ])
  }

  @Test("the margin and the length of chains are parameters")
  func parameters() throws {
    let narrow = try AnalyticAnswer(id, map(), with: ["mixed-below": "0.1"])
    #expect(try narrow.cells("modality", in: "candidates")["m"] == .text("go-between"))
    let short = try AnalyticAnswer(id, map(), with: ["hops": "1"])
    let words = try short.cells("modality", in: "candidates")
    #expect(words["k"] == .text("not connected"))
    #expect(try short.cells("go-between", in: "candidates")["k"] == .undefined(.noContact))
    // A chain over the other party is no chain of one tie.
    #expect(words["d"] == .text("not connected"))
  }

  @Test("leverage is the least influence on any party: 0.6 of 0.6, 0.7 and 0.9 · 0.8")
  func leverage() throws {
    let answer = try AnalyticAnswer(id, map(influences))
    let values = try answer.numbers("leverage", in: "candidates")
    #expect(areClose(values, ["m": 0.6, "n": 0, "k": 0, "d": 0]))
    let words = try answer.cells("modality", in: "candidates")
    #expect(words["m"] == .text("broker/manipulator-capable"))
    #expect(words["n"] == .text("facilitator"))
    let high = try AnalyticAnswer(id, map(influences), with: ["leverage": "0.61"])
    #expect(try high.cells("modality", in: "candidates")["m"] == .text("mixed"))
    let none = try AnalyticAnswer(id, map())
    #expect(try none.cells("leverage", in: "candidates")["m"] == .undefined(.noInfluence))
  }

  @Test("influence of unknown strength that decides is undefined, not 0")
  func unknownInfluence() throws {
    var ties = influences
    ties[3].strength = nil
    let answer = try AnalyticAnswer(id, map(ties))
    #expect(try answer.cells("leverage", in: "candidates")["m"] == .undefined(.unknownInfluence))
    #expect(try answer.cells("leverage", in: "candidates")["n"]?.number == 0)
    #expect(answer.findings.notices.contains { $0.contains("e>pc:influence") })
  }

  @Test("a broken communication is no channel; one without strength counts as 1 and is named")
  func communication() throws {
    var broken = map()
    broken.relationships[0].status = .broken
    let open = try AnalyticAnswer(id, broken)
    #expect(try open.cells("direct", in: "pairs")["pa+pb"] == .truth(false))
    #expect(try open.numbers("go-between", in: "candidates")["n"] == 1)
    var unknown = map()
    unknown.relationships[0].strength = nil
    let counted = try AnalyticAnswer(id, unknown)
    // pb over pa 1 · 0.8: ab 0.8 · 0.8, ac 0.8 · 0.4, bc 0.8 · 0.4.
    #expect(isClose(try counted.numbers("contact", in: "candidates")["m"], 1.28))
    #expect(counted.findings.notices.contains { $0.contains("pa>pb:communication") })
  }

  @Test("Two Valleys: four go-betweens, no influence; the women's network is a liaison 15 times")
  func twoValleys() throws {
    let answer = try AnalyticAnswer(id, ShippedMap("two-valleys").map)
    let shares = try answer.numbers("go-between", in: "candidates")
    #expect(areClose(shares, ["EC": 1, "NG": 1, "UN": 1, "WN": 1]))
    // The envoy: PA 0.4 itself, PB 0.8 · 0.9 over the organisation.
    let contact = try answer.numbers("contact", in: "candidates")
    #expect(areClose(contact, ["EC": 0.324, "NG": 0.27, "UN": 0.288, "WN": 0.3402]))
    // a1, b1, IO, GOV, RL, UC are not tied to each other: 6 · 5 / 2 pairs, all of other groups.
    #expect(try answer.cells("outsider-roles", in: "candidates")["WN"] == .count(15))
    #expect(try answer.cells("insider-roles", in: "candidates")["WN"] == .count(0))
    #expect(answer.text.contains("without a usable direct channel"))
  }

  @Test("nothing recorded: no number, and a sentence")
  func nothing() throws {
    let answer = try AnalyticAnswer(id, conflict(mediators: ["m"], []))
    #expect(try answer.cells("modality", in: "candidates")["m"] == .undefined(.noTies))
    #expect(try answer.cells("go-between", in: "candidates")["m"] == .undefined(.noTies))
    #expect(try answer.cells("leverage", in: "candidates")["m"] == .undefined(.noInfluence))
    #expect(answer.text.contains("no contact can be read"))
    let nobody = try AnalyticAnswer(
      id, conflict(mediators: [], [trust("pa", "pb", 0.3)]))
    #expect(
      nobody.text.contains("No actor is a candidate; --candidates all looks at every other actor."))
  }
}
