// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The ties of a generated network: no loops, no repeats, and every node has a tie.
///
/// Undirected ties are listed once, lower node first. Ties ascend by their first node, then by
/// their second.
public struct GeneratedTies: Sendable {
  /// The number of nodes; they are numbered from 0.
  public let nodeCount: Int
  /// Whether a tie goes one way only.
  public let isDirected: Bool
  /// The node from which each tie goes.
  public let sources: [UInt32]
  /// The node to which each tie goes.
  public let targets: [UInt32]
  /// The trust of each tie; `nil` where all are 1.
  public private(set) var trust: [Double]?

  /// The number of ties.
  public var count: Int { sources.count }

  /// The same ties with random trust, alike over 0.05 < t ≤ 1.
  ///
  /// - Complexity: O(ties).
  public func withTrust(seed: Int) -> GeneratedTies {
    var random = SplitMix(seed: seed, stream: stableHash("trust"))
    var result = self
    result.trust = (0..<count).map { _ in 1 - 0.95 * random.unit() }
    return result
  }

  /// The ties as arcs on their way into a graph; an undirected tie is one arc.
  public var arcs: ArcList {
    var list = ArcList()
    list.reserveCapacity(count)
    for tie in 0..<count {
      list.append(
        from: sources[tie], to: targets[tie], value: trust?[tie] ?? 1, origin: UInt32(tie))
    }
    return list
  }

  /// The ties as a graph.
  public var graph: FrozenGraph {
    FrozenGraph.freezing(arcs, nodeCount: nodeCount, undirected: !isDirected).graph
  }

  /// The ties as an edge list; the ids are the numbers of the nodes.
  public var edgeList: EdgeList {
    EdgeList(
      ids: (0..<nodeCount).map { String($0) }, sources: sources, targets: targets, trust: trust,
      isDirected: isDirected)
  }
}

extension GeneratedTies {
  /// Tidies draws: loops and repeats go, and so do nodes without a tie; the others keep their
  /// order. Two counting passes sort the ties without comparing them.
  ///
  /// - Precondition: every end is below `nodeCount`.
  /// - Complexity: O(nodes + draws) time; 16 bytes a draw beside the ties.
  init(tidying drawn: DrawnTies, nodeCount: Int, isDirected: Bool) {
    var ties = drawn.sorted(by: \.targets, nodeCount: nodeCount)
    ties = ties.sorted(by: \.sources, nodeCount: nodeCount)
    ties.removeRepeats()
    self.nodeCount = ties.removeIsolates(nodeCount: nodeCount)
    self.isDirected = isDirected
    sources = ties.sources
    targets = ties.targets
  }
}

/// Ties as they were drawn.
struct DrawnTies {
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []

  /// Makes room for `count` ties.
  init(capacity: Int) {
    sources.reserveCapacity(capacity)
    targets.reserveCapacity(capacity)
  }

  @inline(__always)
  mutating func append(_ source: UInt32, _ target: UInt32) {
    sources.append(source)
    targets.append(target)
  }

  /// Adds a tie without direction, unless it is a loop.
  @inline(__always)
  mutating func appendPair(_ a: UInt32, _ b: UInt32) {
    if a != b { append(min(a, b), max(a, b)) }
  }

  /// Stably by one of the ends.
  fileprivate func sorted(by key: KeyPath<DrawnTies, [UInt32]>, nodeCount: Int) -> DrawnTies {
    let keys = self[keyPath: key]
    var next = [Int](repeating: 0, count: nodeCount + 1)
    for end in keys { next[Int(end) + 1] += 1 }
    for node in 0..<nodeCount { next[node + 1] += next[node] }
    var result = DrawnTies(capacity: 0)
    result.sources = [UInt32](repeating: 0, count: keys.count)
    result.targets = result.sources
    for tie in keys.indices {
      let place = next[Int(keys[tie])]
      next[Int(keys[tie])] += 1
      result.sources[place] = sources[tie]
      result.targets[place] = targets[tie]
    }
    return result
  }

  /// Keeps the first of equal ties, which stand beside each other.
  fileprivate mutating func removeRepeats() {
    var kept = 0
    for tie in sources.indices {
      let isRepeat =
        kept > 0 && sources[kept - 1] == sources[tie] && targets[kept - 1] == targets[tie]
      if isRepeat { continue }
      sources[kept] = sources[tie]
      targets[kept] = targets[tie]
      kept += 1
    }
    sources.removeLast(sources.count - kept)
    targets.removeLast(targets.count - kept)
  }

  /// Numbers the nodes that have a tie from 0 in their order, and says how many there are.
  fileprivate mutating func removeIsolates(nodeCount: Int) -> Int {
    var number = [UInt32](repeating: 0, count: nodeCount)
    for tie in sources.indices {
      number[Int(sources[tie])] = 1
      number[Int(targets[tie])] = 1
    }
    var count: UInt32 = 0
    for node in number.indices where number[node] == 1 {
      number[node] = count
      count += 1
    }
    for tie in sources.indices {
      sources[tie] = number[Int(sources[tie])]
      targets[tie] = number[Int(targets[tie])]
    }
    return Int(count)
  }
}
