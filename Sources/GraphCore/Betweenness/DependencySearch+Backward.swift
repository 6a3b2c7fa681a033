// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import CLanes

extension DependencySearch {
  /// Adds up dependencies from the last level to the first.
  ///
  /// With σ the number of best paths from the source to one node of a class, k the size of the
  /// class and e its weight as an end, a class w hands c(w) = (e(w) + k(w) δ(w)) / σ(w) to the
  /// nodes before it, and δ(v) = σ(v) Σ c(w) over the nodes w behind v; so c(v) is
  /// e(v) / σ(v) + k(v) Σ c(w).
  func goBack(
    _ graph: LaneGraph, weights: inout SourceLanes, totals: UnsafeMutablePointer<Double>
  ) {
    // The last level that was made is empty, and the sources are never between.
    let depth = finds.levels.count - 2
    guard depth >= 2 else { return }
    let nothing = [UInt32(0)]
    for find in finds.level(depth - 1) {
      settle(find, graph, from: values, nothing, 0, &weights, totals)
    }
    for level in stride(from: depth - 2, through: 1, by: -1) {
      let step = links.steps[level]
      for find in finds.level(level + 1) {
        values[Int(finds.nodes[find])] = finds.lanes[find]
      }
      if step.isPushed {
        pullBack(graph, level: level, firstList: step.firstList, &weights, totals)
      } else {
        pushBack(graph, level: level, firstList: step.firstList, &weights, totals)
      }
    }
  }

  /// The arcs are listed at the nodes that they leave.
  private func pullBack(
    _ graph: LaneGraph, level: Int, firstList: Int, _ weights: inout SourceLanes,
    _ totals: UnsafeMutablePointer<Double>
  ) {
    for (place, find) in finds.level(level).enumerated() {
      let ends = links.list(firstList + place)
      settle(find, graph, from: values, ends.baseAddress, ends.count, &weights, totals)
    }
  }

  /// The arcs are listed at the nodes that they reach.
  private func pushBack(
    _ graph: LaneGraph, level: Int, firstList: Int, _ weights: inout SourceLanes,
    _ totals: UnsafeMutablePointer<Double>
  ) {
    for (place, find) in finds.level(level + 1).enumerated() {
      let starts = links.list(firstList + place)
      actormap_lanes_add(
        sums.row(0), starts.baseAddress, starts.count, finds.lanes.row(find))
    }
    for find in finds.level(level) {
      settle(find, graph, from: sums, finds.nodes + find, 1, &weights, totals)
      sums[Int(finds.nodes[find])] = .zero
    }
  }

  @inline(__always)
  private func settle(
    _ find: Int, _ graph: LaneGraph, from rows: UnsafeMutablePointer<SourceLanes>,
    _ chosen: UnsafePointer<UInt32>?, _ count: Int, _ weights: inout SourceLanes,
    _ totals: UnsafeMutablePointer<Double>
  ) {
    let node = Int(finds.nodes[find])
    totals[node] += withUnsafeMutablePointer(to: &weights) { weights in
      actormap_lanes_return(
        rows.row(0), chosen, count, finds.lanes.row(find), weights.row(0), graph.sizes[node],
        graph.endWeights[node])
    }
  }
}
