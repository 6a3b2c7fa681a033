// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The squares of a grid over the drawing, by which what is near is found without a look at all.
private struct Cell: Hashable {
  static let size = 48.0
  let x: Int
  let y: Int

  /// The cells that `box` touches.
  static func all(of box: Box) -> [Cell] {
    (index(box.minX)...index(box.maxX)).flatMap { x in
      (index(box.minY)...index(box.maxY)).map { Cell(x: x, y: $0) }
    }
  }

  init(x: Int, y: Int) { (self.x, self.y) = (x, y) }

  init(of point: Point) { self.init(x: Self.index(point.x), y: Self.index(point.y)) }

  private static func index(_ value: Double) -> Int { Int((value / size).rounded(.down)) }
}

/// Boxes, and whether one of them is in the way.
///
/// - Complexity: O(boxes nearby) a question.
struct BoxGrid {
  private var cells: [Cell: [Box]] = [:]

  init(_ boxes: [Box]) {
    for box in boxes { insert(box) }
  }

  mutating func insert(_ box: Box) {
    for cell in Cell.all(of: box) { cells[cell, default: []].append(box) }
  }

  func touches(_ box: Box) -> Bool {
    Cell.all(of: box).contains { cell in
      cells[cell]?.contains { $0.intersects(box) } ?? false
    }
  }
}

/// Points along lines, and which lines run through a box.
///
/// - Complexity: O(points nearby) a question.
struct PointGrid {
  private static let step = 4.0
  private var cells: [Cell: [(line: Int, point: Point)]] = [:]

  /// - Parameter swings: how far each line reaches to either side where that is more than a line.
  init(_ lines: [Curve], swings: [Double] = []) {
    for (index, line) in lines.enumerated() {
      insert(line, index)
      guard index < swings.count, swings[index] > 0 else { continue }
      insert(line.shifted(left: swings[index]), index)
      insert(line.shifted(left: -swings[index]), index)
    }
  }

  private mutating func insert(_ line: Curve, _ index: Int) {
    for (a, b) in line.pieces {
      // Places may lie a million points apart; a line that long needs no such care.
      let steps = max(1, min(400, Int(a.distance(to: b) / Self.step)))
      for step in 0..<steps {
        let point = a + (b - a) * (Double(step) / Double(steps))
        cells[Cell(of: point), default: []].append((index, point))
      }
    }
  }

  /// How many lines but the one at `own` run through `box`.
  func count(in box: Box, besides own: Int) -> Double {
    var found: Set<Int> = []
    for cell in Cell.all(of: box) {
      for (line, point) in cells[cell] ?? [] where line != own && box.contains(point) {
        found.insert(line)
      }
    }
    return Double(found.count)
  }
}
