// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The ties of an undirected graph, each kept only at the end with fewer ties, pointing to the end
/// with more.
///
/// Nodes are numbered anew by falling degree, so that every row holds smaller numbers than its
/// node, in ascending order, and hubs lie together at the front. No row is longer than √(2m), for
/// everyone in it has at least as many ties as its node; so every triangle is found once, from the
/// corner with the fewest ties, in O(m √m).
///
/// Chiba, N. & Nishizeki, T. (1985). Arboricity and subgraph listing algorithms. SIAM Journal on
/// Computing 14, 210–223. doi:10.1137/0214017. Latapy, M. (2008). Main-memory triangle computations
/// for very large (sparse (power-law)) graphs. Theoretical Computer Science 407, 458–473.
/// doi:10.1016/j.tcs.2008.07.017
struct HubwardRows: Sendable {
  /// The node of each new number.
  let order: [UInt32]
  let offsets: [UInt32]
  let hubs: [UInt32]

  /// - Precondition: `graph` is undirected.
  /// - Complexity: O(nodes + arcs).
  init(_ graph: FrozenGraph) {
    let degrees = (0..<graph.nodeCount).map { graph.outRow($0).count }
    let order = Self.order(degrees)
    var number = [UInt32](repeating: 0, count: graph.nodeCount)
    for (place, node) in order.enumerated() { number[Int(node)] = UInt32(place) }
    var offsets = [UInt32](repeating: 0, count: graph.nodeCount + 1)
    var hubs = [UInt32](repeating: 0, count: graph.tieCount)
    graph.targets.withUnsafeBufferPointer { targets in
      for node in 0..<graph.nodeCount {
        let own = number[node]
        let above = graph.outRow(node).count { number[Int(targets[$0])] < own }
        offsets[Int(own) + 1] = UInt32(above)
      }
      for row in 0..<graph.nodeCount { offsets[row + 1] += offsets[row] }
      var next = offsets
      // Hubs in their order, so that rows come out sorted.
      for (hub, node) in order.enumerated() {
        for place in graph.outRow(Int(node)) {
          let row = Int(number[Int(targets[place])])
          guard row > hub else { continue }
          hubs[Int(next[row])] = UInt32(hub)
          next[row] += 1
        }
      }
    }
    (self.order, self.offsets, self.hubs) = (order, offsets, hubs)
  }

  /// Nodes by falling degree, those of equal degree by their number, by counting.
  private static func order(_ degrees: [Int]) -> [UInt32] {
    let most = degrees.max() ?? 0
    var starts = [Int](repeating: 0, count: most + 2)
    for degree in degrees { starts[most - degree + 1] += 1 }
    for place in 0...most { starts[place + 1] += starts[place] }
    var order = [UInt32](repeating: 0, count: degrees.count)
    for (node, degree) in degrees.enumerated() {
      order[starts[most - degree]] = UInt32(node)
      starts[most - degree] += 1
    }
    return order
  }
}
