// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// A folder as people keep it in a spreadsheet: `actors.csv` and `relationships.csv` with the
/// native keys as headers, and `map.json` for the rest.
public enum CSVFolderFormat: MapFormat {
  /// The id.
  public static let id = "csv-folder"
  /// What it is, in a few words.
  public static let title = "folder with actors.csv, relationships.csv and map.json"
  /// File names by which it is known.
  public static let patterns = ["FOLDER/"]

  /// The tables of a folder: the actors, then the ties.
  static let tables = ["actors.csv", "relationships.csv"]

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
    try requireTables(in: folder)
    var decoder = MapDecoder()
    if FileBytes.exists(folder + "map.json") {
      try decodeRest(try FileBytes.read(folder + "map.json"), &decoder)
    }
    let actors = try CSVTableReader.objects(
      of: try FileBytes.read(folder + tables[0]), as: .actors, log: decoder.log)
    decoder.decodeActors(actors.nodes, in: actors.file)
    let ties = try CSVTableReader.objects(
      of: try FileBytes.read(folder + tables[1]), as: .relationships, log: decoder.log)
    decoder.decodeRelationships(ties.nodes, in: ties.file)
    decoder.log.add(decoder.map.problems())
    let warnings = try decoder.log.finish()
    return LoadedFile(input: .map(decoder.map), format: id, warnings: warnings)
  }

  private static func requireTables(in folder: String) throws(FormatError) {
    let missing = tables.filter { !FileBytes.exists(folder + $0) }.map { table in
      FormatProblem(
        file: folder + table, found: "no such file", expected: "a table with a line of headers",
        remedy: "add \(table), or begin with: actormap new FOLDER")
    }
    if !missing.isEmpty { throw FormatError(.noInput, missing) }
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
