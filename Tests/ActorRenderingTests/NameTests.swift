// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorRendering

@Suite("Places of names")
struct NameTests {
  // MARK: - The choice among boxes

  private func cost(_ choice: [Int], _ boxes: [[Box]], _ costs: [[Double]]) -> Double {
    var sum = 0.0
    for (name, box) in choice.enumerated() {
      sum += costs[name][box]
      for other in 0..<name {
        sum += NameChoice.cost(of: boxes[name][box], and: boxes[other][choice[other]])
      }
    }
    return sum
  }

  /// The least cost of all choices, by trying every one.
  private func least(_ boxes: [[Box]], _ costs: [[Double]]) -> Double {
    var choice = [Int](repeating: 0, count: boxes.count)
    var least = Double.infinity
    func tryAll(from name: Int) {
      if name == boxes.count {
        least = min(least, cost(choice, boxes, costs))
        return
      }
      for box in boxes[name].indices {
        choice[name] = box
        tryAll(from: name + 1)
      }
    }
    tryAll(from: 0)
    return least
  }

  @Test("names whose wishes are in each other's way stand as well as they can")
  func choice() {
    var random = SeededRandom(seed: 11)
    var (found, best) = (0.0, 0.0)
    for _ in 0..<60 {
      let boxes = (0..<6).map { _ -> [Box] in
        let place = Point(.random(in: 0...90, using: &random), .random(in: 0...40, using: &random))
        return [Point(0, 12), Point(0, -12), Point(24, 0), Point(-24, 0)].map {
          Box(center: place + $0, width: 30, height: 14)
        }
      }
      let costs = boxes.map { $0.map { _ in Double.random(in: 0...20, using: &random) } }
      let choice = NameChoice(boxes, costs, from: [0, 0, 0, 0, 0, 0])
      #expect(choice.cost >= least(boxes, costs) - 1e-9)
      #expect((choice.cost - cost(choice.chosen, boxes, costs)).magnitude < 1e-9)
      // An overlap more than needed shows as a thousand.
      found += choice.cost
      best += least(boxes, costs)
    }
    // Six names that crowd on the ground of three: of 60 times at most 4 with one overlap more.
    #expect(found < best + 4_500)
  }

  @Test("a name gives way to one that has no other place, though it stood there first")
  func givingWay() {
    let (left, right) = (
      Box(center: Point(0, 0), width: 20, height: 10),
      Box(center: Point(40, 0), width: 20, height: 10)
    )
    let choice = NameChoice([[left, right], [left]], [[0, 9], [0]], from: [0, 0])
    #expect(choice.chosen == [1, 0])
    #expect(choice.cost == 9)
    #expect(NameChoice([[], [left]], [[], [2]], from: [0, 0]).chosen == [-1, 0])
  }

  // MARK: - Ties, glyphs and hulls

  private func plan(_ map: ActorMap) -> DrawingPlan { PlanMaker(map, DrawingOptions()).plan() }

  private func lines(_ plan: DrawingPlan, at places: [Point]) -> [Curve] {
    TieRouter(plan, at: places, isStraight: true).routes(
      around: plan.actors.map { _ in nil }, areLabelsFinal: true
    ).lines
  }

  private func names(_ plan: DrawingPlan, at places: [Point]) -> [Box?] {
    LabelPlacement(plan, at: places).places(
      among: lines(plan, at: places), from: plan.actors.map { _ in 0 }
    ).boxes
  }

  @Test(
    "a tie crosses no name where another place is free, wherever the tie leads",
    arguments: [Point(0, 160), Point(0, -160), Point(160, 0), Point(110, 110), Point(-150, 70)])
  func crossed(other: Point) throws {
    let map = ActorMap(
      actors: [Actor(id: "a", name: "Amnesty Commission"), Actor(id: "b", name: "Ba")],
      relationships: [Relationship(from: "a", to: "b")])
    let plan = plan(map)
    let places = [Point(0, 0), other]
    let line = lines(plan, at: places)[0]
    for name in names(plan, at: places) {
      let box = try #require(name)
      #expect(!line.pieces.contains { Segment.meets(box.grown(by: -2), $0.0, $0.1) })
    }
  }

  @Test("a name below moves away from a tie that passes there")
  func passing() throws {
    let map = ActorMap(
      actors: [("a", "Amnesty"), ("b", "B"), ("c", "C")].map { Actor(id: $0.0, name: $0.1) },
      relationships: [Relationship(from: "b", to: "c")])
    let plan = plan(map)
    let places = [Point(0, 0), Point(-200, 24), Point(200, 24)]
    let box = try #require(names(plan, at: places)[0])
    #expect(box.maxY < 24)
  }

  @Test("a name is nearer to its own actor than to any other")
  func belonging() throws {
    let map = ActorMap(
      actors: [Actor(id: "a", name: "Amnesty"), Actor(id: "b", name: "Bar Association")])
    let plan = plan(map)
    // The other stands where the first one's name would be looked for.
    let places = [Point(0, 0), Point(0, 52)]
    let box = try #require(names(plan, at: places)[0])
    let distances = places.map { $0.distance(to: box.nearest(to: $0)) }
    #expect(distances[0] + 4 < distances[1])
  }

