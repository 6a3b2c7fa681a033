// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The shapes of ties, on the map and in the legend alike.
enum TieDrawing {
  /// A tie along `line` without its marks.
  static func shapes(_ tie: PlannedTie, on line: Curve) -> String {
    let head = tie.head
    var shaft = line
    var heads = ""
    if tie.hasHead.atEnd {
      heads += self.head(head, at: line)
      shaft = shaft.cut(head: 0, tail: head.share)
    }
    if tie.hasHead.atStart {
      heads += self.head(head, at: line.reversed)
      shaft = shaft.cut(head: head.share, tail: 0)
    }
    return self.line(tie.kind.line, shaft, width: tie.width, isDotted: tie.isDotted) + heads
  }

  /// The line alone, with a casing that lets the eye tell crossing lines apart.
  static func line(
    _ style: TieLine, _ curve: Curve, width: Double, isDotted: Bool
  ) -> String {
    guard curve.points.count > 1 else { return "" }
    let dots =
      isDotted ? " stroke-dasharray=\"0.1 \(SVGText.number(2.4 * width + 1.6))\"" : ""
    func path(_ curve: Curve, _ width: Double, _ kind: String, _ more: String = "") -> String {
      "<path class=\"\(kind)\" d=\"\(SVGText.path(curve.points))\" "
        + "stroke-width=\"\(SVGText.number(width))\"\(more)/>"
    }
    // Not at the ends, where it would cut the heads of neighbours.
    let inner = curve.cut(head: 11, tail: 11)
    switch style {
    case .single:
      let casing = isDotted ? "" : path(inner, width + 2.6, "casing")
      return casing + path(curve, width, "line", dots)
    case .double:
      let (half, shift) = (max(1, width / 2), max(1.6, width / 4 + 1.2))
      return path(inner, 2 * shift + half + 2.4, "casing")
        + path(curve.shifted(left: shift), half, "line", dots)
        + path(curve.shifted(left: -shift), half, "line", dots)
    case .zigzag:
      let (line, inner) = (zigzag(curve), zigzag(curve).cut(head: 9, tail: 9))
      return path(inner, width * 0.75 + 3.6, "casing")
        + path(line, width * 0.75 + 0.3, "line", dots)
    }
  }

  /// How far a zigzag swings to either side.
  static let amplitude = 3.0

  /// Period 8; the ends stay where they are.
  private static func zigzag(_ curve: Curve) -> Curve {
    let length = curve.length
    let count = Int((length - 8) / 4)
    guard count > 1 else { return curve }
    let start = (length - Double(count) * 4) / 2
    let inner = (0..<count).map { step in
      let (point, direction) = curve.place(at: start + 4 * Double(step) + 2)
      return point + direction.normal * (step % 2 == 0 ? amplitude : -amplitude)
    }
    let (first, last) = (curve.place(at: start).point, curve.place(at: length - start).point)
    return Curve([curve.points[0], first] + inner + [last, curve.points[curve.points.count - 1]])
  }

  // MARK: - Heads

  static func head(_ head: TieHead, at line: Curve) -> String {
    guard line.points.count > 1 else { return "" }
    let length = line.length
    let tip = line.place(at: length).point
    let direction = (tip - line.place(at: max(0, length - 7)).point).unit
    let across = direction.normal
    func polygon(_ points: [Point], _ kind: String) -> String {
      "<path class=\"\(kind)\" d=\"\(SVGText.path(points, isClosed: true))\"/>"
    }
    switch head {
    case .chevron: return chevron(at: tip, direction)
    case .doubleChevron:
      return chevron(at: tip, direction) + chevron(at: tip - direction * 4.6, direction)
    case .triangle:
      let base = tip - direction * 8.5
      return polygon([tip, base + across * 4, base - across * 4], "filled")
    case .openDiamond:
      let middle = tip - direction * 5.5
      return polygon(
        [tip, middle + across * 3.8, tip - direction * 11, middle - across * 3.8], "open")
    case .openCircle: return SVGText.circle(tip - direction * 3.7, 3.7, "class=\"open\"")
    case .disc: return SVGText.circle(tip - direction * 3.7, 3.4, "class=\"filled\"")
    case .openSquare:
      let (side, middle) = (3.4, tip - direction * 3.7)
      let corners = [(1, 1), (1, -1), (-1, -1), (-1, 1)].map { (x: Double, y: Double) in
        middle + direction * (x * side) + across * (y * side)
      }
      return polygon(corners, "open")
    }
  }

