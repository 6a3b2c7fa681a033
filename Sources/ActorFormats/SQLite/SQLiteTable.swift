// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A table as the database describes it.
struct SQLiteTable {
  let name: String
  /// `table` for rows that are stored, `view`, or `virtual` for what a module makes up.
  let kind: String
  /// Whether its rows have numbers, in the order in which they were put in.
  let hasRowNumbers: Bool

  /// Every table, view and module's table of the file.
  static func all(of database: SQLiteDatabase) throws(FormatError) -> [SQLiteTable] {
    let rows = try database.texts(
      "SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main' ORDER BY name")
    var tables: [SQLiteTable] = []
    for row in rows where !row[0].hasPrefix("sqlite_") && row[1] != "shadow" {
      let columns = try database.texts(
        "SELECT name FROM pragma_table_info(\(literal(row[0])), 'main')")
      let hidesNumber = columns.contains { $0[0].lowercased() == "rowid" }
      tables.append(
        SQLiteTable(
          name: row[0], kind: row[1],
          hasRowNumbers: row[1] == "table" && row[2] == "0" && !hidesNumber))
    }
    return tables
  }

  private static func literal(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars { result += scalar == "'" ? "''" : String(scalar) }
    return result + "'"
  }

  /// Refuses what would run the file's own SQL, and tables that are damaged.
  func check(in database: SQLiteDatabase) throws(FormatError) {
    guard kind == "table" else {
      // A module is code that asks the database itself; none is run.
      let remedy = kind == "view" ? Self.ask : "copy its rows into a table"
      throw refusal("the \(kind) \(Shown.quoted(name))", in: database, remedy)
    }
    let computed = try database.texts(
      "SELECT name FROM pragma_table_xinfo(\(Self.literal(name)), 'main') WHERE hidden = 2")
    if let column = computed.first {
      throw refusal(
        "column \(Shown.quoted(column[0])) of \(Shown.quoted(name)), which is computed",
        in: database, Self.ask)
    }
    let state = try database.texts("PRAGMA main.quick_check(\(SQLiteDatabase.quoted(name)))")
    if let problem = state.first, problem != ["ok"] {
      throw database.refusal("what SQLite calls: " + problem[0])
    }
  }

  private static let ask = "select it with a query of your own, or store it as a table"

  private func refusal(
    _ found: String, in database: SQLiteDatabase, _ remedy: String
  ) -> FormatError {
    .whole(
      .badData, database.name, found: found, expected: "rows that are stored in the file",
      remedy: remedy)
  }
}
