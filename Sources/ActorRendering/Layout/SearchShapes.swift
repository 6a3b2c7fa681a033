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
    return share * share + (gap < 0 ? 6 - 0.5 * gap : 0)
  }

  @inline(__always)
  func isCrossed(by line: Line) -> Bool {
    guard max(line.ax, line.bx) > x - halfWidth, min(line.ax, line.bx) < x + halfWidth,
      max(line.ay, line.by) > y - halfHeight, min(line.ay, line.by) < y + halfHeight
    else { return false }
    // The corners on both sides of the line.
    let (dx, dy) = (line.bx - line.ax, line.by - line.ay)
    let offset = dx * (y - line.ay) - dy * (x - line.ax)
    return offset.magnitude < dx.magnitude * halfHeight + dy.magnitude * halfWidth
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

  @inline(__always)
  func crosses(_ other: Line) -> Bool {
    guard max(ax, bx) > min(other.ax, other.bx), min(ax, bx) < max(other.ax, other.bx),
      max(ay, by) > min(other.ay, other.by), min(ay, by) < max(other.ay, other.by)
    else { return false }
    let (dx, dy) = (bx - ax, by - ay)
    let c = dx * (other.ay - ay) - dy * (other.ax - ax)
    let d = dx * (other.by - ay) - dy * (other.bx - ax)
    guard (c > 0) != (d > 0) else { return false }
    let (ex, ey) = (other.bx - other.ax, other.by - other.ay)
    let a = ex * (ay - other.ay) - ey * (ax - other.ax)
    let b = ex * (by - other.ay) - ey * (bx - other.ax)
    return (a > 0) != (b > 0)
  }

  /// Whether the angle with `other` is below about 25 degrees.
  func isFlat(to other: Line) -> Bool {
    let (dx, dy, ex, ey) = (bx - ax, by - ay, other.bx - other.ax, other.by - other.ay)
    let cross = dx * ey - dy * ex
    return cross * cross < 0.18 * (dx * dx + dy * dy) * (ex * ex + ey * ey)
  }

  @inline(__always)
  func isWithin(_ room: Double, of x: Double, _ y: Double) -> Bool {
    max(ax, bx) > x - room && min(ax, bx) < x + room && max(ay, by) > y - room
      && min(ay, by) < y + room
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
