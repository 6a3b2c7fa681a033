// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How much farther apart all nodes are without one tie, for each tie: what Valente and Fujimoto's
/// bridging is the mean of (2010, doi:10.1016/j.socnet.2010.03.003).
///
/// No tie is taken away and the whole searched again. From one source the loss of an arc matters
/// only where it is the one way to its target on shortest paths, and then only to the nodes of
/// which every shortest path leads over that target: those below it in the tree of dominators of
/// the shortest paths (Lengauer & Tarjan 1979, doi:10.1145/357062.357071), which in the order of
/// steps is found in one pass. They alone look for other ways, from neighbours that lost nothing.
package enum TieLosses {
  /// For each arc the sum over ordered pairs of nodes of 1/d − 1/d′, with d the steps from the
  /// first to the second and d′ those without the arc; 1/d is 0 where no path leads. In an
  /// undirected graph each of the two arcs of a tie has the part of the paths that run along it.
  ///
  /// - Complexity: O(nodes · arcs · depth of the trees) at worst, little above O(nodes · arcs) as a
  ///   rule; O(nodes) space a thread beside its sums.
  package static func sums(
    of graph: FrozenGraph, control: KernelControl
  ) throws(Cancellation) -> [Double] {
    let none = [Double](repeating: 0, count: graph.arcCount)
    return try graph.withRows { out, into throws(Cancellation) in
      // The rows stay where they are until all searches are done.
      nonisolated(unsafe) let rows = (out: out, into: into)
      return try ParallelChunks.fold(graph.nodeCount, control: control, into: none) {
        LossRoom(nodeCount: graph.nodeCount)
      } body: { room, sources throws(Cancellation) in
        var part = none
        for source in sources {
          try control.check()
          part.withUnsafeMutableBufferPointer { room.search(from: source, rows.out, rows.into, $0) }
        }
        return part
      } combine: { sums, part in
        for arc in sums.indices { sums[arc] += part[arc] }
      }
    }
  }
}

/// The searches of one thread.
private final class LossRoom {
  private typealias List = UnsafeMutablePointer<Int32>
  private static let nobody: Int32 = -1
  /// No other way leads there.
  private static let far = Int32.max

  private let lists: List
  /// Steps from the source; −1 where not reached.
  private let steps: List
  private let order: List
  /// The arc by which a node was found, −1 where a second one leads to it as quickly.
  private let only: List
  /// The tree of dominators: whom a node hangs on, how deep, who hangs on it.
  private let above: List
  private let depth: List
  private let child: List
  private let sibling: List
  /// The nodes that lose, and their steps on other ways.
  private let lost: List
  private let detour: List
  /// Nodes whose detour became shorter by that of another one, in the order of their steps.
  private let improved: List

  init(nodeCount: Int) {
    lists = .allocate(capacity: max(1, 10 * nodeCount))
    lists.initialize(repeating: Self.nobody, count: max(1, 10 * nodeCount))
    (steps, order, only) = (lists, lists + nodeCount, lists + 2 * nodeCount)
    (above, depth) = (lists + 3 * nodeCount, lists + 4 * nodeCount)
    (child, sibling) = (lists + 5 * nodeCount, lists + 6 * nodeCount)
    (lost, detour) = (lists + 7 * nodeCount, lists + 8 * nodeCount)
    improved = lists + 9 * nodeCount
  }

  deinit { lists.deallocate() }

  /// Adds what the loss of each arc costs the paths from `source`.
  func search(
    from source: Int, _ out: RowPointers, _ into: RowPointers,
    _ sums: UnsafeMutableBufferPointer<Double>
  ) {
    let count = findDominators(from: source, out)
    for place in 1..<max(1, count) {
      let node = Int(order[place])
      let arc = Int(only[node])
      if arc >= 0 { sums[arc] += loss(under: node, out, into) }
    }
    for place in 0..<count {
      let node = Int(order[place])
      (steps[node], child[node], detour[node]) = (Self.nobody, Self.nobody, Self.nobody)
    }
  }

