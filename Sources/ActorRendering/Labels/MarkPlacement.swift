// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A mark on a tie with its place.
struct PlacedMark: Hashable, Sendable {
  let mark: TieMark
  let center: Point
  /// Along the tie.
  let direction: Point
}

/// Sets the marks of each tie where they cover no name, no glyph and no other mark.
struct MarkPlacement {
  private static let shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]
  private static let size = 12.0
  private var taken: [Box]

  init(avoiding boxes: [Box]) { taken = boxes }

  mutating func marks(_ marks: [TieMark], on line: Curve) -> [PlacedMark] {
    let length = line.length
    guard length > 8 else { return [] }
    return marks.map { mark in
      let choices = choices(for: mark, on: line, length)
      let costs = choices.map { cost(at: $0.point, mark) }
      let best = costs.indices.min { (costs[$0], $0) < (costs[$1], $1) } ?? 0
      let (point, direction) = choices[best]
      taken.append(Box(center: point, width: mark.width, height: Self.size))
      return PlacedMark(mark: mark, center: point, direction: direction)
    }
  }

  /// On the tie; a question mark may also stand beside it, for it is read all the same.
  private func choices(
    for mark: TieMark, on line: Curve, _ length: Double
  ) -> [(point: Point, direction: Point)] {
    let on = Self.shares.map { line.place(at: length * $0) }
    guard mark == .unknownTrust else { return on }
    return on
      + [9.0, -9].flatMap { aside in
        on.map { ($0.point + $0.direction.normal * aside, $0.direction) }
      }
  }

  private func cost(at point: Point, _ mark: TieMark) -> Double {
    let box = Box(center: point, width: mark.width, height: Self.size)
    return taken.reduce(0) { $0 + $1.overlap(with: box) }
  }
}

extension TieMark {
  /// How much room it takes from left to right.
  var width: Double { countText.map { SignDrawing.countFont.width(of: $0) + 7 } ?? 12 }
}
