// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What stands above the maps of a page, in lines at their places.
struct PageHeader {
  /// How much of it there is.
  enum Form {
    /// Title, what of the map is shown, and all that is said below it.
    case full
    /// The title in one line with date, viewpoint and counts; the rest is on another page.
    case brief
  }

  /// A line whose baseline begins at a place seen from the upper left corner of the header.
  struct Line {
    let text: String
    let place: Point
    let style: String
    let width: Double
  }

  private static let titleFont = TextMeasure(size: 19, isBold: true)
  private static let headingFont = TextMeasure(size: 15, isBold: true)
  static let textFont = TextMeasure(size: 12, isBold: false)
  static let textHeight = 17.0

  private(set) var lines: [Line] = []
  private(set) var height = 0.0

  /// - Parameters:
  ///   - width: what lines may take.
  ///   - textWidth: what paragraphs may take: beyond some length the eye loses the next line.
  init(_ words: PageWords, _ form: Form, width: Double, textWidth: Double) {
    switch form {
    case .full:
      add(words.title, Self.titleFont, "title", width, limit: 3, step: 24, drop: 15)
      if let heading = words.heading {
        add(heading, Self.headingFont, "panel-title", width, limit: 2, step: 21, drop: 14)
      }
      for paragraph in words.subtitle { add(paragraph, width: textWidth, limit: 8) }
      height += 14
    case .brief:
      add(
        words.documentTitle, Self.headingFont, "panel-title", width, limit: 3, step: 21, drop: 14)
      for paragraph in words.facts { addBeside(paragraph, width: width) }
      height += 6
    }
  }

  private mutating func add(
    _ text: String, _ font: TextMeasure, _ style: String, _ width: Double, limit: Int,
    step: Double, drop: Double
  ) {
    for line in font.lines(of: text, width: width, limit: limit) {
      lines.append(
        Line(
          text: line, place: Point(0, height + drop), style: style, width: font.width(of: line)))
      height += step
    }
  }

  private mutating func add(_ paragraph: String, width: Double, limit: Int) {
    add(
      paragraph, Self.textFont, "quiet", width, limit: limit, step: Self.textHeight, drop: 13)
  }

  /// Behind the title where it has one line and there is room, else below it.
  private mutating func addBeside(_ paragraph: String, width: Double) {
    if lines.count == 1, let title = lines.first {
      let start = title.width + 16
      let length = Self.textFont.width(of: paragraph)
      if start + length <= width {
        lines.append(
          Line(
            text: paragraph, place: Point(start, title.place.y), style: "quiet", width: length))
        return
      }
    }
    add(paragraph, width: width, limit: 3)
  }
}
