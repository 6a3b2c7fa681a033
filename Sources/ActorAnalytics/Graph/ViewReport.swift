// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// How a map was read: printed with every result, so that nobody has to guess.
public struct ViewReport: Hashable, Sendable {
  /// The quantity that was read.
  public var reading: Reading
  /// Whether ties go one way.
  public var isDirected: Bool
  /// The date on which ties had to be in force; `nil` when none decided.
  public var asOf: CalendarDate?
  /// The kinds asked for; `nil` means every kind.
  public var kinds: [RelationshipKind]?
  /// The layers asked for; `nil` means every tie.
  public var layers: [String]?
  /// The number of relationships that the input has.
  public var relationships: Int
  /// The number of ties in the view after merging.
  public var ties: Int
  /// How many relationships were left out and why.
  public var leftOut: [LeftOutReason: Int]
  /// Ties that hold both ways and count once in each direction; 0 in an undirected view.
  public var bothWays: Int
  /// Parallel ties merged into the one with the largest value (signed: a negative one wins); in a
  /// directed view a tie that holds both ways counts once in each direction.
  public var merged: Int
  /// Pairs recorded both ways by different ties, read as one with the smaller value.
  public var reciprocated: Int
  /// Ties of the view in which ties of both signs were merged.
  public var signClashes: Int
  /// Ties from an actor to itself, left out.
  public var selfLoops: Int

  /// The reasons that occur with their counts, in the fixed order of `LeftOutReason`.
  public var leftOutInOrder: [(reason: LeftOutReason, count: Int)] {
    LeftOutReason.allCases.compactMap { reason in leftOut[reason].map { (reason, $0) } }
  }
}
