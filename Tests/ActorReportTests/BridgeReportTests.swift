// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMediation
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorReport

@Suite("Bridges in every format")
struct BridgeReportTests {
  private func text(
    _ format: ReportFormat, _ map: ActorMap? = nil, _ question: BridgeQuestion = BridgeQuestion(),
    top: Int? = nil, explaining id: String? = nil
  ) throws -> String {
    let report = try BridgeReport(question, on: map ?? valleys())
    return report.text(as: format, top: top, explaining: try id.map { try report.candidate($0) })
  }

  private static let candidateKeys: Set = [
    "actor", "name", "rank", "acceptability", "bias", "independence", "support", "ties",
    "undefined",
  ]

  // MARK: - JSON

  @Test("JSON has the keys of the contract, and Two Valleys' values")
  func contract() throws {
    let document = try json(text(.json))
    #expect(Set(document.keys).isSuperset(of: ["between", "view", "candidates", "channels"]))
    #expect(isEqual(document["between"], ["A", "B"]))
    let candidates = try #require(document["candidates"] as? [JSON])
    #expect(candidates.map { $0["actor"] as? String } == ["WN", "NG", "EC", "UN"])
    #expect(candidates.map { $0["rank"] as? Int } == [1, 2, 3, 4])
    for candidate in candidates {
      #expect(Set(candidate.keys).isSuperset(of: Self.candidateKeys))
      #expect(
        isEqual(
          candidate["independence"],
          [
            ["sponsor": "GOV", "value": 1], ["sponsor": "IO", "value": 1],
          ]))
    }
    func check(_ key: String, _ expected: [Double]) {
      for (candidate, value) in zip(candidates, expected) {
        #expect(abs((candidate[key] as? Double ?? .nan) - value) < 1e-12)
      }
    }
    check("acceptability", [0.54, 0.5, 0.45, 0.4])
    check("bias", [-1.0 / 13, -1.0 / 26, 3.0 / 13, -2.0 / 7])
    check("support", [0.44, 0.4, 0, 0.8])
    #expect(candidates[0]["name"] as? String == "Women’s network")
    // No party's trust in the government is recorded.
    let unheard = ["column": "stigma", "sponsor": "GOV", "reason": "noRecordedTrust"]
    #expect(isEqual(candidates[0]["undefined"], [unheard]))
    #expect(
      isEqual(
        candidates[2]["undefined"],
        [unheard, ["column": "supportConcentration", "reason": "noSponsor"]]))
    #expect(
      candidates.map { $0["criticalActors"] as? [String] } == [
        ["a1", "b1"], ["b1"], ["a1", "b1"], [],
      ])
  }

  @Test("JSON: ties name what they serve")
  func ties() throws {
    let candidates = try #require(json(text(.json))["candidates"] as? [JSON])
    #expect(
      isEqual(
        candidates[1]["ties"],
        [
          [
            "tie": "PA>NG:trust", "from": "PA", "to": "NG", "trust": 0.5, "serves": "acceptability",
          ],
          [
            "tie": "PB>b1:trust", "from": "PB", "to": "b1", "trust": 0.9, "serves": "acceptability",
          ],
          [
            "tie": "b1>NG:trust", "from": "b1", "to": "NG", "trust": 0.6, "serves": "acceptability",
          ],
          [
            "tie": "GOV>NG:sponsorship", "from": "GOV", "to": "NG", "strength": 0.4,
            "serves": "support",
          ],
        ] as [JSON]))
  }

  @Test("JSON: channels of two ends are one object")
  func channels() throws {
    let channels = try #require(json(text(.json))["channels"] as? JSON)
    #expect(channels["threshold"] as? Double == 0.5)
    #expect(channels["count"] as? Int == 1)
    #expect(isEqual(channels["singlePointsOfFailure"], ["b1"]))
    #expect(isEqual(channels["roles"], ["representative", "mediator"]))
    let paths = try #require(channels["paths"] as? [JSON])
    #expect(paths.map { $0["actors"] as? [String] } == [["PA", "NG", "b1", "PB"]])
    #expect(channels["between"] == nil)
    #expect((channels["shortest"] as? JSON)?["hops"] as? Int == 3)
    #expect((channels["strongest"] as? JSON)?["hops"] as? Int == 4)
    let any = try #require(
      json(text(.json, nil, BridgeQuestion(threshold: 0.25, roles: nil)))["channels"] as? JSON)
    #expect(any["roles"] == nil)
    #expect(any["threshold"] as? Double == 0.25)
  }

  private var threeSides: ActorMap {
    func tie(_ from: String, _ value: Double?) -> Relationship {
      Relationship(from: from, to: "m", kind: .trust, trust: value.flatMap(Trust.init))
    }
    return ActorMap(
      sides: ["A", "B", "C"].map { Side(id: $0) },
      actors: [
        Actor(id: "pa", roles: [.party], side: "A"), Actor(id: "pb", roles: [.party], side: "B"),
        Actor(id: "pc", roles: [.party, .sponsor], side: "C"), Actor(id: "m", roles: [.mediator]),
      ],
      relationships: [tie("pa", 0.5), tie("pb", nil), tie("pc", nil)]
        + [Relationship(id: "s", from: "pc", to: "m", kind: .sponsorship)])
  }

  @Test("JSON with three sides: bias and channels are lists that name their ends")
  func several() throws {
    let document = try json(text(.json, threeSides))
    #expect(isEqual(document["between"], ["A", "B", "C"]))
    let candidate = try #require((document["candidates"] as? [JSON])?.first)
    #expect(candidate["acceptability"] as? Double == 0)
    #expect(
      isEqual(
        candidate["bias"],
        [
          ["between": ["A", "B"], "value": 1], ["between": ["A", "C"], "value": 1],
        ] as [JSON]))
    #expect(isEqual(candidate["decidedBy"], ["B", "C"]))
    #expect(candidate["support"] == nil)
    #expect(isEqual(candidate["independence"], [JSON]()))
    #expect(
      isEqual(
        candidate["undefined"],
        [
          ["column": "bias", "between": ["B", "C"], "reason": "noPath"],
          ["column": "independence", "sponsor": "pc", "reason": "sponsorIsPrincipal"],
          ["column": "sponsorConstraint", "sponsor": "pc", "reason": "unknownStrength"],
          ["column": "stigma", "sponsor": "pc", "reason": "noRecordedTrust"],
          ["column": "support", "reason": "unknownStrength"],
          ["column": "supportConcentration", "reason": "unknownStrength"],
          ["column": "support", "tie": "s", "reason": "unknownStrength"],
        ] as [JSON]))
    let channels = try #require(document["channels"] as? [JSON])
    #expect(
      channels.map { $0["between"] as? [String] } == [["A", "B"], ["A", "C"], ["B", "C"]])
    #expect(channels.map { $0["count"] as? Int } == [0, 0, 0])
  }

  @Test("JSON without trust: no rank, no acceptability, and the reason")
  func undefined() throws {
    var map = threeSides
    map.relationships = []
    let candidate = try #require(
      (json(text(.json, map, BridgeQuestion(between: ["A", "B"])))["candidates"] as? [JSON])?.first)
    #expect(candidate["rank"] == nil)
    #expect(candidate["acceptability"] == nil)
    #expect(candidate["bias"] == nil)
    let undefined = candidate["undefined"] as? [JSON] ?? []
    #expect(undefined.map { $0["column"] as? String }.prefix(2) == ["acceptability", "bias"])
    #expect(undefined.first?["reason"] as? String == "noTies")
  }

  @Test("JSON: explanation, top, and one line a candidate")
  func further() throws {
    let document = try json(text(.json, top: 2, explaining: "UN"))
    #expect((document["candidates"] as? [JSON])?.count == 2)
    let explanation = try #require(document["explanation"] as? JSON)
    #expect(explanation["actor"] as? String == "UN")
    #expect((explanation["sentences"] as? [String])?.isEmpty == false)
    let lines = try text(.jsonl).split(separator: "\n").map { try json(String($0)) }
    let whole = try #require(json(text(.json))["candidates"] as? [JSON])
    #expect(isEqual(lines, whole))
  }

  // MARK: - CSV

  /// The digits are tested elsewhere; Foundation's reader is an ulp off now and then.
  private func isClose(_ cell: String, _ value: Any?) -> Bool {
    guard let a = Double(cell), let b = value as? Double else { return false }
    return abs(a - b) < 1e-15
  }

  @Test("CSV: actor, name, then a column for each number; undefined is empty")
  func csv() throws {
    let table = try rows(text(.csv))
    #expect(
      table[0] == [
        "actor", "name", "rank", "acceptability", "acceptability.A", "acceptability.B", "bias",
        "critical", "support", "support.concentration", "support.decision", "independence.GOV",
        "independence.IO", "constraint.GOV", "constraint.IO", "stigma.GOV", "stigma.IO",
        "independence.least", "hostile-pairs", "hostile-pairs.weighted",
        "activity", "critical.actors",
      ])
    #expect(table.dropFirst().map { $0[0] } == ["WN", "NG", "EC", "UN"])
    #expect(table.allSatisfy { $0.count == table[0].count })
    let elders = table[3]
    #expect(elders[1] == "Elders’ council")
    #expect(elders[2] == "3")
    #expect(elders[9] == "", "no sponsor: no concentration")
    #expect(table[1][17...] == ["1", "0", "0", "6", "a1;b1"])
    #expect(
      table[4][17...] == ["1", "1", "", "5", ""], "PA and PB are hostile; how much is unknown")
    let candidates = try #require(json(text(.json))["candidates"] as? [JSON])
    for (row, candidate) in zip(table.dropFirst(), candidates) {
      #expect(isClose(row[3], candidate["acceptability"]))
      #expect(isClose(row[6], candidate["bias"]))
      #expect(isClose(row[8], candidate["support"]))
    }
    let several = try rows(text(.csv, threeSides))
    #expect(several[0].contains("bias.A/C"))
    #expect(several[1][several[0].firstIndex(of: "bias.B/C") ?? 0] == "")
    #expect(several[1][several[0].firstIndex(of: "support") ?? 0] == "")
    #expect(several[1][several[0].firstIndex(of: "independence.pc") ?? 0] == "")
  }

  @Test("names that spreadsheets would run, and quotation marks with accents, come back whole")
  func cells() throws {
    for name in ["=1+1", "+x", "-x", "@x", "\tx", "'=1"] {
      var map = threeSides
      map.actors[3].name = name
      #expect(try rows(text(.csv, map))[1][1] == "'" + name)
    }
    for name in ["\u{FF1D}1", "a,b", "a\"b", "a\"\u{301},b", "a\nb", "a\r\nb", "'t Hart", " x "] {
      var map = threeSides
      map.actors[3].name = name
      #expect(
        try rows(text(.csv, map))[1][1].unicodeScalars.elementsEqual(name.unicodeScalars))
    }
  }

  // MARK: - For people

  @Test("the table for people fits 100 columns, and ids are never cut")
  func width() throws {
    let oslo = try ShippedMap("oslo-1993").map
    for id in try BridgeReport(BridgeQuestion(), on: oslo).candidates.map(\.actor) {
      let text = try text(.table, oslo, explaining: id)
      #expect(longestLine(text) <= 100)
      #expect(text.contains(" johan-jorgen-holst "))
    }
    #expect(try longestLine(text(.table, threeSides, explaining: "m")) <= 100)
    var map = try valleys()
    for place in map.actors.indices {
      map.actors[place].name += String(repeating: " long", count: 30)
    }
    #expect(try longestLine(text(.table, map, BridgeQuestion(roles: nil), explaining: "WN")) <= 100)
  }

  @Test("Two Valleys for people")
  func table() throws {
    let text = try text(.table)
    #expect(
      text == """
        Bridge-builder candidates between Side A and Side B
        Side A speaks through Party A.
        Side B speaks through Party B.
        Candidates: actors with role mediator.
        Acceptability: of several who speak for one end the least trusting of them decides (--principal-rule
          min); a chain of trust has any number of ties (--hops).
        Read as trust, directed: 20 ties from 24 relationships; left out: 5 with unknown trust; 1 read both
          ways.

        rank  actor  name                           acceptability     A     B     bias
           1  WN     Women’s network                         0.54  0.54  0.63  −0.0769
           2  NG     Non-governmental organisation            0.5   0.5  0.54  −0.0385
           3  EC     Elders’ council                         0.45  0.72  0.45   0.2308
           4  UN     United Nations envoy                     0.4   0.4  0.72  −0.2857

        acceptability: the least of A and B, the trust that reaches the actor from each, 0 to 1.
        bias: above 0 towards A, below 0 towards B, −1 to 1.

        What decides between equals, and who is busy

        rank  actor  name                           critical  independence  support  hostile  weighted  ties
           1  WN     Women’s network                       2             1     0.44        0         0     6
           2  NG     Non-governmental organisation         1             1      0.4        0         0     4
           3  EC     Elders’ council                       2             1        0        0         0     4
           4  UN     United Nations envoy                  0             1      0.8        1         –     5

        The ranks go by acceptability; among equals by these numbers from left to right, without the ties.
        critical: the number of other actors whose absence alone would make the acceptability 0, an end’s
          only speaker not counted; of several who speak for an end the others then do; the fewer come
          first.
        independence: the share of the acceptability that would be left without the sponsor on whom most
          hangs, 0 to 1.
        support: what the sponsors give together, 0 to 1.
        hostile: the number of pairs who are hostile to each other and both positive to the actor; weighted:
          the sum of hostility times the lesser trust, where recorded.
        ties: how busy the actor is: all its ties in this view. How far that alone explains the ranks:
          0.3162 (Spearman's rank correlation over 4 candidates; 1: the busiest come first, 0: no relation,
          −1: they come last).

        Critical actors
          Women’s network: Envoy of Party A and Envoy of Party B
          Non-governmental organisation: Envoy of Party B
          Elders’ council: Envoy of Party A and Envoy of Party B

        Independence from sponsors (1: the acceptability would stay the same without the sponsor)
          1 for every candidate and sponsor

        How tied up in the closest sponsor (local constraint, 0 to 1; 1: nobody else to turn to)
          Women’s network: International organisation 0.01
          Non-governmental organisation: Donor government 0.25
          United Nations envoy: International organisation 0.4788

        Distrust of a sponsor that could fall on the actor (stigma, 0 to 1)
          0 wherever it is known
          unknown for Donor government: no party’s trust in it is recorded

        Channels between Side A and Side B that share no actor, at trust ≥ 0.5 over representative or
          mediator: 1
          Party A – Non-governmental organisation – Envoy of Party B – Party B (weakest tie 0.5, all
            multiplied 0.27)
          If Envoy of Party B were absent, no channel would be left: worth protecting or backing up.
          Strongest single chain: Party A – Envoy of Party A – Women’s network – Envoy of Party B – Party B
            (weakest tie 0.6, all multiplied 0.3402)

        Limit: This describes the map as it was drawn; it does not predict whether a mediation succeeds.

        """)
  }

  @Test(
    "distrust that a principal records itself is told beside the ranking, and changes no number")
  func distrust() throws {
    let before = try valleys()
    var map = before
    map.relationships.append(
      Relationship(from: "PA", to: "WN", kind: .trust, trust: Trust(-0.4)))
    let plain = try BridgeReport(BridgeQuestion(), on: before)
    let report = try BridgeReport(BridgeQuestion(), on: map)
    #expect(report.candidates.map(\.acceptability) == plain.candidates.map(\.acceptability))
    #expect(plain.candidates.allSatisfy { $0.distrust.isEmpty })
    let network = try report.candidate("WN")
    #expect(network.distrust.map(\.from) == ["PA"])
    #expect(network.distrust.map(\.value) == [-0.4])
    let table = report.text(as: .table, explaining: network)
    #expect(table.contains("  Party A distrusts Women’s network: −0.4\n"))
    #expect(table.contains("Party A itself records distrust of Women’s network (−0.4)."))
    let candidates = try #require(try json(report.text(as: .json))["candidates"] as? [JSON])
    #expect((candidates[0]["distrust"] as? [JSON])?.first?["trust"] as? Double == -0.4)
    #expect(candidates[1]["distrust"] == nil)
  }

  @Test("where nobody is reached from every end, or nothing carries trust, one line says so")
  func verdicts() throws {
    var map = try valleys()
    map.relationships.removeAll { $0.from == "PA" }
    #expect(try text(.table, map).contains("No candidate is reached by trust from every end"))
    map.relationships.removeAll { $0.trust != nil }
    #expect(try text(.table, map).contains("No tie of this view carries trust"))
  }

  @Test("what the table leaves out is told below it")
  func details() throws {
    let several = try text(.table, threeSides)
    #expect(several.contains("Bias (above 0 towards the first)\n  m: A/B 1, A/C 1, B/C –\n"))
    #expect(several.contains("Not known\n  m: the strength of s\n"))
    let without = try valleys()
    var variant = without
    variant.relationships.removeAll { $0.from == "PB" && $0.to == "UN" }
    #expect(
      try text(.table, variant).contains(
        "  United Nations envoy: International organisation 0\n  1 in every other case\n"))
    let any = try text(.table, nil, BridgeQuestion(roles: nil))
    #expect(any.contains("over any actor: 2\n"))
    #expect(any.contains("If all of one of these groups were absent, no channel would be left: "))
    #expect(
      try text(.table, threeSides, BridgeQuestion(between: ["A", "m"])).contains(
        "No actor is a candidate; --candidates all looks at every other actor."))
  }

  @Test("nothing in a map moves the cursor, turns the text or becomes markup")
  func harmless() throws {
    var map = try valleys()
    map.sides[0].name = "A\u{1B}[2J\nB\u{202E}"
    for place in map.actors.indices { map.actors[place].name = "<b>|\u{301}*_\u{9B}2J\r\n`x`" }
    let plain = try text(.table, map, explaining: "WN")
    let markdown = try text(.markdown, map, explaining: "WN")
    for text in [plain, markdown] {
      let bad = text.unicodeScalars.filter {
        ($0.properties.generalCategory == .control && $0 != "\n") || $0.value == 0x202E
      }
      #expect(bad.isEmpty)
    }
    #expect(!markdown.contains("<b>"))
    let table = markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(table.count == 12)
    for (place, line) in table.enumerated() {
      var bars = 0
      var isEscaped = false
      for scalar in line.unicodeScalars {
        if scalar == "|", !isEscaped { bars += 1 }
        isEscaped = scalar == "\\" && !isEscaped
      }
      #expect(bars == (place < 6 ? 8 : 10))
    }
  }

  @Test("Markdown has a heading, a table and lists")
  func markdown() throws {
    let text = try text(.markdown, explaining: "WN")
    #expect(text.hasPrefix("# Bridge-builder candidates between Side A and Side B\n\nSide A"))
    #expect(text.contains("\n\n| rank | actor | name | acceptability | A | B |"))
    #expect(text.contains("\n| ---: | --- | --- | ---: |"))
    #expect(
      text.contains(
        "\n| 4 | UN | United Nations envoy | 0.4 | 0.4 | 0.72 | −0.2857 |\n\n"))
    #expect(text.contains("\n| 4 | UN | United Nations envoy | 0 | 1 | 0.8 | 1 | – | 5 |\n\n"))
    #expect(text.contains("\n\nCritical actors\n\n- Women’s network: Envoy"))
    #expect(text.contains("\n\n## Explained: Women’s network\n\n- Women’s network ranks 1 of 4"))
  }
}
