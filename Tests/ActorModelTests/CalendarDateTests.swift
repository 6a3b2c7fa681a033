// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@Suite("Dates")
struct CalendarDateTests {
  @Test(
    "a shortened date means the whole month or year",
    arguments: [
      ("1993", 1993_01_01, 1993_12_31), ("1993-08", 1993_08_01, 1993_08_31),
      ("1993-08-20", 1993_08_20, 1993_08_20), ("1993-02", 1993_02_01, 1993_02_28),
      ("1992-02", 1992_02_01, 1992_02_29), ("2000-02-29", 2000_02_29, 2000_02_29),
      ("1900-02", 1900_02_01, 1900_02_28), ("1993-04", 1993_04_01, 1993_04_30),
      ("0001-12", 1_12_01, 1_12_31), ("9999", 9999_01_01, 9999_12_31),
    ])
  func days(text: String, first: Int, last: Int) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.firstDay == first)
    #expect(date.lastDay == last)
    #expect(date.description == text)
  }

  @Test(
    "what is no such date is refused",
    arguments: [
      "", "93", "199", "19930", "1993-", "1993-8", "1993-13", "1993-00", "1993-08-", "1993-08-2",
      "1993-08-32", "1993-08-00", "1993-02-29", "1900-02-29", "2100-02-29", "1993-06-31",
      "1993/08", "1993-08/20", "1993-0820", "19930820", "20.08.1993", "1993-08-20 ",
      "1993-08-20T00:00", " 993", "-993", "+993", "199x", "１９９３", "1993-aa", "1993-08-2é",
    ])
  func refused(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("every day that exists is read, every other refused: 1999 to 2001")
  func everyDay() {
    // Days of each month as the Gregorian rule has them (ISO 8601), typed for a leap year.
    let days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for year in 1999...2001 {
      for month in 1...12 {
        for day in 1...31 {
          let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
          let exists = day <= days[month - 1] && !(month == 2 && day == 29 && year != 2000)
          let text = "\(year)-\(two(month))-\(two(day))"
          #expect((CalendarDate(text) != nil) == exists, "\(text)")
        }
      }
    }
  }

  @Test(
    "a tie is in force on a date that its time touches",
    arguments: [
      (nil, nil, "1993", true), ("1993", nil, "1992-12-31", false),
      ("1993", nil, "1993-01-01", true), (nil, "1993", "1993-12-31", true),
      (nil, "1993", "1994-01-01", false), ("1993-08-20", "1993-08-20", "1993-08-20", true),
      ("1993-08-20", "1993-09-13", "1993-08-19", false),
      ("1993-08-20", "1993-09-13", "1993-09-13", true),
      ("1993-08-20", "1993-09-13", "1993-09-14", false), ("1993-08-20", nil, "1993", true),
      ("1993-08-20", nil, "1993-08", true), (nil, "1993-01-15", "1993", true),
      (nil, "1993-01-15", "1993-02", false), ("1994", "1995", "1993", false),
    ] as [(String?, String?, String, Bool)])
  func inForce(start: String?, end: String?, date: String, expected: Bool) throws {
    let tie = Relationship(
      from: "a", to: "b", start: start.flatMap { CalendarDate($0) },
      end: end.flatMap { CalendarDate($0) })
    #expect(tie.isInForce(on: try #require(CalendarDate(date))) == expected)
  }
}
