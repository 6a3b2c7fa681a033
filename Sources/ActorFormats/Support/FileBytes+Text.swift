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
    if let (kind, remedy) = knownBinary() {
      throw error(at: 0, found: kind, expected: "UTF-8 text", remedy: remedy)
    }
    guard let offset = firstBadByte() else { return }
    let digits = String(bytes[offset], radix: 16, uppercase: true)
    throw error(
      at: offset,
      found: bytes[offset] == 0 ? "a byte 0 (binary data)" : "byte 0x\(digits), not UTF-8",
      expected: "UTF-8 text", remedy: "save the file as UTF-8 text")
  }

  /// What people hand in by mistake, by its first bytes.
  private func knownBinary() -> (kind: String, remedy: String)? {
    let head = Array(bytes.prefix(4))
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

  /// The first byte that is 0 or does not belong to well-formed UTF-8 (Unicode 15, table 3-7).
  private func firstBadByte() -> Int? {
    let span = bytes.span
    var index = start
    while index < span.count {
      let lead = span[index]
      if lead < 0x80 {
        if lead == 0 { return index }
        index += 1
        continue
      }
      let (length, second) = Self.sequence(after: lead)
      guard length > 0, index + length <= span.count, second.contains(span[index + 1]) else {
        return index
      }
      for further in (index + 2)..<max(index + length, index + 2)
      where span[further] & 0xC0 != 0x80 {
        return index
      }
      index += length
    }
    return nil
  }

  /// How many bytes a lead byte asks for, 0 for none, and what the second one may be.
  private static func sequence(after lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>) {
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
  }
}
