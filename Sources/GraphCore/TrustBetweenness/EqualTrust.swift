// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Graphs all of whose ties are trusted alike, as plain lists of ties are that tell no trust.
///
/// **Why it is exact.** All paths of as many steps have the same product, and of more steps never a
/// larger one; where it is as large within the tolerance, fewer steps decide. So the best paths are
/// those of the fewest steps, and `HopBetweenness` counts them. Here nearly every pair has several
/// best paths, which is what a hierarchy of shortcuts does worst.
extension TrustBetweenness {
  /// Whether the best paths are those of the fewest steps, and every product is far from the
  /// smallest `Double`, below which there is no path.
  ///
  /// - Complexity: O(nodes + arcs).
  static func isEqual(_ rows: ArcRows, of graph: FrozenGraph) -> Bool {
    guard let value = rows.values.first, rows.values.count == graph.arcCount,
      rows.values.allSatisfy({ $0 == value })
    else { return false }
    return value == 1 || !rows.isDirected && !isWeak(rows)
  }

  /// What steps alone give.
  static func onSteps(
    of graph: FrozenGraph, control: KernelControl
  ) throws(Cancellation) -> Outcome {
    let totals = try HopBetweenness.dependencies(
      of: graph, weights: PathWeights(count: graph.nodeCount), control: control)
    guard let totals else { return Outcome(totals: [], areCounted: false) }
    return Outcome(totals: totals)
  }
}
