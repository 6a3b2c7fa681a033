// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What stands on a page.
struct PageContent {
  let words: PageWords
  var header = PageHeader.Form.full
  /// The maps; none on a page that holds the legend alone.
  var grid: PanelGrid?
  /// Every good way to set the legend; none where it stands on another page.
  var legend: [LegendColumns]
  /// Below everything.
  var notes: [String]
}

/// Where everything on a page stands: title and subtitle above, the maps, the legend below them or
/// beside them, then notes.
struct PageLayout {
  static let margin = 24.0
  private static let legendGap = 30.0
  /// The longest lines that are read with ease.
  private static let textWidth = 900.0

  /// Where the legend stands.
  enum Place {
    case below
    case beside(LegendColumns)
  }

  let header: PageHeader
  let grid: PanelGrid?
  let legend: LegendDrawing
  /// The width between the margins.
  let inner: Double
  var width: Double { inner + 2 * Self.margin }
  /// How far below the upper margin maps and legend begin.
  private let mapDrop: Double
  private let place: Place
  private let isFull: Bool
  private var isBeside: Bool { if case .beside = place { true } else { false } }
  private let notes: [Note]

  /// A line of the notes, whose baseline is so far below the maps and the legend.
  private struct Note {
    let text: String
    let left: Double
    let drop: Double
  }

  /// - Parameters:
  ///   - inner: a width between the margins that is larger than needed.
  ///   - isFull: whether paragraphs may be as wide as the page.
  init(_ content: PageContent, _ place: Place, inner: Double, isFull: Bool = false) {
    (self.place, self.isFull) = (place, isFull)
    let gridWidth = content.grid?.width ?? 0
    switch place {
    case .below:
      let least = max(inner, gridWidth, content.legend.last?.width ?? 0)
      self.inner = least
      let setting = LegendColumns.lowest(of: content.legend, width: least)
      legend = LegendDrawing(setting, room: least)
    case .beside(let setting):
      legend = LegendDrawing(setting, room: setting.width)
      self.inner = max(inner, gridWidth + Self.legendGap + setting.width)
    }
    grid = content.grid
    let textWidth = isFull ? self.inner : min(self.inner, Self.textWidth)
    let text = content.notes.joined(separator: " ")
    guard content.header == .brief, let grid, content.legend.isEmpty else {
      header = PageHeader(content.words, content.header, width: self.inner, textWidth: textWidth)
      mapDrop = header.height
      let lines =
        text.isEmpty ? [] : PageHeader.textFont.lines(of: text, width: self.inner, limit: 6)
      notes = lines.enumerated().map { row, line in
        Note(text: line, left: 0, drop: 20 + PageHeader.textHeight * Double(row))
      }
      return
    }
    let left = (self.inner - grid.width) / 2
    let tuck = grid.tuck
    (header, mapDrop) = Self.tucked(content.words, tuck, inner: self.inner, left: left)
    notes = text.isEmpty ? [] : Self.tucked(text, tuck, inner: self.inner, below: grid, left: left)
  }

  /// The header in few long lines or in more short ones, whichever lets the map begin highest.
  private static func tucked(
    _ words: PageWords, _ tuck: PageTuck, inner: Double, left: Double
  ) -> (header: PageHeader, drop: Double) {
    let tried = [1, 0.6, 0.45, 0.33].map { share in
      let header = PageHeader(words, .brief, width: inner * share, textWidth: inner * share)
      let lines = header.lines.map { ($0.place, $0.width) }
      return (header: header, drop: tuck.drop(below: lines, left: left))
    }
    return tried.dropFirst().reduce(tried[0]) { $1.drop < $0.drop ? $1 : $0 }
  }

