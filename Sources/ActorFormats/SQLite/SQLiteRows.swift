// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel
internal import CSQLite

/// What a statement selects, row by row.
final class SQLiteRows {
  private let database: SQLiteDatabase
  private let statement: OpaquePointer
  /// The names of the columns.
  let names: [String]
  /// Which columns were declared to hold true and false, for which SQLite has numbers.
  private let areBooleans: [Bool]
  private var rows = 0
  private var bytes = 0

  /// Prepares one statement that only reads.
  init(_ sql: String, of database: SQLiteDatabase) throws(FormatError) {
    let (statement, isWhole) = try Self.prepare(sql, database)
    self.database = database
    self.statement = statement
    let count = sqlite3_column_count(statement)
    names = (0..<count).map { column in
      sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
    }
    areBooleans = (0..<count).map { column in
      sqlite3_column_decltype(statement, column)
        .map { String(cString: $0).uppercased().hasPrefix("BOOL") } ?? false
    }
    guard isWhole, count > 0, sqlite3_stmt_readonly(statement) != 0 else {
      throw database.refusal(isWhole ? "a statement that selects nothing" : "a second statement")
    }
  }

  deinit { sqlite3_finalize(statement) }

  /// The statement, and whether nothing comes after it.
  private static func prepare(
    _ sql: String, _ database: SQLiteDatabase
  ) throws(FormatError) -> (OpaquePointer, Bool) {
    var statement: OpaquePointer?
    var code = SQLITE_OK
    var isWhole = true
    var text = sql
    text.withUTF8 { buffer in
      buffer.withMemoryRebound(to: CChar.self) { buffer in
        var tail: UnsafePointer<CChar>?
        code = sqlite3_prepare_v2(
          database.handle, buffer.baseAddress, Int32(clamping: buffer.count), &statement, &tail)
        guard let tail, let start = buffer.baseAddress else { return }
        let rest = buffer[(tail - start)...]
        isWhole = rest.allSatisfy {
          [0x20, 0x09, 0x0A, 0x0D, 0x3B].contains(UInt8(bitPattern: $0))
        }
      }
    }
    if code != SQLITE_OK { throw database.failure(code) }
    guard let statement else { throw database.refusal("no question at all") }
    return (statement, isWhole)
  }

  /// Steps to the next row; `false` after the last one.
  ///
  /// A table cannot have more rows than bytes; what a question makes up is limited.
  func next() throws(FormatError) -> Bool {
    let code = sqlite3_step(statement)
    if code == SQLITE_DONE { return false }
    guard code == SQLITE_ROW else { throw database.failure(code) }
    rows += 1
    if rows > 100_000 + database.size / 8 { throw database.refusal("more than \(rows - 1) rows") }
    if bytes > 1 << 26 + 8 * min(database.size, 1 << 40) {
      throw database.refusal("more than \(bytes) bytes of text")
    }
    return true
  }

  /// The values of the row; `nil` for NULL and for what was refused.
  func cells(in file: Int, log: DecodingLog) -> [ImportCell?] {
    names.indices.map { column in
      let offset = GridPlace.offset(row: rows - 1, column: column)
      switch value(Int32(column), areBooleans[column]) {
      case .success(let value): return value.map { ImportCell(value: $0, offset: offset) }
      case .failure(let refusal):
        log.add(
          .error, in: file, at: offset, found: refusal.found, expected: "text or a number",
          remedy: refusal.remedy)
        return nil
      }
    }
  }

  /// How many rows there were so far.
  var count: Int { rows }

  private struct Refusal: Error {
    let found: String
    let remedy: String
  }

  private func value(
    _ column: Int32, _ isBoolean: Bool
  ) -> Result<JSONNode.Value?, Refusal> {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_NULL: return .success(nil)
    case SQLITE_INTEGER:
      let number = sqlite3_column_int64(statement, column)
      if isBoolean, number == 0 || number == 1 { return .success(.boolean(number == 1)) }
      return .success(.number(String(number)))
    case SQLITE_FLOAT:
      let number = sqlite3_column_double(statement, column)
      guard number.isFinite else {
        return .failure(Refusal(found: "an infinite number", remedy: "correct the number"))
      }
      return .success(.number(JSONText.number(number)))
    case SQLITE_TEXT: return text(column)
    default:
      return .failure(
        Refusal(found: "a blob", remedy: "store text, or leave the column out by an own question"))
    }
  }

  private func text(_ column: Int32) -> Result<JSONNode.Value?, Refusal> {
    guard let start = sqlite3_column_text(statement, column) else { return .success(nil) }
    let count = Int(sqlite3_column_bytes(statement, column))
    bytes += count
    let buffer = UnsafeBufferPointer(start: start, count: count)
    if let bad = UTF8Check.firstBadByte(buffer, from: 0) {
      let found = UTF8Check.found(buffer[bad])
      return .failure(Refusal(found: found, remedy: "store the text as UTF-8"))
    }
    return .success(.string(String(decoding: buffer, as: UTF8.self)))
  }
}

extension SQLiteDatabase {
  /// All rows of a statement of our own, as texts.
  func texts(_ sql: String) throws(FormatError) -> [[String]] {
    let selected = try SQLiteRows(sql, of: self)
    let log = DecodingLog()
    let file = log.open(grid: name, hasCells: false)
    var result: [[String]] = []
    while try selected.next() {
      result.append(selected.cells(in: file, log: log).map { $0?.text ?? "" })
    }
    _ = try log.finish()
    return result
  }

  /// A name as SQL has it.
  static func quoted(_ name: String) -> String {
    var text = "\""
    for scalar in name.unicodeScalars { text += scalar == "\"" ? "\"\"" : String(scalar) }
    return text + "\""
  }
}
