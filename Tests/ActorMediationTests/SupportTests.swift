// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

@Suite("Support from sponsors: cases worked by hand")
struct SupportTests {
  private func support(
    _ ties: [Relationship], _ others: [Actor] = [], view: ViewOptions = ViewOptions()
  ) throws -> SponsorSupport {
    let ids = ["s", "t", "u"].filter { id in !others.contains { $0.id == id } }
    let map = conflict(
      mediators: ["m"], others: others + ids.map { Actor(id: $0) },
      [trust("pa", "m", 0.5), trust("pb", "m", 0.5)] + ties)
    return try BridgeReport(BridgeQuestion(view: view), on: map).candidate("m").support
  }

  @Test("of parallel ties of one sponsor the strongest counts, once")
  func parallel() throws {
    let found = try support([sponsors("s", "m", 0.3), sponsors("s", "m", 0.5)])
    #expect(found.support == .value(0.5))
    #expect(found.concentration == .value(1))
    #expect(found.sponsorships.map(\.strength) == [0.3, 0.5])
  }

  @Test("two sponsors: 1 − .7·.5, shares ⅜ and ⅝")
  func two() throws {
    let found = try support([sponsors("t", "m", 0.5), sponsors("s", "m", 0.3)])
    #expect(isClose(found.support.number, 0.65))
    #expect(isClose(found.concentration.number, 0.375 * 0.375 + 0.625 * 0.625))
    #expect(found.sponsorships.map(\.sponsor) == ["s", "t"])
  }

  @Test("an unknown strength is left out, and alone it makes the support undefined")
  func unknown() throws {
    let some = try support([sponsors("s", "m", nil), sponsors("t", "m", 0.5)])
    #expect(some.support == .value(0.5))
    let none = try support([sponsors("s", "m", nil)])
    #expect(none.support == .undefined(.unknownStrength))
    #expect(none.concentration == .undefined(.unknownStrength))
    #expect(none.sponsorships.map(\.strength) == [nil])
  }

  @Test("ties the other way, of other kinds or to oneself are no support")
  func others() throws {
    let found = try support([
      sponsors("m", "s", 0.9), trust("t", "m", 0.9), sponsors("m", "m", 0.9),
    ])
    #expect(found.support == .value(0))
    #expect(found.concentration == .undefined(.noSponsor))
    #expect(found.sponsorships == [])
  }

  @Test("a sponsorship that is over does not count")
  func dates() throws {
    var tie = sponsors("s", "m", 0.5)
    tie.end = CalendarDate("1992")
    #expect(
      try support([tie], view: ViewOptions(asOf: CalendarDate("1993"))).support == .value(0))
    #expect(
      try support([tie], view: ViewOptions(asOf: CalendarDate("1992-05"))).support == .value(0.5))
  }

  @Test("where decision-makers are recorded, also over the sponsors with a path to them")
  func decisionPower() throws {
    let ties = [
      sponsors("s", "m", 0.5), sponsors("t", "m", 0.2), sponsors("u", "m", 0.1),
      Relationship(from: "s", to: "minister", kind: .communication),
      Relationship(from: "t", to: "minister", kind: .conflict),
    ]
    let minister = Actor(id: "minister", roles: [.decisionMaker])
    let found = try support(ties, [minister, Actor(id: "u", track: .one)])
    #expect(isClose(found.support.number, 1 - 0.5 * 0.8 * 0.9))
    // s reaches the minister, u is on track 1 itself, t only quarrels with the minister.
    #expect(isClose(found.decisionSupport?.number, 1 - 0.5 * 0.9))
    #expect(try support(ties.dropLast(2)).decisionSupport == nil)
    #expect(
      try support([sponsors("t", "m", 0.2)], [minister]).decisionSupport == .value(0))
  }
}
