// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Something wrong or doubtful in a map, with where it stands and how to mend it.
public struct ModelProblem: Hashable, Sendable {
  /// Whether the map can be used nevertheless.
  public enum Severity: String, Hashable, Sendable {
    case error
    case warning
  }

  /// Where in the map: keys and positions from the top, for example `actors`, `3`, `side`.
  public struct Path: Hashable, Sendable, CustomStringConvertible {
    public var steps: [String]
    /// Makes a path of keys and positions.
    public init(_ steps: [String]) { self.steps = steps }
    /// The steps with `/` between them.
    public var description: String { steps.joined(separator: "/") }
  }

  public var severity: Severity
  public var path: Path
  public var found: String
  public var expected: String
  public var remedy: String

  /// Makes a problem.
  public init(
    _ severity: Severity, at path: [String], found: String, expected: String, remedy: String
  ) {
    self.severity = severity
    self.path = Path(path)
    self.found = found
    self.expected = expected
    self.remedy = remedy
  }
}
