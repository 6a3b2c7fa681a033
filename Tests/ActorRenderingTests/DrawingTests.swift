// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import GraphvizLayout
import TestSupport
import Testing

@testable import ActorRendering

@Suite("Drawings")
struct DrawingTests {
  @Test(
    "no name covers a name or an actor, no tie runs through a stranger, sides hold only their own",
    arguments: shippedMaps)
  func readable(name: String) async throws {
    let measure = try await Drawn.map(name).measure
    #expect(measure.labelOverlaps == 0)
    #expect(measure.labelsOnGlyphs == 0)
    #expect(measure.glyphOverlaps == 0)
    #expect(measure.sidesWithoutHull == 0)
    #expect(measure.hiddenTies == 0)
    #expect(measure.marksInTheWay == 0)
    #expect(measure.coveredSigns == 0)
    #expect(measure.tiesThroughGlyphs == 0)
    // What finds no room is counted in a note on the page.
    // Places are those without the rings of candidates, which take room of the shortest ties.
    let isDense = ["mozambique-1992", "oslo-1993"].contains(name)
    #expect(measure.omittedMarks <= (isDense ? 1 : 0))
  }

  @Test(
    "sampled maps: nothing covers anything, sides have their hulls, the page is well filled",
    arguments: [(10, 1), (10, 2), (30, 1), (42, 1)])
  func sampled(count: Int, seed: Int) {
    let measure = MapDrawing(SampleMap.make(count, seed: seed)).measure
    #expect(measure.labelOverlaps == 0)
    #expect(measure.labelsOnGlyphs == 0)
    #expect(measure.glyphOverlaps == 0)
    #expect(measure.sidesWithoutHull == 0)
    #expect(measure.hiddenTies == 0)
    if count <= 30 { #expect(measure.tiesThroughGlyphs == 0) }
    #expect((0.7...2.2).contains(measure.width / measure.height))
    #expect(measure.areaPerActor < 30)
  }

  /// Few ties, each with all that can stand on one: distrust by its bars, a kind by its shape, doubt
  /// by its letter, an issue by its tab.
  private static func sparse(_ pairs: [(Int, Int)]) -> ActorMap {
    let count = (pairs.flatMap { [$0.0, $0.1] }.max() ?? 0) + 1
    return ActorMap(
      actors: (0..<count).map { Actor(id: "\($0)") },
      relationships: pairs.map {
        Relationship(
          from: "\($0.0)", to: "\($0.1)", kind: .communication, trust: Trust(-0.8),
          confidence: Confidence(0.6).map { .probability($0) }, layers: ["land"])
      })
  }

  @Test(
    "on a sparse map no mark is left out for want of room",
    arguments: [
      (0..<12).map { ($0, $0 + 1) }, (1..<9).map { (0, $0) }, (1..<15).map { (($0 - 1) / 2, $0) },
      [(0, 1)],
    ])
  func sparseMarks(pairs: [(Int, Int)]) {
    let measure = MapDrawing(Self.sparse(pairs)).measure
    #expect(measure.omittedMarks == 0)
    #expect(measure.crossings == 0)
    #expect(measure.labelOverlaps == 0 && measure.labelsOnGlyphs == 0)
  }

  @Test("nobody is drawn, listed or read out as nothing")
  func nameless() {
    var map = ActorMap(
      sides: [Side(id: "s", name: "  ")],
      actors: [
        Actor(id: "a", name: ""), Actor(id: "b", name: " \t "), Actor(id: "c", name: "\u{200B}"),
        Actor(id: "\u{200B}", name: "\u{85}"),
      ],
      relationships: [
        Relationship(from: "a", to: "b", kind: "\u{2060}"), Relationship(from: "c", to: "\u{200B}"),
      ])
    map.actors[0].side = "s"
    map.actors[1].roles = [" "]
    let drawing = MapDrawing(map)
    let view = drawing.view
    let labels = (view.all(ofClass: "actor") + view.all(ofClass: "tie"))
      .compactMap { $0.attributes["aria-label"] }
    #expect(
      labels == ["a, side s", "b", "c", "U+200B", "a is tied to b", "c is tied to U+200B"])
    #expect(["s", "a", "b", "c", "U+200B"].allSatisfy(view.drawnText.contains))
  }

