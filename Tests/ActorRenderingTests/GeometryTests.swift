// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@testable import ActorRendering

@Suite("Points, hulls and curves")
struct GeometryTests {
  @Test("a hull has its corners, holds every point, and turns one way")
  func hulls() {
    var generator = SeededRandom(seed: 42)
    for _ in 0..<200 {
      let points = (0..<12).map { _ in
        Point(
          Double.random(in: 0...9, using: &generator).rounded(),
          .random(in: 0...9, using: &generator))
      }
      let hull = Hull(around: points)
      for (a, b) in hull.edges {
        for point in points { #expect((b - a).cross(point - a) >= -1e-9) }
      }
      #expect(Set(hull.corners).isSubset(of: points))
    }
    let square = Hull(around: [Point(0, 0), Point(2, 0), Point(2, 2), Point(0, 2), Point(1, 1)])
    #expect(Set(square.corners) == [Point(0, 0), Point(2, 0), Point(2, 2), Point(0, 2)])
  }

  @Test("the way out of a hull is the shortest, and none is needed outside")
  func escape() throws {
    let hull = Hull(around: Box(minX: 0, minY: 0, maxX: 100, maxY: 100).corners)
    let inside = Box(center: Point(95, 50), width: 10, height: 10)
    let move = try #require(hull.escape(of: inside))
    #expect((move - Point(10, 0)).length < 1e-9)
    #expect(hull.escape(of: Box(center: Point(106, 50), width: 10, height: 10)) == nil)
  }

  @Test("the outline of a hull goes round what stands on it, unless a member is there")
  func dents() {
    let hull = Hull(around: Box(minX: 0, minY: 0, maxX: 100, maxY: 80).corners)
    let name = Box(minX: 36, minY: -9, maxX: 64, maxY: 9)
    let dented = hull.dented(by: [name], keeping: [])
    #expect(dented.count == 8)
    #expect(Set(dented).isSuperset(of: [Point(36, 9), Point(64, 9), Point(36, 0), Point(64, 0)]))
    let member = Box(center: Point(50, 12), width: 10, height: 10)
    #expect(hull.dented(by: [name], keeping: [member]) == hull.corners)
    let outside = Box(center: Point(50, -20), width: 10, height: 10)
    #expect(hull.dented(by: [outside], keeping: []) == hull.corners)
    // Two that overlap along the edge: the first has its dent.
    let next = Box(minX: 60, minY: -5, maxX: 80, maxY: 5)
    #expect(hull.dented(by: [next, name], keeping: []) == dented)
  }

  @Test("lengths, places and cuts of a straight line")
  func straight() {
    let line = Curve(from: Point(0, 0), to: Point(100, 0), bend: 0)
    #expect((line.length - 100).magnitude < 1e-9)
    #expect(line.place(at: 30).point.distance(to: Point(30, 0)) < 1e-9)
    let cut = line.cut(head: 10, tail: 20)
    #expect((cut.length - 70).magnitude < 1e-9)
    #expect(cut.points.first == Point(10, 0) && cut.points.last == Point(80, 0))
    #expect(line.cut(head: 60, tail: 50).points.isEmpty)
    #expect(line.shifted(left: 5).points.allSatisfy { ($0.y + 5).magnitude < 1e-9 })
  }

  @Test("a bend of b stands b times the chord off its middle")
  func bends() {
    let curve = Curve(from: Point(0, 0), to: Point(100, 0), bend: 0.2)
    let highest = curve.points.map(\.y).min() ?? 0
    #expect((highest + 20).magnitude < 0.5)
  }

  @Test("where lines cross, and how far a point is")
  func segments() {
    #expect(Segment.cross(Point(0, 0), Point(2, 2), Point(0, 2), Point(2, 0)))
    #expect(!Segment.cross(Point(0, 0), Point(1, 1), Point(0, 2), Point(2, 0.5)))
    #expect(!Segment.cross(Point(0, 0), Point(2, 0), Point(0, 1), Point(2, 1)))
    #expect(Segment.distance(of: Point(1, 3), to: Point(0, 0), Point(2, 0)) == 3)
    #expect(Segment.distance(of: Point(5, 4), to: Point(0, 0), Point(2, 0)) == 5)
  }

  @Test("sine and cosine are those of the mathematics library to 4e-16")
  func trigonometry() {
    for step in -20_000...20_000 {
      let angle = Double(step) * 0.00137
      #expect((Trigonometry.sine(angle) - sin(angle)).magnitude < 4e-16)
      #expect((Trigonometry.cosine(angle) - cos(angle)).magnitude < 4e-16)
    }
    #expect(Trigonometry.sine(0) == 0 && Trigonometry.cosine(0) == 1)
  }

  @Test("lines through a box, beside it and along its edge")
  func linesAndBoxes() {
    let box = Box(minX: 0, minY: 0, maxX: 10, maxY: 4)
    #expect(Segment.meets(box, Point(-5, 2), Point(15, 2)))
    #expect(Segment.meets(box, Point(5, 2), Point(6, 3)), "inside")
    #expect(!Segment.meets(box, Point(-5, 2), Point(-1, 2)))
    #expect(!Segment.meets(box, Point(-5, 5), Point(15, 5)))
    #expect(!Segment.meets(box, Point(-3, 2), Point(5, 9)), "past the corner")
  }

  @Test("stress: 0 for a straight chain at any scale, by hand for three in a corner")
  func stress() throws {
    let pairs = [[0, 1], [1, 2]]
    for scale in [1.0, 250] {
      let chain = [Point(0, 0), Point(scale, 0), Point(2 * scale, 0)]
      #expect(try #require(StressMeasure.value(pairs, at: chain)).magnitude < 1e-12)
    }
    // Ratios 1, 1 and √2 / 2 of distance to steps: 1 − (2 + √½)² / (3 · 2.5).
    let corner = [Point(1, 0), Point(0, 0), Point(0, 1)]
    let expected = 1 - (2 + 0.5.squareRoot()) * (2 + 0.5.squareRoot()) / 7.5
    #expect(
      try #require((StressMeasure.value(pairs, at: corner))).distance(to: expected).magnitude
        < 1e-12)
    #expect(StressMeasure.value([], at: corner) == nil)
  }

  @Test("crossings: one for two lines that cross, none for two that do not")
  func crossings() {
    let line = Curve(from: Point(0, 0), to: Point(101, 0), bend: 0)
    #expect(line.crossings(with: Curve(from: Point(53, -9), to: Point(54, 9), bend: 0)) == 1)
    #expect(line.crossings(with: Curve(from: Point(0, 5), to: Point(101, 5), bend: 0)) == 0)
  }
}