  /// Notes below the map or in a lower corner that it leaves, whichever is highest.
  private static func tucked(
    _ text: String, _ tuck: PageTuck, inner: Double, below grid: PanelGrid, left: Double
  ) -> [Note] {
    let font = PageHeader.textFont
    var best: (notes: [Note], reach: Double)?
    for width in [inner, inner / 2, inner / 3] {
      let lines = font.lines(of: text, width: width, limit: 8)
      let widths = lines.map(font.width)
      for start in [0, inner - (widths.max() ?? 0)] {
        let rest = PageHeader.textHeight * Double(lines.count - 1) + 4
        // Where there is room for them, there is all the way down.
        let first = max(
          tuck.baseline(of: widths, left: start - left, step: PageHeader.textHeight),
          grid.height - rest)
        let reach = first + rest
        guard reach < best?.reach ?? .infinity else { continue }
        let notes = lines.enumerated().map { row, line in
          Note(
            text: line, left: start,
            drop: first - grid.height + PageHeader.textHeight * Double(row))
        }
        best = (notes, reach)
      }
    }
    return best?.notes ?? []
  }

  /// Other content in the same arrangement.
  func like(_ content: PageContent) -> PageLayout {
    PageLayout(content, place, inner: inner, isFull: isFull)
  }

  /// Where maps and legend begin.
  private var top: Double { Self.margin + mapDrop }
  private var gridHeight: Double { grid?.height ?? 0 }

  /// Where the grid of the maps begins: in the middle of the room that it has.
  var gridCorner: Point {
    let room = isBeside ? inner - legend.width - Self.legendGap : inner
    let drop = isBeside ? max(0, (legend.height - gridHeight) / 2) : 0
    return Point(Self.margin + (room - (grid?.width ?? 0)) / 2, top + drop)
  }

  var legendCorner: Point {
    isBeside
      ? Point(Self.margin + inner - legend.width, top)
      : Point(Self.margin, top + (grid == nil ? 0 : gridHeight + 22))
  }

  /// The lower edge of maps and legend.
  private var bottom: Double {
    max(top + gridHeight, legend.height > 0 ? legendCorner.y + legend.height : 0)
  }

  /// The notes with their baselines.
  var noteLines: [(text: String, place: Point)] {
    notes.map { ($0.text, Point(Self.margin + $0.left, bottom + $0.drop)) }
  }

  var height: Double {
    max(bottom, noteLines.last.map { $0.place.y + 4 } ?? bottom) + Self.margin
  }
}

// MARK: - Choosing

extension PageLayout {
  /// Narrower pages look like strips, and their titles do not fit.
  private static let leastWidth = 640.0
  private static let leastSheetWidth = 420.0
  /// How much wider than high a page for screens and reports is, at least and at most.
  private static let shapes = 0.75...1.75

  /// Every layout that is worth a look.
  ///
  /// - Parameter isOnSheet: whether the page is scaled to a sheet: there also wider ones than
  ///   needed are tried, whose headings and legends are lower.
  static func candidates(
    _ content: PageContent, _ choice: LegendChoice, isOnSheet: Bool
  ) -> [PageLayout] {
    let least = max(isOnSheet ? leastSheetWidth : leastWidth, content.grid?.width ?? 0)
    let steps = isOnSheet ? 10 : content.grid == nil ? 8 : 2
    var found: [PageLayout] = []
    if choice != .beside || content.legend.isEmpty || content.grid == nil {
      found += (0...steps).map { step in
        PageLayout(
          content, .below, inner: least * (1 + 0.08 * Double(step)), isFull: isOnSheet)
      }
    }
    if choice != .below, let grid = content.grid {
      let upright = LegendColumns.upright(of: content.legend, limit: 4)
      let level = LegendColumns.fitting(content.legend, height: grid.height)
      found += (upright + (level.map { [$0] } ?? [])).map {
        PageLayout(
          content, .beside($0), inner: isOnSheet ? leastSheetWidth : leastWidth, isFull: isOnSheet)
      }
    }
    return found
  }

  /// The smallest page that is neither a strip nor a tower.
  static func compact(_ content: PageContent, _ choice: LegendChoice) -> PageLayout {
    let all = candidates(content, choice, isOnSheet: false)
    return all.min { $0.cost < $1.cost }
      ?? PageLayout(content, .below, inner: leastWidth)
  }

  /// Its area, and more for a shape that fits neither a screen nor a column of text.
  private var cost: Double {
    let ratio = width / height
    let unfit = max(1, ratio / Self.shapes.upperBound, Self.shapes.lowerBound / ratio)
    return width * height * unfit
  }
}