  @Test("a sorted file moves no line, no name and no mark")
  func shuffled() {
    func shapes(_ map: ActorMap) -> [String] {
      let view = MapDrawing(map).view
      return view.elements.compactMap { element in
        element.attributes["d"]
          ?? element.attributes["x"].map {
            "\($0) \(element.attributes["y"] ?? "") \(element.text)"
          }
      }.sorted()
    }
    let map = SampleMap.make(12, seed: 4)
    var other = map
    other.actors.reverse()
    other.relationships.reverse()
    #expect(shapes(map) == shapes(other))
  }

  @Test("ties of one pair run side by side", arguments: shippedMaps)
  func braids(name: String) async throws {
    let plan = PlanMaker(try shippedMap(name), DrawingOptions()).plan()
    let places = try await Drawn.map(name).panels[0].geometry.places
    let lines = TieRouter(plan, at: places, isStraight: false).routes(
      around: plan.actors.map { _ in nil }, areLabelsFinal: true
    ).lines
    for bundle in plan.bundles {
      for (index, tie) in bundle.ties.enumerated() {
        for other in bundle.ties.dropFirst(index + 1) {
          #expect(lines[tie].crossings(with: lines[other]) == 0)
        }
      }
    }
  }

  @Test(
    "a group for every actor and every tie, each with a name for screen readers",
    arguments: shippedMaps)
  func structure(name: String) async throws {
    let map = try shippedMap(name)
    let view = try await Drawn.map(name).view
    #expect(view.isWellFormed)
    let inForce = map.relationships.filter { tie in map.asOf.map(tie.isInForce) ?? true }
    let (actors, ties) = (view.all(ofClass: "actor"), view.all(ofClass: "tie"))
    #expect(actors.count == map.actors.count)
    #expect(ties.count == inForce.count)
    for element in actors + ties {
      #expect(element.attributes["role"] == "graphics-symbol")
      #expect(element.attributes["aria-label"]?.isEmpty == false)
    }
    #expect(view.elements[0].attributes["role"] == "graphics-document document")
    #expect(view.elements[1].name == "title" && view.elements[2].name == "desc")
    #expect(view.elements[1].text == map.title)
  }

  @Test("the same bytes each time, from the worker and from this process", arguments: shippedMaps)
  func deterministic(name: String) throws {
    let map = try shippedMap(name)
    let options = DrawingOptions(layout: .neato, routing: .straight)
    let worker = LayoutWorker(path: program("actormap-draw"))
    let first = MapDrawing(map, options: options, geometry: worker)
    #expect(first.notices.isEmpty)
    #expect(first.svg == MapDrawing(map, options: options, geometry: GraphvizLayout()).svg)
  }

  @Test("the same bytes each time with our own layout", arguments: ["two-valleys", "symbols"])
  func ownDeterministic(name: String) async throws {
    let map = try shippedMap(name)
    let shared = try await Drawn.map(name)
    #expect(MapDrawing(map, options: Drawn.options(for: map)).svg == shared.svg)
  }

  @Test("an actor through which a tie has to run is drawn above it, and read once")
  func crossedActor() throws {
    let map = ActorMap(
      actors: ["a", "b", "c"].map { Actor(id: $0) },
      relationships: [Relationship(from: "a", to: "c", kind: .trust)],
      layout: ["a", "b", "c"].enumerated().map {
        FixedPosition(actor: $1, x: 100 * Double($0), y: 0)
      })
    let drawing = MapDrawing(map, options: DrawingOptions(routing: .straight))
    #expect(drawing.measure.tiesThroughGlyphs == 1)
    let groups = drawing.view.all(ofClass: "actor")
    #expect(groups.count == 4)
    #expect(groups.count { $0.attributes["aria-hidden"] == "true" } == 1)
    let order = drawing.view.elements.map { $0.attributes["class"] ?? "" }
    let tie = try #require(order.firstIndex { $0.hasPrefix("tie ") })
    #expect(try #require(order.lastIndex { $0.hasPrefix("actor ") }) > tie)
  }

