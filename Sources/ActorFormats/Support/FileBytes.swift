// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The bytes of an input, with the name under which problems are reported.
public struct FileBytes: Sendable {
  public let name: String
  public let bytes: [UInt8]

  /// Makes an input of bytes that are at hand.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Reads a file; `-` reads standard input.
  public static func read(_ path: String) throws(FormatError) -> FileBytes {
    guard path != "-" else {
      return FileBytes(name: "standard input", bytes: try contents(of: 0, size: 0, path))
    }
    let descriptor: Int32
    switch SystemCalls.open(path, O_RDONLY | O_CLOEXEC) {
    case .success(let opened): descriptor = opened
    case .failure(let failure): throw unreadable(path, failure.code)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw unreadable(path, EISDIR) }
    return FileBytes(
      name: path, bytes: try contents(of: descriptor, size: Int(status.st_size), path))
  }

  private static func contents(
    of descriptor: Int32, size: Int, _ path: String
  ) throws(FormatError) -> [UInt8] {
    switch SystemCalls.readAll(descriptor, expecting: size) {
    case .success(let bytes): return bytes
    case .failure(let failure): throw unreadable(path, failure.code)
    }
  }

  private static func unreadable(_ path: String, _ code: Int32) -> FormatError {
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

  /// Whether there is something at `path`.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }
}

extension FileBytes {
  /// The problem at the byte `offset`.
  func problem(
    at offset: Int, warning: Bool = false, found: String, expected: String, remedy: String
  ) -> FormatProblem {
    let place = position(of: offset)
    return FormatProblem(
      file: name, line: place.line, column: place.column, isWarning: warning, found: found,
      expected: expected, remedy: remedy)
  }

  /// The error at the byte `offset`.
  func error(
    at offset: Int, found: String, expected: String, remedy: String
  ) -> FormatError {
    FormatError(
      .badData, [problem(at: offset, found: found, expected: expected, remedy: remedy)])
  }

  /// Line and column, from 1; columns count Unicode scalars.
  func position(of offset: Int) -> (line: Int, column: Int) {
    var (line, column) = (1, 1)
    for byte in bytes[start..<min(max(offset, start), bytes.count)] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  /// Where the text begins: after a byte order mark, if there is one.
  var start: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Refuses what is not UTF-8 text: empty, UTF-16, binary, malformed.
  func requireText(expecting expected: String) throws(FormatError) {
    if bytes.count == start {
      throw .whole(
        .badData, name, found: "an empty file", expected: expected,
        remedy: "write one, or begin with: actormap new FOLDER")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw error(
        at: 0, found: "UTF-16 text", expected: "UTF-8 text", remedy: "save the file as UTF-8")
    }
    if let offset = firstBadByte() {
      let byte = String(bytes[offset], radix: 16, uppercase: true)
      throw error(
        at: offset,
        found: bytes[offset] == 0 ? "a byte 0 (binary data)" : "byte 0x\(byte), not UTF-8",
        expected: "UTF-8 text", remedy: "save the file as UTF-8 text")
    }
  }

  /// The first byte that is 0 or does not belong to well-formed UTF-8 (Unicode 15, table 3-7).
  private func firstBadByte() -> Int? {
    var index = start
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        if lead == 0 { return index }
        index += 1
        continue
      }
      let (length, second): (Int, ClosedRange<UInt8>) =
        switch lead {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: (0, 0x80...0xBF)
        }
      guard length > 0, index + length <= bytes.count, second.contains(bytes[index + 1]),
        bytes[(index + 1)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
      else { return index }
      index += length
    }
    return nil
  }
}
