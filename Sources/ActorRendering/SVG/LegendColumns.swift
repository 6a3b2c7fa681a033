// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A legend cut into columns of which each is as wide as its widest entry.
///
/// Entries keep their order. A section may go on in the next column, under its heading again, but
/// never with a single entry before or after the cut.
struct LegendColumns {
  static let columnGap = 26.0
  static let sectionGap = 12.0
  static let headingHeight = 22.0
  private static let headingFont = TextMeasure(size: 12, isBold: true)

  /// Entries of one section that stand below each other.
  struct Block: Hashable {
    let section: Int
    let items: Range<Int>
    var isContinued: Bool { items.lowerBound > 0 }
  }

  /// A column from above to below.
  struct Column {
    let blocks: [Block]
    let width: Double
  }

  /// An entry with its words in lines.
  struct Entry {
    let item: Legend.Item
    let lines: [String]
    let width: Double
    let height: Double
  }

  /// By section.
  let entries: [[Entry]]
  let headings: [(first: String, continued: String)]
  let columns: [Column]
  let width: Double
  let height: Double

  /// What a section that goes on in another column may cost, in height: less is not worth it.
  private static let cutPrice = 12.0
  /// How many sections may be cut: more make a legend restless.
  private static let cutLimit = 2

  /// The height, and more where sections are cut.
  private var cost: Double {
    let cuts = columns.flatMap(\.blocks).count(where: \.isContinued)
    return height + Self.cutPrice * Double(cuts)
  }

  static func headingWidth(_ text: String) -> Double { headingFont.width(of: text) }

  // MARK: - Every sensible way

  /// Every way to set `legend` that is lower than all narrower ones: the lowest first, where cut
  /// sections count as height.
  ///
  /// Words are left in one line or broken, which makes columns narrower and higher.
  ///
  /// - Complexity: O(settings · entries²).
  static func settings(of legend: Legend) -> [LegendColumns] {
    let all = [Double.infinity, 210, 150].flatMap { limit in
      let cutting = LegendCutting(legend, textWidth: limit)
      return (0...cutLimit).flatMap { cutting.settings(cuts: $0) }
    }.enumerated().sorted {
      ($0.element.cost, $0.element.width, $0.offset)
        < ($1.element.cost, $1.element.width, $1.offset)
    }.map(\.element)
    var kept: [LegendColumns] = []
    for setting in all where setting.width < (kept.last?.width ?? .infinity) {
      kept.append(setting)
    }
    return kept
  }

  /// The lowest of `settings` that fits `width`, else the narrowest.
  static func lowest(of settings: [LegendColumns], width: Double) -> LegendColumns? {
    settings.first { $0.width <= width } ?? settings.last
  }

  /// The narrowest of `settings` that is at most so high.
  static func fitting(_ settings: [LegendColumns], height: Double) -> LegendColumns? {
    settings.last { $0.height <= height }
  }

  /// For each number of columns up to `limit` the lowest of `settings`.
  static func upright(of settings: [LegendColumns], limit: Int) -> [LegendColumns] {
    (1...limit).compactMap { count in settings.first { $0.columns.count == count } }
  }
}

/// Finds where a legend is cut into columns.
private struct LegendCutting {
  private let entries: [[LegendColumns.Entry]]
  private let headings: [(first: String, continued: String)]
  /// The section and the number of every entry, in order.
  private let places: [(section: Int, item: Int)]
  /// Whether a column may begin with an entry; one more for the end.
  private let mayBegin: [Bool]
  /// By the entry that begins a column: its size with one entry, with two …
  private let spans: [[Span]]
  private typealias Span = (height: Double, width: Double)

  init(_ legend: Legend, textWidth: Double) {
    entries = legend.sections.map { $0.items.map { Self.entry($0, textWidth) } }
    headings = legend.sections.map { ($0.title, $0.continuedTitle) }
    places = legend.sections.enumerated().flatMap { section, content in
      content.items.indices.map { (section, $0) }
    }
    mayBegin =
      places.map { place in
        let count = legend.sections[place.section].items.count
        return place.item == 0 || place.item >= 2 && count - place.item >= 2
      } + [true]
    let (places, entries, headings) = (places, entries, headings)
    spans = places.indices.map { Self.spans(places, from: $0, entries, headings) }
  }

