// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@testable import ActorRendering

/// Maps on pages, each drawn once: in rows, since where actors stand does not matter here.
enum DrawnMaps {
  /// Narrow and wide ones, with short and with long legends.
  static let names = ["two-valleys", "oslo-1993", "krackhardt-kite", "symbols"]

  static let panels: [String: [Panel]] = Dictionary(
    uniqueKeysWithValues: names.map { name in
      (name, (try? shippedMap(name)).map(panels(of:)) ?? [])
    })

  private static func panels(of map: ActorMap) -> [Panel] {
    var map = map
    map.layout = map.actors.indices.map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: 7)
      return FixedPosition(
        actor: map.actors[index].id, x: Double(column) * 150, y: Double(row) * 120)
    }
    return MapDrawing(map, options: DrawingOptions(layout: .own, routing: .straight)).panels
  }
}

/// Actors in a row or in a column, all tied.
func line(_ count: Int, isAcross: Bool) -> ActorMap {
  ActorMap(
    title: "T", actors: (0..<count).map { Actor(id: "\($0)") },
    relationships: (1..<count).map { Relationship(from: "\($0 - 1)", to: "\($0)") },
    layout: (0..<count).map { index in
      let place = Double(index) * 120
      return FixedPosition(
        actor: "\(index)", x: isAcross ? place : 0, y: isAcross ? 0 : place)
    })
}

@Suite("Pages for print")
struct PageTests {
  private func options(
    _ page: PageChoice, _ legend: LegendChoice = .auto, isPaged: Bool = false
  ) -> DrawingOptions {
    DrawingOptions(layout: .own, page: page, legend: legend, isPaged: isPaged)
  }

  private func set(_ panels: [Panel], _ options: DrawingOptions) -> PageSet {
    PageMaker(panels[0].plan.words, panels, options).pages()
  }

  private func sheet(_ map: ActorMap, _ page: PageChoice = .a4) throws -> Sheet {
    let options = options(page)
    return try #require(set(MapDrawing(map, options: options).panels, options).pages[0].sheet)
  }

  @Test("ISO 216: A4 is 210 × 297 mm, A3 297 × 420 mm")
  func sizes() {
    #expect((Paper.a4.short, Paper.a4.long) == (210, 297))
    #expect((Paper.a3.short, Paper.a3.long) == (297, 420))
  }

  @Test(
    "on every sheet everything lies inside edges of 10 mm, and no map below its legend",
    arguments: DrawnMaps.names, [PageChoice.a4, .a3])
  func edges(name: String, paper: PageChoice) throws {
    let panels = try #require(DrawnMaps.panels[name])
    for legend in LegendChoice.allCases {
      for page in set(panels, options(paper, legend, isPaged: true)).pages {
        let sheet = try #require(page.sheet)
        let (layout, view, slack) = (sheet.layout, sheet.view, 1e-9)
        let margin = PageLayout.margin
        #expect(((margin - view.minY) * sheet.scale - 10).magnitude < slack)
        #expect((margin - view.minX) * sheet.scale >= 10 - slack)
        #expect((view.maxX - layout.width + margin) * sheet.scale >= 10 - slack)
        #expect((view.maxY - layout.height + margin) * sheet.scale >= 10 - slack)
        #expect((view.width * sheet.scale - sheet.width).magnitude < slack)
        #expect((view.height * sheet.scale - sheet.height).magnitude < slack)
        inside(layout)
      }
    }
  }

