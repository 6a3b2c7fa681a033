// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The smallest convex polygon around points (Andrew 1979, doi:10.1016/0020-0190(79)90072-3).
struct Hull: Hashable, Sendable {
  /// The corners, clockwise as the reader sees them.
  let corners: [Point]
  private let frame: Box
  private let axes: [Point]

  /// - Complexity: O(n log n).
  init(around points: [Point]) {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    let upper = Self.half(sorted)
    let lower = Self.half(sorted.reversed())
    let corners = sorted.count < 3 ? sorted : Array(upper.dropLast() + lower.dropLast())
    self.corners = corners
    frame = Box(around: corners) ?? Box(center: .zero, width: 0, height: 0)
    axes =
      corners.indices.map { (corners[($0 + 1) % corners.count] - corners[$0]).unit.normal }
      + [Point(1, 0), Point(0, 1)]
  }

  private static func half(_ points: [Point]) -> [Point] {
    var half: [Point] = []
    for point in points {
      while half.count > 1,
        (half[half.count - 1] - half[half.count - 2]).cross(point - half[half.count - 1]) <= 0
      {
        half.removeLast()
      }
      half.append(point)
    }
    return half
  }

  /// The sides as pairs of corners.
  var edges: [(Point, Point)] {
    corners.indices.map { (corners[$0], corners[($0 + 1) % corners.count]) }
  }

  /// The shortest move that takes `box` out of the hull; `nil` where it is outside already.
  ///
  /// Separating axes: the sides of the hull and the axes of the box.
  func escape(of box: Box) -> Point? {
    guard corners.count > 2, frame.intersects(box) else { return nil }
    var best: Point?
    let boxCorners = box.corners
    for axis in axes {
      let own = Self.extent(of: corners, along: axis)
      let other = Self.extent(of: boxCorners, along: axis)
      let (ahead, back) = (own.high - other.low, other.high - own.low)
      guard ahead > 0, back > 0 else { return nil }
      let move = ahead < back ? axis * ahead : axis * -back
      if best.map({ move.length < $0.length }) ?? true { best = move }
    }
    return best
  }

  private static func extent(
    of points: [Point], along axis: Point
  ) -> (low: Double, high: Double) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for point in points {
      let value = point.dot(axis)
      low = min(low, value)
      high = max(high, value)
    }
    return (low, high)
  }
}

extension Hull {
  /// How deep dents are: what the outline only just touches needs none.
  private static let depths = 5.0..<44
  /// Dents keep this far from the corners of the hull, where they would look like spikes.
  private static let rest = 6.0

  /// The corners with a dent for each of `strangers` through which the outline would run, where
  /// none of `own` stands in the dent.
  ///
  /// - Complexity: O(edges · strangers · own).
  func dented(by strangers: [Box], keeping own: [Box]) -> [Point] {
    edges.flatMap { a, b -> [Point] in
      [a] + Self.dents(from: a, to: b, strangers, own).flatMap { $0 }
    }
  }

  /// Dents in the order of the edge, each of four points; none begins before the last one ends.
  private static func dents(
    from a: Point, to b: Point, _ strangers: [Box], _ own: [Box]
  ) -> [[Point]] {
    let (along, length) = ((b - a).unit, a.distance(to: b))
    // Corners run clockwise as seen, so the inside lies to the right.
    let inward = along.normal * -1
    let met = strangers.filter { Segment.meets($0, a, b) }.map { box in
      let corners = box.corners.map { $0 - a }
      let ways = corners.map { $0.dot(along) }
      return (
        start: ways.min() ?? 0, end: ways.max() ?? 0,
        depth: corners.map { $0.dot(inward) }.max() ?? 0
      )
    }.sorted { ($0.start, $0.end, $0.depth) < ($1.start, $1.end, $1.depth) }
    var dents: [[Point]] = []
    var last = rest
    for dent in met where dent.start >= last && dent.end <= length - rest {
      guard depths.contains(dent.depth) else { continue }
      let (start, end) = (a + along * dent.start, a + along * dent.end)
      let points = [start, start + inward * dent.depth, end + inward * dent.depth, end]
      let shape = Hull(around: points)
      if own.contains(where: { shape.escape(of: $0) != nil }) { continue }
      dents.append(points)
      last = dent.end
    }
    return dents
  }
}
