// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorMediation
import ActorModel
import TestSupport
import Testing

@testable import ActorReport

/// Sentences of the brief and of the ranking on maps that lack something or contradict themselves,
/// worked by hand.
@Suite("The brief where maps are thin or contradict themselves")
struct BriefCornerTests {
  private func section(_ id: String, _ map: ActorMap) throws -> String {
    let section = try #require(try Brief(.plain, on: map).section(id))
    return section.parts.flatMap { part -> [String] in
      switch part {
      case .paragraph(let sentences), .list(_, let sentences), .note(let sentences):
        sentences.map(\.text)
      case .table(let table): table.notes
      default: []
      }
    }.joined(separator: " ")
  }

  private func table(_ id: String, _ map: ActorMap) throws -> MediationSection? {
    try Brief(.plain, on: map).sections.flatMap(\.parts).lazy.compactMap { part in
      if case .table(let table) = part, table.section.id == id { table.section } else { nil }
    }.first
  }

  private func report(_ map: ActorMap) throws -> BridgeReport {
    try BridgeReport(BridgeQuestion(uncertainty: UncertaintyOptions()), on: map)
  }

  /// Two Valleys with these confidences, and nothing else in doubt.
  private func valleys(confidence: (Relationship) -> Double) throws -> ActorMap {
    var map = try ActorReportTests.valleys()
    for index in map.relationships.indices {
      map.relationships[index].confidence = Confidence(confidence(map.relationships[index]))
        .map(RecordedConfidence.probability)
    }
    return map
  }

  private func trust(
    _ from: String, _ to: String, _ value: Double, _ confidence: Double? = nil
  ) -> Relationship {
    Relationship(
      from: from, to: to, kind: .trust, trust: Trust(value),
      confidence: confidence.flatMap(Confidence.init).map(RecordedConfidence.probability))
  }

  private func sponsors(_ from: String, _ to: String, _ strength: Double) -> Relationship {
    Relationship(from: from, to: to, kind: .sponsorship, strength: Strength(strength))
  }

  private func conflict(_ others: [Actor], _ ties: [Relationship]) -> ActorMap {
    ActorMap(
      sides: [Side(id: "A"), Side(id: "B")],
      actors: [
        Actor(id: "pa", roles: [.party], side: "A"), Actor(id: "pb", roles: [.party], side: "B"),
      ] + others, relationships: ties)
  }

  private func mediators(_ ids: String...) -> [Actor] {
    ids.map { Actor(id: $0, roles: [.mediator]) }
  }

  // MARK: - Confidence 0

