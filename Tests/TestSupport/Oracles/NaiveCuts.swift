// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What falls apart when something is removed: by removing it and counting the parts.
public enum NaiveCuts {
  /// The number of connected parts, read without directions, of the nodes that are not `removed`.
  public static func parts(
    _ graph: PlainGraph, removing removed: Int? = nil, tie: (Int, Int)? = nil
  ) -> Int {
    var seen = Set(removed.map { [$0] } ?? [])
    var parts = 0
    for start in graph.nodes where seen.insert(start).inserted {
      parts += 1
      var waiting = [start]
      while let node = waiting.popLast() {
        for next in graph.neighbors(node) {
          if let tie, tie == (node, next) || tie == (next, node) { continue }
          if seen.insert(next).inserted { waiting.append(next) }
        }
      }
    }
    return parts
  }

  /// Whether the loss of each node leaves its part in more pieces.
  public static func articulationPoints(_ graph: PlainGraph) -> [Bool] {
    let before = parts(graph)
    // An isolate takes its own part with it.
    return graph.nodes.map { parts(graph, removing: $0) > before }
  }

  /// The pairs, lower node first, whose tie alone holds its part together.
  public static func bridges(_ graph: PlainGraph) -> [(Int, Int)] {
    let before = parts(graph)
    let ties = graph.nodes.flatMap { i in graph.neighbors(i).filter { $0 > i }.map { (i, $0) } }
    return ties.filter { parts(graph, tie: $0) > before }
  }
}
