// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A smooth line as a chain of points close to each other, which is how ties are routed, set side
/// by side, cut at glyphs and measured.
struct Curve: Hashable, Sendable {
  private(set) var points: [Point]

  init(_ points: [Point]) { self.points = points }

  /// A line from `start` to `end`, bent to its left by about `bend` times its length, most at
  /// `share` of its way.
  init(from start: Point, to end: Point, bend: Double, at share: Double = 0.5) {
    guard bend != 0 else {
      self.init(from: start, to: end, control: (start + end) * 0.5)
      return
    }
    let chord = end - start
    self.init(
      from: start, to: end, control: start + chord * share + chord.normal * (2 * bend))
  }

  /// A quadratic Bézier curve.
  init(from start: Point, to end: Point, control: Point) {
    let count = max(8, min(64, Int(start.distance(to: end) / 6)))
    points = (0...count).map { step in
      let t = Double(step) / Double(count)
      let (a, b) = (start + (control - start) * t, control + (end - control) * t)
      return a + (b - a) * t
    }
  }

  var length: Double {
    var length = 0.0
    for index in 1..<max(1, points.count) {
      length += points[index - 1].distance(to: points[index])
    }
    return length
  }

  var reversed: Curve { Curve(points.reversed()) }

  var pieces: [(Point, Point)] { Array(zip(points, points.dropFirst())) }

  /// How often the line crosses `other`.
  func crossings(with other: Curve) -> Int {
    let theirs = other.pieces
    return pieces.reduce(0) { sum, piece in
      sum + theirs.count { Segment.crossOnce(piece.0, piece.1, $0.0, $0.1) }
    }
  }

  /// How near the line comes to `point`.
  func distance(to point: Point) -> Double {
    var nearest = points.first.map { $0.distance(to: point) } ?? .infinity
    for index in 1..<max(1, points.count) {
      nearest = min(nearest, Segment.distance(of: point, to: points[index - 1], points[index]))
    }
    return nearest
  }

  /// The same line `distance` to its left.
  func shifted(left distance: Double) -> Curve {
    guard distance != 0, points.count > 1 else { return self }
    return Curve(
      points.indices.map { index in
        let (before, after) = (max(0, index - 1), min(points.count - 1, index + 1))
        return points[index] + (points[after] - points[before]).unit.normal * distance
      })
  }

  /// The point at `distance` from the start, and the direction there.
  func place(at distance: Double) -> (point: Point, direction: Point) {
    var left = max(0, distance)
    for index in 1..<max(1, points.count) {
      let (a, b) = (points[index - 1], points[index])
      let length = a.distance(to: b)
      if left <= length, length > 0 { return (a + (b - a) * (left / length), (b - a).unit) }
      left -= length
    }
    let end = points.last ?? .zero
    return (end, points.count > 1 ? (end - points[points.count - 2]).unit : Point(1, 0))
  }

  /// What is left when `head` is cut off from the start and `tail` from the end.
  func cut(head: Double, tail: Double) -> Curve {
    let total = length
    guard head + tail < total else { return Curve([]) }
    let (start, end) = (place(at: head).point, place(at: total - tail).point)
    var inner: [Point] = []
    var way = 0.0
    for (a, b) in pieces {
      way += a.distance(to: b)
      if way > head + 1e-6, way < total - tail - 1e-6 { inner.append(b) }
    }
    return Curve([start] + inner + [end])
  }

  /// The distance from the start at which the line leaves for good what `isInside` describes.
  ///
  /// - Parameter reach: no point farther than this from the start is inside.
  func leaving(within reach: Double, _ isInside: (Point) -> Bool) -> Double {
    var (way, last) = (0.0, 0.0)
    for (a, b) in pieces where a.distance(to: points[0]) < reach + 10 {
      let length = a.distance(to: b)
      let steps = max(1, Int(length.rounded(.up)))
      for step in 1...steps {
        let part = Double(step) / Double(steps)
        if isInside(a + (b - a) * part) { last = way + length * part }
      }
      way += length
    }
    return last
  }
}
