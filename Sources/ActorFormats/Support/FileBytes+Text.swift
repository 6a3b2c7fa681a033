// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension FileBytes {
  /// Refuses what is not UTF-8 text: empty, UTF-16, packed, binary or malformed.
  func requireText(
    expecting expected: String,
    remedy: String = "write one, or begin with: actormap new FOLDER"
  ) throws(FormatError) {
    if bytes.count == start {
      throw error(at: start, found: "nothing", expected: expected, remedy: remedy)
    }
    if let (kind, remedy) = Self.knownBinary(bytes.prefix(4)) {
      throw error(at: 0, found: kind, expected: "UTF-8 text", remedy: remedy)
    }
    let bad = bytes.withUnsafeBufferPointer { UTF8Check.firstBadByte($0, from: start) }
    guard let offset = bad else { return }
    throw error(
      at: offset, found: UTF8Check.found(bytes[offset]), expected: "UTF-8 text",
      remedy: "save the file as UTF-8 text")
  }

  /// What people hand in by mistake, by its first bytes.
  static func knownBinary(_ bytes: some Sequence<UInt8>) -> (kind: String, remedy: String)? {
    let head = Array(bytes)
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
      || (head.count >= 2 && (head[0] == 0) != (head[1] == 0))
    {
      return ("UTF-16 text", "save the file as UTF-8")
    }
    if head.starts(with: [0x50, 0x4B, 3, 4]) {
      return ("a zip file or spreadsheet", "save the spreadsheet as CSV in UTF-8, or unpack it")
    }
    if head.starts(with: [0x1F, 0x8B]) { return ("a gzip file", "unpack it with gunzip") }
    return nil
  }
}
