// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import GraphCore
import TestSupport
import Testing

@testable import ActorMediation

/// Small maps worked by hand, Two Valleys as the design has it, and trying all splits.
@Suite("Camps and strained ties")
struct CampsTests {
  private func findings(_ map: ActorMap) throws -> MediationFindings {
    try MediationCatalog.result("camps", on: MediationGround(map)).findings
  }

  private func overview(_ map: ActorMap) throws -> [String: MediationCell] {
    try findings(map).cells("overview", of: "map")
  }

  private func hostile(_ a: String, _ b: String) -> Relationship {
    Relationship(from: a, to: b, kind: .conflict)
  }

  private func map(_ actors: String, _ ties: [Relationship]) -> ActorMap {
    ActorMap(actors: actors.map { Actor(id: String($0)) }, relationships: ties)
  }

  // a, b, c trust each other, d and e do; a–d, b–d, b–e are hostile, c–e is friendly.
  // Every cycle of an odd number of hostile pairs runs over c–e: c–e–d–a and c–e–b.
  private var twoCamps: ActorMap {
    map(
      "abcde",
      [
        trust("a", "b", 0.5), trust("b", "c", 0.5), trust("c", "a", 0.2),
        trust("d", "e", 0.9), hostile("a", "d"), trust("b", "d", -0.4), hostile("e", "b"),
        Relationship(from: "c", to: "e", kind: .cooperation),
      ])
  }

  @Test("two camps and one friendly tie across them: L = 1 of 8, agreement .75, unique")
  func strained() throws {
    let cells = try overview(twoCamps)
    #expect(cells["pairs"] == .count(8))
    #expect(cells["hostile"] == .count(3))
    #expect(cells["strained"] == .count(1))
    #expect(cells["agreement"] == .number(0.75))
    #expect(cells["unique"] == .truth(true))
    let findings = try findings(twoCamps)
    let rows = try #require(findings.section("strained")?.rows)
    #expect(rows.map { $0.subject.map(\.id) } == [["c", "e"]])
    #expect(rows.first?.cells == [.text("friendly"), .truth(true)])
    #expect(rows.first?.ties == ["c>e:cooperation"])
    let camps = try #require(findings.section("camps"))
    #expect(camps.rows.map { $0.cells[0] } == ["1", "1", "1", "2", "2"].map { .text($0) })
    #expect(findings.sentences.contains { $0.text.contains("camp 1: a, b and c; camp 2: d and e") })
  }

  @Test("three actors hostile to each other: any one pair may be the strained one")
  func open() throws {
    let map = map("abc", [hostile("a", "b"), hostile("b", "c"), hostile("c", "a")])
    let cells = try overview(map)
    #expect(cells["strained"] == .count(1))
    #expect(isClose(cells["agreement"]?.number, 1.0 / 3))
    #expect(cells["unique"] == .truth(false))
    let rows = try #require(findings(map).section("strained")?.rows)
    #expect(rows.map { $0.cells[1] } == [.truth(false), .truth(false), .truth(false)])
  }

  @Test("a pair with trust and conflict is hostile and listed; other ties give no sign")
  func bothSigns() throws {
    let map = map(
      "abcd",
      [
        trust("a", "b", 0.8), hostile("b", "a"),
        Relationship(from: "c", to: "d", kind: .communication), trust("c", "d", 0),
      ])
    let cells = try overview(map)
    #expect(cells["pairs"] == .count(1) && cells["hostile"] == .count(1))
    #expect(cells["strained"] == .count(0) && cells["agreement"] == .number(1))
    let rows = try #require(findings(map).section("both-signs")?.rows)
    #expect(rows.map(\.ties) == [["b>a:conflict", "a>b:trust"]])
  }

  @Test("without any sign there is a sentence and no number")
  func nothing() throws {
    let map = map("ab", [Relationship(from: "a", to: "b", kind: "family")])
    let findings = try findings(map)
    #expect(findings.sentences.map(\.text).contains { $0.contains("no camps can be read") })
    let cells = try overview(map)
    for column in ["strained", "agreement", "unique"] {
      #expect(cells[column] == .undefined(.noSignedPair))
    }
  }

