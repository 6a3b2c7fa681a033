// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The way between two nodes through the blocks of an undirected graph: up the tree of blocks from
/// both, until they meet.
struct BlockWalk {
  private let tree: BlockCutTree
  /// The class of each node in its home block; `noClass` where the block is not searched.
  private var homeClasses: [UInt32]
  /// The class of each block's top, and which of the searched blocks it is.
  private var topClasses: [UInt32]
  private var numbers: [UInt32]
  /// The nodes of each component side by side, and where each component lies.
  private(set) var nodes: [UInt32] = []
  private(set) var components: [Range<Int>] = []

  private static let noClass = UInt32.max

  /// - Complexity: O(nodes).
  init(_ tree: BlockCutTree, _ folded: FoldedBlocks) {
    self.tree = tree
    homeClasses = [UInt32](repeating: Self.noClass, count: tree.home.count)
    topClasses = [UInt32](repeating: Self.noClass, count: tree.count)
    numbers = topClasses
    var (place, number) = (0, 0)
    for block in 0..<tree.count where tree.homeNodes(of: block).count > 1 {
      // The members of a block are its home nodes and then its top.
      for _ in tree.homeNodes(of: block) {
        homeClasses[Int(folded.memberNodes[place])] = folded.memberClasses[place]
        place += 1
      }
      topClasses[block] = folded.memberClasses[place]
      numbers[block] = UInt32(number)
      place += 1
      number += 1
    }
    sortByComponent()
  }

  private mutating func sortByComponent() {
    var root = [UInt32](repeating: 0, count: tree.home.count)
    for node in tree.home.indices {
      let home = tree.home[node]
      root[node] = home == BlockCutTree.noBlock ? UInt32(node) : tree.roots[Int(home)]
    }
    nodes = (0..<UInt32(root.count)).sorted { a, b in
      (root[Int(a)], a) < (root[Int(b)], b)
    }
    var start = 0
    for place in nodes.indices
    where place + 1 == nodes.count || root[Int(nodes[place])] != root[Int(nodes[place + 1])] {
      components.append(start..<(place + 1))
      start = place + 1
    }
  }

  /// Searches each block on the way from one node to another of its component.
  ///
  /// A block lies behind those below it, so the node whose home comes first is never above the
  /// other: its way leads over the top of its home.
  func run(
    from start: UInt32, to end: UInt32, _ search: PathSearch, _ rooms: [SampledRoom]
  ) -> Bool {
    var (a, b) = (start, end)
    var isCounted = true
    while a != b {
      let (first, second) = (tree.home[Int(a)], tree.home[Int(b)])
      if first == second {
        return cross(Int(first), homeClasses[Int(a)], homeClasses[Int(b)], search, rooms)
          && isCounted
      }
      if first > second { swap(&a, &b) }
      let block = Int(min(first, second))
      let way = cross(block, homeClasses[Int(a)], topClasses[block], search, rooms)
      isCounted = way && isCounted
      a = tree.tops[block]
    }
    return isCounted
  }

  private func cross(
    _ block: Int, _ start: UInt32, _ end: UInt32, _ search: PathSearch, _ rooms: [SampledRoom]
  ) -> Bool {
    // Between twins everything is exact.
    guard start != end, start != Self.noClass else { return true }
    let room = rooms[Int(numbers[block])]
    return search.run(room, from: Int(start) - room.first, to: Int(end) - room.first)
  }
}
