// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A graph, read without directions, of which nodes are taken away and put back.
struct Removal: Sendable {
  let rows: Skeleton
  private(set) var isGone: [Bool]
  /// Whether a joined pair counts one over its steps, or 1.
  let countsSteps: Bool
  /// Steps taken along ties, or their like.
  private(set) var work = 0

  // Room of the searches.
  private var steps: [Int32]
  private var paths: [Double]
  private var shares: [Double]
  private var queue: [Int32] = []
  private var lanes: LaneRoomOfRemoval

  init(_ graph: FrozenGraph, countsSteps: Bool) {
    rows = Skeleton(withoutDirectionsOf: graph)
    self.countsSteps = countsSteps
    let n = rows.nodeCount
    isGone = [Bool](repeating: false, count: n)
    steps = [Int32](repeating: -1, count: n)
    paths = [Double](repeating: 0, count: n)
    shares = paths
    lanes = LaneRoomOfRemoval(n)
  }

  var count: Int { rows.nodeCount }
  mutating func take(_ node: Int) { isGone[node] = true }
  mutating func putBack(_ node: Int) { isGone[node] = false }

  private func row(_ node: Int) -> Range<Int> {
    Int(rows.offsets[node])..<Int(rows.offsets[node + 1])
  }

  // MARK: - What is left

  /// Σ over ordered pairs that are still joined of 1, or of one over their steps.
  mutating func joined() -> Double {
    countsSteps ? joinedBySteps() : joinedAtAll()
  }

  private mutating func joinedBySteps() -> Double {
    let counts = lanes.pairsByStep(rows, isGone)
    work += lanes.work
    // By distance, so that the sum does not depend on the order of the nodes.
    return counts.indices.dropFirst().reduce(0.0) { $0 + Double(counts[$1]) / Double($1) }
  }

  private mutating func joinedAtAll() -> Double {
    var sum = 0
    for node in 0..<count where !isGone[node] && steps[node] < 0 {
      let size = search(from: node)
      sum += size * (size - 1)
    }
    for node in 0..<count { steps[node] = -1 }
    return Double(sum)
  }

  /// Fills `steps` of the nodes that `node` reaches, and gives their number.
  private mutating func search(from node: Int) -> Int {
    queue.removeAll(keepingCapacity: true)
    queue.append(Int32(node))
    steps[node] = 0
    var head = 0
    while head < queue.count {
      let here = Int(queue[head])
      head += 1
      work += row(here).count
      for place in row(here) {
        let next = Int(rows.targets[place])
        guard steps[next] < 0, !isGone[next] else { continue }
        steps[next] = steps[here] + 1
        queue.append(Int32(next))
      }
    }
    return queue.count
  }

  // MARK: - What a node can cost at most

  /// What is joined now, and for each node a number so that taking away a set of nodes costs at
  /// most the sum of theirs.
  ///
  /// A pair is cost for a set only if the set has one of its ends or a node of each of its shortest
  /// paths: then the shares of the paths on which the set's nodes lie add up to 1 at least. So each
  /// node answers for its share of every pair: betweenness, with the ends.
  ///
  /// - Complexity: O(nodes · arcs) (Brandes 2001).
  mutating func costs() -> (joined: Double, most: [Double]) {
    var most = [Double](repeating: 0, count: count)
    var joined = 0.0
    for source in 0..<count where !isGone[source] {
      countPaths(from: source)
      var own = 0.0
      for place in stride(from: queue.count - 1, to: 0, by: -1) {
        let node = Int(queue[place])
        let worth = countsSteps ? 1 / Double(steps[node]) : 1
        own += worth
        let share = (worth + shares[node]) / paths[node]
        for place in row(node) {
          let before = Int(rows.targets[place])
          if steps[before] == steps[node] - 1, !isGone[before] {
            shares[before] += share * paths[before]
          }
        }
        most[node] += shares[node] + worth
      }
      most[source] += own
      joined += own
      for node in queue {
        steps[Int(node)] = -1
        shares[Int(node)] = 0
      }
    }
    // More paths than a double counts: then nothing is known of a node but that it is one.
    return (joined, most.map { $0.isFinite ? min($0, joined) : joined })
  }

