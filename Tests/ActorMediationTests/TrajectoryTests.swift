// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorMediation

/// A small map worked by hand; spans of days by Foundation's calendar.
@Suite("Relationship trajectory")
struct TrajectoryTests {
  private func findings(
    _ map: ActorMap, _ parameters: [String: String] = [:]
  ) throws -> MediationFindings {
    try MediationCatalog.result("trajectory", parameters: parameters, on: MediationGround(map))
      .findings
  }

  private func tie(
    _ from: String, _ to: String, _ kind: RelationshipKind, _ value: Double? = nil,
    from start: String? = nil, until end: String? = nil, layers: [String] = [],
    sources: [String] = []
  ) -> Relationship {
    Relationship(
      from: from, to: to, kind: kind, trust: value.flatMap(Trust.init), layers: layers,
      start: start.flatMap { CalendarDate($0) }, end: end.flatMap { CalendarDate($0) },
      sources: sources)
  }

  // pa–pb since 2023 and seen in July 2024; pa–b since October 2024; a–pb from June 2023 to March
  // 2024; a–b without a date; a–m and the conflict do not count.
  private var dated: ActorMap {
    var map = conflict(
      mediators: ["m"], others: [Actor(id: "a", side: "A"), Actor(id: "b", side: "B")],
      [
        tie("pa", "pb", .trust, 0.8, from: "2023-01-01", layers: ["x", "y"], sources: ["s"]),
        tie("pa", "b", .trust, 0.5, from: "2024-10-01"),
        tie("a", "pb", .communication, from: "2023-06-01", until: "2024-03-31"),
        tie("a", "b", .cooperation), tie("a", "m", .trust, 0.5, from: "2020"),
        tie("a", "b", .conflict, from: "2019"),
      ])
    map.asOf = CalendarDate("2024-12-31")
    map.sources = [Source(id: "s", date: "2024-07-04")]
    return map
  }

  private let four = ["snapshots": "2024-01-01,2023-07-01,2024-07-01,2024-12-31"]

  @Test(
    "durable are pa–pb, there 4 times, and a–pb, twice before it ended", arguments: [nil, 1, 2])
  func durable(seed: Int?) throws {
    var map = dated
    for index in map.actors.indices { map.actors[index].name = map.actors[index].id }
    if let seed { map = map.relabelled(seed: seed) }
    let section = try #require(findings(map, four).section("relationships"))
    #expect(section.columns.map(\.id).prefix(2) == ["run", "depth"])
    let cells = Dictionary(
      uniqueKeysWithValues: section.rows.map { row in
        (row.subject.map(\.name).sorted().joined(separator: "+"), row.cells)
      })
    #expect(cells["pa+pb"]?[0...1] == [.count(4), .count(2)])
    #expect(cells["pa+pb"]?[5...6] == [.truth(true), .text("current")])
    #expect(cells["a+pb"]?[0...1] == [.count(2), .undefined(.noLayer)])
    #expect(cells["a+pb"]?[5...6] == [.truth(true), .text("ended")])
    #expect(cells["b+pa"]?[0] == .count(1))
    #expect(cells["b+pa"]?[5...6] == [.truth(false), .text("current")])
    #expect(cells["a+b"]?[0] == .undefined(.noDate))
    #expect(cells["a+b"]?[5...6] == [.undefined(.noDate), .text("undated")])
    #expect(cells.count == 4)
  }

  @Test("a relationship that stopped between two snapshots was not there twice in a row")
  func gap() throws {
    var map = dated
    map.relationships = [
      tie("pa", "pb", .trust, 0.8, from: "2023-06-01", until: "2023-08-31"),
      tie("pa", "pb", .trust, 0.6, from: "2024-06-01", until: "2024-08-31"),
    ]
    let cells = try findings(map, four).cells("relationships", of: "pa+pb")
    #expect(cells["run"] == .count(1) && cells["durable"] == .truth(false))
    // What ended last is what was trusted last.
    #expect(cells["state"] == .text("ended") && cells["trust"] == .number(0.6))
  }

