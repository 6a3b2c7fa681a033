// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import GraphvizLayout
import TestSupport
import Testing

@testable import ActorRendering

@Suite("Views by question")
struct ViewTests {
  private let own = DrawingOptions(layout: .own)

  // MARK: - Focus

  @Test("focus on the elders of Two Valleys, one and two steps away, counted by hand")
  func focus() throws {
    let map = try shippedMap("two-valleys")
    let near = try draw(map, .focus(actor: "EC", within: 1))
    #expect(near.all(ofClass: "actor").count == 5)
    #expect(near.all(ofClass: "tie").count == 4)
    #expect(near.drawnText.contains("Focus on Elders’ council, within 1 step\n"))
    #expect(near.drawnText.contains("Not drawn: 8 actors and 20 ties farther away."))
    #expect(near.elements[1].text.hasSuffix(": Focus on Elders’ council, within 1 step"))
    #expect(near.elements[2].text.hasPrefix("Focus on Elders’ council, within 1 step."))
    #expect(near.elements[2].text.contains("Not drawn: 8 actors and 20 ties farther away."))
    // One on the map, one in the legend.
    #expect(near.all(ofClass: "bracket").count == 2)
    let classes = near.elements.map { $0.attributes["class"] ?? "" }
    #expect(
      try #require(classes.firstIndex(of: "bracket"))
        > #require(classes.lastIndex { $0.hasPrefix("tie ") }), "above the ties")
    #expect(names(near, "actor").count { $0.hasSuffix(", 1 step from Elders’ council") } == 4)
    let wide = try draw(map, .focus(actor: "EC", within: 2))
    #expect(wide.all(ofClass: "actor").count == 9)
    #expect(wide.all(ofClass: "tie").count == 12)
    let alone = try draw(map, .focus(actor: "EC", within: 0))
    #expect(alone.all(ofClass: "actor").count == 1 && alone.all(ofClass: "tie").isEmpty)
    #expect(throws: QuestionError.unknownActor("nobody")) {
      try MapDrawing(map, answering: .focus(actor: "nobody", within: 1))
    }
  }

  @Test("on random maps the focus holds whom repeated widening by one step finds")
  func focusOracle() throws {
    var random = SeededRandom(seed: 3)
    for _ in 0..<60 {
      let ids = (0..<12).map { "n\($0)" }
      let ties = (0..<random.below(20)).map { _ in
        Relationship(
          from: random.pick(ids), to: random.pick(ids), kind: random.pick([.trust, .conflict]),
          directed: random.chance(50))
      }
      let map = ActorMap(actors: ids.map { Actor(id: $0) }, relationships: ties)
      let steps = random.below(4)
      let options = DrawingOptions(view: ViewOptions(kinds: [.trust]))
      let drawn = ties.filter { $0.kind == .trust && $0.from != $0.to }
      var reached: Set<String> = ["n0"]
      for _ in 0..<steps {
        let edge = drawn.filter { reached.contains($0.from) || reached.contains($0.to) }
        reached.formUnion(edge.flatMap { [$0.from, $0.to] })
      }
      let found = try FocusView(map, options).drawn(on: "n0", within: steps).map
      #expect(Set(found.actors.map(\.id)) == reached)
      #expect(
        found.relationships.count
          == drawn.count { reached.contains($0.from) && reached.contains($0.to) })
    }
  }

  // MARK: - Channels

  @Test("only what is on channels is drawn, the ends in brackets, the threshold said")
  func channels() throws {
    let map = try shippedMap("two-valleys")
    var channels = ShownChannels(
      ends: [
        .init(name: "Side A", actors: ["PA"]), .init(name: "Side B", actors: ["PB", "b1"]),
      ], actors: ["PA", "a1", "EC", "b1", "PB"],
      ties: ["PA>a1:trust", "a1>EC:trust", "b1>EC:trust", "PB>b1:trust"], threshold: 0.5,
      roles: ["representative", "mediator"], count: 1, dependsOn: ["b1"])
    let view = try draw(map, .channels(channels))
    #expect(view.all(ofClass: "actor").count == 5 && view.all(ofClass: "tie").count == 4)
    #expect(view.all(ofClass: "bracket").count == 4, "three who speak for ends, and the legend")
    let text = view.drawnText.replacing("\n", with: " ")
    #expect(text.contains("Trusted channels between Side A and Side B"))
    #expect(text.contains("1 channel, it depends on Envoy of Party B."))
    #expect(text.contains("a trust of at least 0.5 in one direction or the other"))
    #expect(text.contains("only actors of role representative or mediator"))
    #expect(text.contains("Not drawn: 8 actors and 20 ties on none of these channels."))
    #expect(!text.contains("lead over"))
    channels.others = ["UN", "NG"]
    #expect(
      try draw(map, .channels(channels)).drawnText.replacing("\n", with: " ").contains(
        "Other channels, which share an actor between the ends with these, lead over United "
          + "Nations envoy and Non-governmental organisation too."))
    #expect(!text.contains("though speaking for an end"))
    channels.actors = ["PA", "a1", "EC", "PB"]
    channels.ties = ["PA>a1:trust", "a1>EC:trust"]
    #expect(
      try draw(map, .channels(channels)).drawnText.replacing("\n", with: " ").contains(
        "On none of these channels, though speaking for an end: Envoy of Party B."))
    channels = ShownChannels(
      ends: channels.ends, actors: [], ties: [], threshold: 0.95, count: 0)
    let none = try draw(map, .channels(channels))
    #expect(none.all(ofClass: "actor").count == 3 && none.all(ofClass: "tie").isEmpty)
    #expect(none.drawnText.contains("No channel leads from one end to the other"))
    channels.ties = ["nothing"]
    #expect(throws: QuestionError.unknownTie("nothing")) {
      try MapDrawing(map, answering: .channels(channels))
    }
  }

  // MARK: - Groups

  @Test("Two Valleys by side: three groups, three ties from eleven, means by hand")
  func rollUp() throws {
    let map = try shippedMap("two-valleys")
    let view = try draw(map, .rollUp(by: "side"))
    let (groups, ties) = (names(view, "actor"), names(view, "tie"))
    #expect(groups.count == 3 && ties.count == 3)
    #expect(groups[0].hasPrefix("Side A (2), number of members: 2, group of 2 actors: Party A, "))
    #expect(groups[0].hasSuffix(", 1 tie among its members"))
    #expect(groups[2].hasPrefix("No side recorded (9), "))
    #expect(groups[2].hasSuffix(", 11 ties among its members"))
    // (0.4 + 0.5 + 0.4 + 0.8 + 0.6) / 5 and (0.7 + 0.8 + 0.5 + 0.6 + 0.7) / 5
    #expect(
      ties[0] == "Side A (2) trusts No side recorded (9), trust 0.54, confidence 0.9, "
        + "merged from 5 ties, trust is the mean of 5 recorded")
    #expect(ties.contains { $0.contains("trust 0.66, ") })
    #expect(view.drawnText.contains("3 groups of 13 actors · 3 ties merged from 11"))
    #expect(view.drawnText.contains("13 ties inside groups"))
    #expect(view.all(ofClass: "plate").count == 3, "two merged ties, and the legend")
    #expect(view.all(ofClass: "hull").isEmpty)
  }

  @Test("a merged tie: mean of what is recorded, negatives never hidden, highest confidence")
  func merging() throws {
    let sides = ["a1": "A", "a2": "A", "b1": "B", "b2": "B"]
    func tie(
      _ from: String, _ to: String, _ trust: Double?, _ strength: Double? = nil,
      _ confidence: Double? = nil, _ status: RelationshipStatus? = nil
    ) -> Relationship {
      Relationship(
        from: from, to: to, kind: .trust, trust: trust.flatMap { Trust($0) },
        strength: strength.flatMap { Strength($0) },
        confidence: confidence.flatMap { Confidence($0) }.map { .probability($0) },
        status: status)
    }
    let map = ActorMap(
      actors: sides.sorted { $0.key < $1.key }.map { Actor(id: $0.key, side: $0.value) },
      relationships: [
        tie("a1", "b1", 0.9, 0.2, 0.5), tie("a1", "b2", 0.6, 0.6, 0.8),
        tie("a2", "b1", -0.3, nil, nil, .broken), tie("a2", "b2", nil),
        tie("b1", "a1", 0.2), tie("a1", "a2", 1),
        Relationship(from: "b2", to: "a1", kind: .conflict, directed: false),
        Relationship(from: "a1", to: "b2", kind: .conflict, directed: false),
      ])
    let drawn = try RollUpView(map, own, by: "side").drawn
    let merged = drawn.map.relationships
    #expect(merged.count == 3, "one for each ordered pair and kind")
    // (0.9 + 0.6 − 0.3) / 3, (0.2 + 0.6) / 2, max(0.5, 0.8)
    #expect(((merged[0].trust?.value ?? 0) - 0.4).magnitude < 1e-12)
    #expect(((merged[0].strength?.value ?? 0) - 0.4).magnitude < 1e-12)
    #expect(merged[0].confidence == Confidence(0.8).map { .probability($0) })
    #expect(merged[0].status == nil)
    #expect(merged[1].trust == Trust(0.2) && merged[1].from == "group:B")
    #expect(merged[2].trust == nil && !merged[2].directed)
    let view = try draw(map, .rollUp(by: "side"))
    #expect(
      names(view, "tie").contains {
        $0.hasSuffix(
          "merged from 4 ties, trust is the mean of 3 recorded, 1 of them with trust below 0, "
            + "1 of them broken")
      })
    #expect(view.drawnText.contains("\n4, 1−\n"), "on the tie")
    let inOneLine = view.drawnText.split(separator: "\n").joined(separator: " ")
    #expect(inOneLine.contains("how many of them with trust below 0"), "in the legend")
    #expect(drawn.map.problems().filter { $0.severity == .error }.isEmpty)
  }

  @Test("a mean of what people wrote down is read as they would: 0.3, not 0.30000000000000004")
  func means() throws {
    // In binary (0.1 + 0.7 + 0.1) / 3 and (0.1 + 0.2 + 0.6) / 3 both miss 0.3.
    let trusts = [[0.1, 0.7, 0.1], [0.1, 0.2, 0.6]]
    for values in trusts {
      let map = ActorMap(
        actors: [Actor(id: "b", side: "B")]
          + values.indices.map { Actor(id: "a\($0)", side: "A") },
        relationships: values.enumerated().map {
          Relationship(from: "a\($0)", to: "b", kind: .trust, trust: Trust($1))
        })
      let dot = try MapDrawing(map, answering: .rollUp(by: "side"), options: own).dot
      #expect(dot.contains("trust=\"0.3\""), "\(dot)")
    }
  }

  @Test("groups by attribute; who has no value is a group of its own; unknown ones are refused")
  func attributes() throws {
    let map = ActorMap(actors: [
      Actor(id: "a", attributes: ["faith": .string("old")]), Actor(id: "b"),
      Actor(id: "c", attributes: ["faith": .string("old")]),
    ])
    let view = try draw(map, .rollUp(by: "faith"))
    let text = view.drawnText.replacing("\n", with: " ")
    #expect(text.contains("Old (2)") && text.contains("No faith recorded (1)"))
    #expect(throws: QuestionError.unknownAttribute("fate", known: ["faith"])) {
      try MapDrawing(map, answering: .rollUp(by: "fate"))
    }
  }

  @Test("between two groups words and colour put a mean trust into the same class")
  func neither() throws {
    // −0.1, as Renamo was trusted by those without a side in 1992: neither, by the legend.
    func tie(_ id: String, _ trust: Double) -> Relationship {
      Relationship(id: id, from: "a", to: "b", kind: .trust, trust: Trust(trust))
    }
    let map = ActorMap(
      sides: [Side(id: "s", name: "S")],
      actors: [Actor(id: "a"), Actor(id: "b", side: "s")],
      relationships: [tie("1", -0.4), tie("2", 0.2)])
    let view = try draw(map, .rollUp(by: "side"))
    #expect(
      names(view, "tie") == [
        "No side recorded (1) neither trusts nor distrusts S (1), trust −0.1, merged from 2 ties, "
          + "trust is the mean of 2 recorded, 1 of them with trust below 0"
      ])
    #expect(view.all(ofClass: "neutral").count > 0)
  }

  // MARK: - Changes

  @Test("what was added, lost, strengthened and weakened has a sign; the rest is quiet")
  func changes() throws {
    func map(_ ids: [String], _ ties: [(String, String, Double)]) -> ActorMap {
      ActorMap(
        actors: ids.map { Actor(id: $0) },
        relationships: ties.map {
          Relationship(from: $0.0, to: $0.1, kind: .trust, trust: Trust($0.2))
        })
    }
    var old = map(
      ["a", "b", "gone"], [("a", "b", 0.2), ("b", "a", 0.9), ("a", "gone", 0.5)])
    old.asOf = CalendarDate("1992-11")
    let new = map(
      ["a", "b", "fresh"], [("a", "b", 0.7), ("b", "a", 0.65), ("a", "fresh", 0.5)])
    let view = try draw(new, .changes(since: old))
    #expect(
      names(view, "tie") == [
        "a trusts b, trust 0.7, trust rose by 0.5, from 0.2",
        "a trusts fresh, trust 0.5, added", "a trusts gone, trust 0.5, lost",
        "b trusts a, trust 0.65, trust fell by 0.25, from 0.9",
      ])
    #expect(
      names(view, "actor").map { $0.split(separator: ", ").last } == ["a", "b", "added", "lost"])
    // On the map and in the legend: two actors and two ties, one tie each.
    for (sign, count) in [("added", 3), ("lost", 3), ("stronger", 2), ("weaker", 2)] {
      #expect(view.all(ofClass: sign).count == count)
    }
    #expect(view.drawnText.contains("Changes since November 1992\n"))
    // Who and what was lost is drawn, but is there no longer.
    #expect(view.drawnText.contains("3 actors · 3 ties"))
    let text = view.drawnText.replacing("\n", with: " ")
    #expect(
      text.contains(
        "Actors: 1 added, 1 lost. Ties: 1 added, 1 lost, 1 stronger, 1 weaker, 0 unchanged."))
    let same = try draw(new, .changes(since: new))
    #expect(same.all(ofClass: "faint").count >= 3 && same.all(ofClass: "change").isEmpty)
    #expect(names(same, "tie").allSatisfy { $0.hasSuffix(", unchanged") })
  }

  @Test("a tie that is over on the newer map is drawn as lost, not counted as left out")
  func overIsLost() throws {
    var old = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "b")],
      relationships: [
        Relationship(from: "a", to: "b", end: CalendarDate("1993-06")),
        Relationship(from: "b", to: "a", end: CalendarDate("1990")),
      ])
    var new = old
    (old.asOf, new.asOf) = (CalendarDate("1993-01"), CalendarDate("1993-08"))
    let view = try draw(new, .changes(since: old))
    #expect(names(view, "tie") == ["a is tied to b, lost"])
    #expect(view.drawnText.contains("Not drawn: 1 tie not in force on the date."))
  }

  // MARK: - Panels

  private var layered: ActorMap {
    var map = ActorMap(
      actors: ["a", "b", "c"].map { Actor(id: $0) },
      relationships: [
        Relationship(from: "a", to: "b", layers: ["security"], start: CalendarDate("1993-02")),
        Relationship(from: "b", to: "c", layers: ["culture", "security"]),
        Relationship(from: "c", to: "a"),
      ])
    map.asOf = CalendarDate("1993-08")
    return map
  }

  @Test("a panel for each issue, the same places, one legend, quiet actors without a tie")
  func layers() throws {
    let drawing = try MapDrawing(layered, answering: .layers(nil), options: own)
    let view = drawing.view
    #expect(view.isWellFormed)
    let panels = names(view, "panel")
    #expect(panels == ["Culture: 1 tie", "Security: 2 ties"])
    #expect(view.all(ofClass: "actor").count == 6 && view.all(ofClass: "tie").count == 3)
    #expect(
      view.all(ofClass: "actor").count { $0.attributes["class"]?.hasSuffix("pale") == true } == 1)
    #expect(view.all(ofClass: "legend").count == 1)
    #expect(view.drawnText.contains("Not drawn: 1 tie without an issue, in no panel."))
    #expect(view.elements[1].text.hasSuffix(": By issue, 2 panels"))
    let named = try draw(layered, .layers(["security"]))
    #expect(names(named, "panel") == ["Security: 2 ties"])
    #expect(throws: QuestionError.unknownLayer("x", known: ["culture", "security"])) {
      try MapDrawing(layered, answering: .layers(["x"]))
    }
    #expect(throws: QuestionError.noLayers) {
      try MapDrawing(ActorMap(), answering: .layers(nil))
    }
  }

  @Test("a panel for each date")
  func dates() throws {
    let dates = ["1993-01", "1993-08-20"].compactMap { CalendarDate($0) }
    let view = try draw(layered, .dates(dates))
    #expect(names(view, "panel") == ["January 1993: 2 ties", "20 August 1993: 3 ties"])
    #expect(!view.drawnText.contains("As of"), "the page has no date of its own")
    #expect(throws: QuestionError.badDates) {
      try MapDrawing(layered, answering: .dates([]))
    }
    #expect(throws: QuestionError.badDates) {
      try MapDrawing(layered, answering: .dates([dates[0], dates[0]]))
    }
  }

  @Test(
    "panels fill their page: no row is left with one of them where that can be helped",
    arguments: [(2, [2, 1]), (4, [2]), (6, [3, 2]), (8, [4, 3, 2]), (9, [3])])
  func columns(count: Int, expected: [Int]) {
    // About as wide as tall, like most maps: of some sizes nine were set in rows of four, four and
    // one, for nothing but rounding decided against three times three.
    let sizes = stride(from: 440.0, through: 560, by: 20).flatMap { width in
      stride(from: 440.0, through: 540, by: 20).map { (width, $0) }
    }
    for (width, height) in sizes where (0.85...1.05).contains((width + 28) / (height + 54)) {
      let geometry = DrawingGeometry(
        places: [Point(0, 0), Point(width, height)], lines: [], labels: [nil, nil], sides: [],
        marks: [], omittedMarks: 0)
      let plan = PlanMaker(ActorMap(actors: [Actor(id: "a"), Actor(id: "b")]), own).plan()
      let panels = (0..<count).map { Panel(title: "\($0)", plan: plan, geometry: geometry) }
      #expect(expected.contains(PanelGrid(panels).columns), "\(count) of \(width) × \(height)")
    }
  }

  @Test("panels fill a grid, each place at the same place of its cell")
  func grid() throws {
    let dates = ["1990", "1991", "1992", "1993"].compactMap { CalendarDate($0) }
    let scene = try SceneMaker(map: layered, options: own).scene(for: .dates(dates))
    let panels = scene.parts.map { part in
      let places = part.plan.actors.indices.map { Point(200 * Double($0), 0) }
      return Panel(
        title: part.title, plan: part.plan,
        geometry: DrawingGeometry(
          places: places, lines: part.plan.ties.map { _ in Curve([]) },
          labels: places.map { _ in nil }, sides: [],
          marks: part.plan.ties.map { _ in [] }, omittedMarks: 0))
    }
    let grid = PanelGrid(panels)
    let shifts = panels.indices.map(grid.shift)
    #expect(Set(shifts.map(\.x)).count * Set(shifts.map(\.y)).count >= 4)
    #expect(Set(shifts).count == 4)
    for (index, shift) in shifts.enumerated() {
      let frame = panels[index].frame.moved(by: shift)
      #expect(frame.minX >= -1e-9 && frame.maxX <= grid.width + 1e-9)
      #expect(frame.minY >= 0 && frame.maxY <= grid.height + 1e-9)
    }
  }

  // MARK: - Every view

  @Test("the subtitle and the description say which kinds and issues are drawn")
  func filters() throws {
    let view = ViewOptions(kinds: [.trust, .alliance], layers: ["security"])
    let map = layered
    let drawing = MapDrawing(map, options: DrawingOptions(view: view, layout: .own)).view
    let words = "Only ties of kind trust or alliance, about security."
    #expect(drawing.drawnText.contains(words))
    #expect(drawing.elements[2].text.hasPrefix(words))
  }

  @Test(
    "channels, dates and candidates can be read, and no tie runs through a stranger",
    arguments: ["channels", "dates", "candidates", "focus", "compare"])
  func readableSmall(view: String) throws {
    var map = try shippedMap("two-valleys")
    var options = own
    var question: MapQuestion?
    switch view {
    case "channels":
      question = .channels(
        ShownChannels(
          ends: [.init(name: "Side A", actors: ["PA"]), .init(name: "Side B", actors: ["PB"])],
          actors: ["PA", "a1", "EC", "b1", "PB"],
          ties: ["PA>a1:trust", "a1>EC:trust", "b1>EC:trust", "PB>b1:trust"], threshold: 0.5,
          count: 1, dependsOn: ["b1"]))
    case "dates":
      map.relationships[0].end = CalendarDate("1992")
      question = .dates(["1991", "1993"].compactMap { CalendarDate($0) })
    case "candidates": options = Drawn.options(for: map)
    case "focus": question = .focus(actor: "UN", within: 1)
    default:
      var old = map
      old.relationships.removeFirst(3)
      map.relationships.removeLast(2)
      question = .changes(since: old)
    }
    options.layout = .own
    let drawing = try MapDrawing(map, answering: question, options: options)
    for measure in drawing.measures {
      #expect(measure.labelOverlaps == 0 && measure.labelsOnGlyphs == 0)
      #expect(measure.glyphOverlaps == 0 && measure.hiddenTies == 0)
      #expect(measure.tiesThroughGlyphs == 0)
    }
  }

  @Test("every view of the Oslo map can be read, with Graphviz", arguments: [0, 1, 2, 3, 4])
  func readable(view: Int) async throws {
    var map = try shippedMap("oslo-1993")
    // Whoever shows all of the map shows it at its places; the others find their own.
    if view > 2 { map.layout = try await Drawn.map("oslo-1993").layout }
    let questions: [MapQuestion] = [
      .focus(actor: "terje-rod-larsen", within: 1), .rollUp(by: "role"), .rollUp(by: "side"),
      .changes(since: try shippedMap("oslo-1993")), .layers(nil),
    ]
    let drawing = try MapDrawing(map, answering: questions[view], geometry: GraphvizLayout())
    #expect(drawing.view.isWellFormed)
    for measure in drawing.measures {
      #expect(measure.labelOverlaps == 0)
      #expect(measure.labelsOnGlyphs == 0)
      #expect(measure.glyphOverlaps == 0)
      #expect(measure.hiddenTies == 0)
    }
  }
}

/// A view of a map, drawn by our own layout.
func draw(_ map: ActorMap, _ question: MapQuestion?) throws -> XMLView {
  let options = DrawingOptions(layout: .own)
  let view = try MapDrawing(map, answering: question, options: options).view
  #expect(view.isWellFormed)
  return view
}

/// What readers hear of everything of a kind.
func names(_ view: XMLView, _ kind: String) -> [String] {
  view.all(ofClass: kind).compactMap { $0.attributes["aria-label"] }
}
