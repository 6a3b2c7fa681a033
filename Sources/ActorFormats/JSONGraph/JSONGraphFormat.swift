// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// JSON Graph Format, versions 1 and 2: `graph` with nodes, edges and metadata.
///
/// The metadata of the graph hold all of a map that is neither actor nor tie, with `actormap` to say
/// so. Version 2 is written, in which nodes are an object by their ids.
public enum JSONGraphFormat: MapFormat {
  /// The id.
  public static let id = "json-graph"
  /// What it is, in a few words.
  public static let title = "JSON Graph Format, versions 1 and 2"
  /// File names by which it is known.
  public static let patterns = ["*.jgf", "*.json"]

  /// Whether `path`, or its content, is of this format.
  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    JSONShape.isFound(.jsonGraph, path, file)
  }

  /// Reads `path`; see `MapFormat`.
  public static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    if let file { return try read(file, options: options) }
    return try read(try FileBytes.read(path), options: options)
  }

  /// Reads a map from bytes.
  ///
  /// - Complexity: O(bytes).
  public static func read(
    _ file: FileBytes, options: ReadOptions = ReadOptions()
  ) throws(FormatError) -> LoadedFile {
    let document = try JSONReader.read(
      file, expecting: "JSON Graph Format", remedy: "write it again, or name another file",
      control: options.control)
    var reader = JSONGraphReader(file, options)
    try reader.read(document)
    return try reader.decoder.finish(as: id)
  }

  /// What the format cannot hold of `map`; empty where nothing is lost.
  public static func losses(of map: ActorMap) -> [String] { [] }

  /// Writes `map` to `path`, whole or not at all.
  public static func write(_ map: ActorMap, to path: String) throws(FormatError) {
    try WritingCheck.check(map, for: path)
    try AtomicFile.write(Array(text(of: map).utf8), to: path)
  }

  /// The map in JSON Graph Format 2, one actor and one tie a line.
  ///
  /// - Precondition: as for `ActorMapJSONFormat.text(of:)`.
  public static func text(of map: ActorMap) -> String {
    let actors = map.actors.map(MapEncoder.actor)
    let ties = map.relationships.map(MapEncoder.relationship)
    let (nodes, edges) = (RecordShape(actors, as: .actors), RecordShape(ties, as: .relationships))
    let label = map.title.map { GraphJSON.entry("label", .string($0), indentation: 4) }
    let rest = GraphJSON.rest(of: map).entries.filter { $0.key != "title" }
    let parts = [
      label, "    \"directed\": \(!GraphJSON.isUndirected(map))",
      GraphJSON.entry("metadata", .object(AttributeList(rest)), indentation: 4),
      nodesText(actors.map(nodes.record)),
      GraphJSON.list("edges", ties.map { edge(edges.record($0)) }, indentation: 4),
    ].compactMap { $0 }
    return "{\n  \"graph\": {\n" + parts.joined(separator: ",\n") + "\n  }\n}\n"
  }

  /// Nodes by their ids; what the format has no key for are metadata.
  private static func nodesText(_ records: [[AttributeList.Entry]]) -> String {
    let lines = records.map { record in
      var id = ""
      let rest = record.filter { entry in
        guard entry.key == "id", case .string(let text) = entry.value else { return true }
        id = text
        return false
      }
      let node = described(rest, by: JSONGraphReader.nodeNames)
      return JSONText.quoted(id) + ": " + JSONText.line(.object(AttributeList(node)))
    }
    if lines.isEmpty { return "    \"nodes\": {}" }
    return "    \"nodes\": {\n      " + lines.joined(separator: ",\n      ") + "\n    }"
  }

  private static func edge(_ record: [AttributeList.Entry]) -> AttributeValue {
    .object(AttributeList(described(record, by: JSONGraphReader.edgeNames)))
  }

  /// The entries under the names that the format has for them, and metadata for the others.
  private static func described(
    _ record: [AttributeList.Entry], by names: [String: String]
  ) -> [AttributeList.Entry] {
    let own = record.compactMap { entry in
      names[entry.key].map { AttributeList.Entry(key: $0, value: entry.value) }
    }
    let rest = record.filter { names[$0.key] == nil }
    return rest.isEmpty
      ? own : own + [.init(key: "metadata", value: .object(AttributeList(rest)))]
  }
}
