// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel
public import GraphCore

/// A graph as it was frozen in one view, in a binary file that is mapped into memory: for large
/// networks that are measured again and again.
public enum FrozenGraphFormat: MapFormat {
  /// The id.
  public static let id = "frozen-graph"
  /// What it is, in a few words.
  public static let title = "binary graph in one view, for measuring large networks again"
  /// File names by which it is known.
  public static let patterns = ["*.frozen"]
  /// A map has to be read in a view first; see `write(_:to:)` for a network.
  public static let canWrite = false

  /// Whether the content is of this format.
  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    file?.bytes.starts(with: FrozenGraphLayout.mark) ?? false || path.hasSuffix(".frozen")
  }

  /// Reads bytes that are at hand.
  public static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    guard let file else { return try read(try ByteStream.open(path), path, options: options) }
    return try read(MappedBytes(copying: file.bytes), file.name, options)
  }

  /// Maps a regular file into memory, and reads anything else as a whole.
  public static func read(
    _ stream: ByteStream, _ path: String, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    if let file = stream.regularFile, let mapped = MappedBytes(file) {
      return try read(mapped, stream.name, options)
    }
    return try read(MappedBytes(copying: try stream.all()), stream.name, options)
  }

  private static func read(
    _ bytes: MappedBytes, _ name: String, _ options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    let network = try FrozenGraphReader.read(bytes, name: name, threads: options.threads)
    return LoadedFile(input: .frozen(network), format: id, warnings: [])
  }

  /// What the format cannot hold of `map`; empty where nothing is lost.
  public static func losses(of map: ActorMap) -> [String] {
    LossList.actors(of: map, holding: ["id"]) + LossList.rest(of: map, sidesAreKept: false)
      + LossList.ties(of: map, holding: ["from", "to", "directed", "trust", "strength"])
      + LossList.counted([("more of ties than their value in one view", map.relationships.count)])
  }

  /// Refuses: what is written is a network in one view.
  public static func write(_ map: ActorMap, to path: String) throws(FormatError) {
    throw .whole(
      .cannotCreate, path, found: "a map that was not read in a view", expected: "a network",
      remedy: "use: actormap convert IN OUT.frozen")
  }

  /// Writes `network` to `path`, whole or not at all.
  public static func write(_ network: FrozenNetwork, to path: String) throws(FormatError) {
    try FrozenGraphWriter.write(network, to: path)
  }
}
