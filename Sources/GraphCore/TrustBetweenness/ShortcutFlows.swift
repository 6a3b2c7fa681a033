// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Gives what flowed along shortcuts to the nodes that they skip.
///
/// **Exact, because** a shortcut stands for paths that share its flow evenly: each of its pieces
/// has as much as it brings paths. A piece was made of arcs of a node lower than both ends, so from
/// the highest node down the flow along every arc is complete when its turn comes.
enum ShortcutFlows {
  /// Adds the flows to the nodes in the middle of shortcuts.
  ///
  /// - Complexity: O(arcs and pieces of the hierarchy).
  static func unpack(
    _ hierarchy: PathHierarchy, _ rows: HierarchyRows, _ sums: inout SweepSums
  ) {
    var flows = [Double](repeating: 0, count: hierarchy.arcs.count)
    for (place, number) in rows.up.numbers.enumerated() {
      flows[Int(number)] += sums.flows[place]
    }
    if hierarchy.isDirected {
      for (place, number) in rows.down.numbers.enumerated() {
        flows[Int(number)] += sums.flows[rows.downFlows + place]
      }
    }
    for node in hierarchy.order.reversed() {
      for link in hierarchy.outLinks[Int(node)] {
        unpack(Int(link.arc), hierarchy, &flows, &sums.totals)
      }
      guard hierarchy.isDirected else { continue }
      for link in hierarchy.inLinks[Int(node)] {
        unpack(Int(link.arc), hierarchy, &flows, &sums.totals)
      }
    }
  }

  private static func unpack(
    _ number: Int, _ hierarchy: PathHierarchy, _ flows: inout [Double], _ totals: inout [Double]
  ) {
    let arc = hierarchy.arcs[number]
    guard arc.pieces >= 0, flows[number] > 0 else { return }
    let flow = flows[number] / arc.count
    var next = arc.pieces
    while next >= 0 {
      let piece = hierarchy.pieces[Int(next)]
      totals[Int(piece.middle)] += flow * piece.count
      flows[Int(piece.first)] += flow * piece.count
      flows[Int(piece.second)] += flow * piece.count
      next = piece.next
    }
  }
}
