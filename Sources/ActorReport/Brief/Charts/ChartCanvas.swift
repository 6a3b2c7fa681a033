// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorMediation

/// A small chart for the page of a brief; its table says the same in words and digits.
public struct BriefChart: Hashable, Sendable {
  /// The kebab-case id.
  public let id: String
  /// What it shows.
  public let title: String
  /// All that can be seen in it, in sentences.
  public let description: String
  /// What its marks mean, to stand under it.
  public let caption: String
  /// The picture.
  let svg: String
}

/// A plane on which both directions go from 0 to 1, and what is drawn on it.
///
/// Text and lines have the colour of the page's text; what a colour tells, a shape tells as well.
struct ChartCanvas {
  /// The corners of the plane, in units of the picture.
  static let (left, right, top, bottom) = (34.0, 238.0, 46.0, 146.0)
  private static let (width, height) = (272.0, 168.0)
  /// About how wide a character is.
  static let characterWidth = 6.4

  private var body = ""

  /// How far 0 and 1 stand from the ends of the axis below, so that marks there hide nothing.
  private static let inset = 12.0

  /// Where a share of the breadth and of the height is.
  static func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    (left + inset + x * (right - left - 2 * inset), bottom - y * (bottom - top))
  }

  /// Where a share of the height is on the axis at the left and at the right.
  static func edges(_ y: Double) -> (left: (x: Double, y: Double), right: (x: Double, y: Double)) {
    ((left, place(0, y).y), (right, place(0, y).y))
  }

  enum Anchor: String {
    case start, middle, end
  }

  mutating func text(_ words: String, _ x: Double, _ y: Double, _ anchor: Anchor = .middle) {
    body +=
      "<text x=\"\(Self.digits(x))\" y=\"\(Self.digits(y))\" text-anchor=\"\(anchor)\">"
      + "\(HTMLText.escaped(words))</text>\n"
  }

  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ style: String
  ) {
    body +=
      "<line class=\"\(style)\" x1=\"\(Self.digits(start.x))\" y1=\"\(Self.digits(start.y))\" "
      + "x2=\"\(Self.digits(end.x))\" y2=\"\(Self.digits(end.y))\"/>\n"
  }

  mutating func disc(_ center: (x: Double, y: Double), _ radius: Double, _ style: String) {
    body +=
      "<circle class=\"\(style)\" cx=\"\(Self.digits(center.x))\" "
      + "cy=\"\(Self.digits(center.y))\" r=\"\(Self.digits(radius))\"/>\n"
  }

  mutating func diamond(_ center: (x: Double, y: Double), _ radius: Double, _ style: String) {
    let (x, y) = center
    let corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    let path = corners.map { "\(Self.digits($0.0)) \(Self.digits($0.1))" }
    body += "<path class=\"\(style)\" d=\"M\(path.joined(separator: "L"))Z\"/>\n"
  }

  /// The axes at the bottom and at the left.
  mutating func axes() {
    line(from: Self.edges(0).left, to: Self.edges(0).right, "axis")
    line(from: Self.edges(0).left, to: Self.edges(1).left, "axis")
  }

  func chart(_ id: String, title: String, description: String, caption: String) -> BriefChart {
    let (titleID, wordsID) = ("chart-\(id)-title", "chart-\(id)-words")
    let svg =
      "<svg role=\"img\" aria-labelledby=\"\(titleID)\" aria-describedby=\"\(wordsID)\" "
      + "viewBox=\"0 0 \(Self.digits(Self.width)) \(Self.digits(Self.height))\">\n"
      + "<title id=\"\(titleID)\">\(HTMLText.escaped(title))</title>\n"
      + "<desc id=\"\(wordsID)\">\(HTMLText.escaped(description))</desc>\n\(body)</svg>\n"
    return BriefChart(
      id: id, title: title, description: description, caption: caption, svg: svg)
  }

  private static func digits(_ value: Double) -> String {
    fourDecimals((value * 10).rounded() / 10)
  }
}
