// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorMediation

/// A tie with a confidence and the sources that it rests on.
func doubtful(
  _ tie: Relationship, _ confidence: Double, sources: [String] = []
) -> Relationship {
  var tie = tie
  tie.confidence = Confidence(confidence).map(RecordedConfidence.probability)
  tie.sources = sources
  return tie
}

/// Probabilities worked by hand from the recorded confidences.
@Suite("How sure the answers of the analytics are, by hand")
struct DoubtTests {
  private func doubt(
    _ id: String, _ map: ActorMap, _ options: MediationDoubtOptions = MediationDoubtOptions(),
    with parameters: [String: String] = [:], threads: Int = 1
  ) throws -> MediationDoubt {
    let result = try MediationCatalog.result(
      id, parameters: parameters, on: MediationGround(map), doubt: options,
      control: RunControl(threads: threads))
    return try #require(result.doubt)
  }

  /// The names of each answer to a question, in their order, with the share of the cases.
  private func shares(_ what: String, _ doubt: MediationDoubt) -> [String: Double] {
    let rows = doubt.sections.first { $0.id == "doubt.answers" }?.rows ?? []
    return Dictionary(
      rows.filter { $0.cells[0] == .text(what) }.map { row in
        (row.subject.map(\.name).sorted().joined(separator: "+"), row.cells[2].number ?? .nan)
      }, uniquingKeysWith: { _, _ in .nan })
  }

  /// A row of a column's table: on the map, mean, low, high, … by the ids of the columns.
  private func cells(
    _ section: String, _ subject: String, _ doubt: MediationDoubt
  ) -> [String: MediationCell] {
    MediationFindings(sections: doubt.sections).cells("doubt." + section, of: subject)
  }

  // MARK: - Two Valleys

