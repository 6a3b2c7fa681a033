// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorFormats
import ActorMediation
import ActorModel
import ActorRendering
import Foundation
import TestSupport
import Testing

@testable import ActorReport

/// The officer's brief, against the design of the mediation analytics.
@Suite("The officer's brief")
struct BriefTests {
  private func brief(_ map: ActorMap, _ question: BriefQuestion = .plain) throws -> Brief {
    try Brief(question, on: map)
  }

  private func table(_ id: String, _ brief: Brief) throws -> MediationSection {
    let tables = brief.sections.flatMap(\.parts).compactMap { part in
      if case .table(let table) = part { table.section } else { nil }
    }
    return try #require(tables.first { $0.id == id })
  }

  private func number(_ table: MediationSection, _ subject: String, _ column: String) -> Double? {
    guard
      let row = table.rows.first(where: {
        $0.subject.map(\.id).joined(separator: "+") == subject
      })
    else { return nil }
    return table.cell(row, column)?.number
  }

  @Test("has the ten sections of the design in their order, on every map")
  func order() throws {
    // "Officer's two-page report (order)" in the design.
    let wanted = [
      "scope", "map", "candidates", "channels", "table", "steps", "support", "issues", "doubts",
      "definitions",
    ]
    for map in [try valleys(), ActorMap(), ActorMap(actors: [Actor(id: "a")])] {
      let brief = try brief(map)
      #expect(brief.sections.map(\.id) == wanted)
      #expect(brief.sections.map(\.number) == Array(1...10))
      #expect(brief.sections.allSatisfy { !$0.parts.isEmpty })
    }
  }

  // MARK: - Two Valleys, values of the design

  @Test("candidates of Two Valleys: acceptability, bias, intervals and P(first) of D2 and D20")
  func ranking() throws {
    let ranking = try table("ranking", brief(valleys()))
    #expect(ranking.rows.map { $0.subject[0].id } == ["WN", "NG", "EC", "UN"])
    for (actor, acceptability, bias, first, low, high) in [
      ("WN", 0.54, -0.08, 0.43740, 0, 0.54), ("NG", 0.5, -0.04, 0.33307, 0, 0.5),
      ("EC", 0.45, 0.23, 0.06573, 0, 0.45), ("UN", 0.4, -0.29, 0.15776, 0.36, 0.4),
    ] {
      #expect(isClose(number(ranking, actor, "acceptability"), acceptability, tolerance: 1e-9))
      #expect(isClose(number(ranking, actor, "bias"), bias, tolerance: 0.005))
      #expect(isClose(number(ranking, actor, "first"), first, tolerance: 5e-6))
      #expect(isClose(number(ranking, actor, "interval.low"), low, tolerance: 1e-9))
      #expect(isClose(number(ranking, actor, "interval.high"), high, tolerance: 1e-9))
    }
  }

  @Test("tables of Two Valleys: D9, D10 and D12; tipping ties of D20")
  func tables() throws {
    let brief = try brief(valleys())
    let frontier = try table("frontier", brief)
    #expect(isClose(number(frontier, "EC+a1+b1", "cover"), 0.7))
    #expect(isClose(number(frontier, "EC+WN+a1+b1", "cover"), 1))
    #expect(isClose(number(frontier, "EC+WN+a1+b1", "weakest-link"), 0.6))
    // Adding EC to {a1, WN, b1}, which covers 55 %, covers all; nobody else adds anything.
    let seats = try table("seats", brief)
    #expect(seats.rows.map { $0.subject[0].id } == ["EC"])
    #expect(isClose(number(seats, "EC", "gain"), 0.45))
    let support = try table("candidates", brief)
    for (actor, value) in [("UN", 0.8), ("WN", 0.44), ("NG", 0.4), ("EC", 0)] {
      #expect(isClose(number(support, actor, "support"), value))
      #expect(isClose(number(support, actor, "independence"), 1))
    }
    let tipping = try table("tipping-ties", brief)
    #expect(tipping.rows.first?.subject[0].name == "Envoy of Party A trusts Women’s network")
    let first = try #require(tipping.rows.first)
    let present = try #require(tipping.cell(first, "first.present")?.number)
    let absent = try #require(tipping.cell(first, "first.absent")?.number)
    #expect(isClose(present - absent, 0.729, tolerance: 5e-7))
    let next = Named("NG", "Non-governmental organisation")
    #expect(tipping.cell(first, "leaders.absent") == .items([next]))
  }

