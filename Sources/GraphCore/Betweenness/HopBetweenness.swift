// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Exact betweenness on paths of fewest steps.
///
/// Blocks (`BlockReach`), twins (`TwinClasses`), order (`HubOrder`), then sixteen near sources at
/// once (`DependencySearch`).
package enum HopBetweenness {
  /// The dependency of ordered pairs of ends on each node, `start · end` a pair; for all ones each
  /// unordered pair of an undirected graph counts twice.
  ///
  /// `nil` where two nodes are joined by more best paths than a `Double` counts.
  ///
  /// - Complexity: O(nodes · arcs) at worst; the levers divide it by 20 to 100. Space a thread:
  ///   about 400 bytes a node; 134 bytes a find (`Finds`), where a node is found in each level in
  ///   which some of its sixteen lanes come to it, in one or two as a rule and in sixteen at most;
  ///   4 bytes for each arc between levels as often as it is listed, in O(arcs), and 8 a list
  ///   (`LevelLinks`). Finds begin with room for two a node, and both double when they run out, so
  ///   that up to twice that is held and, while it is copied, three times. Besides, up to four
  ///   parts a thread, of 8 bytes a node, wait to be added.
  package static func dependencies(
    of graph: FrozenGraph, weights: PathWeights, control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    let reach = try BlockReach(graph, weights: weights, control: control)
    let folded = FoldedBlocks(graph, reach: reach)
    return try folded.dependencies(into: reach.pairsAcross(), control: control)
  }
}

extension FoldedBlocks {
  /// Adds the dependency on each node to `result`; `nil` where paths cannot be counted.
  fileprivate func dependencies(
    into result: [Double], control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    let inner = try total(
      batches(least: 3), places: sizes.count, from: withinClasses, control: control
    ) { batch, room, totals in
      let block = blocks[batch.block]
      return withGraph(of: block) { graph, starts in
        room.search.run(
          graph, sources: batch.sources, weights: starts,
          totals: totals + block.classes.lowerBound)
      }
    }
    guard let inner else { return nil }
    var result = result
    for (node, place) in zip(memberNodes, memberClasses) {
      result[Int(node)] += inner[Int(place)]
    }
    return result
  }
}
