// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Pieces of SVG text.
enum SVGText {
  /// A coordinate with two decimals at most.
  static func number(_ value: Double) -> String {
    let hundredths = (value * 100).rounded()
    guard hundredths.magnitude < 1e12 else { return "0" }
    let integer = Int(hundredths)
    let (whole, rest) = integer.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = integer < 0 ? "-" : ""
    if rest == 0 { return integer == 0 ? "0" : "\(sign)\(whole)" }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  static func pair(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }

  /// A path through `points`, without those that a straight line meets anyway.
  static func path(_ points: [Point], isClosed: Bool = false) -> String {
    let kept = isClosed ? points : simplified(points)
    guard let first = kept.first else { return "" }
    return "M" + pair(first) + kept.dropFirst().map { "L" + pair($0) }.joined()
      + (isClosed ? "Z" : "")
  }

  /// A closed path with its corners rounded off by `radius`.
  static func rounded(_ corners: [Point], radius: Double) -> String {
    guard corners.count > 2 else { return path(corners, isClosed: true) }
    var text = ""
    for (index, corner) in corners.enumerated() {
      let before = corners[(index + corners.count - 1) % corners.count]
      let after = corners[(index + 1) % corners.count]
      let room = min(radius, corner.distance(to: before) / 2, corner.distance(to: after) / 2)
      let (start, end) = (
        corner + (before - corner).unit * room, corner + (after - corner).unit * room
      )
      text += (index == 0 ? "M" : "L") + pair(start) + "Q" + pair(corner) + " " + pair(end)
    }
    return text + "Z"
  }

  static func circle(_ center: Point, _ radius: Double, _ attributes: String) -> String {
    "<circle cx=\"\(number(center.x))\" cy=\"\(number(center.y))\" r=\"\(number(radius))\" "
      + "\(attributes)/>"
  }

  /// One line of text whose baseline is at `place`, where it begins on the left unless a class
  /// says otherwise.
  ///
  /// - Parameter whole: the text of which this is one line, which decides its direction.
  static func line(
    _ text: String, at place: Point, _ attributes: String = "", of whole: String? = nil
  ) -> String {
    // What runs from right to left ends on the left.
    let direction =
      DrawnText.isRightToLeft(whole ?? text)
      ? " direction=\"rtl\" unicode-bidi=\"isolate\" text-anchor=\"end\"" : ""
    return "<text x=\"\(number(place.x))\" y=\"\(number(place.y))\" \(attributes)\(direction)>"
      + DrawnText.escaped(DrawnMarks.limited(text)) + "</text>"
  }

  /// Ramer 1972 and Douglas & Peucker 1973: no point is farther than a fifth of a point away.
  private static func simplified(_ points: [Point]) -> [Point] {
    guard points.count > 2 else { return points }
    var keep = [Bool](repeating: false, count: points.count)
    keep[0] = true
    keep[points.count - 1] = true
    var open = [(0, points.count - 1)]
    while let (low, high) = open.popLast() {
      var farthest = (index: low, distance: 0.2)
      for index in (low + 1)..<max(high, low + 1) {
        let distance = Segment.distance(of: points[index], to: points[low], points[high])
        if distance > farthest.distance { farthest = (index, distance) }
      }
      if farthest.index != low {
        keep[farthest.index] = true
        open += [(low, farthest.index), (farthest.index, high)]
      }
    }
    return points.indices.filter { keep[$0] }.map { points[$0] }
  }
}
