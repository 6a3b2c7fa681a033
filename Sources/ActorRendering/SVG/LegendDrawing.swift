// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The columns of a legend at their places: spread over the width that there is, but never so far
/// that they no longer belong together.
struct LegendDrawing {
  /// More room than this between columns tears them apart.
  private static let largestGap = 72.0

  private let setting: LegendColumns?
  private let gap: Double
  let width: Double
  var height: Double { setting?.height ?? 0 }

  /// - Parameter room: the width over which columns may be spread.
  init(_ setting: LegendColumns?, room: Double) {
    self.setting = setting
    let count = setting?.columns.count ?? 0
    let free = max(0, room - (setting?.width ?? 0))
    let more = count > 1 ? min(free / Double(count - 1), Self.largestGap) : 0
    gap = LegendColumns.columnGap + more.rounded(.down)
    width = (setting?.width ?? 0) + Double(max(0, count - 1)) * (gap - LegendColumns.columnGap)
  }

  /// What stands where, seen from the upper left corner: headings and entries, column by column.
  private enum Part {
    case heading(String, Point)
    case entry(LegendColumns.Entry, Point)
  }

  private var parts: [Part] {
    guard let setting else { return [] }
    var parts: [Part] = []
    var x = 0.0
    for column in setting.columns {
      var y = 0.0
      for (number, block) in column.blocks.enumerated() {
        y += number == 0 ? 0 : LegendColumns.sectionGap
        let (first, continued) = setting.headings[block.section]
        parts.append(.heading(block.isContinued ? continued : first, Point(x, y)))
        y += LegendColumns.headingHeight
        for entry in setting.entries[block.section][block.items] {
          parts.append(.entry(entry, Point(x, y)))
          y += entry.height
        }
      }
      x += column.width + gap
    }
    return parts
  }

  /// The boxes of headings and entries in the order of reading, seen from the upper left corner.
  var boxes: [(text: String, box: Box)] {
    parts.map { part in
      switch part {
      case .heading(let text, let corner):
        (text, Self.box(corner, LegendColumns.headingWidth(text), 16))
      case .entry(let entry, let corner):
        (entry.item.text, Self.box(corner, entry.width, entry.height))
      }
    }
  }

  private static func box(_ corner: Point, _ width: Double, _ height: Double) -> Box {
    Box(center: corner + Point(width / 2, height / 2), width: width, height: height)
  }

  func shapes(at origin: Point) -> String {
    parts.map { part in
      switch part {
      case .heading(let text, let corner):
        SVGText.line(text, at: origin + corner + Point(0, 12), "class=\"heading\"") + "\n"
      case .entry(let entry, let corner): shapes(of: entry, at: origin + corner)
      }
    }.joined()
  }

  private func shapes(of entry: LegendColumns.Entry, at corner: Point) -> String {
    let middle = corner + Point(17, entry.height / 2)
    let top = -Legend.lineHeight * Double(entry.lines.count - 1) / 2
    let lines = entry.lines.enumerated().map { row, line in
      SVGText.line(
        line,
        at: middle + Point(entry.item.width - 17, 4 + top + Legend.lineHeight * Double(row)),
        of: entry.item.text)
    }.joined()
    return "<g transform=\"translate(\(SVGText.pair(middle)))\">\(entry.item.sample)</g>"
      + lines + "\n"
  }
}
