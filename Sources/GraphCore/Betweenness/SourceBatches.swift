// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Up to sixteen sources of one block.
struct SourceBatch: Sendable {
  let block: Int
  let sources: ArraySlice<UInt32>
}

extension FoldedBlocks {
  /// The sources of all blocks in batches: those that count and from which an arc leads.
  ///
  /// - Parameter least: blocks of fewer classes are left out.
  func batches(least: Int) -> [SourceBatch] {
    var batches: [SourceBatch] = []
    for (number, block) in blocks.enumerated() where block.classes.count >= least {
      let sources = (0..<UInt32(block.classes.count)).filter { source in
        let row = block.firstOffset + Int(source)
        return startWeights[block.classes.lowerBound + Int(source)] > 0
          && offsets[row + 1] > offsets[row]
      }
      for first in stride(from: 0, to: sources.count, by: DependencySearch.width) {
        let end = min(first + DependencySearch.width, sources.count)
        batches.append(SourceBatch(block: number, sources: sources[first..<end]))
      }
    }
    return batches
  }

  /// The number of classes of the largest block.
  var capacity: Int { blocks.map(\.classes.count).max() ?? 0 }

  /// Works on all batches and adds up what they give for each of `count` places; `nil` where some
  /// batch has more paths than can be counted.
  func total(
    _ batches: [SourceBatch], places count: Int, from start: [Double], control: KernelControl,
    body: @Sendable (SourceBatch, DependencyRoom, UnsafeMutablePointer<Double>) -> Bool
  ) throws(Cancellation) -> [Double]? {
    guard !batches.isEmpty, count > 0 else { return start }
    let capacity = capacity
    return try ParallelChunks.fold(batches.count, control: control, into: start as [Double]?) {
      DependencyRoom(capacity: capacity)
    } body: { room, range throws(Cancellation) -> [Double]? in
      var totals = [Double](repeating: 0, count: count)
      var areCounted = true
      for batch in batches[range] {
        try control.check()
        totals.withUnsafeMutableBufferPointer { totals in
          guard let base = totals.baseAddress else { return }
          areCounted = body(batch, room, base) && areCounted
        }
      }
      return areCounted ? totals : nil
    } combine: { sum, part in
      guard let part, var total = sum else { return sum = nil }
      sum = nil
      for index in part.indices { total[index] += part[index] }
      sum = total
    }
  }

  /// Lends a block to a search, with the weights of its classes as starts.
  func withGraph<Value>(
    of block: Block, _ body: (LaneGraph, _ starts: UnsafePointer<Double>) -> Value
  ) -> Value {
    let first = block.classes.lowerBound
    return RowPointers.lending(offsets, targets) { out in
      RowPointers.lending(
        intoOffsets.isEmpty ? offsets : intoOffsets, intoOffsets.isEmpty ? targets : intoTargets
      ) { into in
        sizes.withUnsafeBufferPointer { sizes in
          startWeights.withUnsafeBufferPointer { starts in
            endWeights.withUnsafeBufferPointer { ends in
              guard let sizes = sizes.baseAddress, let starts = starts.baseAddress,
                let ends = ends.baseAddress
              else { preconditionFailure("a block has classes") }
              let graph = LaneGraph(
                count: block.classes.count, out: out.from(block), into: into.from(block),
                sizes: sizes + first, endWeights: ends + first)
              return body(graph, starts + first)
            }
          }
        }
      }
    }
  }
}

extension RowPointers {
  fileprivate func from(_ block: FoldedBlocks.Block) -> RowPointers {
    RowPointers(offsets: offsets + block.firstOffset, targets: targets + block.firstTarget)
  }
}
