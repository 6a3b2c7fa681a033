// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@testable import ActorRendering

@Suite("Sheets: what is told, and how many there are")
struct SheetTests {
  private func drawing(
    _ map: ActorMap, _ page: PageChoice, isPaged: Bool = false
  ) -> MapDrawing {
    MapDrawing(map, options: DrawingOptions(layout: .own, page: page, isPaged: isPaged))
  }

  private func size(_ drawing: MapDrawing) -> String? {
    drawing.view.elements[0].attributes["width"]
  }

  @Test("small text is told with what helps; auto takes the larger paper only where it is needed")
  func notices() throws {
    let (short, long) = (line(4, isAcross: true), line(11, isAcross: true))
    #expect(!drawing(short, .a4).notices.contains { $0.contains("text is") })
    #expect(size(drawing(short, .auto)).map { $0 == "210mm" || $0 == "297mm" } == true)
    let told = try #require(drawing(long, .a4).notices.first { $0.contains("text is") })
    #expect(told.contains("on A4, below the 10 pt") && told.contains("A3 gives "))
    #expect(told.contains("--focus or --roll-up"))
    #expect(size(drawing(long, .auto)) == "420mm")
    #expect(!drawing(long, .auto).notices.contains { $0.contains("text is") })
    #expect(drawing(line(16, isAcross: true), .auto).notices[0].contains("on A3, below the 10 pt"))
    #expect(size(drawing(long, .none))?.hasSuffix("mm") == false)
    #expect(drawing(long, .none).textSize == nil)
  }

  @Test("where text could not be read, auto takes no sheet and says so; a sheet is as asked")
  func unreadable() throws {
    // 40 actors 120 units apart take a little more than 4,680 units, of which 12 on 400 mm of A3 are
    // a little less than 1.03 mm or 2.9 pt.
    let long = line(40, isAcross: true)
    let auto = drawing(long, .auto)
    #expect(size(auto)?.hasSuffix("mm") == false && auto.textSize == nil)
    #expect(auto.notices[0].contains("text would be 2.8 pt on A3, too small to be read"))
    let asked = drawing(long, .a3)
    #expect(size(asked) == "420mm")
    #expect(try #require(asked.textSize) < MapDrawing.smallestText)
  }

  @Test("the ground covers the whole sheet, on every page")
  func ground() throws {
    let drawing = MapDrawing(
      line(4, isAcross: true),
      options: DrawingOptions(layout: .own, page: .a4, legend: .apart))
    #expect(drawing.pages.count == 2 && drawing.legendPage == drawing.pages[1])
    for (index, page) in drawing.pages.enumerated() {
      let view = XMLView(page)
      let rect = try #require(view.elements.first { $0.name == "rect" }).attributes
      let box = ["x", "y", "width", "height"].compactMap { rect[$0] }.joined(separator: " ")
      #expect(box == view.elements[0].attributes["viewBox"])
      #expect(view.all(ofClass: "legend").count == index)
      #expect(view.all(ofClass: "actor").count == (index == 0 ? 4 : 0))
      let ids = ["aria-labelledby", "aria-describedby"].map { view.elements[0].attributes[$0] }
      #expect(view.elements[1...2].map { $0.attributes["id"] } == ids)
      #expect(view.elements[1...2].allSatisfy { !$0.text.isEmpty })
    }
    let ids = drawing.pages.map { XMLView($0).elements[1].attributes["id"] }
    #expect(Set(ids).count == 2, "both may stand in one document")
  }

  /// A panel for each of so many issues, 600 units wide and 400 high.
  private func issues(_ count: Int) throws -> [Panel] {
    var map = ActorMap(
      title: "T", actors: (0..<4).map { Actor(id: "\($0)") },
      relationships: (0..<count).map {
        Relationship(from: "\($0 % 4)", to: "\(($0 + 1) % 4)", layers: ["issue-\($0)"])
      })
    map.layout = [(0.0, 0.0), (600, 0), (600, 400), (0, 400)].enumerated().map {
      FixedPosition(actor: "\($0)", x: $1.0, y: $1.1)
    }
    return try MapDrawing(
      map, answering: .layers(nil), options: DrawingOptions(layout: .own)
    ).panels
  }

  @Test(
    "panels go on on further sheets, as many a sheet as stay legible, each once and in order",
    arguments: 1...7)
  func panels(count: Int) throws {
    let panels = try issues(count)
    let words = panels[0].plan.words
    for paper in [PageChoice.a4, .a3] {
      let options = DrawingOptions(layout: .own, page: paper, isPaged: true)
      let set = PageMaker(words, panels, options).pages()
      let maps = set.pages.filter { !$0.isLegend }
      #expect(maps.flatMap(\.panels).map(\.title) == panels.map(\.title))
      #expect(try #require(set.textSize) >= 10)
      let sizes = maps.compactMap { $0.sheet?.scale }
      #expect(sizes.allSatisfy { ($0 - sizes[0]).magnitude < 1e-9 }, "all to one scale")
      let counts = maps.map(\.panels.count)
      #expect(counts.dropLast().allSatisfy { $0 == counts[0] })
      #expect(try #require(counts.last) <= counts[0])
      #expect(set.pages.map(\.number) == Array(1...set.pages.count))
      let corners = maps.map { $0.layout.gridCorner }
      #expect(corners.allSatisfy { $0 == corners[0] }, "panels stand at the same places")
      let told = maps.map { $0.layout.noteLines.map(\.text).joined(separator: " ") }
      for (index, text) in told.enumerated() where maps.count > 1 {
        #expect(text.contains("Sheet \(index + 1) of \(maps.count)."))
      }
      // One more a sheet would not be legible: the sheet has room for 277 × 190 mm of A4.
      let one = DrawingOptions(layout: .own, page: paper, legend: .apart)
      let all = try #require(PageMaker(words, panels, one).pages().textSize)
      #expect((all >= 10) == (maps.count == 1))
    }
  }

  @Test("on one sheet, panels that cannot be read bring the advice to take a PDF")
  func advice() throws {
    let panels = try issues(7)
    let options = DrawingOptions(layout: .own, page: .a4)
    let set = PageMaker(panels[0].plan.words, panels, options).pages()
    #expect(set.pages.count == 1)
    let notice = try #require(set.notice)
    #expect(notice.contains("A3 gives ") && notice.contains("a PDF, which has several sheets"))
  }
}
