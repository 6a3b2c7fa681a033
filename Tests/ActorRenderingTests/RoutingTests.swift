// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorRendering

@Suite("Ways and ends of ties")
struct RoutingTests {
  // MARK: - Spacing around a point

  private typealias Item = EndSpacing.Item

  @Test("what stands in one place is spread evenly about it, in order")
  func even() {
    let three = EndSpacing([Item](repeating: Item(angle: 0.5, room: 0.1), count: 3)).angles
    for (angle, expected) in zip(three, [0.3, 0.5, 0.7]) {
      #expect((angle - expected).magnitude < 1e-9)
    }
    // Half of 0.1 + 0.3 − 0.2 to either side.
    let two = EndSpacing([Item(angle: 1, room: 0.1), Item(angle: 1.2, room: 0.3)]).angles
    #expect((two[0] - 0.9).magnitude < 1e-9 && (two[1] - 1.3).magnitude < 1e-9)
    let apart = [Item(angle: 2, room: 0.1), Item(angle: -1, room: 0.2), Item(angle: 0, room: 0.3)]
    #expect(EndSpacing(apart).angles == [2, -1, 0])
    #expect(EndSpacing([]).angles.isEmpty)
  }

  @Test("what cannot give way stays, and others stand beside it")
  func fixed() {
    let badge = Item(angle: 0, room: 0.3, isFixed: true)
    let angles = EndSpacing([Item(angle: 0.05, room: 0.1), badge]).angles
    #expect((angles[1] - 0).magnitude < 1e-6)
    #expect((angles[0] - 0.4).magnitude < 1e-6)
  }

