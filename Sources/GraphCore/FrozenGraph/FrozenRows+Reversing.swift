// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension FrozenRows {
  /// The same arcs by their targets; rows come out sorted because sources are visited in order.
  ///
  /// Origins are left as they are: nobody asks for them by the target.
  func reversed(threads: Int) -> FrozenRows {
    let nodeCount = offsets.count - 1
    let starts = FrozenMemory<UInt32>(zeroed: nodeCount + 1)
    for target in targets { starts.base[Int(target) + 1] += 1 }
    for node in 0..<nodeCount { starts.base[node + 1] += starts.base[node] }
    let sources = FrozenMemory<UInt32>(uninitialized: targets.count)
    let column = values.stored.map { FrozenMemory<Double>(uninitialized: $0.count) }
    let ranges = RowBuilder.ranges(of: starts, nodeCount: nodeCount, parts: threads)
    _ = RowBuilder.parallel(ranges) { range in
      deal(into: range, starts: starts, sources: sources, values: column)
    }
    return FrozenRows(
      offsets: starts.frozen(), targets: sources.frozen(),
      values: column.map { ArcValues($0.frozen()) } ?? values, origins: origins)
  }

  /// Fills the rows of the targets in `range`.
  private func deal(
    into range: Range<Int>, starts: FrozenMemory<UInt32>, sources: FrozenMemory<UInt32>,
    values column: FrozenMemory<Double>?
  ) {
    var next = range.map { starts.base[$0] }
    let (sources, column) = (sources.base, column?.base)
    let nodeCount = offsets.count - 1
    offsets.withUnsafeBufferPointer { offsets in
      targets.withUnsafeBufferPointer { targets in
        next.withUnsafeMutableBufferPointer { next in
          for node in 0..<nodeCount {
            for position in Int(offsets[node])..<Int(offsets[node + 1]) {
              let target = Int(targets[position])
              guard range.contains(target) else { continue }
              let place = Int(next[target - range.lowerBound])
              next[target - range.lowerBound] += 1
              sources[place] = UInt32(truncatingIfNeeded: node)
              if let column { column[place] = values[position] }
            }
          }
        }
      }
    }
  }
}
