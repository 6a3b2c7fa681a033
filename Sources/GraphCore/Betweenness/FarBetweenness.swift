// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Betweenness on hops in two parts: what lies between nodes that are both no neighbours of the
/// node, and the rest (Jensen et al. 2016, doi:10.1093/comnet/cnv022).
///
/// Brandes' way back knows both (doi:10.1080/0022250X.2001.9990249): from a source, an end that is
/// a neighbour of a node is met right after it, so its share is the 1 that Brandes adds there; and
/// the source is a neighbour where the node is one step away.
package struct FarBetweenness: Sendable {
  /// Dependencies of ordered pairs of which no end is a neighbour, by node.
  package private(set) var far: [Double]
  /// Dependencies of the other pairs.
  package private(set) var near: [Double]

  /// Adds up over all ordered pairs; each unordered pair of an undirected graph counts twice. An
  /// end is a neighbour where an arc leads from the start to the node or from the node to the end.
  ///
  /// `nil` where two nodes are joined by more best paths than a `Double` counts.
  ///
  /// - Complexity: O(nodes · arcs); O(nodes) space a thread.
  package static func of(
    _ graph: FrozenGraph, control: KernelControl
  ) throws(Cancellation) -> FarBetweenness? {
    let start = FarBetweenness(count: graph.nodeCount)
    return try graph.withRows { out, _ throws(Cancellation) -> FarBetweenness? in
      // The rows stay where they are until all searches are done.
      nonisolated(unsafe) let out = out
      return try ParallelChunks.fold(
        graph.nodeCount, control: control, into: start as FarBetweenness?
      ) {
        FarRoom(nodeCount: graph.nodeCount)
      } body: { room, sources throws(Cancellation) -> FarBetweenness? in
        var part = start
        for source in sources {
          try control.check()
          guard room.search(from: source, out, into: &part) else { return nil }
        }
        return part
      } combine: { sum, part in
        guard let part else { return sum = nil }
        sum?.add(part)
      }
    }
  }

  private init(count: Int) {
    far = [Double](repeating: 0, count: count)
    near = far
  }

  fileprivate mutating func add(far: Double, near: Double, at node: Int) {
    self.far[node] += far
    self.near[node] += near
  }

  private mutating func add(_ other: FarBetweenness) {
    for node in far.indices { add(far: other.far[node], near: other.near[node], at: node) }
  }
}

/// The searches of one thread.
private final class FarRoom {
  private let paths: UnsafeMutablePointer<Double>
  private let whole: UnsafeMutablePointer<Double>
  private let steps: UnsafeMutablePointer<Int32>
  private let queue: UnsafeMutablePointer<UInt32>

  init(nodeCount: Int) {
    paths = .allocate(capacity: nodeCount)
    whole = .allocate(capacity: nodeCount)
    steps = .allocate(capacity: nodeCount)
    queue = .allocate(capacity: nodeCount)
    steps.initialize(repeating: -1, count: nodeCount)
  }

  deinit {
    paths.deallocate()
    whole.deallocate()
    steps.deallocate()
    queue.deallocate()
  }

  /// Adds what paths from `source` depend on; `false` where they cannot be counted.
  func search(from source: Int, _ out: RowPointers, into part: inout FarBetweenness) -> Bool {
    let count = findPaths(from: source, out)
    var isCounted = true
    for place in stride(from: count - 1, through: 0, by: -1) {
      let node = Int(queue[place])
      isCounted = isCounted && paths[node] < .infinity
      var (direct, further) = (0.0, 0.0)
      for next in out.row(node) where steps[Int(next)] == steps[node] + 1 {
        let share = paths[node] / paths[Int(next)]
        direct += share
        further += share * whole[Int(next)]
      }
      whole[node] = direct + further
      if steps[node] > 1 {
        part.add(far: further, near: direct, at: node)
      } else if steps[node] == 1 {
        part.add(far: 0, near: whole[node], at: node)
      }
    }
    for place in 0..<count { steps[Int(queue[place])] = -1 }
    return isCounted
  }

  /// Counts best paths; gives back how many nodes are in the queue, in the order of their steps.
  private func findPaths(from source: Int, _ out: RowPointers) -> Int {
    (steps[source], paths[source], queue[0]) = (0, 1, UInt32(source))
    var (head, count) = (0, 1)
    while head < count {
      let node = Int(queue[head])
      head += 1
      for next in out.row(node) {
        let other = Int(next)
        if steps[other] < 0 {
          (steps[other], paths[other], queue[count]) = (steps[node] + 1, 0, next)
          count += 1
        }
        if steps[other] == steps[node] + 1 { paths[other] += paths[node] }
      }
    }
    return count
  }
}
