// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Every format that there is, one line each, in the order in which they are tried.
public enum FormatCatalog {
  /// The formats.
  public static let all: [any MapFormat.Type] = [
    CSVFolderFormat.self,
    ActorMapJSONFormat.self,
    EdgeListFormat.self,
  ]

  /// The format with this id.
  public static func format(_ id: String) throws(FormatError) -> any MapFormat.Type {
    if let format = all.first(where: { $0.id == id }) { return format }
    throw .whole(
      .badData, id, found: "format \"\(id)\"",
      expected: "one of " + all.map { $0.id }.joined(separator: ", "),
      remedy: "see: actormap list formats")
  }

  /// Reads a file or folder; `-` is standard input.
  public static func read(
    _ path: String, options: ReadOptions = ReadOptions()
  ) throws(FormatError) -> LoadedFile {
    let isFolder = FileBytes.isFolder(path)
    let file = isFolder ? nil : try FileBytes.read(path)
    if let id = options.format {
      return try format(id).read(path, file, options: options)
    }
    let found = all.first { $0.recognises(path, file) } ?? ActorMapJSONFormat.self
    return try found.read(path, file, options: options)
  }

  /// The format that a path to be written asks for by its name.
  public static func format(forWriting path: String) -> (any MapFormat.Type)? {
    if path.hasSuffix(".json") { return ActorMapJSONFormat.self }
    if EdgeListFormat.endings.contains(where: path.hasSuffix) { return EdgeListFormat.self }
    let name = path.split(separator: "/").last ?? ""
    return path.hasSuffix("/") || FileBytes.isFolder(path) || !name.contains(".")
      ? CSVFolderFormat.self : nil
  }
}
