// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The nodes and ties whose loss splits a connected part, by one depth-first search
/// (Hopcroft and Tarjan, Algorithm 447, 1973, doi:10.1145/362248.362272).
public struct CutSearch: Sendable {
  /// Whether removing the node leaves its part in more pieces.
  public private(set) var isArticulationPoint: [Bool]
  /// The two ends of each tie whose removal splits its part, lower node first.
  public private(set) var bridges: [(Int, Int)] = []

  private struct Frame {
    let node: Int
    let parent: Int
    var next: Int
  }

  /// Searches `graph`, read without directions.
  ///
  /// - Complexity: O(nodes + arcs), without recursion.
  public init(_ graph: FrozenGraph) {
    let skeleton = graph.undirected()
    isArticulationPoint = [Bool](repeating: false, count: graph.nodeCount)
    var found = [Int](repeating: -1, count: graph.nodeCount)
    var low = found
    var clock = 0
    for root in 0..<graph.nodeCount where found[root] < 0 {
      search(skeleton, root: root, found: &found, low: &low, clock: &clock)
    }
    bridges.sort { $0 < $1 }
  }

  private mutating func search(
    _ graph: FrozenGraph, root: Int, found: inout [Int], low: inout [Int], clock: inout Int
  ) {
    var rootChildren = 0
    var stack = [Frame(node: root, parent: -1, next: graph.outRow(root).lowerBound)]
    found[root] = clock
    low[root] = clock
    clock += 1
    while let top = stack.last {
      if top.next < graph.outRow(top.node).upperBound {
        stack[stack.count - 1].next += 1
        let next = Int(graph.targets[top.next])
        if next == top.parent { continue }
        if found[next] >= 0 {
          low[top.node] = min(low[top.node], found[next])
        } else {
          (found[next], low[next]) = (clock, clock)
          clock += 1
          stack.append(
            Frame(node: next, parent: top.node, next: graph.outRow(next).lowerBound))
        }
      } else {
        stack.removeLast()
        guard top.parent >= 0 else { break }
        low[top.parent] = min(low[top.parent], low[top.node])
        if low[top.node] > found[top.parent] {
          bridges.append((min(top.parent, top.node), max(top.parent, top.node)))
        }
        if top.parent == root {
          rootChildren += 1
        } else if low[top.node] >= found[top.parent] {
          isArticulationPoint[top.parent] = true
        }
      }
    }
    if rootChildren > 1 { isArticulationPoint[root] = true }
  }
}
