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

  /// The graph without the arcs of the nodes that `isKept` refuses; node numbers stay.
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
