// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A rectangle along the axes, as `LayoutSearch` compares them.
struct Block {
  let x: Double
  let y: Double
  let halfWidth: Double
  let halfHeight: Double

  /// Nothing at all.
  init() { (x, y, halfWidth, halfHeight) = (0, 0, -1, -1) }

  /// `box` as seen from a place.
  @inline(__always)
  init(_ box: Box, _ x: Double, _ y: Double) {
    self.x = x + box.center.x
    self.y = y + box.center.y
    halfWidth = box.width / 2
    halfHeight = box.height / 2
  }

  var isEmpty: Bool { halfWidth < 0 }

  /// 0 from `room` on, growing to 1 where two touch, and from there steeply.
  @inline(__always)
  func nearness(to other: Block, _ room: Double) -> Double {
    let across = (x - other.x).magnitude - halfWidth - other.halfWidth
    let down = (y - other.y).magnitude - halfHeight - other.halfHeight
    let gap = max(across, down)
    guard gap < room else { return 0 }
    let share = (room - max(0, gap)) / room
    return share * share
      + (gap < 0 ? SearchWeights.overlap.any - SearchWeights.overlap.point * gap : 0)
  }

  /// Whether a line runs through the block or past it nearer than `room`.
  @inline(__always)
  func isCrossed(by line: Line, _ room: Double) -> Bool {
    let (width, height) = (halfWidth + room, halfHeight + room)
    let (left, right) = (min(line.ax, line.bx), max(line.ax, line.bx))
    let (top, bottom) = (min(line.ay, line.by), max(line.ay, line.by))
    guard right > x - width, left < x + width, bottom > y - height, top < y + height
    else { return false }
    // The corners on both sides of the line.
    let (dx, dy) = (line.bx - line.ax, line.by - line.ay)
    let offset = dx * (y - line.ay) - dy * (x - line.ax)
    return offset.magnitude < dx.magnitude * height + dy.magnitude * width
  }

  @inline(__always)
  func extend(_ low: inout Double, _ high: inout Double, along direction: Point) {
    guard halfWidth >= 0 else { return }
    let at = x * direction.x + y * direction.y
    let half = direction.x.magnitude * halfWidth + direction.y.magnitude * halfHeight
    low = min(low, at - half)
    high = max(high, at + half)
  }
}

/// A straight line between two places.
struct Line {
  let ax: Double
  let ay: Double
  let bx: Double
  let by: Double

  @inline(__always)
  init(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) {
    (self.ax, self.ay, self.bx, self.by) = (ax, ay, bx, by)
  }

  init(_ a: Point, _ b: Point) { self.init(a.x, a.y, b.x, b.y) }

  /// Whether two lines whose bounds meet cross.
  @inline(__always)
  func crosses(_ other: Line) -> Bool {
    let (dx, dy) = (bx - ax, by - ay)
    let c = dx * (other.ay - ay) - dy * (other.ax - ax)
    let d = dx * (other.by - ay) - dy * (other.bx - ax)
    guard (c > 0) != (d > 0) else { return false }
    let (ex, ey) = (other.bx - other.ax, other.by - other.ay)
    let a = ex * (ay - other.ay) - ey * (ax - other.ax)
    let b = ex * (by - other.ay) - ey * (bx - other.ax)
    return (a > 0) != (b > 0)
  }

  var length: Double {
    let (dx, dy) = (bx - ax, by - ay)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Whether the angle with `other` is below about 25 degrees.
  func isFlat(to other: Line) -> Bool {
    let (dx, dy, ex, ey) = (bx - ax, by - ay, other.bx - other.ax, other.by - other.ay)
    let cross = dx * ey - dy * ex
    return cross * cross < 0.18 * (dx * dx + dy * dy) * (ex * ex + ey * ey)
  }

  @inline(__always)
  func distance(to x: Double, _ y: Double) -> Double {
    let (dx, dy) = (bx - ax, by - ay)
    let square = dx * dx + dy * dy
    let share =
      square > 0 ? max(0, min(1, ((x - ax) * dx + (y - ay) * dy) / square)) : 0
    let (px, py) = (x - ax - dx * share, y - ay - dy * share)
    return (px * px + py * py).squareRoot()
  }
}

/// What surrounds something, laid out so that two are compared in a few steps.
struct Bounds {
  /// Right, minus left, bottom, minus top.
  private let edges: SIMD4<Double>

  init() { edges = SIMD4(repeating: -.infinity) }

  private init(_ edges: SIMD4<Double>) { self.edges = edges }

  @inline(__always)
  init(_ line: Line) {
    edges = SIMD4(
      max(line.ax, line.bx), -min(line.ax, line.bx), max(line.ay, line.by),
      -min(line.ay, line.by))
  }

  @inline(__always)
  init(_ x: Double, _ y: Double, _ room: Double) {
    edges = SIMD4(x + room, room - x, y + room, room - y)
  }

  @inline(__always)
  init(_ block: Block) {
    edges =
      block.isEmpty
      ? SIMD4(repeating: -.infinity)
      : SIMD4(
        block.x + block.halfWidth, block.halfWidth - block.x, block.y + block.halfHeight,
        block.halfHeight - block.y)
  }

  func grown(by room: Double) -> Bounds { Bounds(edges + SIMD4(repeating: room)) }

  func union(_ other: Bounds) -> Bounds { Bounds(pointwiseMax(edges, other.edges)) }

  @inline(__always)
  func meets(_ other: Bounds) -> Bool {
    let theirs = other.edges
    let sum = edges + SIMD4(theirs.y, theirs.x, theirs.w, theirs.z)
    return all(sum .> 0)
  }
}
