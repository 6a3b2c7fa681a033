// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension DependencySearch {
  /// Adds the dependencies of paths from up to sixteen sources on each arc to `totals`, in the
  /// order of the rows that go out.
  ///
  /// The share of an arc from v to w is σ(v) c(w), its ends included, so no twins may be folded.
  ///
  /// - Returns: `false` where there are more paths than a `Double` counts.
  mutating func runArcs(
    _ graph: LaneGraph, sources: ArraySlice<UInt32>, weights: UnsafePointer<Double>,
    totals: UnsafeMutablePointer<Double>
  ) -> Bool {
    let lanes = Self.lanes(weights, of: sources)
    let largest = findPaths(graph, sources: sources)
    for level in stride(from: finds.levels.count - 2, through: 0, by: -1) {
      let behind = level + 1 < finds.levels.count - 1 ? finds.level(level + 1) : 0..<0
      levels.mark(finds, behind)
      for find in behind { values[Int(finds.nodes[find])] = finds.lanes[find] }
      for find in finds.level(level) {
        let sigma = finds.lanes[find]
        let sum = addArcs(graph, find, sigma * lanes, totals)
        let end = SourceLanes(repeating: graph.endWeights[Int(finds.nodes[find])])
        finds.lanes[find] = (end / sigma + sum).replacing(with: 0, where: sigma .== 0)
      }
      levels.unmark(finds, behind)
    }
    return largest < .infinity
  }

  /// Adds to the arcs of one find, and returns the sum of the coefficients behind it.
  private func addArcs(
    _ graph: LaneGraph, _ find: Int, _ share: SourceLanes, _ totals: UnsafeMutablePointer<Double>
  ) -> SourceLanes {
    let node = Int(finds.nodes[find])
    let bits = finds.bits[find]
    var sum = SourceLanes.zero
    for arc in Int(graph.out.offsets[node])..<Int(graph.out.offsets[node + 1]) {
      let neighbor = Int(graph.out.targets[arc])
      guard levels.last[neighbor] & bits != 0 else { continue }
      totals[arc] += Self.sum(share * values[neighbor])
      sum += values[neighbor]
    }
    return sum
  }
}

extension LaneLevels {
  /// Writes what the finds of a level found.
  func mark(_ finds: Finds, _ level: Range<Int>) {
    for find in level { last[Int(finds.nodes[find])] = finds.bits[find] }
  }

  /// Takes that away again.
  func unmark(_ finds: Finds, _ level: Range<Int>) {
    for find in level { last[Int(finds.nodes[find])] = 0 }
  }
}
