// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Everything that has a place.
struct DrawingGeometry {
  let places: [Point]
  let lines: [Curve]
  let labels: [Box?]
  let sides: [PlacedSide]
  let marks: [[PlacedMark]]
  /// How many marks found no room.
  let omittedMarks: Int

  /// What surrounds all of it.
  func frame(of plan: DrawingPlan) -> Box {
    var boxes = plan.actors.indices.map { actor in
      plan.actors[actor].form.frame.moved(by: places[actor]).grown(by: 4)
    }
    boxes += labels.compactMap { $0 } + sides.map(\.label)
    boxes += sides.compactMap { Box(around: $0.corners) }
    boxes += lines.compactMap { Box(around: $0.points)?.grown(by: 5) }
    boxes += marks.flatMap { $0.map(\.box) }
    guard let first = boxes.first else { return Box(center: .zero, width: 1, height: 1) }
    return boxes.dropFirst().reduce(first) { $0.union($1) }
  }
}

/// Writes the drawing as SVG.
///
/// What is read is in reading order: title, description, sides, actors from the parties on, ties
/// by the actor from which they go, legend. Marks, badges and names are drawn last, above the
/// ties, and hidden from screen readers: each tie, actor and side says its own.
struct SVGWriter {
  private static let margin = 24.0
  private static let titleFont = TextMeasure(size: 19, isBold: true)
  private static let textFont = TextMeasure(size: 12, isBold: false)

  private let plan: DrawingPlan
  private let geometry: DrawingGeometry
  private let theme: Theme
  private let legend: LegendDrawing
  private let frame: Box
  private let width: Double
  private let titleLines: [String]
  private let subtitleLines: [String]

  init(_ plan: DrawingPlan, _ geometry: DrawingGeometry, _ theme: Theme) {
    self.plan = plan
    self.geometry = geometry
    self.theme = theme
    frame = geometry.frame(of: plan)
    let legend = Legend(
      plan, hasHulls: !geometry.sides.isEmpty,
      drawn: Set(geometry.marks.flatMap { $0.map(\.mark) }))
    width = max(640, frame.width, LegendDrawing.leastWidth(of: legend)) + 2 * Self.margin
    let inner = width - 2 * Self.margin
    self.legend = LegendDrawing(legend, width: inner)
    titleLines = Self.titleFont.lines(of: plan.title, width: inner, limit: 3)
    subtitleLines = plan.subtitle.flatMap {
      Self.textFont.lines(of: $0, width: min(inner, 700), limit: 4)
    }
  }

  // MARK: - Page

  private var headerHeight: Double {
    Self.margin + 24 * Double(titleLines.count) + 17 * Double(subtitleLines.count) + 14
  }
  private var legendTop: Double { headerHeight + frame.height + 22 }
  private var height: Double {
    legendTop + legend.height + 18 + 17 * Double(noteLines.count) + Self.margin - 6
  }
  private var noteLines: [String] {
    let drawn = geometry.sides.map(\.side.id)
    let without = plan.sides.filter { !drawn.contains($0.id) }.map(\.name)
    let hulls =
      without.isEmpty
      ? [] : ["No hull for \(without.joined(separator: ", ")): others stand among its members."]
    let count = geometry.omittedMarks
    let marks =
      count == 0
      ? [] : ["No room for \(count) \(count == 1 ? "mark" : "marks") on ties, whose names tell all."]
    let text = (hulls + marks + plan.notes).joined(separator: " ")
    return Self.textFont.lines(of: text, width: width - 2 * Self.margin, limit: 6)
  }
  /// From the places of the layout to the page.
  private var shift: Point {
    Point((width - frame.width) / 2 - frame.minX, headerHeight - frame.minY)
  }

