// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The forms in which results are given.
public enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  /// Columns of text for people, rounded.
  case table
  /// One row a subject, all digits.
  case csv
  /// One document, all digits.
  case json
  /// One JSON document a line.
  case jsonl
  /// A table for documents, rounded.
  case markdown

  /// Whether a report in this form says how the map was read; where it does not, that has to be
  /// told elsewhere.
  public var tellsView: Bool { self != .csv && self != .jsonl }

  /// What the format is for, for lists.
  public var title: String {
    switch self {
    case .table: "text table for people, rounded to four decimals"
    case .csv: "comma-separated values, one row a subject, all digits"
    case .json: "one JSON document, all digits"
    case .jsonl: "one JSON document a line, all digits"
    case .markdown: "table for documents, rounded to four decimals"
    }
  }
}