  @Test("a conflict is a zigzag of amplitude 3 and period 8, its ends where they were")
  func zigzag() throws {
    let line = Curve(from: Point(0, 0), to: Point(100, 0), bend: 0)
    let drawn = TieDrawing.line(.zigzag, line, width: 2, isDotted: false)
    // What lies below the line, so that it stands out from others, has a path before it.
    let path = try #require(drawn.split(separator: "\"").last { $0.hasPrefix("M") })
    let points = path.dropFirst().split(separator: "L").map { piece in
      piece.split(separator: " ").compactMap { Double($0) }
    }
    #expect(points.first == [0, 0] && points.last == [100, 0])
    let inner = points.dropFirst(2).dropLast(2)
    #expect(inner.count > 20)
    #expect(inner.allSatisfy { $0[1].magnitude == 3 })
    for (a, b) in zip(inner, inner.dropFirst()) {
      #expect(a[1] == -b[1] && (b[0] - a[0] - 4).magnitude < 0.011)
    }
  }

  @Test("the authors and candidates have a ring each")
  func outlines() {
    let actor = Actor(id: "a", us: true)
    let options = DrawingOptions(layout: .own, highlights: [Highlight(actor: "a", rank: 1)])
    let both = MapDrawing(ActorMap(actors: [actor]), options: options).view
    #expect(both.all(ofClass: "ring").count == 2 && both.all(ofClass: "second").count == 2)
    #expect(both.drawnText.contains("The authors of this map"))
  }