  // MARK: - Steps

  /// Searches in the order of steps; gives back how many nodes are reached.
  private func findDominators(from source: Int, _ out: RowPointers) -> Int {
    (steps[source], above[source], depth[source], order[0]) = (0, Self.nobody, 0, Int32(source))
    var (head, count) = (0, 1)
    while head < count {
      let node = Int(order[head])
      // All that lead to it as quickly have been met, so whom it hangs on is known.
      if head > 0 { hang(node) }
      head += 1
      for arc in out.start(node)..<out.end(node) {
        let next = Int(out.targets[arc])
        if steps[next] < 0 {
          (steps[next], above[next], only[next]) = (steps[node] + 1, Int32(node), Int32(arc))
          order[count] = Int32(next)
          count += 1
        } else if steps[next] == steps[node] + 1 {
          above[next] = common(above[next], Int32(node))
          only[next] = Self.nobody
        }
      }
    }
    return count
  }

  private func hang(_ node: Int) {
    let parent = Int(above[node])
    depth[node] = depth[parent] + 1
    sibling[node] = child[parent]
    child[parent] = Int32(node)
  }

  /// The lowest node on which both hang.
  private func common(_ first: Int32, _ second: Int32) -> Int32 {
    var (a, b) = (first, second)
    while a != b {
      if depth[Int(a)] >= depth[Int(b)] { a = above[Int(a)] } else { b = above[Int(b)] }
    }
    return a
  }

  /// What the nodes that hang on `top` lose with the one arc that leads to it.
  private func loss(under top: Int, _ out: RowPointers, _ into: RowPointers) -> Double {
    let count = collect(under: top)
    for place in 0..<count { enter(Int(lost[place]), top: top, into) }
    if count > 1 { spread(count, out) }
    var sum = 0.0
    for place in 0..<count {
      let node = Int(lost[place])
      sum += 1 / Double(steps[node])
      if detour[node] < Self.far { sum -= 1 / Double(detour[node]) }
    }
    for place in 0..<count { detour[Int(lost[place])] = Self.nobody }
    return sum
  }

  /// Lists the nodes below `top`, itself first; they have no way yet.
  private func collect(under top: Int) -> Int {
    (lost[0], detour[top]) = (Int32(top), Self.far)
    var (head, count) = (0, 1)
    while head < count {
      var next = child[Int(lost[head])]
      head += 1
      while next >= 0 {
        (lost[count], detour[Int(next)]) = (next, Self.far)
        count += 1
        next = sibling[Int(next)]
      }
    }
    return count
  }

  /// The best way to a node from neighbours that lost nothing.
  private func enter(_ node: Int, top: Int, _ into: RowPointers) {
    for other in into.row(node) {
      let origin = Int(other)
      guard steps[origin] >= 0, detour[origin] == Self.nobody else { continue }
      // The one arc that is lost is the only one from the step before.
      if node == top, steps[origin] < steps[top] { continue }
      detour[node] = min(detour[node], steps[origin] + 1)
    }
  }

  /// Carries ways on to the other nodes that lost, by rising number of steps.
  private func spread(_ count: Int, _ out: RowPointers) {
    var seeds = UnsafeMutableBufferPointer(start: lost, count: count)
    seeds.sort { detour[Int($0)] < detour[Int($1)] }
    var (seed, head, end) = (0, 0, 0)
    while seed < count || head < end {
      let isSeed =
        head == end || seed < count && detour[Int(lost[seed])] <= detour[Int(improved[head])]
      let node = Int(isSeed ? lost[seed] : improved[head])
      if isSeed { seed += 1 } else { head += 1 }
      guard detour[node] < Self.far else { continue }
      for next in out.row(node) where detour[Int(next)] > detour[node] + 1 {
        detour[Int(next)] = detour[node] + 1
        // Steps rise, so no node is improved twice.
        improved[end] = Int32(next)
        end += 1
      }
    }
  }
}
