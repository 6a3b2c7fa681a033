// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Texts as XML writes them.
enum GraphMLText {
  /// Whether XML has a way to write all of `text`: it has none for most control characters.
  static func canHold(_ text: String) -> Bool {
    var (last, before): (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return false }
      // U+FFFE and U+FFFF.
      if byte >= 0xBE, last == 0xBF, before == 0xEF { return false }
      (before, last) = (last, byte)
    }
    return true
  }

  /// Appends `text` as the content of an element: a lone carriage return would become a line feed.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case 0x0D: bytes += "&#13;".utf8
      default: bytes.append(byte)
      }
    }
  }

  /// Appends an attribute: white space in its value would become spaces.
  static func append(_ name: StaticString, _ value: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: " "))
    bytes += UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    bytes += "=\"".utf8
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case 0x09: bytes += "&#9;".utf8
      case 0x0A: bytes += "&#10;".utf8
      case 0x0D: bytes += "&#13;".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// `value` as JSON of characters that XML can hold.
  static func json(_ value: AttributeValue) -> String {
    let text = JSONText.line(value)
    if canHold(text) { return text }
    // JSON has escaped all others; these two stand in strings only.
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFFFE: result.append(contentsOf: "\\uFFFE".unicodeScalars)
      case 0xFFFF: result.append(contentsOf: "\\uFFFF".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