  private static func chevron(at tip: Point, _ direction: Point) -> String {
    let (back, across) = (tip - direction * 6.4, direction.normal * 3.9)
    return "<path class=\"chevron\" d=\"\(SVGText.path([back + across, tip, back - across]))\"/>"
  }

  // MARK: - Marks

  /// The marks of a tie in its colour, then its tab, which has colours of its own.
  static func marks(
    _ placed: [PlacedMark], _ style: String, _ words: InterfaceWords
  ) -> String {
    let marks = placed.map { ($0, Self.mark($0, words)) }
    func isTab(_ mark: TieMark) -> Bool { if case .issues = mark { true } else { false } }
    let own = marks.filter { !isTab($0.0.mark) }.map(\.1).joined()
    let tabs = marks.filter { isTab($0.0.mark) }.map(\.1).joined()
    return (own.isEmpty ? "" : "<g class=\"\(style)\">\(own)</g>") + tabs
  }

  static func mark(_ placed: PlacedMark, _ words: InterfaceWords) -> String {
    let (center, along) = (placed.center, placed.direction)
    let across = along.normal
    func strokes(
      _ offsets: [Double], slant: Double, reach: Double, casing: Double = 0
    ) -> String {
      let lines = offsets.map { offset in
        let middle = center + along * offset
        let half = across * reach + along * slant
        return SVGText.path([middle - half, middle + half])
      }
      let path = "d=\"\(lines.joined())\""
      let ground =
        casing > 0
        ? "<path class=\"casing\" \(path) stroke-width=\"\(SVGText.number(casing))\"/>" : ""
      return "\(ground)<path class=\"strokes\" \(path)/>"
    }
    switch placed.mark {
    case .bar: return strokes([0], slant: 0, reach: 4.8)
    case .doubleBar: return strokes([-2.2, 2.2], slant: 0, reach: 4.8)
    case .wideBar: return strokes([0], slant: 0, reach: 7.5, casing: 6)
    case .wideDoubleBar: return strokes([-2.4, 2.4], slant: 0, reach: 7.5, casing: 6)
    case .broken: return strokes([-2.4, 2.4], slant: 2.6, reach: 5.4)
    case .disc: return SVGText.circle(center, 3.3, "class=\"filled\"")
    case .openCircle: return SVGText.circle(center, 3.5, "class=\"open\"")
    case .square:
      let corners = Glyph.state.corners(radius: 3.9) ?? []
      return "<path class=\"filled\" d=\""
        + SVGText.path(corners.map { center + $0 }, isClosed: true) + "\"/>"
    case .triangle:
      let corners = [Point(0, -4.6), Point(4.2, 3), Point(-4.2, 3)]
      return "<path class=\"filled\" d=\""
        + SVGText.path(corners.map { center + $0 }, isClosed: true) + "\"/>"
    case .unknownTrust, .neutral, .plus, .doublePlus, .confidence:
      return SVGText.line(
        placed.mark.text(in: words) ?? "", at: center + Point(0, 4), "class=\"sign middle\"")
    case .issues(let tab): return self.tab(tab, at: center)
    case .change(let sign): return SignDrawing.change(sign, at: center)
    case .count(let text): return SignDrawing.count(text, at: center)
    case .contested:
      return SVGText.circle(center, 6, "class=\"open\"")
        + SVGText.line("?", at: center + Point(0, 3.3), "class=\"badge middle on-badge\"")
    }
  }

  /// A card with a tab at its left upper corner and a cell for each issue.
  private static func tab(_ tab: IssueTab, at center: Point) -> String {
    let (top, bottom) = (center.y - IssueTab.height / 2 + 2, center.y + IssueTab.height / 2)
    var x = center.x - tab.width / 2
    let (left, right) = (x, x + tab.width)
    var (cells, letters) = ("", "")
    for cell in tab.cells {
      let width = IssueTab.width(of: cell.text)
      let corners = [
        Point(x, top), Point(x + width, top), Point(x + width, bottom), Point(x, bottom),
      ]
      cells += "<path class=\"\(cell.style)\" d=\"\(SVGText.path(corners, isClosed: true))\"/>"
      letters += SVGText.line(
        cell.text, at: Point(x + width / 2, bottom - 1.9), "class=\"badge middle on-tab\"")
      x += width
    }
    let border = [
      Point(left, bottom), Point(left, top - 2), Point(left + 4.5, top - 2),
      Point(left + 5.5, top), Point(right, top), Point(right, bottom),
    ]
    let card = SVGText.path(border, isClosed: true)
    return "<g class=\"tab\"><path class=\"card\" d=\"\(card)\"/>\(cells)"
      + "<path class=\"edge\" d=\"\(card)\"/>\(letters)</g>"
  }
}
