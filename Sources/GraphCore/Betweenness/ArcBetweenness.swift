// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Exact betweenness of arcs on paths of fewest steps (Girvan & Newman 2002,
/// doi:10.1073/pnas.122653799): in blocks, sixteen sources at once.
package enum ArcBetweenness {
  /// The dependency of ordered pairs of ends on each arc, ends included; of an undirected tie each
  /// of its two arcs has the paths that run along it.
  ///
  /// `nil` where two nodes are joined by more best paths than a `Double` counts.
  ///
  /// - Complexity: O(nodes · arcs) at worst, divided by blocks and lanes.
  package static func dependencies(
    of graph: FrozenGraph, weights: PathWeights, control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    let reach = try BlockReach(graph, weights: weights, control: control)
    let blocks = FoldedBlocks(graph, reach: reach, foldsTwins: false)
    var result = try blocks.arcDependencies(of: graph, control: control)
    let tree = reach.tree
    for block in 0..<tree.count where tree.homeNodes(of: block).count == 1 {
      for node in tree.homeNodes(of: block) {
        let (home, top) = (Int(node), Int(tree.tops[block]))
        let (below, above) = (reach.weight(ofHome: home), reach.weight(ofTopOf: block))
        if let arc = graph.arc(from: home, to: top) { result?[arc] = below.start * above.end }
        if let arc = graph.arc(from: top, to: home) { result?[arc] = above.start * below.end }
      }
    }
    return result
  }
}

extension FoldedBlocks {
  fileprivate func arcDependencies(
    of graph: FrozenGraph, control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    let inner = try total(
      batches(least: 2), places: targets.count,
      from: [Double](repeating: 0, count: targets.count), control: control
    ) { batch, room, totals in
      let block = blocks[batch.block]
      return withGraph(of: block) { graph, starts in
        room.search.runArcs(
          graph, sources: batch.sources, weights: starts, totals: totals + block.firstTarget)
      }
    }
    guard let inner else { return nil }
    var result = [Double](repeating: 0, count: graph.arcCount)
    var originals = [Int](repeating: 0, count: sizes.count)
    for (node, place) in zip(memberNodes, memberClasses) { originals[Int(place)] = Int(node) }
    for block in blocks {
      for (row, place) in block.classes.enumerated() {
        let (start, end) = (offsets[block.firstOffset + row], offsets[block.firstOffset + row + 1])
        for position in Int(start) + block.firstTarget..<Int(end) + block.firstTarget {
          let neighbor = originals[block.classes.lowerBound + Int(targets[position])]
          guard let arc = graph.arc(from: originals[place], to: neighbor) else { continue }
          result[arc] = inner[position]
        }
      }
    }
    return result
  }
}
