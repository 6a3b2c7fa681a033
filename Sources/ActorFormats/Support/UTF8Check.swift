// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Whether bytes are UTF-8 text.
enum UTF8Check {
  /// The first byte that is 0 or does not belong to well-formed UTF-8 (Unicode 15, table 3-7).
  static func firstBadByte(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      index = endOfPlain(bytes, from: index)
      guard index < bytes.count else { return nil }
      let lead = bytes[index]
      if lead < 0x80 {
        if lead == 0 { return index }
        index += 1
        continue
      }
      let (length, second) = sequence(after: lead)
      guard length > 0, index + length <= bytes.count, second.contains(bytes[index + 1]) else {
        return index
      }
      for further in (index + 2)..<max(index + length, index + 2)
      where bytes[further] & 0xC0 != 0x80 {
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

  /// Skips ASCII without bytes 0, eight bytes at a time, as far as that goes.
  private static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var index = start
    while index + 8 <= bytes.count {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      // The highest bit of a byte is set here where it was set before or the byte was 0.
      guard (word | (word &- ones)) & highs == 0 else { break }
      index += 8
    }
    return index
  }

  /// How a message calls a byte that is no text.
  static func found(_ byte: UInt8) -> String {
    if byte == 0 { return "a byte 0 (binary data)" }
    return "byte 0x\(String(byte, radix: 16, uppercase: true)), not UTF-8"
  }
}
