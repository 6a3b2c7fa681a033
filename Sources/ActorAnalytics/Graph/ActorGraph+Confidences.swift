// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel
internal import GraphCore

extension ActorGraph {
  /// The probability of each arc that any of the ties behind it exists, 1 − Π(1 − c), each tie by
  /// itself; a tie without a recorded confidence is certain. `nil` where all ties are.
  ///
  /// - Parameter arcs: the arcs from which `graph` was made, before parallel ones merged.
  /// - Complexity: O(arcs · log of the largest degree).
  static func arcConfidences(
    of graph: FrozenGraph, from arcs: ArcList, _ map: ActorMap
  ) -> [Double]? {
    let confidences = map.relationships.map {
      $0.confidence.flatMap(map.confidence)?.value ?? 1
    }
    guard arcs.origins.contains(where: { confidences[Int($0)] < 1 }) else { return nil }
    var behind = [[Int]](repeating: [], count: graph.arcCount)
    for arc in 0..<arcs.count {
      let (source, target) = (Int(arcs.sources[arc]), Int(arcs.targets[arc]))
      // Read as undirected, a tie stands behind both arcs of its pair.
      let ends = [(source, target)] + (graph.isDirected ? [] : [(target, source)])
      for (from, to) in ends {
        guard let place = graph.arc(from: from, to: to) else { continue }
        behind[place].append(Int(arcs.origins[arc]))
      }
    }
    return behind.map { ties in
      if let first = ties.first, ties.allSatisfy({ $0 == first }) { return confidences[first] }
      // Each tie once, in an order that the file does not decide.
      let doubts = Set(ties).map { 1 - confidences[$0] }.sorted()
      return 1 - doubts.reduce(1, *)
    }
  }
}
