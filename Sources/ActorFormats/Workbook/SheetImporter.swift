// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Reads a sheet into a decoder as its actors or its ties.
struct SheetImporter {
  private let sheet: Sheet
  /// `map.xlsx#Ties`.
  private let name: String
  private let layout: CSVColumns
  private let isOwn: Bool
  private let kumu: KumuCells?
  private let log: DecodingLog
  private let file: Int
  private let headers: SheetHeaders
  private var importer: RecordImporter
  /// The column of names, where it is also that of ids.
  private let nameAsID: Int?

  /// What a sheet is read as.
  struct Manner {
    let layout: CSVColumns
    /// Whether ActorMap wrote it.
    let isOwn: Bool
    /// How Kumu's cells are taken apart, where they are Kumu's.
    let kumu: KumuCells?
    /// The headers of the other table, which `--map` may mean.
    let otherHeaders: Set<String>
  }

  /// Reads `sheet`.
  static func read(
    _ sheet: Sheet, of workbook: String, as manner: Manner, into decoder: inout MapDecoder
  ) {
    var reader = SheetImporter(sheet, workbook, manner, decoder)
    reader.run(&decoder)
  }

  private init(_ sheet: Sheet, _ workbook: String, _ manner: Manner, _ decoder: MapDecoder) {
    self.sheet = sheet
    layout = manner.layout
    isOwn = manner.isOwn
    kumu = manner.kumu
    log = decoder.log
    name = "\(workbook)#\(sheet.name)"
    file = log.open(grid: name)
    let headers = SheetHeaders(sheet, as: layout, decoder.options)
    self.headers = headers
    let row = headers.row
    var cells = headers.texts.enumerated().map { column, text in
      // The importer takes the apostrophes off.
      ImportCell(
        text: CSVWriter.defused(text), offset: GridPlace.offset(row: row, column: column))
    }
    var options = decoder.options
    // A header that only the other table has is none of ours.
    options.columns = options.columns.filter { _, header in
      headers.texts.contains(header) || !manner.otherHeaders.contains(header)
    }
    kumu?.choose(headers.texts, &options)
    nameAsID = isOwn ? nil : Self.nameAsID(headers.texts, layout, options)
    if nameAsID != nil {
      cells.append(ImportCell(text: "id", offset: GridPlace.offset(row: row, column: 0)))
    }
    importer = RecordImporter(
      cells, of: name, in: file, as: layout, isOwn: isOwn,
      manner: CellManner(hasApostrophes: true), options: options, log: log,
      keeping: kumu.map { $0.unclear(sheet, headers) } ?? [])
  }

  /// Where actors have names and no ids, ties name them by their names.
  private static func nameAsID(
    _ headers: [String], _ layout: CSVColumns, _ options: ReadOptions
  ) -> Int? {
    guard layout.needs == ["id"] else { return nil }
    let plan = FieldPlan(
      headers, at: headers.map { _ in 0 }, as: layout, isOwn: false, options: options)
    return plan.has("id") ? nil : plan.columns.firstIndex { $0.use == .field("name") }
  }

  // MARK: - Rows

  private mutating func run(_ decoder: inout MapDecoder) {
    warnOfRowsAbove()
    warnIfHidden()
    var nodes: [JSONNode] = []
    var rows = 0
    if importer.plan.isComplete, let first = headers.place {
      var merges = SheetMerges(sheet, below: headers.row, log, file)
      nodes.reserveCapacity(sheet.rows.count)
      for row in sheet.rows.dropFirst(first + 1) {
        let cells = merges.filled(Array(sheet[row]), row.number)
        for variant in variants(importCells(cells, row.number)) {
          rows += 1
          let start = GridPlace.offset(row: row.number, column: 0)
          if let node = importer.object(variant, at: start) {
            nodes.append(node)
          } else {
            log.noteOther(than: layout.list, at: start)
          }
        }
      }
    }
    importer.finish(&nodes)
    decoder.add(importer, nodes, layout, rows: rows)
    tellNameAsID(&decoder)
  }

  private func variants(_ cells: [ImportCell?]) -> [[ImportCell?]] {
    kumu?.variants(cells, importer.plan) ?? [cells]
  }

  /// The row by columns; what cannot be read is told at its cell.
  private func importCells(_ cells: [SheetCell], _ row: Int) -> [ImportCell?] {
    let width = headers.texts.count
    let extra = nameAsID == nil ? 0 : 1
    var result = [ImportCell?](repeating: nil, count: width + extra)
    for cell in cells {
      let column = Int(cell.column)
      let offset = GridPlace.offset(row: row, column: column)
      guard let value = value(cell.value, at: offset, column) else { continue }
      if column < width {
        result[column] = ImportCell(value: value, offset: offset)
      } else if result.count == width + extra {
        // One cell too many is enough to refuse the row.
        result.append(ImportCell(value: value, offset: offset))
      }
    }
    if let nameAsID { result[width] = result[nameAsID] }
    return result
  }

  private func value(_ value: SheetValue, at offset: Int, _ column: Int) -> JSONNode.Value? {
    switch value {
    case .text(let text): return .string(text)
    case .number(let text): return .number(text)
    case .boolean(let value): return .boolean(value)
    case .error(let text):
      refuse(
        offset, column, "the error \(Shown.plain(text, limit: 20))",
        "correct the formula, or empty the cell")
    case .formula:
      refuse(
        offset, column, "a formula whose value is not in the file",
        "open the workbook in a spreadsheet program and save it, or write the value")
    case .odd(let words): refuse(offset, column, words, "correct the cell, or empty it")
    }
    return nil
  }

  private func refuse(_ offset: Int, _ column: Int, _ found: String, _ remedy: String) {
    let isDropped =
      column < importer.plan.columns.count && importer.plan.columns[column].use == .dropped
    if isDropped { return }
    log.add(.error, in: file, at: offset, found: found, expected: "a value", remedy: remedy)
  }

  // MARK: - What people should know

  private func warnOfRowsAbove() {
    guard let place = headers.place, place > 0 else { return }
    for row in sheet.rows.prefix(place) {
      log.add(
        .warning, in: file, at: GridPlace.offset(row: row.number, column: 0),
        found: "text above the line of headers", expected: "headers in the first line",
        remedy: "move it elsewhere; it is left out")
    }
  }

  private func warnIfHidden() {
    guard sheet.isHidden else { return }
    log.add(
      .warning, in: file, at: 0, found: "a hidden sheet", expected: "tables that people see",
      remedy: "show the sheet; it is read as it is")
  }

  private func tellNameAsID(_ decoder: inout MapDecoder) {
    guard let nameAsID, let last = decoder.report.columns.indices.last else { return }
    decoder.report.columns[last] = ImportReport.Column(
      table: name, header: headers.texts[nameAsID], field: "id",
      use: "id, for there is no column of ids")
  }
}
