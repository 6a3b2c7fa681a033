// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

// The way in and out for every format: finds the format, then reads or writes.
extension FormatCatalog {
  /// Reads a file or folder; `-` is standard input.
  public static func read(
    _ path: String, options: ReadOptions = ReadOptions()
  ) throws(FormatError) -> LoadedFile {
    let named = try options.format.map(format)
    if FileBytes.isFolder(path) {
      let format = named ?? all.first { $0.recognises(path, nil) } ?? CSVFolderFormat.self
      try refuseUnused(options, by: format, path)
      return try format.read(path, nil, options: options)
    }
    let stream = try ByteStream.open(path)
    if let named { try refuseUnused(options, by: named, path) }
    if let named { return try named.read(stream, path, options: options) }
    try refuseTableOfFolder(path)
    let head = FileBytes(name: stream.name, bytes: Array(try stream.peek(headSize)))
    if head.bytes.isEmpty { try head.requireText(expecting: "a map") }
    let name = stream.isPacked && path.hasSuffix(".gz") ? String(path.dropLast(3)) : path
    if JSONShape.mayBe(name, head), JSONShape.of(head) == nil {
      return try readWhole(stream, path, name, options)
    }
    let found = self.format(of: name, head, options)
    if found == nil { try refuseUnpacked(path, isPacked: stream.isPacked) }
    // These two are what is left for any lines and any XML.
    if found == nil || found == EdgeListFormat.self || found == GraphMLFormat.self {
      try OtherFormats.refuse(path, named: name, head, isClaimed: found != nil)
    }
    if found == EdgeListFormat.self { try EdgeListFormat.refuseTables(head) }
    if let found { try refuseUnused(options, by: found, path) }
    guard let format = found else {
      throw .whole(
        .badData, path, found: "a file of unknown format",
        expected: patterns,
        remedy: "rename it, or name its format; see: actormap list formats")
    }
    return try format.read(stream, path, options: options)
  }

  /// JSON whose first keys come late: the whole of it says what it is.
  private static func readWhole(
    _ stream: ByteStream, _ path: String, _ name: String, _ options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    let file = FileBytes(name: stream.name, bytes: try stream.all())
    let format = self.format(of: name, file, options) ?? ActorMapJSONFormat.self
    try refuseUnused(options, by: format, path)
    return try format.read(path, file, options: options)
  }

  /// Refuses tables and questions of which a format would make no use.
  private static func refuseUnused(
    _ options: ReadOptions, by format: any MapFormat.Type, _ path: String
  ) throws(FormatError) {
    if options.mayBeUnused { return }
    let tables: [any MapFormat.Type] = [
      CSVPairFormat.self, XLSXFormat.self, ODSFormat.self, KumuFormat.self,
    ]
    if options.actorsPath != nil, !tables.contains(where: { $0.id == format.id }) {
      throw .whole(
        .badData, path, found: "a table of actors (--actors) for \(format.id)",
        expected: "one for a table of ties only, for this lists its actors itself",
        remedy: "leave --actors out")
    }
    if options.queries != nil, format.id != SQLiteFormat.id {
      throw .whole(
        .badData, path, found: "a question in SQL for \(format.id)", expected: "a database",
        remedy: "leave --sql-ties out, or name the database")
    }
  }

  /// The format by name and content; who names columns or a table of actors has tables.
  private static func format(
    of name: String, _ head: FileBytes, _ options: ReadOptions
  ) -> (any MapFormat.Type)? {
    let found = all.first { $0.recognises(name, head) }
    let isPlain = found == nil || found == EdgeListFormat.self
    let wantsTable = options.actorsPath != nil || !options.columns.isEmpty
    return isPlain && wantsTable ? CSVPairFormat.self : found
  }

  /// The names of files of all formats, each once.
  private static var patterns: String {
    var seen: Set<String> = []
    return all.flatMap { $0.patterns }.filter { seen.insert($0).inserted }.joined(separator: ", ")
  }

  /// How much of a file is enough to know it.
  private static var headSize: Int { 1 << 12 }

  /// Writes `map` to `path` in the format of this id, or in the one that the path's name asks for.
  public static func write(
    _ map: ActorMap, to path: String, format id: String? = nil
  ) throws(FormatError) {
    let named = try id.map(format) ?? format(forWriting: path)
    guard let format = named, format.canWrite else {
      throw .whole(
        .cannotCreate, path, found: "a name that says no format",
        expected: patterns,
        remedy: "rename it, or name the format; see: actormap list formats")
    }
    try format.write(map, to: path)
  }

  /// A name that ends with `.gz` hides what the file is where nothing was packed.
  private static func refuseUnpacked(_ path: String, isPacked: Bool) throws(FormatError) {
    guard path.hasSuffix(".gz"), !isPacked else { return }
    throw .whole(
      .badData, path, found: "a file that gzip did not pack", expected: "one that it did",
      remedy: "take .gz off its name, pack it, or name its format")
  }

  /// One table of a folder read as plain ties would give another map than the one that is meant.
  private static func refuseTableOfFolder(_ path: String) throws(FormatError) {
    let name = path.split(separator: "/").last ?? ""
    guard CSVFolderFormat.tables.contains(String(name)) else { return }
    throw .whole(
      .badData, path, found: "one table of a folder", expected: "the folder itself",
      remedy: "name the folder that holds actors.csv and relationships.csv")
  }
}
