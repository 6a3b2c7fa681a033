// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What of an analytic's answer the doubt about ties is carried into: named by section and column
/// of its findings, so that one driver does it for all analytics.
public enum KeyNumber: Hashable, Sendable {
  /// A column of numbers: how far each of them moves.
  ///
  /// - Parameters:
  ///   - ranked: whether the largest leads, so that the probability of leading tells something.
  ///   - by: the column that says which row is which where the subject does not, such as a number
  ///     of seats.
  case numbers(_ section: String, _ column: String, ranked: Bool = false, by: String? = nil)
  /// A column with each candidate's acceptability. How sure it is stands in the bridge-builder
  /// ranking of the same map, seed and draws, and is taken from there: one quantity, one number.
  case acceptability(_ section: String, _ column: String)
  /// A column of words, or of yes and no: how often each row has what it has on the map.
  case words(_ section: String, _ column: String)
  /// Which rows there are at all: how often each is there.
  case rows(_ section: String, _ what: String)
  /// An answer that is one of many: how often the same comes out.
  ///
  /// - Parameter what: what is chosen, to follow "the answer to": `the smallest table`.
  case choice(_ section: String, _ pick: Pick, _ what: String)

  /// Which rows of a section are the answer.
  public enum Pick: Hashable, Sendable {
    /// The first.
    case first
    /// The last.
    case last
    /// Those in whose column there is a yes.
    case marked(String)
  }

  /// The section that it reads.
  public var section: String {
    switch self {
    case .numbers(let section, _, _, _), .acceptability(let section, _),
      .words(let section, _), .rows(let section, _), .choice(let section, _, _):
      section
    }
  }

  /// The columns that it reads.
  public var columns: [String] {
    switch self {
    case .numbers(_, let column, _, let by): [column] + (by.map { [$0] } ?? [])
    case .acceptability(_, let column), .words(_, let column), .choice(_, .marked(let column), _):
      [column]
    case .rows, .choice: []
    }
  }

  /// The column where numbers are asked for, whether the largest leads, and what names its rows.
  var numbers: (column: String, isRanked: Bool, by: String?)? {
    switch self {
    case .numbers(_, let column, let isRanked, let by): (column, isRanked, by)
    case .acceptability(_, let column): (column, true, nil)
    case .words, .rows, .choice: nil
    }
  }
}
