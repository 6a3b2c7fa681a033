// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Dates as people read them.
enum DateWords {
  private static let months: [Word] = [
    .month1, .month2, .month3, .month4, .month5, .month6, .month7, .month8, .month9, .month10,
    .month11, .month12,
  ]

  /// In English `20 August 1993`, `August 1993` or `1993`.
  static func text(_ date: CalendarDate, in words: InterfaceWords) -> String {
    let (year, month, day) = (
      date.firstDay / 10_000, date.firstDay / 100 % 100, date.firstDay % 100
    )
    if date.description.utf8.count == 4 { return words.text(.dateYear, ["year": "\(year)"]) }
    let name = words.text(months[month - 1])
    if date.description.utf8.count == 7 {
      return words.text(.dateMonth, ["month": name, "year": "\(year)"])
    }
    return words.text(.dateDay, ["day": "\(day)", "month": name, "year": "\(year)"])
  }
}
