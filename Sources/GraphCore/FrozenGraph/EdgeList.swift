// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Ties between numbered nodes, as a plain edge list file gives them: the shortest way from bytes
/// to a graph, for networks too large to be edited as a map.
public struct EdgeList: Hashable, Sendable {
  /// The id of every node; arcs refer to positions in this list.
  public var ids: [String]
  /// The node from which each tie goes.
  public var sources: [UInt32]
  /// The node to which each tie goes.
  public var targets: [UInt32]
  /// The trust of each tie, −1…1; `nil` when the file gives none.
  public var trust: [Double]?
  /// The strength of each tie, 0…1; `nil` when the file gives none.
  public var strength: [Double]?
  /// Whether a tie goes one way only.
  public var isDirected: Bool

  /// Makes an edge list.
  ///
  /// - Precondition: all lists but `ids` are equally long, and the ends refer to `ids`.
  public init(
    ids: [String], sources: [UInt32], targets: [UInt32], trust: [Double]? = nil,
    strength: [Double]? = nil, isDirected: Bool = true
  ) {
    precondition(sources.count == targets.count, "a tie needs two ends")
    precondition(trust.map { $0.count == sources.count } ?? true, "one trust value a tie")
    precondition(strength.map { $0.count == sources.count } ?? true, "one strength a tie")
    self.ids = ids
    self.sources = sources
    self.targets = targets
    self.trust = trust
    self.strength = strength
    self.isDirected = isDirected
  }
}
