// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Writes a page with one map or several as SVG.
///
/// What is read is in reading order: title, description, the maps, legend.
struct SVGWriter {
  private let words: PageWords
  private let panels: [Panel]
  private let theme: Theme
  let layout: PageLayout
  private let sheet: Sheet?
  /// What is to be known of the page.
  let notice: String?

  init(
    _ words: PageWords, _ panels: [Panel], _ theme: Theme, page: PageChoice = .none
  ) {
    self.words = words
    self.panels = panels
    self.theme = theme
    let legend = Legend(
      DrawingPlan.together(panels.map(\.plan)),
      hasHulls: panels.contains { !$0.geometry.sides.isEmpty },
      drawn: Set(panels.flatMap { $0.geometry.marks.flatMap { $0.map(\.mark) } }))
    let chosen = Sheet.chosen(page, for: words, panels, legend)
    (sheet, notice) = (chosen?.sheet, chosen?.notice)
    layout = sheet?.layout ?? PageLayout(words, panels, legend)
  }

  private var wording: InterfaceWords { panels.first?.plan.wording ?? .english }

  func text() -> String {
    let view =
      sheet?.view
      ?? Box(
        center: Point(layout.width / 2, layout.height / 2), width: layout.width,
        height: layout.height)
    let (x, y) = (SVGText.number(view.minX), SVGText.number(view.minY))
    let (w, h) = (SVGText.number(view.width), SVGText.number(view.height))
    let size = sheet.map { (SVGText.number($0.width) + "mm", SVGText.number($0.height) + "mm") }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(size?.0 ?? w)" height="\(size?.1 ?? h)" \
      viewBox="\(x) \(y) \(w) \(h)" role="graphics-document document" \
      aria-labelledby="map-title" aria-describedby="map-description" lang="\(wording.language)">
      <title id="map-title">\(DrawnText.escaped(words.documentTitle))</title>
      <desc id="map-description">\(DrawnText.escaped(words.description))</desc>
      <style>
      \(StyleSheet.text(for: theme))</style>
      <rect class="ground" x="\(x)" y="\(y)" width="\(w)" height="\(h)"/>
      \(header())\(maps())\(legend())\(notes())</svg>

      """
  }

  private func header() -> String {
    var y = PageLayout.margin + 15
    var text = ""
    for line in layout.titleLines {
      text += SVGText.line(line, at: Point(PageLayout.margin, y), "class=\"title\"") + "\n"
      y += 24
    }
    for line in layout.headingLines {
      text +=
        SVGText.line(line, at: Point(PageLayout.margin, y - 1), "class=\"panel-title\"") + "\n"
      y += 21
    }
    for line in layout.subtitleLines {
      text += SVGText.line(line, at: Point(PageLayout.margin, y - 2), "class=\"quiet\"") + "\n"
      y += 17
    }
    return text
  }

  /// Several maps are groups of their own, each under its title.
  private func maps() -> String {
    panels.indices.map { index in
      let place = layout.gridCorner + layout.grid.shift(index)
      let shapes =
        "<g transform=\"translate(\(SVGText.pair(place)))\">\n"
        + PanelDrawing(panels[index]).shapes() + "</g>\n"
      guard let title = panels[index].title else { return shapes }
      let line = Self.titleFont.lines(of: title, width: layout.grid.titleWidth, limit: 1)[0]
      let heading = SVGText.line(
        line, at: layout.gridCorner + layout.grid.titlePlace(index), "class=\"panel-title\"")
      return "<g class=\"panel\" role=\"graphics-object group\" "
        + "aria-label=\"\(DrawnText.escaped(title))\">\n\(heading)\n\(shapes)</g>\n"
    }.joined()
  }

  private static let titleFont = TextMeasure(size: 15, isBold: true)

  private func legend() -> String {
    "<g class=\"legend\" role=\"graphics-object group\" "
      + "aria-label=\"\(DrawnText.escaped(wording.text(.legend)))\">\n"
      + layout.legend.shapes(at: layout.legendCorner) + "</g>\n"
  }

  private func notes() -> String {
    layout.noteLines.enumerated().map { index, line in
      let place = Point(PageLayout.margin, layout.noteHeight(index))
      return SVGText.line(line, at: place, "class=\"quiet\"") + "\n"
    }.joined()
  }
}
