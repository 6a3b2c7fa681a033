// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel
internal import CSQLite

/// Makes a database of a map, in memory: the same map gives the same bytes.
final class SQLiteWriter {
  private let handle: OpaquePointer
  private let name: String

  /// The bytes of the database of `map`.
  static func bytes(of map: ActorMap, named name: String) throws(FormatError) -> [UInt8] {
    let writer = try SQLiteWriter(named: name)
    try writer.run("PRAGMA application_id=\(applicationID); PRAGMA user_version=1; BEGIN")
    try writer.add(map.actors.map(MapEncoder.actor), to: "actors", as: .actors)
    try writer.add(
      map.relationships.map(MapEncoder.relationship), to: "relationships", as: .relationships)
    try writer.run("CREATE TABLE map (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)")
    let rest = Self.rest(of: map).map { entry in
      [(1, AttributeValue.string(entry.key)), (2, .string(JSONText.line(entry.value)))]
    }
    try writer.insert(rest, "INSERT INTO map VALUES (?, ?)") { _ in .text }
    try writer.run("COMMIT")
    return try writer.bytes()
  }

  /// All but the actors and the ties; keys that cannot be texts of a table stand under `more`.
  private static func rest(of map: ActorMap) -> [AttributeList.Entry] {
    let entries = GraphJSON.rest(of: map).entries
    let isPlain = { (key: String) in key != CSVColumns.more && !key.utf8.contains(0) }
    let more = entries.filter { !isPlain($0.key) }
    let plain = entries.filter { isPlain($0.key) }
    return more.isEmpty
      ? plain : plain + [.init(key: CSVColumns.more, value: .object(AttributeList(more)))]
  }

  /// `ActM`, by which `file` knows whose database it is.
  private static let applicationID = 0x4163_744D

  private init(named name: String) throws(FormatError) {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    let code = sqlite3_open_v2(":memory:", &handle, flags, nil)
    guard code == SQLITE_OK, let handle else {
      throw Self.failure(name, "no memory for a database")
    }
    self.handle = handle
    self.name = name
  }

  deinit { sqlite3_close_v2(handle) }

  private static func failure(_ name: String, _ found: String) -> FormatError {
    .whole(
      .inputOutput, name, found: found, expected: "a database that can be made",
      remedy: "write another format")
  }

  private func check(_ code: Int32) throws(FormatError) {
    if [SQLITE_OK, SQLITE_DONE, SQLITE_ROW].contains(code) { return }
    throw Self.failure(name, "what SQLite calls: " + String(cString: sqlite3_errmsg(handle)))
  }

  private func run(_ sql: String) throws(FormatError) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  // MARK: - Tables

  private func add(
    _ objects: [AttributeList], to table: String, as layout: CSVColumns
  ) throws(FormatError) {
    let shape = SQLiteColumns(objects, as: layout)
    let columns = shape.columns.map { column in
      // An id with a byte 0 stands under `more`, so that none can be called NOT NULL.
      let key = layout.needs == [column.name] ? " PRIMARY KEY" : ""
      let kind = column.kind.rawValue
      return SQLiteDatabase.quoted(column.name) + (kind.isEmpty ? "" : " " + kind) + key
    }
    try run("CREATE TABLE \(table) (" + columns.joined(separator: ", ") + ")")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try insert(
      objects.lazy.map { object in shape.row(object).map { ($0.column + 1, $0.value) } },
      "INSERT INTO \(table) VALUES (\(marks))"
    ) { shape.columns[$0 - 1].kind }
  }

  private func insert(
    _ rows: some Sequence<[(Int, AttributeValue)]>, _ sql: String,
    _ kind: (Int) -> SQLiteColumns.Kind
  ) throws(FormatError) {
    var prepared: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, sql, -1, &prepared, nil))
    guard let prepared else { throw Self.failure(name, "no statement") }
    defer { sqlite3_finalize(prepared) }
    for row in rows {
      for (place, value) in row { try check(bind(value, kind(place), Int32(place), prepared)) }
      try check(sqlite3_step(prepared))
      try check(sqlite3_reset(prepared))
      try check(sqlite3_clear_bindings(prepared))
    }
  }

  private func bind(
    _ value: AttributeValue, _ kind: SQLiteColumns.Kind, _ place: Int32, _ statement: OpaquePointer
  ) -> Int32 {
    switch value {
    case .boolean(let value): return sqlite3_bind_int(statement, place, value ? 1 : 0)
    case .number(let text):
      if kind == .integer, let number = Int64(text) {
        return sqlite3_bind_int64(statement, place, number)
      }
      return sqlite3_bind_double(statement, place, Double(text) ?? 0)
    case .string(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          // No text at all has no address, and that would mean NULL.
          actormap_sqlite_bind_text(statement, place, $0.baseAddress, Int32(clamping: $0.count))
        }
      }
    case .null, .list, .object: return sqlite3_bind_null(statement, place)
    }
  }

  private func bytes() throws(FormatError) -> [UInt8] {
    var count: Int64 = 0
    guard let start = sqlite3_serialize(handle, "main", &count, 0) else {
      throw Self.failure(name, "not enough memory for the database")
    }
    defer { sqlite3_free(start) }
    return Array(UnsafeBufferPointer(start: start, count: Int(count)))
  }
}
