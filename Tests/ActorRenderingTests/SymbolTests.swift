// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorRendering

@Suite("Symbols of actors and ties")
struct SymbolTests {
  private func view(_ actor: Actor) -> XMLView {
    MapDrawing(ActorMap(actors: [actor]), options: DrawingOptions(layout: .own)).view
  }

  private func plan(_ ties: [Relationship], _ tabs: IssueTabChoice = .auto) -> DrawingPlan {
    let ids = Set(ties.flatMap { [$0.from, $0.to] }).sorted()
    let map = ActorMap(actors: ids.map { Actor(id: $0) }, relationships: ties)
    return PlanMaker(map, DrawingOptions(issueTabs: tabs)).plan()
  }

  private func confident(_ value: Double?) -> Relationship {
    Relationship(
      from: "a", to: "b", kind: .trust, trust: Trust(0.4),
      confidence: value.flatMap(Confidence.init).map { .probability($0) })
  }

  // MARK: - Actors

  @Test("shadow actors have a broken ring around a solid border, rural communities a broken border")
  func broken() {
    let shadow = view(Actor(id: "a", shadow: true))
    #expect(shadow.all(ofClass: "shade").count == 2, "on the map and in the legend")
    #expect(shadow.all(ofClass: "rural").isEmpty)
    let rural = view(Actor(id: "a", kind: "community", locality: "rural"))
    #expect(rural.all(ofClass: "rural").count == 2 && rural.all(ofClass: "shade").isEmpty)
    #expect(rural.elements.count { $0.name == "text" && $0.text == "R" } == 2)
    let style = rural.elements.first { $0.name == "style" }?.text ?? ""
    #expect(style.contains(".rural .outline { stroke-dasharray:"))
    #expect(style.contains(".shade {") && !style.contains(".shadow .outline"))
  }

  @Test("whoever is rural has the letter; the border of others than communities stays theirs")
  func localities() {
    let party = view(Actor(id: "a", roles: ["party"], locality: "rural"))
    #expect(party.all(ofClass: "rural").isEmpty, "parties weigh the same")
    #expect(party.elements.count { $0.name == "text" && $0.text == "R" } == 2)
    #expect(party.drawnText.contains("Rural actor; others are urban, or not recorded"))
    let elders = Actor(
      id: "a", roles: ["mediator"], locality: "rural", attributes: ["modality": .string("broker")])
    #expect(view(elders).elements.contains { $0.name == "text" && $0.text == "R B" })
    let urban = view(Actor(id: "a", roles: ["party"], locality: "urban"))
    #expect(!urban.drawnText.contains("Rural"))
    let highland = view(Actor(id: "a", kind: "community", locality: "highland"))
    #expect(highland.all(ofClass: "rural").isEmpty)
    #expect(party.all(ofClass: "actor")[0].attributes["aria-label"]?.contains("rural") == true)
  }

  @Test(
    "a mediator's modality is a letter, whatever its case; other words are ignored",
    arguments: [
      ("facilitator", "F"), ("F", "F"), ("Go-Between", "G"), ("g", "G"), ("BROKER", "B"),
      ("arbiter", nil), ("", nil),
    ] as [(String, String?)])
  func modality(word: String, letter: String?) {
    let attributes: AttributeList = ["modality": .string(word)]
    let mediator = Actor(id: "a", roles: ["mediator"], attributes: attributes)
    #expect(Modality(of: mediator)?.rawValue == letter)
    #expect(Modality(of: Actor(id: "a", roles: ["sponsor"], attributes: attributes)) == nil)
    let letters = view(mediator).elements.filter { $0.name == "text" && $0.text == letter }
    #expect(letters.count == (letter == nil ? 0 : 2))
  }