  @Test("the moves are the least: like the best of all ways to press neighbours together")
  func oracle() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<200 {
      let items = (0..<6).map { _ in
        Item(
          angle: .random(in: -0.8...0.8, using: &random),
          room: .random(in: 0.02...0.2, using: &random))
      }.sorted { $0.angle < $1.angle }
      let expected = pressed(items)
      // An angle and a full turn more are the same.
      for (angle, other) in zip(EndSpacing(items).angles, expected) {
        let turns = ((angle - other) / (2 * Double.pi)).rounded()
        #expect((angle - other - turns * 2 * Double.pi).magnitude < 1e-9)
      }
    }
  }

  /// Looks at every way to part the items into groups whose members touch.
  private func pressed(_ items: [EndSpacing.Item]) -> [Double] {
    var best: (cost: Double, angles: [Double]) = (.infinity, [])
    for parts in 0..<(1 << (items.count - 1)) {
      var groups = [[0]]
      for index in items.indices.dropFirst() {
        if parts >> (index - 1) & 1 == 1 {
          groups.append([index])
        } else {
          groups[groups.count - 1].append(index)
        }
      }
      let angles = groups.flatMap { group -> [Double] in
        var ways = [0.0]
        for (a, b) in zip(group, group.dropFirst()) {
          ways.append(ways[ways.count - 1] + items[a].room + items[b].room)
        }
        let start =
          zip(group, ways).reduce(0) { $0 + items[$1.0].angle - $1.1 } / Double(group.count)
        return ways.map { start + $0 }
      }
      let isApart = items.indices.dropFirst().allSatisfy {
        angles[$0] - angles[$0 - 1] >= items[$0].room + items[$0 - 1].room - 1e-12
      }
      let cost = zip(angles, items).reduce(0) { sum, pair in
        sum + (pair.0 - pair.1.angle) * (pair.0 - pair.1.angle)
      }
      if isApart, cost < best.cost { best = (cost, angles) }
    }
    return best.angles
  }

  @Test("where there is not room for all, each has a part of its room and the order stays")
  func crowded() {
    let items = (0..<14).map { Item(angle: Double($0) * 0.3 - 2, room: 0.3) }
    let angles = EndSpacing(items).angles
    #expect(zip(angles, angles.dropFirst()).allSatisfy { $1 - $0 > 0.3 })
    #expect(angles[13] - angles[0] < 2 * Double.pi - 0.3)
    #expect(zip(angles, items).allSatisfy { ($0 - $1.angle).magnitude <= 1 })
  }

  @Test("directions are those of the mathematics library to 4e-16")
  func directions() {
    for step in -3_000...3_000 {
      let angle = Double(step) * 0.001047
      let point = Point(cos(angle), sin(angle)) * (1 + Double(step & 15))
      #expect((Trigonometry.angle(of: point) - atan2(point.y, point.x)).magnitude < 5e-16)
    }
    #expect(Trigonometry.angle(of: .zero) == 0)
    #expect(Trigonometry.angle(of: Point(-1, 0)) == Double.pi)
  }

  // MARK: - Ties of one pair

  private func ties(_ relationships: [Relationship]) -> [PlannedTie] {
    let map = ActorMap(actors: [Actor(id: "a"), Actor(id: "b")], relationships: relationships)
    return PlanMaker(map, DrawingOptions()).plan().ties
  }

  @Test("ties of a pair have room for their lines, for a zigzag and for one mark between them")
  func braid() {
    let plain = Relationship(
      from: "a", to: "b", kind: .trust, trust: Trust(0.4), strength: Strength(0.5))
    let zigzag = Relationship(from: "a", to: "b", kind: .conflict, strength: Strength(0.5))
    // Lines take 4, a zigzag of width 2.4 takes 10.4, and 3.2 lie between them.
    let two = Braid(ties([plain, plain]), along: Point(1, 0), radius: 50)
    #expect(two.offsets.count == 2 && (two.offsets[1] - 3.6).magnitude < 1e-9)
    #expect((two.halfWidth - 5.6).magnitude < 1e-9)
    let both = Braid(ties([plain, zigzag]), along: Point(1, 0), radius: 50)
    #expect((both.offsets[1] - both.offsets[0] - 10.4).magnitude < 1e-9)
  }

  // MARK: - Ends

  /// A star whose rays all come from the left.
  private func star(_ count: Int, veto: Bool = false) -> ActorMap {
    let rays = (0..<count).map { "r\($0)" }
    return ActorMap(
      actors: [Actor(id: "hub", veto: veto)] + rays.map { Actor(id: $0) },
      relationships: rays.map {
        Relationship(from: $0, to: "hub", kind: .trust, trust: Trust(0.9))
      },
      layout: [FixedPosition(actor: "hub", x: 0, y: 0)]
        + rays.enumerated().map { index, ray in
          FixedPosition(actor: ray, x: -400, y: 60 * (Double(index) - Double(count - 1) / 2))
        })
  }

  @Test("heads at one actor stand apart, in order, off its badge", arguments: [false, true])
  func heads(veto: Bool) throws {
    let panel = MapDrawing(star(5, veto: veto)).panels[0]
    let plan = panel.plan
    let hub = try #require(plan.actors.firstIndex { $0.id == "hub" })
    let tips = zip(plan.ties, panel.geometry.lines).map { $0.hasHead.atEnd ? $1.points.last : nil }
    let ends = tips.compactMap { $0 }.sorted { $0.y < $1.y }
    #expect(ends.count == 5)
    for (a, b) in zip(ends, ends.dropFirst()) { #expect(a.distance(to: b) > 7) }
    let center = panel.geometry.places[hub]
    for end in ends {
      #expect(!plan.actors[hub].form.contains(end - center, margin: 2))
      #expect(end.distance(to: center) < plan.actors[hub].form.frame.width)
    }
    // From the top down as the rays are.
    let heights = panel.geometry.lines.indices.sorted {
      panel.geometry.lines[$0].points[0].y < panel.geometry.lines[$1].points[0].y
    }.compactMap { panel.geometry.lines[$0].points.last?.y }
    #expect(heights == heights.sorted())
  }

  @Test("a name that a tie meets before its actor is what the head points to")
  func names() throws {
    let tie = try #require(
      ties([Relationship(from: "a", to: "b", kind: .trust, trust: Trust(0.4))]).first)
    let line = Curve(from: .zero, to: Point(0, -200), bend: 0)
    let name = Box(center: Point(0, -190), width: 60, height: 16)
    let cut = tie.line(line, before: [nil, name])
    // 182 + 1.5 from the name's lower edge.
    #expect((cut.length - 180.5).magnitude < 1)
    #expect(tie.line(line, before: [name, nil]).length == line.length)
  }

  @Test("conflicts are drawn above other ties, with ground around them")
  func order() {
    let map = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "b"), Actor(id: "c")],
      relationships: [
        Relationship(from: "a", to: "b", kind: .conflict),
        Relationship(from: "b", to: "c", kind: .trust, trust: Trust(0.4)),
      ])
    let drawn = MapDrawing(map).view.all(ofClass: "tie")
    #expect(drawn.count == 2)
    #expect(drawn.last?.attributes["aria-label"]?.contains("conflict") == true)
  }

  @Test("marks stand where no other tie runs close by")
  func marks() throws {
    let line = Curve(from: .zero, to: Point(200, 0), bend: 0)
    // Too far away to touch a mark, too near to tell whose it is.
    let other = Curve(from: Point(70, 8), to: Point(200, 8), bend: 0)
    var placement = MarkPlacement(avoiding: [], among: [line, other])
    let mark = try #require(placement.marks([.disc], of: 0, on: line).first)
    #expect(mark.center.x < 66)
    var swinging = MarkPlacement(
      avoiding: [], among: [line, Curve(from: Point(70, 11), to: Point(200, 11), bend: 0)],
      swings: [0, 3])
    let second = try #require(swinging.marks([.disc], of: 0, on: line).first)
    #expect(second.center.x < 66)
  }
}
