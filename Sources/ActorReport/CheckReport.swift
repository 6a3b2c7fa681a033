// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorFormats
internal import ActorModel

/// What `check` found in a file.
public struct CheckReport: Sendable {
  private let file: String
  private let problems: [FormatProblem]
  private let errors: Int
  private let actors: Int?
  private let relationships: Int?
  private let format: String?
  private let report: ImportReport?

  /// Collects the problems; the counts are known only where the file could be read.
  public init(
    file: String, problems: [FormatProblem], errors: Int, actors: Int?, relationships: Int?,
    format: String? = nil, report: ImportReport? = nil
  ) {
    self.file = file
    self.problems = problems
    self.errors = errors
    self.actors = actors
    self.relationships = relationships
    self.format = format
    self.report = report
  }

  /// A line for each problem, what columns were taken for, what became of the rows, and a line that
  /// sums up.
  public var text: String {
    let lines = problems.map { $0.description + "\n" }.joined()
    let warnings = problems.count - errors
    let counts = [
      actors.map { count($0, "actor") }, relationships.map { count($0, "relationship") },
      count(errors, "error"), count(warnings, "warning"),
    ]
    return lines + imported
      + "\(TextLine.printable(file)): \(counts.compactMap { $0 }.joined(separator: ", "))\n"
  }

  /// What columns were taken for, where that is more than their own names, and the rows.
  private var imported: String {
    guard let report else { return "" }
    var tables: [(name: String, uses: [String])] = []
    for column in report.columns {
      if tables.last?.name != column.table { tables.append((column.table, [])) }
      guard column.field != column.header else { continue }
      let header = TextLine.printable(column.header)
      tables[tables.count - 1].uses.append(
        "  \(header.isEmpty ? "(none)" : header) → \(column.use)")
    }
    let columns = tables.filter { !$0.uses.isEmpty }.map { table in
      "columns of \(TextLine.printable(table.name)):\n"
        + table.uses.map { $0 + "\n" }.joined()
    }
    return columns.joined() + report.lines.map { TextLine.printable($0) + "\n" }.joined()
  }

  /// The same as one JSON document.
  public var json: String {
    let list = problems.map { problem in
      AttributeValue.tree([
        ("file", .string(problem.file)), ("line", problem.line.map(AttributeValue.integer)),
        ("column", problem.column.map(AttributeValue.integer)),
        ("severity", .string(problem.isWarning ? "warning" : "error")),
        ("found", .string(problem.found)), ("expected", .string(problem.expected)),
        ("remedy", .string(problem.remedy)),
      ])
    }
    let tree = AttributeValue.tree([
      ("file", .string(file)), ("format", format.map(AttributeValue.string)),
      ("errors", .integer(errors)), ("warnings", .integer(problems.count - errors)),
      ("actors", actors.map(AttributeValue.integer)),
      ("relationships", relationships.map(AttributeValue.integer)), ("problems", .list(list)),
      ("import", report.map(Self.tree)),
    ])
    return JSONText.pretty(tree) + "\n"
  }

  // MARK: - The import as JSON

  private static func tree(_ report: ImportReport) -> AttributeValue {
    .tree([
      ("actors", tree(report.actors)), ("ties", tree(report.ties)),
      (
        "columns",
        .list(
          report.columns.map { column in
            .tree([
              ("table", .string(column.table)), ("header", .string(column.header)),
              ("field", column.field.map(AttributeValue.string)), ("use", .string(column.use)),
            ])
          })
      ),
      ("droppedValues", tree(report.droppedValues)),
    ])
  }

  private static func tree(_ tally: ImportReport.Tally) -> AttributeValue {
    .tree([
      ("read", .integer(tally.read)), ("kept", .integer(tally.kept)),
      ("merged", tree(tally.merged)), ("leftOut", tree(tally.leftOut)),
      ("refused", .integer(tally.refused)), ("added", .integer(tally.added)),
    ])
  }

  private static func tree(_ reasons: [ImportReport.Reason]) -> AttributeValue {
    .list(
      reasons.map { .tree([("rule", .string($0.rule)), ("count", .integer($0.count))]) })
  }
}
