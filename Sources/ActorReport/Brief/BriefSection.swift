// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
public import ActorMediation

/// One of the ten sections of a brief.
public struct BriefSection: Sendable {
  /// Its place, from 1.
  public let number: Int
  /// The kebab-case id, the same in every form.
  public let id: String
  /// The heading.
  public let title: String
  /// What stands in it, in reading order.
  public let parts: [BriefPart]
}

/// A part of a section.
public enum BriefPart: Sendable {
  /// Sentences that belong together.
  case paragraph([MediationSentence])
  /// Sentences one below the other, under a line that says what they are.
  case list(String?, [MediationSentence])
  /// A table.
  case table(BriefTable)
  /// A picture of the numbers in a table that follows; only the page shows it.
  case chart(BriefChart)
  /// What is small print: settings, limits.
  case note([MediationSentence])
  /// Where the map stands.
  case map
  /// What the words mean.
  case definitions([BriefDefinition])
}

/// What a word of the brief means.
public struct BriefDefinition: Hashable, Sendable {
  /// The word.
  public let term: String
  /// What it means, as one sentence.
  public let meaning: String
}

/// A table of a brief: all digits for programs, two decimals for people.
public struct BriefTable: Sendable {
  /// Columns, rows and the caption, which is the title.
  public let section: MediationSection
  /// The ids of the columns that people read in per cent.
  let percents: Set<String>
  /// The ids of the columns that people read together with the next one as a range, and what the
  /// two are called together.
  let ranges: [String: String]
  /// What is to be known of the columns, under the table.
  let notes: [String]

  init(
    _ section: MediationSection, percents: Set<String> = [], ranges: [String: String] = [:],
    notes: [String] = []
  ) {
    self.section = section
    self.percents = percents
    self.ranges = ranges
    self.notes = notes
  }

  /// What people read.
  var table: Table {
    let columns = section.columns
    let shown = columns.indices.filter { $0 == 0 || ranges[columns[$0 - 1].id] == nil }
    var table = Table(
      [.text(section.subject, shrinkableTo: 32)]
        + shown.map { index in
          let title = ranges[columns[index].id] ?? columns[index].title
          switch columns[index].kind {
          case .number, .count: return .number(title)
          case .text, .truth: return .text(title)
          case .items: return .text(title, shrinkableTo: 40)
          }
        })
    table.rows = section.rows.map { row in
      [row.subject.map(\.name).joined(separator: ", ")]
        + shown.map { index in
          let words = cell(row.cells[index], columns[index].id)
          guard ranges[columns[index].id] != nil else { return words }
          let other = cell(row.cells[index + 1], columns[index + 1].id)
          return Self.range(words, other)
        }
    }
    return table
  }

  /// `0–70 %`, and `−0.2 to 0.5` where a sign would look like another dash.
  private static func range(_ low: String, _ high: String) -> String {
    if low == high { return low }
    let unit = "\u{A0}%"
    let start = low.hasSuffix(unit) && high.hasSuffix(unit) ? String(low.dropLast(2)) : low
    return start + ((low + high).contains("−") ? " to " : "–") + high
  }

  /// Why there is a dash instead of a value.
  var undefinedNotes: [String] {
    UndefinedReason.allCases.compactMap { reason in
      let missing = section.columns.indices.filter { column in
        section.rows.contains { $0.cells[column] == .undefined(reason) }
      }.map { section.columns[$0].title }
      return missing.isEmpty ? nil : "–: no \(enumerated(missing, "or")), because \(reason.words)."
    }
  }

  private func cell(_ cell: MediationCell, _ column: String) -> String {
    switch cell {
    case .number(let number): percents.contains(column) ? percent(number) : twoDecimals(number)
    case .count(let count): String(count)
    case .text(let text): text
    case .truth(let truth): truth ? "yes" : "no"
    case .items(let items): items.isEmpty ? "nobody" : items.map(\.name).joined(separator: ", ")
    case .undefined: "–"
    }
  }
}

/// A number for people with two decimals, which is as sure as a map can be; what would round to 0
/// but is not 0 says so.
func twoDecimals(_ value: Double) -> String {
  let hundredths = (value * 100).rounded()
  guard hundredths.magnitude < 9e15 else { return value.description }
  if hundredths == 0, value != 0 { return value > 0 ? "<0.01" : ">−0.01" }
  let digits = Int(hundredths.magnitude)
  let rest = digits % 100
  return "\(hundredths < 0 ? "−" : "")\(digits / 100).\(rest < 10 ? "0" : "")\(rest)"
}
