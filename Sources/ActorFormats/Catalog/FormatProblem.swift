// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// Something wrong or doubtful in a file, with its place.
public struct FormatProblem: Hashable, Sendable, CustomStringConvertible {
  /// The file's path, or `standard input`.
  public var file: String
  /// Counted from 1; `nil` where the problem is the file as a whole.
  public var line: Int?
  /// Counted from 1 in Unicode scalars.
  public var column: Int?
  /// Whether the file can be used nevertheless.
  public var isWarning: Bool
  /// What stands there.
  public var found: String
  /// What should stand there.
  public var expected: String
  /// How to mend it.
  public var remedy: String

  /// Makes a problem.
  public init(
    file: String, line: Int? = nil, column: Int? = nil, isWarning: Bool = false, found: String,
    expected: String, remedy: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.isWarning = isWarning
    self.found = found
    self.expected = expected
    self.remedy = remedy
  }

  /// The same as a severity, as the model counts them.
  public var severity: ModelProblem.Severity { isWarning ? .warning : .error }

  /// `file:line:column: found …, expected …; to mend it, …`, on one line whatever the file holds.
  public var description: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap { $0 }
    return Shown.plain(place.joined(separator: ":"), limit: 4_096) + ": "
      + (isWarning ? "warning: " : "") + "found \(Shown.plain(found)), "
      + "expected \(Shown.plain(expected)); to mend it, \(Shown.plain(remedy))"
  }
}
