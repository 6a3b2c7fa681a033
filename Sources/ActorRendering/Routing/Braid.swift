// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The ties of one pair side by side: how far from their common way each of them runs.
///
/// Between two ties there is room for both lines, for a zigzag to swing, and for the marks of one
/// of them: marks of neighbours stand at different places along the way.
struct Braid {
  /// The room between the lines of neighbours.
  private static let gap = 3.2
  /// The room between a mark and the line beside it.
  private static let markGap = 1.5
  /// No braid becomes wider than this share of its smaller actor for the sake of its marks: its
  /// ties would arrive beside the actor.
  private static let share = 1.5

  /// For each tie the way to the left, growing, 0 in the middle.
  let offsets: [Double]
  /// Half the room that all of it takes across.
  let halfWidth: Double

  /// - Parameters:
  ///   - direction: from the first actor to the second, by which marks lie across.
  ///   - radius: how far the smaller of the two actors reaches.
  init(_ ties: [PlannedTie], along direction: Point, radius: Double) {
    let lines = ties.map { $0.lineBreadth / 2 }
    let marks = ties.map { tie in
      tie.marks.map { Self.reach(of: $0.box(at: .zero, along: direction), across: direction) }
        .max() ?? 0
    }
    let (narrow, wide) = (
      Self.offsets(lines, [Double](repeating: 0, count: lines.count)), Self.offsets(lines, marks)
    )
    let (least, most) = (narrow.last ?? 0, wide.last ?? 0)
    let widest = max(least, Self.share * radius)
    let share = most > widest ? (widest - least) / (most - least) : 1
    let offsets = zip(narrow, wide).map { $0 + ($1 - $0) * share }
    let middle = (offsets.last ?? 0) / 2
    self.offsets = offsets.map { $0 - middle }
    halfWidth = middle + max(lines.first ?? 0, lines.last ?? 0)
  }

  /// From the first line to each of them.
  private static func offsets(_ lines: [Double], _ marks: [Double]) -> [Double] {
    var way = 0.0
    return lines.indices.map { index in
      if index > 0 {
        let (a, b) = (index - 1, index)
        way += max(
          lines[a] + lines[b] + gap, marks[a] + lines[b] + markGap, marks[b] + lines[a] + markGap)
      }
      return way
    }
  }

  /// How far `box` reaches to either side of a line through its middle.
  private static func reach(of box: Box, across direction: Point) -> Double {
    box.width / 2 * direction.y.magnitude + box.height / 2 * direction.x.magnitude
  }

  /// The room that ties side by side take across their direction, whatever it is.
  static func breadth(of ties: [PlannedTie]) -> Double {
    ties.reduce(0) { $0 + $1.breadth } + gap * Double(max(0, ties.count - 1))
  }
}
