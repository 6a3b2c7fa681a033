// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// GraphML, as networkx, igraph, yEd, Gephi and ActorMap write it. Nodes are actors and edges are
/// ties; keys with names of ours, or with the usual names in other languages, are the fields.
///
/// What ActorMap writes has a key `actormap` for the graph and is read to the letter.
public enum GraphMLFormat: MapFormat {
  /// The id.
  public static let id = "graphml"
  /// What it is, in a few words.
  public static let title = "GraphML of networkx, igraph, yEd and Gephi; one graph, typed data"
  /// File names by which it is known.
  public static let patterns = ["*.graphml"]

  /// Whether `path`, or its content, is of this format: XML that is no other known one.
  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    guard let file else { return false }
    if patterns.contains(where: { path.hasSuffix($0.dropFirst()) }) { return true }
    // Sixteen bits a character leave a 0 beside every letter.
    let head = file.bytes.prefix(512).filter { $0 != 0 && $0 < 0x80 }
    let text = String(decoding: head, as: UTF8.self).drop { $0.isWhitespace }
    return ["<?xml", "<!DOCTYPE", "<!--", "<graphml"].contains(where: text.hasPrefix)
  }

  /// Reads `path`; see `MapFormat`.
  public static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    let bytes: FileBytes
    if let file { bytes = file } else { bytes = try FileBytes.read(path) }
    return try read(bytes, options)
  }

  /// - Parameter hasShortWay: false in tests only, which compare the two ways.
  static func read(
    _ bytes: FileBytes, _ options: ReadOptions, hasShortWay: Bool = true
  ) throws(FormatError) -> LoadedFile {
    let text = try XMLText.utf8(bytes)
    var decoder = MapDecoder(options)
    let notes = GraphMLNotes(log: decoder.log, file: decoder.log.open(text))
    let handler = GraphMLHandler(GraphMLReader(text, notes, options, hasShortWay: hasShortWay))
    let stop = try XMLReader.parse(
      text, to: handler, control: options.control, threads: options.threads)
    if let stop {
      notes.error(stop.offset, found: stop.found, expected: stop.expected, remedy: stop.remedy)
      // What the model would find wrong now may stand in the rest of the file.
      _ = try decoder.log.finish()
    }
    handler.finish(into: &decoder)
    return try decoder.finish(as: id)
  }

  // MARK: - Writing

  /// What the format cannot hold of `map`: nothing.
  public static func losses(of map: ActorMap) -> [String] { [] }

  /// Writes `map` to `path`.
  public static func write(_ map: ActorMap, to path: String) throws(FormatError) {
    try WritingCheck.check(map, for: path)
    try AtomicFile.write(bytes(of: map), to: path)
  }

  /// The file of a map.
  ///
  /// - Precondition: as for `ActorMapJSONFormat.text(of:)`.
  public static func bytes(of map: ActorMap) -> [UInt8] { GraphMLWriter.bytes(of: map) }
}
