// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Days as whole numbers, so that spans between dates can be counted.
///
/// The Gregorian calendar is taken for all years, as ISO 8601 does. The rule is the usual one of
/// years that begin in March, so that the leap day is the last of its year.
struct DayCount: Hashable, Comparable, Sendable {
  /// Days since 1 March of the year 0.
  let number: Int

  init(number: Int) { self.number = number }

  /// The day that `date` ends on: a date of a month or a year means all of it.
  init(endOf date: CalendarDate) { self.init(yearMonthDay: date.lastDay) }

  /// The day that `date` begins on.
  init(startOf date: CalendarDate) { self.init(yearMonthDay: date.firstDay) }

  private init(yearMonthDay: Int) {
    let (month, day) = (yearMonthDay / 100 % 100, yearMonthDay % 100)
    let year = yearMonthDay / 10_000 - (month < 3 ? 1 : 0)
    let fromMarch = (month + 9) % 12
    let century = Self.floorDivided(year, by: 100)
    number =
      365 * year + Self.floorDivided(year, by: 4) - century + Self.floorDivided(year, by: 400)
      + (153 * fromMarch + 2) / 5 + day - 1
  }

  /// The day as a date; `nil` outside the years 0 to 9999.
  var date: CalendarDate? {
    let era = Self.floorDivided(number, by: 146_097)
    let inEra = number - era * 146_097
    let yearOfEra = (inEra - inEra / 1_460 + inEra / 36_524 - inEra / 146_096) / 365
    let inYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * inYear + 2) / 153
    let day = inYear - (153 * fromMarch + 2) / 5 + 1
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    let year = yearOfEra + era * 400 + (month < 3 ? 1 : 0)
    guard (0...9_999).contains(year) else { return nil }
    return CalendarDate(
      "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))")
  }

  static func < (a: DayCount, b: DayCount) -> Bool { a.number < b.number }

  private static func floorDivided(_ a: Int, by b: Int) -> Int {
    a >= 0 ? a / b : -((-a + b - 1) / b)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
