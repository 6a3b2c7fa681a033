// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Rows that come from somebody who may be mistaken or mean harm.
package struct UncheckedRows: Sendable {
  let offsets: FrozenArray<UInt32>
  let ends: FrozenArray<UInt32>
  let values: FrozenArray<Double>?

  /// Names the parts.
  package init(
    offsets: FrozenArray<UInt32>, ends: FrozenArray<UInt32>, values: FrozenArray<Double>?
  ) {
    self.offsets = offsets
    self.ends = ends
    self.values = values
  }
}

/// What is wrong with rows, in words.
package struct FrozenDefect: Error, Hashable {
  /// What is found.
  package let found: String
  /// What should be there.
  package let expected: String

  /// Names a defect.
  package init(found: String, expected: String) {
    self.found = found
    self.expected = expected
  }
}

extension FrozenGraph {
  /// Takes over rows after checking everything that algorithms rely on.
  ///
  /// - Parameters:
  ///   - reverse: the arcs by their targets; `nil` for an undirected graph, whose rows say both.
  ///   - origins: the tie behind each arc, all below `ties`.
  ///   - legal: which values an arc may have.
  /// - Complexity: O(nodes + arcs) time, O(nodes) space.
  package init(
    checking rows: UncheckedRows, reverse: UncheckedRows?, origins: FrozenArray<UInt32>,
    ties: Int, legal: ClosedRange<Double>, threads: Int = 1
  ) throws(FrozenDefect) {
    try rows.checkShape(threads: threads)
    try reverse?.checkShape(threads: threads)
    guard origins.count == rows.ends.count else {
      throw FrozenDefect(found: "\(origins.count) origins", expected: "one an arc")
    }
    guard origins.allSatisfy({ Int($0) < ties }) else {
      throw FrozenDefect(found: "an arc of a tie that is none", expected: "ties below \(ties)")
    }
    guard rows.values?.allSatisfy({ legal.contains($0) }) ?? legal.contains(1) else {
      throw FrozenDefect(
        found: "a value out of range",
        expected: "values from \(legal.lowerBound) to \(legal.upperBound)")
    }
    let mirror = reverse ?? rows
    guard (mirror.values == nil) == (rows.values == nil),
      mirror.offsets.count == rows.offsets.count, mirror.ends.count == rows.ends.count,
      rows.isMirrored(by: mirror, origins: reverse == nil ? origins : nil, threads: threads)
    else {
      throw FrozenDefect(
        found: "rows by target that are not those by source", expected: "the same arcs in both")
    }
    self.init(
      isDirected: reverse != nil, offsets: rows.offsets, targets: rows.ends,
      values: rows.values.map { ArcValues($0) } ?? ArcValues(ones: rows.ends.count),
      origins: origins, reverseOffsets: mirror.offsets, reverseSources: mirror.ends,
      reverseValues: mirror.values.map { ArcValues($0) } ?? ArcValues(ones: mirror.ends.count))
  }
}

extension UncheckedRows {
  /// Offsets from 0 up to the number of arcs, rows that ascend without loops among the nodes.
  fileprivate func checkShape(threads: Int) throws(FrozenDefect) {
    let nodes = offsets.count - 1
    guard nodes >= 0, offsets[0] == 0, Int(offsets[nodes]) == ends.count,
      values.map({ $0.count == ends.count }) ?? true
    else { throw FrozenDefect(found: "rows of another size", expected: "rows of all arcs") }
    guard zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw FrozenDefect(found: "rows that overlap", expected: "one row after the other")
    }
    let ranges = RowBuilder.equalRanges(nodes, parts: threads)
    guard RowBuilder.parallel(ranges, { areRowsSound($0, nodes) }).allSatisfy({ $0 }) else {
      throw FrozenDefect(
        found: "a row that is not in order, or an arc to its own or to no node",
        expected: "ascending targets below \(nodes)")
    }
  }

  private func areRowsSound(_ range: Range<Int>, _ nodes: Int) -> Bool {
    offsets.withUnsafeBufferPointer { offsets in
      ends.withUnsafeBufferPointer { ends in
        for node in range {
          var previous = -1
          for place in Int(offsets[node])..<Int(offsets[node + 1]) {
            let end = Int(ends[place])
            guard end > previous, end < nodes, end != node else { return false }
            previous = end
          }
        }
        return true
      }
    }
  }

  /// Whether `mirror` has exactly these arcs by their targets. As rows ascend and sources are
  /// visited in order, each arc must be the next one in the row of its target.
  ///
  /// - Precondition: both have sound shapes of the same size.
  fileprivate func isMirrored(
    by mirror: UncheckedRows, origins: FrozenArray<UInt32>?, threads: Int
  ) -> Bool {
    let ranges = RowBuilder.equalRanges(offsets.count - 1, parts: threads)
    return RowBuilder.parallel(ranges) { isMirrored(by: mirror, origins, into: $0) }
      .allSatisfy { $0 }
  }

  private func isMirrored(
    by mirror: UncheckedRows, _ origins: FrozenArray<UInt32>?, into range: Range<Int>
  ) -> Bool {
    var next = range.map { mirror.offsets[$0] }
    let ends = range.map { mirror.offsets[$0 + 1] }
    let (values, mirrorValues, mirrorEnds) = (values, mirror.values, mirror.ends)
    return self.ends.withUnsafeBufferPointer { targets in
      for node in 0..<(offsets.count - 1) {
        for place in Int(offsets[node])..<Int(offsets[node + 1]) {
          let row = Int(targets[place]) - range.lowerBound
          guard row >= 0, row < next.count else { continue }
          let other = Int(next[row])
          guard next[row] < ends[row], Int(mirrorEnds[other]) == node else { return false }
          if let values, let mirrorValues, values[place] != mirrorValues[other] { return false }
          if let origins, origins[place] != origins[other] { return false }
          next[row] += 1
        }
      }
      return true
    }
  }
}
