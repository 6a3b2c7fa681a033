// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Testing

@testable import ActorMediation

/// Maps with more than two sides, with several conflicts, with sides without actors.
@Suite("Whom a question is about")
struct ScopeTests {
  private func map(_ sides: [String], _ ties: [Relationship]) -> ActorMap {
    ActorMap(
      sides: (sides + ["E"]).map { Side(id: $0) },
      actors: sides.map { Actor(id: "p\($0)", roles: [.party], side: $0) }
        + [Actor(id: "m", roles: [.mediator])],
      relationships: ties)
  }

  private func conflict(_ a: String, _ b: String) -> Relationship {
    tie(.conflict, a, b, directed: false)
  }

  @Test("two conflicts that nothing joins are told apart, with the option that looks at one")
  func several() throws {
    let map = map(["A", "B", "C", "D"], [conflict("pA", "pB"), trust("pC", "pD", -0.5)])
    let expected = [
      "E has no actor on this map and is left out.",
      "The map shows 2 conflicts that no hostility joins: between A and B; between C and D. All "
        + "sides are taken together here; to look at one conflict alone, give --between A B or "
        + "--between C D.",
    ]
    #expect(try MediationGround(map).scopeNotes == expected)
    #expect(try BridgeReport(BridgeQuestion(), on: map).scopeNotes == expected)
    #expect(try MediationGround(map, between: ["A", "B"]).scopeNotes == [])
  }

  @Test("a conflict of three sides is named with --and, an id that is an actor too with side:")
  func names() throws {
    var map = map(
      ["A", "B", "C", "D", "F"], [conflict("pA", "pB"), conflict("pB", "pF"), conflict("pC", "pD")])
    map.actors.append(Actor(id: "D"))
    let note = try #require(MediationGround(map).scopeNotes.last)
    #expect(note.hasSuffix("give --between A B --and F or --between C side:D."))
  }

  @Test("principals stand in the order of their ids, whatever the order of the file")
  func principals() throws {
    var map = map(
      ["A", "B"], [trust("pA", "m", 0.5), trust("pB", "m", 0.5), trust("oA", "m", 0.5)])
    map.actors.append(Actor(id: "oA", roles: [.party], side: "A"))
    map.relationships += [trust("pA", "m", -0.5), trust("oA", "m", -0.4)]
    for _ in 0..<2 {
      map.actors.reverse()
      map.relationships.reverse()
      let report = try BridgeReport(BridgeQuestion(), on: map)
      #expect(report.ends[0].principals == ["oA", "pA"])
      let candidate = try report.candidate("m")
      #expect(candidate.reaches[0].paths.map { $0.actors.first } == ["oA", "pA"])
      #expect(candidate.distrust.map(\.from) == ["oA", "pA"])
    }
  }

  @Test("one conflict of three sides, and sides without hostility, need no word")
  func one() throws {
    for ties in [[conflict("pA", "pB"), conflict("pC", "pB")], []] {
      let notes = try MediationGround(map(["A", "B", "C"], ties)).scopeNotes
      #expect(notes == ["E has no actor on this map and is left out."])
    }
  }

  @Test("of three sides the least trusting decides, for every analytic that asks between whom")
  func three() throws {
    let ties = [
      trust("pA", "m", 0.8), trust("pB", "m", 0.7), trust("pC", "m", 0.5),
      trust("pA", "pB", -0.5),
    ]
    let report = try BridgeReport(BridgeQuestion(), on: map(["A", "B", "C"], ties))
    #expect(try report.acceptability("m") == 0.5)
    #expect(try report.candidate("m").decisiveEnds == ["C"])
    #expect(
      try report.candidate("m").biases.map(\.between) == [["A", "B"], ["A", "C"], ["B", "C"]])
    let tables = try MediationCatalog.result(
      "convening-set", on: MediationGround(map(["A", "B", "C"], ties)))
    #expect(
      tables.findings.section("tables")?.rows.map { $0.subject.map(\.id) }
        == [["m", "pA", "pB", "pC"]])
  }

  @Test("who comes first of equally acceptable ones is said with the part that decides")
  func tieBreak() throws {
    let map = ActorMap(
      sides: [Side(id: "A"), Side(id: "B")],
      actors: [
        Actor(id: "pa", roles: [.party], side: "A"), Actor(id: "pb", roles: [.party], side: "B"),
        Actor(id: "m", roles: [.mediator]), Actor(id: "n", roles: [.mediator]), Actor(id: "s"),
      ],
      relationships: [
        doubtful(trust("pa", "m", 0.5), 0.9), trust("pb", "m", 0.6), trust("pa", "n", 0.5),
        trust("pb", "n", 0.7), sponsors("s", "m", 0.9), sponsors("s", "n", 0.7),
      ])
    let report = try BridgeReport(BridgeQuestion(uncertainty: UncertaintyOptions()), on: map)
    #expect(report.places == ["1 m", "2 n"])
    #expect(
      report.tieBreaks == [
        "m and n are equally acceptable (0.5); m comes first by support (0.9 against 0.7)."
      ])
    let reading = ConfidenceReading(of: report).sentences.first ?? ""
    #expect(reading.contains("m is placed first on this map"))
  }
}
