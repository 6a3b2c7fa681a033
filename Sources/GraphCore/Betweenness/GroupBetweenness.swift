// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Exact betweenness of a group: the share of best paths between others that pass any of its
/// members (Everett & Borgatti 1999, doi:10.1080/0022250X.1999.9990219).
package enum GroupBetweenness {
  /// Σ over ordered pairs of nodes outside of `group` of σ(s, t | group) / σ(s, t); each unordered
  /// pair of an undirected graph counts twice. `nil` where paths cannot be counted.
  ///
  /// For each source the best paths are counted twice, all of them and those that avoid the group:
  /// 1 less the quotient is the share.
  ///
  /// - Complexity: O(nodes · arcs), sixteen sources at once.
  package static func dependency(
    on group: [Int], of graph: FrozenGraph, control: KernelControl
  ) throws(Cancellation) -> Double? {
    var weights = PathWeights(count: graph.nodeCount)
    for node in group {
      weights.start[node] = 0
      weights.end[node] = 0
    }
    let total = try graph.withRows { out, into throws(Cancellation) -> [Double]? in
      let whole = FoldedBlocks(whole: out, into, count: graph.nodeCount, weights: weights)
      return try whole.total(
        whole.batches(least: 3), places: 1, from: [0], control: control
      ) { batch, room, totals in
        whole.withGraph(of: whole.blocks[batch.block]) { graph, _ in
          room.search.runGroup(graph, sources: batch.sources, totals: totals)
        }
      }
    }
    return total?.first
  }
}

extension DependencySearch {
  /// Adds the share of paths over nodes whose weight as an end is 0 to `totals`.
  ///
  /// - Returns: `false` where there are more paths than a `Double` counts.
  fileprivate mutating func runGroup(
    _ graph: LaneGraph, sources: ArraySlice<UInt32>, totals: UnsafeMutablePointer<Double>
  ) -> Bool {
    let largest = findPaths(graph, sources: sources)
    for find in finds.level(0) { values[Int(finds.nodes[find])] = finds.lanes[find] }
    // The last level is empty.
    for level in 1..<max(finds.levels.count - 2, 1) {
      avoidGroup(graph, level: level)
      for find in finds.level(level) {
        let node = Int(finds.nodes[find])
        guard graph.endWeights[node] > 0 else { continue }
        let all = finds.lanes[find]
        let share = (1 - values[node] / all).replacing(with: 0, where: all .== 0)
        totals[0] += Self.sum(share)
      }
    }
    return largest < .infinity
  }

  /// Counts the paths of one level again, without those over the group.
  private mutating func avoidGroup(_ graph: LaneGraph, level: Int) {
    let step = links.steps[level - 1]
    let owners = finds.level(step.isPushed ? level - 1 : level)
    for (place, find) in owners.enumerated() {
      let owner = Int(finds.nodes[find])
      for other in links.list(step.firstList + place) {
        if step.isPushed {
          sums[Int(other)] += values[owner]
        } else {
          sums[owner] += values[Int(other)]
        }
      }
    }
    for find in finds.level(level) {
      let node = Int(finds.nodes[find])
      // SourceLanes that found the node before do not count again.
      let isNew = finds.lanes[find] .!= 0
      let isOpen = graph.endWeights[node] > 0
      values[node] = isOpen ? SourceLanes.zero.replacing(with: sums[node], where: isNew) : .zero
      sums[node] = .zero
    }
  }
}
