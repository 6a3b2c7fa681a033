// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@Suite("Changes to a map")
struct MapChangeTests {
  /// Three actors; a and b have two ties one way, one both ways; s sponsors a.
  private let map = ActorMap(
    sides: [Side(id: "A")],
    actors: [Actor(id: "a", side: "A"), Actor(id: "b", name: "Bea"), Actor(id: "s")],
    relationships: [
      Relationship(from: "a", to: "b", kind: .trust, trust: Trust(0.5)),
      Relationship(from: "a", to: "b", kind: .alliance, strength: Strength(0.4)),
      Relationship(from: "a", to: "b", kind: .conflict, directed: false),
      Relationship(id: "sup", from: "s", to: "a", kind: .sponsorship, strength: Strength(0.7)),
    ],
    incompatible: [IncompatiblePair("a", "b")],
    norms: [Norm(id: "n")], stances: [Stance(actor: "a", norm: "n", position: "accepts")],
    layout: [FixedPosition(actor: "a", x: 1, y: 2)])

  private func ends(
    _ from: String, _ to: String, both: Bool = false, _ kind: RelationshipKind? = nil
  ) -> TieName { .ends(from: from, to: to, directed: !both, kind: kind) }

  private func trust(_ value: Double) -> Relationship {
    Relationship(from: "", to: "", trust: Trust(value))
  }

  private func refusal(_ changes: MapChange...) -> MapChangeProblem? {
    #expect(throws: MapChangeProblem.self) { try map.applying(changes) }
  }

  @Test("the original stays as it is, and the new map has what was set and nothing else")
  func set() throws {
    let changed = try map.applying([
      .setTie(ends("a", "b", .trust), [.trust], from: trust(0.8)),
      .setActor("b", [.side, .name], from: Actor(id: "b", name: "B", side: "A")),
    ])
    var expected = map
    expected.relationships[0].trust = Trust(0.8)
    expected.actors[1].side = "A"
    expected.actors[1].name = "B"
    #expect(changed.map == expected)
    #expect(changed.original == map)
    #expect(changed.effects[0].ties.map(\.id) == ["a>b:trust"])
    #expect(changed.effects[0].ties[0].before?.trust == Trust(0.5))
    #expect(changed.effects[1].actors[0].before?.name == "Bea")
  }

  @Test("every field of an actor and of a tie is copied alone")
  func fields() throws {
    let actor = Actor(
      id: "b", name: "N", kind: "state", roles: [.party], side: "A", track: .two, insider: true,
      veto: true, us: true, shadow: true, mandate: false, locality: "rural",
      populationShare: Fraction(0.1), visibility: Fraction(0.2), power: Fraction(0.3),
      sources: ["x"], note: "n")
    var seen: Set<Actor> = []
    for field in ActorField.allCases {
      let changed = try map.applying([.setActor("b", [field], from: actor)]).map.actors[1]
      #expect(changed != map.actors[1])
      seen.insert(changed)
    }
    #expect(seen.count == ActorField.allCases.count)
    let tie = Relationship(
      from: "s", to: "a", kind: "family", trust: Trust(-0.1), strength: Strength(0.2),
      confidence: .probability(try #require(Confidence(0.3))), directed: false, status: .broken,
      layers: ["l"], start: CalendarDate("1990"), end: CalendarDate("1991"), sources: ["x"],
      note: "n")
    var ties: Set<Relationship> = []
    for field in RelationshipField.allCases {
      let changed = try map.applying([.setTie(.id("a>b:trust"), [field], from: tie)]).map
      #expect(changed.relationships[0] != map.relationships[0])
      ties.insert(changed.relationships[0])
    }
    #expect(ties.count == RelationshipField.allCases.count)
  }

  @Test("attributes are set one by one, and one that is absent is cleared")
  func attributes() throws {
    var map = map
    map.actors[1].attributes = [
      "region": .string("north"), "old": .number("5"), "kept": .boolean(true),
    ]
    let source = Actor(
      id: "b",
      attributes: ["region": .string("south"), "new": .string("x"), "other": .number("1")])
    let changed = try map.applying([
      .setActor("b", [], attributes: ["region", "new", "old"], from: source),
      .setTie(
        .id("sup"), [], attributes: ["fund"],
        from: Relationship(from: "", to: "", attributes: ["fund": .number("3")])),
    ])
    #expect(
      changed.map.actors[1].attributes == [
        "region": .string("south"), "kept": .boolean(true), "new": .string("x"),
      ])
    #expect(changed.map.relationships[3].attributes == ["fund": .number("3")])
    #expect(changed.effects[0].actors[0].before == map.actors[1])
  }

