// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

/// D5 on a map worked by hand. Tracks: d1, d2 one (decision-makers), o one and a half, u, v two,
/// w, x three, n none.
///
/// Within two ties d1 reaches u 0.6, v over o 0.9 · 0.6 = 0.54, w over u 0.6 · 0.8 = 0.48; x is
/// three ties away and d2 trusts nobody. Pairs joined: d1–u, d1–o, o–v, v–d2, u–w across, w–x
/// within: (5 − 1) / 6.
@Suite("Track linkage")
struct TrackLinkageTests {
  private let id = "track-linkage"

  private let map = ActorMap(
    actors: [
      Actor(id: "d1", roles: [.decisionMaker], track: .one),
      Actor(id: "d2", roles: [.decisionMaker], track: .one), Actor(id: "o", track: .oneAndAHalf),
      Actor(id: "u", track: .two), Actor(id: "v", track: .two), Actor(id: "w", track: .three),
      Actor(id: "x", track: .three), Actor(id: "n"),
    ],
    relationships: [
      trust("d1", "u", 0.6), trust("u", "d1", 0.7), trust("d1", "o", 0.9), trust("o", "v", 0.6),
      trust("v", "d2", 0.5), trust("u", "w", 0.8), trust("w", "x", 0.9), trust("n", "u", 0.9),
      trust("v", "o", 0.4), trust("o", "d1", 0.5),
    ])

  @Test("transfer reach: 2 of 4, by track 2 of 2 and 0 of 2; with one tie 1, from 0.48 three")
  func reach() throws {
    let answer = try AnalyticAnswer(id, map)
    #expect(areClose(try answer.numbers("share", in: "reach"), ["2-3": 0.5, "2": 1, "3": 0]))
    #expect(try answer.numbers("reached", in: "reach") == ["2-3": 2, "2": 2, "3": 0])
    let trusts = try answer.numbers("trust", in: "listened-to")
    #expect(areClose(trusts, ["u": 0.6, "v": 0.54, "w": 0.48, "x": 0]))
    #expect(try answer.items("listener", in: "listened-to")["v"] == ["d1"])
    let one = try AnalyticAnswer(id, map, with: ["hops": "1"])
    #expect(areClose(try one.numbers("share", in: "reach"), ["2-3": 0.25, "2": 0.5, "3": 0]))
    let low = try AnalyticAnswer(id, map, with: ["reach-trust": "0.48"])
    #expect(areClose(try low.numbers("share", in: "reach"), ["2-3": 0.75, "2": 1, "3": 0.5]))
  }

  @Test("the matrix: mean trust from track to track, and who carries it")
  func matrix() throws {
    let answer = try AnalyticAnswer(id, map)
    let means = try answer.numbers("mean-trust", in: "matrix")
    #expect(
      areClose(
        means,
        [
          "1+1.5": 0.9, "1+2": 0.6, "1.5+1": 0.5, "1.5+2": 0.6, "2+1": 0.6, "2+1.5": 0.4,
          "2+3": 0.8, "3+3": 0.9,
        ]))
    #expect(try answer.numbers("ties", in: "matrix")["2+1"] == 2)
    #expect(try answer.numbers("ties", in: "matrix")["1+1"] == 0)
    #expect(try answer.cells("mean-trust", in: "matrix")["1+1"] == .undefined(.noRecordedTrust))
    #expect(try answer.items("carriers", in: "matrix")["2+1"] == ["d1", "d2", "u", "v"])
  }

  @Test("E–I index: all 4/6; track one 3 out 0 in, track three 1 out 1 in")
  func mixing() throws {
    let values = try AnalyticAnswer(id, map).numbers("e-i", in: "mixing")
    #expect(areClose(values, ["all": 4.0 / 6, "1": 1, "1.5": 1, "2": 1, "3": 0]))
  }

  @Test("brokers: liaisons d1 and o twice, u and v once, gatekeeper w; o links 1 and 2 both ways")
  func brokers() throws {
    let answer = try AnalyticAnswer(id, map)
    let liaisons = try answer.numbers("liaison", in: "brokers")
    #expect(liaisons == ["d1": 2, "o": 2, "u": 1, "v": 1, "w": 0])
    #expect(try answer.numbers("gatekeeper", in: "brokers")["w"] == 1)
    let links = try answer.cells("both-ways", in: "brokers")
    #expect(links.filter { $0.value == .truth(true) }.keys.sorted() == ["o"])
  }

  @Test("read without directions the representative count is undefined, for the gatekeeper has it")
  func undirected() throws {
    let ground = try MediationGround(map, view: ViewOptions(undirected: true))
    let findings = try MediationCatalog.result(id, on: ground).findings
    let section = try #require(findings.section("brokers"))
    let place = try #require(section.columns.firstIndex { $0.id == "representative" })
    #expect(!section.rows.isEmpty)
    #expect(section.rows.allSatisfy { $0.cells[place] == .undefined(.sameAsGatekeeper) })
  }

  @Test("exchanged ids give the same", arguments: 0..<4)
  func exchanged(seed: Int) throws {
    let answer = try AnalyticAnswer(id, map.relabelled(seed: seed))
    #expect(areClose(try answer.numbers("share", in: "reach"), ["2-3": 0.5, "2": 1, "3": 0]))
    #expect(isClose(try answer.numbers("e-i", in: "mixing")["all"], 4.0 / 6))
  }

  @Test("nothing recorded: undefined with the reason, and a sentence")
  func nothing() throws {
    let none = try AnalyticAnswer(id, conflict(mediators: ["m"], [trust("pa", "m", 0.5)]))
    #expect(try none.cells("share", in: "reach")["2-3"] == .undefined(.noTrack))
    #expect(try none.cells("e-i", in: "mixing")["all"] == .undefined(.noTrack))
    #expect(none.text.contains("No actor of the map has a track"))
    var leaderless = map
    for index in leaderless.actors.indices { leaderless.actors[index].roles = [] }
    let quiet = try AnalyticAnswer(id, leaderless)
    #expect(try quiet.cells("share", in: "reach")["2-3"] == .undefined(.noDecisionMaker))
    #expect(quiet.text.contains("decision-maker"))
    var official = map
    official.actors.removeAll { $0.track == .two || $0.track == .three }
    official.relationships = [trust("d1", "o", 0.5)]
    let alone = try AnalyticAnswer(id, official)
    #expect(try alone.cells("share", in: "reach")["2-3"] == .undefined(.noUnofficialActor))
    var silent = map
    silent.relationships = []
    let mute = try AnalyticAnswer(id, silent)
    #expect(try mute.cells("share", in: "reach")["2-3"] == .undefined(.noTies))
    #expect(mute.hasNoNumber(in: "mixing"))
    let graph = ActorGraph(freezing: map, options: ViewOptions())
    let counts = BrokerageCounts(
      graph, groupBy: "no-such", withoutGroup: "drop", control: RunControl())
    #expect(counts.cell("liaison", of: 0) == .undefined(.notRecorded), "not a word on dropping")
  }
}
