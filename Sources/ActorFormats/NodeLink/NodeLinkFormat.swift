// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// JSON with a list of nodes and one of links, as networkx (`node_link_data`), d3 and vis.js have it.
///
/// What networkx calls attributes of the graph holds all of a map that is neither actor nor tie,
/// with `actormap` to say so. Links stand under `edges`, which networkx 3.6 reads unless told.
public enum NodeLinkFormat: MapFormat {
  /// The id.
  public static let id = "node-link-json"
  /// What it is, in a few words.
  public static let title = "JSON with nodes and links or edges: networkx, d3, vis.js"
  /// File names by which it is known.
  public static let patterns = ["*.json"]

  /// Whether `path`, or its content, is of this format.
  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    JSONShape.isFound(.nodeLink, path, file)
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
      file, expecting: "JSON with nodes and edges", remedy: "write it again, or name another file",
      control: options.control)
    var reader = NodeLinkReader(file, options)
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

  /// The map as JSON that networkx reads, one actor and one tie a line.
  ///
  /// - Precondition: as for `ActorMapJSONFormat.text(of:)`.
  public static func text(of map: ActorMap) -> String {
    let actors = map.actors.map(MapEncoder.actor)
    let ties = map.relationships.map(MapEncoder.relationship)
    let nodes = RecordShape(actors, as: .actors)
    let links = RecordShape(ties, as: .relationships, reserved: NodeLinkReader.linkKeys)
    let parts = [
      "  \"directed\": \(!GraphJSON.isUndirected(map))", "  \"multigraph\": true",
      GraphJSON.entry("graph", .object(GraphJSON.rest(of: map)), indentation: 2),
      GraphJSON.list(
        "nodes", actors.map { .object(AttributeList(nodes.record($0))) }, indentation: 2),
      GraphJSON.list("edges", ties.map { .object(link(links.record($0))) }, indentation: 2),
    ]
    return "{\n" + parts.joined(separator: ",\n") + "\n}\n"
  }

  private static func link(_ record: [AttributeList.Entry]) -> AttributeList {
    let names = ["from": "source", "to": "target"]
    return AttributeList(
      record.map { .init(key: names[$0.key] ?? $0.key, value: $0.value) })
  }
}
