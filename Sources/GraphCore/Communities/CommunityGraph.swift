// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a node or a set of nodes counts in what is expected by chance: as a start of arcs and as an
/// end.
struct ChancePull: BitwiseCopyable, Sendable {
  var start = 0.0
  var end = 0.0

  @inline(__always) static func += (sum: inout ChancePull, other: ChancePull) {
    sum.start += other.start
    sum.end += other.end
  }

  @inline(__always) static func - (a: ChancePull, b: ChancePull) -> ChancePull {
    ChancePull(start: a.start - b.start, end: a.end - b.end)
  }

  /// What is expected between the two, in both directions.
  @inline(__always) func meeting(_ other: ChancePull) -> Double {
    start * other.end + end * other.start
  }
}

/// A graph whose nodes stand for sets of nodes, as a search for communities reads it: the arcs of
/// both directions of a pair added up, and none from a node to itself, for those move with it.
struct CommunityGraph {
  let count: Int
  let offsets: FrozenMemory<Int>
  let targets: FrozenMemory<UInt32>
  let values: FrozenMemory<Double>
  let pulls: FrozenMemory<ChancePull>

  /// The nodes of `graph`, which count by the values of their arcs or, where not `byValue`, as 1.
  ///
  /// - Complexity: O(nodes + arcs).
  init(_ graph: FrozenGraph, byValue: Bool) {
    let rows = MutualRows(graph)
    count = graph.nodeCount
    offsets = FrozenMemory(uninitialized: count + 1)
    targets = FrozenMemory(uninitialized: rows.neighbors.count)
    values = FrozenMemory(uninitialized: rows.neighbors.count)
    pulls = FrozenMemory(uninitialized: count)
    offsets.base.update(from: rows.offsets, count: count + 1)
    targets.base.update(from: rows.neighbors, count: rows.neighbors.count)
    values.base.update(from: rows.sums, count: rows.neighbors.count)
    for node in 0..<count {
      pulls.base[node] =
        byValue
        ? ChancePull(
          start: graph.outRow(node).reduce(0) { $0 + graph.values[$1] },
          end: graph.inRow(node).reduce(0) { $0 + graph.reverseValues[$1] })
        : ChancePull(start: 1, end: 1)
    }
  }

  /// The graph whose nodes are the parts 0..<`count` of the nodes of another one.
  ///
  /// - Complexity: O(nodes + arcs).
  init(
    _ graph: CommunityGraph, parts: UnsafePointer<UInt32>, count: Int, _ room: CommunityRoom
  ) {
    self.count = count
    offsets = FrozenMemory(uninitialized: count + 1)
    let arcs = graph.offsets.base[graph.count]
    targets = FrozenMemory(uninitialized: arcs)
    values = FrozenMemory(uninitialized: arcs)
    pulls = FrozenMemory(zeroed: count)
    var starts = [Int](repeating: 0, count: count + 1)
    for node in 0..<graph.count {
      pulls.base[Int(parts[node])] += graph.pulls.base[node]
      starts[Int(parts[node]) + 1] += 1
    }
    for part in 0..<count { starts[part + 1] += starts[part] }
    var members = [UInt32](repeating: 0, count: graph.count)
    var next = starts
    for node in 0..<graph.count {
      let part = Int(parts[node])
      members[next[part]] = UInt32(truncatingIfNeeded: node)
      next[part] += 1
    }
    offsets.base[0] = 0
    var end = 0
    for part in 0..<count {
      var met = 0
      for place in starts[part]..<starts[part + 1] {
        met = room.link(Int(members[place]), of: graph, by: parts, after: met)
      }
      end = room.takeLinks(met, except: part, targets.base, values.base, from: end)
      offsets.base[part + 1] = end
    }
    targets.shrink(to: end)
    values.shrink(to: end)
  }
}
