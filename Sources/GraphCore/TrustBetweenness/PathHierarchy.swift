// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A graph in which every best path climbs to one highest node and then only descends: nodes are
/// taken out one after the other, and each time shortcuts between the neighbours stand for the
/// best paths through the node that went (Geisberger, Sanders, Schultes & Vetter 2012,
/// doi:10.1287/trsc.1110.0401).
///
/// **Exact, because** a best path is cut in just one way into a climb and a descent: its highest
/// node is the cut, and what lies between two nodes of the climb was taken out before them and is
/// counted in the one arc or shortcut between them. A shortcut knows its product, steps and number
/// of paths; of two between the same nodes the better one stays, and equal ones add up. A shortcut
/// that a detour beats strictly is never made.
struct PathHierarchy: Sendable {
  /// An arc or shortcut, both ways where the graph is undirected.
  struct Arc: Sendable {
    var value: Double
    var steps: Int32
    /// The first of the pieces of which the shortcut is made; −1 where the arc is one of the graph.
    var pieces: Int32
    /// How many paths it stands for.
    var count: Double
  }

  /// Two arcs that a shortcut puts together.
  struct Piece: Sendable {
    let middle: UInt32
    let first: Int32
    let second: Int32
    let next: Int32
    let count: Double
  }

  /// An end of an arc.
  struct Link: Sendable {
    var node: UInt32
    var arc: Int32
    var value: Double
  }

  let isDirected: Bool
  let nodeCount: Int
  private(set) var arcs: [Arc] = []
  private(set) var pieces: [Piece] = []
  /// Nodes in the order in which they were taken out.
  private(set) var order: [UInt32] = []
  /// The arcs that go from each node, at last only those to nodes taken out later.
  private(set) var outLinks: [[Link]]
  /// The arcs that come to each node; unused where the graph is undirected.
  private(set) var inLinks: [[Link]]
  private var levels: [Int32]

  /// Whether all nodes were taken out. Where arcs are of few values, so many shortcuts can be
  /// needed that searches without them are faster.
  private(set) var isComplete = true

  static let margin = 1 - 2 * TrustProducts.tolerance
  /// Where a node has more arcs, counting its shortcuts costs more than a better order saves.
  private static let mostCounted = 64

  /// Takes all nodes out.
  init(_ rows: ArcRows, control: KernelControl) throws(Cancellation) {
    isDirected = rows.isDirected
    nodeCount = rows.nodeCount
    outLinks = Array(repeating: [], count: nodeCount)
    inLinks = outLinks
    levels = Array(repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      for place in rows.row(node) where isDirected || rows.targets[place] > node {
        let arc = Arc(value: rows.values[place], steps: 1, pieces: -1, count: 1)
        link(UInt32(node), rows.targets[place], arc)
      }
    }
    try takeOutAll(control, budget: 4 * (nodeCount + 1) * (rows.targets.count + 1))
  }

  private mutating func link(_ from: UInt32, _ to: UInt32, _ arc: Arc) {
    let number = Int32(arcs.count)
    arcs.append(arc)
    outLinks[Int(from)].append(Link(node: to, arc: number, value: arc.value))
    let back = Link(node: from, arc: number, value: arc.value)
    if isDirected { inLinks[Int(to)].append(back) } else { outLinks[Int(to)].append(back) }
  }

  // MARK: - Order

  /// The node next to go is one that makes few shortcuts for the arcs it takes along and whose
  /// neighbours have not gone just before.
  ///
  /// - Parameter budget: how many steps of work may be done: about what searches would take.
  private mutating func takeOutAll(
    _ control: KernelControl, budget: Int
  ) throws(Cancellation) {
    var current = try priorities(control)
    var queue = PriorityQueue()
    for node in 0..<nodeCount { queue.push(UInt32(node), priority: current[node]) }
    var search = DetourSearch(nodeCount: nodeCount)
    var nextPruning = nodeCount / 2
    while let (priority, node) = queue.pop() {
      let place = Int(node)
      guard current[place] == priority else { continue }
      let now = self.priority(of: place, &search)
      if let least = queue.least, now > least {
        current[place] = now
        queue.push(node, priority: now)
        continue
      }
      if degree(place) > Self.mostCounted { findShortcuts(around: place, &search) }
      takeOut(place, search)
      isComplete = search.work < budget && arcs.count < 4 * (budget / nodeCount)
      guard isComplete else { return }
      if order.count % 16 == 0 { try control.check() }
      current[place] = .max
      let left = nodeCount - order.count
      guard left < nextPruning else { continue }
      leaveOutBeaten(among: current, &search)
      nextPruning = left * 3 / 4
    }
  }

