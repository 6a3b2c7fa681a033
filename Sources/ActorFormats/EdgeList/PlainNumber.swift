// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Decimal numbers as plain tables have them.
enum PlainNumber {
  /// The value of a decimal number; `nil` for everything else, NaN and infinity included.
  static func value(of bytes: ArraySlice<UInt8>) -> Double? {
    if let value = short(bytes) { return value }
    let isPlain = bytes.allSatisfy {
      (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E || $0 | 0x20 == 0x65
    }
    guard isPlain, let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite
    else { return nil }
    return value
  }

  /// Numbers such as `-0.125`: with at most 15 digits both parts are exact, so that one division
  /// rounds as reading the text would.
  private static func short(_ bytes: ArraySlice<UInt8>) -> Double? {
    var (digits, divisor, isFraction, count) = (0.0, 1.0, false, 0)
    let isNegative = bytes.first == 0x2D
    for byte in isNegative ? bytes.dropFirst() : bytes {
      if byte == 0x2E, !isFraction, count > 0 {
        isFraction = true
      } else if (0x30...0x39).contains(byte), count < 15 {
        count += 1
        digits = digits * 10 + Double(byte - 0x30)
        if isFraction { divisor *= 10 }
      } else {
        return nil
      }
    }
    if count == 0 { return nil }
    return (isNegative ? -digits : digits) / divisor
  }
}
