// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Why a file could not be read or written: all problems at once where that is possible.
public struct FormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it is; each has an exit code of its own.
  public enum Category: Hashable, Sendable {
    /// What the file says is wrong: 65.
    case badData
    /// There is no such input: 66.
    case noInput
    /// The output cannot be made at that place: 73.
    case cannotCreate
    /// Reading or writing broke off: 74.
    case inputOutput
    /// The system does not allow it: 77.
    case permission
    /// Who asked for the reading ended it (see `ReadControl`): 130.
    case cancelled

    /// The exit code that says so (sysexits).
    public var exitCode: Int32 {
      switch self {
      case .badData: 65
      case .noInput: 66
      case .cannotCreate: 73
      case .inputOutput: 74
      case .permission: 77
      case .cancelled: 130
      }
    }
  }

  /// What kind of failure it is.
  public var category: Category
  /// Errors and warnings, in the order of their places.
  public var problems: [FormatProblem]
  /// What became of the rows, where the file could be read so far.
  public var report: ImportReport?

  /// Makes an error of one or more problems.
  public init(_ category: Category, _ problems: [FormatProblem], report: ImportReport? = nil) {
    self.category = category
    self.problems = problems
    self.report = report
  }

  /// One line for each problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }

  static func whole(
    _ category: Category, _ file: String, found: String, expected: String, remedy: String
  ) -> FormatError {
    FormatError(
      category,
      [FormatProblem(file: file, found: found, expected: expected, remedy: remedy)])
  }
}
