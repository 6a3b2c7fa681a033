// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Dates as people read them.
enum DateWords {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `20 August 1993`, `August 1993` or `1993`.
  static func text(_ date: CalendarDate) -> String {
    let (year, month, day) = (
      date.firstDay / 10_000, date.firstDay / 100 % 100, date.firstDay % 100
    )
    switch date.description.utf8.count {
    case 4: return "\(year)"
    case 7: return "\(months[month - 1]) \(year)"
    default: return "\(day) \(months[month - 1]) \(year)"
    }
  }
}
