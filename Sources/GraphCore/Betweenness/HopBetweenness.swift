// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Exact betweenness on paths of fewest steps.
///
/// Undirected: blocks (`BlockReach`), twins (`TwinClasses`), breadth-first numbers
/// (`FoldedBlocks`), then sixteen near sources at once (`LaneSearch`). Directed: breadth-first
/// numbers and sixteen sources at once.
package enum HopBetweenness {
  /// The dependency of ordered pairs of ends on each node, `start · end` a pair; for all ones each
  /// unordered pair of an undirected graph counts twice.
  ///
  /// `nil` where there are more best paths than a `Double` counts.
  ///
  /// - Complexity: O(nodes · arcs) at worst; blocks, twins and lanes divide it by 20 to 100.
  package static func dependencies(
    of graph: FrozenGraph, weights: PathWeights, control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    try graph.withRows { out, _ throws(Cancellation) in
      let tree = BlockCutTree(out, nodeCount: graph.nodeCount)
      let reach = BlockReach(tree, weights: weights)
      let folded = FoldedBlocks(out, tree: tree, reach: reach)
      guard let inner = try folded.dependencies(control: control) else { return nil }
      var result = reach.pairsAcross(weights: weights)
      for (node, place) in zip(folded.memberNodes, folded.memberClasses) {
        result[Int(node)] += inner[Int(place)]
      }
      return result
    }
  }
}

extension FoldedBlocks {
  /// Sixteen sources of a block, or fewer.
  private struct Batch {
    let block: Int
    let sources: Range<Int>
  }

  /// The dependency on each member of each class; `nil` where paths cannot be counted.
  func dependencies(control: KernelControl) throws(Cancellation) -> [Double]? {
    let batches = batches()
    let capacity = blocks.map(\.classes.count).max() ?? 0
    guard !batches.isEmpty else { return withinClasses }
    let outcome = try ParallelChunks.fold(
      batches.count, control: control, into: withinClasses as [Double]?
    ) {
      LaneRoom(capacity: capacity)
    } body: { room, range throws(Cancellation) -> [Double]? in
      var totals = [Double](repeating: 0, count: sizes.count)
      var areCounted = true
      for batch in batches[range] {
        try control.check()
        areCounted = self.run(batch, room, &totals) && areCounted
      }
      return areCounted ? totals : nil
    } combine: { sum, part in
      guard let part, var total = sum else { return sum = nil }
      sum = nil
      for index in part.indices { total[index] += part[index] }
      sum = total
    }
    return outcome
  }

  private func batches() -> [Batch] {
    var batches: [Batch] = []
    for (number, block) in blocks.enumerated() where block.classes.count > 2 {
      for first in stride(from: 0, to: block.classes.count, by: LaneSearch.width) {
        let sources = first..<min(first + LaneSearch.width, block.classes.count)
        let counts = sources.contains { startWeights[block.classes.lowerBound + $0] > 0 }
        if counts { batches.append(Batch(block: number, sources: sources)) }
      }
    }
    return batches
  }

  private func run(_ batch: Batch, _ room: LaneRoom, _ totals: inout [Double]) -> Bool {
    let block = blocks[batch.block]
    let first = block.classes.lowerBound
    return withBuffers { offsets, targets, sizes, starts, ends in
      let rows = ArcRows(
        offsets: offsets + block.firstOffset, targets: targets + block.firstTarget)
      let graph = LaneGraph(
        count: block.classes.count, out: rows, into: rows, sizes: sizes + first,
        endWeights: ends + first)
      return totals.withUnsafeMutableBufferPointer { totals in
        guard let base = totals.baseAddress else { return true }
        return room.search.run(
          graph, sources: batch.sources, weights: starts + first, totals: base + first)
      }
    }
  }

  private func withBuffers<Value>(
    _ body: (
      UnsafePointer<UInt32>, UnsafePointer<UInt32>, UnsafePointer<Double>, UnsafePointer<Double>,
      UnsafePointer<Double>
    ) -> Value
  ) -> Value {
    offsets.withUnsafeBufferPointer { a in
      targets.withUnsafeBufferPointer { b in
        sizes.withUnsafeBufferPointer { c in
          startWeights.withUnsafeBufferPointer { d in
            endWeights.withUnsafeBufferPointer { e in
              guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress,
                let d = d.baseAddress, let e = e.baseAddress
              else { preconditionFailure("a batch is of a block") }
              return body(a, b, c, d, e)
            }
          }
        }
      }
    }
  }
}
