// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Node-disjoint chains between two ends by maximum flow with one unit through each node
/// (Menger), and the smallest sets of nodes that cut all of them.
struct DisjointChains {
  private let graph: FrozenGraph
  private let sources: Set<Int>
  private let isSink: [Bool]
  private var isOpen: [Bool]

  /// - Parameter isOpen: which nodes may stand between the ends.
  init(_ graph: FrozenGraph, from sources: [Int], to sinks: [Int], isOpen: [Bool]) {
    self.graph = graph
    self.sources = Set(sources)
    var isSink = [Bool](repeating: false, count: graph.nodeCount)
    for sink in sinks { isSink[sink] = true }
    self.isSink = isSink
    self.isOpen = isOpen
    for end in sources + sinks { self.isOpen[end] = false }
  }

  /// The nodes between the ends on each of a largest set of disjoint chains.
  ///
  /// - Complexity: O(chains · (n + m)).
  func chains() -> [[Int]] {
    var flow = Flow(graph.nodeCount)
    while augment(&flow) {}
    return flow.starts.sorted().map { chain(from: $0, flow) }
  }

  /// The nodes between the ends on a shortest chain; of equal ones the lowest nodes.
  ///
  /// - Complexity: O(n + m).
  func shortest() -> [Int]? {
    var flow = Flow(graph.nodeCount)
    guard augment(&flow), let start = flow.starts.first else { return nil }
    return chain(from: start, flow)
  }

  private func chain(from start: Int, _ flow: Flow) -> [Int] {
    var chain = [start]
    while let last = chain.last, let next = flow.next[last] { chain.append(next) }
    return chain
  }

  /// Every smallest set of nodes whose loss leaves no chain, at most `limit` of them.
  ///
  /// A smallest cut takes exactly one node of each disjoint chain, so branching over the nodes of
  /// one chain meets each cut once.
  func minimumCuts(limit: Int) -> [[Int]] {
    let chains = chains()
    guard let first = chains.first else { return [] }
    var cuts: [[Int]] = []
    for node in first where cuts.count < limit {
      var rest = self
      rest.isOpen[node] = false
      guard rest.chains().count == chains.count - 1 else { continue }
      if chains.count == 1 {
        cuts.append([node])
      } else {
        cuts += rest.minimumCuts(limit: limit - cuts.count).map { ($0 + [node]).sorted() }
      }
    }
    return cuts.sorted { $0.lexicographicallyPrecedes($1) }
  }

  // MARK: - Flow

  /// One unit runs from a node to `next`, or to the far end from a node without one.
  private struct Flow {
    var next: [Int?]
    var previous: [Int?]
    var isUsed: [Bool]
    var starts: Set<Int> = []

    init(_ count: Int) {
      next = [Int?](repeating: nil, count: count)
      previous = next
      isUsed = [Bool](repeating: false, count: count)
    }
  }

  /// A place in the search is a node's way in, 2 · node, or its way out, one more.
  private struct Trail {
    private(set) var queue: [Int] = []
    /// The place before; −1 where the search began, −2 where it has not been.
    private(set) var cameFrom: [Int]

    init(_ count: Int) { cameFrom = [Int](repeating: -2, count: 2 * count) }

    mutating func visit(_ place: Int, from origin: Int) {
      guard cameFrom[place] == -2 else { return }
      cameFrom[place] = origin
      queue.append(place)
    }
  }

  /// Finds a shortest chain in the residual graph and turns the flow along it.
  private func augment(_ flow: inout Flow) -> Bool {
    var trail = Trail(graph.nodeCount)
    for source in sources.sorted() {
      for arc in graph.outRow(source) {
        let target = Int(graph.targets[arc])
        if isOpen[target], !flow.starts.contains(target) { trail.visit(2 * target, from: -1) }
      }
    }
    var head = 0
    while head < trail.queue.count {
      let place = trail.queue[head]
      let node = place / 2
      head += 1
      if place.isMultiple(of: 2) {
        if !flow.isUsed[node] {
          trail.visit(place + 1, from: place)
        } else if let back = flow.previous[node] {
          trail.visit(2 * back + 1, from: place)
        }
        continue
      }
      if reachesSink(node) {
        turn(&flow, endingAt: place, trail)
        return true
      }
      if flow.isUsed[node] { trail.visit(place - 1, from: place) }
      for arc in graph.outRow(node) {
        let target = Int(graph.targets[arc])
        if isOpen[target], flow.next[node] != target { trail.visit(2 * target, from: place) }
      }
    }
    return false
  }

  private func reachesSink(_ node: Int) -> Bool {
    graph.outRow(node).contains { isSink[Int(graph.targets[$0])] }
  }

  /// Takes back the flow that the way runs against, then adds the flow along it.
  private func turn(_ flow: inout Flow, endingAt last: Int, _ trail: Trail) {
    var way = [last]
    while let place = way.last, trail.cameFrom[place] >= 0 { way.append(trail.cameFrom[place]) }
    way.reverse()
    let steps = zip(way, way.dropFirst()).filter { $0 / 2 != $1 / 2 }
    for (a, b) in steps where a.isMultiple(of: 2) {
      flow.next[b / 2] = nil
      flow.previous[a / 2] = nil
    }
    for (a, b) in steps where !a.isMultiple(of: 2) {
      flow.next[a / 2] = b / 2
      flow.previous[b / 2] = a / 2
    }
    flow.starts.insert(way[0] / 2)
    flow.next[last / 2] = nil
    markUsed(&flow)
  }

  /// Marks the nodes of the chains and forgets what earlier chains left on others.
  private func markUsed(_ flow: inout Flow) {
    var fresh = Flow(flow.isUsed.count)
    fresh.starts = flow.starts
    for start in flow.starts {
      var node = start
      fresh.isUsed[node] = true
      while let next = flow.next[node] {
        fresh.next[node] = next
        fresh.previous[next] = node
        fresh.isUsed[next] = true
        node = next
      }
    }
    flow = fresh
  }
}
