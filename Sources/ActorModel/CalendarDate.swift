// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A date as ISO 8601 writes it: `1993`, `1993-08` or `1993-08-20`.
///
/// A shortened date means the whole month or year, so it has a first and a last day.
public struct CalendarDate: Hashable, Sendable, CustomStringConvertible {
  /// The text as written.
  public let description: String
  /// The first day meant, as the number yyyymmdd.
  public let firstDay: Int
  /// The last day meant, as the number yyyymmdd.
  public let lastDay: Int

  /// Reads `text`, or gives `nil` when it is not such a date or the day does not exist.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 4 || bytes.count == 7 || bytes.count == 10 else { return nil }
    guard let year = Self.number(bytes[0..<4]) else { return nil }
    var (month, day): (Int?, Int?) = (nil, nil)
    if bytes.count >= 7 {
      guard bytes[4] == 0x2D, let m = Self.number(bytes[5..<7]), (1...12).contains(m)
      else { return nil }
      month = m
    }
    if bytes.count == 10, let m = month {
      guard bytes[7] == 0x2D, let d = Self.number(bytes[8..<10]),
        (1...Self.days(in: m, of: year)).contains(d)
      else { return nil }
      day = d
    }
    description = text
    firstDay = year * 10_000 + (month ?? 1) * 100 + (day ?? 1)
    let lastMonth = month ?? 12
    lastDay = year * 10_000 + lastMonth * 100 + (day ?? Self.days(in: lastMonth, of: year))
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
