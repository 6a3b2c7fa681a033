// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Sets the sections of a legend side by side, in rows as wide as the drawing.
struct LegendDrawing {
  private static let columnGap = 26.0
  private static let sectionGap = 14.0

  private let sections: [Legend.Section]
  /// The left upper corner of each section.
  private let corners: [Point]
  let height: Double

  /// The width that the widest section needs.
  static func leastWidth(of legend: Legend) -> Double {
    legend.sections.map(width).max() ?? 0
  }

  init(_ legend: Legend, width: Double) {
    sections = legend.sections
    let columns = Self.columns(of: sections, width: width)
    var corners: [Point] = []
    var (x, deepest) = (0.0, 0.0)
    for column in columns {
      var y = 0.0
      for section in column {
        corners.append(Point(x, y))
        y += Self.height(of: legend.sections[section]) + Self.sectionGap
      }
      deepest = max(deepest, y - Self.sectionGap)
      x += (column.map { Self.width(of: legend.sections[$0]) }.max() ?? 0) + Self.columnGap
    }
    self.corners = corners
    height = deepest
  }

  /// The sections in order, some below each other, so that the legend is as low as the width
  /// allows.
  private static func columns(of sections: [Legend.Section], width: Double) -> [[Int]] {
    let count = sections.count
    guard count > 0 else { return [] }
    var best: (columns: [[Int]], height: Double)?
    // A bit is set where a section begins a new column.
    for breaks in 0..<(1 << (count - 1)) {
      var columns = [[0]]
      for section in 1..<max(count, 1) {
        if breaks >> (section - 1) & 1 == 1 { columns.append([]) }
        columns[columns.count - 1].append(section)
      }
      let widths = columns.map { $0.map { Self.width(of: sections[$0]) }.max() ?? 0 }
      let total = widths.reduce(0, +) + columnGap * Double(columns.count - 1)
      let height =
        columns.map { column in
          column.reduce(-sectionGap) { $0 + Self.height(of: sections[$1]) + sectionGap }
        }.max() ?? 0
      guard total <= width || columns.count == 1 else { continue }
      if best.map({ height < $0.height }) ?? true { best = (columns, height) }
    }
    return best?.columns ?? [Array(sections.indices)]
  }

  private static func height(of section: Legend.Section) -> Double {
    section.items.reduce(22) { $0 + $1.height }
  }

  private static func width(of section: Legend.Section) -> Double {
    (section.items.map { $0.width + Legend.font.width(of: $0.text) }.max() ?? 0) + 4
  }

  func shapes(at origin: Point) -> String {
    zip(sections, corners).map { section, corner in
      let start = origin + corner
      var text = SVGText.line(section.title, at: start + Point(0, 12), "class=\"heading\"") + "\n"
      var top = 22.0
      for item in section.items {
        let middle = start + Point(17, top + item.height / 2)
        text += "<g transform=\"translate(\(SVGText.pair(middle)))\">\(item.sample)</g>"
        text += SVGText.line(item.text, at: middle + Point(item.width - 17, 4)) + "\n"
        top += item.height
      }
      return text
    }.joined()
  }
}
