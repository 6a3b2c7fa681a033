// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The rows of a graph for products with a vector, which go over them again and again.
///
/// Where all values are alike and above 0 no value is read at all. Each row is summed in four
/// strands that do not wait for each other, always the same way.
struct RowView: @unchecked Sendable {
  // Unchecked: it is read only, and lives no longer than the graph that holds the memory.
  let offsets: UnsafeBufferPointer<UInt32>
  private let ends: UnsafeBufferPointer<UInt32>
  private let values: UnsafeBufferPointer<Double>?

  /// Calls `body` with the rows of the arcs into each node, or out of it.
  static func reading<Value>(
    _ graph: FrozenGraph, out: Bool = false,
    _ body: (RowView) throws(Cancellation) -> Value
  ) throws(Cancellation) -> Value {
    let first = graph.values.count > 0 ? graph.values[0] : 1
    let offsets = out ? graph.offsets : graph.reverseOffsets
    let ends = out ? graph.targets : graph.reverseSources
    let values = out ? graph.values : graph.reverseValues
    return try offsets.withUnsafeBufferPointer { offsets throws(Cancellation) in
      try ends.withUnsafeBufferPointer { ends throws(Cancellation) in
        try values.withUnsafeBufferPointer { values throws(Cancellation) in
          let areAlike = first > 0 && values.allSatisfy { $0 == first }
          return try body(
            RowView(offsets: offsets, ends: ends, values: areAlike ? nil : values))
        }
      }
    }
  }

  /// Rows with other values, one for each arc.
  func with(_ values: UnsafeBufferPointer<Double>) -> RowView {
    RowView(offsets: offsets, ends: ends, values: values)
  }

  private init(
    offsets: UnsafeBufferPointer<UInt32>, ends: UnsafeBufferPointer<UInt32>,
    values: UnsafeBufferPointer<Double>?
  ) {
    (self.offsets, self.ends, self.values) = (offsets, ends, values)
  }

  /// The number of rows.
  var count: Int { offsets.count - 1 }
  /// Whether all values are alike and stand for 1.
  var isPlain: Bool { values == nil }

  /// The sum of a row's values.
  func strength(_ row: Int) -> Double {
    let range = Int(offsets[row])..<Int(offsets[row + 1])
    guard let values else { return Double(range.count) }
    return range.reduce(0) { $0 + values[$1] }
  }

  /// The sum of the values of a row, each times the entry of `x` at its end.
  @inline(__always)
  func product(_ row: Int, _ x: Vector) -> Double {
    var place = Int(offsets[row])
    let end = Int(offsets[row + 1])
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    guard let values else {
      while place &+ 4 <= end {
        a += x[Int(ends[place])]
        b += x[Int(ends[place &+ 1])]
        c += x[Int(ends[place &+ 2])]
        d += x[Int(ends[place &+ 3])]
        place &+= 4
      }
      while place < end {
        a += x[Int(ends[place])]
        place &+= 1
      }
      return (a + b) + (c + d)
    }
    while place &+ 4 <= end {
      a += values[place] * x[Int(ends[place])]
      b += values[place &+ 1] * x[Int(ends[place &+ 1])]
      c += values[place &+ 2] * x[Int(ends[place &+ 2])]
      d += values[place &+ 3] * x[Int(ends[place &+ 3])]
      place &+= 4
    }
    while place < end {
      a += values[place] * x[Int(ends[place])]
      place &+= 1
    }
    return (a + b) + (c + d)
  }
}
