// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import Dispatch
internal import Synchronization

/// How many triangles go through each node: three nodes of which each is tied to both others.
///
/// From each node the rows of its hubs are looked up in marks of its own row (`HubwardRows`): no
/// sorting, no comparing, and no branch that depends on what is found.
public struct TriangleCounts: Sendable {
  /// The triangles through each node.
  public let perNode: [Int]
  /// The neighbours of each node.
  public let degrees: [Int]

  /// Counts in `graph`, read without directions.
  ///
  /// - Complexity: O(m √m) time for m ties, O(nodes) space a thread beside a copy of the ties.
  public init(
    _ graph: FrozenGraph, control: KernelControl = KernelControl()
  ) throws(Cancellation) {
    let graph = graph.undirected()
    degrees = (0..<graph.nodeCount).map { graph.outRow($0).count }
    let rows = HubwardRows(graph)
    let found = try Self.count(rows, control)
    var counts = [Int](repeating: 0, count: graph.nodeCount)
    for (place, node) in rows.order.enumerated() { counts[Int(node)] = found[place] }
    perNode = counts
  }

  /// All triangles, each once.
  public var total: Int { perNode.reduce(0, +) / 3 }

  /// The share of pairs of a node's neighbours that are tied; `nil` below two neighbours.
  public func clustering(_ node: Int) -> Double? {
    let degree = Double(degrees[node])
    return degree < 2 ? nil : 2 * Double(perNode[node]) / (degree * (degree - 1))
  }

  /// The share of all pairs of neighbours that are tied; `nil` where no node has two.
  public var transitivity: Double? {
    let pairs = degrees.reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 }
    return pairs > 0 ? 3 * Double(total) / pairs : nil
  }

  // MARK: - Counting

  /// Whole numbers add up to the same in any order: each thread keeps its own sums.
  private static func count(
    _ rows: HubwardRows, _ control: KernelControl
  ) throws(Cancellation) -> [Int] {
    let nodes = rows.order.count
    let parts = rows.offsets.withUnsafeBufferPointer { RowParts(offsets: $0) }
    let next = Atomic(0)
    let wasCancelled = Atomic(false)
    let total = Guarded([Int](repeating: 0, count: nodes))
    DispatchQueue.concurrentPerform(iterations: min(control.threads, parts.count)) { _ in
      var counter = TriangleCounter(nodes)
      while !wasCancelled.load(ordering: .relaxed) {
        let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard part < parts.count else { break }
        let outcome = Result { () throws(Cancellation) in
          try counter.count(from: parts[part], in: rows, control)
        }
        if case .failure = outcome { wasCancelled.store(true, ordering: .relaxed) }
        control.progress?(part + 1, parts.count)
      }
      total.withLock { total in
        for node in 0..<nodes { total[node] += counter.counts[node] }
      }
    }
    if wasCancelled.load(ordering: .relaxed) { throw Cancellation() }
    return total.withLock { $0 }
  }
}

/// What one thread has counted.
private struct TriangleCounter {
  var counts: [Int]
  /// 1 for the hubs of the node at hand; comes and goes all 0.
  private var isHub: [UInt8]

  init(_ nodes: Int) {
    counts = [Int](repeating: 0, count: nodes)
    isHub = [UInt8](repeating: 0, count: nodes)
  }

  mutating func count(
    from nodes: Range<Int>, in rows: HubwardRows, _ control: KernelControl
  ) throws(Cancellation) {
    try rows.offsets.withUnsafeBufferPointer { offsets throws(Cancellation) in
      try rows.hubs.withUnsafeBufferPointer { hubs throws(Cancellation) in
        try counts.withUnsafeMutableBufferPointer { counts throws(Cancellation) in
          try isHub.withUnsafeMutableBufferPointer { isHub throws(Cancellation) in
            for node in nodes {
              if node & 1023 == 0 { try control.check() }
              Self.count(from: node, offsets, hubs, counts, isHub)
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func count(
    from node: Int, _ offsets: UnsafeBufferPointer<UInt32>, _ hubs: UnsafeBufferPointer<UInt32>,
    _ counts: UnsafeMutableBufferPointer<Int>, _ isHub: UnsafeMutableBufferPointer<UInt8>
  ) {
    let (start, end) = (Int(offsets[node]), Int(offsets[node &+ 1]))
    guard end &- start > 1 else { return }
    for place in start..<end { isHub[Int(hubs[place])] = 1 }
    var own = 0
    for place in start..<end {
      let hub = Int(hubs[place])
      var shared = 0
      for step in Int(offsets[hub])..<Int(offsets[hub &+ 1]) {
        let third = Int(hubs[step])
        let isThere = Int(isHub[third])
        counts[third] &+= isThere
        shared &+= isThere
      }
      counts[hub] &+= shared
      own &+= shared
    }
    counts[node] &+= own
    for place in start..<end { isHub[Int(hubs[place])] = 0 }
  }
}
