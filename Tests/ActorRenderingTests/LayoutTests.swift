// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import GraphvizLayout
import TestSupport
import Testing

@testable import ActorRendering

@Suite("Layout")
struct LayoutTests {
  private func boxes(_ count: Int) -> [LayoutRequest.Node] {
    [LayoutRequest.Node](repeating: LayoutRequest.Node(width: 40, height: 30), count: count)
  }

  private func path(_ count: Int) -> [LayoutRequest.Tie] {
    (1..<count).map { LayoutRequest.Tie(from: $0 - 1, to: $0, length: 90) }
  }

  @Test("messages read back as they were written")
  func messages() throws {
    var nodes = boxes(3)
    nodes[1].position = Point(1.25, -7.5)
    nodes[1].isFixed = true
    let request = LayoutRequest(
      engine: .fdp, seed: 3, separation: 4.5, nodes: nodes, ties: path(3))
    let twice = LayoutMessage.text(of: request) + LayoutMessage.text(of: request)
    #expect(LayoutMessage.requests(in: twice) == [request, request])
    let answer = LayoutAnswer(
      positions: [Point(0, 1), Point(2.5, -3), Point(1e-3, 4)])
    let text = LayoutMessage.text(of: answer)
    #expect(try LayoutMessage.answers(in: text, to: [request]) == [answer])
  }

  @Test(
    "messages that are none are refused",
    arguments: [
      "x", "layout neato 7", "layout magic 7 6\nend\n", "layout neato 7 6\nnode 1\nend\n",
      "layout neato 7 6\nnode 1 1\ntie 0 1 5\nend\n", "layout neato 7 6\nnode nan 1\nend\n",
      "layout neato 7 6\nnode 1 1\n", "node 1 1\nend\n",
    ])
  func badMessages(text: String) {
    #expect(LayoutMessage.requests(in: text) == nil)
  }

