// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorMediation
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorReport

@Suite("How sure a result is, in every format")
struct UncertaintyReportTests {
  private func report(
    _ map: ActorMap? = nil, _ options: UncertaintyOptions = UncertaintyOptions()
  ) throws -> BridgeReport {
    try BridgeReport(BridgeQuestion(uncertainty: options), on: map ?? valleys())
  }

  // MARK: - Bridges

  @Test("JSON: first and interval beside each candidate, Two Valleys' values")
  func json() throws {
    let document = try ActorReportTests.json(report().text(as: .json))
    let candidates = try #require(document["candidates"] as? [JSON])
    let expected: [(first: Double, interval: [Double])] = [
      (0.4374, [0, 0.54]), (0.333072, [0, 0.5]), (0.06572664, [0, 0.45]),
      (0.1577554518024, [0.36, 0.4]),
    ]
    for (candidate, expected) in zip(candidates, expected) {
      #expect(isClose(candidate["first"] as? Double, expected.first, tolerance: 1e-10))
      let interval = try #require(candidate["interval"] as? [Double])
      #expect(zip(interval, expected.interval).allSatisfy { isClose($0, $1) })
      #expect(candidate["mean"] is Double && candidate["unreached"] is Double)
    }
    let uncertainty = try #require(document["uncertainty"] as? JSON)
    #expect(uncertainty["method"] as? String == "exact")
    #expect(uncertainty["combinations"] as? Int == 8192)
    #expect(uncertainty["draws"] == nil && uncertainty["seed"] == nil)
    #expect(uncertainty["standardError"] as? Double == 0)
    #expect(isClose(uncertainty["nobody"] as? Double, 0.0060459081976, tolerance: 1e-10))
    let tipping = try #require(uncertainty["tippingTies"] as? [JSON])
    #expect(tipping.map { $0["actor"] as? String } == ["WN", "NG", "EC", "UN"])
    let ties = try #require(tipping.first?["ties"] as? [JSON])
    #expect(
      ties.map { $0["tie"] as? String } == [
        "a1>WN:trust", "PA>a1:trust", "PB>b1:trust", "b1>WN:trust",
      ])
    #expect(isClose(ties[0]["importance"] as? Double, 0.729, tolerance: 1e-10))
    #expect(ties[0]["leadersIfAbsent"] as? [String] == ["NG"])
    #expect((uncertainty["above"] as? [JSON])?.count == 12)
  }

  /// D20: "best-placed on this map, but not confirmed (43 %)" (.4374), "One interview would settle
  /// most of it: does a1 really trust WN? If not, NG leads", "UN: lower ceiling, far steadier".
  @Test("the paragraph of Two Valleys, every sentence")
  func reading() throws {
    let sentences = ConfidenceReading(of: try report()).sentences
    #expect(
      sentences == [
        "Women’s network is best placed on this map, but not confirmed (44\u{A0}%).",
        "In 1\u{A0}% of the cases no candidate is reached by trust from every end.",
        "One question would settle most of it: does Envoy of Party A really trust Women’s network? "
          + "If so, Women’s network is first in 73\u{A0}% of the cases; if not, Non-governmental "
          + "organisation leads (65\u{A0}%).",
        "United Nations envoy has a lower ceiling but is steadier (acceptability 0.36 to 0.4, against "
          + "0 to 0.54 for Women’s network): a different kind of choice.",
      ])
    let text = try report().text(as: .table)
    #expect(
      text.contains("   1  WN     Women’s network                         0.54    0–0.54   44"))
    #expect(text.contains("all 8192 combinations of the 13 doubtful ties"))
    #expect(text.contains("Envoy of Party A trusts Women’s network (confidence 0.6): first in 73"))
    let markdown = try report().text(as: .markdown)
    #expect(markdown.contains("\n\n## How sure this ranking is\n\nWomen’s network is best placed"))
  }

  /// Two mediators alike: whenever .9 · .9 both ties of one exist. Each is first in .81 · (1 − .81) of
  /// the cases alone and in .81² with the other.
  @Test("how often several are first together is told, and the first k, mean and share not reached")
  func shared() throws {
    func tie(_ from: String, _ to: String) -> Relationship {
      Relationship(
        from: from, to: to, kind: .trust, trust: Trust(0.5),
        confidence: Confidence(0.9).map(RecordedConfidence.probability))
    }
    let map = ActorMap(
      sides: [Side(id: "A"), Side(id: "B")],
      actors: [
        Actor(id: "pa", roles: [.party], side: "A"), Actor(id: "pb", roles: [.party], side: "B"),
        Actor(id: "m", roles: [.mediator]), Actor(id: "n", roles: [.mediator]),
      ],
      relationships: [tie("pa", "m"), tie("pb", "m"), tie("pa", "n"), tie("pb", "n")])
    for format in [ReportFormat.table, .markdown] {
      let text = try report(map).text(as: format).replacing("\n", with: " ")
      #expect(text.contains("In 66\u{A0}% of the cases several are first together"))
    }
    let table = try report(map, UncertaintyOptions(within: 1)).text(as: .table)
    #expect(table.contains("first 1"))
    // .81 first, .81 among the first, mean .405, in .19 not reached; each above the other in .1539.
    #expect(table.contains("81\u{A0}%     81\u{A0}%  0.405         19\u{A0}%"))
    #expect(table.contains("15\u{A0}%"))
    #expect(try report(map, UncertaintyOptions(within: 2)).text(as: .table).contains("first 2"))
    #expect(try report(nil).text(as: .table).contains("In no case are several first together."))
  }

  @Test("an acceptability that is the same in every case is told once")
  func steady() throws {
    var map = try valleys()
    for place in map.relationships.indices where map.relationships[place].to == "UN" {
      map.relationships[place].confidence = nil
    }
    let text = try report(map).text(as: .table).replacing("\n", with: " ")
    #expect(text.contains("steadier (acceptability always 0.4, against"))
  }

  @Test("draws say how many, with which seed, and how far off they may be")
  func draws() throws {
    let options = UncertaintyOptions(maxDraws: 2_000, seed: 5, trustSpread: 20)
    let report = try report(nil, options)
    let uncertainty = try #require(
      try ActorReportTests.json(report.text(as: .json))["uncertainty"] as? JSON)
    #expect(uncertainty["method"] as? String == "draws")
    #expect(uncertainty["draws"] as? Int == 2_000)
    #expect(uncertainty["seed"] as? Int == 5)
    #expect(uncertainty["trustSpread"] as? Double == 20)
    let text = report.text(as: .table)
    #expect(text.contains("The probabilities are estimates from 2000 draws (seed 5)"))
    #expect(text.contains("Trust is drawn too"))
    #expect(longestLine(text) <= 100)
  }

  @Test("a map without confidences says so, and no probability is given")
  func withoutConfidence() throws {
    var map = try valleys()
    for position in map.relationships.indices { map.relationships[position].confidence = nil }
    let report = try report(map)
    let text = report.text(as: .table, explaining: try report.candidate("WN"))
    #expect(text.contains("No tie that this ranking reads has a recorded confidence"))
    #expect(!text.contains("first in") && !text.contains("5–95"))
    let document = try ActorReportTests.json(report.text(as: .json))
    let uncertainty = try #require(document["uncertainty"] as? JSON)
    #expect(uncertainty["method"] as? String == "none")
    #expect(uncertainty["reason"] as? String == "noConfidence")
    #expect(uncertainty["tiesWithoutConfidence"] as? Int == 19)
    #expect((document["candidates"] as? [JSON])?.allSatisfy { $0["first"] == nil } == true)
    #expect(rows(report.text(as: .csv))[0].contains("first") == false)
  }

  @Test("some ties without confidence are counted, and count as certain")
  func partly() throws {
    var map = try valleys()
    for position in map.relationships.indices where map.relationships[position].from == "PB" {
      map.relationships[position].confidence = nil
    }
    let text = try report(map).text(as: .table)
    #expect(text.contains("3 ties without a recorded confidence count as certain."))
    // PB's own ties are certain now: 2^10.
    #expect(text.contains("all 1024 combinations of the 10 doubtful ties"))
  }

  @Test("nobody, a single candidate, and ties that cannot matter: answers, not numbers")
  func corners() throws {
    let whole = try valleys()
    var map = whole
    map.relationships.removeAll { $0.from == "PA" }
    #expect(
      ConfidenceReading(of: try report(map)).sentences == [
        "Nobody is reached by trust from every end, whichever of the recorded ties exist."
      ])
    map = whole
    for position in map.actors.indices where ["EC", "UN", "NG"].contains(map.actors[position].id) {
      map.actors[position].roles = []
    }
    #expect(
      ConfidenceReading(of: try report(map)).sentences.first
        == "Women’s network is the only candidate. With the recorded confidences counted in, trust "
        + "reaches it from every end in 44\u{A0}% of the cases.")
    map = whole
    for position in map.relationships.indices where map.relationships[position].from != "RL" {
      map.relationships[position].confidence = nil
    }
    let settled = try report(map)
    #expect(
      ConfidenceReading(of: settled).sentences.first?.contains("the ranking is settled") == true)
    #expect(settled.confidence?.candidate("WN")?.first == 1)
    map.relationships.removeAll { $0.trust != nil }
    #expect(try report(map).text(as: .json).contains("\"noTies\""))
    for position in map.actors.indices { map.actors[position].roles.removeAll { $0 == .mediator } }
    map.actors.removeAll { $0.side == nil }
    #expect(try report(map).text(as: .table).contains("No actor is a candidate"))
  }

  @Test("three sides: the least of all of them is drawn")
  func threeSides() throws {
    var map = try valleys()
    map.sides.append(Side(id: "C"))
    map.actors.append(Actor(id: "PC", roles: [.party], side: "C"))
    map.relationships.append(
      Relationship(
        from: "PC", to: "WN", kind: .trust, trust: Trust(0.2),
        confidence: Confidence(0.5).map(RecordedConfidence.probability)))
    let confidence = try #require(try report(map).confidence)
    // Only WN is reached from C: P = .5 · .9² · .6 · .9.
    #expect(isClose(confidence.candidate("WN")?.first, 0.5 * 0.9 * 0.6 * 0.9 * 0.9))
    #expect(isClose(confidence.candidate("WN")?.acceptability.high, 0.2))
    #expect(confidence.candidate("NG")?.unreached == 1)
  }

  @Test("CSV has a column for each number")
  func csv() throws {
    let table = try rows(report().text(as: .csv))
    #expect(
      table[0].suffix(11) == [
        "first", "mean", "low", "high", "within", "unreached", "above.WN", "above.NG", "above.EC",
        "above.UN", "critical.actors",
      ])
    let above = try #require(try report().confidence?.above)
    for row in table.dropFirst() {
      for (place, other) in ["WN", "NG", "EC", "UN"].enumerated() {
        let expected = above.first { $0.actor == row[0] && $0.other == other }?.probability
        #expect(Double(row[27 + place]) == expected, "\(row[0]) above \(other)")
      }
    }
    #expect(table.allSatisfy { $0.count == table[0].count })
    #expect(isClose(Double(table[1][21]), 0.4374, tolerance: 1e-10))
  }

  @Test("the explanation tells the place and what would change it")
  func explanation() throws {
    let report = try report()
    let sentences = Explanation(try report.candidate("UN"), in: report).sentences
    #expect(
      sentences.contains {
        $0.hasPrefix(
          "With the recorded confidences counted in, United Nations envoy is first in 16\u{A0}% of "
            + "the cases, its acceptability lies from 0.36 to 0.4 in nine of ten (mean 0.382)")
      })
    #expect(sentences.contains { $0.hasPrefix("What would change this: whether ") })
  }

  // MARK: - Measures

  private func measures(_ map: ActorMap, _ ids: [String]) throws -> MeasureReport {
    let uncertain = UncertainMap(map, view: ViewOptions(), options: UncertaintyOptions())
    let results = try ids.map { id in
      let measure = try MeasureCatalog.measure(id)
      return try uncertain.result(
        of: measure.init(MeasureArguments(for: measure.descriptor)))
    }
    return MeasureReport(
      title: nil, actors: map.actors.count, view: uncertain.graph.view, results: results)
  }

  private var path: ActorMap {
    func tie(_ from: String, _ to: String, _ confidence: Double?) -> Relationship {
      Relationship(
        from: from, to: to,
        confidence: confidence.flatMap(Confidence.init).map(RecordedConfidence.probability),
        directed: false)
    }
    return ActorMap(
      actors: ["A", "B", "C"].map { Actor(id: $0) },
      relationships: [tie("A", "B", nil), tie("B", "C", nil), tie("A", "C", 0.25)])
  }

  @Test("measures: mean, interval, first and undefined share in every format")
  func formats() throws {
    let report = try measures(path, ["betweenness"])
    let measure = try #require(
      (try ActorReportTests.json(report.text(as: .json))["measures"] as? [JSON])?.first)
    let row = try #require((measure["rows"] as? [JSON])?.first { $0["actor"] as? String == "B" })
    #expect(
      isEqual(
        row["values"],
        [
          "betweenness": 0, "betweenness.normalised": 0, "betweenness.mean": 0.75,
          "betweenness.low": 0, "betweenness.high": 1, "betweenness.first": 0.75,
          "betweenness.within": 0.75,
          "betweenness.undefined-share": 0,
        ]))
    // A–C exists in one case of four, and then nobody is between; else B is above both.
    let account = try #require(measure["uncertainty"] as? JSON)
    #expect(account["method"] as? String == "exact" && account["within"] as? Int == 3)
    let above = try #require(account["above"] as? [JSON])
    #expect(
      above.map { "\($0["actor"] ?? "")>\($0["other"] ?? "") \($0["probability"] ?? "")" } == [
        "A>B 0", "A>C 0", "B>A 0.75", "B>C 0.75", "C>A 0", "C>B 0",
      ])
    let table = rows(report.text(as: .csv))
    #expect(
      table[0].suffix(6) == [
        "betweenness.first", "betweenness.within", "betweenness.undefined-share",
        "betweenness.above.A", "betweenness.above.B", "betweenness.above.C",
      ])
    #expect(table[2].suffix(3) == ["0.75", "", "0.75"])
    let text = report.text(as: .table)
    #expect(
      text.contains(
        "   1  B      B               0            0   0.75     0      1    0.75     0.75\n"))
    #expect(text.contains("B      75\u{A0}%    –  75\u{A0}%"))
    #expect(text.contains("The value is defined in every case."))
    #expect(text.contains("2 ties without a recorded confidence count as certain."))
    #expect(report.text(as: .markdown).contains("| .mean | .low | .high | .first | .within |"))
    #expect(
      try ActorReportTests.json(
        String(report.text(as: .jsonl).split(separator: "\n")[0]))["values"] is JSON)
  }

  @Test("measures on a map without confidences say so")
  func measuresWithout() throws {
    var map = path
    map.relationships[2].confidence = nil
    let text = try measures(map, ["degree"]).text(as: .table)
    #expect(text.contains("No probabilities: none of the 3 ties that are read has a recorded"))
    #expect(!text.contains(".mean"))
  }
}
