// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Where everything on a page stands: title and subtitle above, the maps, then legend and notes;
/// on paper the legend may stand beside the maps.
struct PageLayout {
  static let margin = 24.0
  private static let titleFont = TextMeasure(size: 19, isBold: true)
  private static let headingFont = TextMeasure(size: 15, isBold: true)
  private static let textFont = TextMeasure(size: 12, isBold: false)
  private static let leastWidth = 640.0
  private static let legendGap = 30.0

  let grid: PanelGrid
  let legend: LegendDrawing
  /// The width between the margins.
  let inner: Double
  var width: Double { inner + 2 * Self.margin }
  private let isLegendBeside: Bool
  let titleLines: [String]
  let headingLines: [String]
  let subtitleLines: [String]
  let noteLines: [String]

  /// - Parameters:
  ///   - inner: a width between the margins that is larger than needed.
  ///   - legendColumns: sets the legend beside the maps, with room for so many columns.
  init(
    _ words: PageWords, _ panels: [Panel], _ legend: Legend, inner: Double = 0,
    legendColumns: Int = 0
  ) {
    grid = PanelGrid(panels)
    let column = LegendDrawing.leastWidth(of: legend)
    isLegendBeside = legendColumns > 0 && column > 0
    // Four fifths for each further column: few are as wide as the widest.
    let legendWidth = column * (1 + 0.8 * Double(max(0, legendColumns - 1)))
    let inner = max(
      inner, Self.leastWidth,
      isLegendBeside ? grid.width + Self.legendGap + legendWidth : grid.width,
      column)
    self.inner = inner
    self.legend = LegendDrawing(legend, width: isLegendBeside ? legendWidth : inner)
    legendLeft = isLegendBeside ? Self.margin + inner - legendWidth : Self.margin
    titleLines = Self.titleFont.lines(of: words.title, width: inner, limit: 3)
    headingLines =
      words.heading.map { Self.headingFont.lines(of: $0, width: inner, limit: 2) } ?? []
    subtitleLines = words.subtitle.flatMap {
      Self.textFont.lines(of: $0, width: min(inner, 760), limit: 8)
    }
    let missing = Self.sidesWithoutHull(panels) + Self.omittedMarks(panels)
    let notes = (missing + words.notes).joined(separator: " ")
    noteLines = Self.textFont.lines(of: notes, width: inner, limit: 6)
  }

  private static func sidesWithoutHull(_ panels: [Panel]) -> [String] {
    var without: [String] = []
    for panel in panels {
      let drawn = panel.geometry.sides.map(\.side.id)
      for side in panel.plan.sides where !drawn.contains(side.id) && !without.contains(side.name) {
        without.append(side.name)
      }
    }
    guard let wording = panels.first?.plan.wording, !without.isEmpty else { return [] }
    return [wording.text(.noHull, ["sides": wording.list(without.map(DrawnText.isolated))])]
  }

  private static func omittedMarks(_ panels: [Panel]) -> [String] {
    let count = panels.reduce(0) { $0 + $1.geometry.omittedMarks }
    guard let wording = panels.first?.plan.wording, count > 0 else { return [] }
    return [wording.text(counting: count, .noRoomOne, .noRoomOther)]
  }

  private var headerHeight: Double {
    Self.margin + 24 * Double(titleLines.count) + 21 * Double(headingLines.count)
      + 17 * Double(subtitleLines.count) + 14
  }
  /// Where the grid of the maps begins.
  var gridCorner: Point {
    let room = isLegendBeside ? legendLeft - Self.legendGap - Self.margin : inner
    return Point(Self.margin + (room - grid.width) / 2, headerHeight)
  }
  private let legendLeft: Double
  var legendCorner: Point {
    Point(legendLeft, headerHeight + (isLegendBeside ? 0 : grid.height + 22))
  }
  /// The baseline of a line of the notes.
  func noteHeight(_ line: Int) -> Double {
    let maps = isLegendBeside ? headerHeight + grid.height : 0
    return max(maps, legendCorner.y + legend.height) + 18 + 17 * Double(line)
  }
  var height: Double { noteHeight(noteLines.count) + Self.margin - 6 }
}
