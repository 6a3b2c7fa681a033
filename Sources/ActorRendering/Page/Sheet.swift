// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A page on paper: how it lies, and how large it is drawn.
struct Sheet {
  /// The white edge in millimetres, which most printers need.
  static let edge = 10.0
  /// Text does not become larger than this, in points, however small the map.
  static let largestText = 14.0
  /// Names and legend, in units of the drawing: none is smaller beside letters on signs.
  static let unitSize = min(PlanMaker.label.size, Legend.font.size, PageHeader.textFont.size)
  private static let millimetresPerPoint = 25.4 / 72

  let layout: PageLayout
  let paper: Paper
  let isAcross: Bool
  let width: Double
  let height: Double
  /// Millimetres for each unit of the drawing.
  let scale: Double

  /// The size of names and legend in points.
  var textSize: Double { Self.points(scale) }

  private static func points(_ scale: Double) -> Double {
    scale * unitSize / millimetresPerPoint
  }

  /// Units of the drawing across the sheet where text has a size in points.
  static func units(across millimetres: Double, textSize: Double) -> Double {
    (millimetres - 2 * edge) / (textSize * millimetresPerPoint / unitSize)
  }

  /// What of the drawing's plane the sheet shows: the content at the top, in the middle.
  var view: Box {
    let (w, h) = (width / scale, height / scale)
    let (x, y) = (layout.width / 2, PageLayout.margin - Self.edge / scale + h / 2)
    return Box(center: Point(x, y), width: w, height: h)
  }

  /// - Parameter largestText: how large text may become, in points.
  init(
    _ layout: PageLayout, _ paper: Paper, isAcross: Bool, largestText: Double = Sheet.largestText
  ) {
    self.layout = layout
    self.paper = paper
    self.isAcross = isAcross
    width = isAcross ? paper.long : paper.short
    height = isAcross ? paper.short : paper.long
    let (inner, outer) = (2 * PageLayout.margin, 2 * Self.edge)
    scale = min(
      (width - outer) / (layout.width - inner), (height - outer) / (layout.height - inner),
      largestText * Self.millimetresPerPoint / Self.unitSize)
  }

  /// The sheet with the largest text.
  static func best(_ layouts: [PageLayout], on paper: Paper) -> Sheet? {
    let sheets = layouts.flatMap { layout in
      [false, true].map { Sheet(layout, paper, isAcross: $0) }
    }
    return sheets.dropFirst().reduce(sheets.first) { best, sheet in
      sheet.scale > best?.scale ?? 0 ? sheet : best
    }
  }
}
