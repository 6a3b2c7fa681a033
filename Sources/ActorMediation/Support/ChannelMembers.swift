// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Every node that stands on any chain between two ends.
///
/// The ends are two nodes, each for all of its members. With an arc between them a node is on a
/// chain if and only if it is in the block (the biconnected component) of that arc: a block with
/// an arc has a circle through it and any of its nodes. Blocks by depth-first search: Hopcroft and
/// Tarjan 1973, doi:10.1145/362248.362272.
struct ChannelMembers {
  private let graph: FrozenGraph
  private let isSource: [Bool]
  private let isSink: [Bool]
  private let isOpen: [Bool]

  /// - Parameter isOpen: which nodes may stand between the ends.
  init(_ graph: FrozenGraph, from sources: [Int], to sinks: [Int], isOpen: [Bool]) {
    self.graph = graph
    let none = [Bool](repeating: false, count: graph.nodeCount)
    var (isSource, isSink, isOpen) = (none, none, isOpen)
    for node in sources { (isSource[node], isOpen[node]) = (true, false) }
    for node in sinks { (isSink[node], isOpen[node]) = (true, false) }
    (self.isSource, self.isSink, self.isOpen) = (isSource, isSink, isOpen)
  }

  /// The two ends follow the nodes of the graph.
  private var source: Int { graph.nodeCount }
  private var sink: Int { graph.nodeCount + 1 }

  /// The neighbours of each node once the members of the ends are one node each.
  private func neighbours() -> [[Int]] {
    var rows = [[Int]](repeating: [], count: graph.nodeCount + 2)
    for node in 0..<graph.nodeCount where isOpen[node] {
      for other in graph.neighbors(of: node).map(Int.init) where isOpen[other] {
        rows[node].append(other)
      }
      let others = graph.neighbors(of: node).map(Int.init)
      for (isEnd, end) in [(isSource, source), (isSink, sink)]
      where others.contains(where: { isEnd[$0] }) {
        rows[node].append(end)
        rows[end].append(node)
      }
    }
    return rows
  }

  /// The nodes between the ends, ascending.
  ///
  /// - Complexity: O(n + m).
  func nodes() -> [Int] {
    let rows = neighbours()
    var found = [Int?](repeating: nil, count: rows.count)
    var low = [Int](repeating: 0, count: rows.count)
    // The search begins with the arc from the source to the sink. What is never taken from the
    // pile of nodes is in the block of that arc.
    (found[source], found[sink], low[sink]) = (0, 1, 0)
    var (time, pile, way) = (1, [Int](), [(node: sink, next: 0)])
    while let (node, next) = way.last {
      guard next < rows[node].count else {
        way.removeLast()
        guard let parent = way.last?.node else { break }
        low[parent] = min(low[parent], low[node])
        if low[node] >= found[parent] ?? 0 {
          while let top = pile.popLast(), top != node {}
        }
        continue
      }
      way[way.count - 1].next += 1
      let other = rows[node][next]
      if let seen = found[other] {
        low[node] = min(low[node], seen)
        continue
      }
      time += 1
      (found[other], low[other]) = (time, time)
      pile.append(other)
      way.append((other, 0))
    }
    return pile.sorted()
  }
}
