// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What became of everything that a file listed: nothing is lost without standing here.
public struct ImportReport: Hashable, Sendable {
  /// Why so many were merged or left out.
  public struct Reason: Hashable, Sendable {
    /// The rule by its option, for example `--on-loop drop`.
    public var rule: String
    /// How many.
    public var count: Int

    /// Makes a reason.
    public init(rule: String, count: Int) {
      self.rule = rule
      self.count = count
    }
  }

  /// What became of the rows of one kind: read = kept + merged + left out + refused.
  public struct Tally: Hashable, Sendable {
    /// Entries that were read.
    public var read: Int = 0
    /// Those that are in the map.
    public var kept: Int = 0
    /// Those that became part of another one.
    public var merged: [Reason] = []
    /// Those that were left out because an option says so.
    public var leftOut: [Reason] = []
    /// Those in which there is an error; then there is no map.
    public var refused: Int = 0
    /// Those of the map that no entry lists: actors that only ties name.
    public var added: Int = 0

    /// Makes an empty tally.
    public init() {}

    /// Whether every entry that was read is accounted for.
    public var isBalanced: Bool {
      read == kept + refused + (merged + leftOut).reduce(0) { $0 + $1.count }
    }
  }

  /// What a column, or an attribute of a foreign file, was taken for.
  public struct Column: Hashable, Sendable {
    /// The table: `actors.csv`, `map.xlsx#Ties`.
    public var table: String
    /// The header.
    public var header: String
    /// The field of the model, `nil` where it is none.
    public var field: String?
    /// What happens to it, in words: `from`, `kept as an attribute`.
    public var use: String

    /// Makes a note about a column.
    public init(table: String, header: String, field: String?, use: String) {
      self.table = table
      self.header = header
      self.field = field
      self.use = use
    }
  }

  /// What became of the actors.
  public var actors = Tally()
  /// What became of the ties.
  public var ties = Tally()
  /// What the columns were taken for, in the order of the tables.
  public var columns: [Column] = []
  /// Values of columns and keys that were left out because an option says so.
  public var droppedValues: [Reason] = []

  /// Makes an empty report.
  public init() {}

  /// Whether something was merged, left out or added, so that people should be told.
  public var isEventful: Bool {
    [actors, ties].contains { !$0.merged.isEmpty || !$0.leftOut.isEmpty || $0.added > 0 }
      || !droppedValues.isEmpty
  }

  /// A sentence about actors and one about ties, and what was dropped.
  public var lines: [String] {
    [Self.line(actors, "actors", "added for ties"), Self.line(ties, "ties", "added")]
      + droppedValues.map {
        "\($0.count) \($0.count == 1 ? "value" : "values") left out: \($0.rule)"
      }
  }

  private static func line(_ tally: Tally, _ noun: String, _ added: String) -> String {
    var parts = ["\(tally.kept) kept"]
    parts += tally.merged.map { "\($0.count) merged (\($0.rule))" }
    parts += tally.leftOut.map { "\($0.count) left out (\($0.rule))" }
    if tally.refused > 0 { parts.append("\(tally.refused) refused") }
    let line = "\(noun): \(tally.read) read = " + parts.joined(separator: " + ")
    return tally.added > 0 ? line + "; \(tally.added) \(added)" : line
  }
}
