// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// A pair of small maps worked by hand.
@Suite("Two maps beside each other")
struct MapsBesideEachOtherTests {
  private func findings(
    _ first: ActorMap, _ second: ActorMap, _ question: BridgeQuestion = BridgeQuestion()
  ) throws -> MediationFindings {
    let grounds = try [first, second].map {
      try MediationGround($0, between: question.between, view: question.view)
    }
    return MapsBesideEachOther(grounds[0], grounds[1], question: question).result.findings
  }

  // First: Acc(m) = .6, Acc(n) = .5. Second: pa trusts m .4 only, pb trusts n .7: .4 and .5.
  private var first: ActorMap {
    conflict(
      mediators: ["m", "n"], others: [Actor(id: "x")],
      [
        trust("pa", "m", 0.6), trust("pb", "m", 0.6), trust("pa", "n", 0.5),
        trust("pb", "n", 0.5), trust("x", "m", 0.3),
      ])
  }

  private var second: ActorMap {
    conflict(
      mediators: ["m", "n"], others: [Actor(id: "y")],
      [
        trust("pa", "m", 0.4), trust("pb", "m", 0.6), trust("pa", "n", 0.5),
        trust("pb", "n", 0.7), trust("pa", "pb", -0.5),
      ])
  }

  @Test("4 of 6 actors and 4 of 6 ties on both; trust differs .1 on average; all signs the same")
  func agreement() throws {
    let found = try findings(first, second)
    for what in ["actors", "ties"] {
      let cells = found.cells("overview", of: what)
      #expect(cells["both"] == .count(4))
      #expect(cells["first-only"] == .count(1) && cells["second-only"] == .count(1))
      #expect(isClose(cells["agreement"]?.number, 4.0 / 6))
    }
    let trust = found.cells("trust", of: "ties")
    #expect(trust["trust.ties"] == .count(4) && isClose(trust["trust.difference"]?.number, 0.1))
    #expect(trust["sign.ties"] == .count(4) && trust["sign.same"] == .number(1))
  }