  @Test(
    "the smallest tables: WN .54, EC .63, NG .72 of the cases, none .047656",
    arguments: ConveningValleysTests.seeds)
  func tables(seed: Int) throws {
    let doubt = try doubt("convening-set", ConveningValleysTests.valleys(seed))
    // Each table needs two ties: .6 · .9, .9 · .7 and .8 · .9; nine ties of .5 and more join those
    // who may sit at one.
    #expect(doubt.account.method == .exact)
    #expect(doubt.account.drawnTies == 9 && doubt.account.draws == 512)
    let tables = shares("the smallest tables", doubt)
    #expect(
      tables == ["WN+a1+b1": 0.54, "EC+a1+b1": 0.63, "NG+PA+b1": 0.72, "none": 0.047656])
    let best = shares("the best connected smallest table", doubt)
    #expect(best["WN+a1+b1"] == 0.54)
    #expect(best["none"] == 0.047656)
    // Of the two whose weakest tie is .5 the ids decide which comes first.
    let others = [best["EC+a1+b1"], best["NG+PA+b1"]].compactMap { $0 }.sorted()
    #expect(
      isClose(others[0], 0.46 * 0.37 * 0.72) && isClose(others[1], 0.46 * 0.63)
        || isClose(others[0], 0.46 * 0.28 * 0.63) && isClose(others[1], 0.46 * 0.72))
  }

  @Test("the tie from a1 to WN is the one that the best table hangs on")
  func tipping() throws {
    let map = try ShippedMap("two-valleys").map.namedByID
    let doubt = try doubt("convening-set", map)
    let section = try #require(doubt.sections.first { $0.id == "doubt.tipping" })
    let first = try #require(section.rows.first)
    #expect(first.ties == ["a1>WN:trust"])
    #expect(first.cells[1...3].map(\.number) == [0.6, 0.9, 0])
    #expect(first.cells[4] == .text("EC, a1 and b1"))
    #expect(
      doubt.sentences.map(\.text).contains {
        $0.contains("a1 trusts WN (confidence 0.6)") && $0.contains("same in 90\u{A0}%")
      })
  }

  @Test("acceptability over 1,000 draws: P(first) and intervals of D20 within four standard errors")
  func draws() throws {
    let doubt = try doubt(
      "support-and-independence", ShippedMap("two-valleys").map,
      MediationDoubtOptions(draws: 1_000, standardError: 0))
    #expect(doubt.account.method == .draws && doubt.account.draws == 1_000)
    let expected: [(id: String, first: Double, low: Double, high: Double)] = [
      ("WN", 0.4374, 0, 0.54), ("NG", 0.333072, 0, 0.5), ("UN", 0.1577554518024, 0.36, 0.4),
      ("EC", 0.06572664, 0, 0.45),
    ]
    for value in expected {
      let cells = cells("candidates.acceptability", value.id, doubt)
      let first = try #require(cells["first"]?.number)
      #expect(abs(first - value.first) < 4 * standardErrorOfShare(value.first, draws: 1_000))
      #expect(isClose(cells["low"]?.number, value.low))
      #expect(isClose(cells["high"]?.number, value.high))
    }
    #expect(cells("candidates.acceptability", "WN", doubt)["on-map"] == .number(0.54))
  }

  // MARK: - Small maps

  @Test("a first step that hangs on one tie of .5: alone with it, a pair without")
  func firstStep() throws {
    let map = conflict(
      mediators: ["m", "n"],
      [
        doubtful(trust("pa", "m", 0.5), 0.5), trust("pb", "m", 0.8), trust("pa", "n", 0.4),
        trust("pb", "n", 0.4),
      ])
    let doubt = try doubt("confidence-order", map)
    #expect(doubt.account.method == .exact && doubt.account.draws == 2)
    #expect(doubt.account.tiesWithoutConfidence == 3)
    #expect(
      shares("the first step", doubt) == ["pa → m": 0.5, "pa → n+pb → n": 0.5])
    let rows = try #require(doubt.sections.first { $0.id == "doubt.tipping" }).rows
    #expect(rows.allSatisfy { $0.ties == ["pa>m:trust"] && $0.cells[2].number == 1 })
  }

  @Test("support of .6 from a tie of .5: mean .3, 0 to .6, first as often as one of .5 for sure")
  func support() throws {
    let map = conflict(
      mediators: ["m", "n"], others: [Actor(id: "s", roles: [.sponsor])],
      [
        doubtful(sponsors("s", "m", 0.6), 0.5), sponsors("s", "n", 0.5), trust("pa", "m", 0.5),
        trust("pb", "m", 0.5), trust("pa", "n", 0.5), trust("pb", "n", 0.5),
      ])
    let doubt = try doubt("support-and-independence", map)
    let m = cells("candidates.support", "m", doubt)
    #expect(
      ["on-map", "mean", "low", "high", "first"].map { m[$0]?.number } == [0.6, 0.3, 0, 0.6, 0.5])
    #expect(m["undefined-share"] == .number(0))
    #expect(m["moved-by"] == .items([Named("s>m:sponsorship")]) && m["without"] == .number(0))
    let n = cells("candidates.support", "n", doubt)
    #expect(["mean", "low", "high", "first"].map { n[$0]?.number } == [0.5, 0.5, 0.5, 0.5])
    #expect(n["moved-by"] == .items([]) && n["without"] == .undefined(.noTieMatters))
  }

  @Test("an entry issue that rests on one tie of .7, and a balance that is undefined without it")
  func entry() throws {
    func about(_ issue: String, _ value: Double) -> Relationship {
      var tie = trust("pa", "pb", value)
      tie.layers = [issue]
      tie.id = issue
      return tie
    }
    let map = conflict(mediators: [], [doubtful(about("water", 0.6), 0.7), about("land", 0.4)])
    let doubt = try doubt("issues", map)
    #expect(shares("the entry issue", doubt) == ["water": 0.7, "land": 0.3])
    let water = cells("issues.balance", "water", doubt)
    #expect(["mean", "low", "high"].map { water[$0]?.number } == [0.6, 0.6, 0.6])
    #expect(water["undefined-share"] == .number(0.3))
    #expect(water["moved-by"] == .items([Named("water")]))
    #expect(water["without"] == .undefined(.neverDefined))
  }

  @Test("without a confidence, and without a tie, there is a reason and no number")
  func nothing() throws {
    let ties = [trust("pa", "m", 0.5), trust("pb", "m", 0.5)]
    for id in AnalyticConformanceTests.ids {
      let unknown = try doubt(id, conflict(mediators: ["m"], ties))
      #expect([.noConfidence, .noTies].contains(unknown.account.method), "\(id)")
      #expect(unknown.sections.isEmpty && unknown.sentences.isEmpty, "\(id)")
      let empty = try doubt(id, conflict(mediators: ["m"], []))
      #expect(empty.account.method == .noTies && empty.sections.isEmpty, "\(id)")
    }
  }

  @Test("certain ties settle the answer, which is said")
  func settled() throws {
    let ties = [doubtful(trust("pa", "m", 0.5), 1), doubtful(trust("pb", "m", 0.5), 1)]
    let doubt = try doubt("convening-set", conflict(mediators: ["m"], ties))
    #expect(doubt.account.method == .exact && doubt.account.drawnTies == 0)
    #expect(doubt.sections.isEmpty)
  }
}