  @Test("insiders have an inner line; mediators from inside who are on a side also half a band")
  func insiders() {
    func map(_ role: Role, side: String?) -> XMLView {
      let actor = Actor(id: "a", roles: [role], side: side, insider: true)
      let map = ActorMap(sides: side.map { [Side(id: $0)] } ?? [], actors: [actor])
      return MapDrawing(map, options: DrawingOptions(layout: .own)).view
    }
    let cases: [(Role, String?, Int)] = [
      ("mediator", nil, 0), ("mediator", "s", 2), ("observer", "s", 0),
    ]
    for (role, side, halves) in cases {
      let view = map(role, side: side)
      #expect(view.all(ofClass: "half").count == halves)
      #expect(view.all(ofClass: "inner").count == 2)
    }
  }

  @Test("a ring holds every corner of what it surrounds", arguments: Glyph.allCases)
  func rings(glyph: Glyph) {
    for radius in [ActorScale.smallest, ActorScale.usualRadius, ActorScale.largest] {
      let form = ActorForm(
        glyph, radius: radius, isUs: true, isShadow: true, veto: false, rank: 1)
      let rings = [form.candidateRing, form.ownRing, form.shadowRing].compactMap { $0 }
      #expect(rings.count == 3)
      for point in glyph.outline(radius: radius) { #expect(point.length + 3 < rings[0]) }
      #expect(zip(rings, rings.dropFirst()).allSatisfy { $1 - $0 > 3 })
      #expect(form.contains(Point(0, rings[2]), margin: 0))
    }
  }

  // MARK: - Ties

  @Test("every way to draw a tie stands on the sheet of symbols")
  func sheet() throws {
    let plan = PlanMaker(try shippedMap("symbols"), DrawingOptions()).plan()
    let heads = plan.ties.filter { $0.hasHead.atEnd }.map(\.head)
    #expect(Set(heads) == Set(TieHead.allCases))
    #expect(Set(plan.ties.map(\.kind.line)) == Set(TieLine.allCases))
    #expect(Set(plan.ties.map(\.trust)) == Set(TrustClass.allCases))
    #expect(Set(plan.ties.map(\.confidence)) == Set(ConfidenceClass.allCases))
    #expect(Set(plan.actors.map(\.glyph)) == Set(Glyph.allCases))
    #expect(Set(plan.actors.compactMap(\.modality)) == Set(Modality.allCases))
    let marks = Set(plan.ties.flatMap(\.marks))
    let plain: Set<TieMark> = [
      .bar, .doubleBar, .broken, .unknownTrust, .contested, .disc, .openCircle, .square, .triangle,
      .neutral, .plus, .doublePlus, .wideDoubleBar,
    ]
    #expect(marks.isSuperset(of: plain))
    // Letters of confidence b, c and not recorded, and tabs with one, two, three and five issues.
    #expect(marks.subtracting(plain).count == 3 + 4)
  }

  @Test("without colours: each class of trust has its own signs, on a tie of any kind")
  func greyscale() {
    let values: [Double?] = [0.8, 0.4, 0, -0.4, -0.8, nil]
    let kinds = RelationshipKind.known.map(Optional.some) + [nil, "oath"]
    for kind in kinds {
      for isDirected in [true, false] {
        let signs = values.map { value -> [String] in
          let tie = Relationship(
            from: "a", to: "b", kind: kind, trust: value.flatMap(Trust.init),
            directed: isDirected)
          let other = Relationship(from: "a", to: "b", kind: .trust, trust: Trust(0.4))
          guard let drawn = plan([tie, other]).ties.first else { return [] }
          let head = drawn.hasHead.atEnd ? ["\(drawn.head)"] : []
          return drawn.marks.map { "\($0)" } + head
        }
        #expect(Set(signs).count == values.count, "\(kind?.rawValue ?? "none"): \(signs)")
      }
    }
  }

  @Test("bars across a zigzag reach farther than it swings and cut it, so that they are seen")
  func bars() throws {
    let tie = Relationship(from: "a", to: "b", kind: .conflict, trust: Trust(-0.8))
    let map = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "b")], relationships: [tie],
      layout: [FixedPosition(actor: "a", x: 0, y: 0), FixedPosition(actor: "b", x: 300, y: 0)])
    let drawing = MapDrawing(map)
    let mark = try #require(
      drawing.panels[0].geometry.marks[0].first { $0.mark == .wideDoubleBar })
    #expect(mark.box.height > 2 * TieDrawing.amplitude + 6)
    let drawn = TieDrawing.mark(mark, InterfaceWords.english)
    #expect(drawn.contains("class=\"casing\"") && drawn.contains("class=\"strokes\""))
  }

  @Test("confidence has classes from 0.8 and 0.5 on, read through the map's own grades")
  func confidence() {
    let expected: [(Double?, ConfidenceClass)] = [
      (1, .high), (0.8, .high), (0.79, .middle), (0.5, .middle), (0.49, .low), (0, .low),
      (nil, .unknown),
    ]
    for (value, expected) in expected {
      #expect(ConfidenceClass(value.flatMap(Confidence.init)) == expected)
    }
    var map = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "b")],
      relationships: [Relationship(from: "a", to: "b", confidence: .grade("C3"))])
    map.confidenceGrades = [ConfidenceGrade(grade: "C3", confidence: Confidence(0.4)!)]
    let tie = PlanMaker(map, DrawingOptions()).plan().ties[0]
    #expect(tie.confidence == .low && tie.marks == [.confidence(.low)])
  }

  @Test("what is less sure is thinner, and never invisible")
  func widths() {
    let widths = [0.9, 0.6, 0.2, nil].map { plan([confident($0)]).ties[0].width }
    for (width, expected) in zip(widths, [2.4, 1.92, 1.44, 2.4]) {
      #expect((width - expected).magnitude < 1e-9)
    }
    var faint = confident(0.1)
    faint.strength = Strength(0)
    #expect(plan([faint]).ties[0].width == 0.8)
  }

  @Test("high confidence and none recorded are told apart: the rarer of the two has a letter")
  func unmarked() {
    func marks(_ values: Double?...) -> [[TieMark]] {
      plan(values.map(confident)).ties.map(\.marks)
    }
    let (high, unknown) = ([TieMark.confidence(.high)], [TieMark.confidence(.unknown)])
    #expect(marks(0.9, 0.9, nil) == [[], [], unknown])
    #expect(marks(0.9, nil, nil) == [high, [], []])
    #expect(marks(0.9, nil) == [[], unknown])
    #expect(marks(nil, nil) == [[], []], "nobody recorded any")
    #expect(marks(0.6, nil) == [[.confidence(.middle)], []])
  }

  // MARK: - Issues

  @Test("an issue has the first free letter of its name and the same sign in every view")
  func letters() {
    func tie(_ layers: String...) -> Relationship {
      Relationship(from: "a", to: "b", layers: layers)
    }
    let map = ActorMap(relationships: [
      tie("security", "land"), tie("law", "aid"), tie("ll", "«√»", "la"),
    ])
    // In the order of ids: aid, la, land, law, ll, security, «√». Of "la" both letters are gone
    // when "L" of the next is asked for.
    let signs = Dictionary(
      uniqueKeysWithValues: IssueSign.all(in: map).map { ($0.name, $0.letter) })
    #expect(
      signs == [
        "aid": "A", "la": "L", "land": "N", "law": "W", "ll": "1", "security": "S", "«√»": "2",
      ])
    #expect(IssueSign.all(in: map).map(\.styleName).suffix(2) == ["issue-6", "issue"])
  }

  @Test("a tab has up to three letters, then how many more there are")
  func tabs() throws {
    let tie = Relationship(from: "a", to: "b", layers: ["e", "d", "c", "b", "a"])
    let marks = plan([tie]).ties[0].marks
    guard case .issues(let tab) = try #require(marks.last) else {
      Issue.record("no tab")
      return
    }
    #expect(tab.cells.map(\.text) == ["A", "B", "C", "+2"])
    let view = MapDrawing(
      ActorMap(actors: [Actor(id: "a"), Actor(id: "b")], relationships: [tie]),
      options: DrawingOptions(layout: .own)
    ).view
    // The tie's, and in the legend one for each letter and one for the rest.
    #expect(view.all(ofClass: "tab").count == 1 + 3 + 1)
    #expect(view.all(ofClass: "issue-2").count == 2)
  }

  @Test("tabs where two issues or more occur on up to 60 ties, else on request; a note says so")
  func limits() {
    func ties(_ count: Int, _ issues: [String]) -> [Relationship] {
      (0..<count).map {
        Relationship(from: "a", to: "b\($0)", layers: [issues[$0 % issues.count]])
      }
    }
    func tabs(_ plan: DrawingPlan) -> Int { plan.ties.count { !$0.marks.isEmpty } }
    let two = ["land", "aid"]
    #expect(tabs(plan(ties(60, two))) == 60)
    let many = plan(ties(61, two))
    #expect(tabs(many) == 0)
    #expect(
      many.notes.first == "The issues of 61 ties are not marked, for there are too many.")
    #expect(tabs(plan(ties(61, two), .on)) == 61)
    #expect(tabs(plan(ties(3, two), .off)) == 0)
    #expect(plan(ties(61, two), .off).notes.count == 1)
    #expect(tabs(plan(ties(3, ["land"]))) == 0)
    #expect(tabs(plan(ties(3, ["land"]), .on)) == 3)
  }

  // MARK: - Places

  @Test("the marks of a tie stand together, in order, without touching")
  func group() {
    let marks: [TieMark] = [.disc, .doubleBar, .contested, .confidence(.low)]
    for end in [Point(150, 0), Point(0, 150), Point(110, 90), Point(-140, 30)] {
      let line = Curve(from: .zero, to: end, bend: 0.1)
      var placement = MarkPlacement(avoiding: [], among: [line])
      let placed = placement.marks(marks, of: 0, on: line)
      #expect(placed.map(\.mark) == marks && placement.omitted == 0)
      for (a, b) in zip(placed, placed.dropFirst()) {
        #expect(!a.box.intersects(b.box))
        #expect(a.center.distance(to: b.center) < 20)
        #expect((b.center - a.center).dot(end) > 0)
      }
    }
  }

  @Test("on a short tie the bars of distrust come first, and what finds no room is counted")
  func short() {
    let line = Curve(from: .zero, to: Point(26, 0), bend: 0)
    let marks: [TieMark] = [.disc, .bar, .unknownTrust, .broken, .confidence(.low)]
    let ends = [Point(-9, 0), Point(35, 0)].map { Box(center: $0, width: 18, height: 18) }
    var placement = MarkPlacement(avoiding: ends, among: [line])
    let placed = placement.marks(marks, of: 0, on: line)
    #expect(placed.first?.mark == .bar)
    #expect(placement.omitted == marks.count - placed.count && placement.omitted > 0)
    #expect(placed.allSatisfy { mark in ends.allSatisfy { !$0.intersects(mark.box) } })
  }

  @Test("where a row is too long, letters stand beside the line and shapes keep it")
  func parted() {
    // Two shapes of 8 and 8.5 and two letters of 8 and 8 need 36 with their gaps; 30 are there.
    let line = Curve(from: .zero, to: Point(30, 0), bend: 0)
    let marks: [TieMark] = [.disc, .unknownTrust, .doubleBar, .confidence(.low)]
    var placement = MarkPlacement(avoiding: [], among: [line])
    let placed = placement.marks(marks, of: 0, on: line)
    #expect(placement.omitted == 0)
    for mark in placed {
      #expect((mark.center.y == 0) == [.disc, .doubleBar].contains(mark.mark))
    }
  }

  @Test("marks keep off names and away from where other ties cross")
  func crossings() throws {
    let line = Curve(from: .zero, to: Point(200, 0), bend: 0)
    let other = Curve(from: Point(100, -80), to: Point(100, 80), bend: 0)
    let name = Box(center: Point(84, 0), width: 30, height: 20)
    var placement = MarkPlacement(avoiding: [name], among: [line, other])
    let mark = try #require(placement.marks([.disc], of: 0, on: line).first)
    #expect(!mark.box.intersects(name))
    #expect(!mark.box.contains(Point(100, 0)))
  }
}
