// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension BlockReach {
  /// The blocks of a directed graph: what comes to a node of a block is what stands behind those
  /// nodes of the block that reach it, and what it reaches likewise.
  ///
  /// First each block tells its top, from the leaves to the roots; then each block tells those of
  /// its home nodes below which others hang, from the roots to the leaves.
  ///
  /// - Complexity: O(cut nodes · arcs / 64) for each block, where nearly all that is reached is
  ///   reached from many at once.
  init(directed out: RowPointers, _ into: RowPointers, tree: BlockCutTree, weights: PathWeights) {
    self.init(unlinked: tree, weights: weights)
    var place = [UInt32](repeating: 0, count: own.count)
    var blocks = (0..<tree.count).map { block in
      tree.homeNodes(of: block).count == 1
        ? nil : BlockRows(out, into, tree: tree, block: block, place: &place)
    }
    var isTop = [Bool](repeating: false, count: own.count)
    for top in tree.tops { isTop[Int(top)] = true }
    var sums = ReachSums(capacity: tree.largestBlock)
    for block in blocks.indices {
      let branch = blocks[block].map { tellTop($0, &sums) } ?? tellTop(ofTie: block, out, into)
      lift(block, branch)
    }
    for block in blocks.indices.reversed() {
      if let rows = blocks[block] {
        tellHome(rows, of: block, isTop, &sums)
      } else {
        tellHome(ofTie: block, out, into)
      }
      blocks[block] = nil
    }
  }

  private func tellTop(_ rows: BlockRows, _ sums: inout ReachSums) -> EndWeights {
    let home = rows.nodes.dropLast().map { below[Int($0)] } + [EndWeights()]
    return sums.sums(at: [rows.nodes.count - 1], rows, home)[0]
  }

  private mutating func tellHome(
    _ rows: BlockRows, of block: Int, _ isTop: [Bool], _ sums: inout ReachSums
  ) {
    let cuts = (0..<rows.nodes.count - 1).filter { isTop[Int(rows.nodes[$0])] }
    let all = rows.nodes.dropLast().map { below[Int($0)] } + [weight(ofTopOf: block)]
    for (cut, sum) in zip(cuts, sums.sums(at: cuts, rows, all)) {
      above[Int(rows.nodes[cut])] = sum
    }
  }

  /// A block of two nodes: what its home node hands up.
  private func tellTop(ofTie block: Int, _ out: RowPointers, _ into: RowPointers) -> EndWeights {
    tree.homeNodes(of: block).reduce(EndWeights()) { sum, home in
      let weight = below[Int(home)]
      let top = tree.tops[block]
      return sum
        + EndWeights(
          start: out.row(Int(home)).contains(top) ? weight.start : 0,
          end: into.row(Int(home)).contains(top) ? weight.end : 0)
    }
  }

  private mutating func tellHome(ofTie block: Int, _ out: RowPointers, _ into: RowPointers) {
    let (top, weight) = (tree.tops[block], weight(ofTopOf: block))
    for home in tree.homeNodes(of: block) {
      above[Int(home)] = EndWeights(
        start: into.row(Int(home)).contains(top) ? weight.start : 0,
        end: out.row(Int(home)).contains(top) ? weight.end : 0)
    }
  }
}

/// Adds up the weights of whom nodes of a block reach and of those who reach them, sixty-four nodes
/// at once with one bit each.
private struct ReachSums {
  /// Which of the nodes have come by, and which of them the neighbours have not been told of.
  private var seen: [UInt64]
  private var fresh: [UInt64]
  /// Nodes to tell the neighbours of, and nodes that any has come by; each at most once.
  private var queue: [UInt32] = []
  private var found: [UInt32] = []

  init(capacity: Int) {
    seen = [UInt64](repeating: 0, count: capacity)
    fresh = seen
  }

  /// For each of `nodes` what the others that reach it count as starts and what the others that it
  /// reaches count as ends.
  mutating func sums(at nodes: [Int], _ rows: BlockRows, _ weights: [EndWeights]) -> [EndWeights] {
    var result: [EndWeights] = []
    for first in stride(from: 0, to: nodes.count, by: 64) {
      let some = nodes[first..<min(first + 64, nodes.count)]
      let (ends, starts) = rows.arcs.withRows { out, into in
        (
          sums(from: some, along: out, weights.map(\.end)),
          sums(from: some, along: into ?? out, weights.map(\.start))
        )
      }
      for (lane, node) in some.enumerated() {
        let sum = EndWeights(start: starts[lane], end: ends[lane])
        result.append(sum - weights[node])
      }
    }
    return result
  }

  private mutating func sums(
    from nodes: ArraySlice<Int>, along rows: RowPointers, _ weights: [Double]
  ) -> [Double] {
    spread(from: nodes, along: rows)
    let all = UInt64.first(nodes.count)
    var (common, own) = (0.0, [Double](repeating: 0, count: nodes.count))
    for node in found {
      // Most nodes are reached from all or from few.
      let isUsual = 2 * seen[Int(node)].nonzeroBitCount > nodes.count
      var lanes = isUsual ? all & ~seen[Int(node)] : seen[Int(node)]
      let weight = weights[Int(node)]
      if isUsual { common += weight }
      while lanes != 0 {
        own[lanes.trailingZeroBitCount] += isUsual ? -weight : weight
        lanes &= lanes - 1
      }
      seen[Int(node)] = 0
    }
    found.removeAll(keepingCapacity: true)
    return own.map { $0 + common }
  }

  private mutating func spread(from nodes: ArraySlice<Int>, along rows: RowPointers) {
    for (lane, node) in nodes.enumerated() { mark(UInt32(node), .lane(lane)) }
    var place = 0
    while place < queue.count {
      let node = Int(queue[place])
      let news = fresh[node]
      fresh[node] = 0
      place += 1
      for neighbor in rows.row(node) { mark(neighbor, news) }
    }
    queue.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  private mutating func mark(_ node: UInt32, _ lanes: UInt64) {
    let news = lanes & ~seen[Int(node)]
    guard news != 0 else { return }
    if seen[Int(node)] == 0 { found.append(node) }
    if fresh[Int(node)] == 0 { queue.append(node) }
    seen[Int(node)] |= news
    fresh[Int(node)] |= news
  }
}