  @Test("a tie of no kind is not called trust")
  func noKind() {
    let map = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "b")], relationships: [Relationship(from: "a", to: "b")])
    let view = MapDrawing(map, options: DrawingOptions(layout: .own)).view
    #expect(view.all(ofClass: "tie").map { $0.attributes["aria-label"] } == ["a is tied to b"])
  }

  @Test("places at the limit of what is allowed are drawn")
  func farPlaces() {
    let limit = FixedPosition.limit
    let map = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "b")],
      relationships: [Relationship(from: "a", to: "b", kind: .conflict)],
      layout: [
        FixedPosition(actor: "a", x: -limit, y: -limit),
        FixedPosition(actor: "b", x: limit, y: limit),
      ])
    #expect(map.problems().isEmpty)
    #expect(MapDrawing(map).view.isWellFormed)
  }

  @Test("themes: dark follows the reader's screen unless one is asked for")
  func themes() throws {
    let map = try shippedMap("krackhardt-kite").onGrid
    func svg(_ theme: Theme) -> String {
      MapDrawing(map, options: DrawingOptions(theme: theme)).svg
    }
    #expect(svg(.auto).contains("prefers-color-scheme: dark"))
    #expect(!svg(.light).contains("prefers-color-scheme"))
    #expect(svg(.light).contains("\(Palette.light.ground)"))
    #expect(!svg(.dark).contains("\(Palette.light.text)"))
    #expect(Theme.all.allSatisfy { Theme.named($0.id) == $0 })
  }

  @Test("nothing is fetched, run or linked")
  func inert() async throws {
    let view = try await Drawn.map("oslo-1993").view
    let names = Set(view.elements.map(\.name))
    #expect(
      names.isSubset(of: ["svg", "title", "desc", "style", "rect", "g", "path", "circle", "text"]))
    for element in view.elements {
      for key in element.attributes.keys {
        #expect(!key.hasPrefix("on") && !key.lowercased().contains("href") && key != "style")
      }
    }
  }

  @Test("title, date, viewpoint and counts stand on the map")
  func header() throws {
    let map = try shippedMap("oslo-1993")
    let text = MapDrawing(map.onGrid, options: DrawingOptions(title: "Another")).view.drawnText
    #expect(text.contains("Another\n"))
    #expect(
      try MapDrawing(shippedMap("two-valleys").onGrid).view.drawnText
        .contains("As seen by the authors of the teaching example · 13 actors"))
    #expect(text.contains("As of 20 August 1993 · as seen by an outside analyst"))
    #expect(text.contains("30 actors · 69 ties · 50 sources"))
    #expect(text.contains("Not drawn: 2 ties not in force on the date."))
    #expect(text.contains("A map is a view, not the truth."))
  }

  @Test("candidates have a ring, a star with their rank and their place in the description")
  func candidates() throws {
    let map = try shippedMap("two-valleys")
    let options = DrawingOptions(
      layout: .own, highlights: [Highlight(actor: "WN", rank: 1), Highlight(actor: "NG", rank: 2)],
      highlightEnds: ["Side A", "Side B"])
    let view = MapDrawing(map, options: options).view
    // One more of each in the legend.
    #expect(view.all(ofClass: "ring").count == 3)
    #expect(view.all(ofClass: "star").count == 3)
    #expect(
      view.elements[2].text.contains(
        "Bridge-builder candidates between Side A and Side B: 2 actors, Women’s network first."))
    let label = view.all(ofClass: "actor").compactMap { $0.attributes["aria-label"] }
      .first { $0.hasPrefix("Women’s network") }
    #expect(label?.contains("rank 1 among the bridge-builder candidates") == true)
  }

  @Test("a side among whose members others stand has no hull, and the drawing says so")
  func strangers() {
    let map = ActorMap(
      sides: [Side(id: "s", name: "Side S")],
      actors: [
        Actor(id: "a", side: "s"), Actor(id: "b", side: "s"), Actor(id: "c", side: "s"),
        Actor(id: "x"),
      ],
      layout: [
        FixedPosition(actor: "a", x: 0, y: 0), FixedPosition(actor: "b", x: 400, y: 0),
        FixedPosition(actor: "c", x: 200, y: 400), FixedPosition(actor: "x", x: 200, y: 150),
      ])
    let view = MapDrawing(map).view
    #expect(view.all(ofClass: "hull").isEmpty, "neither on the map nor in the legend")
    #expect(view.drawnText.contains("No hull for Side S: others stand among its members."))
  }

  @Test("maps without actors, with one, and with hundreds")
  func extremes() {
    #expect(MapDrawing(ActorMap(), geometry: GraphvizLayout()).view.isWellFormed)
    let one = MapDrawing(ActorMap(actors: [Actor(id: "a")]), geometry: GraphvizLayout())
    #expect(one.view.all(ofClass: "actor").count == 1)
    let actors = (0..<200).map { Actor(id: "a\($0)") }
    let ties = (1..<200).map { Relationship(from: "a\($0)", to: "a\($0 / 3)") }
    let many = MapDrawing(
      ActorMap(actors: actors, relationships: ties), geometry: GraphvizLayout())
    #expect(many.notices.isEmpty)
    #expect(many.view.all(ofClass: "actor").count { $0.attributes["role"] != nil } == 200)
    #expect(many.view.drawnText.contains("Not drawn: the names of 160 actors."))
    let own = MapDrawing(
      ActorMap(actors: actors, relationships: ties), options: DrawingOptions(layout: .own))
    #expect(own.measure.glyphOverlaps == 0)
  }

  @Test("two actors tied by many ties: every tie can be seen")
  func bundles() {
    let ties = RelationshipKind.known.map { Relationship(from: "a", to: "b", kind: $0) }
    let map = ActorMap(actors: [Actor(id: "a"), Actor(id: "b")], relationships: ties)
    let drawing = MapDrawing(map, options: DrawingOptions(layout: .own))
    #expect(drawing.measure.hiddenTies == 0)
    #expect(drawing.view.all(ofClass: "tie").count == ties.count)
  }
}
