// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A value, or the reason why there is none.
public enum Cell: Hashable, Sendable {
  /// A finite number.
  case value(Double)
  /// No number, and why.
  case undefined(UndefinedReason)

  /// The number, if there is one.
  public var number: Double? {
    if case .value(let number) = self { number } else { nil }
  }
}

/// What a row of a result is about.
public enum MeasureSubject: Hashable, Sendable {
  /// An actor by id, with the name that people read.
  case actor(id: String, name: String)
  /// A tie by id, with the ids of its ends.
  case tie(id: String, from: String, to: String)
  /// Two actors by id, the one from whom something leads to the other first.
  case pair(from: String, to: String)
  /// A set of actors by id, in the order of their ids.
  case set([String])
  /// A group of actors by the value that they share in a field or attribute.
  case group(id: String)
  /// The whole map.
  case map

  /// The id that orders rows of equal value.
  public var id: String {
    switch self {
    case .actor(let id, _): id
    case .tie(let id, _, _): id
    case .pair(let from, let to): "\(from) → \(to)"
    case .set(let actors): actors.joined(separator: ", ")
    case .group(let id): id
    case .map: "map"
    }
  }
}

/// One column of a result: a name such as `betweenness.normalised` and a cell for each subject.
public struct MeasureColumn: Hashable, Sendable {
  /// The measure's id, for further columns with a dot and a word.
  public let name: String
  /// A cell for each subject, in the order of the subjects.
  public let cells: [Cell]

  /// Makes a column.
  public init(_ name: String, _ cells: [Cell]) {
    self.name = name
    self.cells = cells
  }

  /// Makes a column of numbers that all exist.
  public init(_ name: String, _ numbers: [Double]) {
    self.init(name, numbers.map(Cell.value))
  }
}

/// The values of one measure on one view, with what is needed to read them.
public struct MeasureResult: Sendable {
  /// What was measured.
  public let descriptor: MeasureDescriptor
  /// The parameters as they were used, defaults included, in the descriptor's order.
  public let parameters: [MeasureArguments.Entry]
  /// What each row is about.
  public let subjects: [MeasureSubject]
  /// The first column is the raw value.
  public private(set) var columns: [MeasureColumn]

  /// What the probabilities among the columns were computed from; `nil` where none were asked for.
  public private(set) var uncertainty: UncertaintyAccount?

  /// How often the raw value of one of the first actors is above that of another, for every ordered
  /// pair of them; empty where no probabilities were asked for.
  public private(set) var above: [PairOrder] = []

  /// Positions of the subjects by falling raw value, then by id; undefined ones come last.
  public let order: [Int]
  /// The competition rank (1, 2, 2, 4) of each subject by raw value; `nil` where undefined.
  public let ranks: [Int?]

  /// Makes a result and ranks its subjects by the first column.
  ///
  /// - Precondition: there is a column, and every column has a cell for each subject.
  public init(
    _ descriptor: MeasureDescriptor, parameters: MeasureArguments, subjects: [MeasureSubject],
    columns: [MeasureColumn]
  ) {
    precondition(!columns.isEmpty, "a result has a raw value")
    precondition(
      columns.allSatisfy { $0.cells.count == subjects.count }, "one cell for each subject")
    self.descriptor = descriptor
    self.parameters = parameters.entries
    self.subjects = subjects
    self.columns = columns
    let ranking = Ranking(columns[0].cells.map(\.number), ids: subjects.map(\.id))
    order = ranking.order
    ranks = ranking.ranks
  }

  /// The same result with further columns that tell how sure it is.
  func with(
    _ further: [MeasureColumn], _ account: UncertaintyAccount, above: [PairOrder] = []
  ) -> MeasureResult {
    var result = self
    result.above = above
    result.columns += further
    result.uncertainty = account
    return result
  }

  /// The name of every column with its reading in the catalogue's words.
  public var columnNames: [String] { columns.map(\.name) }
}
