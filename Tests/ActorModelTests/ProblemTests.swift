// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@Suite("What is wrong in a map")
struct ProblemTests {
  private func lines(_ map: ActorMap) -> [String] {
    map.problems().map { "\($0.severity) \($0.path): \($0.found)" }
  }

  @Test("a sound map, and an empty one, have no problem")
  func sound() {
    #expect(ActorMap().problems().isEmpty)
    let map = ActorMap(
      sides: [Side(id: "s")], sources: [Source(id: "q")],
      confidenceGrades: Confidence(0.9).map { [ConfidenceGrade(grade: "A1", confidence: $0)] }
        ?? [],
      actors: [Actor(id: "a", side: "s", sources: ["q"]), Actor(id: "b")],
      relationships: [
        Relationship(
          from: "a", to: "b", confidence: .grade("A1"), start: CalendarDate("1993-08"),
          end: CalendarDate("1993"), sources: ["q"]),
        Relationship(from: "a", to: "b"), Relationship(from: "a", to: "b"),
        Relationship(from: "a", to: "b", kind: .trust),
        Relationship(from: "b", to: "a", kind: .trust),
        Relationship(from: "a", to: "b", kind: .trust, layers: ["security"]),
        Relationship(from: "a", to: "b", kind: .trust, start: CalendarDate("1993")),
      ],
      incompatible: [IncompatiblePair("a", "b")], norms: [Norm(id: "n")],
      stances: [Stance(actor: "a", norm: "n", position: "accepts", source: "q")],
      layout: [FixedPosition(actor: "a", x: 1, y: 2)])
    #expect(lines(map).isEmpty)
  }

  /// A map with everything wrong that can be.
  private let broken = ActorMap(
    sides: [Side(id: "s"), Side(id: "s"), Side(id: ""), Side(id: "lonely")],
    sources: [Source(id: "q"), Source(id: "q")],
    actors: [
      Actor(id: "a", side: "s"), Actor(id: "a", side: "nowhere"), Actor(id: ""),
      Actor(id: "b", sources: ["q", "unlisted"]),
    ],
    relationships: [
      Relationship(id: "t", from: "a", to: "ghost", confidence: .grade("Z9")),
      Relationship(id: "t", from: "phantom", to: "b", sources: ["gone"]),
      Relationship(
        id: "", from: "a", to: "b", start: CalendarDate("1993-08-20"),
        end: CalendarDate("1993-08-19")),
    ],
    incompatible: [IncompatiblePair("a", "x"), IncompatiblePair("y", "b")],
    norms: [Norm(id: "n"), Norm(id: "n")],
    stances: [Stance(actor: "z", norm: "m", position: "silent", source: "lost")],
    layout: [FixedPosition(actor: "w", x: 0, y: 0)])

  @Test("all problems are told at once, each with its place")
  func allAtOnce() {
    #expect(
      lines(broken) == [
        "error sides/1/id: side id \"s\" a second time",
        "error sides/2/id: an empty id",
        "warning sides/2: side \"\" without actors",
        "warning sides/3: side \"lonely\" without actors",
        "error sources/1/id: source id \"q\" a second time",
        "error norms/1/id: norm id \"n\" a second time",
        "error actors/1/id: actor id \"a\" a second time",
        "error actors/2/id: an empty id",
        "error actors/1/side: side \"nowhere\", which is not in sides",
        "warning actors/3/sources/1: source \"unlisted\", which is not in sources",
        "error relationships/1/id: relationship id \"t\" a second time",
        "error relationships/2/id: an empty id",
        "error relationships/0/to: actor \"ghost\", which is not in actors",
        "error relationships/0/confidence: confidence grade \"Z9\", which is not in "
          + "confidenceGrades",
        "error relationships/1/from: actor \"phantom\", which is not in actors",
        "warning relationships/1/sources/0: source \"gone\", which is not in sources",
        "error relationships/2/end: end 1993-08-19 before start 1993-08-20",
        "error incompatible/0/1: actor \"x\", which is not in actors",
        "error incompatible/1/0: actor \"y\", which is not in actors",
        "error stances/0/actor: actor \"z\", which is not in actors",
        "error stances/0/norm: norm \"m\", which is not in norms",
        "warning stances/0/source: source \"lost\", which is not in sources",
        "error layout/w: actor \"w\", which is not in actors",
      ])
  }

  @Test("each problem says what was expected and how to mend it")
  func remedies() {
    for problem in broken.problems() {
      #expect(!problem.expected.isEmpty, "\(problem.path)")
      #expect(!problem.remedy.isEmpty, "\(problem.path)")
    }
    let side = broken.problems().first { $0.path.steps == ["actors", "1", "side"] }
    #expect(side?.expected == "one of , lonely, s")
  }

  @Test("what no view takes as it is, is told: loops, doubles, parties that speak for no side")
  func doubtful() {
    let tie = Relationship(from: "a", to: "b", kind: .trust, trust: Trust(0.2))
    var again = tie
    again.trust = Trust(0.9)
    var map = ActorMap(
      sides: [Side(id: "s")],
      actors: [Actor(id: "a", roles: ["party"], side: "s"), Actor(id: "b", roles: ["party"])],
      relationships: [tie, again, Relationship(from: "a", to: "a")])
    #expect(
      lines(map) == [
        "warning actors/1: party \"b\" without a side",
        "warning relationships/1: a second tie of kind trust from \"a\" to \"b\"",
        "warning relationships/2: a tie from \"a\" to itself",
      ])
    #expect(map.problems()[1].remedy.contains("entry 1 of relationships"))
    map.sides = []
    map.actors[0].side = nil
    #expect(!lines(map).contains { $0.contains("without a side") }, "the map has no sides")
  }

  @Test(
    "fixed places beyond any page are errors", arguments: [1e308, -1e300, 20_001, .infinity, .nan])
  func farAway(x: Double) {
    let map = ActorMap(
      actors: [Actor(id: "a")], layout: [FixedPosition(actor: "a", x: x, y: 0)])
    #expect(lines(map).count == 1 && lines(map)[0].hasPrefix("error layout/a: the place "))
  }

  @Test("an actor of a side is refused by name where the map lists no sides")
  func noSides() {
    let map = ActorMap(actors: [Actor(id: "a", side: "s")])
    #expect(lines(map) == ["error actors/0/side: side \"s\", which is not in sides"])
    #expect(map.problems().first?.expected == "no side, for the map lists none")
  }

  @Test("an end within the same month or year as the start is no contradiction")
  func openEnds() {
    for (start, end) in [("1993-08-20", "1993"), ("1993", "1993-01-01"), ("1993-08", "1993-08")] {
      let tie = Relationship(
        from: "a", to: "b", start: CalendarDate(start), end: CalendarDate(end))
      let map = ActorMap(actors: [Actor(id: "a"), Actor(id: "b")], relationships: [tie])
      #expect(map.problems().isEmpty)
    }
  }

  @Test("many problems are found in time proportional to the map")
  func large() {
    let ties = (0..<20_000).map { Relationship(from: "a", to: "missing \($0)") }
    let map = ActorMap(actors: [Actor(id: "a")], relationships: ties)
    #expect(map.problems().count == 20_000)
  }
}
