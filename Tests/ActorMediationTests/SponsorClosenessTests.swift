// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

@Suite("How tied up an actor is in its sponsor, and whose distrust could fall on it")
struct SponsorClosenessTests {
  private func closeness(
    _ actor: String, _ sponsor: String, _ map: ActorMap
  ) throws -> SponsorCloseness {
    let candidate = try BridgeReport(BridgeQuestion(), on: map).candidate(actor)
    return try #require(candidate.independence.first { $0.sponsor == sponsor }?.closeness)
  }

  /// By hand, with a(UN, IO) = .9 + .9 + .8, each way of the undirected tie and the support.
  @Test("Two Valleys: local constraint on trust and support")
  func valleys() throws {
    let map = try ShippedMap("two-valleys").map
    let expected: [(String, String, Double)] = [
      // UN: PA .4, PB .7, UC .5, IO 2.6 of 4.2; PA gives IO .4 of 2.2, PB gives it .8 of 2.4.
      ("UN", "IO", 13.0 / 21 + 2.0 / 21 * 2 / 11 + 1.0 / 6 * 1 / 3), ("UN", "GOV", 0),
      // WN: .6 + .7 + .5 + .7 + .3 + .2 = 3, and none of the five others is tied to IO or GOV.
      ("WN", "IO", 0.1), ("WN", "GOV", 1.0 / 15),
      // NG: PA .5, b1 .6, GOV .7 + .4 of 2.2; only PA is tied to IO.
      ("NG", "GOV", 0.5), ("NG", "IO", 5.0 / 22 * 2 / 11), ("EC", "IO", 0), ("EC", "GOV", 0),
    ]
    for mixed in [map, reversed(map)] {
      for (actor, sponsor, root) in expected {
        let found = try closeness(actor, sponsor, mixed).constraint.number
        #expect(isClose(found, root * root), "\(actor) \(sponsor)")
      }
    }
  }

  private func reversed(_ map: ActorMap) -> ActorMap {
    var map = map
    map.actors.reverse()
    map.relationships.reverse()
    return map
  }

  @Test("Two Valleys: both parties trust IO, so nothing falls on anyone; GOV nobody recorded")
  func noStigma() throws {
    let map = try ShippedMap("two-valleys").map
    for actor in ["UN", "WN", "NG", "EC"] {
      let found = try closeness(actor, "IO", map)
      #expect(found.stigma == .value(0) && found.distrustedBy == nil)
      #expect(try closeness(actor, "GOV", map).stigma == .undefined(.noRecordedTrust))
    }
  }

  /// pa distrusts s at .5, pb trusts it at .2; m trusts s at .6.
  private func distrusted(_ ties: [Relationship]) -> ActorMap {
    conflict(
      mediators: ["m"], others: [Actor(id: "s", roles: [.sponsor])],
      [trust("pa", "m", 0.5), trust("pb", "m", 0.5), trust("pa", "s", -0.5), trust("pb", "s", 0.2)]
        + ties)
  }

  @Test("stigma: the closer of trust and support, times the largest distrust of a party")
  func stigma() throws {
    let both = try closeness(
      "m", "s", distrusted([trust("m", "s", 0.6), sponsors("s", "m", 0.8)]))
    #expect(isClose(both.stigma.number, 0.8 * 0.5))
    #expect(both.distrustedBy == "pa")
    let unknown = try closeness(
      "m", "s", distrusted([trust("m", "s", 0.6), sponsors("s", "m", nil)]))
    #expect(isClose(unknown.stigma.number, 0.6 * 0.5))
    #expect(unknown.constraint == .undefined(.unknownStrength))
    let alone = try closeness("m", "s", distrusted([sponsors("s", "m", nil)]))
    #expect(alone.stigma == .undefined(.unknownStrength) && alone.distrustedBy == nil)
    #expect(try closeness("m", "s", distrusted([])).stigma == .undefined(.notRecorded))
  }

  @Test("over all neighbours the local constraints add up to Burt's constraint of the measure")
  func sum() throws {
    let others = ["s", "t", "u"].map { Actor(id: $0, roles: [.sponsor]) }
    let map = conflict(
      mediators: ["m"], others: others,
      [
        trust("m", "s", 0.4), trust("t", "m", 0.9), trust("s", "t", 0.3), trust("u", "t", 0.7),
        trust("m", "u", 0.2, directed: false),
      ])
    let candidate = try BridgeReport(BridgeQuestion(), on: map).candidate("m")
    let graph = ActorGraph(freezing: map, options: ViewOptions())
    let whole = try MeasureCatalog.result("constraint", on: graph)
    let place = try #require(graph.index(of: "m"))
    let sum = candidate.independence.compactMap(\.closeness.constraint.number).reduce(0, +)
    #expect(isClose(sum, whole.columns[0].cells[place].number))
  }

  @Test("the explanation names who distrusts the sponsor")
  func words() throws {
    let map = distrusted([trust("m", "s", 0.6), sponsors("s", "m", 0.8)])
    let report = try BridgeReport(BridgeQuestion(), on: map)
    let sentences = Explanation(try report.candidate("m"), in: report).sentences
    #expect(
      sentences.contains(
        "pa distrusts s, to whom m is close: that distrust could fall on m (stigma 0.4)."))
    #expect(sentences.contains { $0.hasPrefix("How tied up m is in each sponsor") })
  }
}
