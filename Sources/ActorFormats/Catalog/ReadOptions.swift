// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a number without a name of ours means: the third column of a plain edge list, a column or
/// attribute called `weight` or `value`.
public enum ThirdColumn: String, Hashable, Sendable, CaseIterable {
  /// Trust, −1 to 1.
  case trust
  /// Strength, 0 to 1.
  case strength
  /// A count from 0 up; the strength of a tie is its share of the largest count.
  case count
  /// A distance from 0 up; trust is e to the minus distance, so that the shortest way is the chain
  /// of most trust.
  case distance
  /// Nothing: the column is left out.
  case nothing
}

/// How a file is to be read.
public struct ReadOptions: Sendable {
  /// The format's id; `nil` looks at the name and the content.
  public var format: String?
  /// Ties of a plain edge list hold both ways, whatever the file says.
  public var undirected: Bool
  /// What a number means that is only called a weight. `nil`: the third column of a plain edge list
  /// is trust, if it can be; elsewhere the number is kept as an attribute.
  public var thirdColumn: ThirdColumn?
  /// Which column or key holds which field of the model: `["from": "Source"]`; all others are found
  /// by their names.
  public var columns: [String: String]
  /// The table of actors where `path` is a table of ties.
  public var actorsPath: String?
  /// The fields that `columns` may name; `weight` is a number of which `thirdColumn` says what it
  /// is.
  public static let fields: [String] = {
    let actors = CSVColumns.actors.known
    let ties = CSVColumns.relationships.known
    return actors + ties.filter { !actors.contains($0) } + ["weight"]
  }()
  /// What asks a database for its actors and its ties, each with columns named like the model's
  /// fields; `nil` reads the two tables.
  public var queries: Queries?
  /// What is done with doubles, ties of unknown actors, loops and unknown columns.
  public var rules: ImportRules

  /// Two questions to a database, in SQL.
  public struct Queries: Hashable, Sendable {
    /// Selects actors; `nil` makes them of the ends of ties.
    public var actors: String?
    /// Selects ties.
    public var relationships: String

    /// Makes a pair of questions.
    public init(actors: String?, relationships: String) {
      self.actors = actors
      self.relationships = relationships
    }
  }

  /// Whether `actorsPath` and `queries` may be of no use to an input, as where several inputs are
  /// read with the same options.
  public var mayBeUnused = false

  /// How many threads may read at once; what is read does not depend on it.
  public var threads: Int
  /// Who is told how far the reading is, and may end it.
  public var control: ReadControl

  /// Makes options.
  public init(
    format: String? = nil, undirected: Bool = false, thirdColumn: ThirdColumn? = nil,
    columns: [String: String] = [:], actorsPath: String? = nil, queries: Queries? = nil,
    rules: ImportRules = ImportRules(), threads: Int = 1, control: ReadControl = ReadControl()
  ) {
    self.format = format
    self.undirected = undirected
    self.thirdColumn = thirdColumn
    self.columns = columns
    self.actorsPath = actorsPath
    self.queries = queries
    self.rules = rules
    self.threads = max(1, threads)
    self.control = control
  }
}
