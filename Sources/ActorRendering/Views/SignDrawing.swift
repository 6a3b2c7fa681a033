// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The signs that views add to actors and ties.
enum SignDrawing {
  /// Corner brackets around what the view is about.
  static func brackets(reach: Double, at center: Point) -> String {
    let arm = reach * 0.42
    let paths = [(1.0, 1.0), (1, -1), (-1, -1), (-1, 1)].map { x, y -> String in
      let corner = center + Point(x * reach, y * reach)
      return SVGText.path([corner + Point(-x * arm, 0), corner, corner + Point(0, -y * arm)])
    }
    let path = "d=\"\(paths.joined())\""
    return "<path class=\"casing\" \(path) stroke-width=\"6\"/><path class=\"bracket\" \(path)/>"
  }

  static let changeRadius = 6.0

  /// A disc with a plus, a cross, an arrowhead up or down, or a wave.
  static func change(_ sign: ChangeSign, at center: Point) -> String {
    let disc = SVGText.circle(center, changeRadius, "class=\"disc\"")
    func strokes(_ lines: [[Point]]) -> String {
      let path = lines.map { SVGText.path($0.map { center + $0 }) }.joined()
      return "<path class=\"cut\" d=\"\(path)\"/>"
    }
    func filled(_ corners: [Point]) -> String {
      "<path class=\"fill\" d=\""
        + SVGText.path(corners.map { center + $0 }, isClosed: true) + "\"/>"
    }
    let shape =
      switch sign {
      case .added: strokes([[Point(-3.4, 0), Point(3.4, 0)], [Point(0, -3.4), Point(0, 3.4)]])
      case .lost:
        strokes([[Point(-2.6, -2.6), Point(2.6, 2.6)], [Point(-2.6, 2.6), Point(2.6, -2.6)]])
      case .stronger: filled([Point(0, -3.8), Point(3.6, 2.4), Point(-3.6, 2.4)])
      case .weaker: filled([Point(0, 3.8), Point(-3.6, -2.4), Point(3.6, -2.4)])
      case .altered:
        strokes([[Point(-3.6, 1.3), Point(-1.5, -1.3), Point(1.5, 1.3), Point(3.6, -1.3)]])
      }
    return "<g class=\"change \(sign.rawValue)\">\(disc)\(shape)</g>"
  }

  static let countFont = TextMeasure(size: 10, isBold: true)

  /// A number on a plate.
  static func count(_ text: String, at center: Point) -> String {
    let width = countFont.width(of: text) + 7
    return "<g class=\"plate\"><rect x=\"\(SVGText.number(center.x - width / 2))\" "
      + "y=\"\(SVGText.number(center.y - 7))\" width=\"\(SVGText.number(width))\" "
      + "height=\"14\" rx=\"4\"/>"
      + SVGText.line(text, at: center + Point(0, 3.6), "class=\"count middle\"") + "</g>"
  }
}
