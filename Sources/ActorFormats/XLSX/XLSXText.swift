// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Text in workbooks: what XML cannot hold stands as `_x000D_`, by UTF-16 unit (ECMA-376, part 1,
/// 22.9.2.19, ST_Xstring).
enum XLSXText {
  /// The text that `bytes` mean.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    guard var place = bytes.indices.first(where: { unit(bytes, $0) != nil }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var result = Array(bytes[..<place])
    while place < bytes.endIndex {
      if let (scalar, length) = scalar(bytes, place) {
        result += String(scalar).utf8
        place += length
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The scalar that is escaped at `place`; two halves of a pair are one.
  private static func scalar(
    _ bytes: ArraySlice<UInt8>, _ place: Int
  ) -> (Unicode.Scalar, length: Int)? {
    guard let first = unit(bytes, place) else { return nil }
    if let scalar = Unicode.Scalar(first) { return (scalar, 7) }
    guard let second = unit(bytes, place + 7), UTF16.isLeadSurrogate(first),
      UTF16.isTrailSurrogate(second)
    else { return nil }
    let pair = String(decoding: [first, second], as: UTF16.self)
    return pair.unicodeScalars.first.map { ($0, 14) }
  }

  /// The number in `_xHHHH_` at `place`.
  private static func unit(_ bytes: ArraySlice<UInt8>, _ place: Int) -> UInt16? {
    guard place + 7 <= bytes.endIndex, bytes[place] == UInt8(ascii: "_"),
      bytes[place + 1] == UInt8(ascii: "x"), bytes[place + 6] == UInt8(ascii: "_")
    else { return nil }
    let digits = bytes[(place + 2)..<(place + 6)]
    // Without this a sign would count as a digit.
    guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
      return nil
    }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// Appends `text` as it stands between tags.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    let utf8 = Array(text.utf8)
    if utf8.allSatisfy(isPlain) {
      bytes += utf8
      return
    }
    var place = 0
    for scalar in text.unicodeScalars {
      if scalar == "_", unit(utf8[...], place) != nil {
        bytes += "_x005F_".utf8
      } else if isForbidden(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        bytes += ("_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_").utf8
      } else {
        XMLBytes.append(scalar, to: &bytes)
      }
      place += scalar.utf8.count
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "_"), 0xEF:
      false
    default: true
    }
  }

  /// What XML has no way to write, and the carriage return, which it changes.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
