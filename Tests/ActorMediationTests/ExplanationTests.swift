// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// The sentences are the project's own; the numbers in them are worked by hand.
@Suite("Explanations in plain sentences")
struct ExplanationTests {
  private static let limit =
    "This describes the map as it was drawn; it does not predict whether a mediation succeeds."

  private func sentences(
    _ id: String, _ map: ActorMap, _ question: BridgeQuestion = BridgeQuestion()
  ) throws -> [String] {
    let report = try BridgeReport(question, on: map)
    return Explanation(try report.candidate(id), in: report).sentences
  }

  @Test("the women's network of Two Valleys, every sentence")
  func womensNetwork() throws {
    #expect(
      try sentences("WN", ShippedMap("two-valleys").map) == [
        "Women’s network ranks 1 of 4 between Side A and Side B, with acceptability 0.54: the "
          + "least trust of any end (here of Side A), because one refusal ends a mediation.",
        "Side A: Party A trusts Envoy of Party A at 0.9, Envoy of Party A trusts Women’s network "
          + "at 0.6; 0.9 × 0.6 = 0.54.",
        "Side B: Party B trusts Envoy of Party B at 0.9, Envoy of Party B trusts Women’s network "
          + "at 0.7; 0.9 × 0.7 = 0.63.",
        "Side B trusts Women’s network more than Side A does (bias −0.0769); bias informs, it "
          + "does not disqualify.",
        "If Envoy of Party A or Envoy of Party B were absent, some end would have no chain of "
          + "trust to Women’s network left: worth protecting or backing up.",
        "Without any one of Donor government and International organisation, the acceptability "
          + "of Women’s network would be the same (independence 1).",
        "How tied up Women’s network is in each sponsor (local constraint; 1 would be nobody else to "
          + "turn to): Donor government 0.0044, International organisation 0.01.",
        "Whether distrust of Donor government could fall on Women’s network is unknown: no party’s "
          + "trust in Donor government is recorded.",
        "Women’s network is supported by Donor government at 0.2 and International organisation "
          + "at 0.3 (support 0.44, concentration 0.52; 1 would be a single sponsor).",
        "Women’s network has 6 ties of any kind in this view; being busy is not being trusted.",
        Self.limit,
      ])
  }

  @Test("borrowed standing")
  func borrowed() throws {
    let map = try ShippedMap("two-valleys").map.removingTies { $0.from == "PB" && $0.to == "UN" }
    let found = try sentences("UN", map)
    #expect(
      found.contains(
        "Without International organisation, nothing of the acceptability of United Nations "
          + "envoy would be left (independence 0): the standing with some end is borrowed."))
    #expect(
      found.contains(
        "If International organisation were absent, some end would have no chain of trust to "
          + "United Nations envoy left: worth protecting or backing up."))
    #expect(
      found.contains(
        "United Nations envoy is supported by International organisation at "
          + "0.8 (support 0.8)."))
  }

  @Test("partly borrowed standing: .3 of .6")
  func partlyBorrowed() throws {
    let map = conflict(
      mediators: ["m"], others: [Actor(id: "s", roles: [.sponsor])],
      [trust("pa", "s", 0.6), trust("s", "m", 1), trust("pa", "m", 0.3), trust("pb", "m", 0.6)])
    #expect(
      try sentences("m", map).contains(
        "Without s, 50 % of the acceptability of m would be left (independence 0.5)."))
  }

  @Test("no path")
  func noPath() throws {
    let map = conflict(
      mediators: ["m"], others: [Actor(id: "s", roles: [.sponsor])],
      [
        trust("pa", "m", 0.4)
      ])
    #expect(
      try sentences("m", map) == [
        "m ranks 1 of 1 between A and B, with acceptability 0: the least trust of any end (here "
          + "of B), because one refusal ends a mediation.",
        "A: pa trusts m at 0.4.",
        "B: no chain of trust leads from pb to m, which counts as 0.",
        "A trusts m more than B does (bias 1); bias informs, it does not disqualify.",
        "With acceptability 0 there is no standing that a loss could end.",
        "Independence from s is undefined: the acceptability is 0 already.",
        "How tied up m is in each sponsor (local constraint; 1 would be nobody else to turn to): s 0.",
        "Whether distrust of s could fall on m is unknown: no party’s trust in s is recorded.",
        "No sponsorship tie of this view leads to m (support 0).",
        "m has 1 tie of any kind in this view; being busy is not being trusted.",
        Self.limit,
      ])
  }

  @Test("neither end reaches the candidate")
  func unreached() throws {
    let map = conflict(mediators: ["m", "n"], [trust("pa", "n", 0.4)])
    #expect(
      try sentences("m", map).contains(
        "Whether m is nearer to A or to B is undefined: neither reaches m by trust."))
  }

  @Test("no trust in the view at all")
  func noTrust() throws {
    let map = conflict(mediators: ["m"], [])
    #expect(
      try sentences("m", map) == [
        "m cannot be ranked between A and B: no tie of this view carries trust.",
        "No sponsorship tie of this view leads to m (support 0).",
        "m has 0 ties of any kind in this view; being busy is not being trusted.",
        Self.limit,
      ])
  }

  @Test("unknown support")
  func unknownSupport() throws {
    let ties = [trust("pa", "m", 0.5), trust("pb", "m", 0.5)]
    let others = [Actor(id: "s"), Actor(id: "t")]
    let unknown = try sentences(
      "m", conflict(mediators: ["m"], others: others, ties + [sponsors("s", "m", nil)]))
    #expect(unknown.contains("How strongly s supports m is not recorded."))
    #expect(!unknown.contains { $0.contains("support 0") })
    let partly = try sentences(
      "m",
      conflict(
        mediators: ["m"], others: others,
        ties + [sponsors("s", "m", nil), sponsors("t", "m", 0.5)]))
    #expect(partly.contains("m is supported by t at 0.5 (support 0.5)."))
    #expect(partly.contains("How strongly s supports m is not recorded."))
  }

  @Test("a shared rank, equal trust, and no critical actor")
  func shared() throws {
    let map = conflict(
      mediators: ["m", "n"],
      [
        trust("pa", "m", 0.5), trust("pb", "m", 0.5), trust("pa", "n", 0.5), trust("pb", "n", 0.6),
      ])
    let found = try sentences("m", map)
    #expect(
      found[0] == "m shares rank 1 of 2 with n between A and B, with acceptability 0.5: the least "
        + "trust of any end (here of A and B), because one refusal ends a mediation.")
    #expect(found.contains("A and B trust m alike (bias 0)."))
    #expect(found.contains("No other actor's absence alone would cut m off from an end."))
  }

  @Test("equal acceptability, parted by the number of critical actors")
  func parted() throws {
    let map = conflict(
      mediators: ["m", "n"], others: [Actor(id: "x")],
      [
        trust("pa", "m", 0.5), trust("pb", "m", 0.5),
        trust("pa", "x", 0.5), trust("x", "n", 1), trust("pb", "n", 0.5),
      ])
    #expect(
      try sentences("n", map)[1] == "m has the same acceptability; m comes first because fewer "
        + "actors' absence alone would end it (0 against 1).")
    #expect(
      try sentences("m", map)[1] == "n has the same acceptability; m comes first because fewer "
        + "actors' absence alone would end it (0 against 1).")
  }

  @Test("several principals: each path is told, and which one decides; a rounded product says so")
  func severalPrincipals() throws {
    let found = try sentences("terje-rod-larsen", ShippedMap("oslo-1993").map)
    #expect(
      found.contains(
        "Israel: Yitzhak Rabin trusts Shimon Peres at 0.5, Shimon Peres trusts Terje Rød-Larsen "
          + "at 0.7; 0.5 × 0.7 = 0.35. This is the least among those who speak for Israel, and "
          + "decides."))
    #expect(found.contains("Israel: Shimon Peres trusts Terje Rød-Larsen at 0.7."))
    let map = conflict(
      mediators: ["m"], others: [Actor(id: "x"), Actor(id: "y")],
      [trust("pa", "x", 0.11), trust("x", "m", 0.123), trust("pb", "m", 1)])
    #expect(
      try sentences("m", map).contains(
        "A: pa trusts x at 0.11, x trusts m at 0.123; 0.11 × 0.123 ≈ 0.0135."))
  }

  @Test(
    "numbers for people",
    arguments: [
      (0.0, "0"), (1, "1"), (0.5, "0.5"), (0.123_45, "0.1235"), (-0.076_923, "−0.0769"),
      (0.000_01, "<0.0001"), (-0.000_01, ">−0.0001"), (12.5, "12.5"), (1e300, "1e+300"),
      (0.999_99, "1"),
    ])
  func rounding(value: Double, text: String) {
    #expect(fourDecimals(value, minus: "−") == text)
  }
}