  private static func entry(_ item: Legend.Item, _ textWidth: Double) -> LegendColumns.Entry {
    let lines =
      textWidth.isFinite
      ? Legend.font.lines(of: item.text, width: textWidth, limit: 4) : [item.text]
    let widest = lines.map(Legend.font.width).max() ?? 0
    return LegendColumns.Entry(
      item: item, lines: lines, width: item.width + widest + 2,
      height: max(item.height, Legend.lineHeight * Double(lines.count) + 5.5))
  }

  /// With at most so many cut sections: from one column on, each lower than the one before.
  func settings(cuts: Int) -> [LegendColumns] {
    guard !places.isEmpty else { return [] }
    var found: [LegendColumns] = []
    var limit = Double.infinity
    while let starts = narrowest(below: limit, cuts: cuts) {
      let setting = setting(starts)
      found.append(setting)
      limit = setting.height
    }
    return found
  }

  /// Height and width of the columns that begin with an entry and end before `begin` + 1, + 2 …
  private static func spans(
    _ places: [(section: Int, item: Int)], from begin: Int,
    _ entries: [[LegendColumns.Entry]], _ headings: [(first: String, continued: String)]
  ) -> [Span] {
    var (height, width) = (0.0, 0.0)
    return (begin..<places.count).map { entry in
      let place = places[entry]
      if entry == begin || place.item == 0 {
        height += (entry == begin ? 0 : LegendColumns.sectionGap) + LegendColumns.headingHeight
        let (first, continued) = headings[place.section]
        let heading = place.item == 0 ? first : continued
        width = max(width, LegendColumns.headingWidth(heading))
      }
      height += entries[place.section][place.item].height
      width = max(width, entries[place.section][place.item].width)
      return (height, width)
    }
  }

  /// The first entry of each column where all columns are lower than `limit` and together as narrow
  /// as can be; `nil` where that cannot be.
  private func narrowest(below limit: Double, cuts: Int) -> [Int]? {
    typealias Step = (width: Double, next: Int)
    // By the cuts that are left, then by the entry that begins a column.
    var best = [[Step?]](
      repeating: [Step?](repeating: nil, count: places.count + 1), count: cuts + 1)
    for left in 0...cuts {
      best[left][places.count] = (-LegendColumns.columnGap, places.count)
      for begin in places.indices.reversed() where mayBegin[begin] {
        for (offset, span) in spans[begin].enumerated() {
          guard span.height < limit else { break }
          let next = begin + offset + 1
          let rest = left - (isCut(next) ? 1 : 0)
          // No entry of a section stands alone between two cuts.
          let isAlone = offset == 0 && isCut(begin) && isCut(next)
          guard mayBegin[next], !isAlone, rest >= 0, let after = best[rest][next] else { continue }
          let width = span.width + LegendColumns.columnGap + after.width
          if width < best[left][begin]?.width ?? .infinity { best[left][begin] = (width, next) }
        }
      }
    }
    guard best[cuts][0] != nil else { return nil }
    var (starts, begin, left): ([Int], Int, Int) = ([], 0, cuts)
    while begin < places.count, let step = best[left][begin] {
      starts.append(begin)
      begin = step.next
      left -= isCut(begin) ? 1 : 0
    }
    return starts
  }

  /// Whether a column that begins with an entry cuts a section.
  private func isCut(_ entry: Int) -> Bool { entry < places.count && places[entry].item > 0 }

  private func setting(_ starts: [Int]) -> LegendColumns {
    let ends = starts.dropFirst() + [places.count]
    var (height, width) = (0.0, -LegendColumns.columnGap)
    let columns = zip(starts, ends).map { begin, end in
      let span = spans[begin][end - begin - 1]
      height = max(height, span.height)
      width += span.width + LegendColumns.columnGap
      return LegendColumns.Column(blocks: blocks(begin..<end), width: span.width)
    }
    return LegendColumns(
      entries: entries, headings: headings, columns: columns, width: width, height: height)
  }

  private func blocks(_ range: Range<Int>) -> [LegendColumns.Block] {
    var blocks: [LegendColumns.Block] = []
    for (section, item) in places[range] {
      if let last = blocks.last, last.section == section {
        blocks[blocks.count - 1] = .init(section: section, items: last.items.lowerBound..<item + 1)
      } else {
        blocks.append(.init(section: section, items: item..<item + 1))
      }
    }
    return blocks
  }
}
