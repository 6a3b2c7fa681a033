// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorMediation

/// Values worked by hand, as the mediation design gives them.
@Suite("Two Valleys, by hand")
struct TwoValleysTests {
  let map: ActorMap
  let report: BridgeReport

  init() throws {
    map = try ShippedMap("two-valleys").map
    report = try BridgeReport(BridgeQuestion(between: ["A", "B"]), on: map)
  }

  @Test("acceptability, bias, support and rank")
  func values() throws {
    #expect(report.places == ["1 WN", "2 NG", "3 EC", "4 UN"])
    let expected: [(id: String, acc: Double, bias: Double, support: Double, share: Double?)] = [
      ("WN", 0.54, -1 / 13, 0.44, 0.52), ("NG", 0.5, -1 / 26, 0.4, 1),
      ("EC", 0.45, 3 / 13, 0, nil), ("UN", 0.4, -2 / 7, 0.8, 1),
    ]
    for value in expected {
      let candidate = try report.candidate(value.id)
      #expect(isClose(candidate.acceptability.number, value.acc))
      #expect(candidate.biases.map(\.between) == [["A", "B"]])
      #expect(isClose(candidate.biases[0].value.number, value.bias))
      #expect(isClose(candidate.support.support.number, value.support))
      #expect(isClose(candidate.support.concentration.number, value.share))
      #expect(candidate.support.decisionSupport == nil)
    }
    #expect(try report.candidate("EC").support.concentration == .undefined(.noSponsor))
    #expect(try report.candidate("WN").decisiveEnds == ["A"])
    #expect(try report.candidate("EC").decisiveEnds == ["B"])
  }

  @Test("each number comes with the ties that produced it")
  func evidence() throws {
    let reaches = try report.candidate("UN").reaches
    #expect(reaches.map(\.end) == ["A", "B"])
    #expect(reaches.map { $0.paths.map(\.actors) } == [[["PA", "UN"]], [["PB", "IO", "UN"]]])
    #expect(reaches[1].paths[0].ties.map(\.value) == [0.8, 0.9])
    #expect(isClose(reaches[1].paths[0].trust, 0.72))
    #expect(reaches[1].paths[0].weakest == 0.8)
    let known = Set(map.relationshipIDs)
    #expect(reaches.flatMap(\.paths).flatMap(\.ties).allSatisfy { known.contains($0.id) })
  }

  @Test("the other way round the biases change their signs, and nothing else changes")
  func swapped() throws {
    let other = try BridgeReport(BridgeQuestion(between: ["B", "A"]), on: map)
    #expect(other.places == report.places)
    for candidate in report.candidates {
      let mirrored = try other.candidate(candidate.actor)
      #expect(mirrored.acceptability == candidate.acceptability)
      #expect(
        isClose(mirrored.biases[0].value.number, candidate.biases[0].value.number.map { -$0 }))
      #expect(mirrored.criticalActors == candidate.criticalActors)
    }
    #expect(other.channels[0].count == 1)
    #expect(other.channels[0].singlePointsOfFailure == ["b1"])
  }

  @Test("critical actors: UN 0, NG 1, WN 2, EC 2")
  func critical() throws {
    let actors = Dictionary(
      uniqueKeysWithValues: report.candidates.map { ($0.actor, $0.criticalActors) })
    #expect(actors == ["UN": [], "NG": ["b1"], "WN": ["a1", "b1"], "EC": ["a1", "b1"]])
  }

  @Test("one channel over representatives and mediators, and b1 is its single point of failure")
  func channel() throws {
    let channels = try #require(report.channels.first)
    #expect(channels.between == ["A", "B"])
    #expect(channels.threshold == 0.5)
    #expect(channels.count == 1)
    #expect(channels.singlePointsOfFailure == ["b1"])
    #expect(channels.minimumCuts == [["b1"]])
    #expect(channels.shortest?.actors == ["PA", "NG", "b1", "PB"])
    #expect(channels.shortest?.hops == 3)
    #expect(channels.strongest?.actors == ["PA", "a1", "WN", "b1", "PB"])
    #expect(isClose(channels.strongest?.trust, 0.9 * 0.6 * 0.7 * 0.9))
    #expect(channels.direct == [])
  }

  @Test("over any actor there are two channels and five minimum cuts")
  func anyActor() throws {
    let channels = try BridgeReport(BridgeQuestion(roles: nil), on: map).channels[0]
    #expect(channels.count == 2)
    #expect(channels.singlePointsOfFailure == [])
    #expect(
      Set(channels.minimumCuts.map(Set.init)) == [
        ["a1", "NG"], ["a1", "b1"], ["UC", "b1"], ["UN", "b1"], ["WN", "b1"],
      ])
    #expect(channels.minimumCuts.count == 5)
    #expect(!channels.hasMoreCuts)
    #expect(channels.shortest?.hops == 3)
    #expect(channels.strongest?.hops == 4)
  }

  @Test("independence is 1, and 0 for the envoy where PB does not trust it directly")
  func independence() throws {
    for candidate in report.candidates {
      #expect(candidate.independence.map(\.sponsor) == ["GOV", "IO"])
      #expect(candidate.independence.allSatisfy { $0.value == .value(1) })
    }
    let variant = map.removingTies { $0.from == "PB" && $0.to == "UN" }
    let envoy = try BridgeReport(BridgeQuestion(), on: variant).candidate("UN")
    #expect(isClose(envoy.acceptability.number, 0.4))
    #expect(envoy.independence.first { $0.sponsor == "IO" }?.value == .value(0))
    #expect(envoy.criticalActors == ["IO"])
  }

  @Test("the order of actors and ties in the file changes nothing")
  func order() throws {
    var shuffled = map
    shuffled.actors.reverse()
    shuffled.relationships.reverse()
    let other = try BridgeReport(BridgeQuestion(between: ["A", "B"]), on: shuffled)
    #expect(other.places == report.places)
    #expect(other.channels == report.channels)
    #expect(other.candidates.map(\.reaches) == report.candidates.map(\.reaches))
  }

  @Test("all candidates: everyone but those who speak for the sides")
  func all() throws {
    let all = try BridgeReport(BridgeQuestion(candidates: .all), on: map)
    #expect(
      Set(all.candidates.map(\.actor)) == Set(map.actors.map(\.id)).subtracting(["PA", "PB"]))
    #expect(isClose(try all.acceptability("IO"), 0.4))
    #expect(isClose(try all.acceptability("GOV"), 0.5 * 0.7))
    #expect(try all.acceptability("a1") == 0)
    #expect(try all.candidate("RH").biases[0].value == .undefined(.noPath))
  }
}
