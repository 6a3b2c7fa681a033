// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The most steps between any two nodes that a path joins.
public struct HopDiameter: Sendable {
  /// The most steps; `nil` where no two nodes are joined.
  public private(set) var steps: Int?
  /// Whether every node reaches every other.
  public let isConnected: Bool

  /// Finds the diameter of `graph`.
  ///
  /// Without directions few searches are enough (`boundedSteps`); with directions all nodes are
  /// searched from.
  ///
  /// - Complexity: O(n / 512 · levels · (n + m)) at most; mostly a few searches where undirected.
  public init(
    of graph: FrozenGraph, undirected: Bool = false, control: KernelControl = KernelControl()
  ) throws(Cancellation) {
    try self.init(
      of: graph, undirected: undirected, control: control, singleSearches: Self.singleSearches)
  }

  init(
    of graph: FrozenGraph, undirected: Bool, control: KernelControl = KernelControl(),
    singleSearches: Int
  ) throws(Cancellation) {
    if graph.isDirected, !undirected {
      let sums = try HopSums(of: graph, .into, control: control)
      steps = sums.farthest.max().flatMap { $0 > 0 ? $0 : nil }
      isConnected = sums.reached.allSatisfy { $0 == graph.nodeCount - 1 }
      return
    }
    let order = BreadthOrder(graph, reversed: false, undirected: true)
    isConnected = order.parts.count <= 2
    var room = LaneRoom(order)
    var best = 0
    for (start, end) in zip(order.parts, order.parts.dropFirst()) where end - start - 1 > best {
      best = try Self.boundedSteps(
        start..<end, in: order, atLeast: best, singleSearches: singleSearches, room: &room,
        control: control)
    }
    steps = best > 0 ? best : nil
  }

  /// How many nodes are searched from alone before the others are in sets.
  private static let singleSearches = 12

  /// The most steps within a connected part, or `bound` where it has no more.
  ///
  /// A search from s that ends at distance e says of every node at distance d that nobody is
  /// farther from it than d + e, and that somebody is as far as e − d. Nodes that cannot be
  /// farther from anyone than what was found are done with. Searches start, in turn, where most is
  /// possible and where least is known to be far. What is left after a few is searched from in
  /// sets.
  ///
  /// Source: Takes, F. W. & Kosters, W. A. (2011). Determining the diameter of small world
  /// networks. CIKM '11, 1191–1196. doi:10.1145/2063576.2063748
  private static func boundedSteps(
    _ nodes: Range<Int>, in order: BreadthOrder, atLeast bound: Int, singleSearches: Int,
    room: inout LaneRoom, control: KernelControl
  ) throws(Cancellation) -> Int {
    var bounds = HopBounds(nodes, best: bound)
    try order.forward.withRows { rows throws(Cancellation) in
      for search in 0..<singleSearches where !bounds.left.isEmpty {
        try control.check()
        bounds.search(from: bounds.choice(search, rows), rows)
      }
    }
    while !bounds.left.isEmpty {
      let width = nodes.count <= UInt64.width ? UInt64.width : WideLanes.width
      let sources = bounds.takeSet(width)
      bounds.note(
        try room.run(sources, among: nodes, in: order, into: nil, control: control))
    }
    return bounds.best
  }
}

/// What is known of how far the farthest node is from each one.
private struct HopBounds {
  private let start: Int
  private var levels: [UInt32]
  private var queue: [UInt32] = []
  private var lower: [UInt32]
  private var upper: [UInt32]
  /// The most steps found between any two nodes.
  private(set) var best: Int
  /// The nodes from which somebody may be farther than that, ascending.
  private(set) var left: [UInt32]

  init(_ nodes: Range<Int>, best: Int) {
    start = nodes.lowerBound
    self.best = best
    levels = [UInt32](repeating: .max, count: nodes.count)
    lower = [UInt32](repeating: 0, count: nodes.count)
    upper = levels
    left = nodes.map { UInt32($0) }
    queue.reserveCapacity(nodes.count)
  }

  /// Where the search number `search` starts: with many ties at first.
  func choice(_ search: Int, _ rows: RowPointers) -> UInt32 {
    func degree(_ node: UInt32) -> Int { rows.degree(Int(node)) }
    let choice = left.max { a, b in
      let (i, j) = (Int(a) - start, Int(b) - start)
      if search > 0, search % 2 == 1, upper[i] != upper[j] { return upper[i] < upper[j] }
      if search > 0, search % 2 == 0, lower[i] != lower[j] { return lower[i] > lower[j] }
      return degree(a) < degree(b)
    }
    return choice ?? UInt32(start)
  }

  /// Searches from one node and keeps what it says of the others.
  mutating func search(from source: UInt32, _ rows: RowPointers) {
    let height = spread(from: source, rows)
    lower[Int(source) - start] = height
    upper[Int(source) - start] = height
    best = max(best, Int(height))
    for node in left {
      let place = Int(node) - start
      let level = levels[place]
      upper[place] = min(upper[place], level + height)
      lower[place] = max(lower[place], level, height - level)
    }
    for node in queue { levels[Int(node) - start] = .max }
    drop()
  }

  /// The nodes to search from next, taken out of those that are left: the first ones, which are
  /// near each other.
  mutating func takeSet(_ width: Int) -> [UInt32] {
    let sources = Array(left.prefix(width))
    left.removeFirst(sources.count)
    return sources
  }

  /// Keeps that two nodes are `steps` apart.
  mutating func note(_ steps: Int) {
    guard steps > best else { return }
    best = steps
    drop()
  }

  private mutating func drop() {
    left.removeAll { Int(upper[Int($0) - start]) <= best }
  }

  /// One breadth-first search; gives back the level of the last node.
  private mutating func spread(from source: UInt32, _ rows: RowPointers) -> UInt32 {
    queue.removeAll(keepingCapacity: true)
    queue.append(source)
    levels[Int(source) - start] = 0
    var head = 0
    var level: UInt32 = 0
    while head < queue.count {
      let node = Int(queue[head])
      level = levels[node - start]
      head += 1
      for next in rows.row(node) where levels[Int(next) - start] == .max {
        levels[Int(next) - start] = level + 1
        queue.append(next)
      }
    }
    return level
  }
}
