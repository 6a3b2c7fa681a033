// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What hangs on each node of a block outside of it: paths between blocks pass the cut node that
/// joins them, so a block can be searched alone when each of its nodes stands for all that lies
/// behind it.
///
/// **Why it is exact.** A best path between two nodes never leaves a block and comes back. Its part
/// inside a block runs between the two nodes behind which its ends lie, and the number of best
/// paths is the product over blocks; so the share of paths over a node of this block depends on
/// this block alone. Paths whose ends lie behind the cut node itself in two different branches all
/// pass it: they are counted by multiplying. (Sarıyüce, Kaya, Saule & Çatalyürek 2017, Graph
/// manipulations for fast centrality computation, doi:10.1145/3022668; Puzis et al. 2012,
/// Heuristics for speeding up betweenness centrality computation, doi:10.1109/SocialCom-PASSAT.2012.66)
struct BlockReach {
  private let tree: BlockCutTree
  /// The weight of everything at a node and in the blocks below it.
  private var startBelow: [Double]
  private var endBelow: [Double]
  /// The weight of all home nodes of each block with what is below them.
  private var startOfBlock: [Double]
  private var endOfBlock: [Double]
  /// For each node Σ start · end over branches below it, to take pairs of one branch out again.
  private var sameBranch: [Double]

  /// Adds up from the leaves to the roots: blocks lie behind those below them.
  ///
  /// - Complexity: O(nodes).
  init(_ tree: BlockCutTree, weights: PathWeights) {
    self.tree = tree
    startBelow = weights.start
    endBelow = weights.end
    startOfBlock = [Double](repeating: 0, count: tree.count)
    endOfBlock = startOfBlock
    sameBranch = [Double](repeating: 0, count: weights.start.count)
    for block in 0..<tree.count {
      for node in tree.homeNodes(of: block) {
        startOfBlock[block] += startBelow[Int(node)]
        endOfBlock[block] += endBelow[Int(node)]
      }
      let top = Int(tree.tops[block])
      startBelow[top] += startOfBlock[block]
      endBelow[top] += endOfBlock[block]
      sameBranch[top] += startOfBlock[block] * endOfBlock[block]
    }
  }

  /// How much a home node of a block stands for.
  func weight(ofHome node: Int) -> (start: Double, end: Double) {
    (startBelow[node], endBelow[node])
  }

  /// How much the top of a block stands for: its component without what is below this block.
  func weight(ofTopOf block: Int) -> (start: Double, end: Double) {
    let root = Int(tree.roots[block])
    return (startBelow[root] - startOfBlock[block], endBelow[root] - endOfBlock[block])
  }

  /// The weight of ordered pairs of ends in different branches at each node.
  func pairsAcross(weights: PathWeights) -> [Double] {
    var pairs = [Double](repeating: 0, count: startBelow.count)
    for node in pairs.indices {
      var (starts, ends) = (startBelow[node], endBelow[node])
      starts -= weights.start[node]
      ends -= weights.end[node]
      var same = sameBranch[node]
      let home = tree.home[node]
      if home != BlockCutTree.noBlock {
        let root = Int(tree.roots[Int(home)])
        let above = (startBelow[root] - startBelow[node], endBelow[root] - endBelow[node])
        starts += above.0
        ends += above.1
        same += above.0 * above.1
      }
      pairs[node] = starts * ends - same
    }
    return pairs
  }
}
