// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Disjoint paths between two nodes, one more each time: k of them at once so that the product of
/// all their values is as large as k such paths allow.
///
/// They are a flow of k units of least cost, −ln of the value an arc, found by successive cheapest
/// augmenting paths with potentials (Suurballe 1974, doi:10.1002/net.3230040204). A node is two,
/// with one arc between them that lets one unit pass, or any number.
package struct CheapestFlow: Sendable {
  /// What two paths must not share.
  package enum Share: Sendable {
    case nodes
    case arcs
  }

  /// Each arc costs so much more, so that of paths alike the shorter ones are taken and arcs of
  /// value 1 are never walked in circles; 100 of them stay within the tolerance of products.
  private static let step = 1e-12

  private let graph: FrozenGraph
  private let share: Share
  /// Whether a unit passes along each arc.
  private var isUsed: [Bool]
  private let costs: [Double]
  /// The position in the outgoing rows of each position in the incoming ones.
  private let mirrored: [Int]
  private var source = 0
  private var target = 0
  /// For each node whether a unit passes through it.
  private var isPassed: [Bool]
  private var potentials: [Double]
  private var distances: [Double]
  private var isSettled: [Bool]
  /// The state from which each state was reached, and along which arc; −1 for the arc inside.
  private var reachedFrom: [(state: Int, arc: Int)]
  private var queue = BestFirstQueue()

  /// Makes room for paths in `graph`.
  ///
  /// - Precondition: every value is above 0 and at most 1.
  package init(_ graph: FrozenGraph, share: Share) {
    self.graph = graph
    self.share = share
    isUsed = [Bool](repeating: false, count: graph.arcCount)
    costs = graph.values.map { -log($0) + Self.step }
    var next = (0..<graph.nodeCount).map { graph.inRow($0).lowerBound }
    var mirrored = [Int](repeating: 0, count: graph.arcCount)
    for node in 0..<graph.nodeCount {
      for arc in graph.outRow(node) {
        // Both rows ascend, so an arc's place among those into its end is the next one there.
        let end = Int(graph.targets[arc])
        mirrored[next[end]] = arc
        next[end] += 1
      }
    }
    self.mirrored = mirrored
    isPassed = [Bool](repeating: false, count: graph.nodeCount)
    let states = 2 * graph.nodeCount
    potentials = [Double](repeating: 0, count: states)
    distances = [Double](repeating: 0, count: states)
    isSettled = [Bool](repeating: false, count: states)
    reachedFrom = [(Int, Int)](repeating: (-1, -1), count: states)
  }

  /// Begins anew between two nodes.
  ///
  /// - Precondition: the two differ.
  package mutating func start(from source: Int, to target: Int) {
    (self.source, self.target) = (source, target)
    for arc in isUsed.indices { isUsed[arc] = false }
    for node in isPassed.indices { isPassed[node] = false }
    for state in potentials.indices { potentials[state] = 0 }
  }

  /// Makes room for one path more among those that there are; `false` where there is none.
  ///
  /// - Complexity: O((nodes + arcs) · log arcs).
  package mutating func augment() -> Bool {
    search()
    let end = Self.entry(target)
    guard isSettled[end] else { return false }
    for state in potentials.indices {
      potentials[state] += isSettled[state] ? distances[state] : distances[end]
    }
    var state = end
    while state != Self.exit(source) {
      let (before, arc) = reachedFrom[state]
      if arc >= 0 { isUsed[arc].toggle() }
      state = before
    }
    for node in isPassed.indices {
      isPassed[node] = graph.outRow(node).contains { isUsed[$0] }
    }
    return true
  }

  /// The arcs along which units pass.
  package var arcs: [(from: Int, to: Int, value: Double)] {
    (0..<graph.nodeCount).flatMap { node in
      graph.outRow(node).filter { isUsed[$0] }.map {
        (node, Int(graph.targets[$0]), graph.values[$0])
      }
    }
  }

  // MARK: - Search

  private static func entry(_ node: Int) -> Int { 2 * node }
  private static func exit(_ node: Int) -> Int { 2 * node + 1 }

  private mutating func search() {
    for state in distances.indices {
      distances[state] = .infinity
      isSettled[state] = false
    }
    queue = BestFirstQueue()
    let start = Self.exit(source)
    distances[start] = 0
    queue.push(start, key: 0)
    while let (state, key) = queue.pop() {
      guard !isSettled[state], -key == distances[state] else { continue }
      isSettled[state] = true
      if state == Self.entry(target) { return }
      if state % 2 == 1 { leave(state / 2) } else { enter(state / 2) }
    }
  }

  /// From the exit of a node: along its free arcs, and back through it where a unit passes.
  private mutating func leave(_ node: Int) {
    for arc in graph.outRow(node) where !isUsed[arc] {
      let next = Int(graph.targets[arc])
      if next != source { reach(Self.entry(next), from: Self.exit(node), along: arc, costs[arc]) }
    }
    if isPassed[node], node != source {
      reach(Self.entry(node), from: Self.exit(node), along: -1, 0)
    }
  }

  /// From the entry of a node: through it where it has room, and back along the arcs that lead
  /// units to it.
  private mutating func enter(_ node: Int) {
    if share == .arcs || !isPassed[node] {
      reach(Self.exit(node), from: Self.entry(node), along: -1, 0)
    }
    for position in graph.inRow(node) where isUsed[mirrored[position]] {
      let arc = mirrored[position]
      reach(
        Self.exit(Int(graph.reverseSources[position])), from: Self.entry(node), along: arc,
        -costs[arc])
    }
  }

  private mutating func reach(_ next: Int, from state: Int, along arc: Int, _ cost: Double) {
    guard !isSettled[next] else { return }
    // Never below 0 but for rounding, by the potentials.
    let distance = distances[state] + max(0, cost + potentials[state] - potentials[next])
    guard distance < distances[next] else { return }
    distances[next] = distance
    reachedFrom[next] = (state, arc)
    queue.push(next, key: -distance)
  }
}
