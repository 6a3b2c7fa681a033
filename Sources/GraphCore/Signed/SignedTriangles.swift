// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How many triangles of a signed graph have no, one, two and three negative ties.
package struct SignedTriangles: Sendable {
  /// The triangles by the number of their negative ties.
  package let byNegative: [Int]

  /// Counts in `graph`, read without directions; a negative value is a negative tie.
  ///
  /// - Complexity: O(m √m) for m ties; see `HubwardRows`.
  package init(
    _ graph: FrozenGraph, control: KernelControl = KernelControl()
  ) throws(Cancellation) {
    let graph = graph.undirected()
    let rows = HubwardRows(graph)
    let signs = Self.signs(rows, graph)
    // By the hubs of the node at hand: 1 where the tie to it is positive, 2 where it is negative.
    var marks = [UInt8](repeating: 0, count: graph.nodeCount)
    var counts = [0, 0, 0, 0]
    for node in 0..<graph.nodeCount {
      if node & 1023 == 0 { try control.check() }
      let row = Int(rows.offsets[node])..<Int(rows.offsets[node + 1])
      for place in row { marks[Int(rows.hubs[place])] = 1 + signs[place] }
      for place in row {
        let hub = Int(rows.hubs[place])
        for step in Int(rows.offsets[hub])..<Int(rows.offsets[hub + 1]) {
          let mark = marks[Int(rows.hubs[step])]
          guard mark > 0 else { continue }
          counts[Int(mark - 1 + signs[place] + signs[step])] += 1
        }
      }
      for place in row { marks[Int(rows.hubs[place])] = 0 }
    }
    byNegative = counts
  }

  /// 1 for each negative tie of the rows.
  private static func signs(_ rows: HubwardRows, _ graph: FrozenGraph) -> [UInt8] {
    var signs = [UInt8](repeating: 0, count: rows.hubs.count)
    for node in 0..<graph.nodeCount {
      for place in Int(rows.offsets[node])..<Int(rows.offsets[node + 1]) {
        let hub = Int(rows.order[Int(rows.hubs[place])])
        let value = graph.value(from: Int(rows.order[node]), to: hub) ?? 0
        signs[place] = value < 0 ? 1 : 0
      }
    }
    return signs
  }
}
