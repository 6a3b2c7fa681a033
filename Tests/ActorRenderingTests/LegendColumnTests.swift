// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Testing

@testable import ActorRendering

@Suite("The columns of a legend")
struct LegendColumnTests {
  /// A legend of sections with so many entries each, whose words are all different.
  private func legend(_ counts: [Int]) -> Legend {
    Legend(
      sections: counts.enumerated().map { section, count in
        Legend.Section(
          title: "S\(section)", continuedTitle: "S\(section), on",
          items: (0..<count).map { item in
            let words = String(repeating: "m", count: 1 + (section * 7 + item * 3) % 5)
            return Legend.Item(sample: "", text: "\(section).\(item) \(words)")
          })
      })
  }

  @Test(
    "columns do not overlap, do not leave their room, and keep order and all entries",
    arguments: DrawnMaps.names)
  func columns(name: String) throws {
    let panels = try #require(DrawnMaps.panels[name])
    let legend = Legend(panels[0].plan, hasHulls: !panels[0].geometry.sides.isEmpty)
    let texts = legend.sections.flatMap { $0.items.map(\.text) }
    let settings = LegendColumns.settings(of: legend)
    #expect(settings.count > 3)
    for setting in settings {
      let drawing = LegendDrawing(setting, room: setting.width * 1.3)
      let boxes = drawing.boxes
      let titles = Set(legend.sections.flatMap { [$0.title, $0.continuedTitle] })
      #expect(boxes.map(\.text).filter { !titles.contains($0) } == texts)
      for (index, (_, box)) in boxes.enumerated() {
        #expect(box.minX >= 0 && box.maxX <= drawing.width + 1e-9)
        #expect(box.minY >= 0 && box.maxY <= drawing.height + 1e-9)
        for other in boxes[..<index] { #expect(box.overlap(with: other.box) < 1e-6) }
        if index > 0 {
          let before = boxes[index - 1].box
          #expect(box.minX > before.minX || box.minY > before.minY, "down, then to the right")
        }
      }
      #expect(drawing.width <= setting.width * 1.3 + 1e-9)
    }
  }

  @Test("a heading stands with two entries at least, unless its section has but one")
  func together() {
    let legend = legend([1, 2, 3, 4, 9])
    let settings = LegendColumns.settings(of: legend)
    #expect(settings.contains { $0.columns.flatMap(\.blocks).contains(where: \.isContinued) })
    for setting in settings {
      for block in setting.columns.flatMap(\.blocks) {
        let whole = legend.sections[block.section].items.count
        #expect(block.items.count >= 2 || whole == 1)
        #expect(block.items.count == whole || whole >= 4)
        #expect(block.isContinued == (block.items.lowerBound > 0))
      }
    }
  }

  /// Every way with at most two cut sections, by trying all of them.
  private func naive(_ counts: [Int], width: Double) -> Double? {
    let legend = legend(counts)
    let places = counts.enumerated().flatMap { section, count in
      (0..<count).map { (section, $0) }
    }
    let bold = TextMeasure(size: 12, isBold: true)
    var best: Double?
    for cuts in 0..<(1 << (places.count - 1)) {
      let isCut = { (place: Int) in place > 0 && cuts >> (place - 1) & 1 == 1 }
      var (total, column, height, highest, price) = (0.0, 0.0, 0.0, 0.0, 0.0)
      var isAllowed = true
      for (place, (section, item)) in places.enumerated() {
        let content = legend.sections[section]
        if isCut(place), item > 0 {
          isAllowed = isAllowed && item >= 2 && content.items.count - item >= 2
          isAllowed = isAllowed && !isCut(place - 1)
          price += 12
        }
        if isCut(place) { (total, column, height) = (total + column + 26, 0, 0) }
        if isCut(place) || item == 0 {
          height += (height > 0 ? 12 : 0) + 22
          column = max(column, bold.width(of: item == 0 ? content.title : content.continuedTitle))
        }
        height += 20
        column = max(column, 46 + Legend.font.width(of: content.items[item].text))
        highest = max(highest, height)
      }
      if isAllowed, price <= 24, total + column <= width {
        best = min(best ?? .infinity, highest + price)
      }
    }
    return best
  }

  @Test(
    "the lowest way for a width is the lowest of all ways, tried one by one",
    arguments: [[5], [1, 4], [3, 3, 3], [2, 6, 2], [4, 1, 5]])
  func lowest(counts: [Int]) throws {
    let settings = LegendColumns.settings(of: legend(counts))
    for step in 1...12 {
      let width = 60.0 * Double(step)
      guard let expected = naive(counts, width: width) else { continue }
      let found = try #require(LegendColumns.lowest(of: settings, width: width))
      let cuts = found.columns.flatMap(\.blocks).count(where: \.isContinued)
      #expect((found.height + 12 * Double(cuts) - expected).magnitude < 1e-9, "\(width)")
      #expect(found.width <= width)
    }
  }
}