  @Test("a candidate's name is not set nearer to its neighbour than to its own ring")
  func candidates() throws {
    let map = ActorMap(
      actors: [Actor(id: "a", name: "Amnesty"), Actor(id: "b", name: "Bar Association")])
    var options = DrawingOptions()
    options.highlights = [Highlight(actor: "a", rank: 1)]
    let plan = PlanMaker(map, options).plan()
    // A name below the first would fit between both, 3 from its own and 4 from the other.
    let reach = plan.actors[0].form.height + plan.actors[1].form.height
    let places = [Point(0, 0), Point(0, reach + LabelPlacement.lineHeight + 7)]
    let box = try #require(names(plan, at: places)[0])
    let gaps = [0, 1].map { plan.actors[$0].form.boxes[0].moved(by: places[$0]).gap(to: box) }
    #expect(gaps[0] + 4 <= gaps[1])
  }

  @Test("a name keeps clear of how far a zigzag swings")
  func zigzags() throws {
    func box(_ kind: RelationshipKind) throws -> Box {
      let map = ActorMap(
        actors: [("a", "Amnesty"), ("b", "B"), ("c", "C")].map { Actor(id: $0.0, name: $0.1) },
        relationships: [Relationship(from: "b", to: "c", kind: kind, directed: false)])
      let plan = plan(map)
      // The line touches the lower edge of a name below.
      let edge = plan.actors[0].form.height + 3 + LabelPlacement.lineHeight
      let places = [Point(0, 0), Point(-300, edge), Point(300, edge)]
      return try #require(names(plan, at: places)[0])
    }
    #expect(try box(.cooperation).center.y > 0)
    #expect(try box(.conflict).center.y <= 0)
  }

  // MARK: - Sides

  private func sides(
    _ map: ActorMap, at places: [Point]
  ) -> (plan: DrawingPlan, names: [Box?], sides: [PlacedSide]) {
    let plan = plan(map)
    let names = names(plan, at: places)
    return (
      plan, names,
      PlacedSide.sides(of: plan, at: places, labels: names, lines: lines(plan, at: places))
    )
  }

  private let twoSides = ActorMap(
    sides: [Side(id: "S", name: "Southern League"), Side(id: "T", name: "Transitional Council")],
    actors: [
      Actor(id: "a", name: "Amnesty", side: "S"), Actor(id: "b", name: "Bar", side: "S"),
      Actor(id: "c", name: "Chamber", side: "T"), Actor(id: "d", name: "Delegates", side: "T"),
      Actor(id: "e", name: "Envoy"),
    ])

  @Test("a side's name stands at its own hull and on no other, no name and no actor")
  func sideNames() {
    // Two sides above each other, so near that a heading would fall onto the other hull.
    let places = [
      Point(0, 0), Point(120, 0), Point(0, 110), Point(120, 110), Point(260, 50),
    ]
    let (plan, names, sides) = sides(twoSides, at: places)
    #expect(sides.count == 2)
    let hulls = sides.map { Hull(around: $0.corners) }
    for (index, side) in sides.enumerated() {
      #expect(hulls[1 - index].escape(of: side.label) == nil)
      #expect(hulls[index].escape(of: side.label.grown(by: 4)) != nil, "at its own")
      #expect(!names.contains { $0?.intersects(side.label) ?? false })
      for actor in plan.actors.indices {
        let seen = side.label.moved(by: places[actor] * -1)
        #expect(!plan.actors[actor].form.touches(seen))
      }
    }
    #expect(!sides[0].label.intersects(sides[1].label))
  }

  @Test("a hull leaves out names which would bring in a stranger, and only those")
  func hullNames() throws {
    // The envoy stands just right of Bar, whose name has room only there.
    let map = ActorMap(
      sides: [Side(id: "S", name: "South")],
      actors: [
        Actor(id: "a", name: "A", side: "S"), Actor(id: "b", name: "B", side: "S"),
        Actor(id: "e", name: "E"),
      ])
    let plan = plan(map)
    let places = [Point(0, 0), Point(100, 0), Point(160, 40)]
    let labels: [Box?] = [
      Box(center: Point(0, 30), width: 40, height: 14),
      Box(center: Point(160, 0), width: 60, height: 14), nil,
    ]
    let side = try #require(
      PlacedSide.sides(of: plan, at: places, labels: labels, lines: []).first)
    let hull = Hull(around: side.corners)
    #expect(hull.escape(of: Box(center: places[2], width: 20, height: 20)) == nil)
    let own = try #require(labels[0])
    for corner in own.corners {
      for (a, b) in hull.edges { #expect((b - a).cross(corner - a) >= 0) }
    }
  }

  @Test("a side among whose members another stands has no hull")
  func strangers() {
    let places = [
      Point(0, 0), Point(200, 0), Point(0, 300), Point(200, 300), Point(100, 0),
    ]
    #expect(sides(twoSides, at: places).sides.map(\.side.id) == ["T"])
  }
}
