// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Sums over the steps between each node and all others: what closeness, harmonic closeness and
/// eccentricity are made of.
///
/// The steps from a source are noted at the node that is found, not at the source: summed over all
/// sources that gives each node the steps *to* it, and along turned arcs the steps *from* it. So
/// one count of bits serves all searches that come to a node at one level.
public struct HopSums: Sendable {
  /// Which steps count.
  public enum Direction: Sendable {
    /// From the others to the node.
    case into
    /// From the node to the others.
    case out
    /// Along arcs in either direction.
    case undirected
  }

  /// How many others are joined to each node in this direction.
  public let reached: [Int]
  /// The sum of the steps.
  public let steps: [Double]
  /// The sum of one over the steps.
  public let inverse: [Double]
  /// The most steps; 0 where nobody is reached.
  public let farthest: [Int]

  /// Sums over all pairs of nodes that a path joins.
  ///
  /// Sources are searched from in sets of 512, the sets in parallel; parts of the graph of up to
  /// 64 nodes need one set of 64. The same bits on any number of threads.
  ///
  /// - Complexity: O(n / 512 · levels · (n + m)) at most. O(n) space a thread, and as much again
  ///   for each part that waits for its turn to be added, of which there are four a thread at most.
  public init(
    of graph: FrozenGraph, _ direction: Direction, control: KernelControl = KernelControl()
  ) throws(Cancellation) {
    let order = BreadthOrder(
      graph, reversed: direction == .out, undirected: direction == .undirected)
    let tasks = LaneTask.tasks(of: order.parts)
    let n = graph.nodeCount
    let sums = try ParallelChunks.fold(
      tasks.count, control: control, into: [HopSum](repeating: HopSum(), count: n)
    ) {
      LaneRoom(order)
    } body: { room, range throws(Cancellation) in
      try room.sums(of: tasks[range], in: order, control: control)
    } combine: { sums, part in
      for (place, sum) in part.sums.enumerated() { sums[part.start + place].add(sum) }
    }
    var (reached, farthest) = ([Int](repeating: 0, count: n), [Int](repeating: 0, count: n))
    var (steps, inverse) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
    for (sum, node) in zip(sums, order.nodes) {
      reached[Int(node)] = Int(sum.reached)
      farthest[Int(node)] = Int(sum.farthest)
      steps[Int(node)] = sum.steps
      inverse[Int(node)] = sum.inverse
    }
    (self.reached, self.steps, self.inverse, self.farthest) = (reached, steps, inverse, farthest)
  }
}

/// Sources to search from at once, and the connected part in which they are.
struct LaneTask: Sendable {
  let sources: Range<Int>
  let nodes: Range<Int>

  /// All nodes as sources; `parts` are the bounds of connected parts.
  static func tasks(of parts: [Int]) -> [LaneTask] {
    zip(parts, parts.dropFirst()).flatMap { start, end in
      stride(from: start, to: end, by: WideLanes.width).map { first in
        LaneTask(sources: first..<min(first + WideLanes.width, end), nodes: start..<end)
      }
    }
  }
}

/// The room of one thread: lanes of either width, made when first needed. Connected parts of up to
/// 64 nodes take the narrow ones.
struct LaneRoom {
  private let nodeCount: Int
  private lazy var small = LaneSearch<UInt64>(nodeCount: nodeCount)
  private lazy var wide = LaneSearch<WideLanes>(nodeCount: nodeCount)

  init(_ order: BreadthOrder) { nodeCount = order.nodes.count }

  /// What the sources of some tasks that follow each other add to the nodes that they reach.
  mutating func sums(
    of tasks: ArraySlice<LaneTask>, in order: BreadthOrder, control: KernelControl
  ) throws(Cancellation) -> (start: Int, sums: [HopSum]) {
    guard let first = tasks.first, let last = tasks.last else { return (0, []) }
    let start = first.nodes.lowerBound
    var sums = [HopSum](repeating: HopSum(), count: last.nodes.upperBound - start)
    for task in tasks {
      _ = try sums.withUnsafeMutableBufferPointer { sums throws(Cancellation) in
        try run(
          UInt32(task.sources.lowerBound)..<UInt32(task.sources.upperBound), among: task.nodes,
          in: order,
          into: sums.baseAddress.map { $0 + (task.nodes.lowerBound - start) }, control: control)
      }
    }
    return (start, sums)
  }

  /// Searches from some sources at once and gives back the most steps from them to any node.
  mutating func run(
    _ sources: some Collection<UInt32>, among nodes: Range<Int>, in order: BreadthOrder,
    into sums: UnsafeMutablePointer<HopSum>?, control: KernelControl
  ) throws(Cancellation) -> Int {
    let isSmall = nodes.count <= UInt64.width
    let small = isSmall ? small : nil
    let wide = isSmall ? nil : wide
    return try order.forward.withRows { forward throws(Cancellation) in
      try (order.backward ?? order.forward).withRows { backward throws(Cancellation) in
        if let small {
          return try small.run(
            from: sources, among: nodes, forward: forward, backward: backward,
            into: sums, control: control)
        }
        return try wide?.run(
          from: sources, among: nodes, forward: forward, backward: backward,
          into: sums, control: control) ?? 0
      }
    }
  }
}

extension HopSum {
  fileprivate mutating func add(_ other: HopSum) {
    reached += other.reached
    farthest = max(farthest, other.farthest)
    steps += other.steps
    inverse += other.inverse
  }
}
