// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What is searched: the blocks of an undirected graph with three nodes and more, each folded at
/// its twins, or a directed graph as one block; numbered anew so that nodes near each other have
/// near numbers (`HubOrder`).
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

  /// The blocks of an undirected graph.
  ///
  /// - Parameter foldsTwins: whether twins are searched as one.
  /// - Complexity: O(nodes · log nodes + arcs).
  init(_ rows: RowPointers, tree: BlockCutTree, reach: BlockReach, foldsTwins: Bool = true) {
    var place = [UInt32](repeating: 0, count: tree.home.count)
    for block in 0..<tree.count where tree.homeNodes(of: block).count > 1 {
      let local = LocalRows(rows, tree: tree, block: block, place: &place)
      let twins = local.withRows { rows in
        foldsTwins
          ? TwinClasses(rows, count: local.nodes.count) : TwinClasses(apart: local.nodes.count)
      }
      let classes = local.withRows { ClassRows($0, twins) }
      append(local, twins, classes, tree: tree, block: block, reach: reach)
    }
  }

  /// A directed graph: neither its blocks nor its twins are as easily set apart.
  ///
  /// - Complexity: O(nodes · log nodes + arcs).
  init(directed out: RowPointers, _ into: RowPointers, count: Int, weights: PathWeights) {
    let order = HubOrder(out: out, into: into, count: count)
    blocks.append(Block(classes: 0..<count, firstOffset: 0, firstTarget: 0))
    Self.addRows(mirroring: into, order, &offsets, &targets)
    Self.addRows(mirroring: out, order, &intoOffsets, &intoTargets)
    sizes = [Double](repeating: 1, count: count)
    withinClasses = [Double](repeating: 0, count: count)
    startWeights = order.nodes.map { weights.start[Int($0)] }
    endWeights = order.nodes.map { weights.end[Int($0)] }
    memberNodes = order.nodes
    memberClasses = (0..<UInt32(count)).map { $0 }
  }

  private mutating func append(
    _ local: LocalRows, _ twins: TwinClasses, _ classes: ClassRows, tree: BlockCutTree, block: Int,
    reach: BlockReach
  ) {
    let (first, count) = (sizes.count, classes.count)
    let order = addBlock(classes)
    for _ in 0..<count {
      sizes.append(0)
      startWeights.append(0)
      endWeights.append(0)
      withinClasses.append(0)
    }
    var same = [Double](repeating: 0, count: count)
    for (node, original) in local.nodes.enumerated() {
      let number = Int(order.numbers[Int(twins.classes[node])])
      let weight =
        node == local.nodes.count - 1
        ? reach.weight(ofTopOf: block) : reach.weight(ofHome: Int(original))
      sizes[first + number] += 1
      startWeights[first + number] += weight.start
      endWeights[first + number] += weight.end
      same[number] += weight.start * weight.end
      memberNodes.append(original)
      memberClasses.append(UInt32(first + number))
    }
    for number in 0..<count where twins.isOpen[Int(order.nodes[number])] {
      spread(number, in: first, same: same[number])
    }
  }

  /// Numbers the classes and adds their rows in the new numbers.
  private mutating func addBlock(_ classes: ClassRows) -> HubOrder {
    classes.withRows { rows in
      let order = HubOrder(out: rows, into: rows, count: classes.count)
      blocks.append(
        Block(
          classes: sizes.count..<(sizes.count + classes.count), firstOffset: offsets.count,
          firstTarget: targets.count))
      Self.addRows(mirroring: rows, order, &offsets, &targets)
      return order
    }
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

  /// Twins that are not tied reach each other over all of their common neighbours alike.
  private mutating func spread(_ number: Int, in first: Int, same: Double) {
    let pairs = startWeights[first + number] * endWeights[first + number] - same
    guard sizes[first + number] > 1, pairs > 0, let block = blocks.last else { return }
    let start = Int(offsets[block.firstOffset + number]) + block.firstTarget
    let end = Int(offsets[block.firstOffset + number + 1]) + block.firstTarget
    let neighbors = targets[start..<end].map { first + Int($0) }
    let degree = neighbors.reduce(0) { $0 + sizes[$1] }
    for neighbor in neighbors { withinClasses[neighbor] += pairs / degree }
  }
}

/// One block in numbers of its own: home nodes first, the top last.
struct LocalRows {
  /// The original number of each node.
  let nodes: [UInt32]
  private var offsets: [UInt32] = [0]
  private var targets: [UInt32] = []

  /// - Parameter place: a table for all nodes, whose content does not matter.
  init(_ rows: RowPointers, tree: BlockCutTree, block: Int, place: inout [UInt32]) {
    // Ascending, so that rows come out ascending too.
    let home = tree.homeNodes(of: block)
    let top = tree.tops[block]
    nodes = home + [top]
    for (number, node) in nodes.enumerated() { place[Int(node)] = UInt32(number) }
    var topRow: [UInt32] = []
    for (number, node) in home.enumerated() {
      var touchesTop = false
      for neighbor in rows.row(Int(node)) {
        if neighbor == top {
          touchesTop = true
        } else if tree.home[Int(neighbor)] == UInt32(block) {
          targets.append(place[Int(neighbor)])
        }
      }
      if touchesTop {
        targets.append(UInt32(home.count))
        topRow.append(UInt32(number))
      }
      offsets.append(UInt32(targets.count))
    }
    targets.append(contentsOf: topRow)
    offsets.append(UInt32(targets.count))
  }

  /// Lends the rows.
  func withRows<Value>(_ body: (RowPointers) -> Value) -> Value {
    RowPointers.lending(offsets, targets, body)
  }
}

/// The rows between classes of twins, each class once.
struct ClassRows {
  let count: Int
  private var offsets: [UInt32] = [0]
  private var targets: [UInt32] = []

  init(_ rows: RowPointers, _ twins: TwinClasses) {
    count = twins.speakers.count
    for (number, speaker) in twins.speakers.enumerated() {
      for neighbor in rows.row(Int(speaker)) {
        let other = twins.classes[Int(neighbor)]
        guard twins.speakers[Int(other)] == neighbor, Int(other) != number else { continue }
        targets.append(other)
      }
      offsets.append(UInt32(targets.count))
    }
  }

  /// Lends the rows.
  func withRows<Value>(_ body: (RowPointers) -> Value) -> Value {
    RowPointers.lending(offsets, targets, body)
  }
}
