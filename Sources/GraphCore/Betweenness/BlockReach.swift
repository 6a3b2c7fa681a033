// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How much something counts as the start and as the end of paths.
struct EndWeights {
  var start = 0.0
  var end = 0.0

  static func + (a: EndWeights, b: EndWeights) -> EndWeights {
    EndWeights(start: a.start + b.start, end: a.end + b.end)
  }

  static func - (a: EndWeights, b: EndWeights) -> EndWeights {
    EndWeights(start: a.start - b.start, end: a.end - b.end)
  }

  /// The weight of ordered pairs of a start and an end.
  var pairs: Double { start * end }
}

/// What hangs on each node of a block outside of it: paths between blocks pass the cut node that
/// joins them, so a block can be searched alone when each of its nodes stands for all that lies
/// behind it. In a directed graph it stands as a start for those behind it that reach it, and as an
/// end for those whom it reaches; blocks are those of the graph without directions.
///
/// **Why it is exact.** A best path between two nodes never leaves a block and comes back. Its part
/// inside a block runs between the two nodes behind which its ends lie, and the number of best
/// paths is the product over blocks; so the share of paths over a node of this block depends on
/// this block alone. Paths whose ends lie behind the cut node itself in two different branches all
/// pass it: they are counted by multiplying. (Sarıyüce, Kaya, Saule & Çatalyürek 2017, Graph
/// manipulations for fast centrality computation, doi:10.1145/3022668; Puzis et al. 2012,
/// Heuristics for speeding up betweenness centrality computation,
/// doi:10.1109/SocialCom-PASSAT.2012.66)
struct BlockReach {
  let tree: BlockCutTree
  /// What each node counts itself.
  let own: [EndWeights]
  /// Each node with what comes to it from the blocks below.
  private(set) var below: [EndWeights]
  /// What comes from each block to its top.
  private(set) var branches: [EndWeights]
  /// What comes to each node from its home block.
  var above: [EndWeights]
  /// For each node the pairs whose ends both come from the same branch below it.
  private var sameBranch: [Double]

  /// The blocks of `graph`.
  init(
    _ graph: FrozenGraph, weights: PathWeights, control: KernelControl
  ) throws(Cancellation) {
    let tree = graph.withNeighbors { BlockCutTree($0) }
    guard graph.isDirected else {
      self.init(tree, weights: weights)
      return
    }
    self = try graph.withRows { out, into throws(Cancellation) in
      try BlockReach(directed: out, into, tree: tree, weights: weights, control: control)
    }
  }

  /// Nothing has come anywhere yet.
  init(unlinked tree: BlockCutTree, weights: PathWeights) {
    self.tree = tree
    own = zip(weights.start, weights.end).map { EndWeights(start: $0, end: $1) }
    below = own
    branches = [EndWeights](repeating: EndWeights(), count: tree.count)
    above = [EndWeights](repeating: EndWeights(), count: own.count)
    sameBranch = [Double](repeating: 0, count: own.count)
  }

  /// The blocks of an undirected graph, where all of a component comes together: adds up from the
  /// leaves to the roots, for blocks lie behind those below them.
  ///
  /// - Complexity: O(nodes).
  init(_ tree: BlockCutTree, weights: PathWeights) {
    self.init(unlinked: tree, weights: weights)
    for block in 0..<tree.count {
      lift(block, tree.homeNodes(of: block).reduce(EndWeights()) { $0 + below[Int($1)] })
    }
    for (node, home) in tree.home.enumerated() where home != BlockCutTree.noBlock {
      above[node] = below[Int(tree.roots[Int(home)])] - below[node]
    }
  }

  /// Tells the top of a block what comes to it.
  mutating func lift(_ block: Int, _ branch: EndWeights) {
    let top = Int(tree.tops[block])
    branches[block] = branch
    below[top] = below[top] + branch
    sameBranch[top] += branch.pairs
  }

  /// How much a home node of a block stands for.
  func weight(ofHome node: Int) -> EndWeights { below[node] }

  /// How much the top of a block stands for: all that comes to it but from this block.
  func weight(ofTopOf block: Int) -> EndWeights {
    let top = Int(tree.tops[block])
    return below[top] + above[top] - branches[block]
  }

  /// The weight of ordered pairs of ends in different branches at each node.
  func pairsAcross() -> [Double] {
    own.indices.map { node in
      let others = below[node] + above[node] - own[node]
      return others.pairs - sameBranch[node] - above[node].pairs
    }
  }
}
