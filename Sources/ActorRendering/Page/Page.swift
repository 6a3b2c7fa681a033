// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// One page of a drawing, ready to be written.
struct Page {
  let layout: PageLayout
  /// The paper; `nil` where the page is as large as what stands on it.
  let sheet: Sheet?
  /// The maps on it, in the cells of the grid.
  let panels: [Panel]
  /// From 1 on.
  let number: Int
  /// For those who see or hear the page alone.
  let documentTitle: String
  let description: String

  /// Whether it holds the legend alone.
  var isLegend: Bool { layout.grid == nil }

  /// What of the drawing's plane it shows.
  var view: Box {
    sheet?.view
      ?? Box(
        center: Point(layout.width / 2, layout.height / 2), width: layout.width,
        height: layout.height)
  }

  /// Width and height as an SVG says them.
  var size: (width: String, height: String) {
    guard let sheet else {
      return (SVGText.number(layout.width), SVGText.number(layout.height))
    }
    return (SVGText.number(sheet.width) + "mm", SVGText.number(sheet.height) + "mm")
  }
}

/// The pages of a drawing, and how well they can be read.
struct PageSet {
  let pages: [Page]
  /// The size of the smallest running text in points; `nil` without paper.
  let textSize: Double?
  /// What is to be known of it.
  let notice: String?
}
