// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Sets panels beside and below each other, all with one scale and with each place of the layout
/// at the same place of its cell, so that the eye can go from one to the next.
struct PanelGrid {
  private static let gap = 28.0
  private static let titleHeight = 26.0
  /// How much wider than tall a page should be.
  private static let shape = 1.4

  /// What each cell has room for.
  private let frame: Box
  /// How many cells stand beside each other.
  let columns: Int
  private let count: Int
  private let hasTitles: Bool
  /// What is drawn, seen from the upper left corner: of a map alone in small pieces.
  private let pieces: [Box]

  /// - Parameters:
  ///   - all: every panel of the drawing: cells are as large on one page as on another.
  ///   - count: how many cells the page has; as many as panels where it is left out.
  ///   - columns: how many stand beside each other; as the shape of the page wants it where it is
  ///     left out.
  init(_ all: [Panel], count: Int? = nil, columns: Int? = nil) {
    let frames = all.map(\.frame)
    frame =
      frames.dropFirst().reduce(frames.first ?? Box(center: .zero, width: 1, height: 1)) {
        $0.union($1)
      }
    self.count = max(1, count ?? all.count)
    hasTitles = all.contains { $0.title != nil }
    self.columns = columns ?? Self.columns(for: frame, count: self.count)
    let corner = Point(frame.minX, frame.minY)
    pieces =
      all.count == 1 && !hasTitles
      ? all[0].geometry.pieces(of: all[0].plan).map { $0.moved(by: .zero - corner) } : []
  }

  /// How far lines of text may reach into it.
  var tuck: PageTuck {
    PageTuck(
      pieces: pieces.isEmpty
        ? [Box(minX: 0, minY: 0, maxX: width, maxY: height)] : pieces)
  }

  /// As many columns as bring the page nearest to its shape with few empty cells: a last row of
  /// one panel below rows of four is ugly, and wastes most of a page.
  private static func columns(for frame: Box, count: Int) -> Int {
    func unfit(_ columns: Int) -> Double {
      let rows = (count + columns - 1) / columns
      let ratio =
        Double(columns) * (frame.width + gap) / (Double(rows) * (frame.height + titleHeight + gap))
      return max(ratio / shape, shape / ratio) * Double(rows * columns * rows * columns)
        / Double(count * count)
    }
    return (1...count).min { (unfit($0), $0) < (unfit($1), $1) } ?? 1
  }

  private var cellHeight: Double { frame.height + (hasTitles ? Self.titleHeight : 0) }

  var width: Double { Double(columns) * (frame.width + Self.gap) - Self.gap }

  var height: Double {
    let rows = (count + columns - 1) / columns
    return Double(rows) * (cellHeight + Self.gap) - Self.gap
  }

  /// The upper left corner of a cell, seen from that of the grid.
  private func corner(_ panel: Int) -> Point {
    let (row, column) = panel.quotientAndRemainder(dividingBy: columns)
    return Point(
      Double(column) * (frame.width + Self.gap), Double(row) * (cellHeight + Self.gap))
  }

  /// Where the baseline of a panel's title begins.
  func titlePlace(_ panel: Int) -> Point { corner(panel) + Point(0, 14) }

  /// From the places of the layout to those of the grid.
  func shift(_ panel: Int) -> Point {
    corner(panel) + Point(-frame.minX, (hasTitles ? Self.titleHeight : 0) - frame.minY)
  }

  /// The width that a panel's title may take.
  var titleWidth: Double { frame.width }
}
