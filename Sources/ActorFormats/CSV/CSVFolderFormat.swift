// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// A folder as people keep it in a spreadsheet: `actors.csv` and `relationships.csv` with the
/// native keys as headers, and `map.json` for the rest. Tables under other usual names, with other
/// usual headers and separators (`nodes.csv` and `edges.tsv`), are read as well.
public enum CSVFolderFormat: MapFormat {
  /// The id.
  public static let id = "csv-folder"
  /// What it is, in a few words.
  public static let title = "folder with actors.csv, relationships.csv and map.json"
  /// File names by which it is known.
  public static let patterns = ["FOLDER/"]

  /// The tables of a folder: the actors, then the ties.
  static let tables = ["actors.csv", "relationships.csv"]
  /// Other usual names, without endings: those of actors, then those of ties.
  static let otherNames = [
    ["actors", "nodes", "vertices", "elements", "points"],
    ["relationships", "ties", "edges", "links", "connections", "relations"],
  ]
  private static let endings = [".csv", ".tsv"]

  /// Every file that reading the folder may open.
  package static var fileNames: [String] {
    otherNames.flatMap { names in
      names.flatMap { name in endings.flatMap { spellings(of: name + $0) } }
    } + ["map.json", wholeMap]
  }

  /// Whether `path`, or its content, is of this format.
  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool { file == nil }

  /// Reads `path`; see `MapFormat`.
  public static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    guard file == nil else {
      throw .whole(
        .badData, path, found: "a file", expected: "a folder",
        remedy: "name the folder that holds actors.csv and relationships.csv")
    }
    let folder = path.hasSuffix("/") ? path : path + "/"
    if hasOnlyMap(folder) {
      return try ActorMapJSONFormat.read(folder + wholeMap, nil, options: options)
    }
    let found = try tables(in: folder)
    var decoder = MapDecoder(options)
    if FileBytes.exists(folder + "map.json") {
      try decodeRest(try FileBytes.read(folder + "map.json"), &decoder)
    }
    for (name, layout) in zip(found, [CSVColumns.actors, .relationships]) {
      let bytes = try FileBytes.read(folder + name)
      let isOwn = tables.contains(name) && CSVTable(bytes).isOwn(layout)
      if !isOwn { decoder.findsSides = true }
      let table = isOwn ? CSVTable(bytes) : CSVTable(sniffing: bytes)
      try table.read(as: layout, isOwn: isOwn, into: &decoder)
    }
    return try decoder.finish(as: id)
  }

  /// A folder may hold a map as one file instead.
  private static let wholeMap = "map.actormap.json"

  private static func hasOnlyMap(_ folder: String) -> Bool {
    FileBytes.exists(folder + wholeMap)
      && !otherNames.joined().contains { name in
        endings.contains { ending in
          spellings(of: name + ending).contains { FileBytes.exists(folder + $0) }
        }
      }
  }

  /// A name as it may be written: Gephi's tables begin with a capital in many a folder.
  private static func spellings(of name: String) -> [String] {
    [name, name.prefix(1).uppercased() + name.dropFirst()]
  }

  /// The files of a name in both spellings; on many a disk both mean the same file.
  private static func files(named name: String, in folder: String) -> [String] {
    let there = spellings(of: name).filter { FileBytes.exists(folder + $0) }
    guard there.count == 2, FileBytes.areSame(folder + there[0], folder + there[1]) else {
      return there
    }
    return [there[0]]
  }

  /// The names of the two tables.
  private static func tables(in folder: String) throws(FormatError) -> [String] {
    var found: [String] = []
    var missing: [FormatProblem] = []
    for (names, own) in zip(otherNames, tables) {
      let there = names.flatMap { name in endings.map { name + $0 } }
        .flatMap { name in Self.files(named: name, in: folder) }
      if there.count > 1 {
        throw .whole(
          .badData, folder, found: "the tables " + there.joined(separator: " and "),
          expected: "one of them", remedy: "remove or rename the other")
      }
      if let name = there.first { found.append(name) } else { missing.append(lack(folder + own)) }
    }
    if !missing.isEmpty { throw FormatError(.noInput, missing) }
    return found
  }

  private static func lack(_ table: String) -> FormatProblem {
    let name = table.split(separator: "/").last.map(String.init) ?? table
    return FormatProblem(
      file: table, found: "no such file", expected: "a table with a line of headers",
      remedy: "add \(name), or begin with: actormap new FOLDER")
  }

  private static func decodeRest(
    _ bytes: FileBytes, _ decoder: inout MapDecoder
  ) throws(FormatError) {
    let document = try JSONReader.read(bytes)
    let file = decoder.log.open(bytes)
    decoder.log.add(document.repeatedKeys, in: file)
    guard
      var object = ObjectReader(
        document.root, in: file, log: decoder.log, expecting: "an object with the map's title")
    else { return }
    refuseLists(in: object)
    decoder.checkVersion(&object)
    decoder.decodeRest(&object)
  }

  /// The actors and ties of a folder stand in its tables only.
  private static func refuseLists(in object: ObjectReader) {
    for member in object.members
    where (MapKeys.actorLists + MapKeys.tieLists).contains(member.key) {
      object.log.add(
        .error, in: object.file, at: member.keyOffset, found: "\"\(member.key)\" in map.json",
        expected: "actors and ties in the two tables only",
        remedy: "move them to actors.csv and relationships.csv")
    }
  }

  /// What the format cannot hold of `map`; empty where nothing is lost.
  public static func losses(of map: ActorMap) -> [String] { [] }

  /// Writes `map` to `path`: the three files, of which none is replaced before all are
  /// complete.
  public static func write(_ map: ActorMap, to path: String) throws(FormatError) {
    if path == "-" {
      throw .whole(
        .cannotCreate, "standard output", found: "no folder", expected: "the name of a folder",
        remedy: "name one, or write another format")
    }
    try WritingCheck.check(map, for: path)
    try AtomicFile.makeFolder(path)
    let folder = path.hasSuffix("/") ? path : path + "/"
    try AtomicFile.write(files(of: map).map { ($0.bytes, folder + $0.name) })
  }

  /// The folder's files by name.
  ///
  /// - Precondition: as for `ActorMapJSONFormat.text(of:)`.
  public static func files(of map: ActorMap) -> [(name: String, bytes: [UInt8])] {
    let actors = CSVTableWriter.table(map.actors.map(MapEncoder.actor), as: .actors)
    let ties = CSVTableWriter.table(
      map.relationships.map(MapEncoder.relationship), as: .relationships)
    let rest = AttributeList(MapEncoder.head(map).entries + MapEncoder.tail(map).entries)
    return [
      (tables[0], CSVWriter.bytes(actors)), (tables[1], CSVWriter.bytes(ties)),
      ("map.json", Array((JSONText.pretty(.object(rest)) + "\n").utf8)),
    ]
  }
}
