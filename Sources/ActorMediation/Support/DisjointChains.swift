// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Node-disjoint chains between two ends by maximum flow with one unit through each node
/// (Menger), and the smallest sets of nodes that cut all of them.
struct DisjointChains {
  private let graph: FrozenGraph
  private let sources: Set<Int>
  private let sinks: Set<Int>
  private var isOpen: [Bool]

  /// - Parameter isOpen: which nodes may stand between the ends.
  init(_ graph: FrozenGraph, from sources: [Int], to sinks: [Int], isOpen: [Bool]) {
    self.graph = graph
    self.sources = Set(sources)
    self.sinks = Set(sinks)
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

  /// A place in the search: at a node's way in, or at its way out.
  private struct Place: Hashable {
    let node: Int
    let isOut: Bool
  }

  /// Finds a shortest chain in the residual graph and turns the flow along it.
  private func augment(_ flow: inout Flow) -> Bool {
    var cameFrom: [Place: Place?] = [:]
    var queue: [Place] = []
    func visit(_ place: Place, from origin: Place?) {
      guard cameFrom[place] == nil else { return }
      cameFrom[place] = .some(origin)
      queue.append(place)
    }
    for source in sources.sorted() {
      for target in graph.neighbors(of: source).map(Int.init)
      where isOpen[target] && !flow.starts.contains(target) {
        visit(Place(node: target, isOut: false), from: nil)
      }
    }
    var head = 0
    while head < queue.count {
      let place = queue[head]
      head += 1
      if !place.isOut {
        if !flow.isUsed[place.node] {
          visit(Place(node: place.node, isOut: true), from: place)
        } else if let back = flow.previous[place.node] {
          visit(Place(node: back, isOut: true), from: place)
        }
        continue
      }
      if reachesSink(place.node) {
        turn(&flow, endingAt: place, cameFrom: cameFrom)
        return true
      }
      if flow.isUsed[place.node] { visit(Place(node: place.node, isOut: false), from: place) }
      for target in graph.neighbors(of: place.node).map(Int.init)
      where isOpen[target] && flow.next[place.node] != target {
        visit(Place(node: target, isOut: false), from: place)
      }
    }
    return false
  }

  private func reachesSink(_ node: Int) -> Bool {
    graph.neighbors(of: node).contains { sinks.contains(Int($0)) }
  }

  /// Takes back the flow that the way runs against, then adds the flow along it.
  private func turn(_ flow: inout Flow, endingAt last: Place, cameFrom: [Place: Place?]) {
    var way = [last]
    while let place = way.last, let origin = cameFrom[place] ?? nil { way.append(origin) }
    way.reverse()
    let steps = Array(zip(way, way.dropFirst()))
    for (a, b) in steps where !a.isOut && b.isOut && a.node != b.node {
      flow.next[b.node] = nil
      flow.previous[a.node] = nil
    }
    for (a, b) in steps where a.isOut && !b.isOut && a.node != b.node {
      flow.next[a.node] = b.node
      flow.previous[b.node] = a.node
    }
    flow.starts.insert(way[0].node)
    flow.next[last.node] = nil
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
