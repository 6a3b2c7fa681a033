// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Straight lines between two points.
enum Segment {
  /// Whether two lines cross inside both.
  static func cross(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    guard let (s, t) = shares(a, b, c, d) else { return false }
    return s > 0 && s < 1 && t > 0 && t < 1
  }

  /// The same for pieces of longer lines: what two pieces have in common counts for the later one.
  static func crossOnce(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    guard let (s, t) = shares(a, b, c, d) else { return false }
    return s >= 0 && s < 1 && t >= 0 && t < 1
  }

  /// How far along each of two lines they meet; `nil` where they are parallel.
  private static func shares(
    _ a: Point, _ b: Point, _ c: Point, _ d: Point
  ) -> (Double, Double)? {
    let (first, second) = (b - a, d - c)
    let divisor = first.cross(second)
    guard divisor.magnitude > 1e-9 else { return nil }
    return ((c - a).cross(second) / divisor, (c - a).cross(first) / divisor)
  }

  static func distance(of point: Point, to a: Point, _ b: Point) -> Double {
    let chord = b - a
    let square = chord.dot(chord)
    guard square > 0 else { return point.distance(to: a) }
    let t = max(0, min(1, (point - a).dot(chord) / square))
    return point.distance(to: a + chord * t)
  }

  /// Whether the line from `a` to `b` runs through `box`.
  static func meets(_ box: Box, _ a: Point, _ b: Point) -> Bool {
    var (first, last) = (0.0, 1.0)
    let way = b - a
    return narrow(&first, &last, a.x, way.x, box.minX, box.maxX)
      && narrow(&first, &last, a.y, way.y, box.minY, box.maxY)
  }

  /// Cuts the part of a line that lies between two bounds (Liang & Barsky 1984,
  /// doi:10.1145/357332.357333); whether any is left.
  private static func narrow(
    _ first: inout Double, _ last: inout Double, _ start: Double, _ way: Double, _ low: Double,
    _ high: Double
  ) -> Bool {
    guard way != 0 else { return start > low && start < high }
    let (s, t) = ((low - start) / way, (high - start) / way)
    first = max(first, min(s, t))
    last = min(last, max(s, t))
    return first < last
  }
}
