// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The texts of data as the values that their keys declare.
enum GraphMLValue {
  /// What a text is.
  enum Outcome {
    case value(JSONNode.Value)
    /// Not a number, or beyond all numbers, as other tools write what is missing.
    case notFinite(String)
    /// Nothing of the declared type.
    case bad
  }

  /// The value of `bytes`; texts stay as they are, around all others spaces count for nothing.
  static func read(_ bytes: [UInt8], as kind: GraphMLKey.Kind) -> Outcome {
    switch kind {
    case .text: return .value(.string(String(decoding: bytes, as: UTF8.self)))
    case .boolean: return truth(bytes)
    case .whole, .real: return number(bytes, isWhole: kind == .whole)
    }
  }

  /// What a key's type is called in messages.
  static func words(_ kind: GraphMLKey.Kind) -> String {
    switch kind {
    case .text: "text"
    case .boolean: "true or false"
    case .whole: "a whole number"
    case .real: "a number"
    }
  }

  private static func trimmed(_ bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (0, bytes.count)
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether a byte is what XML calls white space.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Java writes small letters, Python a capital, XML Schema allows digits.
  private static func truth(_ bytes: [UInt8]) -> Outcome {
    switch String(decoding: bytes[trimmed(bytes)], as: UTF8.self).lowercased() {
    case "true", "1": .value(.boolean(true))
    case "false", "0": .value(.boolean(false))
    default: .bad
    }
  }

  // MARK: - Numbers

  private static func number(_ bytes: [UInt8], isWhole: Bool) -> Outcome {
    let range = trimmed(bytes)
    if isPlain(bytes, range, mayHavePoint: !isWhole) {
      return .value(.number(String(decoding: bytes[range], as: UTF8.self)))
    }
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard JSONNumber.scan(bytes, from: range.lowerBound) == .number(end: range.upperBound) else {
      return loose(text, isWhole: isWhole)
    }
    return checked(text, isWhole: isWhole)
  }

  /// Whether the bytes are a number of JSON that every `Double` can hold: few digits, no exponent.
  private static func isPlain(_ bytes: [UInt8], _ range: Range<Int>, mayHavePoint: Bool) -> Bool {
    var place = range.lowerBound
    if place < range.upperBound, bytes[place] == UInt8(ascii: "-") { place += 1 }
    let first = place
    while place < range.upperBound, bytes[place] &- 0x30 < 10 { place += 1 }
    let digits = place - first
    guard digits == 1 || digits > 1 && bytes[first] != 0x30, digits < 300 else { return false }
    if place == range.upperBound { return true }
    guard mayHavePoint, bytes[place] == UInt8(ascii: ".") else { return false }
    let point = place + 1
    place = point
    while place < range.upperBound, bytes[place] &- 0x30 < 10 { place += 1 }
    return place > point && place == range.upperBound
  }

  private static func checked(_ text: String, isWhole: Bool) -> Outcome {
    guard let value = Double(text) else { return .bad }
    guard value.isFinite else { return .notFinite(text) }
    return isWhole && value.rounded() != value ? .bad : .value(.number(text))
  }

  /// What other languages write and JSON does not: `+1`, `007`, `.5`, `2.`, `NaN`, `-INF`.
  private static func loose(_ text: String, isWhole: Bool) -> Outcome {
    var rest = Substring(text)
    let sign = rest.first == "-" ? "-" : ""
    if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
    if ["nan", "inf", "infinity"].contains(rest.lowercased()) {
      return isWhole ? .bad : .notFinite(text)
    }
    let power = rest.firstIndex { $0 == "e" || $0 == "E" } ?? rest.endIndex
    let parts = rest[..<power].split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.contains(where: { !$0.isEmpty }) else { return .bad }
    let whole = parts[0].drop { $0 == "0" }
    let fraction = parts.count == 2 && !parts[1].isEmpty ? "." + parts[1] : ""
    let plain = sign + (whole.isEmpty ? "0" : whole) + fraction + rest[power...]
    let bytes = Array(plain.utf8)
    guard JSONNumber.scan(bytes, from: 0) == .number(end: bytes.count) else { return .bad }
    return checked(plain, isWhole: isWhole)
  }
}
