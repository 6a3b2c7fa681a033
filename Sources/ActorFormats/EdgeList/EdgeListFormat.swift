// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel
internal import GraphCore

/// Plain ties, one a line: `u v` or `u v trust`, separated by spaces, tabs or commas.
///
/// Lines that begin with `#` or `%` are comments; `# undirected` says that ties hold both ways.
public enum EdgeListFormat: MapFormat {
  /// The id.
  public static let id = "edge-list"
  /// What it is, in a few words.
  public static let title = "plain ties, one a line: u v [trust]"
  /// File names by which it is known.
  public static let patterns = ["*.txt", "*.edges", "*.el", "*.ncol", "*.tsv", "*.csv"]
  static let endings = [".txt", ".edges", ".el", ".ncol", ".tsv", ".csv"]

  /// Whether `path`, or its content, is of this format.
  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    guard let file else { return false }
    if endings.contains(where: path.hasSuffix) { return true }
    let name = path.split(separator: "/").last ?? ""
    // XML and the like never are ties; other endings have formats of their own.
    return !name.contains(".")
      && file.bytes[file.start...].first.map { $0 != UInt8(ascii: "<") } ?? true
  }

  /// Reads `path`; see `MapFormat`.
  public static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    guard let file else { return try read(try ByteStream.open(path), path, options: options) }
    return try read(ByteStream(file), path, options: options)
  }

  /// Reads ties while they come, so that a file may be larger than memory.
  public static func read(
    _ stream: ByteStream, _ path: String, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    let (list, warnings) = try EdgeListReader.read(stream, options)
    guard options.rules == ImportRules(onDangling: options.rules.onDangling) else {
      return try settle(list, stream.name, options, warnings)
    }
    return LoadedFile(input: .edges(list), format: id, warnings: warnings)
  }

  /// Applies rules that leave out or merge ties, which plain ties have no room for.
  private static func settle(
    _ list: EdgeList, _ name: String, _ options: ReadOptions, _ warnings: [FormatProblem]
  ) throws(FormatError) -> LoadedFile {
    var decoder = MapDecoder(options)
    _ = decoder.log.open(FileBytes(name: name, bytes: []))
    decoder.isPlain = true
    decoder.map = ActorMap(list)
    decoder.report.actors.added = decoder.map.actors.count
    decoder.report.ties.read = decoder.map.relationships.count
    do {
      let loaded = try decoder.finish(as: id)
      let later = loaded.warnings.map(withoutPlace)
      return LoadedFile(
        input: loaded.input, format: id, warnings: warnings + later, report: loaded.report)
    } catch {
      throw FormatError(
        error.category, error.problems.map(withoutPlace), report: error.report)
    }
  }

  /// Plain ties do not remember their lines.
  private static func withoutPlace(_ problem: FormatProblem) -> FormatProblem {
    var problem = problem
    problem.line = nil
    problem.column = nil
    return problem
  }

  /// Refuses tables in which the reader would find ties that nobody meant: those whose headers name
  /// no ends, and those without headers whose cells semicolons separate.
  static func refuseTables(_ head: FileBytes) throws(FormatError) {
    // A comment says more than the line after it.
    guard head.bytes[head.start...].first != UInt8(ascii: "#") else { return }
    let headers = CSVHeaders(of: head)
    if headers.isForExcel {
      throw head.error(
        at: head.start, found: "a first line for Excel alone, sep=", expected: "a line of headers",
        remedy: "remove the line")
    }
    if headers.nameActors {
      throw head.error(
        at: head.start, found: "a line of headers that names no ends of ties",
        expected: "columns such as from and to, or plain ties without headers",
        remedy: "say which columns are the ends: --map from=HEADER,to=HEADER; a table of actors "
          + "goes with one of ties: --actors TABLE; if these are ids, say --from edge-list")
    }
    if headers.hasSemicolons {
      throw head.error(
        at: head.start, found: "semicolons and no line of headers",
        expected: "headers, so that it can be told what each column is",
        remedy: "put a line above the first, such as: from;to;trust; if semicolons belong to ids, "
          + "say --from edge-list")
    }
  }

  // MARK: - Writing

  /// What the format cannot hold of `map`; empty where nothing is lost.
  public static func losses(of map: ActorMap) -> [String] {
    let tied = Set(map.relationships.flatMap { [$0.from, $0.to] })
    let withTrust = map.relationships.count { $0.trust != nil }
    let ties = map.relationships.count
    let bothWays = map.relationships.count { !$0.directed }
    let counts: [(Int, String)] = [
      (map.actors.count { !tied.contains($0.id) }, "actors without a tie"),
      (
        withTrust < ties ? withTrust : 0,
        "values of trust, for the other ties have none and the column is for all or none"
      ),
      (bothWays < ties ? bothWays : 0, "undirected ties, written once in each direction"),
      (
        withTrust == ties ? map.relationships.count { $0.kind == nil } : 0,
        "ties of unknown kind, which come back as ties of kind trust"
      ),
    ]
    return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" } + lostOrder(of: map, tied)
      + LossList.actors(of: map, holding: ["id"])
      + LossList.ties(of: map, holding: ["from", "to", "trust", "directed"]) { tie in
        // The reader takes ties with trust for ties of kind trust.
        tie.kind == (withTrust == ties ? .trust : nil) ? ["kind"] : []
      }
      + LossList.rest(of: map, sidesAreKept: false)
  }

  /// Read again, actors come in the order in which ties name them.
  private static func lostOrder(of map: ActorMap, _ tied: Set<String>) -> [String] {
    var seen: Set<String> = []
    let named = map.relationships.lazy.flatMap { [$0.from, $0.to] }
      .filter { seen.insert($0).inserted }
    let isKept = named.elementsEqual(map.actors.lazy.map(\.id).filter(tied.contains))
    return isKept ? [] : ["the order of the actors, who come as the ties name them"]
  }

  /// Writes `map` to `path`, whole or not at all.
  public static func write(_ map: ActorMap, to path: String) throws(FormatError) {
    try WritingCheck.check(map, for: path)
    try refuseUnwritable(map, path)
    try AtomicFile.write(Array(text(of: map).utf8), to: path)
  }

  /// The ties as lines; a tie that holds both ways stands there twice if others do not.
  static func text(of map: ActorMap) -> String {
    let isUndirected = map.relationships.allSatisfy { !$0.directed }
    let hasTrust = map.relationships.allSatisfy { $0.trust != nil }
    let separator = map.actors.contains { $0.id.utf8.contains(where: isSpace) } ? "," : " "
    var text = isUndirected ? "# undirected\n" : "# directed\n"
    for tie in map.relationships {
      let trust = hasTrust ? tie.trust.map { separator + JSONText.number($0.value) } ?? "" : ""
      text += "\(tie.from)\(separator)\(tie.to)\(trust)\n"
      if !tie.directed, !isUndirected { text += "\(tie.to)\(separator)\(tie.from)\(trust)\n" }
    }
    return text
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func refuseUnwritable(_ map: ActorMap, _ path: String) throws(FormatError) {
    if map.relationships.isEmpty {
      throw .whole(
        .badData, path, found: "a map without ties", expected: "at least one tie",
        remedy: "write another format")
    }
    if let first = map.relationships.first, isHeader(first) {
      throw .whole(
        .badData, path, found: "a first tie that reads as a line of headers",
        expected: "other ids", remedy: "rename the actors, or put another tie first")
    }
    let isSheet = path.hasSuffix(".csv") || path.hasSuffix(".tsv")
    if isSheet, let id = map.actors.map(\.id).first(where: { CSVWriter.defused($0) != $0 }) {
      throw .whole(
        .badData, path, found: "id \(Shown.quoted(id)), which spreadsheets would compute",
        expected: "other ids in plain ties, which have no apostrophes",
        remedy: "write a table of ties: --to csv-pair; or end the name in .edges")
    }
    let problems = map.actors.filter { !isWritable($0.id) }.map { actor in
      FormatProblem(
        file: path, found: "id \(Shown.quoted(actor.id))",
        expected: "ids without commas, line breaks, comment marks or quotation marks",
        remedy: "rename the actor, or write another format")
    }
    if !problems.isEmpty { throw FormatError(.badData, problems) }
  }

  private static func isHeader(_ tie: Relationship) -> Bool {
    EdgeListReader.isHeader([tie.from.lowercased(), tie.to.lowercased()])
  }

  /// Whether the reader finds the same id again, between spaces or, at need, between commas.
  private static func isWritable(_ id: String) -> Bool {
    guard let first = id.utf8.first, let last = id.utf8.last else { return false }
    return !"#%\"\t\r ".utf8.contains(first) && !"\t\r ".utf8.contains(last)
      && !id.utf8.contains { $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || $0 == 0 }
  }
}