  @Test("persistence 2/2, 1/2, 1/2, and undefined for the first")
  func persistence() throws {
    let section = try #require(findings(dated, four).section("snapshots"))
    #expect(section.rows.map { $0.subject[0].id }.first == "2023-07-01")
    #expect(section.rows.map { $0.cells[0] } == [2, 2, 1, 2].map { .count($0) })
    #expect(
      section.rows.map { $0.cells[1] }
        == [.undefined(.firstSnapshot), .number(1), .number(0.5), .number(0.5)])
  }

  @Test("after 180 days without record half of .8 is left where the half-life is 180")
  func decay() throws {
    let found = try findings(dated, four.merging(["half-life": "180"]) { $1 })
    let old = found.cells("relationships", of: "pa+pb")
    #expect(old["last-recorded"] == .text("2024-07-04") && old["age"] == .count(180))
    #expect(isClose(old["trust.remaining"]?.number, 0.4))
    // 91 days: .5 · 2^(−91/180).
    let new = found.cells("relationships", of: "b+pa")
    #expect(new["age"] == .count(91))
    #expect(isClose(new["trust.remaining"]?.number, 0.5 * pow(2, -91.0 / 180)))
    let unknown = found.cells("relationships", of: "a+pb")
    #expect(unknown["trust.remaining"] == .undefined(.unknownTrust))
  }

  @Test("what has no record for longer than the stale days is not confirmed, and asked about")
  func stale() throws {
    let found = try findings(dated, four.merging(["stale-days": "179"]) { $1 })
    #expect(found.cells("relationships", of: "pa+pb")["state"] == .text("not confirmed"))
    #expect(
      found.sentences.contains {
        $0.text.contains("pa and pb (last 2024-07-04)") && $0.ties == ["pa>pb:trust"]
      })
    #expect(
      found.sentences.map(\.text).contains(
        "The relationship of a and pb is recorded until 2024-03-31."))
  }

  @Test("without dates given: the map's date and every interval before it, back to the first start")
  func intervals() throws {
    let found = try findings(dated, ["interval": "365"])
    let dates = found.section("snapshots")?.rows.map { $0.subject[0].id }
    #expect(dates == ["2023-01-01", "2024-01-01", "2024-12-31"])
    let half = try findings(dated).section("snapshots")?.rows.map { $0.subject[0].id }
    #expect(half == ["2023-01-11", "2023-07-10", "2024-01-06", "2024-07-04", "2024-12-31"])
  }

  @Test("days are counted as the calendar does, there and back")
  func calendar() throws {
    var utc = Calendar(identifier: .gregorian)
    utc.timeZone = try #require(TimeZone(identifier: "UTC"))
    let origin = try #require(CalendarDate("2000-03-01"))
    for text in [
      "1900-02-28", "1993-08-20", "1999-12-31", "2000-02-29", "2024-02-29", "2024-12-31",
      "2100-03-01",
    ] {
      let parts = text.split(separator: "-").compactMap { Int($0) }
      let components = DateComponents(year: parts[0], month: parts[1], day: parts[2])
      let (from, to) = (
        try #require(utc.date(from: DateComponents(year: 2000, month: 3, day: 1))),
        try #require(utc.date(from: components))
      )
      let days = try #require(utc.dateComponents([.day], from: from, to: to).day)
      let day = DayCount(endOf: try #require(CalendarDate(text)))
      #expect(day.number - DayCount(endOf: origin).number == days)
      #expect(day.date?.description == text)
    }
  }

  @Test("without dates, or without relationships, there is a sentence and no number")
  func nothing() throws {
    var map = dated
    for index in map.relationships.indices {
      map.relationships[index].start = nil
      map.relationships[index].end = nil
      map.relationships[index].sources = []
    }
    for date in [CalendarDate("2024-12-31"), nil] {
      map.asOf = date
      let found = try findings(map)
      #expect(found.sentences.map(\.text).contains { $0.hasPrefix("No start of the 4") })
      let cells = found.cells("relationships", of: "pa+pb")
      for column in ["durable", "run", "age", "trust.remaining"] {
        #expect(cells[column] == .undefined(.noDate))
      }
      #expect(found.section("snapshots")?.rows.isEmpty == true)
    }
    let alone = try findings(conflict(mediators: ["m"], [trust("pa", "m", 0.5)]))
    #expect(alone.sentences.map(\.text).contains { $0.contains("no relationship to follow") })
  }

  @Test("three sides: relationships between any two of them count")
  func three() throws {
    var map = dated
    map.sides.append(Side(id: "C"))
    map.actors.append(Actor(id: "c", roles: [.party], side: "C"))
    map.relationships.append(tie("c", "b", .trust, 0.4, from: "2023-02-01"))
    let found = try findings(map, four)
    #expect(found.section("relationships")?.rows.count == 5)
    #expect(found.cells("relationships", of: "b+c")["run"] == .count(4))
    #expect(
      found.section("snapshots")?.rows.map { $0.cells[0] } == [3, 3, 2, 3].map { .count($0) })
  }

  @Test("a snapshot that is no date is refused by name")
  func refused() {
    #expect(throws: MediationError.self) {
      try findings(dated, ["snapshots": "2024-01-01,last year"])
    }
  }
}
