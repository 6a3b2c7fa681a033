// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How the biconnected blocks of an undirected graph hang together at its cut nodes.
///
/// Two blocks share at most one node. Every node but the roots of the search is at home in one
/// block, where it is not the block's top, the node nearest the root. (`Blocks` finds them.)
struct BlockCutTree: Sendable {
  /// The block in which a node is not the top; `noBlock` for roots and isolates.
  let home: [UInt32]
  /// The top of each block.
  let tops: [UInt32]
  /// The root from which each block was found: the lowest node of its component.
  let roots: [UInt32]
  /// Where each block starts in `members`; one more than there are blocks.
  private let starts: [UInt32]
  /// The nodes at home in each block in ascending order, block after block; a block lies behind
  /// those below it.
  private let members: [UInt32]

  /// Stands for no block.
  static let noBlock = Blocks.none

  /// The number of blocks.
  var count: Int { tops.count }

  /// Finds the blocks of rows that hold both directions of every tie.
  ///
  /// - Complexity: O(nodes + arcs), without recursion.
  init(_ rows: RowPointers) {
    let blocks = Blocks(rows)
    (home, tops) = (blocks.blockAbove, blocks.tops)
    (starts, members) = Self.members(home, blocks.sizes)
    roots = Self.roots(home, tops)
  }

  /// The nodes at home in a block: all of its nodes but the top.
  func homeNodes(of block: Int) -> ArraySlice<UInt32> {
    members[Int(starts[block])..<Int(starts[block + 1])]
  }

  /// The block of a tie.
  func block(of node: Int, _ other: Int) -> Int {
    let block = home[node]
    // At home in the same block, or one of them is the top of the other's.
    let isOwn = block == home[other] || (block != Self.noBlock && tops[Int(block)] == other)
    return Int(isOwn ? block : home[other])
  }

  private static func members(
    _ home: [UInt32], _ sizes: [UInt32]
  ) -> (starts: [UInt32], members: [UInt32]) {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(sizes.count + 1)
    for size in sizes { starts.append(starts[starts.count - 1] + size - 1) }
    var next = starts
    var members = [UInt32](repeating: 0, count: Int(starts[sizes.count]))
    for (node, block) in home.enumerated() where block != noBlock {
      members[Int(next[Int(block)])] = UInt32(node)
      next[Int(block)] += 1
    }
    return (starts, members)
  }

  /// A block above lies behind, so it knows its root already when those below ask for it.
  private static func roots(_ home: [UInt32], _ tops: [UInt32]) -> [UInt32] {
    var roots = tops
    for block in tops.indices.reversed() {
      let above = home[Int(tops[block])]
      if above != noBlock { roots[block] = roots[Int(above)] }
    }
    return roots
  }
}
