// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Dates in workbooks are numbers of days; the cell's format tells that they are dates.
enum XLSXDates {
  /// What a format shows of a number.
  enum Kind: Sendable {
    case plain
    case date
    /// A time of the day.
    case time
    /// Hours beyond 24, or minutes beyond 60.
    case duration
    /// LibreOffice's format of truth values, which are numbers to it.
    case truth
  }

  /// The format of truth values.
  static let truthFormat = "\"TRUE\";\"TRUE\";\"FALSE\""

  /// The kind of a format that is known by its number (ECMA-376, part 1, 18.8.30).
  static func kind(builtIn number: Int) -> Kind {
    switch number {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: .date
    case 18...21, 32...35, 45, 47, 55, 56: .time
    case 46: .duration
    default: .plain
    }
  }

  /// The kind of a format that is written out, by its first section: `dd.mm.yyyy`.
  static func kind(_ format: String) -> Kind {
    var letters: Set<Unicode.Scalar> = []
    var isDuration = false
    var scalars = format.unicodeScalars.makeIterator()
    loop: while let scalar = scalars.next() {
      switch scalar {
      case ";": break loop
      case "\"": while let next = scalars.next(), next != "\"" {}
      case "\\", "_", "*": _ = scalars.next()
      case "[":
        var inner = ""
        while let next = scalars.next(), next != "]" { inner.unicodeScalars.append(next) }
        let folded = Set(inner.lowercased())
        if folded.count == 1, folded.isSubset(of: ["h", "m", "s"]) { isDuration = true }
      default: letters.formUnion(String(scalar).lowercased().unicodeScalars)
      }
    }
    if format == truthFormat { return .truth }
    if ["general", "standard"].contains(where: format.lowercased().hasPrefix) { return .plain }
    if isDuration { return .duration }
    if letters.contains("y") || letters.contains("d") { return .date }
    if letters.contains("h") || letters.contains("s") { return .time }
    return letters.contains("m") ? .date : .plain
  }

  /// What a cell shows as ISO 8601 writes it; `nil` where the number is no such date.
  ///
  /// Excel counts 29 February 1900, which never was, as day 60.
  static func text(_ serial: Double, as kind: Kind, from1904: Bool) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var days = Int(serial)
    var milliseconds = Int(((serial - Double(days)) * 86_400_000).rounded())
    if milliseconds == 86_400_000 {
      days += 1
      milliseconds = 0
    }
    switch kind {
    case .plain, .truth: return nil
    case .duration: return time(milliseconds + days * 86_400_000)
    case .time where days == 0: return time(milliseconds)
    case .date, .time: break
    }
    guard let first = firstDay(days, from1904) else { return nil }
    return date(first + days) + (milliseconds == 0 ? "" : "T" + time(milliseconds))
  }

  /// Days from 1970-01-01 to the day 0.
  private static func firstDay(_ days: Int, _ from1904: Bool) -> Int? {
    if from1904 { return -24_107 }
    if days == 0 || days == 60 { return nil }
    return days < 60 ? -25_568 : -25_569
  }

  private static func time(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1_000
    let parts = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    let rest = milliseconds % 1_000
    return parts.joined(separator: ":") + (rest == 0 ? "" : "." + padded(rest, 3))
  }

  /// The date of a day from 1970-01-01: H. Hinnant, "chrono-compatible low-level date algorithms".
  private static func date(_ day: Int) -> String {
    let shifted = day + 719_468
    let era = shifted / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return [
      padded(year, 4), padded(month, 2), padded(ofYear - (153 * shiftedMonth + 2) / 5 + 1, 2),
    ]
    .joined(separator: "-")
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// A date that a cell holds as text of ISO 8601, without a midnight that nobody wrote.
  static func plain(iso text: String) -> String {
    guard let mark = text.firstIndex(of: "T") else { return text }
    let time = text[text.index(after: mark)...].filter { $0 != "Z" }
    let isMidnight = !time.isEmpty && time.allSatisfy { $0 == "0" || $0 == ":" || $0 == "." }
    return isMidnight ? String(text[..<mark]) : text
  }
}
