// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@testable import ActorMediation

@Suite("Ends, sides and candidates")
struct EndsTests {
  private let valleys: ActorMap
  init() throws { valleys = try ShippedMap("two-valleys").map }

  private func refusal(_ names: [String]?, _ map: ActorMap) -> MediationError? {
    #expect(throws: MediationError.self) {
      try BridgeReport(BridgeQuestion(between: names), on: map)
    }
  }

  @Test("two actors may be the ends")
  func actors() throws {
    let report = try BridgeReport(BridgeQuestion(between: ["a1", "PB"]), on: valleys)
    #expect(report.ends.map(\.principals) == [["a1"], ["PB"]])
    // By hand: a1→WN .6 against PB→b1→WN .63; a1→EC .8 against .45; a1 has no way to NG or UN.
    #expect(isClose(try report.acceptability("WN"), 0.6))
    #expect(isClose(try report.acceptability("EC"), 0.45))
    #expect(try report.acceptability("NG") == 0)
    #expect(try report.candidate("EC").criticalActors == ["b1"])
    #expect(report.channels[0].count == 1)
    #expect(report.channels[0].shortest?.actors == ["a1", "EC", "b1", "PB"], "the lowest ids")
    #expect(report.channels[0].strongest?.actors == ["a1", "WN", "b1", "PB"])
  }

  @Test("an end is no candidate, be it a mediator; and then nobody else becomes one")
  func endsAreNoCandidates() throws {
    let report = try BridgeReport(BridgeQuestion(between: ["WN", "UN"]), on: valleys)
    #expect(Set(report.candidates.map(\.actor)) == ["EC", "NG"])
    let map = conflict(mediators: ["m"], others: [Actor(id: "x")], [trust("pa", "m", 1)])
    let none = try BridgeReport(BridgeQuestion(between: ["pa", "m"]), on: map)
    #expect(none.candidates.isEmpty)
    #expect(none.candidateRule == "actors with role mediator")
    let all = try BridgeReport(
      BridgeQuestion(between: ["pa", "m"], candidates: .all), on: map)
    #expect(Set(all.candidates.map(\.actor)) == ["pb", "x"])
  }

  @Test("a side without a party speaks through all its members; the least trusting decides")
  func allMembers() throws {
    var map = conflict(
      mediators: ["m"], [trust("pa", "m", 0.9), trust("qa", "m", 0.3), trust("pb", "m", 0.8)])
    map.actors[0].roles = []
    map.actors.append(Actor(id: "qa", roles: [.representative], side: "A"))
    let report = try BridgeReport(BridgeQuestion(), on: map)
    #expect(report.ends[0].principals == ["pa", "qa"])
    #expect(isClose(try report.acceptability("m"), 0.3))
    #expect(try report.candidate("m").reaches[0].paths.map(\.trust) == [0.9, 0.3])
    map.relationships.remove(at: 1)
    let cut = try BridgeReport(BridgeQuestion(), on: map).candidate("m")
    #expect(cut.acceptability == .value(0))
    #expect(cut.reaches[0].unreached == ["qa"])
    #expect(cut.biases[0].value == .value(-1))
  }

  @Test("more than two sides: the least over all, bias and channels for each pair")
  func threeSides() throws {
    var map = conflict(
      mediators: ["m"], [trust("pa", "m", 0.9), trust("pb", "m", 0.8), trust("pc", "m", 0.6)])
    map.sides += [Side(id: "C"), Side(id: "empty")]
    map.actors.append(Actor(id: "pc", roles: [.party], side: "C"))
    let report = try BridgeReport(BridgeQuestion(), on: map)
    #expect(report.ends.map(\.id) == ["A", "B", "C"])
    let candidate = try report.candidate("m")
    #expect(isClose(candidate.acceptability.number, 0.6))
    #expect(candidate.decisiveEnds == ["C"])
    #expect(candidate.biases.map(\.between) == [["A", "B"], ["A", "C"], ["B", "C"]])
    for (bias, value) in zip(candidate.biases, [0.1 / 1.7, 0.3 / 1.5, 0.2 / 1.4]) {
      #expect(isClose(bias.value.number, value))
    }
    #expect(report.channels.map(\.between) == [["A", "B"], ["A", "C"], ["B", "C"]])
    #expect(report.channels.map(\.count) == [1, 1, 1])
    let pair = try BridgeReport(BridgeQuestion(between: ["C", "A"]), on: map)
    #expect(isClose(try pair.candidate("m").biases[0].value.number, -0.3 / 1.5))
  }

  @Test("a mediator that is on a side is a candidate all the same")
  func onASide() throws {
    var map = conflict(mediators: ["m"], [trust("pa", "m", 0.5), trust("pb", "m", 0.5)])
    map.actors[2].side = "A"
    let report = try BridgeReport(BridgeQuestion(), on: map)
    #expect(report.places == ["1 m"])
    #expect(report.ends[0].principals == ["pa"])
  }

  @Test("without any mediator: actors of no side that are no constituency")
  func fallback() throws {
    let others = [
      Actor(id: "x"), Actor(id: "s", roles: [.sponsor]), Actor(id: "c", roles: [.constituency]),
      Actor(id: "q", roles: [.representative], side: "A"),
    ]
    let report = try BridgeReport(
      BridgeQuestion(), on: conflict(mediators: [], others: others, [trust("pa", "x", 1)]))
    #expect(Set(report.candidates.map(\.actor)) == ["x", "s"])
    #expect(
      report.candidateRule
        == "actors of no side that are no constituency, for no actor has role mediator")
  }

  @Test("refusals name what is wrong")
  func refusals() {
    #expect(refusal(["A", "Z"], valleys) == .unknownEnd("Z", sides: ["A", "B"]))
    var empty = valleys
    empty.sides.append(Side(id: "C"))
    #expect(refusal(["A", "C"], empty) == .sideWithoutActors("C"))
    #expect(refusal(["A", "A"], valleys) == .repeatedEnd("A"))
    #expect(refusal(["A", "side:A"], valleys) == .repeatedEnd("side:A"))
    #expect(refusal(["A", "PA"], valleys) == .sharedPrincipal("PA", ends: ["A", "PA"]))
    #expect(refusal(["A"], valleys) == .tooFewEnds(sides: ["A"]))
    #expect(refusal(nil, ActorMap()) == .tooFewEnds(sides: []))
    var both = valleys
    both.actors.append(Actor(id: "A"))
    #expect(refusal(["A", "B"], both) == .ambiguousEnd("A"))
    #expect(throws: Never.self) {
      let report = try BridgeReport(
        BridgeQuestion(between: ["actor:A", "side:A"]), on: both)
      #expect(report.ends.map(\.principals) == [["A"], ["PA"]])
    }
    for reading in [Reading.hops, .strength, .signed] {
      let question = BridgeQuestion(view: ViewOptions(reading: reading))
      let error = #expect(throws: MediationError.self) { try BridgeReport(question, on: valleys) }
      #expect(error == .needsTrust(reading.rawValue))
    }
  }

  @Test("each refusal is a sentence with a way out")
  func sentences() {
    let expected: [(MediationError, String)] = [
      (
        .unknownEnd("Z", sides: ["A", "B"]),
        "no side and no actor is called \"Z\"; the sides of the map are A, B"
      ),
      (
        .sideWithoutActors("C"),
        "no actor belongs to side \"C\"; give some actors this side, or name another"
      ),
      (.repeatedEnd("A"), "\"A\" is named twice; name two different ends"),
      (
        .ambiguousEnd("A"),
        "\"A\" is a side and an actor; write side:A or actor:A"
      ),
      (
        .sharedPrincipal("PA", ends: ["A", "PA"]),
        "\"PA\" speaks for A and PA alike; name two ends that have no actor in common"
      ),
      (
        .tooFewEnds(sides: ["A"]),
        "two ends are needed, and the map has one side with actors (A); "
          + "name two actors as ends"
      ),
      (
        .tooFewEnds(sides: []),
        "two ends are needed, and the map has no side with actors; "
          + "name two actors as ends"
      ),
      (.unknownActor("x"), "no actor is called \"x\""),
      (
        .notACandidate("x", candidates: ["m"]),
        "\"x\" is not among the candidates (m); --candidates all widens them to all but those "
          + "who speak for the ends"
      ),
      (.needsTrust("hops"), "bridges reads trust; it cannot read the map as hops"),
    ]
    for (error, sentence) in expected { #expect(error.description == sentence) }
  }

  @Test("asking for a candidate that is none")
  func candidates() throws {
    let report = try BridgeReport(BridgeQuestion(), on: valleys)
    let unknown = #expect(throws: MediationError.self) { try report.candidate("nobody") }
    #expect(unknown == .unknownActor("nobody"))
    let other = #expect(throws: MediationError.self) { try report.candidate("IO") }
    #expect(other == .notACandidate("IO", candidates: ["WN", "NG", "EC", "UN"]))
  }

  @Test("without any trust nothing is ranked, and every number says why")
  func noTrust() throws {
    let report = try BridgeReport(
      BridgeQuestion(), on: conflict(mediators: ["m"], [sponsors("pa", "m", 0.5)]))
    let candidate = try report.candidate("m")
    #expect(candidate.rank == nil)
    #expect(candidate.acceptability == .undefined(.noTies))
    #expect(candidate.biases.map(\.value) == [.undefined(.noTies)])
    #expect(candidate.reaches.map(\.trust) == [.undefined(.noTies), .undefined(.noTies)])
    #expect(candidate.decisiveEnds == [])
    #expect(report.channels[0].count == nil, "what nobody recorded is unknown, not 0")
    #expect(report.channels[0].minimumCuts == [])
  }
}