  /// Whether header, maps, legend and notes lie between the margins and apart from each other.
  private func inside(_ layout: PageLayout) {
    let (margin, slack) = (PageLayout.margin, 1e-9)
    var boxes: [Box] = []
    let drawn = (layout.grid?.tuck.pieces ?? []).map { $0.moved(by: layout.gridCorner) }
    if layout.legend.height > 0 {
      let corner = layout.legendCorner
      boxes.append(
        Box(
          minX: corner.x, minY: corner.y, maxX: corner.x + layout.legend.width,
          maxY: corner.y + layout.legend.height))
    }
    for line in layout.header.lines {
      let sizes: [String: Double] = ["title": 19, "panel-title": 15]
      let size = sizes[line.style] ?? 12
      let width = TextMeasure(size: size, isBold: size > 12).width(of: line.text)
      let place = Point(margin, margin) + line.place
      boxes.append(
        Box(minX: place.x, minY: place.y - 9, maxX: place.x + width, maxY: place.y + 3))
    }
    for line in layout.noteLines {
      let width = PageHeader.textFont.width(of: line.text)
      boxes.append(
        Box(
          minX: line.place.x, minY: line.place.y - 9, maxX: line.place.x + width,
          maxY: line.place.y + 3))
    }
    for (index, box) in boxes.enumerated() {
      #expect(box.minX >= margin - slack && box.maxX <= layout.width - margin + slack)
      #expect(box.minY >= margin - slack && box.maxY <= layout.height - margin + slack)
      for other in boxes[..<index] + drawn { #expect(!box.intersects(other)) }
    }
    for box in drawn {
      #expect(box.minX >= margin - slack && box.maxX <= layout.width - margin + slack)
      #expect(box.minY >= margin - slack && box.maxY <= layout.height - margin + slack)
    }
  }

  @Test("without paper everything has its place as well", arguments: DrawnMaps.names)
  func unscaled(name: String) throws {
    let panels = try #require(DrawnMaps.panels[name])
    for legend in LegendChoice.allCases {
      let pages = set(panels, options(.none, legend)).pages
      #expect(pages.count == (legend == .apart ? 2 : 1))
      for page in pages {
        #expect(page.sheet == nil)
        inside(page.layout)
      }
    }
  }

  @Test("no map is smaller than its legend", arguments: DrawnMaps.names)
  func proportion(name: String) throws {
    let layout = try set(#require(DrawnMaps.panels[name]), options(.none)).pages[0].layout
    let grid = try #require(layout.grid)
    #expect(layout.legend.width * layout.legend.height < grid.width * grid.height)
  }

  @Test("the legend stands where it is asked for")
  func places() throws {
    let panels = MapDrawing(line(4, isAcross: true), options: options(.none)).panels
    for page in PageChoice.allCases {
      let below = set(panels, options(page, .below)).pages[0].layout
      #expect(below.legendCorner.y > below.gridCorner.y && below.legendCorner.x == 24)
      let beside = set(panels, options(page, .beside)).pages[0].layout
      #expect(beside.legendCorner.x > beside.gridCorner.x + (beside.grid?.width ?? 0))
      let apart = set(panels, options(page, .apart)).pages
      #expect(apart.map(\.isLegend) == [false, true])
      #expect(apart[0].layout.legend.height == 0 && apart[1].layout.legend.height > 0)
    }
  }

  @Test("a wide map lies across, a tall one stands")
  func orientation() throws {
    let wide = try sheet(line(12, isAcross: true))
    let tall = try sheet(line(12, isAcross: false))
    #expect(wide.width == 297 && wide.height == 210)
    #expect(tall.width == 210 && tall.height == 297)
  }

  @Test(
    "a row as wide as the page: 12 units of text are 12 · 277 mm / width, in points of 1/72 inch")
  func text() throws {
    let sheet = try sheet(line(20, isAcross: true))
    let expected = 12 * (297 - 20) / sheet.layout.inner * 72 / 25.4
    #expect((sheet.textSize - expected).magnitude < 1e-9)
    #expect(sheet.layout.inner == sheet.layout.grid?.width, "no wider than the map needs")
  }

  @Test("a tall map has its legend beside it where that leaves larger text")
  func beside() throws {
    let layout = try sheet(line(9, isAcross: false)).layout
    #expect(layout.legendCorner.y == layout.gridCorner.y)
  }

  @Test("a map of one actor does not have letters as high as a poster's")
  func smallest() throws {
    #expect((try sheet(ActorMap(actors: [Actor(id: "a")]), .a3).textSize - 14).magnitude < 1e-9)
  }

  @Test(
    "A3 gives √2 times the text of A4 or more, since edges do not grow", arguments: DrawnMaps.names)
  func growth(name: String) throws {
    let panels = try #require(DrawnMaps.panels[name])
    let small = try #require(set(panels, options(.a4)).textSize)
    let large = try #require(set(panels, options(.a3)).textSize)
    #expect(large >= min(14, small * 2.0.squareRoot()) - 1e-9)
  }

  @Test("what is allowed to go on on further sheets is never smaller", arguments: DrawnMaps.names)
  func paged(name: String) throws {
    let panels = try #require(DrawnMaps.panels[name])
    let (one, many) = (set(panels, options(.a4)), set(panels, options(.a4, isPaged: true)))
    let (size, larger) = (try #require(one.textSize), try #require(many.textSize))
    if size >= 10 {
      #expect(many.pages.count == 1 && larger == size)
    } else {
      let apart = try #require(set(panels, options(.a4, .apart)).textSize)
      #expect(larger >= min(10, max(size, apart)) - 1e-9)
      #expect(many.pages.map(\.isLegend) == (larger > size ? [false, true] : [false]))
    }
  }

  @Test("a legend apart has text of 11 points, and what gave way above the map")
  func apart() throws {
    var map = line(6, isAcross: false)
    map.description = "About it."
    map.layout = (0..<6).map { FixedPosition(actor: "\($0)", x: Double($0) * 130, y: 0) }
    let set = set(
      MapDrawing(map, options: options(.none)).panels, options(.a4, .apart, isPaged: true))
    func texts(_ page: Page) -> [String] { page.layout.header.lines.map(\.text) }
    #expect((try #require(set.pages[1].sheet).textSize - 11).magnitude < 1e-9)
    #expect(texts(set.pages[1]).starts(with: ["T", "Legend"]))
    #expect(set.pages.flatMap(texts).count { $0 == "About it." } == 1)
    #expect(set.pages[0].layout.noteLines.map(\.text) == ["A map is a view, not the truth."])
  }
}
