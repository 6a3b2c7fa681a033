// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// One biconnected part of an undirected graph with its own numbers.
struct TrustBlock: Sendable {
  /// The node of the graph for each number.
  var nodes: [UInt32]
  var rows: ArcRows
  /// How many nodes of the graph each node stands for: itself and all that reach the block only
  /// through it.
  var weights: [Double]
}

/// Cuts an undirected graph at the nodes that hold it together, so that paths are searched in each
/// block alone.
///
/// **Exact, because** a best path between two blocks passes every node at which they are cut
/// apart, and its product is that of its best pieces: a block needs to know only how many nodes
/// wait behind each of its own (Puzis et al. 2015, doi:10.3233/AIC-140639; Sarıyüce et al. 2013,
/// doi:10.1137/1.9781611972832.76). Blocks of one tie hold nothing between; a tree is done at once.
/// Blocks are found as by Hopcroft & Tarjan (1973, doi:10.1145/362248.362272).
struct TrustBlocks: Sendable {
  /// The blocks of three nodes or more, each with the node by which it was found first.
  private(set) var blocks: [TrustBlock] = []
  /// For each node the ordered pairs of others that it alone keeps together.
  private(set) var joined: [Double]

  private let rows: ArcRows
  private var found: [Int32]
  private var low: [Int32]
  private var open: [UInt32] = []
  /// How many nodes hang below each node through blocks that are complete, itself included.
  private var below: [Double]
  /// The squares of what hangs below each node, block by block.
  private var squares: [Double]
  private var members: [(nodes: [UInt32], top: UInt32, below: Double)] = []
  private var clock: Int32 = 0

  /// - Complexity: O(nodes + arcs).
  init(_ rows: ArcRows) {
    let n = rows.nodeCount
    self.rows = rows
    joined = [Double](repeating: 0, count: n)
    found = [Int32](repeating: -1, count: n)
    low = found
    below = [Double](repeating: 1, count: n)
    squares = joined
    for root in 0..<n where found[root] < 0 {
      let first = members.count
      search(from: root)
      close(first: first, root: root)
    }
  }

  private mutating func search(from root: Int) {
    var stack: [(node: Int, parent: Int, next: Int)] = [(root, -1, rows.row(root).lowerBound)]
    enter(root)
    while let (node, parent, arc) = stack.last {
      if arc < rows.row(node).upperBound {
        stack[stack.count - 1].next += 1
        let next = Int(rows.targets[arc])
        if next == parent { continue }
        if found[next] >= 0 {
          low[node] = min(low[node], found[next])
        } else {
          enter(next)
          stack.append((next, node, rows.row(next).lowerBound))
        }
      } else {
        stack.removeLast()
        guard parent >= 0 else { break }
        low[parent] = min(low[parent], low[node])
        if low[node] >= found[parent] { completeBlock(of: node, top: parent) }
      }
    }
    open.removeLast()
  }

  private mutating func enter(_ node: Int) {
    found[node] = clock
    low[node] = clock
    clock += 1
    open.append(UInt32(node))
  }

  private mutating func completeBlock(of node: Int, top: Int) {
    var nodes: [UInt32] = [UInt32(top)]
    var sum = 0.0
    while let last = open.popLast() {
      nodes.append(last)
      sum += below[Int(last)]
      if last == UInt32(node) { break }
    }
    below[top] += sum
    squares[top] += sum * sum
    members.append((nodes, UInt32(top), sum))
  }

  /// When the size of a part is known, so is what lies on the other side of each of its cuts.
  private mutating func close(first: Int, root: Int) {
    let size = below[root]
    for place in first..<members.count {
      let (nodes, top, sum) = members[place]
      for node in nodes.dropFirst() {
        let (inside, outside) = (below[Int(node)] - 1, size - below[Int(node)])
        joined[Int(node)] =
          (inside + outside) * (inside + outside) - squares[Int(node)] - outside * outside
      }
      if Int(top) == root { joined[root] = (size - 1) * (size - 1) - squares[root] }
      guard nodes.count > 2 else { continue }
      var weights = nodes.map { below[Int($0)] }
      weights[0] = size - sum
      blocks.append(TrustBlock(nodes: nodes, rows: ArcRows(isDirected: false), weights: weights))
    }
  }

  /// Gives each block its rows. An arc belongs to the block that holds both of its ends.
  consuming func withRows() -> TrustBlocks {
    var number = [Int32](repeating: -1, count: rows.nodeCount)
    for place in blocks.indices {
      let nodes = blocks[place].nodes
      for (index, node) in nodes.enumerated() { number[Int(node)] = Int32(index) }
      var part = ArcRows(isDirected: false)
      for node in nodes {
        for arc in rows.row(Int(node)) where number[Int(rows.targets[arc])] >= 0 {
          part.append(UInt32(number[Int(rows.targets[arc])]), rows.values[arc])
        }
        part.closeRow()
      }
      blocks[place].rows = part
      for node in nodes { number[Int(node)] = -1 }
    }
    return self
  }
}
