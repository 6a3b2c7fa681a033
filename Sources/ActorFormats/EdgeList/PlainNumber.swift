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

  /// The value of a text that is a number of JSON.
  static func value(of text: String) -> Double? {
    var text = text
    return text.withUTF8 { Self.short($0) } ?? Double(text)
  }

  /// The short number at `place` and the place after it; `nil` where it is longer or none.
  ///
  /// - Precondition: what follows is a line of text that ends with a line feed.
  @inline(__always)
  static func short(
    _ place: UnsafePointer<UInt8>
  ) -> (value: Double, end: UnsafePointer<UInt8>)? {
    let isNegative = place.pointee == 0x2D
    var end = isNegative ? place + 1 : place
    var (digits, count, decimals) = (0, 0, 0)
    while end.pointee &- 0x30 < 10, count < 15 {
      digits = digits * 10 + Int(end.pointee &- 0x30)
      (count, end) = (count + 1, end + 1)
    }
    if end.pointee == 0x2E, count > 0 {
      end += 1
      while end.pointee &- 0x30 < 10, count < 15 {
        digits = digits * 10 + Int(end.pointee &- 0x30)
        (count, decimals, end) = (count + 1, decimals + 1, end + 1)
      }
    }
    guard count > 0, end.pointee <= 0x20 else { return nil }
    let value = Double(digits) / Self.powers[decimals]
    return (isNegative ? -value : value, end)
  }

  private static let powers: [Double] = (0..<16).map { place in
    (0..<place).reduce(1.0) { power, _ in power * 10 }
  }

  /// Numbers such as `-0.125`: with at most 15 digits both parts are exact, so that one division
  /// rounds as reading the text would.
  private static func short(_ bytes: some Collection<UInt8>) -> Double? {
    var (digits, divisor, isFraction, count) = (0.0, 1.0, false, 0)
    let isNegative = bytes.first == 0x2D
    for byte in bytes.dropFirst(isNegative ? 1 : 0) {
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
