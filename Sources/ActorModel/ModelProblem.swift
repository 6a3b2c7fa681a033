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
  /// The list entry that stood there before, of which the remedy speaks.
  public var earlier: Path?

  /// Makes a problem.
  public init(
    _ severity: Severity, at path: [String], found: String, expected: String, remedy: String,
    earlier: (list: String, index: Int)? = nil
  ) {
    self.severity = severity
    self.path = Path(path)
    self.found = found
    self.expected = expected
    self.remedy = remedy
    self.earlier = earlier.map { Path([$0.list, String($0.index)]) }
  }

  /// What a remedy calls an entry, if nobody knows where it stands in a file.
  static func words(for index: Int, of list: String) -> String { "entry \(index + 1) of \(list)" }

  /// The remedy with `words`, the place in a file, for the earlier entry.
  package func remedy(callingEarlier words: String) -> String {
    guard let steps = earlier?.steps, steps.count == 2, let index = Int(steps[1]) else {
      return remedy
    }
    return remedy.replacing(Self.words(for: index, of: steps[0]), with: words)
  }

  /// The number that a whole percentage such as `70%` means, as one writes it: `0.7`.
  package static func share(ofPercentage text: String) -> String? {
    let digits = text.filter { $0 != " " }
    guard digits.hasSuffix("%"), let whole = Int(digits.dropLast()), (0...100).contains(whole)
    else { return nil }
    return whole % 100 == 0 ? "\(whole / 100)" : "\(Double(whole) / 100)"
  }
}
