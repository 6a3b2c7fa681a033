// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Who is tied to whom, without values: what searches that count steps read.
struct Skeleton: Sendable {
  /// Node `v` has the neighbours at `offsets[v]..<offsets[v + 1]`.
  var offsets: [UInt32]
  var targets: [UInt32]

  var nodeCount: Int { offsets.count - 1 }

  /// The arcs out of each node of `graph`.
  init(outOf graph: FrozenGraph) {
    offsets = graph.offsets.withUnsafeBufferPointer { Array($0) }
    targets = graph.targets.withUnsafeBufferPointer { Array($0) }
  }

  /// The arcs into each node of `graph`.
  init(into graph: FrozenGraph) {
    offsets = graph.reverseOffsets.withUnsafeBufferPointer { Array($0) }
    targets = graph.reverseSources.withUnsafeBufferPointer { Array($0) }
  }

  /// The neighbours of each node without directions, each once, in ascending order.
  ///
  /// - Complexity: O(nodes + arcs): two rows that ascend are merged.
  init(withoutDirectionsOf graph: FrozenGraph) {
    guard graph.isDirected else {
      self.init(outOf: graph)
      return
    }
    let n = graph.nodeCount
    var rows = [UInt32](repeating: 0, count: n + 1)
    let merged = [UInt32](unsafeUninitializedCapacity: 2 * graph.arcCount) { room, count in
      graph.withRows { out, into in
        for node in 0..<n {
          count = Self.merge(out.row(node), into.row(node), to: room, from: count)
          rows[node + 1] = UInt32(count)
        }
      }
    }
    self.init(offsets: rows, targets: merged)
  }

  init(offsets: [UInt32], targets: [UInt32]) {
    self.offsets = offsets
    self.targets = targets
  }

  /// Writes what is in either row, each once, and gives back where it ends.
  private static func merge(
    _ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>,
    to room: UnsafeMutableBufferPointer<UInt32>, from start: Int
  ) -> Int {
    var (i, j, end) = (0, 0, start)
    while i < a.count || j < b.count {
      let next = i == a.count ? b[j] : j == b.count ? a[i] : min(a[i], b[j])
      if i < a.count, a[i] == next { i += 1 }
      if j < b.count, b[j] == next { j += 1 }
      room[end] = next
      end += 1
    }
    return end
  }

  /// Lends the rows for fast reading.
  func withRows<Value, Failure: Error>(
    _ body: (RowPointers) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try offsets.withUnsafeBufferPointer { offsets throws(Failure) in
      try targets.withUnsafeBufferPointer { targets throws(Failure) in
        try body(RowPointers(offsets: offsets, targets: targets))
      }
    }
  }
}

/// Rows lent for the length of a call. The invariants of a graph keep every position in bounds.
struct RowPointers {
  let offsets: UnsafeBufferPointer<UInt32>
  let targets: UnsafeBufferPointer<UInt32>

  var nodeCount: Int { offsets.count - 1 }

  @inline(__always) func start(_ node: Int) -> Int { Int(offsets[node]) }
  @inline(__always) func end(_ node: Int) -> Int { Int(offsets[node + 1]) }
  @inline(__always) func degree(_ node: Int) -> Int { end(node) - start(node) }

  @inline(__always) func row(_ node: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(rebasing: targets[start(node)..<end(node)])
  }
}

extension FrozenGraph {
  /// Lends the arcs out of and into each node for fast reading.
  func withRows<Value, Failure: Error>(
    _ body: (_ out: RowPointers, _ into: RowPointers) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try offsets.withUnsafeBufferPointer { offsets throws(Failure) in
      try targets.withUnsafeBufferPointer { targets throws(Failure) in
        try reverseOffsets.withUnsafeBufferPointer { starts throws(Failure) in
          try reverseSources.withUnsafeBufferPointer { sources throws(Failure) in
            try body(
              RowPointers(offsets: offsets, targets: targets),
              RowPointers(offsets: starts, targets: sources))
          }
        }
      }
    }
  }

  /// Lends the neighbours of each node without directions; merges rows only where they have any.
  func withNeighbors<Value, Failure: Error>(
    _ body: (RowPointers) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    guard isDirected else { return try withRows { out, _ throws(Failure) in try body(out) } }
    return try Skeleton(withoutDirectionsOf: self).withRows(body)
  }
}
