// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// One biconnected part of an undirected graph with its own numbers.
struct TrustBlock: Sendable {
  /// The node of the graph for each number.
  let nodes: [UInt32]
  let rows: ArcRows
  /// How many nodes of the graph each node stands for: itself and all that reach the block only
  /// through it.
  let weights: [Double]
}

/// Cuts an undirected graph at the nodes that hold it together, so that paths are searched in each
/// block alone.
///
/// **Exact, because** a best path between two blocks passes every node at which they are cut
/// apart, and its product is that of its best pieces: a block needs to know only how many nodes
/// wait behind each of its own (`BlockReach`). Blocks of one tie hold nothing between; a tree is
/// done at once. (Puzis et al. 2015, doi:10.1093/comnet/cnu015; Sarıyüce et al. 2013,
/// doi:10.1137/1.9781611972832.76)
struct TrustBlocks: Sendable {
  /// The blocks of three nodes or more.
  private(set) var blocks: [TrustBlock] = []
  /// For each node the ordered pairs of others that it alone keeps together.
  let joined: [Double]

  /// - Complexity: O(nodes + arcs).
  init(_ rows: ArcRows) {
    let tree = RowPointers.lending(rows.offsets, rows.targets) { BlockCutTree($0) }
    let weights = PathWeights(count: rows.nodeCount)
    let reach = BlockReach(tree, weights: weights)
    joined = reach.pairsAcross()
    var number = [Int32](repeating: -1, count: rows.nodeCount)
    for block in 0..<tree.count where tree.homeNodes(of: block).count > 1 {
      let home = tree.homeNodes(of: block)
      let nodes = home + [tree.tops[block]]
      blocks.append(
        TrustBlock(
          nodes: Array(nodes), rows: Self.rows(of: nodes, in: rows, &number),
          weights: home.map { reach.weight(ofHome: Int($0)).start }
            + [reach.weight(ofTopOf: block).start]))
    }
  }

  /// An arc belongs to the block that holds both of its ends.
  ///
  /// - Parameter number: -1 for all nodes, before and after.
  private static func rows(
    of nodes: ArraySlice<UInt32>, in rows: ArcRows, _ number: inout [Int32]
  ) -> ArcRows {
    for (index, node) in nodes.enumerated() { number[Int(node)] = Int32(index) }
    var part = ArcRows(isDirected: false)
    for node in nodes {
      for arc in rows.row(Int(node)) where number[Int(rows.targets[arc])] >= 0 {
        part.append(UInt32(number[Int(rows.targets[arc])]), rows.values[arc])
      }
      part.closeRow()
    }
    for node in nodes { number[Int(node)] = -1 }
    return part
  }
}
