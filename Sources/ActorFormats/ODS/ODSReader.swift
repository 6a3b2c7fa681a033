// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Reads `content.xml`. Blank cells and rows are never expanded, whatever number they are said to
/// be repeated.
final class ODSReader: XMLHandler {
  /// The most cells that may come of cells and rows that are said to be repeated; fewer where the
  /// file writes few cells out, for five hundred bytes could else stand for half a million ties.
  private static let repeatLimit = 1 << 20
  private static let repeatStart = 1 << 16
  private static let repeatRatio = 100

  private(set) var sheets: [Sheet] = []
  private(set) var isSpreadsheet = false
  private var hiddenStyles: Set<String> = []
  private var styleName = ""

  private var row = 0
  private var rowCount = 1
  private var column = 0
  private var cell = ODSCell()
  private var paragraph = ODSParagraph()
  private var written = 0
  private var repeated = 0

  /// Where reading is: the innermost element that counts.
  private var places: [Place] = [.outside]
  /// How many elements deep something is that is no part of the table.
  private var skipped = 0

  private enum Place { case outside, tables, table, row, cell, text }

  func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) throws(XMLStop) {
    if skipped > 0 {
      skipped += 1
      return
    }
    switch places[places.count - 1] {
    case .outside: startOutside(name, attributes)
    case .tables:
      if name.is("table") {
        try startTable(attributes, offset)
      } else {
        skipped = 1
      }
    case .table:
      if name.is("table-row") {
        try startRow(attributes, offset)
      } else if Self.isGroup(name) {
        places.append(.table)
      } else {
        skipped = 1
      }
    case .row:
      if name.is("table-cell") || name.is("covered-table-cell") {
        try startCell(attributes, offset)
      } else {
        skipped = 1
      }
    case .cell:
      if name.is("p") || name.is("h") {
        paragraph = ODSParagraph()
        places.append(.text)
      } else if name.is("list") || name.is("list-item") || name.is("list-header") {
        places.append(.cell)
      } else {
        // Comments, pictures and tables in a cell.
        skipped = 1
      }
    case .text: startText(name, attributes)
    }
  }

  func end(_ name: XMLName, at offset: Int) throws(XMLStop) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard let place = places.popLast() else { return }
    switch place {
    case .text where places.last == .cell: cell.paragraphs.append(paragraph.finished())
    case .cell where places.last == .row: try endCell(offset)
    case .row: try endRow(offset)
    case .outside, .tables, .table, .cell, .text: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {
    if skipped == 0, places.last == .text { paragraph.append(bytes) }
  }

  // MARK: - Styles and tables

  private func startOutside(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.is("spreadsheet") {
      isSpreadsheet = true
      places.append(.tables)
      return
    }
    places.append(.outside)
    if name.is("style") {
      styleName = attributes["name"] ?? ""
    } else if name.is("table-properties"), attributes["display"] == "false" {
      hiddenStyles.insert(styleName)
    }
  }

  private static func isGroup(_ name: XMLName) -> Bool {
    name.is("table-rows") || name.is("table-row-group") || name.is("table-header-rows")
  }

  private func startTable(_ attributes: XMLAttributes, _ offset: Int) throws(XMLStop) {
    guard sheets.count < 10_000 else { throw tooMany("more than 10,000 sheets", offset) }
    let isHidden = attributes["style-name"].map(hiddenStyles.contains) ?? false
    sheets.append(Sheet(name: attributes["name"] ?? "", isHidden: isHidden))
    places.append(.table)
    row = 0
  }

  private func startRow(_ attributes: XMLAttributes, _ offset: Int) throws(XMLStop) {
    rowCount = try count(attributes["number-rows-repeated"], offset)
    column = 0
    places.append(.row)
  }

  private func endRow(_ offset: Int) throws(XMLStop) {
    let last = sheets.count - 1
    defer { row += rowCount }
    guard rowCount > 1, let filled = sheets[last].rows.last, filled.number == row else { return }
    try checkRows(row + rowCount, offset)
    try countRepeated((rowCount - 1) * filled.cells.count, offset)
    sheets[last].repeatLastRow(row, times: rowCount - 1)
    if let excess = sheets[last].excess { throw tooMany(excess, offset) }
  }

  /// How often something is said to be there.
  private func count(_ text: String?, _ offset: Int) throws(XMLStop) -> Int {
    guard let text else { return 1 }
    guard let count = Int(text), count > 0, count <= 1 << 30 else {
      throw XMLStop(
        offset: offset, found: "\(Shown.quoted(text)) as a number of repetitions",
        expected: "a whole number from 1 up",
        remedy: "save the workbook again in a spreadsheet program")
    }
    return count
  }

  private func countRepeated(_ cells: Int, _ offset: Int) throws(XMLStop) {
    repeated += cells
    let limit = min(Self.repeatLimit, Self.repeatStart + written * Self.repeatRatio)
    if repeated > limit {
      throw tooMany("cells that are repeated more than \(limit) times", offset)
    }
  }

  private func checkRows(_ rows: Int, _ offset: Int) throws(XMLStop) {
    if rows > Sheet.rowLimit { throw tooMany("more than \(Sheet.rowLimit) rows", offset) }
  }

  private func tooMany(_ found: String, _ offset: Int) -> XMLStop {
    XMLStop(
      offset: offset, found: found, expected: "fewer",
      remedy: "delete what is not needed, or save the sheet as CSV")
  }

  // MARK: - Cells

  private func startCell(_ attributes: XMLAttributes, _ offset: Int) throws(XMLStop) {
    cell = ODSCell(attributes, count: try count(attributes["number-columns-repeated"], offset))
    if cell.rowSpan > 1 || cell.columnSpan > 1 { merge() }
    places.append(.cell)
  }

  private func merge() {
    let last = sheets.count - 1
    guard sheets[last].merges.count < Sheet.rowLimit, column < Sheet.columnLimit else { return }
    sheets[last].merges.append(
      SheetRange(
        rows: row...(row + cell.rowSpan - 1), columns: column...(column + cell.columnSpan - 1)))
  }

  private func endCell(_ offset: Int) throws(XMLStop) {
    let value = cell.value
    defer { column += cell.count }
    if value.isEmpty { return }
    try checkRows(row + 1, offset)
    let last = sheets.count - 1
    guard column + cell.count <= Sheet.columnLimit else {
      throw tooMany("more than \(Sheet.columnLimit) columns", offset)
    }
    written += 1
    try countRepeated(cell.count - 1, offset)
    for step in 0..<cell.count { sheets[last].add(value, row: row, column: column + step) }
    if let excess = sheets[last].excess { throw tooMany(excess, offset) }
  }

  // MARK: - Text

  private func startText(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.is("annotation") || name.is("note") || name.is("ruby-text") || name.is("frame") {
      skipped = 1
      return
    }
    places.append(.text)
    if name.is("s") {
      // A cell holds far fewer; the rest would only fill memory.
      paragraph.addSpaces(min(attributes["c"].flatMap { Int($0) } ?? 1, 1 << 16))
    } else if name.is("tab") {
      paragraph.add("\t")
    } else if name.is("line-break") {
      paragraph.add("\n")
    }
  }
}
