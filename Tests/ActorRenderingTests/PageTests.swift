// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@testable import ActorRendering

@Suite("Pages for print")
struct PageTests {
  private func sheet(_ map: ActorMap, _ paper: Paper) -> Sheet {
    sheet(MapDrawing(map, options: DrawingOptions(layout: .own)), paper)
  }

  private func sheet(_ drawing: MapDrawing, _ paper: Paper) -> Sheet {
    let panel = drawing.panels[0]
    let legend = Legend(panel.plan, hasHulls: !panel.geometry.sides.isEmpty)
    return Sheet.best(for: panel.plan.words, [panel], legend, on: paper)
  }

  /// Actors in a row or in a column, all tied.
  private func line(_ count: Int, isAcross: Bool) -> ActorMap {
    ActorMap(
      title: "T", actors: (0..<count).map { Actor(id: "\($0)") },
      relationships: (1..<count).map { Relationship(from: "\($0 - 1)", to: "\($0)") },
      layout: (0..<count).map { index in
        let place = Double(index) * 120
        return FixedPosition(
          actor: "\(index)", x: isAcross ? place : 0, y: isAcross ? 0 : place)
      })
  }

  @Test("ISO 216: A4 is 210 × 297 mm, A3 297 × 420 mm")
  func sizes() {
    #expect((Paper.a4.short, Paper.a4.long) == (210, 297))
    #expect((Paper.a3.short, Paper.a3.long) == (297, 420))
  }

  @Test(
    "everything lies inside edges of 12 mm, and the map beside its legend", arguments: shippedMaps,
    Paper.allCases)
  func edges(name: String, paper: Paper) async throws {
    let sheet = sheet(try await Drawn.map(name), paper)
    let (layout, view) = (sheet.layout, sheet.view)
    let margin = PageLayout.margin
    let slack = 1e-9
    #expect(((margin - view.minY) * sheet.scale - 12).magnitude < slack)
    #expect((margin - view.minX) * sheet.scale >= 12 - slack)
    #expect((view.maxX - layout.width + margin) * sheet.scale >= 12 - slack)
    #expect((view.maxY - layout.height + margin) * sheet.scale >= 12 - slack)
    #expect((view.width * sheet.scale - sheet.width).magnitude < slack)
    #expect((view.height * sheet.scale - sheet.height).magnitude < slack)
    let (map, legend) = (layout.gridCorner, layout.legendCorner)
    #expect(
      legend.x >= map.x + layout.grid.width || legend.y >= map.y + layout.grid.height)
    #expect(map.x >= margin - slack && legend.x >= margin - slack)
  }

  @Test("a wide map lies across, a tall one stands")
  func orientation() {
    let (wide, tall) = (sheet(line(12, isAcross: true), .a4), sheet(line(12, isAcross: false), .a4))
    #expect(wide.width == 297 && wide.height == 210)
    #expect(tall.width == 210 && tall.height == 297)
  }

  @Test(
    "a row as wide as the page: 12 units of text are 12 · 273 mm / width, in points of 1/72 inch")
  func text() {
    let sheet = sheet(line(20, isAcross: true), .a4)
    let expected = 12 * (297 - 24) / sheet.layout.inner * 72 / 25.4
    #expect((sheet.textSize - expected).magnitude < 1e-9)
    #expect(sheet.layout.inner == sheet.layout.grid.width, "no wider than the map needs")
  }

  @Test("a tall map has its legend beside it where that leaves larger text")
  func beside() {
    let sheet = sheet(line(9, isAcross: false), .a4)
    #expect(sheet.layout.legendCorner.y == sheet.layout.gridCorner.y)
  }

  @Test("a map of one actor does not have letters as high as a poster's")
  func smallest() {
    #expect((sheet(ActorMap(actors: [Actor(id: "a")]), .a3).textSize - 14).magnitude < 1e-9)
  }

  @Test("A3 gives √2 times the text of A4 or more, since edges do not grow", arguments: shippedMaps)
  func growth(name: String) async throws {
    let drawing = try await Drawn.map(name)
    let (small, large) = (sheet(drawing, .a4).textSize, sheet(drawing, .a3).textSize)
    #expect(large >= min(14, small * 2.0.squareRoot()) - 1e-9)
  }

  private func drawing(_ map: ActorMap, _ page: PageChoice) -> MapDrawing {
    MapDrawing(map, options: DrawingOptions(layout: .own, page: page))
  }

  @Test("small text is told; auto takes the larger paper only where it is needed")
  func notices() {
    let (short, long) = (line(4, isAcross: true), line(11, isAcross: true))
    func size(_ drawing: MapDrawing) -> String? { drawing.view.elements[0].attributes["width"] }
    let small = drawing(short, .a4).notices
    #expect(!small.contains { $0.contains("text is") })
    #expect(size(drawing(short, .auto)).map { $0 == "210mm" || $0 == "297mm" } == true)
    let told = drawing(long, .a4).notices.first { $0.contains("text is") }
    #expect(told?.hasSuffix(" pt") == true && told?.contains("on A4; A3 gives") == true)
    #expect(size(drawing(long, .auto)) == "420mm")
    #expect(!drawing(long, .auto).notices.contains { $0.contains("text is") })
    let longest = drawing(line(40, isAcross: true), .auto).notices
    #expect(longest.contains { $0.contains("on A3, below the 10 pt") })
    #expect(size(drawing(long, .none))?.hasSuffix("mm") == false)
  }

  @Test("the ground covers the whole sheet")
  func ground() throws {
    let view = drawing(line(4, isAcross: true), .a4).view
    let rect = try #require(view.elements.first { $0.name == "rect" }).attributes
    let box = ["x", "y", "width", "height"].compactMap { rect[$0] }.joined(separator: " ")
    #expect(box == view.elements[0].attributes["viewBox"])
  }
}
