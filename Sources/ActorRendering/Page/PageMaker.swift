// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Divides a drawing into pages so that its text is as large as the paper allows.
///
/// What makes text larger is tried in turn until it is large enough: everything on one sheet, the
/// legend on a sheet of its own, what is said above the map there, too; then fewer maps a sheet.
struct PageMaker {
  /// Text smaller than this, in points, is hard to read on paper.
  static let leastText = 10.0
  /// Text smaller than this, in points, cannot be read.
  static let smallestText = 6.0
  /// The text of a sheet with a legend alone.
  private static let legendText = 11.0
  /// More ties than these between two actors are one grey mass at both ends.
  private static let mostTies = 12

  private let words: PageWords
  private let panels: [Panel]
  private let wording: InterfaceWords
  private let legend: Legend
  private let settings: [LegendColumns]
  private let notes: [String]
  private let paper: PageChoice
  private let place: LegendChoice
  private let isPaged: Bool

  init(_ words: PageWords, _ panels: [Panel], _ options: DrawingOptions) {
    self.words = words
    self.panels = panels
    wording = panels.first?.plan.wording ?? .english
    legend = Legend(
      DrawingPlan.together(panels.map(\.plan)),
      hasHulls: panels.contains { !$0.geometry.sides.isEmpty },
      drawn: Set(panels.flatMap { $0.geometry.marks.flatMap { $0.map(\.mark) } }))
    settings = LegendColumns.settings(of: legend)
    notes = Self.missing(panels) + words.notes
    paper = options.page
    place = options.legend
    isPaged = options.isPaged
  }

  /// What of the maps found no room.
  private static func missing(_ panels: [Panel]) -> [String] {
    guard let wording = panels.first?.plan.wording else { return [] }
    var without: [String] = []
    for panel in panels {
      let drawn = panel.geometry.sides.map(\.side.id)
      for side in panel.plan.sides where !drawn.contains(side.id) && !without.contains(side.name) {
        without.append(side.name)
      }
    }
    let marks = panels.reduce(0) { $0 + $1.geometry.omittedMarks }
    return
      (without.isEmpty
      ? [] : [wording.text(.noHull, ["sides": wording.list(without.map(DrawnText.isolated))])])
      + (marks > 0 ? [wording.text(counting: marks, .noRoomOne, .noRoomOther)] : [])
      + crowds(panels, wording)
  }

  /// Between whom there are more ties than can be told apart.
  private static func crowds(_ panels: [Panel], _ wording: InterfaceWords) -> [String] {
    var pairs: [String] = []
    for plan in panels.map(\.plan) {
      for bundle in plan.bundles where bundle.ties.count > mostTies {
        let text = wording.text(
          .crowdedPair,
          [
            "ties": wording.text(counting: bundle.ties.count, .tiesOne, .tiesOther),
            "from": plan.actors[bundle.pair[0]].name, "to": plan.actors[bundle.pair[1]].name,
          ])
        if !pairs.contains(text) { pairs.append(text) }
      }
    }
    return pairs.isEmpty ? [] : [wording.text(.crowded, ["pairs": wording.list(pairs)])]
  }

  // MARK: - Ways to divide

  /// How a drawing is divided.
  struct Division: Hashable {
    /// How many maps a sheet has.
    let maps: Int
    /// Whether the legend has a page of its own.
    let isApart: Bool
    /// Whether what is said above the map stands there, too.
    var isBrief = false
  }

  private var isLegendless: Bool { settings.isEmpty }

  /// The ways with so many maps a sheet, those with fewer pages first.
  private func divisions(maps: Int) -> [Division] {
    let mayStay = place != .apart && (maps == panels.count || place != .auto)
    let mayLeave = !isLegendless && (place == .apart || place == .auto && isPaged)
    return (mayStay || !mayLeave ? [Division(maps: maps, isApart: false)] : [])
      + (mayLeave
        ? [false, true].map { Division(maps: maps, isApart: true, isBrief: $0) } : [])
  }

