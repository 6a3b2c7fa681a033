// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The row of a sheet that names its columns.
struct SheetHeaders {
  /// So many rows are looked at: above the headers there may be a title.
  static let rowsSeen = 12

  /// The place of the row in the sheet's rows; `nil` for an empty sheet.
  let place: Int?
  /// The number of the row.
  let row: Int
  /// The texts by column, from the first column of the sheet to the last that has one.
  let texts: [String]
  /// Whether the columns are those that a table of this kind needs.
  let isComplete: Bool

  /// Finds the headers of a table of this kind: the first row that has the columns that it needs,
  /// else the first row.
  init(_ sheet: Sheet, as layout: CSVColumns, _ options: ReadOptions) {
    for (place, row) in sheet.rows.prefix(Self.rowsSeen).enumerated() {
      let texts = Self.texts(sheet[row])
      if Self.isComplete(texts, layout, options) {
        self.init(place: place, row: row.number, texts: texts, isComplete: true)
        return
      }
    }
    let first = sheet.rows.first
    self.init(
      place: first == nil ? nil : 0, row: first?.number ?? 0,
      texts: first.map { Self.texts(sheet[$0]) } ?? [], isComplete: false)
  }

  private init(place: Int?, row: Int, texts: [String], isComplete: Bool) {
    self.place = place
    self.row = row
    self.texts = texts
    self.isComplete = isComplete
  }

  private static func texts(_ cells: ArraySlice<SheetCell>) -> [String] {
    var texts = [String](repeating: "", count: Int(cells.last?.column ?? -1) + 1)
    for cell in cells {
      switch cell.value {
      case .text(let text): texts[Int(cell.column)] = CSVWriter.undefused(text)
      case .number(let text): texts[Int(cell.column)] = text
      case .boolean(let value): texts[Int(cell.column)] = value ? "true" : "false"
      case .error, .formula, .odd: break
      }
    }
    return texts
  }

  private static func isComplete(
    _ texts: [String], _ layout: CSVColumns, _ options: ReadOptions
  ) -> Bool {
    let plan = FieldPlan(
      texts, at: texts.map { _ in 0 }, as: layout, isOwn: false, options: options)
    return plan.isComplete || (layout.needs == ["id"] && plan.has("name"))
  }
}
