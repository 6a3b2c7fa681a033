// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// Small maps worked by hand.
@Suite("Who needs protection and a second")
struct ProtectionTests {
  private func findings(
    _ map: ActorMap, _ parameters: [String: String] = [:]
  ) throws -> MediationFindings {
    try MediationCatalog.result("protection", parameters: parameters, on: MediationGround(map))
      .findings
  }

  // pa → a → m ← b ← pb with trust .8 each, and n whom pa trusts .8 and pb .4. Joined by trust
  // this is a ring of six; without one of them a path of five, where Σ 1/d over ordered pairs is
  // 2·(4/1 + 3/2 + 2/3 + 1/4) = 77/6 and DF = 1 − 77/120.
  private var ring: ActorMap {
    conflict(
      mediators: ["m", "n"],
      others: [
        Actor(id: "a", roles: [.representative], side: "A"),
        Actor(id: "b", roles: [.representative], side: "B"),
      ],
      [
        trust("pa", "a", 0.8), trust("a", "m", 0.8), trust("pb", "b", 0.8), trust("b", "m", 0.8),
        trust("pa", "n", 0.8), trust("pb", "n", 0.4),
      ])
  }

  @Test("one channel over a, m and b: each carries it alone; without one the best is .4, not .64")
  func ringOfSix() throws {
    for (seed, map) in [(0, ring)] + (1...3).map({ ($0, ring.relabelled(seed: $0)) }) {
      var named = map
      if seed == 0 { for i in named.actors.indices { named.actors[i].name = named.actors[i].id } }
      let found = try findings(named)
      let rows = try #require(found.section("actors")?.rows)
      #expect(Set(rows.map { $0.subject[0].name }) == ["a", "m", "b"])
      for row in rows {
        #expect(row.cells[0] == .count(1) && row.cells[1] == .count(0))
        #expect(isClose(row.cells[2].number, 0.4) && isClose(row.cells[3].number, -0.24))
        #expect(row.cells[4] == .count(0))
        #expect(isClose(row.cells[5].number, 1 - 77.0 / 120))
      }
      let pair = found.section("channels")?.rows.first?.cells
      #expect(pair == [.count(1), .count(3)])
    }
  }

  @Test("the sentences say what is lost, who it is about, and the best way around")
  func words() throws {
    let texts = try findings(ring).sentences.map(\.text)
    #expect(
      texts.contains {
        $0.hasPrefix("Without a no channel with trust of 0.5 or more is left between A and B")
      })
    let around = try findings(ring).sentences.first { $0.text.hasPrefix("The best way around a") }
    #expect(around?.text.contains("pa – n – pb; its weakest trust is 0.4 (pb to n)") == true)
    #expect(around?.ties == ["pa>n:trust", "pb>n:trust"])
    for word in ["target", "attack", "remove", "eliminate", "weak point"] {
      #expect(!texts.contains { $0.contains(word) })
    }
  }

  @Test("at a lower threshold there are two channels, and nobody carries them alone")
  func two() throws {
    let found = try findings(ring, ["min-trust": "0.4"])
    #expect(found.section("channels")?.rows.first?.cells == [.count(2), .count(0)])
    let n = found.cells("actors", of: "n")
    #expect(n["channels.lost"] == .count(1) && n["channels.left"] == .count(1))
    #expect(n["bridge-trust.change"] == .number(0))
  }

  @Test("an actor who alone joins a group by trust is named though it carries no channel")
  func groups() throws {
    var map = ring
    map.actors += [Actor(id: "x"), Actor(id: "y")]
    map.relationships += [trust("x", "n", 0.3), trust("y", "x", 0.3)]
    let x = try findings(map).cells("actors", of: "x")
    #expect(x["channels.lost"] == .count(0))
    #expect(x["cut-off"] == .count(1))
    // Without n: pa – a – m – b – pb and y – x.
    #expect(try findings(map).cells("actors", of: "n")["cut-off"] == .count(2))
    let texts = try findings(map).sentences.map(\.text)
    #expect(texts.contains("Without x no trust joins y to the others any more."))
  }

  @Test("for a public audience counts only, no names of actors who carry a channel")
  func publicAudience() throws {
    var map = ring
    for index in map.actors.indices { map.actors[index].name = "Name \(map.actors[index].id)" }
    let found = try findings(map, ["audience": "public"])
    #expect(found.section("actors") == nil)
    let texts = found.notices + found.sentences.map(\.text)
    #expect(!texts.contains { $0.contains("Name") })
    #expect(texts.contains { $0.contains("depends on 3 actors") })
    // The ids of ties name actors too.
    #expect(found.sentences.allSatisfy { $0.ties.isEmpty })
    #expect(found.sections.flatMap(\.rows).allSatisfy { $0.ties.isEmpty })
    #expect(found.section("channels")?.rows.first?.cells == [.count(1), .count(3)])
  }

  @Test("three sides: what is lost is told for every pair of them")
  func three() throws {
    var map = ring
    map.sides.append(Side(id: "C"))
    map.actors.append(Actor(id: "pc", roles: [.party], side: "C"))
    map.relationships.append(trust("pc", "m", 0.9))
    let found = try findings(map)
    #expect(found.section("channels")?.rows.count == 3)
    // m carries all three channels, a those of A, b those of B.
    #expect(found.cells("actors", of: "m")["channels.lost"] == .count(3))
    #expect(found.cells("actors", of: "a")["channels.lost"] == .count(2))
  }

  @Test("Two Valleys: without b1 no channel of .5 is left; the way around runs over the envoy")
  func twoValleys() throws {
    let found = try findings(ShippedMap("two-valleys").map)
    let b1 = found.cells("actors", of: "b1")
    #expect(b1["channels.lost"] == .count(1) && b1["channels.left"] == .count(0))
    let around = found.sentences.first { $0.text.hasPrefix("The best way around Envoy of Party B") }
    // PA → UN .4 is below the threshold, PB → UN .7 is not.
    #expect(around?.ties == ["PA>UN:trust", "PB>UN:trust"])
  }

  @Test("without a channel the best chain below the threshold is told")
  func below() throws {
    let found = try findings(ring, ["min-trust": "0.9"])
    #expect(found.section("channels")?.rows.first?.cells == [.count(0), .count(0)])
    let told = found.sentences.first { $0.text.hasPrefix("The best chain below that is") }
    #expect(told?.text.contains("pa – a – m – b – pb; its weakest trust is 0.8") == true)
  }

  @Test("any lets everyone stand on a channel; a role that nobody has is refused")
  func roles() throws {
    var map = ring
    map.actors.append(Actor(id: "u", roles: [.constituency]))
    map.relationships += [trust("pa", "u", 0.9), trust("pb", "u", 0.9)]
    #expect(try findings(map).section("channels")?.rows.first?.cells.first == .count(1))
    let any = try findings(map, ["channel-roles": "any"])
    #expect(any.section("channels")?.rows.first?.cells.first == .count(2))
    #expect(throws: MediationError.self) { try findings(map, ["channel-roles": "mediaor"]) }
  }

  @Test("without trust there is a sentence and no number")
  func nothing() throws {
    let found = try findings(conflict(mediators: ["m"], []))
    #expect(found.section("channels")?.rows.first?.cells.first == .undefined(.noTies))
    #expect(found.section("actors") == nil)
    #expect(found.sentences.map(\.text).contains { $0.contains("carries trust") })
  }
}
