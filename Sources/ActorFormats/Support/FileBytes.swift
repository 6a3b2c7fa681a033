// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The bytes of an input, with the name under which problems are reported.
public struct FileBytes: Sendable {
  /// The name in messages: the path, or `standard input`.
  public let name: String
  /// The content.
  public let bytes: [UInt8]

  /// Makes an input of bytes that are at hand.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Reads a file; `-` reads standard input. What gzip packed is unpacked.
  public static func read(_ path: String) throws(FormatError) -> FileBytes {
    let stream = try ByteStream.open(path)
    return FileBytes(name: stream.name, bytes: try stream.all())
  }

  static func unreadable(_ path: String, _ code: Int32) -> FormatError {
    .whole(
      code == EISDIR ? .noInput : SystemCalls.category(reading: code), path,
      found: SystemCalls.words(code), expected: "a file that can be read",
      remedy: code == EISDIR
        ? "name a file, or a folder that has actors.csv and relationships.csv"
        : "check the path and its permissions")
  }

  /// Whether `path` is a folder.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether two paths lead to the same file.
  static func areSame(_ path: String, _ other: String) -> Bool {
    var (one, two) = (stat(), stat())
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev
      && one.st_ino == two.st_ino
  }

  /// Whether there is something at `path`.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }
}

extension FileBytes {
  /// The error at the byte `offset`.
  func error(
    at offset: Int, found: String, expected: String, remedy: String
  ) -> FormatError {
    var positions = Positions(self)
    return FormatError(
      .badData,
      [
        positions.problem(
          .error, at: offset, found: found, expected: expected, remedy: remedy)
      ])
  }

  /// Where the text begins: after a byte order mark, if there is one.
  var start: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
