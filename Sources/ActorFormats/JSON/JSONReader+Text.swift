// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension JSONReader {
  /// Reads the text whose opening quotation mark is the current byte.
  mutating func string() throws(FormatError) -> String {
    let open = index
    index += 1
    let start = index
    let end = plainEnd()
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      index = end + 1
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    index = start
    return try escapedString(from: open)
  }

  /// Where the bytes that stand for themselves end.
  private func plainEnd() -> Int {
    var end = index
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      end += 1
    }
    return end
  }

  private mutating func escapedString(from open: Int) throws(FormatError) -> String {
    var text: [UInt8] = []
    while true {
      let end = plainEnd()
      text += bytes[index..<end]
      index = end
      switch current {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case nil:
        throw file.error(
          at: open, found: "text that does not end", expected: "a closing quotation mark",
          remedy: "close the text that begins here")
      default:
        throw file.error(
          at: index, found: "a control character in text", expected: "an escape such as \\n",
          remedy: "escape control characters, or close the text on its own line")
      }
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(FormatError) {
    let start = index
    index += 1
    let meant: UInt8
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): meant = bytes[index]
    case UInt8(ascii: "b"): meant = 0x08
    case UInt8(ascii: "f"): meant = 0x0C
    case UInt8(ascii: "n"): meant = 0x0A
    case UInt8(ascii: "r"): meant = 0x0D
    case UInt8(ascii: "t"): meant = 0x09
    case UInt8(ascii: "u"):
      index += 1
      text += Array(String(Character(try scalar(from: start))).utf8)
      return
    default: throw unexpected("an escape that JSON has", "write \\\\ for a backslash")
    }
    text.append(meant)
    index += 1
  }

  /// The character of one `\uXXXX`, or of the two that make a surrogate pair.
  private mutating func scalar(from start: Int) throws(FormatError) -> Unicode.Scalar {
    let code = try hexadecimal()
    if let scalar = Unicode.Scalar(code) { return scalar }
    if code < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
      let low = try hexadecimal()
      if (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (code - 0xD800) * 0x400 + (low - 0xDC00))
      {
        return scalar
      }
    }
    throw file.error(
      at: start, found: "half of a surrogate pair", expected: "a whole character",
      remedy: "write the character itself")
  }

  private mutating func hexadecimal() throws(FormatError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = current.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw unexpected("four hexadecimal digits", "complete the escape")
      }
      code = code << 4 | UInt32(digit)
      index += 1
    }
    return code
  }
}
