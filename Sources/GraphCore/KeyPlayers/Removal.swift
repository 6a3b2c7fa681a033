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

  /// By two nodes what the pair is worth at least after the losses that are looked at; empty where
  /// that is not known.
  private var kept: [Float] = []

  // Room of the searches.
  private var steps: [Int32]
  private var paths: [Double]
  private var shares: [Double]
  private var queue: [Int32] = []
  private var lanes: LaneRoomOfRemoval
  private var losses: LossSearch

  init(_ graph: FrozenGraph, countsSteps: Bool) {
    rows = Skeleton(withoutDirectionsOf: graph)
    self.countsSteps = countsSteps
    let n = rows.nodeCount
    isGone = [Bool](repeating: false, count: n)
    steps = [Int32](repeating: -1, count: n)
    paths = [Double](repeating: 0, count: n)
    shares = paths
    lanes = LaneRoomOfRemoval(n)
    losses = LossSearch(n)
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

  /// What is joined, and what nodes can cost.
  struct Costs {
    /// What is joined now, or less.
    var joined: Double
    /// For each node a number so that taking away a set of nodes costs at most the sum of theirs,
    /// less `shared` for each ordered pair of them.
    var most: [Double]
    /// What a pair is worth at least where all nodes are joined; else 0. A pair of nodes that are
    /// both taken away is in the numbers of both.
    var shared = 0.0
  }

  /// A pair is cost for a set only if the set has one of its ends or a node of each of its shortest
  /// paths: then the shares of the paths on which the set's nodes lie add up to 1 at least. So each
  /// node answers for all pairs of which it is an end, and for its share of every other pair:
  /// betweenness. What a pair is worth after any loss (`keepWorths`) is no cost.
  ///
  /// - Complexity: O(nodes · arcs) (Brandes 2001).
  mutating func costs() -> Costs {
    var costs = Costs(joined: 0, most: [Double](repeating: 0, count: count))
    var (least, isWhole) = (1.0, true)
    let left = count - isGone.count { $0 }
    for source in 0..<count where !isGone[source] {
      countPaths(from: source)
      isWhole = isWhole && queue.count == left
      if let last = queue.last { least = min(least, worth(Int(steps[Int(last)]))) }
      costs.joined += addCosts(of: source, to: &costs.most)
    }
    // More paths than a double counts: then nothing is known of a node but that it is one.
    costs.most = costs.most.map { $0.isFinite ? min($0, costs.joined) : costs.joined }
    costs.shared = isWhole ? least : 0
    return costs
  }

  private func worth(_ steps: Int) -> Double {
    countsSteps && steps > 0 ? 1 / Double(steps) : 1
  }

  /// What pairs with `source` are worth.
  private mutating func addCosts(of source: Int, to most: inout [Double]) -> Double {
    var own = 0.0
    for place in stride(from: queue.count - 1, to: 0, by: -1) {
      let node = Int(queue[place])
      let worth = worth(Int(steps[node]))
      let kept = kept.isEmpty ? 0 : Double(kept[source * count + node])
      own += worth
      let share = (max(0, worth - kept) + shares[node]) / paths[node]
      for place in row(node) {
        let before = Int(rows.targets[place])
        if steps[before] == steps[node] - 1, !isGone[before] {
          shares[before] += share * paths[before]
        }
      }
      most[node] += shares[node] + worth
    }
    most[source] += own
    for node in queue {
      steps[Int(node)] = -1
      shares[Int(node)] = 0
    }
    return own
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

  // MARK: - What is left of a pair after any loss

  /// Finds what each pair is worth at least after the loss of any `size` nodes beside its own: of
  /// `size` + 1 paths without a common node one is left, and it is no longer than the longest.
  ///
  /// Paths are looked for greedily, the shortest first.
  ///
  /// - Complexity: O(size · nodes² · arcs).
  mutating func keepWorths(afterLossOf size: Int) {
    kept = [Float](repeating: 0, count: count * count)
    for first in 0..<count {
      for second in 0..<first {
        guard let longest = disjointPaths(size + 1, from: first, to: second) else { continue }
        let worth = worth(longest)
        // Rounded down, so that it stays a bound.
        let bound = Double(Float(worth)) > worth ? Float(worth).nextDown : Float(worth)
        kept[first * count + second] = bound
        kept[second * count + first] = bound
      }
    }
  }

  /// The length of the last of so many paths without a common node between; `nil` where there are
  /// fewer. A tie is a path that no loss cuts.
  private mutating func disjointPaths(_ number: Int, from start: Int, to end: Int) -> Int? {
    var taken: [Int] = []
    defer { for node in taken { isGone[node] = false } }
    var longest = 0
    for _ in 0..<number {
      guard let path = shortestPath(from: start, to: end) else { return nil }
      longest = path.count + 1
      if path.isEmpty { return longest }
      for node in path { isGone[node] = true }
      taken += path
    }
    return longest
  }

  /// The nodes between.
  private mutating func shortestPath(from start: Int, to end: Int) -> [Int]? {
    queue.removeAll(keepingCapacity: true)
    queue.append(Int32(start))
    steps[start] = 0
    defer { for node in queue { steps[Int(node)] = -1 } }
    var head = 0
    while head < queue.count, steps[end] < 0 {
      let here = Int(queue[head])
      head += 1
      work += row(here).count
      for place in row(here) {
        let next = Int(rows.targets[place])
        guard steps[next] < 0, !isGone[next] else { continue }
        steps[next] = steps[here] + 1
        queue.append(Int32(next))
        if next == end { break }
      }
    }
    guard steps[end] > 0 else { return nil }
    var path: [Int] = []
    var here = end
    while steps[here] > 1 {
      guard
        let place = row(here).first(where: {
          let before = Int(rows.targets[$0])
          return steps[before] == steps[here] - 1 && !isGone[before]
        })
      else { return nil }
      here = Int(rows.targets[place])
      path.append(here)
    }
    return path
  }

  // MARK: - Every single loss at once

  /// By node what would be joined without it, where pairs count 1.
  ///
  /// One depth-first search: a node's loss parts from the rest those of its children from below
  /// whom no tie leads above it (Hopcroft & Tarjan 1973).
  ///
  /// - Complexity: O(nodes + arcs).
  mutating func joinedWithoutEach() -> [Double] {
    work += rows.targets.count + count
    return losses.run(rows, isGone)
  }
}
