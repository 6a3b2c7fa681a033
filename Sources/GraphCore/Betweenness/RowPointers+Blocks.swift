// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension RowPointers {
  /// Lends rows that lie in arrays.
  static func lending<Value>(
    _ offsets: [UInt32], _ targets: [UInt32], _ body: (RowPointers) -> Value
  ) -> Value {
    offsets.withUnsafeBufferPointer { offsets in
      targets.withUnsafeBufferPointer { targets in
        body(RowPointers(offsets: offsets, targets: targets))
      }
    }
  }

  /// The rows of one of several graphs that lie behind each other.
  func part(firstOffset: Int, count: Int, firstTarget: Int) -> RowPointers {
    let part = UnsafeBufferPointer(rebasing: offsets[firstOffset...(firstOffset + count)])
    let arcs = Int(part[count])
    return RowPointers(
      offsets: part,
      targets: UnsafeBufferPointer(rebasing: targets[firstTarget..<(firstTarget + arcs)]))
  }

  /// The number of arcs of all nodes.
  var arcCount: Int { Int(offsets[nodeCount]) }
}
