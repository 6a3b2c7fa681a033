// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// A strict reader of RFC 8259 that knows where everything stands.
///
/// It refuses what other readers let pass: numbers that no `Double` holds, half surrogate pairs,
/// nesting deeper than `depthLimit`. Repeated keys are reported with the document.
///
/// - Complexity: O(bytes).
package struct JSONReader {
  /// Deeper nesting is refused: it would use up the stack, and no map needs it.
  static let depthLimit = 512
  /// Objects with more keys look for repeated ones in a set, smaller ones by going through.
  private static let fewKeys = 12

  let file: FileBytes
  let bytes: [UInt8]
  var index: Int
  private var repeatedKeys: [JSONDocument.RepeatedKey] = []
  private var streamed: Streamed?
  private var pace: ReadPace

  /// Lists at the top whose entries are handed over one by one, so that the whole of a large file
  /// never stands in memory as values.
  struct Streamed {
    /// The keys of these lists.
    let keys: Set<String>
    /// Takes an entry of the list under the key.
    let take: (_ key: String, _ entry: JSONNode) -> Void
  }

  /// Reads the only value of `file`.
  package static func read(
    _ file: FileBytes, expecting expected: String = "an actor map in JSON",
    remedy: String = "write one, or begin with: actormap new FOLDER",
    control: ReadControl = ReadControl()
  ) throws(FormatError) -> JSONDocument {
    try read(file, expecting: expected, remedy: remedy, control: control, handing: nil)
  }

  /// The value at `offset` of a file that was read before without an error.
  static func value(of file: FileBytes, at offset: Int) -> JSONNode? {
    var reader = JSONReader(file)
    reader.index = offset
    return try? reader.value(depth: 1)
  }

  /// Reads the only value of `file`; lists whose entries were handed over are empty in it.
  static func read(
    _ file: FileBytes, expecting expected: String = "an actor map in JSON",
    remedy: String = "write one, or begin with: actormap new FOLDER",
    control: ReadControl = ReadControl(), handing streamed: Streamed?
  ) throws(FormatError) -> JSONDocument {
    try file.requireText(expecting: expected, remedy: remedy)
    var reader = JSONReader(file, control)
    reader.streamed = streamed
    reader.skipSpace()
    if reader.current == nil {
      throw file.error(
        at: file.start, found: "nothing but empty lines", expected: expected, remedy: remedy)
    }
    let node = try reader.value(depth: 1)
    reader.skipSpace()
    if reader.current != nil {
      throw reader.unexpected("the end of the file", "remove what follows the first value")
    }
    try reader.pace.finish()
    return JSONDocument(root: node, repeatedKeys: reader.repeatedKeys)
  }

  private init(_ file: FileBytes, _ control: ReadControl = ReadControl()) {
    self.file = file
    pace = ReadPace(control, of: file.bytes.count, in: file.name)
    bytes = file.bytes
    index = file.start
  }

  var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  // MARK: - Values

  private mutating func value(depth: Int) throws(FormatError) -> JSONNode {
    skipSpace()
    try pace.reach(index)
    let start = index
    let value: JSONNode.Value
    switch current {
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "{"): value = .object(try object(depth: depth))
    case UInt8(ascii: "["): value = .list(try list(depth: depth))
    case UInt8(ascii: "t"): value = try word("true", .boolean(true))
    case UInt8(ascii: "f"): value = try word("false", .boolean(false))
    case UInt8(ascii: "n"): value = try word("null", .null)
    default: value = .number(try number())
    }
    return JSONNode(value: value, offset: start)
  }

  private mutating func open(depth: Int) throws(FormatError) {
    guard depth <= Self.depthLimit else {
      throw file.error(
        at: index, found: "nesting deeper than \(Self.depthLimit) levels",
        expected: "at most \(Self.depthLimit) levels", remedy: "flatten the data")
    }
    index += 1
    skipSpace()
  }

  private mutating func object(depth: Int) throws(FormatError) -> [JSONNode.Member] {
    try open(depth: depth)
    var members: [JSONNode.Member] = []
    var keys: Set<String> = []
    if take(UInt8(ascii: "}")) { return members }
    while true {
      skipSpace()
      let offset = index
      guard current == UInt8(ascii: "\"") else {
        throw unexpected("a key in quotation marks", "put keys in quotation marks")
      }
      let key = try string()
      if members.count == Self.fewKeys { keys = Set(members.map(\.key)) }
      let isNew =
        members.count < Self.fewKeys
        ? !members.contains { $0.key == key } : keys.insert(key).inserted
      if !isNew { repeatedKeys.append(JSONDocument.RepeatedKey(key: key, offset: offset)) }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw unexpected("\":\"", "put \":\" after the key") }
      let node = try depth == 1 ? topValue(key) : value(depth: depth + 1)
      members.append(JSONNode.Member(key: key, keyOffset: offset, node: node))
      skipSpace()
      if take(UInt8(ascii: "}")) { return members }
      guard take(UInt8(ascii: ",")) else {
        throw unexpected("\",\" or \"}\"", "put a comma between entries, or close the object")
      }
    }
  }

  /// A value at the top; of a list that is handed over nothing stays.
  private mutating func topValue(_ key: String) throws(FormatError) -> JSONNode {
    skipSpace()
    guard let streamed, current == UInt8(ascii: "["), streamed.keys.contains(key) else {
      return try value(depth: 2)
    }
    let start = index
    try list(depth: 2) { streamed.take(key, $0) }
    return JSONNode(value: .list([]), offset: start)
  }

  private mutating func list(depth: Int) throws(FormatError) -> [JSONNode] {
    var nodes: [JSONNode] = []
    try list(depth: depth) { nodes.append($0) }
    return nodes
  }

  private mutating func list(depth: Int, _ take: (JSONNode) -> Void) throws(FormatError) {
    try open(depth: depth)
    if self.take(UInt8(ascii: "]")) { return }
    while true {
      take(try value(depth: depth + 1))
      skipSpace()
      if self.take(UInt8(ascii: "]")) { return }
      guard self.take(UInt8(ascii: ",")) else {
        throw unexpected("\",\" or \"]\"", "put a comma between entries, or close the list")
      }
    }
  }

  private mutating func word(
    _ text: String, _ value: JSONNode.Value
  ) throws(FormatError) -> JSONNode.Value {
    guard bytes[index...].starts(with: text.utf8) else {
      throw unexpected("a JSON value", "write true, false, null, a number or text in quotes")
    }
    index += text.utf8.count
    return value
  }

  private mutating func number() throws(FormatError) -> String {
    let start = index
    switch JSONNumber.scan(bytes, from: start) {
    case .number(let end):
      index = end
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      guard Double(text)?.isFinite ?? false else {
        throw file.error(
          at: start, found: "number \(Shown.plain(text, limit: 40)), which is too large",
          expected: "a number below 1.8e308", remedy: "correct the number")
      }
      return text
    case .none:
      throw unexpected("a JSON value", "write text in quotation marks, and numbers as 0.5")
    case .cut(let place):
      index = place
      throw unexpected("a digit", "complete the number")
    }
  }

  func unexpected(_ expected: String, _ remedy: String) -> FormatError {
    guard index < bytes.count else {
      return file.error(
        at: index, found: "the end of the file", expected: expected,
        remedy: "complete the file; it seems cut off")
    }
    // Twelve scalars are at most 48 bytes; a scalar cut in two at the end is left out by `limit`.
    let rest = String(decoding: bytes[index..<min(index + 64, bytes.count)], as: UTF8.self)
    let line = rest.unicodeScalars.prefix(12).prefix { $0 != "\n" && $0 != "\r" }
    let shown = line.isEmpty ? "the end of the line" : JSONText.quoted(String(line))
    return file.error(at: index, found: shown, expected: expected, remedy: remedy)
  }
}