  @Test("sentences of Two Valleys, in all forms that people read")
  func sentences() throws {
    let brief = try brief(valleys())
    for format in [BriefFormat.markdown, .text, .html] {
      // Lines of plain text end somewhere.
      let text = brief.text(as: format).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      for sentence in [
        // D20: the paragraph that is the product.
        "Women’s network is best placed on this map, but not confirmed (44 %).",
        "does Envoy of Party A really trust Women’s network?",
        "if not, Non-governmental organisation leads (65 %).",
        "United Nations envoy has a lower ceiling but is steadier",
        // D3 with the role filter: one channel, b1 the bottleneck.
        "One channel joins Side A and Side B, with trust of 0.50 or more in every tie",
        "Without Envoy of Party B no channel would be left",
        // D8, step one and the pair.
        "if Envoy of Party A trusted Women’s network at 0.7 instead of 0.6",
        "from 0.54 to 0.63", "no single change helps now; together, if",
        // D9 and D14.
        "best connected are Women’s network, Envoy of Party A and Envoy of Party B",
        "whose weakest tie is 0.6", "a gap of −64.3 points",
        // D12: the elders are trusted, unsupported.
        "The trust in Elders’ council is borrowed from no sponsor, but the recorded support is below 0.25.",
        // What the map does not record.
        "no actor’s visibility is recorded", "Among the ties read is no approval",
        "It lists no sources.",
        "No tie that is read names an issue, so which one could come first cannot be told.",
        "36 % of the rural population and 100 % of the urban population",
      ] {
        let wanted = format == .html ? HTMLText.escaped(sentence) : sentence
        #expect(text.contains(wanted.replacingOccurrences(of: "\u{A0}", with: " ")), "\(sentence)")
      }
    }
  }

  @Test("where draws are made, the numbers are those of the ranking by itself")
  func sameAsBridges() throws {
    let map = try ShippedMap("mozambique-1992").map
    let options = UncertaintyOptions(maxDraws: 1_000, standardError: 0)
    let report = try BridgeReport(BridgeQuestion(uncertainty: options), on: map)
    let ranking = try table(
      "ranking", brief(map, BriefQuestion(uncertainty: options, sectionDraws: 0, drawing: nil)))
    #expect(report.confidence?.account.method == .draws)
    for candidate in report.candidates.prefix(8) {
      let first = report.confidence?.candidate(candidate.actor)?.first
      #expect(first != nil && number(ranking, candidate.actor, "first") == first)
    }
  }

  // MARK: - What is missing

  @Test("without sides, or with one, the rest is told and the reason said once")
  func tooFewEnds() throws {
    for keep in [0, 1] {
      var map = try valleys()
      map.sides = Array(map.sides.prefix(keep))
      for index in map.actors.indices
      where !map.sides.contains(where: { $0.id == map.actors[index].side }) {
        map.actors[index].side = nil
      }
      let text = words(try brief(map).text(as: .text))
      #expect(text.contains("two ends are needed, and the map has"))
      #expect(text.contains(keep == 0 ? "no side with actors" : "one side with actors (A)"))
      #expect(text.components(separatedBy: "(see section 1)").count == 8)
      #expect(text.contains("Definitions and limits"))
    }
  }

