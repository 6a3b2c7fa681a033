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
    withUnsafeMutablePointer(to: &weights) { weights in
      returnPushed(to: depth - 1, graph, weights, totals)
      for level in stride(from: depth - 2, through: 1, by: -1) {
        goBack(to: level, graph, weights, totals)
      }
    }
  }

  private func goBack(
    to level: Int, _ graph: LaneGraph, _ weights: UnsafeMutablePointer<SourceLanes>,
    _ totals: UnsafeMutablePointer<Double>
  ) {
    let (own, behind) = (finds.level(level), finds.level(level + 1))
    let nodesBehind = finds.nodes + behind.lowerBound
    let step = links.steps[level]
    let rowsBehind = finds.lanes.row(behind.lowerBound)
    if step.isPushed {
      // The arcs are listed at the nodes that they leave.
      actormap_lanes_place(values.row(0), nodesBehind, behind.count, rowsBehind, nil)
      actormap_lanes_return_pulled(
        values.row(0), links.lists(of: step, count: own.count), finds.nodes + own.lowerBound,
        finds.lanes.row(own.lowerBound), weights.row(0), graph.sizes, graph.endWeights, totals)
    } else {
      // The arcs are listed at the nodes that they reach.
      actormap_lanes_push(
        sums.row(0), links.lists(of: step, count: behind.count), nodesBehind, rowsBehind, nil)
      returnPushed(to: level, graph, weights, totals)
    }
  }

  /// Ends a level to which others have pushed, the last one with nothing behind it.
  private func returnPushed(
    to level: Int, _ graph: LaneGraph, _ weights: UnsafeMutablePointer<SourceLanes>,
    _ totals: UnsafeMutablePointer<Double>
  ) {
    let own = finds.level(level)
    actormap_lanes_return_pushed(
      sums.row(0), finds.nodes + own.lowerBound, own.count, finds.lanes.row(own.lowerBound),
      weights.row(0), graph.sizes, graph.endWeights, totals)
  }
}