  /// The priorities before the first node goes.
  private func priorities(_ control: KernelControl) throws(Cancellation) -> [Int32] {
    let quiet = KernelControl(threads: control.threads, isCancelled: control.isCancelled)
    return try ParallelChunks.fold(
      nodeCount, control: quiet, into: [],
      room: { DetourSearchRoom(nodeCount: nodeCount) },
      body: { room, nodes in nodes.map { priority(of: $0, &room.search) } },
      combine: { $0 += $1 })
  }

  /// Leaves what taking out `node` needs in `search`, where the node has few arcs.
  private func priority(of node: Int, _ search: inout DetourSearch) -> Int32 {
    let degree = degree(node)
    guard degree <= Self.mostCounted else { return Int32(clamping: 4 * degree * degree) }
    findShortcuts(around: node, &search)
    return Int32((isDirected ? 1 : 2) * search.newCount - degree) + levels[node]
  }

  private func findShortcuts(around node: Int, _ search: inout DetourSearch) {
    search.findShortcuts(around: node, outLinks, into: isDirected ? inLinks : outLinks, isDirected)
  }

  private func degree(_ node: Int) -> Int {
    outLinks[node].count + (isDirected ? inLinks[node].count : 0)
  }

  private mutating func takeOut(_ node: Int, _ search: borrowing DetourSearch) {
    for shortcut in search.shortcuts { add(shortcut, around: node) }
    for link in outLinks[node] {
      let other = Int(link.node)
      levels[other] = max(levels[other], levels[node] + 1)
      if isDirected {
        inLinks[other].removeLink(to: node)
      } else {
        outLinks[other].removeLink(to: node)
      }
    }
    for link in isDirected ? inLinks[node] : [] {
      levels[Int(link.node)] = max(levels[Int(link.node)], levels[node] + 1)
      outLinks[Int(link.node)].removeLink(to: node)
    }
    order.append(UInt32(node))
  }

  /// Leaves out arcs among those that are left where a path of two arcs beats them: shortcuts made
  /// since beat many that were best before.
  private mutating func leaveOutBeaten(among current: [Int32], _ search: inout DetourSearch) {
    var isBeaten = [Bool](repeating: false, count: arcs.count)
    for node in 0..<nodeCount where current[node] < .max {
      for link in search.beaten(of: node, outLinks) { isBeaten[Int(link.arc)] = true }
    }
    for node in 0..<nodeCount where current[node] < .max {
      outLinks[node].removeAll { isBeaten[Int($0.arc)] }
      if isDirected { inLinks[node].removeAll { isBeaten[Int($0.arc)] } }
    }
  }

  // MARK: - Shortcuts

  private mutating func add(_ shortcut: DetourSearch.Shortcut, around node: Int) {
    let (first, second) = (shortcut.first, shortcut.second)
    let (a, b) = (arcs[Int(first.arc)], arcs[Int(second.arc)])
    var made = Arc(
      value: first.value * second.value, steps: a.steps + b.steps, pieces: Int32(pieces.count),
      count: a.count * b.count)
    let piece = { (next: Int32) in
      Piece(
        middle: UInt32(node), first: first.arc, second: second.arc, next: next,
        count: a.count * b.count)
    }
    guard !shortcut.isNew, let place = outLinks[Int(first.node)].firstPlace(of: second.node) else {
      pieces.append(piece(-1))
      return link(first.node, second.node, made)
    }
    let number = outLinks[Int(first.node)][place].arc
    let old = arcs[Int(number)]
    let isAsGood = TrustProducts.isAsGood(made.value, as: old.value)
    let isBetter = !TrustProducts.isAsGood(old.value, as: made.value)
    if isBetter || (isAsGood && made.steps < old.steps) {
      pieces.append(piece(-1))
    } else if isAsGood && made.steps == old.steps {
      // An arc of the graph has one step and a shortcut more: two that are equal have pieces.
      pieces.append(piece(old.pieces))
      made.count += old.count
    } else {
      return
    }
    made.value = max(made.value, old.value)
    arcs[Int(number)] = made
    outLinks[Int(first.node)][place].value = made.value
    if isDirected {
      inLinks[Int(second.node)].setValue(made.value, to: first.node)
    } else {
      outLinks[Int(second.node)].setValue(made.value, to: first.node)
    }
  }
}

extension [PathHierarchy.Link] {
  fileprivate func firstPlace(of node: UInt32) -> Int? { firstIndex { $0.node == node } }

  fileprivate mutating func removeLink(to node: Int) {
    guard let place = firstPlace(of: UInt32(node)) else { return }
    swapAt(place, count - 1)
    removeLast()
  }

  fileprivate mutating func setValue(_ value: Double, to node: UInt32) {
    if let place = firstPlace(of: node) { self[place].value = value }
  }
}
