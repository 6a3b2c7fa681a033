// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The parts of a directed graph in which everyone reaches everyone; the connected parts where
/// ties have no directions.
///
/// First the part of one well-joined node is taken out whole (`Reach`); then one depth-first
/// search over the rest, with one number a node as its only state.
///
/// Source: Pearce, D. J. (2016). A space-efficient algorithm for finding strongly connected
/// components. Information Processing Letters 116, 47–52. doi:10.1016/j.ipl.2015.08.010
public struct StrongComponents: Sendable {
  /// The number of the part of each node; parts are numbered from 0 by their lowest node.
  public let numbers: [UInt32]
  /// The number of nodes of each part.
  public let sizes: [Int]

  /// Below so many nodes the first step costs more than it saves.
  static let leastForReach = 512

  /// Finds the strong components of `graph`.
  ///
  /// - Complexity: O(nodes + arcs), without recursion.
  public init(_ graph: FrozenGraph) {
    self.init(graph, leastForReach: Self.leastForReach)
  }

  init(_ graph: FrozenGraph, leastForReach: Int) {
    guard graph.isDirected else {
      let parts = Components(graph)
      (numbers, sizes) = (parts.numbers, parts.sizes)
      return
    }
    let n = graph.nodeCount
    var labels = [UInt32](repeating: 0, count: n)
    graph.withRows { out, into in
      var isTaken = [Bool](repeating: false, count: n)
      if n >= max(1, leastForReach) { isTaken = Reach.partOfHub(out, into) }
      labels.withUnsafeMutableBufferPointer { labels in
        // Above every number that the search gives, so that it stops there.
        for node in 0..<n where isTaken[node] { labels[node] = UInt32(n) }
        var search = StrongSearch(rows: out, labels: labels)
        for root in 0..<n where labels[root] == 0 { search.run(from: root) }
        for node in 0..<n where labels[node] == UInt32(n) { labels[node] = 0 }
      }
    }
    (numbers, sizes) = numbered(labels)
  }

  /// The part of each node, numbered so that no arc leads to a lower number, and how many there
  /// are.
  ///
  /// - Complexity: O(nodes + arcs), without recursion.
  static func inOrder(_ out: RowPointers) -> (parts: [UInt32], count: Int) {
    let n = out.nodeCount
    var labels = [UInt32](repeating: 0, count: n)
    labels.withUnsafeMutableBufferPointer { labels in
      var search = StrongSearch(rows: out, labels: labels)
      for root in 0..<n where labels[root] == 0 { search.run(from: root) }
    }
    // The search is done with a part after all those that it reaches, and counts down.
    let lowest = labels.min() ?? 0
    for node in labels.indices { labels[node] -= lowest }
    return (labels, n - Int(lowest))
  }
}

/// Pearce's search. A label is 0 before a node is seen, then the lowest position on the path that
/// it reaches, from 1; in the end the number of its part, counted down from n − 1, which no
/// position reaches: for each number given at least one position is free again.
private struct StrongSearch {
  private struct Frame {
    let node: Int
    let position: Int
    let isRoot: Bool
  }

  private let rows: RowPointers
  private let labels: UnsafeMutableBufferPointer<UInt32>
  private var path: [Frame] = []
  private var members: [UInt32] = []
  private var position: UInt32 = 1
  private var part: UInt32

  init(rows: RowPointers, labels: UnsafeMutableBufferPointer<UInt32>) {
    self.rows = rows
    self.labels = labels
    part = UInt32(max(1, rows.nodeCount)) - 1
  }

  mutating func run(from root: Int) {
    var (node, place, isRoot) = (root, rows.start(root), true)
    enter(node)
    while true {
      let end = rows.end(node)
      var lowest = labels[node]
      var child = -1
      while place < end {
        let next = Int(rows.targets[place])
        let label = labels[next]
        if label == 0 {
          child = next
          break
        }
        if label < lowest { (lowest, isRoot) = (label, false) }
        place += 1
      }
      labels[node] = lowest
      if child >= 0 {
        // The arc is looked at again when the child is done: then it has a label.
        path.append(Frame(node: node, position: place, isRoot: isRoot))
        (node, place, isRoot) = (child, rows.start(child), true)
        enter(node)
        continue
      }
      leave(node, isRoot: isRoot)
      guard let frame = path.popLast() else { return }
      (node, place, isRoot) = (frame.node, frame.position, frame.isRoot)
    }
  }

  private mutating func enter(_ node: Int) {
    labels[node] = position
    position += 1
  }

  private mutating func leave(_ node: Int, isRoot: Bool) {
    guard isRoot else { return members.append(UInt32(node)) }
    position -= 1
    while let last = members.last, labels[node] <= labels[Int(last)] {
      members.removeLast()
      labels[Int(last)] = part
      position -= 1
    }
    labels[node] = part
    part = part == 0 ? 0 : part - 1
  }
}