  @Test("m falls from 1 to 2 with .6 to .4, n rises with .5 on both")
  func ranking() throws {
    let found = try findings(first, second)
    let m = found.cells("ranking", of: "m")
    #expect(m["rank.first"] == .count(1) && m["rank.second"] == .count(2))
    #expect(m["rank.change"] == .count(-1))
    #expect(isClose(m["acceptability.change"]?.number, -0.2))
    let n = found.cells("ranking", of: "n")
    #expect(n["rank.change"] == .count(1) && n["acceptability.change"] == .number(0))
    let texts = found.sentences.map(\.text)
    #expect(texts.contains("m is first on the first map, n on the second."))
    #expect(
      texts.contains("Only the first map has x.") && texts.contains("Only the second map has y."))
    #expect(
      texts.contains(
        "n ranks 2 on the first map and 1 on the second, with acceptability 0.5 on both."))
  }

  @Test("the ties that differ, with what each map records")
  func ties() throws {
    let found = try findings(first, second)
    let rows = try #require(found.section("ties")?.rows)
    #expect(
      rows.map { $0.subject.map(\.id).joined(separator: "+") }
        == ["pa+m", "pa+pb", "pb+n", "x+m"])
    #expect(rows[0].cells[2] == .number(0.6) && rows[0].cells[3] == .number(0.4))
    #expect(isClose(rows[0].cells[4].number, -0.2))
    #expect(rows[0].cells[6] == .items([Named("trust")]))
    #expect(rows[1].cells[6] == .undefined(.notOnBoth))
    #expect(rows[1].cells[0] == .text("second only"))
    #expect(rows[1].cells[2] == .undefined(.notOnBoth) && rows[1].cells[3] == .number(-0.5))
    #expect(rows[3].cells[0] == .text("first only"))
  }

  @Test("the other way round every change has the other sign; the order of the files means nothing")
  func turned() throws {
    var shuffled = (first: first, second: second)
    shuffled.first.actors.reverse()
    shuffled.second.relationships.reverse()
    let found = try findings(first, second)
    #expect(try findings(shuffled.first, shuffled.second) == found)
    let turned = try findings(second, first)
    #expect(turned.cells("ranking", of: "m")["rank.change"] == .count(1))
    #expect(isClose(turned.cells("ranking", of: "m")["acceptability.change"]?.number, 0.2))
    #expect(turned.cells("overview", of: "ties") == found.cells("overview", of: "ties"))
  }

  @Test("other ids in both maps change no number", arguments: [1, 2, 3])
  func relabelled(seed: Int) throws {
    let ids = ["pa", "pb", "m", "n", "x", "y"]
    let new = ["q", "c", "z", "b", "k", "a"]
    func renamed(_ map: ActorMap) -> ActorMap {
      var map = map
      func other(_ id: String) -> String { new[((ids.firstIndex(of: id) ?? 0) + seed) % 6] }
      for index in map.actors.indices { map.actors[index].id = other(map.actors[index].id) }
      for index in map.relationships.indices {
        map.relationships[index].from = other(map.relationships[index].from)
        map.relationships[index].to = other(map.relationships[index].to)
      }
      return map
    }
    let found = try findings(renamed(first), renamed(second))
    let plain = try findings(first, second)
    for section in ["overview", "trust"] {
      #expect(found.section(section) == plain.section(section))
    }
    let ranks = found.section("ranking")?.rows.map { $0.cells[2] }
    #expect(ranks == plain.section("ranking")?.rows.map { $0.cells[2] })
  }

  @Test("a tie that is hostile on one map and friendly on the other is told")
  func opposed() throws {
    var other = first
    other.relationships[0].trust = Trust(-0.2)
    let found = try findings(first, other)
    #expect(found.cells("trust", of: "ties")["sign.same"] == .number(0.8))
    #expect(
      found.sentences.map(\.text).contains(
        "Hostile on one map and friendly on the other: pa to m (trust)."))
  }

  @Test("a map and itself: the same of everything, and no change")
  func same() throws {
    let found = try findings(first, first)
    #expect(found.sentences.first?.text.hasPrefix("The two maps have the same actors") == true)
    #expect(found.sentences.map(\.text).contains("m is first on both maps."))
    #expect(found.cells("overview", of: "ties")["agreement"] == .number(1))
    #expect(found.section("ties")?.rows.isEmpty == true)
  }

  @Test("without ties, sides or mediators there are sentences and no numbers")
  func poor() throws {
    let bare = ActorMap(actors: [Actor(id: "a")])
    let found = try findings(bare, bare)
    #expect(found.cells("overview", of: "ties")["agreement"] == .undefined(.notOnBoth))
    #expect(found.cells("trust", of: "ties")["trust.difference"] == .undefined(.notOnBoth))
    #expect(found.notices.count == 2 && found.section("ranking") == nil)
    let silent = try findings(conflict(mediators: ["m"], []), conflict(mediators: [], []))
    #expect(silent.cells("ranking", of: "m")["acceptability.change"] == .undefined(.notOnBoth))
    var three = second
    three.sides.append(Side(id: "C"))
    three.actors.append(Actor(id: "pc", roles: [.party], side: "C"))
    let different = try findings(first, three)
    #expect(different.notices.contains { $0.contains("different sides") })
  }

  @Test("three sides on both maps are ranked between all of them")
  func threeSides() throws {
    let maps = [first, second].map { map -> ActorMap in
      var map = map
      map.sides.append(Side(id: "C"))
      map.actors.append(Actor(id: "pc", roles: [.party], side: "C"))
      map.relationships.append(trust("pc", "m", 0.3))
      return map
    }
    let found = try findings(maps[0], maps[1])
    // pc reaches m with .3 only and n not at all.
    #expect(found.cells("ranking", of: "m")["acceptability.first"] == .number(0.3))
    #expect(found.cells("ranking", of: "m")["rank.change"] == .count(0))
    #expect(found.cells("ranking", of: "n")["acceptability.second"] == .number(0))
  }
}
