// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A place in the drawing, or a way from one place to another: points (1/72 inch), x to the right,
/// y downwards.
public struct Point: Hashable, Sendable {
  /// To the right.
  public var x: Double
  /// Downwards.
  public var y: Double

  /// Makes a point.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  static let zero = Point(0, 0)

  static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  static func * (a: Point, factor: Double) -> Point { Point(a.x * factor, a.y * factor) }
  static func += (a: inout Point, b: Point) { a = a + b }

  var length: Double { (x * x + y * y).squareRoot() }

  /// The same direction with length 1; to the right where there is none.
  var unit: Point {
    let length = length
    return length > 0 ? self * (1 / length) : Point(1, 0)
  }

  /// Turned a quarter to the left as the reader sees it.
  var normal: Point { Point(y, -x) }

  func dot(_ other: Point) -> Double { x * other.x + y * other.y }
  func cross(_ other: Point) -> Double { x * other.y - y * other.x }
  func distance(to other: Point) -> Double { (self - other).length }
}

/// A rectangle along the axes.
struct Box: Hashable, Sendable {
  var center: Point
  var width: Double
  var height: Double

  var minX: Double { center.x - width / 2 }
  var maxX: Double { center.x + width / 2 }
  var minY: Double { center.y - height / 2 }
  var maxY: Double { center.y + height / 2 }

  init(center: Point, width: Double, height: Double) {
    self.center = center
    self.width = width
    self.height = height
  }

  init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.init(
      center: Point((minX + maxX) / 2, (minY + maxY) / 2), width: maxX - minX,
      height: maxY - minY)
  }

  /// The smallest box around all of `points`; `nil` without any.
  init?(around points: [Point]) {
    guard let first = points.first else { return nil }
    var (low, high) = (first, first)
    for point in points {
      low = Point(min(low.x, point.x), min(low.y, point.y))
      high = Point(max(high.x, point.x), max(high.y, point.y))
    }
    self.init(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
  }

  var corners: [Point] {
    [Point(minX, minY), Point(maxX, minY), Point(maxX, maxY), Point(minX, maxY)]
  }

  /// The point of the box that is nearest to `point`.
  func nearest(to point: Point) -> Point {
    Point(max(minX, min(maxX, point.x)), max(minY, min(maxY, point.y)))
  }

  /// Points along the edge, close to each other.
  var rim: [Point] {
    let (columns, rows) = (max(1, Int(width / 4)), max(1, Int(height / 4)))
    return (0...columns).flatMap { step -> [Point] in
      let x = minX + width * Double(step) / Double(columns)
      return [Point(x, minY), Point(x, maxY)]
    }
      + (1..<max(rows, 2)).flatMap { step -> [Point] in
        let y = minY + height * Double(step) / Double(rows)
        return [Point(minX, y), Point(maxX, y)]
      }
  }

  func moved(by way: Point) -> Box { Box(center: center + way, width: width, height: height) }

  func grown(by margin: Double) -> Box {
    Box(center: center, width: width + 2 * margin, height: height + 2 * margin)
  }

  /// The room between two boxes, along whichever axis there is more; below 0 where they overlap.
  func gap(to other: Box) -> Double {
    max(
      (center.x - other.center.x).magnitude - (width + other.width) / 2,
      (center.y - other.center.y).magnitude - (height + other.height) / 2)
  }

  func contains(_ point: Point) -> Bool {
    (point.x - center.x).magnitude < width / 2 && (point.y - center.y).magnitude < height / 2
  }

  func intersects(_ other: Box) -> Bool { overlap(with: other) > 0 }

  /// The area that both cover.
  func overlap(with other: Box) -> Double {
    let width = min(maxX, other.maxX) - max(minX, other.minX)
    let height = min(maxY, other.maxY) - max(minY, other.minY)
    return width > 0 && height > 0 ? width * height : 0
  }

  func union(_ other: Box) -> Box {
    Box(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }
}
