// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@Suite("What changed between two maps")
struct ComparisonTests {
  private func tie(
    _ from: String, _ to: String, _ trust: Double? = nil, id: String? = nil,
    kind: RelationshipKind? = .trust, strength: Double? = nil, directed: Bool = true
  ) -> Relationship {
    Relationship(
      id: id, from: from, to: to, kind: kind, trust: trust.flatMap { Trust($0) },
      strength: strength.flatMap { Strength($0) }, directed: directed)
  }

  private func map(_ actors: [String], _ ties: [Relationship]) -> ActorMap {
    ActorMap(actors: actors.map { Actor(id: $0) }, relationships: ties)
  }

  @Test("a pair made by hand: each way that a tie and an actor can go")
  func handMade() {
    let old = map(
      ["a", "b", "c", "gone"],
      [
        tie("a", "b", 0.2), tie("a", "c", 0.5), tie("b", "c", 0.4, strength: 0.5),
        tie("c", "a", 0.3), tie("gone", "a", 0.9), tie("b", "a"),
      ])
    var new = map(
      ["a", "b", "c", "fresh"],
      [
        tie("a", "b", 0.7), tie("a", "c", 0.1), tie("b", "c", 0.4, strength: 0.9),
        tie("c", "a", 0.3), tie("a", "fresh", 0.6), tie("b", "a", 0.5),
      ])
    new.actors[1].side = "s"
    new.relationships[3].status = .broken
    let comparison = MapComparison(from: old, to: new)
    #expect(
      comparison.ties.map(\.course) == [
        .strengthened, .weakened, .strengthened, .steady, .added, .steady, .lost,
      ])
    #expect(((comparison.ties[0].trustRise ?? 0) - 0.5).magnitude < 1e-12)
    #expect(((comparison.ties[1].trustRise ?? 0) + 0.4).magnitude < 1e-12)
    #expect(comparison.ties[2].trustRise == 0)
    #expect(((comparison.ties[2].strengthRise ?? 0) - 0.4).magnitude < 1e-12)
    #expect(comparison.ties[3].altered == ["status"])
    #expect(comparison.ties[5].altered == ["trust"], "trust that was not recorded did not rise")
    #expect(comparison.ties[5].trustRise == nil)
    #expect(comparison.ties[6].oldIndex == 4 && comparison.ties[6].newIndex == nil)
    #expect(comparison.actors.map(\.actor) == ["a", "b", "c", "fresh", "gone"])
    #expect(comparison.actors.map(\.presence) == [.kept, .kept, .kept, .added, .lost])
    #expect(comparison.actors[1].altered == ["side"])
    #expect(comparison.count(.strengthened) == 2 && comparison.count(Presence.lost) == 1)
  }

  @Test("ties are the same by id and ends, else by ends, kind, direction and order")
  func matching() {
    // The ids of the first two were given the other way round, with the ends they are plain.
    let old = map(
      ["a", "b"],
      [
        tie("a", "b", 0.1, id: "x"), tie("b", "a", 0.2, id: "y"), tie("a", "b", 0.3, id: "z"),
        tie("a", "b", 0.4, kind: .alliance, directed: false),
      ])
    let new = map(
      ["a", "b"],
      [
        tie("b", "a", 0.2, id: "n"), tie("a", "b", 0.3, id: "z"), tie("a", "b", 0.1),
        tie("b", "a", 0.4, kind: .alliance, directed: false),
      ])
    let comparison = MapComparison(from: old, to: new)
    #expect(comparison.ties.map(\.oldIndex) == [1, 2, 0, 3])
    #expect(comparison.ties.allSatisfy { $0.course == .steady && $0.altered.isEmpty })
    let stranger = map(["a", "b", "c"], [tie("a", "c", 0.1, id: "x")])
    let renumbered = MapComparison(
      from: map(["a", "b", "c"], [old.relationships[0]]), to: stranger)
    #expect(renumbered.ties.map(\.course) == [.added, .lost], "one id, but other ends")
  }

  @Test("each map's own date decides what is in force; kinds and layers are asked of both")
  func views() {
    var old = map(["a", "b"], [tie("a", "b", 0.5), tie("b", "a", 0.5, kind: "oath")])
    old.relationships[0].end = CalendarDate("1993-06")
    var new = old
    (old.asOf, new.asOf) = (CalendarDate("1993-01"), CalendarDate("1993-08"))
    #expect(MapComparison(from: old, to: new).ties.map(\.course) == [.steady, .lost])
    let kinds = ViewOptions(kinds: ["oath"])
    #expect(MapComparison(from: old, to: new, view: kinds).ties.map(\.course) == [.steady])
    let date = ViewOptions(asOf: CalendarDate("1993-02"))
    #expect(MapComparison(from: old, to: new, view: date).ties.map(\.course) == [.steady, .steady])
  }

  // MARK: - Random maps

  private func randomMap(_ random: inout SeededRandom) -> ActorMap {
    let ids = (0..<7).map { "n\($0)" }.filter { _ in random.chance(80) }
    guard ids.count > 1 else { return map(["n0"], []) }
    var names: Set<String> = []
    let ties = (0..<random.below(25)).map { _ -> Relationship in
      let id = "r\(random.below(12))"
      return tie(
        random.pick(ids), random.pick(ids),
        random.chance(70) ? Double(random.below(5)) / 4 - 0.5 : nil,
        id: random.chance(40) && names.insert(id).inserted ? id : nil,
        kind: random.pick([.trust, .alliance, nil]),
        strength: random.chance(30) ? Double(random.below(3)) / 2 : nil,
        directed: random.chance(70))
    }
    return map(ids, ties)
  }

  /// The partner of each old tie, found as the definition says it, tie by tie.
  private func partners(_ old: ActorMap, _ new: ActorMap) -> [Int?] {
    var found = [Int?](repeating: nil, count: old.relationships.count)
    func ends(_ tie: Relationship) -> [String] { [tie.from, tie.to].sorted() }
    for (i, tie) in old.relationships.enumerated() where tie.id != nil {
      found[i] = new.relationships.indices.first { j in
        new.relationships[j].id == tie.id && ends(new.relationships[j]) == ends(tie)
      }
    }
    func isLike(_ a: Relationship, _ b: Relationship) -> Bool {
      let isAlong = a.from == b.from && a.to == b.to
      return a.kind == b.kind && a.directed == b.directed
        && (isAlong || (!a.directed && ends(a) == ends(b)))
    }
    let (fixed, oldTies) = (found, old.relationships)
    let free = new.relationships.indices.filter { !fixed.contains($0) }
    for i in oldTies.indices where fixed[i] == nil {
      let before = oldTies[..<i].indices.count {
        fixed[$0] == nil && isLike(oldTies[$0], oldTies[i])
      }
      found[i] = free.filter { isLike(new.relationships[$0], oldTies[i]) }.dropFirst(before).first
    }
    return found
  }

  @Test(
    "random pairs agree with a search tie by tie; back is the reverse; nothing changed is steady")
  func oracle() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<300 {
      let (old, new) = (randomMap(&random), randomMap(&random))
      let comparison = MapComparison(from: old, to: new)
      let expected = partners(old, new)
      for (index, partner) in expected.enumerated() {
        let change = comparison.ties.first { $0.oldIndex == index }
        #expect(change?.newIndex == partner)
      }
      #expect(comparison.ties.count == new.relationships.count + expected.count { $0 == nil })
      let back = MapComparison(from: new, to: old)
      #expect(back.count(TieCourse.added) == comparison.count(TieCourse.lost))
      #expect(back.count(.strengthened) == comparison.count(.weakened))
      let same = MapComparison(from: old, to: old)
      #expect(same.ties.allSatisfy { $0.course == .steady && $0.altered.isEmpty })
      #expect(same.actors.allSatisfy { $0.presence == .kept && $0.altered.isEmpty })
    }
  }
}
