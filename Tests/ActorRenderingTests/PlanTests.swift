// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Testing

@testable import ActorRendering

@Suite("What is drawn how")
struct PlanTests {
  @Test(
    "the first role gives the shape, the kind where the role has none",
    arguments: [
      (["party"], nil, Glyph.party), (["representative", "mediator"], "state", .representative),
      (["mediator"], "armed-group", .mediator), (["sponsor"], "state", .sponsor),
      (["constituency"], nil, .community), (["secondary"], "state", .other),
      (["observer"], "state", .state), (["civil-society"], "armed-group", .armedGroup),
      ([], "community", .community), ([], "international-organisation", .internationalOrganisation),
      ([], "person", .other), ([], nil, .other), (["a word of the user's own"], "state", .state),
    ] as [([Role], ActorKind?, Glyph)])
  func shapes(roles: [Role], kind: ActorKind?, glyph: Glyph) {
    #expect(Glyph(of: Actor(id: "a", kind: kind, roles: roles)) == glyph)
  }

  @Test(
    "shapes of one radius cover the area of the circle, within a tenth", arguments: Glyph.allCases)
  func areas(glyph: Glyph) throws {
    guard let corners = glyph.corners(radius: 10) else { return }
    let doubled = corners.indices.reduce(0.0) { sum, index in
      sum + corners[index].cross(corners[(index + 1) % corners.count])
    }
    // Clockwise as seen, which is positive where y points down. Rounded corners take the rest.
    #expect((doubled / 2 / (100 * Double.pi) - 1).magnitude < 0.1)
  }

  @Test("a point just inside an edge is inside, one just outside is not", arguments: Glyph.allCases)
  func insides(glyph: Glyph) {
    let corners = glyph.corners(radius: 10) ?? [Point(10, 0), Point(0, 10)]
    for corner in corners {
      #expect(glyph.contains(corner * 0.97, radius: 10, margin: 0))
      #expect(!glyph.contains(corner * 1.03, radius: 10, margin: 0))
      #expect(glyph.contains(corner * 1.03, radius: 10, margin: 1))
    }
  }

  @Test(
    "classes of trust",
    arguments: [
      (nil, TrustClass.unknown), (1, .strongTrust), (0.6, .strongTrust), (0.59, .trust),
      (0.2, .trust), (0.19, .neutral), (0, .neutral), (-0.19, .neutral), (-0.2, .distrust),
      (-0.6, .distrust), (-0.61, .strongDistrust), (-1, .strongDistrust),
    ] as [(Double?, TrustClass)])
  func trust(value: Double?, expected: TrustClass) {
    #expect(TrustClass(value.flatMap(Trust.init)) == expected)
  }