/// What holds for the doubt of every analytic.
@Suite("Conformance of the doubt about answers")
struct DoubtConformanceTests {
  private static let ids = AnalyticConformanceTests.ids

  @Test("neither threads nor the order of the file change anything", arguments: ids)
  func determinism(id: String) throws {
    var map = try ShippedMap("two-valleys").map
    for (index, id) in map.relationshipIDs.enumerated() { map.relationships[index].id = id }
    let options = MediationDoubtOptions(draws: 40)
    let first = try MediationCatalog.result(id, on: MediationGround(map), doubt: options)
    for threads in [2, 8] {
      let control = RunControl(threads: threads)
      #expect(
        try MediationCatalog.result(id, on: MediationGround(map), doubt: options, control: control)
          == first)
    }
    var random = SeededRandom(seed: 1)
    map.actors = random.shuffled(map.actors)
    map.relationships = random.shuffled(map.relationships)
    #expect(try MediationCatalog.result(id, on: MediationGround(map), doubt: options) == first)
  }

  @Test("each analytic names key numbers that its findings have")
  func keys() throws {
    var maps = try ["two-valleys", "oslo-1993", "mozambique-1992"].map { try ShippedMap($0).map }
    for seed in 0..<20 {
      var random = SeededRandom(seed: seed)
      maps.append(FullMapTests.map(&random))
      var conflict = RandomConflict(seed: seed)
      maps.append(conflict.map())
    }
    let grounds = try maps.map { try MediationGround($0) }.filter { $0.endsProblem == nil }
    for analytic in MediationCatalog.all {
      let descriptor = analytic.descriptor
      #expect(!descriptor.keyNumbers.isEmpty, "\(descriptor.id)")
      let sections = try grounds.flatMap {
        try MediationCatalog.result(descriptor.id, on: $0).findings.sections
      }
      for key in descriptor.keyNumbers {
        let found = sections.filter { $0.id == key.section }
        #expect(!found.isEmpty, "\(descriptor.id) \(key)")
        for column in key.columns where column != "between" {
          #expect(found.allSatisfy { $0.place(of: column) != nil }, "\(descriptor.id) \(key)")
        }
      }
    }
  }

  @Test(
    "ties that an analytic says it does not read change none of its key numbers", arguments: ids)
  func read(id: String) throws {
    let type = try MediationCatalog.analytic(id)
    let keys = type.descriptor.keyNumbers
    let analytic = try type.init(MediationArguments(for: type.descriptor))
    for seed in 0..<60 {
      var random = SeededRandom(seed: seed)
      var conflict = RandomConflict(seed: seed)
      for map in [FullMapTests.map(&random), conflict.map()] {
        let ground = try MediationGround(map)
        guard ground.endsProblem == nil else { continue }
        let read = Set(analytic.tiesRead(on: ground))
        let rest = ground.redrawn { read.contains($0) ? $1 : nil }
        let all = DoubtReading(try analytic.findings(on: ground, control: RunControl()), keys)
        let part = DoubtReading(try analytic.findings(on: rest, control: RunControl()), keys)
        #expect(all.numbers.map(\.cells) == part.numbers.map(\.cells), "\(id), map \(seed)")
        #expect(all.answers == part.answers, "\(id), map \(seed)")
      }
    }
  }
}
