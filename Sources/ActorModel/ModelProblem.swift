// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Something wrong or doubtful in a map, with where it stands and how to mend it.
public struct ModelProblem: Hashable, Sendable {
  /// Whether the map can be used nevertheless.
  public enum Severity: String, Hashable, Sendable {
    /// The map must not be used before it is mended.
    case error
    /// The map can be used; someone should look.
    case warning
  }

  /// Where in the map: keys and positions from the top, for example `actors`, `3`, `side`.
  public struct Path: Hashable, Sendable, CustomStringConvertible {
    /// Keys and positions (from 0), the outermost first.
    public var steps: [String]
    /// Makes a path of keys and positions.
    public init(_ steps: [String]) { self.steps = steps }
    /// The steps with `/` between them.
    public var description: String { steps.joined(separator: "/") }
  }

  /// Whether it keeps the map from being used.
  public var severity: Severity
  /// Where it stands.
  public var path: Path
  /// What stands there, to follow the word "found".
  public var found: String
  /// What should stand there, to follow the word "expected".
  public var expected: String
  /// How to mend it, to follow the words "to mend it".
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