  @Test(
    "answers that are none are refused",
    arguments: [
      "", "end\n", "at 1\nend\n", "at nan 1\nend\n", "hello\n", "at 1 2\n", "failed why\n",
    ])
  func badAnswers(text: String) {
    let request = LayoutRequest(
      engine: .neato, seed: 1, separation: 1, nodes: boxes(1), ties: [])
    #expect(throws: LayoutFailure.self) {
      try LayoutMessage.answers(in: text, to: [request])
    }
  }

  @Test("every engine places every box, the same each time", arguments: LayoutEngine.allCases)
  func engines(engine: LayoutEngine) throws {
    let worker = LayoutWorker(path: program("actormap-draw"))
    let request = LayoutRequest(
      engine: engine, seed: 7, separation: 6, nodes: boxes(6), ties: path(6))
    let (first, second) = (
      try worker.answers(to: [request]), try worker.answers(to: [request])
    )
    #expect(first == second)
    #expect(Set(first[0].positions).count == 6)
  }

  @Test("fixed boxes stay in relation to each other")
  func fixedBoxes() throws {
    var nodes = boxes(3)
    for (index, place) in [Point(0, 0), Point(200, 0), Point(100, 60)].enumerated() {
      nodes[index].position = place
      nodes[index].isFixed = true
    }
    let request = LayoutRequest(
      engine: .neato, seed: 1, separation: 4, nodes: nodes,
      ties: [LayoutRequest.Tie(from: 0, to: 1, length: 72)])
    let found = try GraphvizLayout().answers(to: [request])[0].positions
    #expect((found[1] - found[0] - Point(200, 0)).length < 0.01)
    #expect((found[2] - found[0] - Point(100, 60)).length < 0.01)
  }

  @Test("many tasks may ask at once")
  func concurrency() async {
    let request = LayoutRequest(
      engine: .neato, seed: 7, separation: 6, nodes: boxes(8), ties: path(8))
    let answers = await withTaskGroup(of: [LayoutAnswer].self) { group in
      for _ in 0..<16 { group.addTask { (try? GraphvizLayout().answers(to: [request])) ?? [] } }
      return await group.reduce(into: Set<[LayoutAnswer]>()) { $0.insert($1) }
    }
    #expect(answers.count == 1 && answers.first?.isEmpty == false)
  }

  @Test("two tied actors come to stand as far apart as their tie is long")
  func stress() {
    let map = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "b")], relationships: [Relationship(from: "a", to: "b")])
    let problem = LayoutProblem(PlanMaker(map, DrawingOptions()).plan())
    var places = [Point(0, 0), Point(3, 1)]
    let model = StressModel(problem)
    for _ in 0..<50 { model.step(&places) }
    #expect((places[0].distance(to: places[1]) - problem.length(0, 1)).magnitude < 1e-6)
  }

  @Test("places that the map fixes win")
  func fixed() throws {
    let map = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "b"), Actor(id: "c")],
      relationships: [Relationship(from: "a", to: "b")],
      layout: [
        FixedPosition(actor: "a", x: 0, y: 0), FixedPosition(actor: "b", x: 300, y: 0),
        FixedPosition(actor: "c", x: 0, y: 200),
      ])
    let plan = PlanMaker(map, DrawingOptions()).plan()
    let arrangements = Arranger(plan, DrawingOptions()).arrangements(from: nil)
    #expect(arrangements.found.map(\.places) == [[Point(0, 0), Point(300, 0), Point(0, 200)]])
    #expect(arrangements.failure == nil, "Graphviz is not needed for it")
  }

  @Test("an actor that the map fixes stays, the others find their place around it")
  func partlyFixed() {
    let map = ActorMap(
      actors: (0..<6).map { Actor(id: "a\($0)") },
      relationships: (1..<6).map { Relationship(from: "a0", to: "a\($0)") },
      layout: [FixedPosition(actor: "a0", x: 50, y: -20)])
    let plan = PlanMaker(map, DrawingOptions()).plan()
    for layout in [LayoutChoice.auto, .neato] {
      let options = DrawingOptions(layout: layout)
      let found = Arranger(plan, options).arrangements(from: GraphvizLayout()).found
      #expect(!found.isEmpty)
      for places in found.map(\.places) {
        #expect(places[0] == Point(50, -20))
        #expect(Set(places).count == 6)
      }
    }
  }

  @Test("new actors find room between fixed ones, which stay", arguments: [1, 2, 3])
  func roomBetweenFixed(seed: Int) {
    var map = SampleMap.make(30, seed: seed)
    let first = MapDrawing(map)
    map.layout = first.layout.dropLast(5).map {
      FixedPosition(actor: $0.actor, x: $0.x, y: $0.y)
    }
    let second = MapDrawing(map)
    #expect(second.layout.dropLast(5) == first.layout.dropLast(5))
    #expect(second.measure.glyphOverlaps == 0)
    #expect(second.measure.labelOverlaps == 0)
    #expect(second.measure.labelsOnGlyphs == 0)
  }

  @Test("shadow actors stand at the rim")
  func shadows() throws {
    var map = SampleMap.make(40, seed: 1)
    for index in map.actors.indices { map.actors[index].shadow = index % 9 == 8 ? true : nil }
    let plan = PlanMaker(map, DrawingOptions()).plan()
    let places = try #require(
      Arranger(plan, DrawingOptions()).arrangements(from: nil).found.first?.places)
    let box = try #require(Box(around: places))
    func inset(_ place: Point) -> Double {
      min(place.x - box.minX, box.maxX - place.x, place.y - box.minY, box.maxY - place.y)
    }
    let shadows = plan.actors.indices.filter { plan.actors[$0].isShadow }
    #expect(shadows.count == 4)
    for actor in shadows { #expect(inset(places[actor]) < 0.25 * box.height) }
  }

  @Test("loose actors stand together, outside hulls and off each other", arguments: [1, 4, 30])
  func loose(count: Int) throws {
    var map = SampleMap.make(20, seed: 3)
    map.actors += (0..<count).map { Actor(id: "loose-\($0)", name: "Loose actor \($0)") }
    let measure = MapDrawing(map).measure
    #expect(measure.glyphOverlaps == 0 && measure.labelOverlaps == 0)
    #expect(measure.labelsOnGlyphs == 0 && measure.tiesThroughGlyphs == 0)
    #expect(measure.sidesWithoutHull == 0)
    map.relationships = []
    map.sides = []
    for index in map.actors.indices { map.actors[index].side = nil }
    let alone = MapDrawing(map).measure
    #expect(alone.glyphOverlaps == 0 && alone.labelOverlaps == 0)
    #expect(alone.width < 3 * alone.height && alone.height < 3 * alone.width)
  }
}
