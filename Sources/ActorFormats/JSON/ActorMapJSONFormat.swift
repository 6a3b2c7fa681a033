// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// The native format: one JSON file, `"actormap": 1` at the top; see `actormap.schema.json`.
public enum ActorMapJSONFormat: MapFormat {
  public static let id = "actormap-json"
  public static let title = "native JSON file"
  public static let patterns = ["*.actormap.json", "*.json"]

  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    guard let file else { return false }
    if path.hasSuffix(".json") { return true }
    let first = file.bytes[file.start...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  public static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    guard let file else { return try read(path, try FileBytes.read(path), options: options) }
    return try read(file)
  }

  /// Reads a map from bytes.
  public static func read(_ file: FileBytes) throws(FormatError) -> LoadedFile {
    var decoder = MapDecoder()
    decoder.decode(try JSONReader.read(file), in: file)
    decoder.log.add(decoder.map.problems(), wholeFile: file.name)
    let warnings = try decoder.log.finish()
    return LoadedFile(input: .map(decoder.map), format: id, warnings: warnings)
  }

  public static func losses(of map: ActorMap) -> [String] { [] }

  public static func write(_ map: ActorMap, to path: String) throws(FormatError) {
    try AtomicFile.write(Array(text(of: map).utf8), to: path)
  }

  /// The map as JSON, one actor and one tie a line so that changes can be compared.
  public static func text(of map: ActorMap) -> String {
    let rest = MapEncoder.rest(map).entries
    let lists: [(String, [AttributeList])] = [
      ("actors", map.actors.map(MapEncoder.actor)),
      ("relationships", map.relationships.map(MapEncoder.relationship)),
    ]
    let head = ["actormap", "title", "description", "asOf", "viewpoint", "sides", "sources"]
    let early = rest.filter { head.contains($0.key) || $0.key == "confidenceGrades" }
    let late = rest.filter { entry in !early.contains(entry) }
    let parts =
      early.map(line) + lists.map { list($0.0, $0.1.map(AttributeValue.object)) } + late.map(line)
    return "{\n" + parts.joined(separator: ",\n") + "\n}\n"
  }

  private static func line(_ entry: AttributeList.Entry) -> String {
    if case .list(let values) = entry.value { return list(entry.key, values) }
    return "  \(JSONText.quoted(entry.key)): \(JSONText.line(entry.value))"
  }

  private static func list(_ key: String, _ values: [AttributeValue]) -> String {
    guard !values.isEmpty else { return "  \(JSONText.quoted(key)): []" }
    let lines = values.map { "    " + JSONText.line($0) }
    return "  \(JSONText.quoted(key)): [\n" + lines.joined(separator: ",\n") + "\n  ]"
  }
}
