// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The grammar of a JSON number, for JSON itself and for tables.
enum JSONNumber {
  /// What begins at a place.
  enum Found: Equatable {
    /// A number that ends before this index.
    case number(end: Int)
    /// A number that lacks a digit at this index.
    case cut(at: Int)
    /// No number.
    case none
  }

  /// Looks for a number in `bytes` from `start`.
  static func scan(_ bytes: [UInt8], from start: Int) -> Found {
    var index = start
    func isNext(_ byte: UInt8) -> Bool { index < bytes.count && bytes[index] == byte }
    func skipDigits() -> Bool {
      let first = index
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
      return index > first
    }
    if isNext(UInt8(ascii: "-")) { index += 1 }
    if isNext(UInt8(ascii: "0")) {
      index += 1
    } else if !skipDigits() {
      return .none
    }
    if isNext(UInt8(ascii: ".")) {
      index += 1
      if !skipDigits() { return .cut(at: index) }
    }
    if isNext(UInt8(ascii: "e")) || isNext(UInt8(ascii: "E")) {
      index += 1
      if isNext(UInt8(ascii: "+")) || isNext(UInt8(ascii: "-")) { index += 1 }
      if !skipDigits() { return .cut(at: index) }
    }
    return .number(end: index)
  }

  /// Whether `text` is a number, all of it, that a `Double` holds.
  static func isNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == 0x2D || (0x30...0x39).contains(first) else {
      return false
    }
    let bytes = Array(text.utf8)
    return scan(bytes, from: 0) == .number(end: bytes.count)
      && (Double(text)?.isFinite ?? false)
  }
}
