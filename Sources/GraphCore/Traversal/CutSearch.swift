// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The nodes and ties whose loss splits a connected part, read from its blocks.
public struct CutSearch: Sendable {
  /// Whether removing the node leaves its part in more pieces.
  public let isArticulationPoint: [Bool]
  /// The two ends of each tie whose removal splits its part, lower node first.
  public let bridges: [(Int, Int)]

  /// Searches `graph`, read without directions.
  ///
  /// - Complexity: O(nodes + arcs), without recursion.
  public init(_ graph: FrozenGraph) {
    let blocks = Blocks(graph)
    isArticulationPoint = blocks.memberships.map { $0 > 1 }
    bridges = blocks.bridges
  }
}
