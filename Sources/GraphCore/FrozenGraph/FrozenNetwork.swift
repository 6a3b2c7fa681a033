// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A frozen graph with all that is needed to go on working with it another day: ids, which way its
/// ties were recorded, and notes on how it was read.
public struct FrozenNetwork: Sendable {
  /// The graph; its nodes are positions in `ids`.
  public let graph: FrozenGraph
  /// The ids of the nodes, ascending by their UTF-8 bytes.
  public let ids: [String]
  /// The number of ties of the input; the origins of arcs count them.
  public let relationships: Int
  /// A bit for each tie of the input: whether it goes from the later node to the earlier one.
  package let directions: FrozenArray<UInt64>
  /// How the graph was read, by name.
  public let notes: [String: String]

  /// Puts the parts together.
  ///
  /// - Precondition: as many ids as nodes, and a bit for each relationship.
  package init(
    graph: FrozenGraph, ids: [String], relationships: Int, directions: FrozenArray<UInt64>,
    notes: [String: String]
  ) {
    precondition(graph.nodeCount == ids.count, "an id for each node")
    precondition(directions.count == (relationships + 63) / 64, "a bit for each relationship")
    self.graph = graph
    self.ids = ids
    self.relationships = relationships
    self.directions = directions
    self.notes = notes
  }

  /// Every tie once, with its recorded ends: arcs where the graph is directed, pairs where not.
  ///
  /// - Complexity: O(arcs).
  public var ties: [(source: Int, target: Int, value: Double)] {
    (0..<graph.nodeCount).flatMap { node in
      graph.outRow(node).compactMap { position in
        let other = Int(graph.targets[position])
        guard !graph.isDirected else { return (node, other, graph.values[position]) }
        guard node < other else { return nil }
        let origin = Int(graph.origins[position])
        let falls = directions[origin / 64] >> UInt64(origin % 64) & 1 == 1
        return (falls ? other : node, falls ? node : other, graph.values[position])
      }
    }
  }
}
