// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Something wrong or doubtful in a file, with its place.
public struct FormatProblem: Hashable, Sendable, CustomStringConvertible {
  public var file: String
  /// Counted from 1; `nil` where the problem is the file as a whole.
  public var line: Int?
  /// Counted from 1 in Unicode scalars.
  public var column: Int?
  /// Whether the file can be used nevertheless.
  public var isWarning: Bool
  public var found: String
  public var expected: String
  public var remedy: String

  /// `file:line:column: found …, expected …; to mend it, …`.
  public var description: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap { $0 }
    return place.joined(separator: ":") + ": " + (isWarning ? "warning: " : "")
      + "found \(found), expected \(expected); to mend it, \(remedy)"
  }
}

/// Why a file could not be read or written: all problems at once where that is possible.
public struct FormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it is; each has an exit code of its own.
  public enum Category: Hashable, Sendable {
    case badData
    case noInput
    case cannotCreate
    case inputOutput
    case permission
  }

  public var category: Category
  public var problems: [FormatProblem]

  /// Makes an error of one or more problems.
  public init(_ category: Category, _ problems: [FormatProblem]) {
    self.category = category
    self.problems = problems
  }

  /// One line for each problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }

  static func whole(
    _ category: Category, _ file: String, found: String, expected: String, remedy: String
  ) -> FormatError {
    FormatError(
      category,
      [
        FormatProblem(
          file: file, line: nil, column: nil, isWarning: false, found: found,
          expected: expected, remedy: remedy)
      ])
  }
}
