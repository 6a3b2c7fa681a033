// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Where everything on a page stands: title and subtitle above, the maps, then legend and notes.
struct PageLayout {
  static let margin = 24.0
  private static let titleFont = TextMeasure(size: 19, isBold: true)
  private static let headingFont = TextMeasure(size: 15, isBold: true)
  private static let textFont = TextMeasure(size: 12, isBold: false)
  private static let leastWidth = 640.0

  let grid: PanelGrid
  let legend: LegendDrawing
  let width: Double
  let titleLines: [String]
  let headingLines: [String]
  let subtitleLines: [String]
  let noteLines: [String]

  init(_ words: PageWords, _ panels: [Panel], _ legend: Legend) {
    grid = PanelGrid(panels)
    let inner = max(Self.leastWidth, grid.width, LegendDrawing.leastWidth(of: legend))
    width = inner + 2 * Self.margin
    self.legend = LegendDrawing(legend, width: inner)
    titleLines = Self.titleFont.lines(of: words.title, width: inner, limit: 3)
    headingLines =
      words.heading.map { Self.headingFont.lines(of: $0, width: inner, limit: 2) } ?? []
    subtitleLines = words.subtitle.flatMap {
      Self.textFont.lines(of: $0, width: min(inner, 700), limit: 4)
    }
    let notes = (Self.sidesWithoutHull(panels) + words.notes).joined(separator: " ")
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
    return [wording.text(.noHull, ["sides": wording.list(without)])]
  }

  private var headerHeight: Double {
    Self.margin + 24 * Double(titleLines.count) + 21 * Double(headingLines.count)
      + 17 * Double(subtitleLines.count) + 14
  }
  /// Where the grid of the maps begins.
  var gridCorner: Point { Point((width - grid.width) / 2, headerHeight) }
  var legendCorner: Point { Point(Self.margin, headerHeight + grid.height + 22) }
  /// The baseline of a line of the notes.
  func noteHeight(_ line: Int) -> Double {
    legendCorner.y + legend.height + 18 + 17 * Double(line)
  }
  var height: Double { noteHeight(noteLines.count) + Self.margin - 6 }
}
