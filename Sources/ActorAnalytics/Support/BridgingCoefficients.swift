// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// β(v) = (1/d(v)) / Σ over neighbours u of 1/d(u), over neighbours in either direction: above what
/// it would be among equals where an actor with few ties stands between actors with many. `nil` for
/// an isolate.
///
/// - Complexity: O(n + m).
func bridgingCoefficients(of graph: FrozenGraph) -> [Double?] {
  let graph = graph.undirected()
  let inverse = (0..<graph.nodeCount).map { 1 / Double(graph.outRow($0).count) }
  return inverse.indices.map { node in
    let sum = graph.neighbors(of: node).reduce(0.0) { $0 + inverse[Int($1)] }
    return sum > 0 ? inverse[node] / sum : nil
  }
}