  @Test("an end that was named and does not exist, or has nobody, is refused")
  func badEnds() throws {
    let map = try valleys()
    #expect(throws: MediationError.unknownEnd("C", sides: ["A", "B"])) {
      try brief(map, .plain(between: ["A", "C"]))
    }
    var empty = map
    empty.sides.append(Side(id: "C"))
    #expect(throws: MediationError.sideWithoutActors("C")) {
      try brief(empty, .plain(between: ["A", "C"]))
    }
  }

  @Test("no number is invented where trust, confidence, mediators or anything else is missing")
  func degraded() throws {
    let whole = try valleys()
    var noTrust = whole
    noTrust.relationships.removeAll { $0.trust != nil }
    var noConfidence = whole
    for index in noConfidence.relationships.indices {
      noConfidence.relationships[index].confidence = nil
    }
    var noMediator = whole
    for index in noMediator.actors.indices {
      noMediator.actors[index].roles.removeAll { $0 == .mediator }
    }
    var nobody = whole
    nobody.actors.removeAll { $0.side == nil }
    nobody.relationships.removeAll { tie in
      ![tie.from, tie.to].allSatisfy { id in nobody.actors.contains { $0.id == id } }
    }
    let cases: [(ActorMap, [String])] = [
      (noTrust, ["No tie that is read carries trust, so there is nothing to rank by."]),
      (
        noConfidence,
        [
          "Women’s network is placed best on this map (acceptability 0.54).",
          "No tie that this ranking reads has a recorded confidence",
          "cannot be told without recorded confidences",
        ]
      ),
      (
        noMediator,
        ["actors of no side that are no constituency, for no actor has role mediator"]
      ),
      (nobody, ["No actor is a candidate"]),
      (ActorMap(), ["No tie counts, so there is nothing to read."]),
    ]
    for (map, sentences) in cases {
      let brief = try brief(map)
      let text = words(brief.text(as: .text))
      for sentence in sentences { #expect(text.contains(sentence), "\(sentence) in\n\(text)") }
      let lone = text.split { !$0.isLetter }.map { $0.lowercased() }
      #expect(!lone.contains("nan") && !lone.contains("inf"))
      #expect(brief.sections.count == 10)
    }
    // Without trust there is nothing in order, and no table of zeros.
    #expect(!(try brief(noTrust).text(as: .csv).contains("ranking")))
    #expect(!(try brief(noConfidence).text(as: .csv).contains("interval")))
    #expect(!(try brief(noConfidence).text(as: .text).contains("5–95 %:")))
  }

  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("three sides: the least trusting decides, and each pair has its channels")
  func threeSides() throws {
    var map = try valleys()
    map.sides.append(Side(id: "C", name: "Side C"))
    map.actors.append(Actor(id: "PC", name: "Party C", roles: [.party], side: "C"))
    map.relationships.append(
      Relationship(from: "PC", to: "WN", kind: .trust, trust: Trust(0.3)))
    let brief = try brief(map)
    let ranking = try table("ranking", brief)
    #expect(isClose(number(ranking, "WN", "acceptability"), 0.3))
    #expect(!ranking.columns.contains { $0.id == "bias" })
    let text = words(brief.text(as: .text))
    #expect(text.contains("All 3 are looked at together"))
    for pair in ["Side A and Side B", "Side A and Side C", "Side B and Side C"] {
      #expect(text.contains("joins \(pair)"))
    }
  }

  // MARK: - Forms

  @Test("the same bytes in every form for any number of threads and any order of the file")
  func sameBytes() throws {
    let map = try valleys()
    var other = map
    other.actors.reverse()
    other.relationships.reverse()
    let question = BriefQuestion(
      sectionDraws: 0, drawing: DrawingOptions(layout: .own, routing: .straight))
    let one = try Brief(question, on: map, control: RunControl(threads: 1))
    let others = try [
      Brief(question, on: map, control: RunControl(threads: 2)),
      Brief(question, on: other, control: RunControl(threads: 8)),
    ]
    for format in BriefFormat.allCases {
      for other in others {
        #expect(
          one.text(as: format, picture: "map.svg") == other.text(as: format, picture: "map.svg"))
      }
    }
  }

  @Test("CSV has one row a subject of equal width, and JSON the same numbers")
  func forPrograms() throws {
    let brief = try brief(valleys())
    let sheet = rows(brief.text(as: .csv))
    let header = try #require(sheet.first)
    #expect(header.prefix(4) == ["section", "table", "subject", "name"])
    #expect(Set(header).count == header.count)
    #expect(sheet.allSatisfy { $0.count == header.count })
    let document = try json(brief.text(as: .json))
    #expect(document["between"] as? [String] == ["A", "B"])
    let sections = try #require(document["sections"] as? [JSON])
    #expect(sections.compactMap { $0["number"] as? Int } == Array(1...10))
    var count = 0
    for section in sections {
      for part in section["parts"] as? [JSON] ?? [] {
        guard let table = part["table"] as? JSON else { continue }
        count += (table["rows"] as? [JSON])?.count ?? 0
      }
    }
    #expect(count == sheet.count - 1 && count > 10)
  }

  @Test("the page holds one picture, captions and scopes, fetches nothing and names its language")
  func page() throws {
    let question = BriefQuestion(
      sectionDraws: 0, drawing: DrawingOptions(layout: .own, routing: .straight))
    let html = try brief(valleys(), question).text(as: .html)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
    #expect(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    #expect(!html.contains("<script") && !html.contains("src="))
    // The one reference is to the picture in the page itself, for its legend on paper.
    #expect(html.components(separatedBy: "href=").count == 2)
    #expect(html.contains("href=\"#map-picture\"") && html.contains("<svg id=\"map-picture\" "))
    // Two charts, which name themselves and say in words what they show.
    #expect(html.components(separatedBy: "<svg ").count == 5)
    #expect(html.components(separatedBy: "<figure class=\"chart\">").count == 3)
    #expect(
      html.contains("With 3 seats 70\u{A0}% of the population are reached, and the weakest tie has")
    )
    #expect(html.contains("2, Non-governmental organisation: support 0.40, independence 1.00, "))
    let tables = html.components(separatedBy: "<table>").count
    #expect(tables > 4 && html.components(separatedBy: "<caption").count == tables)
    #expect(html.contains("scope=\"col\"") && html.contains("scope=\"row\""))
    #expect(html.components(separatedBy: "<h1").count == 2)
    #expect(html.components(separatedBy: "<h2").count == 11)
  }

  @Test("Markdown refers to a picture where there is one, and says so where there is none")
  func picture() throws {
    let question = BriefQuestion(
      sectionDraws: 0, drawing: DrawingOptions(layout: .own, routing: .straight))
    let brief = try brief(valleys(), question)
    let with = brief.text(as: .markdown, picture: "my%20map.svg")
    #expect(with.contains("](my%20map.svg)\n") && with.contains("![A map of 13 actors"))
    let without = brief.text(as: .markdown)
    #expect(!without.contains("![") && without.contains("The picture of the map is not part"))
  }

  @Test("lines of plain text are short enough for a terminal")
  func lines() throws {
    #expect(longestLine(try brief(valleys()).text(as: .text)) <= 100)
  }

  @Test(
    "a file's name tells the format",
    arguments: [
      ("brief.md", BriefFormat.markdown), ("B.MARKDOWN", .markdown), ("brief.html", .html),
      ("brief.htm", .html), ("brief.txt", .text), ("brief.json", .json), ("brief.csv", .csv),
      ("brief", nil), ("brief.svg", nil),
    ])
  func formats(name: String, format: BriefFormat?) {
    #expect(BriefFormat(fileName: name) == format)
  }
}

extension BriefQuestion {
  /// Without a picture, which takes time.
  static var plain: BriefQuestion { BriefQuestion(sectionDraws: 0, drawing: nil) }

  static func plain(between: [String]) -> BriefQuestion {
    BriefQuestion(between: between, sectionDraws: 0, drawing: nil)
  }
}
