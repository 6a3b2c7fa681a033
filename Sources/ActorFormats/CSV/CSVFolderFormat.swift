// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// A folder as people keep it in a spreadsheet: `actors.csv` and `relationships.csv` with the
/// native keys as headers, and `map.json` for the rest.
public enum CSVFolderFormat: MapFormat {
  public static let id = "csv-folder"
  public static let title = "folder with actors.csv, relationships.csv and map.json"
  public static let patterns = ["FOLDER/"]

  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool { file == nil }

  public static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    guard file == nil else {
      throw .whole(
        .badData, path, found: "a file", expected: "a folder",
        remedy: "name the folder that holds actors.csv and relationships.csv")
    }
    var decoder = MapDecoder()
    let rest = path + "/map.json"
    if FileBytes.exists(rest) {
      let file = try FileBytes.read(rest)
      let root = try JSONReader.read(file)
      if var object = ObjectReader(
        root, path: [], file: file, log: decoder.log, expecting: "an object")
      {
        refuseLists(in: object)
        _ = object.take(MapKeys.version)
        decoder.decodeRest(&object)
      }
    }
    let actors = try table(path + "/actors.csv", keys: MapKeys.actor)
    decoder.decodeActors(actors.nodes, in: actors.file)
    let ties = try table(path + "/relationships.csv", keys: MapKeys.relationship)
    decoder.decodeRelationships(ties.nodes, in: ties.file)
    decoder.log.add(decoder.map.problems(), wholeFile: path)
    let warnings = try decoder.log.finish()
    return LoadedFile(input: .map(decoder.map), format: id, warnings: warnings)
  }

  /// The actors and ties of a folder stand in its tables only.
  private static func refuseLists(in object: ObjectReader) {
    for member in object.members
    where (MapKeys.actorLists + MapKeys.tieLists).contains(member.key) {
      object.log.add(
        object.file.problem(
          at: member.keyOffset, found: "\"\(member.key)\" in map.json",
          expected: "actors and ties in the two tables only",
          remedy: "move them to actors.csv and relationships.csv"))
    }
  }

  private static func table(
    _ path: String, keys: [String]
  ) throws(FormatError) -> (file: FileBytes, nodes: [JSONNode]) {
    let file = try FileBytes.read(path)
    let rows = try CSVReader.rows(of: file)
    guard let headers = rows.first.map({ $0.map(\.undefused) }) else { return (file, []) }
    var seen: Set<String> = []
    for header in headers where !seen.insert(header.text).inserted || header.text.isEmpty {
      throw file.error(
        at: header.offset,
        found: header.text.isEmpty ? "an empty header" : "header \"\(header.text)\" a second time",
        expected: "a header of its own for every column", remedy: "rename or remove the column")
    }
    let columns = CSVColumns(keys)
    var nodes: [JSONNode] = []
    for row in rows.dropFirst() {
      nodes.append(try columns.object(row, headers: headers, file: file))
    }
    return (file, nodes)
  }

  public static func losses(of map: ActorMap) -> [String] { [] }

  public static func write(_ map: ActorMap, to path: String) throws(FormatError) {
    try AtomicFile.makeFolder(path)
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    for (name, bytes) in files(of: map) {
      try AtomicFile.write(bytes, to: folder + "/" + name)
    }
  }

  /// The folder's files by name.
  public static func files(of map: ActorMap) -> [(name: String, bytes: [UInt8])] {
    let actors = CSVColumns(MapKeys.actor).table(map.actors.map(MapEncoder.actor))
    let ties = CSVColumns(MapKeys.relationship)
      .table(map.relationships.map(MapEncoder.relationship))
    let rest = JSONText.pretty(.object(MapEncoder.rest(map))) + "\n"
    return [
      ("actors.csv", CSVWriter.bytes(actors)), ("relationships.csv", CSVWriter.bytes(ties)),
      ("map.json", Array(rest.utf8)),
    ]
  }
}

extension CSVCell {
  fileprivate var undefused: CSVCell {
    CSVCell(text: CSVWriter.undefused(text), offset: offset)
  }
}