  func text() -> String {
    let (w, h) = (SVGText.number(width), SVGText.number(height))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(w)" height="\(h)" \
      viewBox="0 0 \(w) \(h)" role="graphics-document document" \
      aria-labelledby="map-title" aria-describedby="map-description" lang="en">
      <title id="map-title">\(DrawnText.escaped(plan.title))</title>
      <desc id="map-description">\(DrawnText.escaped(plan.description))</desc>
      <style>
      \(StyleSheet.text(for: theme))</style>
      <rect class="ground" width="\(w)" height="\(h)"/>
      \(header())<g transform="translate(\(SVGText.pair(shift)))">
      \(sides())\(actors())\(ties())\(names())</g>
      \(legendGroup())\(notes())</svg>

      """
  }

  private func header() -> String {
    var y = Self.margin + 15
    var text = ""
    for line in titleLines {
      text += SVGText.line(line, at: Point(Self.margin, y), "class=\"title\"") + "\n"
      y += 24
    }
    for line in subtitleLines {
      text += SVGText.line(line, at: Point(Self.margin, y - 2), "class=\"quiet\"") + "\n"
      y += 17
    }
    return text
  }

  private func legendGroup() -> String {
    "<g class=\"legend\" role=\"graphics-object group\" aria-label=\"Legend\">\n"
      + legend.shapes(at: Point(Self.margin, legendTop)) + "</g>\n"
  }

  private func notes() -> String {
    noteLines.enumerated().map { index, line in
      let y = legendTop + legend.height + 18 + 17 * Double(index)
      return SVGText.line(line, at: Point(Self.margin, y), "class=\"quiet\"") + "\n"
    }.joined()
  }

  // MARK: - Map

  private func sides() -> String {
    geometry.sides.map { placed in
      let label =
        "Side \(placed.side.name): "
        + placed.side.members.map { plan.actors[$0].name }.joined(separator: ", ")
      return "<g class=\"side\" role=\"graphics-object group\" "
        + "aria-label=\"\(DrawnText.escaped(label))\"><path class=\"hull\" d=\""
        + SVGText.rounded(placed.corners, radius: 18) + "\"/></g>\n"
    }.joined()
  }

  private func actors() -> String {
    plan.actors.indices.map { index in
      let actor = plan.actors[index]
      return "<g class=\"\(ActorDrawing.classes(actor))\" role=\"graphics-symbol\" "
        + "aria-label=\"\(DrawnText.escaped(actor.accessibleName))\">"
        + ActorDrawing.shapes(actor, at: geometry.places[index]) + "</g>\n"
    }.joined()
  }

  private func ties() -> String {
    plan.ties.indices.map { index in
      let tie = plan.ties[index]
      return "<g class=\"tie \(tie.trust.styleName)\" role=\"graphics-symbol\" "
        + "aria-label=\"\(DrawnText.escaped(tie.accessibleName))\">"
        + TieDrawing.shapes(tie, on: geometry.lines[index])
        + "</g>\n"
    }.joined()
  }

  private func names() -> String {
    let sideNames = geometry.sides.flatMap { placed in
      placed.lines.enumerated().map { row, line in
        SVGText.line(
          line,
          at: Point(
            placed.label.center.x,
            placed.label.minY + PlacedSide.lineHeight * Double(row) + 13),
          "class=\"side-name quiet middle halo\"")
      }
    }
    let marks = plan.ties.indices.filter { !geometry.marks[$0].isEmpty }.map { tie in
      TieDrawing.marks(geometry.marks[tie], plan.ties[tie].trust)
    }
    let badges = plan.actors.indices.map {
      ActorDrawing.badges(plan.actors[$0], at: geometry.places[$0])
    }.filter { !$0.isEmpty }
    let lines = plan.actors.indices.flatMap { index -> [String] in
      guard let box = geometry.labels[index] else { return [] }
      let actor = plan.actors[index]
      return actor.label.enumerated().map { row, line in
        let y = box.minY + LabelPlacement.lineHeight * Double(row) + 11.2
        return SVGText.line(
          line, at: Point(box.center.x, y),
          "class=\"middle halo\(actor.isBold ? " bold" : "")\"")
      }
    }
    return "<g aria-hidden=\"true\">\n"
      + (marks + sideNames + badges + lines).joined(separator: "\n")
      + "\n</g>\n"
  }
}
