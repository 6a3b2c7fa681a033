// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// JSON of Cytoscape.js and of Cytoscape on the desktop: `elements` with `data`.
///
/// The network's own `data` holds all of a map that is neither actor nor tie, with `actormap` to say
/// so; fixed places are the positions of the nodes.
public enum CytoscapeFormat: MapFormat {
  /// The id.
  public static let id = "cytoscape-json"
  /// What it is, in a few words.
  public static let title = "JSON of Cytoscape.js and Cytoscape"
  /// File names by which it is known.
  public static let patterns = ["*.cyjs", "*.json"]

  /// Whether `path`, or its content, is of this format.
  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    JSONShape.isFound(.cytoscape, path, file)
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
      file, expecting: "JSON of Cytoscape", remedy: "export it again, or name another file",
      control: options.control)
    var reader = CytoscapeReader(file, options)
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

  /// The map as JSON that Cytoscape reads, one actor and one tie a line.
  ///
  /// - Precondition: as for `ActorMapJSONFormat.text(of:)`.
  public static func text(of map: ActorMap) -> String {
    let actors = map.actors.map(MapEncoder.actor)
    let ties = map.relationships.map(MapEncoder.relationship)
    let nodes = RecordShape(actors, as: .actors, reserved: CytoscapeReader.nodeKeys)
    let edges = RecordShape(ties, as: .relationships, reserved: CytoscapeReader.edgeKeys)
    let positions = Dictionary(
      map.layout.map { ($0.actor, $0) }, uniquingKeysWith: { first, _ in first })
    let nodeValues = zip(map.actors, actors).map { actor, object in
      element(nodes.record(object), positions[actor.id])
    }
    let edgeValues = ties.map { element(Self.withEnds(edges.record($0)), nil) }
    return """
      {
      \(GraphJSON.entry("data", .object(data(of: map)), indentation: 2)),
        "elements": {
      \(GraphJSON.list("nodes", nodeValues, indentation: 4)),
      \(GraphJSON.list("edges", edgeValues, indentation: 4))
        }
      }

      """
  }

  /// Places stand at the nodes, and here as well only where their order is not that of the actors.
  private static func data(of map: ActorMap) -> AttributeList {
    let placed = Set(map.layout.map(\.actor))
    let isInOrder =
      map.layout.map(\.actor) == map.actors.lazy.map(\.id).filter(placed.contains)
    return AttributeList(
      GraphJSON.rest(of: map).entries.filter { !(isInOrder && $0.key == "layout") })
  }

  /// A tie with the names that Cytoscape has for its ends.
  private static func withEnds(_ record: [AttributeList.Entry]) -> [AttributeList.Entry] {
    let names = ["from": "source", "to": "target"]
    return record.map { AttributeList.Entry(key: names[$0.key] ?? $0.key, value: $0.value) }
  }

  private static func element(
    _ record: [AttributeList.Entry], _ position: FixedPosition?
  ) -> AttributeValue {
    var element = [AttributeList.Entry(key: "data", value: .object(AttributeList(record)))]
    if let position {
      let place: AttributeList = [
        "x": .number(JSONText.number(position.x)), "y": .number(JSONText.number(position.y)),
      ]
      element.append(.init(key: "position", value: .object(place)))
    }
    return .object(AttributeList(element))
  }
}
