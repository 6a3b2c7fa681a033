// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// A table of ties with a line of headers, separated by commas, semicolons or tabs, and, where
/// `--actors` names one, a table of actors. Without it the actors are those that ties name.
public enum CSVPairFormat: MapFormat {
  /// The id.
  public static let id = "csv-pair"
  /// What it is, in a few words.
  public static let title = "table of ties with headers, CSV or TSV; --actors names that of actors"
  /// File names by which it is known.
  public static let patterns = ["*.csv", "*.tsv"]

  /// Whether `path`, or its content, is of this format: the first line names columns of ties.
  /// Spreadsheets call what tabs separate `.txt`; what comes from a pipe has no name.
  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    guard let file,
      (patterns + ["*.txt"]).contains(where: { path.hasSuffix($0.dropFirst()) })
        || !name.contains(".")
    else { return false }
    return CSVHeaders(of: file).nameTies
  }

  /// Reads `path`; see `MapFormat`.
  public static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    var decoder = MapDecoder(options)
    decoder.findsSides = true
    decoder.listsActors = options.actorsPath != nil
    if let actors = options.actorsPath {
      try read(try FileBytes.read(actors), as: .actors, into: &decoder)
    }
    let ties: FileBytes
    if let file { ties = file } else { ties = try FileBytes.read(path) }
    try read(ties, as: .relationships, into: &decoder)
    if options.undirected {
      for index in decoder.map.relationships.indices {
        decoder.map.relationships[index].directed = false
      }
    }
    return try decoder.finish(as: id)
  }

  private static func read(
    _ file: FileBytes, as layout: CSVColumns, into decoder: inout MapDecoder
  ) throws(FormatError) {
    let table = CSVTable(sniffing: file)
    try table.read(as: layout, isOwn: table.isOwn(layout), into: &decoder)
  }

  // MARK: - Writing

  /// What the format cannot hold of `map`; empty where nothing is lost.
  public static func losses(of map: ActorMap) -> [String] {
    LossList.counted([
      (
        "grades of confidence, written as their probabilities",
        map.relationships.count(where: isGraded)
      )
    ]) + LossList.rest(of: map, sidesAreKept: true)
  }

  /// Writes the ties to `path` and the actors beside them: `ties.csv` and `ties-actors.csv`.
  public static func write(_ map: ActorMap, to path: String) throws(FormatError) {
    if path == "-" {
      throw .whole(
        .cannotCreate, "standard output", found: "one stream for two tables",
        expected: "the name of the table of ties", remedy: "name it, or write another format")
    }
    try WritingCheck.check(map, for: path)
    try refuseNeighbour(of: path)
    let separator = path.hasSuffix(".tsv") ? UInt8(ascii: "\t") : UInt8(ascii: ",")
    let actors = CSVTableWriter.table(map.actors.map(MapEncoder.actor), as: .actors)
    // The table of grades has no place here, and a grade that nothing explains would be refused.
    let graded = map.relationships.map { tie in
      var tie = tie
      let known = tie.confidence.flatMap(map.confidence)
      if isGraded(tie), let known { tie.confidence = .probability(known) }
      return tie
    }
    let ties = CSVTableWriter.table(graded.map(MapEncoder.relationship), as: .relationships)
    try AtomicFile.write([
      (CSVWriter.bytes(actors, separator: separator), actorsPath(of: path)),
      (CSVWriter.bytes(ties, separator: separator), path),
    ])
  }

  /// Who names the table of ties has not named that of actors: it takes the place of one that
  /// belongs to the same pair, and of no other file.
  private static func refuseNeighbour(of path: String) throws(FormatError) {
    let actors = actorsPath(of: path)
    guard FileBytes.exists(actors), !FileBytes.exists(path) else { return }
    throw .whole(
      .cannotCreate, actors, found: "a file that is there already",
      expected: "a free name for the table of actors",
      remedy: "remove or rename it, or write the pair under another name")
  }

  private static func isGraded(_ tie: Relationship) -> Bool {
    if case .grade? = tie.confidence { return true }
    return false
  }

  /// The table of actors that is written beside the table of ties at `path`.
  public static func actorsPath(of path: String) -> String {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else {
      return path + "-actors"
    }
    return path[..<dot] + "-actors" + path[dot...]
  }
}
