// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The arcs of a graph, or of a part of one, in compressed rows of its own numbers.
struct ArcRows: Sendable {
  var offsets: [UInt32] = [0]
  var targets: [UInt32] = []
  var values: [Double] = []
  let isDirected: Bool

  var nodeCount: Int { offsets.count - 1 }

  /// An empty list of rows.
  init(isDirected: Bool) { self.isDirected = isDirected }

  /// The arcs of `graph` that a path can use: an arc of value 0 is none.
  init(_ graph: FrozenGraph) {
    isDirected = graph.isDirected
    offsets.reserveCapacity(graph.nodeCount + 1)
    targets.reserveCapacity(graph.arcCount)
    values.reserveCapacity(graph.arcCount)
    for node in 0..<graph.nodeCount {
      for arc in graph.outRow(node) where graph.values[arc] > 0 {
        append(graph.targets[arc], graph.values[arc])
      }
      closeRow()
    }
  }

  @inline(__always)
  func row(_ node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  @inline(__always)
  mutating func append(_ target: UInt32, _ value: Double) {
    targets.append(target)
    values.append(value)
  }

  mutating func closeRow() { offsets.append(UInt32(targets.count)) }
}
