// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import CSQLite

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A database of SQLite that somebody else may have made to do harm: it is only read, nothing beside
/// it is opened, and what it may cost is limited by counts, so that it ends at the same place
/// everywhere.
final class SQLiteDatabase {
  /// What every file begins with.
  static let mark = Array("SQLite format 3\u{0}".utf8)
  /// A text may have as many bytes; a larger one is refused by SQLite itself.
  private static let textLimit: Int32 = 1 << 26
  /// Memory of all databases together.
  private static let memoryLimit: Int64 = 768 << 20

  let handle: OpaquePointer
  /// The name in messages.
  let name: String
  /// The bytes of the file, by which everything else is limited.
  let size: Int
  private let stepLimit: Int
  private var steps = 0

  private init(_ handle: OpaquePointer, name: String, size: Int) {
    self.handle = handle
    self.name = name
    self.size = size
    // A plain scan takes a step or two for each byte, and a question may take some more.
    stepLimit = 50_000_000 + 16 * min(size, 1 << 40)
  }

  deinit { sqlite3_close_v2(handle) }

  // MARK: - Opening

  /// Opens the file at `path` where it lies. No journal is looked at, none is made.
  static func open(path: String, size: Int) throws(FormatError) -> SQLiteDatabase {
    try refuseUnsaved(path)
    sqlite3_hard_heap_limit64(memoryLimit)
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
    return try opened(address(of: path), flags, name: path, size: size)
  }

  /// Opens bytes that are at hand.
  static func open(_ file: FileBytes) throws(FormatError) -> SQLiteDatabase {
    sqlite3_hard_heap_limit64(memoryLimit)
    let database = try opened(
      ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, name: file.name,
      size: file.bytes.count)
    var bytes = file.bytes
    // In memory there can be no log of changes beside the file, which these bytes ask for.
    if bytes.count >= 20, bytes[18] == 2 || bytes[19] == 2 {
      bytes.replaceSubrange(18...19, with: [1, 1])
    }
    guard let copy = sqlite3_malloc64(UInt64(max(bytes.count, 1))) else {
      throw database.refusal("not enough memory for \(bytes.count) bytes")
    }
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    // SQLite frees the copy, whatever comes of it.
    let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY)
    let code = sqlite3_deserialize(
      database.handle, "main", copy.assumingMemoryBound(to: UInt8.self), Int64(bytes.count),
      Int64(bytes.count), flags)
    try database.check(code)
    return database
  }

  private static func opened(
    _ address: String, _ flags: Int32, name: String, size: Int
  ) throws(FormatError) -> SQLiteDatabase {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(address, &handle, flags, nil)
    guard let handle else {
      throw .whole(
        .badData, name, found: "no memory for a database", expected: "an SQLite database",
        remedy: "close other programs")
    }
    let database = SQLiteDatabase(handle, name: name, size: size)
    try database.check(code)
    try database.protect()
    return database
  }

  /// The path as an address: what would mean something in one is written as `%XX`.
  private static func address(of path: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-~".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      if plain.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    let start = path.utf8.first == UInt8(ascii: "/") ? "file://" : "file:"
    return start + String(decoding: bytes, as: UTF8.self) + "?mode=ro&immutable=1"
  }

  /// Changes that another program has not yet written into the file stand beside it, where nothing
  /// is opened: without them the map would be another one.
  private static func refuseUnsaved(_ path: String) throws(FormatError) {
    var status = stat()
    guard stat(path + "-wal", &status) == 0, status.st_size > 0 else { return }
    throw .whole(
      .badData, path, found: "changes beside the database, in \(path)-wal",
      expected: "a database that no program has open",
      remedy: "close the program that uses it, or: sqlite3 FILE 'PRAGMA wal_checkpoint(TRUNCATE)'")
  }

  // MARK: - Limits

  private func protect() throws(FormatError) {
    for (option, value) in [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0), (SQLITE_DBCONFIG_DQS_DML, 0),
      (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), (SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0),
    ] as [(Int32, Int32)] {
      try check(actormap_sqlite_set(handle, option, value))
    }
    for (limit, value) in [
      (SQLITE_LIMIT_LENGTH, Self.textLimit), (SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
      (SQLITE_LIMIT_EXPR_DEPTH, 100), (SQLITE_LIMIT_COMPOUND_SELECT, 50),
      (SQLITE_LIMIT_VDBE_OP, 100_000), (SQLITE_LIMIT_FUNCTION_ARG, 16),
      (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
      (SQLITE_LIMIT_TRIGGER_DEPTH, 1), (SQLITE_LIMIT_WORKER_THREADS, 0),
    ] as [(Int32, Int32)] {
      sqlite3_limit(handle, limit, value)
    }
    let this = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_progress_handler(
      handle, 1_000,
      { this in
        guard let this else { return 1 }
        let database = Unmanaged<SQLiteDatabase>.fromOpaque(this).takeUnretainedValue()
        database.steps += 1_000
        return database.steps > database.stepLimit ? 1 : 0
      }, this)
    for pragma in [
      "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY", "query_only=ON",
      "ignore_check_constraints=ON",
    ] {
      try check(sqlite3_exec(handle, "PRAGMA " + pragma, nil, nil, nil))
    }
  }

  /// From now on a statement may only select; files, settings and other databases are out of reach.
  func allowOnlyReading() {
    sqlite3_set_authorizer(
      handle,
      { _, action, _, function, _, _ in
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
        case SQLITE_FUNCTION:
          let name = function.map { String(cString: $0).lowercased() } ?? ""
          return ["load_extension", "fts3_tokenizer"].contains(name) ? SQLITE_DENY : SQLITE_OK
        default: return SQLITE_DENY
        }
      }, nil)
  }

  // MARK: - Errors

  /// Throws what SQLite says of `code`, if it is an error.
  func check(_ code: Int32) throws(FormatError) {
    if code & 0xFF != SQLITE_OK { throw failure(code) }
  }

  /// The error in SQLite's own words.
  func failure(_ code: Int32) -> FormatError {
    if code & 0xFF == SQLITE_INTERRUPT {
      return refusal("a question that takes more than \(stepLimit) steps")
    }
    return refusal("what SQLite calls: " + String(cString: sqlite3_errmsg(handle)))
  }

  func refusal(_ found: String) -> FormatError {
    .whole(
      .badData, name, found: found, expected: "an SQLite database that can be read",
      remedy: "correct the question, if you asked one; or mend the file: sqlite3 FILE .recover")
  }
}
