// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension FrozenGraph {
  /// The graph read without directions, parallel directions merged.
  ///
  /// - Complexity: O(nodes + arcs).
  public func undirected() -> FrozenGraph {
    guard isDirected else { return self }
    return Self.freezing(arcList(), nodeCount: nodeCount, undirected: true).graph
  }

  /// The graph of the arcs that `isKept` accepts; nodes and their numbers stay.
  ///
  /// An undirected graph asks for both directions of a tie, and keeps it where either is accepted.
  ///
  /// - Complexity: O(nodes + arcs).
  public func keepingArcs(where isKept: (_ source: Int, _ target: Int) -> Bool) -> FrozenGraph {
    var arcs = ArcList()
    for source in 0..<nodeCount {
      for position in outRow(source) where isKept(source, Int(targets[position])) {
        arcs.append(
          from: UInt32(source), to: targets[position], value: values[position],
          origin: origins[position])
      }
    }
    return Self.freezing(arcs, nodeCount: nodeCount, undirected: !isDirected).graph
  }

  private func arcList() -> ArcList {
    var arcs = ArcList()
    arcs.reserveCapacity(arcCount)
    for source in 0..<nodeCount {
      for position in outRow(source) {
        arcs.append(
          from: UInt32(source), to: targets[position], value: values[position],
          origin: origins[position])
      }
    }
    return arcs
  }
}
