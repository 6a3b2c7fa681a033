// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Where pairs are drawn and what is exact without them.
///
/// Undirected: what passes from one branch of a cut node into another (`BlockReach`) and between
/// twins (`FoldedBlocks`) is counted exactly; only what passes within a block is drawn, so that
/// there is less to be wrong about and each search stays in one block. Where most pairs pass one
/// block or none, a pair of a block is drawn; else a pair of nodes, and each block on its way is
/// searched (`BlockWalk`): whichever has fewer pairs to draw from. Either way a node gets something
/// from one block at most for each draw. Directed: all ordered pairs of the whole graph.
struct SampledGround {
  /// The exact part for each node, in ordered pairs.
  let exact: [Double]
  /// Which nodes have which class, a node as often as it has blocks.
  let memberNodes: [UInt32]
  let memberClasses: [UInt32]
  /// How many nodes each class has.
  let sizes: [Double]
  /// The draws.
  let ends: PathEnds
  /// The blocks' classes.
  let blocks: [Range<Int>]
  private let folded: FoldedBlocks?
  private let walk: BlockWalk?

  /// The most classes of a block.
  var capacity: Int { blocks.map(\.count).max() ?? 0 }

  /// - Complexity: O(nodes · log nodes + arcs).
  init(_ graph: FrozenGraph) {
    let count = graph.nodeCount
    guard graph.isDirected else {
      self = SampledGround(folding: graph)
      return
    }
    let ones = [Double](repeating: 1, count: count)
    exact = [Double](repeating: 0, count: count)
    memberNodes = (0..<UInt32(count)).map { $0 }
    memberClasses = memberNodes
    sizes = ones
    blocks = count > 1 ? [0..<count] : []
    ends = PathEnds(blocks: blocks, starts: count > 1 ? ones : [], ends: count > 1 ? ones : [])
    folded = nil
    walk = nil
  }

  private init(folding graph: FrozenGraph) {
    let weights = PathWeights(count: graph.nodeCount)
    let reach = BlockReach(graph.withNeighbors { BlockCutTree($0) }, weights: weights)
    let folded = FoldedBlocks(graph, reach: reach)
    blocks = folded.blocks.map(\.classes)
    let inBlocks = PathEnds(
      blocks: blocks, starts: folded.startWeights, ends: folded.endWeights)
    let walk = BlockWalk(reach.tree, folded)
    let inComponents = PathEnds(
      blocks: walk.components, starts: weights.start, ends: weights.end)
    let isWalked = inComponents.total < inBlocks.total
    ends = isWalked ? inComponents : inBlocks
    self.walk = isWalked ? walk : nil
    var exact = reach.pairsAcross()
    for (node, place) in zip(folded.memberNodes, folded.memberClasses) {
      exact[Int(node)] += folded.withinClasses[Int(place)]
    }
    self.exact = exact
    memberNodes = folded.memberNodes
    memberClasses = folded.memberClasses
    sizes = folded.sizes
    self.folded = folded
  }

  /// Adds what one drawn pair gives; `false` where paths cannot be counted.
  func draw(
    _ random: inout CounterRandom, _ search: PathSearch, _ rooms: [SampledRoom]
  ) -> Bool {
    let pair = ends.pair(random.unit(), random.unit())
    guard let walk else {
      return search.run(rooms[pair.block], from: pair.start, to: pair.end)
    }
    let first = walk.components[pair.block].lowerBound
    return walk.run(
      from: walk.nodes[first + pair.start], to: walk.nodes[first + pair.end], search, rooms)
  }

  /// Lends what searches need of each block.
  func withRooms<Value>(
    of graph: FrozenGraph, _ body: ([SampledRoom]) throws(Cancellation) -> Value
  ) throws(Cancellation) -> Value {
    let outcome = sizes.withUnsafeBufferPointer { sizes -> Result<Value, Cancellation> in
      guard let size = sizes.baseAddress else {
        return Result { () throws(Cancellation) in
          try body([])
        }
      }
      guard let folded else {
        return graph.withRows { out, into in
          Result { () throws(Cancellation) in
            try body([SampledRoom(out: out, into: into, sizes: size, first: 0)])
          }
        }
      }
      return RowPointers.lending(folded.offsets, folded.targets) { rows in
        let rooms = folded.blocks.map { block in
          let own = rows.part(
            firstOffset: block.firstOffset, count: block.classes.count,
            firstTarget: block.firstTarget)
          let first = block.classes.lowerBound
          return SampledRoom(out: own, into: own, sizes: size + first, first: first)
        }
        return Result { () throws(Cancellation) in try body(rooms) }
      }
    }
    return try outcome.get()
  }
}