  @Test("a tie gets another end and keeps the id by which it is known")
  func retargeted() throws {
    let changed = try map.applying([
      .setTie(ends("a", "b", .trust), [.to], from: Relationship(from: "", to: "s")),
      .setTie(.id("a>b:trust"), [.trust], from: trust(0.9)),
    ])
    #expect(changed.map.relationships[0].to == "s" && changed.map.relationships[0].from == "a")
    #expect(changed.map.relationships[0].trust == Trust(0.9))
    #expect(changed.effects[0].ties.map(\.id) == ["a>b:trust"])
    let gone = refusal(
      .setTie(ends("a", "b", .trust), [.from], from: Relationship(from: "A", to: "b")))
    #expect(gone?.part == .field("from"))
    #expect(gone?.remedy == "write \"a\", if that is meant")
  }

  @Test("a side has the members that it is given and no others, who leave another side")
  func sides() throws {
    var map = map
    map.sides.append(Side(id: "B"))
    map.actors[2].side = "B"
    let changed = try map.applying([.setSide("A", name: "Side A", members: ["b", "s"])])
    #expect(changed.map.actors.map(\.side) == [nil, "A", "A"])
    #expect(changed.map.sides[0].name == "Side A")
    #expect(changed.effects[0].actors.map(\.id) == ["a", "b", "s"])
    #expect(changed.effects[0].sides.map(\.id) == ["A"])
    let named = try map.applying([.setSide("A", name: "N")])
    #expect(named.map.actors == map.actors && named.effects[0].actors.isEmpty)
    #expect(try map.applying([.setSide("A", members: [])]).map.actors[0].side == nil)
    #expect(refusal(.setSide("Z"))?.remedy == "correct the id; there are A")
    #expect(refusal(.setSide("A", members: ["Bea"]))?.part == .field("members"))
  }

  @Test("an actor who goes takes ties, stances, place and refusals to sit together along")
  func removal() throws {
    let changed = try map.applying([.removeActor("a")])
    #expect(changed.map.actors.map(\.id) == ["b", "s"])
    #expect(changed.map.relationships.isEmpty && changed.map.stances.isEmpty)
    #expect(changed.map.layout.isEmpty && changed.map.incompatible.isEmpty)
    #expect(changed.effects[0].ties.map(\.id).last == "sup")
    // Side A has nobody left, which the model doubts.
    #expect(changed.effects[0].warnings.map(\.found) == ["side \"A\" without actors"])
  }

  @Test("a sponsor who withdraws stays, without the sponsorship")
  func withdrawal() throws {
    let changed = try map.applying([.withdraw(sponsor: "s")])
    #expect(changed.map.actors == map.actors)
    #expect(changed.map.relationships == Array(map.relationships.prefix(3)))
    #expect(refusal(.withdraw(sponsor: "b"))?.found == "actor \"b\", from whom no sponsorship goes")
  }

