// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorMediation
internal import ActorRendering

/// How a brief looks: on screens as wide as reads well, on paper as small as still reads well.
enum BriefStyle {
  private static let pictureName = "map-picture"

  /// The rules, with those that set map and legend apart on paper, where the title and what else
  /// the picture says would stand twice.
  static func sheet(_ frames: DrawingFrames?) -> String {
    screen + ChartStyle.screen + "@media print {\n" + paper + ChartStyle.paper
      + (frames.map(apart) ?? "") + "}\n"
  }

  /// The map's picture; its legend once more for paper.
  static func figure(_ drawing: MapDrawing) -> String {
    let start = "<svg "
    let picture =
      drawing.svg.hasPrefix(start)
      ? start + "id=\"\(pictureName)\" " + drawing.svg.dropFirst(start.count) : drawing.svg
    return "<div class=\"crop\">\n\(picture)</div>\n" + (drawing.frames.map(legend) ?? "")
      + drawing.pages.dropFirst().joined()
  }

  private static func legend(_ frames: DrawingFrames) -> String {
    guard let legend = frames.legend else { return "" }
    let box = [
      legend.x - frames.whole.x, legend.y - frames.whole.y, legend.width, legend.height,
    ]
    return "<svg class=\"legend-on-paper\" aria-hidden=\"true\" "
      + "viewBox=\"\(box.map { fourDecimals($0) }.joined(separator: " "))\">"
      + "<use href=\"#\(pictureName)\" width=\"\(fourDecimals(frames.whole.width))\" "
      + "height=\"\(fourDecimals(frames.whole.height))\"/></svg>\n"
  }

  /// The map and its legend apart: side by side where the legend is a column; else the map, where
  /// it is not too wide, beside section 1 and its legend below both.
  private static func apart(_ frames: DrawingFrames) -> String {
    let shape = frames.maps.width / frames.maps.height
    let rules: String
    if let legend = frames.legend, legend.height > 1.2 * legend.width {
      rules = beside(frames.maps, legend)
    } else if shape <= widest {
      rules = besideScope(shape, frames.legend)
    } else {
      let legend =
        frames.legend.map {
          "  .legend-on-paper { display: block; margin: 1mm auto 0; "
            + "width: \(fourDecimals(width($0, 38)))mm; }\n"
        } ?? ""
      rules =
        "  .crop { margin: 0 auto; width: \(fourDecimals(width(frames.maps, 82)))mm; }\n" + legend
    }
    return rules + picture(frames)
  }

  /// As wide as a frame may be at this height.
  private static func width(_ frame: DrawingFrames.Frame, _ height: Double) -> Double {
    min(textWidth, height * frame.width / frame.height)
  }

  /// The widest map, by height, that stands beside the text of section 1.
  private static let widest = 1.6

  private static func besideScope(_ shape: Double, _ legend: DrawingFrames.Frame?) -> String {
    let gap = 4.0
    let map = min(86, 80 * shape)
    let start = textWidth - map
    let legend =
      legend.map { frame in
        let width = width(frame, 38)
        return
          "  .legend-on-paper { display: block; clear: both; max-width: none; margin-top: 1mm;\n"
          + "    margin-inline-start: \(fourDecimals((textWidth - width) / 2 - start))mm; "
          + "width: \(fourDecimals(width))mm; }\n"
      } ?? ""
    return """
        #scope { float: inline-start; width: \(fourDecimals(start - gap))mm; }
        #map { display: block; margin-inline-start: \(fourDecimals(start))mm; }
        #map > p { clear: both; margin-inline-start: \(fourDecimals(-start))mm; }
        .crop { width: \(fourDecimals(map))mm; }

      """ + legend
  }

  private static func beside(_ maps: DrawingFrames.Frame, _ legend: DrawingFrames.Frame) -> String {
    let shapes = (maps.width / maps.height, legend.width / legend.height)
    let gap = 4.0
    let height = min(108, (textWidth - gap) / (shapes.0 + shapes.1))
    return """
        figure:not(.chart) { display: flex; flex-wrap: wrap; justify-content: center; }
        .crop { flex: none; width: \(fourDecimals(height * shapes.0))mm; }
        .legend-on-paper { display: block; flex: none; margin-inline-start: \(fourDecimals(gap))mm;
          width: \(fourDecimals(height * shapes.1))mm; }

      """
  }

  /// Only the map is seen of the picture.
  private static func picture(_ frames: DrawingFrames) -> String {
    let (whole, maps) = (frames.whole, frames.maps)
    func share(_ part: Double, _ whole: Double) -> String { fourDecimals(100 * part / whole) + "%" }
    return """
        .crop { position: relative; overflow: hidden;
          aspect-ratio: \(fourDecimals(maps.width / maps.height)); }
        .crop svg { position: absolute; max-width: none; height: auto;
          width: \(share(whole.width, maps.width));
          left: \(share(whole.x - maps.x, maps.width));
          top: \(share(whole.y - maps.y, maps.height)); }

      """
  }

  /// The width of a line on A4, in millimetres.
  private static let textWidth = 188.0

  private static let screen = """
    body { max-width: 54rem; line-height: 1.45; }
    h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
    h2 { font-size: 1.15rem; margin: 1.6rem 0 .4rem; border-bottom: 1px solid #888; }
    p, ul { margin: .4rem 0; }
    table { font-size: .9rem; margin: .5rem 0 .2rem; min-width: 60%; }
    th.number { text-align: end; }
    p.note { font-size: .85rem; margin: .1rem 0 .6rem; }
    dl.words { font-size: .9rem; margin: .4rem 0; }
    dl.words div { margin: .15rem 0; }
    dl.words dt { display: inline; font-weight: bold; }
    dl.words dt::after { content: ":"; }
    dl.words dd { display: inline; margin: 0; }
    .legend-on-paper { display: none; }
    @page { size: A4; margin: 9mm 11mm; }

    """

  private static let paper = """
      :root { color-scheme: light; }
      html { font-size: 8.4pt; }
      body { line-height: 1.18; margin: 0; padding: 0; max-width: none; }
      h1 { font-size: 13pt; margin: 0; }
      h2 { font-size: 10pt; margin: .5em 0 .15em; break-after: avoid; }
      p, ul { margin: .15em 0; }
      ul { padding-inline-start: 5mm; }
      p:has(+ ul), caption { break-after: avoid; }
      table { font-size: 7.8pt; line-height: 1.15; margin: .3em 0 .1em; break-inside: avoid; }
      th, td { padding: .05em .4em; }
      th.number { max-width: 22mm; }
      caption { padding: .1em 0; }
      p.note, dl.words { font-size: 7.4pt; margin: .1em 0 .3em; }
      dl.words { columns: 3; column-gap: 4mm; }
      dl.words div { break-inside: avoid; margin: .1em 0; }
      figure, #definitions { margin: .2em 0; break-inside: avoid; }

    """
}
