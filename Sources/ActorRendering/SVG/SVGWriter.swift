// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Writes a page as SVG: one map or several, or the legend alone.
///
/// What is read is in reading order: title, description, the maps, legend.
struct SVGWriter {
  private let page: Page
  private let theme: Theme
  private let wording: InterfaceWords
  private var layout: PageLayout { page.layout }

  init(_ page: Page, _ options: DrawingOptions) {
    self.page = page
    theme = options.theme
    wording = options.words
  }

  func text() -> String {
    let view = page.view
    let (x, y) = (SVGText.number(view.minX), SVGText.number(view.minY))
    let (w, h) = (SVGText.number(view.width), SVGText.number(view.height))
    // Several pages may stand in one document.
    let suffix = page.number == 1 ? "" : "-\(page.number)"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(page.size.width)" \
      height="\(page.size.height)" \
      viewBox="\(x) \(y) \(w) \(h)" role="graphics-document document" \
      aria-labelledby="map-title\(suffix)" aria-describedby="map-description\(suffix)" \
      lang="\(wording.language)">
      <title id="map-title\(suffix)">\(DrawnText.escaped(page.documentTitle))</title>
      <desc id="map-description\(suffix)">\(DrawnText.escaped(page.description))</desc>
      <style>
      \(StyleSheet.text(for: theme))</style>
      <rect class="ground" x="\(x)" y="\(y)" width="\(w)" height="\(h)"/>
      \(header())\(maps())\(legend())\(notes())</svg>

      """
  }

  private func header() -> String {
    let corner = Point(PageLayout.margin, PageLayout.margin)
    return layout.header.lines.map { line in
      SVGText.line(line.text, at: corner + line.place, "class=\"\(line.style)\"") + "\n"
    }.joined()
  }

  /// Several maps are groups of their own, each under its title.
  private func maps() -> String {
    guard let grid = layout.grid else { return "" }
    return page.panels.enumerated().map { index, panel in
      let place = layout.gridCorner + grid.shift(index)
      let shapes =
        "<g transform=\"translate(\(SVGText.pair(place)))\">\n"
        + PanelDrawing(panel).shapes() + "</g>\n"
      guard let title = panel.title else { return shapes }
      let line = Self.titleFont.lines(of: title, width: grid.titleWidth, limit: 1)[0]
      let heading = SVGText.line(
        line, at: layout.gridCorner + grid.titlePlace(index), "class=\"panel-title\"")
      return "<g class=\"panel\" role=\"graphics-object group\" "
        + "aria-label=\"\(DrawnText.escaped(title))\">\n\(heading)\n\(shapes)</g>\n"
    }.joined()
  }

  private static let titleFont = TextMeasure(size: 15, isBold: true)

  private func legend() -> String {
    guard layout.legend.height > 0 else { return "" }
    return "<g class=\"legend\" role=\"graphics-object group\" "
      + "aria-label=\"\(DrawnText.escaped(wording.text(.legend)))\">\n"
      + layout.legend.shapes(at: layout.legendCorner) + "</g>\n"
  }

  private func notes() -> String {
    layout.noteLines.map { line in
      SVGText.line(line.text, at: line.place, "class=\"quiet\"") + "\n"
    }.joined()
  }
}
