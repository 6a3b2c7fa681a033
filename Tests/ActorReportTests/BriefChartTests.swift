// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorMediation
import ActorModel
import ActorRendering
import Foundation
import TestSupport
import Testing

@testable import ActorReport

@Suite("Charts of a brief, and how sure its answers are")
struct BriefChartTests {
  private func frontier(_ rows: [(seats: Int, cover: Double, weakest: Double?)])
    -> MediationSection
  {
    MediationSection(
      id: "frontier", title: "t", subject: "members",
      columns: [
        MediationColumn("seats", "seats", .count), MediationColumn("cover", "reached", .number),
        MediationColumn("weakest-link", "weakest tie", .number),
      ],
      rows: rows.map { row in
        MediationRow(
          [Named("x")],
          [
            .count(row.seats), .number(row.cover),
            row.weakest.map { .number($0) } ?? .undefined(.noPath),
          ])
      })
  }

  private func standings(
    _ rows: [(name: String, support: Double, independence: Double?, front: Bool)]
  ) -> MediationSection {
    MediationSection(
      id: "candidates", title: "t", subject: "candidate",
      columns: [
        MediationColumn("rank", "rank", .count), MediationColumn("support", "support", .number),
        MediationColumn("independence", "independence", .number),
        MediationColumn("front", "front", .truth), MediationColumn("group", "group", .text),
      ],
      rows: rows.enumerated().map { place, row in
        MediationRow(
          [Named(row.name)],
          [
            .count(place + 1), .number(row.support),
            row.independence.map { .number($0) } ?? .undefined(.noPath), .truth(row.front),
            .text("neither"),
          ])
      })
  }

  /// Every mark of a kind: its x and y.
  private func places(_ svg: String, _ style: String) -> [[Double]] {
    svg.matches(of: /<circle class="([a-z]+)" cx="([0-9.]+)" cy="([0-9.]+)"/)
      .filter { $0.1 == style }.map { [Double($0.2) ?? -1, Double($0.3) ?? -1] }
  }

