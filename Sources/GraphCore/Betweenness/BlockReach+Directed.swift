// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension BlockReach {
  /// The blocks of a directed graph: what comes to a node of a block is what stands behind those
  /// nodes of the block that reach it, and what it reaches likewise.
  ///
  /// First each block tells its top, from the leaves to the roots; then each block tells those of
  /// its home nodes below which others hang, from the roots to the leaves.
  ///
  /// - Complexity: O(nodes + arcs + cut nodes · arcs / 64), cut nodes and arcs of each block
  ///   (`ReachedParts`).
  init(
    directed out: RowPointers, _ into: RowPointers, tree: BlockCutTree, weights: PathWeights,
    control: KernelControl
  ) throws(Cancellation) {
    self.init(unlinked: tree, weights: weights)
    var place = [UInt32](repeating: 0, count: own.count)
    var blocks: [ReachedParts?] = []
    for block in 0..<tree.count {
      guard tree.homeNodes(of: block).count > 1 else {
        lift(block, telling(topOfTie: block, out, into))
        blocks.append(nil)
        continue
      }
      let parts = ReachedParts(
        BlockRows(out, into, tree: tree, block: block, place: &place))
      lift(block, try telling(topOf: block, parts, control))
      blocks.append(parts)
    }
    var isTop = [Bool](repeating: false, count: own.count)
    for top in tree.tops { isTop[Int(top)] = true }
    for block in blocks.indices.reversed() {
      if let parts = blocks[block] {
        try tellHome(of: block, parts, isTop, control)
      } else {
        tellHome(ofTie: block, out, into)
      }
      blocks[block] = nil
    }
  }

  private func telling(
    topOf block: Int, _ parts: ReachedParts, _ control: KernelControl
  ) throws(Cancellation) -> EndWeights {
    let home = tree.homeNodes(of: block).map { below[Int($0)] } + [EndWeights()]
    return try parts.sums(at: [home.count - 1], home, control)[0]
  }

  private mutating func tellHome(
    of block: Int, _ parts: ReachedParts, _ isTop: [Bool], _ control: KernelControl
  ) throws(Cancellation) {
    let home = Array(tree.homeNodes(of: block))
    let cuts = home.indices.filter { isTop[Int(home[$0])] }
    let all = home.map { below[Int($0)] } + [weight(ofTopOf: block)]
    for (cut, sum) in zip(cuts, try parts.sums(at: cuts, all, control)) {
      above[Int(home[cut])] = sum
    }
  }

  /// A block of two nodes: what its home node hands up.
  private func telling(
    topOfTie block: Int, _ out: RowPointers, _ into: RowPointers
  ) -> EndWeights {
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
