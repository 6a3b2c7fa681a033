// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Compressed rows as kernels see them: the neighbours of node `v` stand at
/// `offsets[v]..<offsets[v + 1]` of `targets`.
///
/// Bounds are secured by the invariants of the graph that owns the memory; the rows are valid only
/// as long as it lends them.
package struct RowPointers: @unchecked Sendable {
  package let offsets: UnsafePointer<UInt32>
  package let targets: UnsafePointer<UInt32>

  package init(offsets: UnsafePointer<UInt32>, targets: UnsafePointer<UInt32>) {
    self.offsets = offsets
    self.targets = targets
  }

  /// The neighbours of a node.
  @inline(__always)
  package func row(_ node: Int) -> UnsafeBufferPointer<UInt32> {
    let start = Int(offsets[node])
    return UnsafeBufferPointer(start: targets + start, count: Int(offsets[node + 1]) - start)
  }

  /// The number of arcs of the first `count` nodes.
  package func arcCount(_ count: Int) -> Int { Int(offsets[count] - offsets[0]) }

  /// The number of neighbours of a node.
  @inline(__always)
  package func degree(_ node: Int) -> Int { Int(offsets[node + 1] - offsets[node]) }
}

extension FrozenGraph {
  /// Lends the rows of arcs that go out of each node, and of those that come in.
  package func withRows<Result, Failure: Error>(
    _ body: (_ out: RowPointers, _ into: RowPointers) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let outcome = Self.lending(offsets, targets) { out in
      Self.lending(reverseOffsets, reverseSources) { into in
        Swift.Result { () throws(Failure) in try body(out, into) }
      }
    }
    return try outcome.get()
  }

  private static func lending<Value>(
    _ offsets: FrozenArray<UInt32>, _ targets: FrozenArray<UInt32>, _ body: (RowPointers) -> Value
  ) -> Value {
    offsets.withUnsafeBufferPointer { offsets in
      targets.withUnsafeBufferPointer { targets in
        guard let first = offsets.baseAddress else {
          preconditionFailure("a graph has at least one offset")
        }
        // Rows without arcs may have no address; what stands for it is never read.
        return body(RowPointers(offsets: first, targets: targets.baseAddress ?? first))
      }
    }
  }
}

extension RowPointers {
  /// Lends rows that lie in arrays.
  static func lending<Value>(
    _ offsets: [UInt32], _ targets: [UInt32], _ body: (RowPointers) -> Value
  ) -> Value {
    offsets.withUnsafeBufferPointer { offsets in
      targets.withUnsafeBufferPointer { targets in
        guard let first = offsets.baseAddress else {
          preconditionFailure("rows have at least one offset")
        }
        return body(RowPointers(offsets: first, targets: targets.baseAddress ?? first))
      }
    }
  }
}