  @Test("each change sees those before it, so their order counts")
  func order() throws {
    let add = MapChange.addActor(Actor(id: "x"))
    let tie = MapChange.addTie(Relationship(from: "x", to: "a", trust: Trust(0.1)))
    #expect(try map.applying([add, tie]).map.relationships.count == 5)
    let problem = refusal(tie, add)
    #expect(problem?.change == 0 && problem?.found == "actor \"x\", who is not on the map")
    let low = MapChange.setTie(ends("a", "b", .trust), [.trust], from: trust(0.1))
    let high = MapChange.setTie(ends("a", "b", .trust), [.trust], from: trust(0.9))
    #expect(try map.applying([low, high]).map.relationships[0].trust == Trust(0.9))
    #expect(try map.applying([high, low]).map.relationships[0].trust == Trust(0.1))
  }

  @Test("made ids of ties stay those of the original map, whatever was removed before them")
  func ids() throws {
    var doubled = map
    doubled.relationships.append(
      Relationship(from: "a", to: "b", kind: .trust, trust: Trust(0.2), layers: ["water"]))
    let second = TieName.id("a>b:trust#2")
    let changed = try doubled.applying([
      .removeTie(.id("a>b:trust")), .setTie(second, [.trust], from: trust(0.3)),
      .addTie(Relationship(from: "a", to: "b", kind: .trust)),
    ])
    #expect(changed.map.relationships.map(\.trust?.value) == [nil, nil, nil, 0.3, nil])
    #expect(changed.tieIDs.suffix(2) == ["a>b:trust#2", "a>b:trust"])
  }

  @Test("what is not there, or there twice, is told with what there is")
  func unknown() {
    #expect(refusal(.removeActor("A"))?.remedy == "write \"a\", if that is meant")
    #expect(refusal(.removeActor("bea"))?.remedy == "write \"b\", if that is meant")
    #expect(refusal(.removeActor("q"))?.remedy == "correct the id; there are a, b, s")
    let turned = refusal(.removeTie(ends("b", "a")))
    #expect(turned?.found == "tie b->a, which is not on the map")
    #expect(turned?.remedy == "name one that is there: a->b:trust, a->b:alliance, a--b:conflict")
    #expect(refusal(.removeTie(ends("b", "s")))?.remedy.contains("no tie joins these two") == true)
    let several = refusal(.removeTie(ends("a", "b")))
    #expect(several?.found == "tie a->b, of which there are 2")
    #expect(several?.remedy == "write a->b:trust or a->b:alliance")
    #expect(refusal(.removeTie(.id("none")))?.found == "tie \"none\", which is not on the map")
  }

  @Test("a tie that holds both ways has no first end, and is not one that goes one way")
  func bothWays() throws {
    for name in [ends("a", "b", both: true), ends("b", "a", both: true)] {
      #expect(try map.applying([.removeTie(name)]).map.relationships.count == 3)
    }
    #expect(refusal(.removeTie(ends("a", "b", .conflict)))?.found.contains("a->b:conflict") == true)
  }

  @Test("what the model calls an error is refused with the change and the field")
  func invalid() {
    let side = refusal(.setActor("b", [.side], from: Actor(id: "b", side: "Z")))
    #expect(side?.part == .field("side") && side?.expected == "one of A")
    let grade = refusal(
      .removeActor("s"),
      .setTie(
        ends("a", "b", .trust), [.confidence],
        from: Relationship(from: "", to: "", confidence: .grade("B2"))))
    #expect(grade?.change == 1 && grade?.part == .field("confidence"))
    #expect(grade?.description.hasPrefix("change 2: found confidence grade \"B2\"") == true)
    let dates = Relationship(
      from: "a", to: "s", start: CalendarDate("1995"), end: CalendarDate("1990"))
    #expect(refusal(.addTie(dates))?.part == .field("end"))
    let again = refusal(.addActor(Actor(id: "a")))
    #expect(again?.found == "actor \"a\", which is on the map already")
    let id = refusal(.addTie(Relationship(id: "sup", from: "a", to: "b")))
    #expect(id?.part == .field("id"))
  }
}
