// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// A file format. To add one: a folder with a type that conforms, and its line in
/// `FormatCatalog.all`.
public protocol MapFormat: Sendable {
  /// The kebab-case id.
  static var id: String { get }
  /// What it is, in a few words.
  static var title: String { get }
  /// File names by which it is known, for example `*.actormap.json`.
  static var patterns: [String] { get }
  /// Whether files of this format can be read.
  static var canRead: Bool { get }
  /// Whether maps can be written in this format.
  static var canWrite: Bool { get }
  /// Whether `path`, or its content, is of this format; `file` is `nil` for a folder.
  static func recognises(_ path: String, _ file: FileBytes?) -> Bool
  /// Reads `path`; `file` holds its bytes unless it is a folder.
  static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile
  /// Reads what comes from `stream`, which is at its beginning; `path` is its name.
  static func read(
    _ stream: ByteStream, _ path: String, options: ReadOptions
  ) throws(FormatError) -> LoadedFile
  /// What the format cannot hold of `map`, in words; empty where nothing is lost.
  static func losses(of map: ActorMap) -> [String]
  /// Writes `map` to `path`, whole or not at all.
  static func write(_ map: ActorMap, to path: String) throws(FormatError)
}

extension MapFormat {
  /// Formats can be read unless they say otherwise.
  public static var canRead: Bool { true }
  /// Formats can be written unless they say otherwise.
  public static var canWrite: Bool { true }

  /// Formats that need the whole file take it as a whole.
  public static func read(
    _ stream: ByteStream, _ path: String, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    try read(path, FileBytes(name: stream.name, bytes: try stream.all()), options: options)
  }
}
