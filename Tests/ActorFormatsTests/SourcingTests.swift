// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

/// The rules for maps of real processes in `Graphs`: who reads such a map must be able to check it.
@Suite("Maps of real processes name their sources")
struct SourcingTests {
  static let processes = ["oslo-1993", "mozambique-1992"]

  private func words(_ name: String) throws -> String {
    try String(
      contentsOf: Folders.graphs.appendingPathComponent("\(name)/SOURCE.md"), encoding: .utf8)
  }

  @Test("every actor and every tie has a source that the map lists", arguments: processes)
  func sourced(name: String) throws {
    let map = try ShippedMap(name).map
    let known = Set(map.sources.map(\.id))
    for actor in map.actors {
      #expect(!actor.sources.isEmpty, "\(actor.id)")
      #expect(known.isSuperset(of: actor.sources), "\(actor.id)")
    }
    for tie in map.relationships {
      #expect(!tie.sources.isEmpty, "\(tie.from) to \(tie.to)")
      #expect(known.isSuperset(of: tie.sources), "\(tie.from) to \(tie.to)")
      #expect(tie.confidence != nil, "\(tie.from) to \(tie.to)")
    }
    #expect(map.stances.allSatisfy { known.contains($0.source ?? "") })
  }

  @Test("every source is cited, and SOURCE.md says what was read of it", arguments: processes)
  func cited(name: String) throws {
    let map = try ShippedMap(name).map
    let cited = Set(
      map.actors.flatMap(\.sources) + map.relationships.flatMap(\.sources)
        + map.stances.compactMap(\.source))
    let text = try words(name)
    for source in map.sources {
      #expect(cited.contains(source.id), "\(source.id) is cited")
      #expect(text.contains("`\(source.id)`"), "\(source.id) stands in SOURCE.md")
      #expect(source.note?.isEmpty == false && source.title?.isEmpty == false, "\(source.id)")
    }
  }

  @Test("numbers that no source gives say that they are judgements", arguments: processes)
  func judgements(name: String) throws {
    let map = try ShippedMap(name).map
    for tie in map.relationships {
      #expect((tie.trust != nil) == (tie.attributes["trustBasis"] != nil), "\(tie.from), \(tie.to)")
      #expect(
        (tie.strength != nil) == (tie.attributes["strengthBasis"] != nil), "\(tie.from), \(tie.to)")
    }
    for actor in map.actors {
      #expect((actor.visibility != nil) == (actor.attributes["visibilityBasis"] != nil))
      #expect(actor.populationShare == nil || actor.attributes["populationShareBasis"] != nil)
    }
  }

  /// The days were counted by a script of their own, with Python's datetime and calendar.
  @Test("the Rome process has the ties at both dates that SOURCE.md states")
  func dates() throws {
    let map = try ShippedMap("mozambique-1992").map
    let text = try words("mozambique-1992")
    var inForce: [Set<Int>] = []
    for (date, all, trust) in [("1990-07-10", 100, 58), ("1992-10-04", 104, 60)] {
      let day = try #require(CalendarDate(date))
      let found = map.relationships.indices.filter { map.relationships[$0].isInForce(on: day) }
      #expect(found.count == all)
      #expect(found.count { map.relationships[$0].kind == .trust } == trust)
      #expect(text.contains("| \(date) | \(all) | \(trust) |"))
      inForce.append(Set(found))
    }
    #expect(inForce[0].intersection(inForce[1]).count == 75)
    #expect(map.relationships.count - inForce[0].union(inForce[1]).count == 1)
    #expect(text.contains("75 are in force on both dates, 25 on the earlier only, 29 on the later"))
  }

  @Test("a tie that changed ends on the day before its successor begins")
  func changes() throws {
    let map = try ShippedMap("mozambique-1992").map
    let doubled = Dictionary(
      grouping: map.relationships, by: { [$0.from, $0.to, $0.kind?.rawValue ?? ""] }
    ).values.filter { $0.count > 1 }
    #expect(doubled.count == 19)
    for ties in doubled {
      #expect(ties.count == 2)
      let end = try #require(ties[0].end).lastDay
      let start = try #require(ties.last?.start).firstDay
      #expect(try daysBetween(end, start) == 1, "\(ties[0].from) to \(ties[0].to)")
    }
  }

  /// Days from one number yyyymmdd to another, by Foundation's calendar.
  private func daysBetween(_ first: Int, _ second: Int) throws -> Int? {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let dates = [first, second].compactMap { number in
      calendar.date(
        from: DateComponents(
          year: number / 10_000, month: number / 100 % 100, day: number % 100))
    }
    try #require(dates.count == 2)
    return calendar.dateComponents([.day], from: dates[0], to: dates[1]).day
  }
}
