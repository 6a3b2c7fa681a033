// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What is searched: the blocks of a graph with three nodes and more, each folded at its twins;
/// numbered anew so that nodes near each other have near numbers (`HubOrder`).
///
/// All blocks lie behind each other in common buffers.
struct FoldedBlocks {
  /// Where one block lies.
  struct Block {
    /// Its classes of twins.
    let classes: Range<Int>
    /// Its first row among the offsets: blocks have one offset more than classes.
    let firstOffset: Int
    let firstTarget: Int
  }

  private(set) var blocks: [Block] = []
  private(set) var offsets: [UInt32] = []
  private(set) var targets: [UInt32] = []
  /// The rows of arcs into each class; empty where they are the same.
  private(set) var intoOffsets: [UInt32] = []
  private(set) var intoTargets: [UInt32] = []
  /// How many nodes each class has.
  private(set) var sizes: [Double] = []
  /// How much each class stands for as the start and as the end of paths.
  private(set) var startWeights: [Double] = []
  private(set) var endWeights: [Double] = []
  /// The dependency of ordered pairs within classes on each member of each class.
  private(set) var withinClasses: [Double] = []
  /// Each node of each block with its class, a node as often as it has blocks.
  private(set) var memberNodes: [UInt32] = []
  private(set) var memberClasses: [UInt32] = []

  /// The blocks of a graph, read without directions, with their arcs as they are.
  ///
  /// - Parameter foldsTwins: whether twins are searched as one.
  /// - Complexity: O(nodes · log nodes + arcs).
  init(_ graph: FrozenGraph, reach: BlockReach, foldsTwins: Bool = true) {
    graph.withRows { out, into in
      addBlocks(out, graph.isDirected ? into : nil, reach, foldsTwins)
    }
  }

  private mutating func addBlocks(
    _ out: RowPointers, _ into: RowPointers?, _ reach: BlockReach, _ foldsTwins: Bool
  ) {
    let tree = reach.tree
    var place = [UInt32](repeating: 0, count: tree.home.count)
    for block in 0..<tree.count where tree.homeNodes(of: block).count > 1 {
      let rows = BlockRows(out, into, tree: tree, block: block, place: &place)
      let count = rows.nodes.count
      let twins =
        foldsTwins
        ? rows.arcs.withRows { TwinClasses($0, $1, count: count) } : TwinClasses(apart: count)
      append(rows, twins, of: block, reach: reach)
    }
  }

  /// All of a graph as one block, no twins folded.
  ///
  /// - Complexity: O(nodes · log nodes + arcs).
  init(whole out: RowPointers, _ into: RowPointers, count: Int, weights: PathWeights) {
    let order = addBlock(out, into, count: count)
    sizes = [Double](repeating: 1, count: count)
    withinClasses = [Double](repeating: 0, count: count)
    startWeights = order.nodes.map { weights.start[Int($0)] }
    endWeights = order.nodes.map { weights.end[Int($0)] }
    memberNodes = order.nodes
    memberClasses = (0..<UInt32(count)).map { $0 }
  }

  private mutating func append(
    _ rows: BlockRows, _ twins: TwinClasses, of block: Int, reach: BlockReach
  ) {
    let (first, count) = (sizes.count, twins.speakers.count)
    let order = rows.arcs.folded(twins).withRows { addBlock($0, $1, count: count) }
    for _ in 0..<count {
      sizes.append(0)
      startWeights.append(0)
      endWeights.append(0)
      withinClasses.append(0)
    }
    var same = [Double](repeating: 0, count: count)
    for (node, original) in rows.nodes.enumerated() {
      let number = Int(order.numbers[Int(twins.classes[node])])
      let weight =
        node == rows.nodes.count - 1
        ? reach.weight(ofTopOf: block) : reach.weight(ofHome: Int(original))
      sizes[first + number] += 1
      startWeights[first + number] += weight.start
      endWeights[first + number] += weight.end
      same[number] += weight.pairs
      memberNodes.append(original)
      memberClasses.append(UInt32(first + number))
    }
    for number in 0..<count where twins.isOpen[Int(order.nodes[number])] {
      spread(number, in: first, same: same[number])
    }
  }

  /// Numbers the classes and adds their rows in the new numbers.
  private mutating func addBlock(
    _ out: RowPointers, _ into: RowPointers?, count: Int
  ) -> HubOrder {
    let order = HubOrder(out: out, into: into ?? out, count: count)
    blocks.append(
      Block(
        classes: sizes.count..<(sizes.count + count), firstOffset: offsets.count,
        firstTarget: targets.count))
    Self.addRows(mirroring: into ?? out, order, &offsets, &targets)
    if into != nil { Self.addRows(mirroring: out, order, &intoOffsets, &intoTargets) }
    return order
  }

  /// Adds the rows whose mirror image is given, in the new numbers.
  ///
  /// Static, for as a method it would hold a copy of the blocks and have the arrays copied.
  private static func addRows(
    mirroring mirror: RowPointers, _ order: HubOrder, _ offsets: inout [UInt32],
    _ targets: inout [UInt32]
  ) {
    let firstTarget = targets.count
    var next = [Int](repeating: 0, count: order.nodes.count + 1)
    for node in order.nodes {
      for neighbor in mirror.row(Int(node)) { next[Int(order.numbers[Int(neighbor)]) + 1] += 1 }
    }
    offsets.append(0)
    for number in order.nodes.indices {
      next[number + 1] += next[number]
      offsets.append(UInt32(next[number + 1]))
    }
    targets.append(contentsOf: repeatElement(0, count: next[order.nodes.count]))
    // Ends in ascending order, so that every row comes out ascending.
    for (number, node) in order.nodes.enumerated() {
      for neighbor in mirror.row(Int(node)) {
        let place = Int(order.numbers[Int(neighbor)])
        targets[firstTarget + next[place]] = UInt32(number)
        next[place] += 1
      }
    }
  }

  /// Twins that are not tied reach each other over all of their common neighbours alike: those
  /// that they reach and that reach them.
  private mutating func spread(_ number: Int, in first: Int, same: Double) {
    let pairs = startWeights[first + number] * endWeights[first + number] - same
    guard sizes[first + number] > 1, pairs > 0, let block = blocks.last else { return }
    let start = Int(offsets[block.firstOffset + number]) + block.firstTarget
    let end = Int(offsets[block.firstOffset + number + 1]) + block.firstTarget
    var neighbors = Array(targets[start..<end])
    if !intoOffsets.isEmpty {
      let start = Int(intoOffsets[block.firstOffset + number]) + block.firstTarget
      let end = Int(intoOffsets[block.firstOffset + number + 1]) + block.firstTarget
      let into = Set(intoTargets[start..<end])
      neighbors.removeAll { !into.contains($0) }
    }
    let degree = neighbors.reduce(0) { $0 + sizes[first + Int($1)] }
    for neighbor in neighbors { withinClasses[first + Int(neighbor)] += pairs / degree }
  }
}
