// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Finds what no sheet can hold, before anything is written.
enum SheetCheck {
  /// Throws every cell of `tables` that is too long, and every table that is too large.
  static func check(_ tables: [SheetTable], for path: String) throws(FormatError) {
    let problems = tables.flatMap { check($0, path) }
    if !problems.isEmpty { throw FormatError(.badData, problems) }
  }

  private static func check(_ table: SheetTable, _ path: String) -> [FormatProblem] {
    let file = "\(path)#\(table.name)"
    guard table.rows.count < Sheet.rowLimit, table.columns.count <= Sheet.columnLimit else {
      return [
        FormatProblem(
          file: file, found: "\(table.rows.count + 1) rows of \(table.columns.count) columns",
          expected: "at most \(Sheet.rowLimit) rows of \(Sheet.columnLimit)",
          remedy: "write another format, such as actormap-json")
      ]
    }
    var problems: [FormatProblem] = []
    for (row, cells) in table.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        guard case .text(let text)? = cell, text.utf8.count > SheetManner.textLimit,
          text.utf16.count > SheetManner.textLimit
        else { continue }
        let place = GridPlace.offset(row: row + 1, column: column)
        problems.append(
          FormatProblem(
            file: file, line: row + 2, column: column + 1,
            found: "a text of \(text.utf16.count) characters in cell \(GridPlace.name(of: place))",
            expected: "at most \(SheetManner.textLimit), which is all that a cell holds",
            remedy: "shorten it, or write another format, such as actormap-json"))
      }
    }
    return problems
  }
}
