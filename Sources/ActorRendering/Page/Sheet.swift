// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A page on paper: how it lies, how large it is drawn, where the legend stands.
struct Sheet {
  /// The white edge in millimetres, which most printers need.
  static let edge = 12.0
  /// Text smaller than this, in points, is hard to read on paper.
  static let leastText = 10.0
  /// Text does not become larger than this, in points, however small the map.
  private static let largestText = 14.0
  /// Names and legend, in units of the drawing.
  private static let textSize = 12.0
  private static let millimetresPerPoint = 25.4 / 72

  let layout: PageLayout
  let paper: Paper
  let width: Double
  let height: Double
  /// Millimetres for each unit of the drawing.
  let scale: Double

  /// The size of names and legend in points.
  var textSize: Double { scale * Self.textSize / Self.millimetresPerPoint }

  /// What of the drawing's plane the sheet shows: the content at the top, in the middle.
  var view: Box {
    let (w, h) = (width / scale, height / scale)
    let (x, y) = (layout.width / 2, PageLayout.margin - Self.edge / scale + h / 2)
    return Box(center: Point(x, y), width: w, height: h)
  }

  private init(_ layout: PageLayout, _ paper: Paper, isAcross: Bool) {
    self.layout = layout
    self.paper = paper
    width = isAcross ? paper.long : paper.short
    height = isAcross ? paper.short : paper.long
    let (inner, outer) = (2 * PageLayout.margin, 2 * Self.edge)
    scale = min(
      (width - outer) / (layout.width - inner), (height - outer) / (layout.height - inner),
      Self.largestText * Self.millimetresPerPoint / Self.textSize)
  }

  /// The sheet with the largest text.
  static func best(
    for words: PageWords, _ panels: [Panel], _ legend: Legend, on paper: Paper
  ) -> Sheet {
    let least = PageLayout(words, panels, legend)
    // Wider layouts have lower headings and legends.
    let below = (0...12).map { step in
      step == 0
        ? least : PageLayout(words, panels, legend, inner: least.inner * (1 + 0.1 * Double(step)))
    }
    let beside = (1...3).map { PageLayout(words, panels, legend, legendColumns: $0) }
    var best = Sheet(least, paper, isAcross: false)
    for layout in below + beside {
      for isAcross in [false, true] {
        let sheet = Sheet(layout, paper, isAcross: isAcross)
        if sheet.scale > best.scale { best = sheet }
      }
    }
    return best
  }

  /// The sheet that `choice` asks for, and what is to be known of it; `nil` without paper.
  static func chosen(
    _ choice: PageChoice, for words: PageWords, _ panels: [Panel], _ legend: Legend
  ) -> (sheet: Sheet, notice: String?)? {
    func sheet(_ paper: Paper) -> Sheet { best(for: words, panels, legend, on: paper) }
    switch choice {
    case .none: return nil
    case .a4:
      let small = sheet(.a4)
      guard small.textSize < leastText else { return (small, nil) }
      let large = sheet(.a3)
      return (small, "text is \(small.size) on A4; A3 gives \(large.size)")
    case .a3: return noted(sheet(.a3))
    case .auto:
      let small = sheet(.a4)
      return small.textSize < leastText ? noted(sheet(.a3)) : (small, nil)
    }
  }

  private static func noted(_ sheet: Sheet) -> (sheet: Sheet, notice: String?) {
    guard sheet.textSize < leastText else { return (sheet, nil) }
    return (
      sheet,
      "text is \(sheet.size) on \(sheet.paper.name), below the 10 pt that are read with ease; "
        + "draw a part of the map, or a larger picture without --page"
    )
  }

  /// The size of text, rounded down.
  private var size: String {
    InterfaceWords.english.number((textSize * 10).rounded(.down) / 10) + " pt"
  }
}
