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

  /// Collects the problems; the counts are known only where the file could be read.
  public init(
    file: String, problems: [FormatProblem], errors: Int, actors: Int?, relationships: Int?
  ) {
    self.file = file
    self.problems = problems
    self.errors = errors
    self.actors = actors
    self.relationships = relationships
  }

  /// A line for each problem and one that sums up.
  public var text: String {
    let lines = problems.map { $0.description + "\n" }.joined()
    let warnings = problems.count - errors
    let counts = [
      actors.map { count($0, "actor") }, relationships.map { count($0, "relationship") },
      count(errors, "error"), count(warnings, "warning"),
    ]
    return lines
      + "\(TextLine.printable(file)): \(counts.compactMap { $0 }.joined(separator: ", "))\n"
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
      ("file", .string(file)), ("errors", .integer(errors)),
      ("actors", actors.map(AttributeValue.integer)),
      ("relationships", relationships.map(AttributeValue.integer)), ("problems", .list(list)),
    ])
    return JSONText.pretty(tree) + "\n"
  }
}