  @Test("a tie of confidence 0 is in no case: whoever needs it is never first, and that is said")
  func confidenceZero() throws {
    // Without a1→WN the next is NG with .5 (design, D2).
    let map = try valleys { $0.from == "a1" && $0.to == "WN" ? 0 : 1 }
    let sentences = ConfidenceReading(of: try report(map)).sentences
    #expect(
      sentences == [
        "Women’s network is best placed on this map, but first in none of the cases when the "
          + "recorded confidences are counted in.",
        "With the recorded confidences counted in, Non-governmental organisation is first more often "
          + "(100\u{A0}%).",
      ])
    let told = try section("candidates", map)
    #expect(told.hasPrefix(sentences[0]) && !told.contains("settled"))
    #expect(
      try section("doubts", map).contains(
        "The acceptability of Women’s network rests on a tie whose recorded confidence is 0: Envoy of "
          + "Party A trusts Women’s network. Ask about it first."))
  }

  @Test("where no tie ever holds nobody is reached; where all hold the ranking is settled")
  func allOrNone() throws {
    let none = ConfidenceReading(of: try report(valleys { _ in 0 })).sentences
    #expect(none.contains { $0.hasPrefix("In 100\u{A0}% of the cases no candidate is reached") })
    #expect(!none.contains { $0.contains("settled") })
    let all = ConfidenceReading(of: try report(valleys { _ in 1 })).sentences
    #expect(all.count == 1 && all[0].contains("settled"))
    #expect(try section("candidates", valleys { _ in 1 }).contains("the ranking is settled"))
  }

  // MARK: - Who is steadier

  @Test("who is as acceptable and surer at worst is named before one who offers less")
  func steadier() throws {
    // m is first by its support; n is as acceptable and never in doubt; l offers less, always .4.
    let map = conflict(
      mediators("l", "m", "n") + [Actor(id: "s", roles: [.sponsor])],
      [
        trust("pa", "m", 0.5, 0.8), trust("pb", "m", 0.6), sponsors("s", "m", 0.9),
        trust("pa", "n", 0.5), trust("pb", "n", 0.75), trust("pa", "l", 0.4), trust("pb", "l", 0.4),
      ])
    #expect(
      ConfidenceReading(of: try report(map)).sentences.last
        == "n is as acceptable and steadier (acceptability always 0.5, against 0 to 0.5 for m).")
    let without = ActorMap(
      sides: map.sides, actors: map.actors.filter { $0.id != "n" },
      relationships: map.relationships.filter { $0.to != "n" })
    #expect(
      ConfidenceReading(of: try report(without)).sentences.last
        == "l has a lower ceiling but is steadier (acceptability always 0.4, against 0 to 0.5 for m): "
        + "a different kind of choice.")
  }

  // MARK: - Trust and distrust between the same two

  @Test("distrust beside the trust of a chain is told: in the ranking, explained, in the brief")
  func contested() throws {
    var map = try ActorReportTests.valleys()
    map.relationships += [
      trust("a1", "WN", -0.9), trust("WN", "b1", -0.4), trust("PA", "NG", -0.2),
    ]
    let report = try report(map)
    // WN trusts b1 on no chain to WN; whoever speaks for an end has a list of its own.
    let candidate = try report.candidate("WN")
    #expect(candidate.contested.map { [$0.from, $0.to] } == [["a1", "WN"]])
    #expect(try report.candidate("NG").contested.isEmpty)
    #expect(
      Explanation(candidate, in: report).sentences.contains(
        "Envoy of Party A is recorded as trusting Women’s network and as distrusting it (−0.9). The "
          + "chain takes the tie of most trust: ask first which holds."))
    #expect(
      report.text(as: .markdown).contains(
        "on a chain to Women’s network: Envoy of Party A distrusts Women’s network: −0.9"))
    #expect(report.text(as: .json).contains("\"contested\""))
    let told = try section("candidates", map)
    #expect(told.contains("Envoy of Party A trusts and distrusts Women’s network (−0.90)"))
    // The channels run along both: neighbours of either direction count there.
    let channels = try section("channels", map)
    for words in [
      "Envoy of Party A distrusts Women’s network (−0.90)",
      "Women’s network distrusts Envoy of Party B (−0.40)",
      "Party A distrusts Non-governmental organisation (−0.20)",
    ] { #expect(channels.contains(words)) }
    #expect(!(try section("channels", ActorReportTests.valleys()).contains("distrust")))
  }

  // MARK: - First steps

  @Test("first steps that raise as much at the same cost are named together")
  func equalSteps() throws {
    // .5 becomes .6 by either; of both the cost is 1 − .5.
    let map = conflict(
      mediators("m", "n"),
      [
        trust("pa", "m", 0.5), trust("pb", "m", 0.9), trust("pa", "n", 0.5), trust("pb", "n", 0.9),
      ])
    let steps = try section("steps", map)
    #expect(
      steps.contains(
        "Equally, for the same gain and cost: pa → n at 0.6 instead of 0.5; which of them is named "
          + "first means nothing."))
    var dearer = map
    dearer.relationships[2].trust = Trust(0.45)
    #expect(!(try section("steps", dearer).contains("Equally")))
  }

  // MARK: - Three ends

  @Test("three ends: the bias between each two, and what it is")
  func biases() throws {
    var map = conflict(
      mediators("m") + [Actor(id: "pc", roles: [.party], side: "C")],
      [trust("pa", "m", 0.8), trust("pb", "m", 0.4), trust("pc", "m", 0.2)])
    map.sides.append(Side(id: "C"))
    let biases = try #require(try table("biases", map))
    let row = try #require(biases.rows.first)
    // (.8 − .4) / 1.2, (.8 − .2) / 1, (.4 − .2) / .6.
    #expect(biases.columns.map(\.title) == ["bias A / B", "bias A / C", "bias B / C"])
    for (cell, value) in zip(row.cells, [1.0 / 3, 0.6, 1.0 / 3]) {
      #expect(isClose(cell.number, value))
    }
    #expect(
      try Brief(.plain, on: map).text(as: .text).contains("Bias: the difference of two ends’"))
    #expect(try table("biases", ActorReportTests.valleys()) == nil)
  }

  // MARK: - Without trust

  @Test("without trust what sponsors give is told all the same, and no doubt that nobody counted")
  func supportAlone() throws {
    var map = try ActorReportTests.valleys()
    for index in map.relationships.indices { map.relationships[index].trust = nil }
    let support = try #require(try table("candidates", map))
    // D12 of the design.
    for (actor, value) in [("UN", 0.8), ("WN", 0.44), ("NG", 0.4), ("EC", 0.0)] {
      let row = try #require(support.rows.first { $0.subject[0].id == actor })
      #expect(isClose(support.cell(row, "support")?.number, value))
    }
    #expect(!support.columns.contains { $0.id == "independence" || $0.id == "rank" })
    let told = try section("support", map)
    #expect(told.contains("how independent anybody’s standing is of sponsors cannot be told"))
    // Where nobody recorded a sponsor either, a table would be zeros.
    var alone = map
    alone.relationships.removeAll { $0.kind == .sponsorship }
    #expect(try table("candidates", alone) == nil)
    #expect(try section("support", alone).contains("No candidate has a recorded sponsor."))
    let text = try Brief(BriefQuestion(drawing: nil), on: map).text(as: .markdown)
    #expect(text.contains("not counted into a ranking, for no tie that is read carries trust"))
    #expect(!text.contains("no confidence is recorded") && !text.contains(" cases, standard error"))
  }

  @Test("that no table is possible is said once, and no order where nobody is reached")
  func nothingPossible() throws {
    let map = conflict(
      mediators("m") + [Actor(id: "c", roles: [.constituency], populationShare: Fraction(0.5))],
      [trust("pa", "m", 0.9), trust("m", "c", 0.9)])
    #expect(try section("table", map).ranges(of: "No table is possible").count == 1)
    // Nobody reaches k, l or m; their sponsors would put them in an order.
    let many = conflict(
      mediators("k", "l", "m") + [Actor(id: "s", roles: [.sponsor])],
      [trust("pb", "pa", 0.9), sponsors("s", "k", 0.9), sponsors("s", "l", 0.4)])
    #expect(!(try section("candidates", many).contains("same order")))
  }

  // MARK: - Sponsors

  @Test("a party's distrust of a sponsor is told of whoever is close to it")
  func stigma() throws {
    // m: max(trust .8 in s, support .7) · .4 = .32; n: support .5 · .4 = .2.
    let map = conflict(
      mediators("m", "n") + [Actor(id: "s", roles: [.sponsor])],
      [
        trust("pa", "m", 0.5), trust("pb", "m", 0.5), trust("pa", "n", 0.4), trust("pb", "n", 0.4),
        trust("pb", "s", -0.4), trust("m", "s", 0.8), sponsors("s", "m", 0.7),
        sponsors("s", "n", 0.5),
      ])
    #expect(
      try section("support", map).contains(
        "Distrust of a sponsor could fall on an actor close to it: pb distrusts s, to whom m is close "
          + "(0.32); pb distrusts s, to whom n is close (0.20). In brackets: how close, times how much "
          + "distrust, 0 to 1."))
    #expect(!(try section("support", ActorReportTests.valleys()).contains("Distrust")))
  }

  @Test("decision power is that of decision-makers and of track 1, and the column says so")
  func decisionPower() throws {
    // The design's D12: "where the map records tracks or decision-makers".
    let map = conflict(
      mediators("m") + [Actor(id: "s", roles: [.sponsor], track: .one)],
      [trust("pa", "m", 0.5), trust("pb", "m", 0.5), sponsors("s", "m", 0.7)])
    let findings = try MediationCatalog.result(
      "support-and-independence", on: MediationGround(map)
    ).findings
    let section = try #require(findings.section("candidates"))
    let column = try #require(section.columns.first { $0.id == "support.decision" })
    #expect(column.legend?.hasSuffix("a decision-maker or an actor of track 1") == true)
    #expect(isClose(section.cell(section.rows[0], "support.decision")?.number, 0.7))
  }
}
