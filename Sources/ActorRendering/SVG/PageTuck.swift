// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Lets a map reach up beside the lines above it, and the notes up beside the map: on a sheet that
/// the map has for itself, every millimetre makes its text larger.
struct PageTuck {
  /// What stays free between lines and map.
  private static let gap = 9.0
  /// How far letters reach above and below their baseline.
  private static let (ascent, descent) = (12.0, 4.0)

  /// What is drawn, seen from the upper left corner of the maps.
  let pieces: [Box]

  /// How far below the upper edge of the header the maps may begin.
  ///
  /// - Parameters:
  ///   - lines: with their widths, seen from the upper left corner of the header.
  ///   - left: the left edge of the maps, seen from there.
  func drop(below lines: [(place: Point, width: Double)], left: Double) -> Double {
    var drop = 0.0
    for line in lines {
      let reach = (line.place.x - left)...(line.place.x - left + line.width)
      for piece in pieces where Self.meets(piece, reach) {
        drop = max(drop, line.place.y + Self.descent + Self.gap - piece.minY)
      }
    }
    return drop.rounded(.up)
  }

  /// The highest first baseline of lines that begin at `left`, seen from the maps' corner.
  func baseline(of widths: [Double], left: Double, step: Double) -> Double {
    var baseline = Self.ascent
    for (row, width) in widths.enumerated() {
      for piece in pieces where Self.meets(piece, left...(left + width)) {
        baseline = max(baseline, piece.maxY + Self.gap + Self.ascent - step * Double(row))
      }
    }
    return baseline.rounded(.up)
  }

  private static func meets(_ piece: Box, _ reach: ClosedRange<Double>) -> Bool {
    piece.minX - gap < reach.upperBound && piece.maxX + gap > reach.lowerBound
  }
}

extension DrawingGeometry {
  /// All that is drawn, in boxes small enough to tell where room is left.
  func pieces(of plan: DrawingPlan) -> [Box] {
    var boxes = plan.actors.indices.map { actor in
      plan.actors[actor].form.frame.moved(by: places[actor]).grown(by: 4)
    }
    boxes += labels.compactMap { $0 } + sides.map(\.label) + marks.flatMap { $0.map(\.box) }
    for line in lines { boxes += Self.pieces(along: line.points, reach: 5) }
    for side in sides {
      boxes += Self.pieces(along: side.corners + side.corners.prefix(1), reach: 0)
    }
    return boxes
  }

  private static func pieces(along points: [Point], reach: Double) -> [Box] {
    zip(points, points.dropFirst()).flatMap { a, b -> [Box] in
      let count = max(1, (a.distance(to: b) / 16).rounded(.up))
      return (0..<Int(count)).compactMap { step in
        let ends = [step, step + 1].map { a + (b - a) * (Double($0) / count) }
        return Box(around: ends)?.grown(by: reach)
      }
    }
  }
}
