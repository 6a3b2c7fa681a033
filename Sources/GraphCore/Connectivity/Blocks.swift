// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The blocks of a graph, read without directions: the largest parts that no loss of one node
/// splits. A tie lies in one block; a node in several is one whose loss splits its part. A block
/// of two nodes is a tie whose loss does.
///
/// One depth-first search that keeps nodes in hand and no ties: when a node is left whose
/// descendants reach nothing above its parent, all nodes found since then are with the parent a
/// block. It starts at the lowest node of each part and follows ties in ascending order.
///
/// Source: Hopcroft, J. & Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph
/// manipulation. Communications of the ACM 16, 372–378. doi:10.1145/362248.362272
public struct Blocks: Sendable {
  /// How many blocks each node is in; 0 without ties.
  public let memberships: [UInt32]
  /// The number of nodes of each block.
  public let sizes: [UInt32]
  /// The node of each block that the search found first.
  let tops: [UInt32]
  /// The block of the tie over which each node was found; `none` where the search started there.
  let blockAbove: [UInt32]

  static let none = UInt32.max

  /// The number of blocks.
  public var count: Int { sizes.count }

  /// Finds the blocks of `graph`.
  ///
  /// - Complexity: O(nodes + arcs), without recursion.
  public init(_ graph: FrozenGraph) {
    self = graph.withNeighbors { Blocks($0) }
  }

  /// Finds the blocks of rows that hold both directions of every tie.
  init(_ rows: RowPointers) {
    let n = rows.nodeCount
    var search = BlockSearch(nodeCount: n)
    search.withState { state in
      for root in 0..<n where state.found[root] == 0 { state.run(from: root, rows) }
    }
    (memberships, blockAbove) = (search.memberships, search.blockAbove)
    (sizes, tops) = (search.sizes, search.tops)
  }

  /// The two ends of each tie that is a block of its own, lower node first, in ascending order.
  var bridges: [(Int, Int)] {
    var result: [(Int, Int)] = []
    for (node, block) in blockAbove.enumerated() where block != Self.none {
      guard sizes[Int(block)] == 2 else { continue }
      let top = Int(tops[Int(block)])
      result.append((min(node, top), max(node, top)))
    }
    result.sort { $0 < $1 }
    return result
  }
}

private struct BlockSearch {
  var memberships: [UInt32]
  var blockAbove: [UInt32]
  var sizes: [UInt32] = []
  var tops: [UInt32] = []
  private var numbers: [UInt32]

  init(nodeCount: Int) {
    memberships = [UInt32](repeating: 0, count: nodeCount)
    blockAbove = [UInt32](repeating: Blocks.none, count: nodeCount)
    numbers = [UInt32](repeating: 0, count: 5 * nodeCount)
  }

  mutating func withState(_ body: (inout BlockState) -> Void) {
    let n = memberships.count
    numbers.withUnsafeMutableBufferPointer { numbers in
      memberships.withUnsafeMutableBufferPointer { memberships in
        blockAbove.withUnsafeMutableBufferPointer { blockAbove in
          guard let first = numbers.baseAddress, let counts = memberships.baseAddress,
            let above = blockAbove.baseAddress
          else { return }
          var state = BlockState(
            found: first, low: first + n, parent: first + 2 * n, next: first + 3 * n,
            members: first + 4 * n, memberships: counts, blockAbove: above)
          body(&state)
          (sizes, tops) = (state.sizes, state.tops)
        }
      }
    }
  }
}

private struct BlockState {
  /// When each node was found, from 1; 0 before.
  let found: UnsafeMutablePointer<UInt32>
  /// The earliest node that a node or its descendants reach, as far as seen.
  let low: UnsafeMutablePointer<UInt32>
  let parent: UnsafeMutablePointer<UInt32>
  /// Where to go on in the row of a node on the path.
  let next: UnsafeMutablePointer<UInt32>
  /// Nodes that belong to no block yet.
  let members: UnsafeMutablePointer<UInt32>
  let memberships: UnsafeMutablePointer<UInt32>
  let blockAbove: UnsafeMutablePointer<UInt32>
  var sizes: [UInt32] = []
  var tops: [UInt32] = []
  private var clock: UInt32 = 0
  private var memberCount = 0

  init(
    found: UnsafeMutablePointer<UInt32>, low: UnsafeMutablePointer<UInt32>,
    parent: UnsafeMutablePointer<UInt32>, next: UnsafeMutablePointer<UInt32>,
    members: UnsafeMutablePointer<UInt32>, memberships: UnsafeMutablePointer<UInt32>,
    blockAbove: UnsafeMutablePointer<UInt32>
  ) {
    (self.found, self.low, self.parent, self.next) = (found, low, parent, next)
    (self.members, self.memberships, self.blockAbove) = (members, memberships, blockAbove)
  }

  mutating func run(from root: Int, _ rows: RowPointers) {
    var (node, place, end) = (root, rows.start(root), rows.end(root))
    var lowest = enter(root)
    while true {
      var child = -1
      while place < end {
        let other = Int(rows.targets[place])
        place += 1
        let time = found[other]
        if time == 0 {
          child = other
          break
        }
        // The parent counts too: it is as early as the test below allows, so it changes nothing.
        lowest = min(lowest, time)
      }
      if child >= 0 {
        (low[node], next[node]) = (lowest, UInt32(place))
        parent[child] = UInt32(node)
        members[memberCount] = UInt32(child)
        memberCount += 1
        lowest = enter(child)
        (node, place, end) = (child, rows.start(child), rows.end(child))
        continue
      }
      if node == root { return }
      let (left, above) = (node, Int(parent[node]))
      if lowest >= found[above] {
        closeBlock(under: above, downTo: left)
        lowest = low[above]
      } else {
        lowest = min(lowest, low[above])
      }
      (node, place, end) = (above, Int(next[above]), rows.end(above))
    }
  }

  @inline(__always)
  private mutating func enter(_ node: Int) -> UInt32 {
    clock += 1
    found[node] = clock
    return clock
  }

  private mutating func closeBlock(under top: Int, downTo last: Int) {
    let block = UInt32(sizes.count)
    var size: UInt32 = 1
    var member = -1
    while member != last {
      memberCount -= 1
      member = Int(members[memberCount])
      blockAbove[member] = block
      memberships[member] += 1
      size += 1
    }
    memberships[top] += 1
    sizes.append(size)
    tops.append(UInt32(top))
  }
}
