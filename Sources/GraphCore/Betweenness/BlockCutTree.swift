// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The biconnected blocks of an undirected graph and how they hang together at its cut nodes.
///
/// A block is a largest set of nodes that stays connected when any one of them is lost; two blocks
/// share at most one node. Every node but the roots of the search is at home in one block, where
/// it is not the block's top, the node nearest the root. One depth-first search finds them
/// (Hopcroft and Tarjan, Algorithm 447, 1973, doi:10.1145/362248.362272), with a stack of nodes:
/// a block is what lies above the child whose low point does not pass its parent.
package struct BlockCutTree: Sendable {
  /// The block in which a node is not the top; `noBlock` for roots and isolates.
  package private(set) var home: [UInt32]
  /// The top of each block.
  package private(set) var tops: [UInt32] = []
  /// Where each block starts in `members`; one more than there are blocks.
  package private(set) var starts: [UInt32] = [0]
  /// The nodes at home in each block, block after block; a block lies behind those below it.
  package private(set) var members: [UInt32] = []
  /// The root from which each block was found: the lowest node of its component.
  package private(set) var roots: [UInt32] = []

  /// Stands for no block.
  package static let noBlock = UInt32.max

  /// The number of blocks.
  package var count: Int { tops.count }

  /// Finds the blocks of rows that hold both directions of every tie.
  ///
  /// - Complexity: O(nodes + arcs), without recursion.
  package init(_ rows: RowPointers, nodeCount: Int) {
    home = [UInt32](repeating: Self.noBlock, count: nodeCount)
    members.reserveCapacity(nodeCount)
    var search = Search(rows, nodeCount: nodeCount)
    for root in 0..<nodeCount where search.found[root] == 0 {
      search.run(from: UInt32(root)) { top, nodes in
        for node in nodes { home[Int(node)] = UInt32(tops.count) }
        members.append(contentsOf: nodes)
        tops.append(top)
        roots.append(UInt32(root))
        starts.append(UInt32(members.count))
      }
    }
  }

  /// The nodes at home in a block: all of its nodes but the top.
  package func homeNodes(of block: Int) -> ArraySlice<UInt32> {
    members[Int(starts[block])..<Int(starts[block + 1])]
  }
}

extension BlockCutTree {
  private struct Search {
    let rows: RowPointers
    /// When each node was found, from 1; 0 is not yet.
    var found: [UInt32]
    var low: [UInt32]
    var parents: [UInt32]
    /// The next arc of each node to look at.
    var next: [UInt32]
    /// Found nodes whose block is not complete.
    var waiting: [UInt32] = []
    var clock: UInt32 = 0

    init(_ rows: RowPointers, nodeCount: Int) {
      self.rows = rows
      found = [UInt32](repeating: 0, count: nodeCount)
      low = found
      parents = found
      next = found
    }

    mutating func enter(_ node: UInt32, from parent: UInt32) {
      clock += 1
      found[Int(node)] = clock
      low[Int(node)] = clock
      parents[Int(node)] = parent
      next[Int(node)] = rows.offsets[Int(node)]
      waiting.append(node)
    }

    mutating func run(from root: UInt32, emit: (UInt32, ArraySlice<UInt32>) -> Void) {
      enter(root, from: root)
      var node = root
      while true {
        let place = Int(node)
        if next[place] < rows.offsets[place + 1] {
          let neighbor = rows.targets[Int(next[place])]
          next[place] += 1
          if found[Int(neighbor)] == 0 {
            enter(neighbor, from: node)
            node = neighbor
          } else if neighbor != parents[place], found[Int(neighbor)] < low[place] {
            low[place] = found[Int(neighbor)]
          }
          continue
        }
        guard node != root else { break }
        let parent = parents[place]
        low[Int(parent)] = min(low[Int(parent)], low[place])
        if low[place] >= found[Int(parent)] { close(node, under: parent, emit: emit) }
        node = parent
      }
      waiting.removeLast()
    }

    /// The nodes above `node` on the stack, and it, are a block with `parent` on top.
    private mutating func close(
      _ node: UInt32, under parent: UInt32, emit: (UInt32, ArraySlice<UInt32>) -> Void
    ) {
      var start = waiting.count - 1
      while waiting[start] != node { start -= 1 }
      emit(parent, waiting[start...])
      waiting.removeSubrange(start...)
    }
  }
}