  @Test("names that are cut are said to be, and so is where ties cannot be told apart")
  func cutShort() {
    let long = String(repeating: "Committee of committees ", count: 21)
    func notes(_ name: String, ties: Int) -> String {
      let map = ActorMap(
        actors: [Actor(id: "a", name: name), Actor(id: "b", name: "B")],
        relationships: (0..<ties).map { Relationship(id: "\($0)", from: "a", to: "b") })
      return MapDrawing(map.onGrid, options: DrawingOptions(layout: .own, routing: .straight))
        .view.drawnText.replacing("\n", with: " ")
    }
    let shortened = "Long names are shortened, those of 1 actor; the text version of this map has"
    #expect(notes(long, ties: 1).contains(shortened))
    #expect(!notes("A", ties: 12).contains("shortened"))
    #expect(!notes("A", ties: 12).contains("told apart"))
    #expect(
      notes("A", ties: 13).contains("Too many ties to be told apart here: 13 ties between A and B;")
    )
  }

  @Test("the area of an actor is in proportion to its value, and nobody vanishes")
  func sizes() {
    let range = 0.0...8.0
    for (value, factor) in [(2.0, 1.0), (4, 1), (8, 1), (3, 1.7), (4, 1.7), (6, 1.7)] {
      let radius = ActorScale.radius(for: value, in: range, factor: factor)
      let whole = ActorScale.radius(for: 8, in: range, factor: factor)
      #expect((radius * radius / (whole * whole) - value / 8).magnitude < 1e-12)
    }
    #expect(ActorScale.radius(for: 8, in: range) == ActorScale.largest)
    #expect(ActorScale.radius(for: 0, in: 0...0) == ActorScale.smallest)
    #expect(ActorScale.radius(for: -3, in: range) == ActorScale.smallest)
  }

  @Test("values so small that they have the smallest size are said in the legend, if there are any")
  func smallestSize() {
    func scale(_ values: [Double], factor: Double = 1) -> ActorScale {
      let ids = values.indices.map { "\($0)" }
      var options = DrawingOptions()
      options.sizeFactor = factor
      options.size = SizeScale(
        title: "x", values: Dictionary(uniqueKeysWithValues: zip(ids, values)))
      return ActorScale(ActorMap(actors: ids.map { Actor(id: $0) }), options)
    }
    // (9/24)² of 1 is 9/64 = 0.140625. Groups are drawn 1.7 times as large and never smaller than
    // 1.7 · 11.7, so that their ties find an outline: (11.7/24)² of 36 is 8.555625.
    #expect(scale([1, 0.15]).least == nil)
    #expect(scale([1, 0.14]).least == 0.140625)
    #expect(scale([36, 9], factor: 1.7).least == nil)
    #expect(scale([36, 8], factor: 1.7).least.map { (8.55...8.56).contains($0) } == true)
    #expect(scale([0, 0]).least == 0)
  }

  private func plan(_ ties: [Relationship], _ options: DrawingOptions = DrawingOptions())
    -> DrawingPlan
  {
    let ids = Set(ties.flatMap { [$0.from, $0.to] }).sorted()
    let map = ActorMap(actors: ids.map { Actor(id: $0) }, relationships: ties)
    return PlanMaker(map, options).plan()
  }

  @Test("unknown trust is marked, unless another tie of the two tells it or the map has none")
  func unknownTrust() {
    let known = Relationship(from: "a", to: "b", kind: .trust, trust: Trust(0.5))
    let beside = Relationship(from: "b", to: "a", kind: .approval)
    let unknown = Relationship(from: "a", to: "c", kind: .sponsorship)
    let marks = plan([known, beside, unknown]).ties.map { $0.marks.contains(.unknownTrust) }
    #expect(marks == [false, true, false])
    #expect(plan([beside, unknown]).ties.allSatisfy { $0.marks.isEmpty })
    let open = Relationship(from: "a", to: "b", kind: .trust)
    #expect(plan([known, open]).ties.map(\.marks) == [[], [.unknownTrust]])
  }

  @Test("distrust has bars, status has marks, strength is width")
  func marks() {
    var tie = Relationship(from: "a", to: "b", kind: .trust, trust: Trust(-0.7))
    #expect(plan([tie]).ties[0].marks == [.doubleBar])
    tie.trust = Trust(-0.3)
    tie.status = .contested
    #expect(plan([tie]).ties[0].marks == [.bar, .contested])
    tie.status = .broken
    #expect(plan([tie]).ties[0].marks == [.bar, .broken])
    tie.kind = .conflict
    #expect(plan([tie]).ties[0].marks == [.wideBar, .broken])
    tie.trust = Trust(-0.7)
    #expect(plan([tie]).ties[0].marks == [.wideDoubleBar, .broken])
    tie.status = .intermittent
    tie.strength = Strength(1)
    #expect(plan([tie]).ties[0].isDotted)
    #expect(plan([tie]).ties[0].width == 4)
  }

  @Test("what is not drawn is counted in words")
  func notes() throws {
    var options = DrawingOptions()
    options.view.asOf = CalendarDate("1993-08")
    let ended = Relationship(from: "a", to: "b", end: CalendarDate("1993-07"))
    let notes = plan([ended, Relationship(from: "a", to: "a")], options).notes
    #expect(
      notes == [
        "Not drawn: 1 tie not in force on the date, 1 tie of an actor to itself.",
        "A map is a view, not the truth.",
      ])
  }

  @Test("reading order: parties, representatives, mediators, sponsors, others")
  func order() {
    let map = ActorMap(
      actors: [
        Actor(id: "x"), Actor(id: "s", roles: ["sponsor"]), Actor(id: "m", roles: ["mediator"]),
        Actor(id: "r", roles: ["representative"]), Actor(id: "p", roles: ["party"]),
      ])
    #expect(PlanMaker(map, DrawingOptions()).plan().actors.map(\.id) == ["p", "r", "m", "s", "x"])
  }

  @Test("a tie in one sentence")
  func sentences() {
    let tie = Relationship(
      from: "a", to: "b", kind: .trust, trust: Trust(0.85), confidence: .grade("B2"),
      status: .contested, layers: ["security"], sources: ["s", "t"])
    #expect(
      TieWords(words: .english).sentence(for: tie, from: "Party A", to: "Elders’ Council")
        == "Party A trusts Elders’ Council, trust 0.85, graded B2, contested, "
        + "about security, 2 sources")
    let conflict = Relationship(
      from: "a", to: "b", kind: .conflict, strength: Strength(0.5), directed: false)
    #expect(
      TieWords(words: .english).sentence(for: conflict, from: "A", to: "B")
        == "A is in conflict with B, both ways, strength 0.5")
  }

  @Test("a grade is said with the number that it stands for, which the letter on the tie goes by")
  func grades() {
    var map = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "b")],
      relationships: [Relationship(from: "a", to: "b", confidence: .grade("B3"))])
    map.confidenceGrades = [ConfidenceGrade(grade: "B3", confidence: Confidence(0.65)!)]
    let tie = PlanMaker(map, DrawingOptions()).plan().ties[0]
    #expect(tie.accessibleName == "a is tied to b, confidence 0.65 from grade B3")
  }

  @Test("a role and a kind of one word are said once; a side that is called Side is not said twice")
  func repetition() {
    func name(_ actor: Actor, _ side: String) -> String {
      let map = ActorMap(sides: [Side(id: "s", name: side)], actors: [actor])
      return PlanMaker(map, DrawingOptions()).plan().actors[0].accessibleName
    }
    var actor = Actor(
      id: "a", name: "Régulos", kind: "local-institution", roles: ["local-institution"], side: "s")
    #expect(name(actor, "Side A") == "Régulos, local institution, Side A")
    #expect(name(actor, "East side") == "Régulos, local institution, East side")
    #expect(name(actor, "Riverside") == "Régulos, local institution, side Riverside")
    actor.roles = ["mediator"]
    #expect(name(actor, "Israel") == "Régulos, mediator, local institution, side Israel")
    let words = InterfaceWords.english
    let members = ["members": "A, B"]
    #expect(words.text(.sideMembers, naming: "Side A", as: "side", members) == "Side A: A, B")
    #expect(words.text(.sideMembers, naming: "PLO", as: "side", members) == "Side PLO: A, B")
  }

  @Test("numbers and dates in words")
  func words() {
    func text(_ date: CalendarDate) -> String { DateWords.text(date, in: .english) }
    #expect(
      [0.85, -0.6, 1, 0.05, 0, 231.07].map(InterfaceWords.english.number) == [
        "0.85", "−0.6", "1", "0.05", "0", "231.07",
      ])
    #expect(CalendarDate("1993-08-20").map(text) == "20 August 1993")
    #expect(CalendarDate("1993-08").map(text) == "August 1993")
    #expect(CalendarDate("1993").map(text) == "1993")
  }
}
