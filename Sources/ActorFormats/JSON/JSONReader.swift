// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A strict reader of RFC 8259 that knows where everything stands.
///
/// It refuses what other readers let pass: repeated keys, numbers that no `Double` holds, half
/// surrogate pairs, nesting deeper than `depthLimit`.
///
/// - Complexity: O(bytes).
struct JSONReader {
  /// Deeper nesting is refused: it would use up the stack, and no map needs it.
  static let depthLimit = 512

  private let file: FileBytes
  private let bytes: [UInt8]
  private var index: Int

  /// Reads the only value of `file`.
  static func read(_ file: FileBytes) throws(FormatError) -> JSONNode {
    try file.requireText(expecting: "an actor map in JSON")
    var reader = JSONReader(file)
    let node = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.index < reader.bytes.count {
      throw reader.unexpected("the end of the file", "remove what follows the first value")
    }
    return node
  }

  private init(_ file: FileBytes) {
    self.file = file
    bytes = file.bytes
    index = file.start
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  // MARK: - Values

  private mutating func value(depth: Int) throws(FormatError) -> JSONNode {
    skipSpace()
    let start = index
    guard depth <= Self.depthLimit else {
      throw file.error(
        at: index, found: "nesting deeper than \(Self.depthLimit) levels",
        expected: "at most \(Self.depthLimit)", remedy: "flatten the data")
    }
    let value: JSONNode.Value
    switch current {
    case UInt8(ascii: "{"): value = .object(try object(depth: depth))
    case UInt8(ascii: "["): value = .list(try list(depth: depth))
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "t"): value = try word("true", .boolean(true))
    case UInt8(ascii: "f"): value = try word("false", .boolean(false))
    case UInt8(ascii: "n"): value = try word("null", .null)
    default: value = .number(try number())
    }
    return JSONNode(value: value, offset: start)
  }

  private mutating func object(depth: Int) throws(FormatError) -> [JSONNode.Member] {
    index += 1
    var members: [JSONNode.Member] = []
    var keys: Set<String> = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return members }
    while true {
      skipSpace()
      let keyOffset = index
      guard current == UInt8(ascii: "\"") else {
        throw unexpected("a key in quotation marks", "put keys in quotation marks")
      }
      let key = try string()
      guard keys.insert(key).inserted else {
        throw file.error(
          at: keyOffset, found: "key \"\(key)\" a second time",
          expected: "each key once in an object", remedy: "remove or rename one of the two")
      }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw unexpected("\":\"", "put \":\" after the key") }
      members.append(
        JSONNode.Member(key: key, keyOffset: keyOffset, node: try value(depth: depth + 1)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return members }
      guard take(UInt8(ascii: ",")) else {
        throw unexpected("\",\" or \"}\"", "put a comma between entries, or close the object")
      }
    }
  }

  private mutating func list(depth: Int) throws(FormatError) -> [JSONNode] {
    index += 1
    var nodes: [JSONNode] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return nodes }
    while true {
      nodes.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return nodes }
      guard take(UInt8(ascii: ",")) else {
        throw unexpected("\",\" or \"]\"", "put a comma between entries, or close the list")
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    index += 1
    return true
  }

  private mutating func word(
    _ text: StaticString, _ value: JSONNode.Value
  ) throws(FormatError) -> JSONNode.Value {
    let letters = Array(text.description.utf8)
    guard bytes[index...].starts(with: letters) else {
      throw unexpected("a JSON value", "write true, false, null, a number or text in quotes")
    }
    index += letters.count
    return value
  }

  private mutating func number() throws(FormatError) -> String {
    let start = index
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
    func digits(_ reader: inout JSONReader) -> Bool {
      let first = reader.index
      while isDigit(reader.current) { reader.index += 1 }
      return reader.index > first
    }
    _ = take(UInt8(ascii: "-"))
    let isWhole = take(UInt8(ascii: "0")) || digits(&self)
    guard isWhole else {
      index = start
      throw unexpected("a JSON value", "write text in quotation marks, and numbers as 0.5")
    }
    var isComplete = true
    if take(UInt8(ascii: ".")) { isComplete = digits(&self) }
    if isComplete, take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
      isComplete = digits(&self)
    }
    guard isComplete else { throw unexpected("a digit", "complete the number") }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw file.error(
        at: start, found: "number \(text.prefix(40)), which is too large",
        expected: "a number below 1.8e308", remedy: "correct the number")
    }
    return text
  }

  // MARK: - Strings

  private mutating func string() throws(FormatError) -> String {
    let open = index
    index += 1
    var text: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20:
        throw unexpected("an escape such as \\n", "escape control characters inside text")
      default:
        text.append(byte)
        index += 1
      }
    }
    throw file.error(
      at: open, found: "text that does not end", expected: "a closing quotation mark",
      remedy: "close the text that begins here")
  }

  private mutating func escape(into text: inout [UInt8]) throws(FormatError) {
    let start = index
    index += 1
    let plain: [UInt8: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D,
      0x74: 0x09,
    ]
    if let byte = current, let meant = plain[byte] {
      text.append(meant)
      index += 1
    } else if take(UInt8(ascii: "u")) {
      text += Array(String(try scalar(from: start)).utf8)
    } else {
      throw unexpected("an escape that JSON has", "write \\\\ for a backslash")
    }
  }

  private mutating func scalar(from start: Int) throws(FormatError) -> Character {
    var code = try hexadecimal()
    if (0xD800...0xDBFF).contains(code), current == UInt8(ascii: "\\"),
      index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u")
    {
      index += 2
      let low = try hexadecimal()
      if (0xDC00...0xDFFF).contains(low) {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw file.error(
        at: start, found: "half of a surrogate pair", expected: "a whole character",
        remedy: "write the character itself")
    }
    return Character(scalar)
  }

  private mutating func hexadecimal() throws(FormatError) -> UInt32 {
    guard index + 4 <= bytes.count, bytes[index..<(index + 4)].allSatisfy({ $0 != 0x2B }),
      let code = UInt32(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
    else { throw unexpected("four hexadecimal digits", "complete the escape") }
    index += 4
    return code
  }

  private func unexpected(_ expected: String, _ remedy: String) -> FormatError {
    guard let byte = current else {
      return file.error(
        at: index, found: "the end of the file", expected: expected,
        remedy: "complete the file; it seems cut off")
    }
    let rest = String(decoding: bytes[index..<min(index + 12, bytes.count)], as: UTF8.self)
    let shown = byte < 0x20 ? "a control character" : "\"\(rest.prefix { $0 != "\n" })\""
    return file.error(at: index, found: shown, expected: expected, remedy: remedy)
  }
}