  /// How many maps a sheet may have: as even as can be, the most first.
  private var counts: [Int] {
    let all = max(1, panels.count)
    var found = [all]
    guard isPaged else { return found }
    for sheets in 2...max(all, 2) where sheets <= all {
      let count = (all + sheets - 1) / sheets
      if count < found[found.count - 1] { found.append(count) }
    }
    return found
  }

  /// The pages.
  func pages() -> PageSet {
    guard paper != .none else { return PageSet(pages: unscaled(), textSize: nil, notice: nil) }
    let papers: [Paper] =
      switch paper {
      case .a4: [.a4]
      case .a3: [.a3]
      default: [.a4, .a3]
      }
    let found = best(on: papers)
    let isUnreadable = (found?.sheet.textSize ?? 0) < Self.smallestText
    guard let found, !(isUnreadable && paper == .auto) else {
      return PageSet(pages: unscaled(), textSize: nil, notice: found.map(tooSmall))
    }
    return PageSet(
      pages: pages(found.division, found.sheet), textSize: found.sheet.textSize,
      notice: notice(found.sheet, found.division))
  }

  private typealias Found = (division: Division, sheet: Sheet)

  /// The first way with text that is large enough, else the one with the largest.
  private func best(on papers: [Paper]) -> Found? {
    var best: Found?
    let (whole, parts) = (counts.prefix(1), counts.dropFirst())
    for counts in [Array(whole), Array(parts)] {
      for paper in papers {
        for division in counts.flatMap(divisions) {
          guard let sheet = sheet(division, on: paper) else { continue }
          if sheet.textSize >= Self.leastText { return (division, sheet) }
          if sheet.textSize > best?.sheet.textSize ?? 0 { best = (division, sheet) }
        }
      }
    }
    return best
  }

  /// The first sheet of a division; the others have its scale.
  private func sheet(_ division: Division, on paper: Paper) -> Sheet? {
    let layouts = (1...division.maps).flatMap { columns in
      PageLayout.candidates(
        content(division, number: 1, columns: columns), place, isOnSheet: true)
    }
    return Sheet.best(layouts, on: paper)
  }

  // MARK: - Contents

  private func sheetCount(_ division: Division) -> Int {
    (max(1, panels.count) + division.maps - 1) / division.maps
  }

  /// Which of several sheets it is; nothing where there is a map alone with its legend.
  private func sheetNote(_ division: Division, _ number: Int) -> [String] {
    let count = sheetCount(division)
    guard count > 1 else { return [] }
    let all = count + (division.isApart ? 1 : 0)
    return [wording.text(.sheetNumber, ["number": "\(number)", "count": "\(all)"])]
  }

  /// What stands on a page with maps.
  private func content(_ division: Division, number: Int, columns: Int?) -> PageContent {
    PageContent(
      words: words, header: division.isBrief ? .brief : .full,
      grid: PanelGrid(panels, count: division.maps, columns: columns),
      legend: division.isApart ? [] : settings,
      notes: sheetNote(division, number) + notes)
  }

  /// What stands on the page of the legend: what was left out above the maps, too.
  private func legendContent(_ division: Division) -> PageContent {
    let about = division.isBrief && words.hasAbout ? Array(words.subtitle.suffix(1)) : []
    return PageContent(
      words: PageWords(
        title: words.documentTitle, documentTitle: words.documentTitle,
        heading: wording.text(.legend), subtitle: about, description: "", notes: []),
      grid: nil, legend: settings, notes: sheetNote(division, sheetCount(division) + 1))
  }

  // MARK: - Pages

  private func unscaled() -> [Page] {
    let isApart = place == .apart && !isLegendless
    let division = Division(maps: max(1, panels.count), isApart: isApart)
    let layout = PageLayout.compact(content(division, number: 1, columns: nil), place)
    return [page(layout, nil, panels, number: 1)]
      + (isApart
        ? [legendPage(PageLayout.compact(legendContent(division), .below), nil, number: 2)]
        : [])
  }