  @Test("Two Valleys: L = 1 (PA–PB), 20 signed pairs, .90, unique", arguments: [nil, 1, 2, 3])
  func twoValleys(seed: Int?) throws {
    var map = try ShippedMap("two-valleys").map
    for index in map.actors.indices { map.actors[index].name = map.actors[index].id }
    if let seed { map = map.relabelled(seed: seed) }
    let cells = try overview(map)
    #expect(cells["pairs"] == .count(20))
    #expect(cells["strained"] == .count(1))
    #expect(isClose(cells["agreement"]?.number, 0.9))
    #expect(cells["unique"] == .truth(true))
    let rows = try #require(findings(map).section("strained")?.rows)
    #expect(rows.map { Set($0.subject.map(\.name)) } == [["PA", "PB"]])
  }

  @Test("trying all splits agrees on 400 seeded maps")
  func oracle() {
    for seed in 0..<400 {
      var random = SeededRandom(seed: seed)
      let count = 2 + random.below(8)
      var pairs: [TwoCamps.Pair] = []
      for first in 0..<count {
        for second in (first + 1)..<max(first + 1, count) where random.below(3) > 0 {
          pairs.append(
            TwoCamps.Pair(first: first, second: second, isHostile: random.below(2) == 0))
        }
      }
      let camps = TwoCamps(pairs, actorCount: count)
      let naive = naiveSplits(pairs, count)
      #expect(camps.strained == naive.least && camps.leastPossible == naive.least)
      #expect(camps.isStrainedInSome == naive.some, "seed \(seed)")
      #expect(camps.isStrainedInAll == naive.all, "seed \(seed)")
      let shown = pairs.count {
        (camps.isInFirst[$0.first] == camps.isInFirst[$0.second]) == $0.isHostile
      }
      #expect(shown == naive.least)
    }
  }

  @Test("a search that gives up says how many strained pairs there are at least")
  func limit() {
    var random = SeededRandom(seed: 5)
    let pairs = (0..<8).flatMap { first in
      ((first + 1)..<9).map { second in
        TwoCamps.Pair(first: first, second: second, isHostile: random.below(2) == 0)
      }
    }
    let camps = TwoCamps(pairs, actorCount: 9, budget: 10)
    let least = naiveSplits(pairs, 9).least
    #expect(camps.leastPossible <= least && camps.strained >= least)
    #expect(camps.leastPossible > 0 && camps.isUnique == nil)
  }

  @Test("four actors all hostile: two pairs are strained, and one cycle alone proves one of them")
  func bound() {
    // Any two triangles of four actors share a pair, so no two separate ones can be counted.
    let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)].map {
      TwoCamps.Pair(first: $0.0, second: $0.1, isHostile: true)
    }
    let limited = TwoCamps(pairs, actorCount: 4, budget: 0)
    #expect(limited.strained == 2 && limited.leastPossible == 1 && !limited.isExact)
    #expect(limited.agreement(of: 6) == .undefined(.notProven))
    let whole = TwoCamps(pairs, actorCount: 4)
    #expect(whole.strained == 2 && whole.isExact && whole.isUnique == false)
  }

  private func naiveSplits(
    _ pairs: [TwoCamps.Pair], _ count: Int
  ) -> (least: Int, some: [Bool], all: [Bool]) {
    var best = (least: Int.max, some: [Bool](), all: [Bool]())
    for mask in 0..<(1 << count) {
      let strained = pairs.map {
        ((mask >> $0.first) & 1 == (mask >> $0.second) & 1) == $0.isHostile
      }
      let number = strained.count { $0 }
      if number < best.least {
        best = (number, strained, strained)
      } else if number == best.least {
        best.some = zip(best.some, strained).map { $0 || $1 }
        best.all = zip(best.all, strained).map { $0 && $1 }
      }
    }
    return best
  }
}
