// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// A database of SQLite with the tables `actors` and `relationships`, our fields as their columns,
/// and a table `map` with all else as JSON. Tables under other usual names, and what questions in
/// SQL select, are read as well.
public enum SQLiteFormat: MapFormat {
  /// The id.
  public static let id = "sqlite"
  /// What it is, in a few words.
  public static let title = "SQLite database with tables of actors and relationships"
  /// File names by which it is known.
  public static let patterns = ["*.sqlite", "*.sqlite3", "*.db"]
  static let endings = [".sqlite", ".sqlite3", ".db"]

  /// Whether `path`, or its content, is of this format.
  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    guard let file else { return false }
    return file.bytes.starts(with: SQLiteDatabase.mark)
      || endings.prefix(2).contains(where: path.hasSuffix)
  }

  /// Reads bytes that are at hand.
  public static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    guard let file else { return try read(try ByteStream.open(path), path, options: options) }
    try refuseOthers(file)
    return try SQLiteReader.read(try SQLiteDatabase.open(file), options)
  }

  /// Reads a regular file where it lies, and anything else as a whole.
  public static func read(
    _ stream: ByteStream, _ path: String, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    guard stream.regularFile != nil, path != "-" else {
      let file = FileBytes(name: stream.name, bytes: try stream.all())
      return try read(path, file, options: options)
    }
    try refuseOthers(FileBytes(name: stream.name, bytes: Array(try stream.peek(100))))
    let database = try SQLiteDatabase.open(path: path, size: stream.likelySize)
    return try SQLiteReader.read(database, options)
  }

  private static func refuseOthers(_ file: FileBytes) throws(FormatError) {
    if file.bytes.starts(with: SQLiteDatabase.mark) { return }
    throw .whole(
      .badData, file.name, found: file.bytes.isEmpty ? "nothing" : "no database of SQLite 3",
      expected: "an SQLite database", remedy: "name another file, or its format with --from")
  }

  /// What the format cannot hold of `map`; empty where nothing is lost.
  public static func losses(of map: ActorMap) -> [String] { [] }

  /// Writes `map` to `path`, whole or not at all.
  public static func write(_ map: ActorMap, to path: String) throws(FormatError) {
    try WritingCheck.check(map, for: path)
    try AtomicFile.write(try SQLiteWriter.bytes(of: map, named: path), to: path)
  }

  /// The bytes of the database of `map`; the same map gives the same bytes.
  ///
  /// - Precondition: as for `ActorMapJSONFormat.text(of:)`.
  public static func bytes(of map: ActorMap) throws(FormatError) -> [UInt8] {
    try SQLiteWriter.bytes(of: map, named: "the database")
  }
}