  private mutating func countPaths(from source: Int) {
    queue.removeAll(keepingCapacity: true)
    queue.append(Int32(source))
    steps[source] = 0
    paths[source] = 1
    var head = 0
    while head < queue.count {
      let here = Int(queue[head])
      head += 1
      work += 4 * row(here).count
      for place in row(here) {
        let next = Int(rows.targets[place])
        guard !isGone[next] else { continue }
        if steps[next] < 0 {
          steps[next] = steps[here] + 1
          paths[next] = 0
          queue.append(Int32(next))
        }
        if steps[next] == steps[here] + 1 { paths[next] += paths[here] }
      }
    }
  }

  // MARK: - Every single loss at once

  /// By node what would be joined without it, where pairs count 1.
  ///
  /// One depth-first search: a node's loss parts from the rest those of its children from below
  /// whom no tie leads above it (Hopcroft & Tarjan 1973).
  ///
  /// - Complexity: O(nodes + arcs).
  mutating func joinedWithoutEach() -> [Double] {
    var search = LossSearch(rows, isGone)
    let sums = search.run()
    work += rows.targets.count + count
    return sums
  }
}

/// A depth-first search that counts pairs.
private struct LossSearch {
  private let rows: Skeleton
  private let isGone: [Bool]
  private var found: [Int32]
  private var low: [Int32]
  private var sizes: [Int]
  /// Of the parts that come off below each node: the nodes in them, and the pairs within them.
  private var offNodes: [Int]
  private var offPairs: [Int]
  private var next: [Int]
  private var clock: Int32 = 0

  init(_ rows: Skeleton, _ isGone: [Bool]) {
    self.rows = rows
    self.isGone = isGone
    let n = rows.nodeCount
    found = [Int32](repeating: 0, count: n)
    low = found
    sizes = [Int](repeating: 1, count: n)
    offNodes = [Int](repeating: 0, count: n)
    offPairs = offNodes
    next = (0..<n).map { Int(rows.offsets[$0]) }
  }

  mutating func run() -> [Double] {
    let n = rows.nodeCount
    var order: [Int] = []
    var result = [Double](repeating: 0, count: n)
    var parts: [Range<Int>] = []
    var joined = 0
    for root in 0..<n where !isGone[root] && found[root] == 0 {
      let start = order.count
      visit(root, &order)
      let size = order.count - start
      parts.append(start..<order.count)
      joined += size * (size - 1)
    }
    for part in parts {
      let size = part.count
      for place in part {
        let node = order[place]
        let rest = size - 1 - offNodes[node]
        let left = offPairs[node] + rest * (rest - 1)
        result[node] = Double(joined - size * (size - 1) + left)
      }
    }
    return result
  }

  private mutating func visit(_ root: Int, _ order: inout [Int]) {
    var path = [root]
    begin(root, &order)
    while let node = path.last {
      if next[node] < Int(rows.offsets[node + 1]) {
        let other = Int(rows.targets[next[node]])
        next[node] += 1
        if isGone[other] { continue }
        if found[other] == 0 {
          begin(other, &order)
          path.append(other)
        } else {
          low[node] = min(low[node], found[other])
        }
      } else {
        path.removeLast()
        if let parent = path.last { close(node, under: parent) }
      }
    }
  }

  private mutating func begin(_ node: Int, _ order: inout [Int]) {
    clock += 1
    found[node] = clock
    low[node] = clock
    order.append(node)
  }

  private mutating func close(_ node: Int, under parent: Int) {
    low[parent] = min(low[parent], low[node])
    sizes[parent] += sizes[node]
    // From below the root nothing leads above it: each of its children comes off.
    guard low[node] >= found[parent] else { return }
    offNodes[parent] += sizes[node]
    offPairs[parent] += sizes[node] * (sizes[node] - 1)
  }
}
