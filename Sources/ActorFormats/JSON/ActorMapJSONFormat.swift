// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// The native format: one JSON file, `"actormap": 1` at the top; see `actormap.schema.json`.
public enum ActorMapJSONFormat: MapFormat {
  /// The id.
  public static let id = "actormap-json"
  /// What it is, in a few words.
  public static let title = "native JSON file"
  /// File names by which it is known.
  public static let patterns = ["*.actormap.json", "*.json"]

  /// Whether `path`, or its content, is of this format.
  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    JSONShape.isFound(.native, path, file)
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
    var decoder = MapDecoder(options)
    try decoder.decode(file)
    return try decoder.finish(as: id)
  }

  /// What the format cannot hold of `map`; empty where nothing is lost.
  public static func losses(of map: ActorMap) -> [String] { [] }

  /// Writes `map` to `path`, whole or not at all.
  public static func write(_ map: ActorMap, to path: String) throws(FormatError) {
    try WritingCheck.check(map, for: path)
    try AtomicFile.write(Array(text(of: map).utf8), to: path)
  }

  /// The map as JSON, one actor and one tie a line so that changes can be compared.
  ///
  /// - Precondition: the map can be read again: `problems()` has no error, and so on; `write`
  ///   checks that.
  public static func text(of map: ActorMap) -> String {
    let actors = map.actors.lazy.map { JSONText.line(.object(MapEncoder.actor($0))) }
    let ties = map.relationships.lazy.map {
      JSONText.line(.object(MapEncoder.relationship($0)))
    }
    var parts = MapEncoder.head(map).map(part)
    parts.append(list("actors", Array(actors)))
    parts.append(list("relationships", Array(ties)))
    parts += MapEncoder.tail(map).map(part)
    return "{\n" + parts.joined(separator: ",\n") + "\n}\n"
  }

  /// Lists have one entry a line, whatever its length; everything else is as short as it can be.
  private static func part(_ entry: AttributeList.Entry) -> String {
    if case .list(let values) = entry.value { return list(entry.key, values.map(JSONText.line)) }
    return "  \(JSONText.quoted(entry.key)): \(JSONText.pretty(entry.value, indentation: 2))"
  }

  private static func list(_ key: String, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "  \(JSONText.quoted(key)): []" }
    return "  \(JSONText.quoted(key)): [\n    " + lines.joined(separator: ",\n    ") + "\n  ]"
  }
}
