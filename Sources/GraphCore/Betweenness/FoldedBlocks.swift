// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The blocks of a graph with three nodes and more, each folded at its twins and numbered anew so
/// that nodes near each other have near numbers (`HubOrder`).
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
    let arcCount: Int
  }

  private(set) var blocks: [Block] = []
  private(set) var offsets: [UInt32] = []
  private(set) var targets: [UInt32] = []
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

  /// - Parameter foldsTwins: whether twins are searched as one.
  /// - Complexity: O(nodes + arcs).
  init(_ rows: ArcRows, tree: BlockCutTree, reach: BlockReach, foldsTwins: Bool = true) {
    var place = [UInt32](repeating: 0, count: tree.home.count)
    for block in 0..<tree.count where tree.homeNodes(of: block).count > 1 {
      let local = LocalRows(rows, tree: tree, block: block, place: &place)
      local.withRows { localRows in
        let twins = foldsTwins
          ? TwinClasses(localRows, count: local.nodes.count)
          : TwinClasses(apart: local.nodes.count)
        append(local, localRows, twins, tree: tree, block: block, reach: reach)
      }
    }
  }

  private mutating func append(
    _ local: LocalRows, _ rows: ArcRows, _ twins: TwinClasses, tree: BlockCutTree, block: Int,
    reach: BlockReach
  ) {
    let first = sizes.count
    let count = twins.speakers.count
    let order = addRows(ClassRows(rows, twins))
    sizes.append(contentsOf: repeatElement(0, count: count))
    startWeights.append(contentsOf: repeatElement(0, count: count))
    endWeights.append(contentsOf: repeatElement(0, count: count))
    withinClasses.append(contentsOf: repeatElement(0, count: count))
    var same = [Double](repeating: 0, count: count)
    for (node, original) in local.nodes.enumerated() {
      let number = Int(order.numbers[Int(twins.classes[node])])
      let weight = node == local.nodes.count - 1
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
  private mutating func addRows(_ classes: ClassRows) -> HubOrder {
    classes.withRows { rows in
      let order = HubOrder(rows, count: classes.count)
      blocks.append(
        Block(
          classes: sizes.count..<(sizes.count + classes.count), firstOffset: offsets.count,
          firstTarget: targets.count, arcCount: rows.arcCount(classes.count)))
      var next: [Int] = []
      var end = targets.count
      offsets.append(0)
      for node in order.nodes {
        next.append(end)
        end += rows.degree(Int(node))
        offsets.append(UInt32(end - targets.count))
      }
      targets.append(contentsOf: repeatElement(0, count: end - targets.count))
      // Ends in ascending order, so that every row comes out ascending.
      for (number, node) in order.nodes.enumerated() {
        for neighbor in rows.row(Int(node)) {
          let place = Int(order.numbers[Int(neighbor)])
          targets[next[place]] = UInt32(number)
          next[place] += 1
        }
      }
      return order
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
  init(_ rows: ArcRows, tree: BlockCutTree, block: Int, place: inout [UInt32]) {
    // Ascending, so that rows come out ascending too.
    let home = tree.homeNodes(of: block).sorted()
    let top = tree.tops[block]
    nodes = home + [top]
    for (number, node) in nodes.enumerated() { place[Int(node)] = UInt32(number) }
    var topRow: [UInt32] = []
    for (number, node) in home.enumerated() {
      var touchesTop = false
      for neighbor in rows.row(Int(node)) {
        if tree.home[Int(neighbor)] == UInt32(block), neighbor != top {
          targets.append(place[Int(neighbor)])
        } else if neighbor == top {
          touchesTop = true
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
  func withRows<Value>(_ body: (ArcRows) -> Value) -> Value {
    ArcRows.lending(offsets, targets, body)
  }
}

/// The rows between classes of twins, each class once.
struct ClassRows {
  let count: Int
  private var offsets: [UInt32] = [0]
  private var targets: [UInt32] = []

  init(_ rows: ArcRows, _ twins: TwinClasses) {
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
  func withRows<Value>(_ body: (ArcRows) -> Value) -> Value {
    ArcRows.lending(offsets, targets, body)
  }
}