  @Test("each number of seats has its marks at their height, and its numbers in words")
  func frontierMarks() throws {
    let sizes = [(3, 0.7, 0.5), (4, 1, 0.6), (5, 1, Double?.none)]
    let chart = try #require(FrontierChart(frontier(sizes)).chart)
    // The plane is 100 high, from 146 up to 46.
    let found = places(chart.svg, "reached").filter { $0[1] > 20 }
    #expect(found.map { $0[1] } == [76, 46, 46])
    #expect(found[0][0] < found[1][0] && found[1][0] < found[2][0])
    #expect(chart.svg.contains(">70\u{A0}%<") && chart.svg.contains(">0.60<"))
    #expect(chart.svg.components(separatedBy: "class=\"weakest\"").count == 4)
    #expect(
      chart.description
        == "With 3 seats 70\u{A0}% of the population are reached, and the weakest tie has trust 0.50. "
        + "With 4 seats 100\u{A0}% of the population are reached, and the weakest tie has trust 0.60. "
        + "With 5 seats 100\u{A0}% of the population are reached.")
    #expect(FrontierChart(frontier([(3, 0.7, 0.5)])).chart == nil)
  }

  @Test("candidates stand where their numbers say, those at one place together, names escaped")
  func standingMarks() throws {
    let chart = try #require(
      StandingChart(
        standings([
          ("a", 0, 1, false), ("b <i>", 0.5, 0, false), ("c", 1, 1, true), ("d", 1, 1, true),
          ("e", 0.5, nil, false),
        ]), thresholds: (0.25, 0.5)
      ).chart)
    // The plane is 180 wide, from 46 to 226.
    #expect(places(chart.svg, "candidate") == [[46, 46], [136, 146], [226, 46]])
    #expect(places(chart.svg, "ring") == [[226, 46]])
    #expect(chart.svg.contains(">3, 4<") && chart.svg.contains("b &lt;i&gt;"))
    #expect(chart.caption.hasSuffix("Not drawn, for one of the two is unknown: e."))
    #expect(chart.description.contains("2, b <i>: support 0.50, independence 0.00, neither."))
  }

  @Test("marks and words can be told from the ground, on light and on dark screens")
  func contrast() {
    for palette in [Palette.light, .dark] {
      for use in [ColourUse.strongTrust, .candidate] {
        #expect(palette[use].contrast(with: palette[.ground]) >= 3)
      }
    }
  }

  // MARK: - How sure

  @Test("without doubt there is no interval; with it the table has those of the analytic by itself")
  func intervals() throws {
    let map = try valleys()
    let plain = try Brief(.plain, on: map)
    #expect(!plain.text(as: .csv).contains("cover.low"))
    var question = BriefQuestion.plain
    question.sectionDraws = 60
    let brief = try Brief(question, on: map)
    let doubt = try MediationCatalog.result(
      "inclusion-frontier", on: MediationGround(map), doubt: MediationDoubtOptions(draws: 60)
    ).doubt
    let spreads = try #require(doubt?.sections.first { $0.id == "doubt.frontier.cover" })
    let tables = try #require(brief.section("table")).parts.compactMap { part in
      if case .table(let table) = part { table.section } else { nil }
    }
    let frontier = try #require(tables.first { $0.id == "frontier" })
    #expect(frontier.rows.count == 2)
    for (row, spread) in zip(frontier.rows, spreads.rows) {
      #expect(frontier.cell(row, "cover.low") == spreads.cell(spread, "low"))
      #expect(frontier.cell(row, "cover.high") == spreads.cell(spread, "high"))
    }
    let text = brief.text(as: .markdown)
    #expect(text.contains("With the recorded confidences counted in, the first step is"))
    #expect(text.contains("the best connected smallest table is Women’s network, Envoy"))
    #expect(text.contains("the answers of sections 4 to 8: from "))
    // The sponsorships of Two Valleys have no confidence, so support is as sure as it is recorded.
    #expect(!brief.text(as: .csv).contains("support.low"))
  }

  @Test("where every tie is taken as certain, nothing is said of how sure an answer is")
  func certain() throws {
    var question = BriefQuestion(drawing: nil)
    question.uncertainty = nil
    let text = try Brief(question, on: valleys()).text(as: .markdown)
    #expect(!text.contains("confidences counted in") && !text.contains("5–95"))
  }

  // MARK: - Numbers

  @Test("numbers in sentences have two decimals at most; names and dates stay as they are")
  func digits() {
    let numbers = ShortNumbers(sparing: ["Council 0.1234", "Path 1.234", "plain"])
    for (text, short) in [
      ("trust 0.6375, exposure 0.52.", "trust 0.64, exposure 0.52."),
      ("from 0.5 to 0.4875.", "from 0.5 to 0.49."), ("(0.125)", "(0.13)"),
      ("a gap of −64.2857 points", "a gap of −64.29 points"),
      ("Council 0.1234 at 0.1234", "Council 0.1234 at 0.12"),
      ("<0.0001 and >−0.0001", "<0.01 and >−0.01"), ("lower by 0.0034", "lower by <0.01"),
      ("version 1.234.567", "version 1.234.567"), ("on 2021-01-02", "on 2021-01-02"),
      ("0.1234th", "0.1234th"), ("no number", "no number"), ("", ""),
    ] {
      #expect(numbers.shortened(text) == short)
    }
  }

  @Test("a brief of Mozambique has no number with more decimals than it promises")
  func promised() throws {
    let text = try Brief(.plain, on: ShippedMap("mozambique-1992").map).text(as: .markdown)
    let body = try #require(text.components(separatedBy: "Settings:").first)
    #expect(body.contains("0.15 to 0.50, against 0.00 to 0.50"))
    #expect(body.firstMatch(of: /[0-9]\.[0-9]{3}/) == nil)
    #expect(
      body.contains("Armando Emílio Guebuza; Jaime Gonçalves, Archbishop of Beira; and Roland"))
  }

  @Test("a map without trust is told so, and no issue, table or step is made of it")
  func withoutTrust() throws {
    let map = try ShippedMap("florentine-families").map
    let brief = try Brief(.plain(between: ["Medici", "Strozzi"]), on: map)
    let text = brief.text(as: .markdown)
    #expect(text.contains("with that recorded there would be something to rank by"))
    #expect(!text.contains("contradict") && !text.contains("shows the conflict"))
    #expect(text.contains("The map is drawn as seen by historians"))
  }
}
