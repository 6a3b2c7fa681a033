// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@Suite("Questions to a map")
struct MapTests {
  @Test("ids of ties: their own, or made from ends, kind and a counter")
  func relationshipIDs() {
    let map = ActorMap(relationships: [
      Relationship(from: "a", to: "b", kind: .trust),
      Relationship(from: "a", to: "b", kind: .trust),
      Relationship(from: "a", to: "b"),
      Relationship(id: "own", from: "a", to: "b", kind: .trust),
      Relationship(from: "a", to: "b", kind: .trust),
      Relationship(from: "b", to: "a", kind: .trust),
      Relationship(from: "a", to: "b"),
    ])
    #expect(
      map.relationshipIDs == [
        "a>b:trust", "a>b:trust#2", "a>b:tie", "own", "a>b:trust#3", "b>a:trust", "a>b:tie#2",
      ])
  }

  @Test("a made id never takes one that a later tie has of its own")
  func takenIDs() {
    let map = ActorMap(relationships: [
      Relationship(from: "a", to: "b", kind: .trust),
      Relationship(from: "a", to: "b", kind: .trust),
      Relationship(id: "a>b:trust", from: "x", to: "y"),
      Relationship(id: "a>b:trust#3", from: "x", to: "y"),
      Relationship(from: "a", to: "b", kind: .trust),
    ])
    #expect(
      map.relationshipIDs == [
        "a>b:trust#2", "a>b:trust#4", "a>b:trust", "a>b:trust#3", "a>b:trust#5",
      ])
  }

  @Test("ids of ties are unique whatever the ends are called", arguments: 0..<50)
  func uniqueIDs(seed: Int) {
    var random = SeededRandom(seed: seed)
    let names = ["a", "b", "a>b", "b:trust", "a#2", "#2", ""]
    let ties = (0..<60).map { number in
      Relationship(
        id: random.chance(20) ? "a>b:trust#\(number)" : nil, from: random.pick(names),
        to: random.pick(names), kind: random.pick([nil, .trust, "trust#2", "tie"]))
    }
    let ids = ActorMap(relationships: ties).relationshipIDs
    #expect(Set(ids).count == ids.count)
    #expect(zip(ids, ties).allSatisfy { $1.id == nil || $1.id == $0 })
  }

  @Test("twenty thousand parallel ties have ids at once")
  func manyParallel() {
    let ties = [Relationship](repeating: Relationship(from: "a", to: "b"), count: 20_000)
    #expect(Set(ActorMap(relationships: ties).relationshipIDs).count == 20_000)
  }

  @Test("principals are the side's parties; where it has none, all its members")
  func principals() {
    let map = ActorMap(actors: [
      Actor(id: "1", roles: ["representative"], side: "A"),
      Actor(id: "2", roles: ["mediator", "party"], side: "A"),
      Actor(id: "3", roles: ["party"], side: "B"),
      Actor(id: "4", roles: ["representative"], side: "C"),
      Actor(id: "5", side: "C"), Actor(id: "6", roles: ["party"]),
    ])
    #expect(map.principals(ofSide: "A").map(\.id) == ["2"])
    #expect(map.principals(ofSide: "B").map(\.id) == ["3"])
    #expect(map.principals(ofSide: "C").map(\.id) == ["4", "5"])
    #expect(map.principals(ofSide: "D").isEmpty)
  }

  @Test("a grade means what the map's table says")
  func confidence() throws {
    let half = try #require(Confidence(0.5))
    let map = ActorMap(confidenceGrades: [ConfidenceGrade(grade: "likely", confidence: half)])
    #expect(map.confidence(.grade("likely")) == half)
    #expect(map.confidence(.grade("Likely")) == nil)
    #expect(map.confidence(.probability(half)) == half)
  }

  @Test("what is left out is unknown, not false or 0; names default to ids")
  func defaults() {
    let actor = Actor(id: "a")
    #expect(actor.name == "a")
    #expect(actor.veto == nil && actor.mandate == nil && actor.power == nil)
    #expect(Side(id: "s").name == "s")
    #expect(Norm(id: "n").name == "n")
    #expect(Relationship(from: "a", to: "b").directed)
  }
}