  private func pages(_ division: Division, _ first: Sheet) -> [Page] {
    let count = sheetCount(division)
    let maps = (0..<count).map { index in
      let (low, high) = (index * division.maps, min(panels.count, (index + 1) * division.maps))
      let content = content(division, number: index + 1, columns: first.layout.grid?.columns)
      let layout = index == 0 ? first.layout : first.layout.like(content)
      let sheet = Sheet(
        layout, first.paper, isAcross: first.isAcross, largestText: first.textSize)
      return page(layout, sheet, Array(panels[low..<high]), number: index + 1)
    }
    return maps + (division.isApart ? [legendSheet(division, first, number: count + 1)] : [])
  }

  private func page(
    _ layout: PageLayout, _ sheet: Sheet?, _ panels: [Panel], number: Int
  ) -> Page {
    Page(
      layout: layout, sheet: sheet, panels: panels, number: number,
      documentTitle: words.documentTitle, description: words.description)
  }

  /// Lies as the maps do, with text of a usual size where that fits.
  private func legendSheet(_ division: Division, _ first: Sheet, number: Int) -> Page {
    let content = legendContent(division)
    let sheets = (0...14).map { step in
      let inner = Sheet.units(across: first.width, textSize: Self.legendText - 0.5 * Double(step))
      return Sheet(
        PageLayout(content, .below, inner: inner, isFull: true), first.paper,
        isAcross: first.isAcross, largestText: Self.legendText)
    }
    let best = sheets.dropFirst().reduce(sheets[0]) { $1.scale > $0.scale ? $1 : $0 }
    return legendPage(best.layout, best, number: number)
  }

  private func legendPage(_ layout: PageLayout, _ sheet: Sheet?, number: Int) -> Page {
    let title = wording.text(
      .legendOf, ["title": words.documentTitle, "legend": wording.text(.legend)])
    return Page(
      layout: layout, sheet: sheet, panels: [], number: number, documentTitle: title,
      description: wording.list(legend.sections.map(\.title)))
  }

  // MARK: - Notices

  private func notice(_ sheet: Sheet, _ division: Division) -> String? {
    guard sheet.textSize < Self.leastText else { return nil }
    return
      "text is \(size(sheet)) on \(sheet.paper.name), below the 10 pt that are read with ease; "
      + remedies(sheet, division)
  }

  private func tooSmall(_ found: (division: Division, sheet: Sheet)) -> String {
    "text would be \(size(found.sheet)) on \(found.sheet.paper.name), too small to be read, so the "
      + "drawing is as large as it becomes; " + remedies(found.sheet, found.division)
  }

  /// What would make text larger, as far as it has not been done.
  private func remedies(_ sheet: Sheet, _ division: Division) -> String {
    var remedies: [String] = []
    if sheet.paper == .a4, let large = self.sheet(division, on: .a3) {
      remedies.append("A3 gives \(size(large))")
    }
    if !division.isApart, !isLegendless {
      let apart = [false, true].compactMap {
        self.sheet(Division(maps: division.maps, isApart: true, isBrief: $0), on: sheet.paper)
      }.max { $0.scale < $1.scale }
      if let apart, apart.scale > sheet.scale * 1.02 {
        remedies.append("--legend apart gives \(size(apart))")
      }
    }
    if division.maps > 1 {
      remedies.append("fewer panels, or a PDF, which has several sheets, give more")
    } else {
      remedies.append("--focus or --roll-up draw less")
    }
    return remedies.joined(separator: "; ")
  }

  /// The size of text, rounded down.
  private func size(_ sheet: Sheet) -> String {
    InterfaceWords.english.number((sheet.textSize * 10).rounded(.down) / 10) + " pt"
  }
}
