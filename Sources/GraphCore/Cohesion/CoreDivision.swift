// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A division of a graph into a core, which is tied to itself and to the rest, and a periphery,
/// which is not tied to itself: that which correlates most with the graph, as far as was searched.
///
/// Borgatti, S. P. & Everett, M. G. (2000). Models of core/periphery structures. Social Networks
/// 21, 375–395. doi:10.1016/S0378-8733(99)00019-2. For a given number of nodes in the periphery
/// only the value of the arcs within it matters, so that moving one node changes the fit by what
/// joins it to the periphery. Graphs of up to `exhaustive` nodes are searched in full. Others begin
/// with the best of the divisions that put the nodes with the largest sums into the core, and then
/// move nodes one by one, each once, through divisions that are worse, as Kernighan and Lin do.
public struct CoreDivision: Sendable {
  /// Up to so many nodes every division is tried.
  public static let exhaustive = 16

  /// Whether each node is in the core.
  public let isCore: [Bool]
  /// The correlation, over all ordered pairs, of the values of arcs with 1 where either end is in
  /// the core.
  public let fit: Double
  /// Whether every division was tried.
  public let isProven: Bool

  /// The best division that `runs` searches find; of equally good ones the first.
  ///
  /// `nil` where there are fewer than three nodes or all pairs have the same value.
  ///
  /// - Complexity: O(n + m) for some moves a run, of which each looks at all nodes.
  public init?(
    _ graph: FrozenGraph, runs: Int, seed: Int, exhaustive: Int = exhaustive,
    control: KernelControl = KernelControl()
  ) throws(Cancellation) {
    guard let fit = CoreFit(graph) else { return nil }
    var best: CoreState
    isProven = graph.nodeCount <= exhaustive
    if isProven {
      best = CoreState.bestOfAll(fit)
    } else {
      let start = CoreState.bestOfLeading(fit)
      let found = try ParallelChunks.fold(
        runs, control: control, into: [CoreState]()
      ) {
      } body: { _, runs throws(Cancellation) in
        var found: [CoreState] = []
        for run in runs {
          var state = start
          var random = SplitMix(seed: seed, stream: UInt64(run))
          if run > 0 { state.shake(fit, &random) }
          try state.climb(fit, control)
          found.append(state)
        }
        return found
      } combine: { all, part in
        all += part
      }
      best = found[0]
      for state in found where state.isBetter(than: best) { best = state }
    }
    isCore = best.isCore
    self.fit = fit.worth(of: best.isCore)
  }
}

/// The fit of divisions of one graph.
private struct CoreFit: Sendable {
  let rows: MutualRows
  let sums: [Double]
  let count: Int
  private let all: Double
  private let spread: Double

  init?(_ graph: FrozenGraph) {
    count = graph.nodeCount
    guard count > 2 else { return nil }
    rows = MutualRows(graph)
    sums = rows.sums
    var (all, squares) = (0.0, 0.0)
    for value in graph.values {
      all += value
      squares += value * value
    }
    self.all = all
    let n = Double(count)
    let spread = n * (n - 1) * squares - all * all
    guard spread > 1e-12 * n * (n - 1) * squares else { return nil }
    self.spread = spread.squareRoot()
  }

  /// The correlation for so many nodes in the periphery and so much value within it.
  func worth(_ periphery: Int, _ inside: Double) -> Double {
    let (n, p) = (Double(count), Double(periphery))
    let pairs = n * (n - 1)
    let ideal = pairs - p * (p - 1)
    guard ideal > 0, ideal < pairs else { return -.infinity }
    return (pairs * (all - inside) - all * ideal)
      / (spread * (ideal * (pairs - ideal)).squareRoot())
  }

  /// The correlation of a division, from the beginning.
  func worth(of isCore: [Bool]) -> Double {
    var inside = 0.0
    for node in 0..<count where !isCore[node] {
      for place in rows.row(node) where !isCore[Int(rows.neighbors[place])] {
        inside += sums[place]
      }
    }
    return worth(isCore.count { !$0 }, inside / 2)
  }
}

/// A division on the way.
private struct CoreState: Sendable {
  private(set) var isCore: [Bool]
  /// What joins each node to the periphery.
  private var links: [Double]
  private var inside = 0.0
  private var periphery: Int
  private(set) var worth: Double

  /// Everyone in the periphery.
  private init(_ fit: CoreFit) {
    isCore = [Bool](repeating: false, count: fit.count)
    links = (0..<fit.count).map { node in fit.rows.row(node).reduce(0) { $0 + fit.sums[$1] } }
    inside = links.reduce(0, +) / 2
    periphery = fit.count
    worth = -.infinity
  }

  /// Whether it fits better than another by more than rounding can do.
  func isBetter(than other: CoreState) -> Bool { worth > other.worth + 1e-12 }

  private func worth(moving node: Int, _ fit: CoreFit) -> Double {
    isCore[node]
      ? fit.worth(periphery + 1, inside + links[node])
      : fit.worth(periphery - 1, inside - links[node])
  }

  private mutating func move(_ node: Int, _ fit: CoreFit) {
    worth = worth(moving: node, fit)
    inside += isCore[node] ? links[node] : -links[node]
    periphery += isCore[node] ? 1 : -1
    isCore[node].toggle()
    let sign = isCore[node] ? -1.0 : 1
    for place in fit.rows.row(node) {
      links[Int(fit.rows.neighbors[place])] += sign * fit.sums[place]
    }
  }

  // MARK: - Beginnings

  /// The best of all divisions, each made from the one before by moving one node (Gray code).
  static func bestOfAll(_ fit: CoreFit) -> CoreState {
    var state = CoreState(fit)
    var best = state
    for step in 1..<(1 << fit.count) {
      state.move(step.trailingZeroBitCount, fit)
      if state.isBetter(than: best) { best = state }
    }
    return best
  }

  /// The best of the divisions with those of the largest sums in the core.
  static func bestOfLeading(_ fit: CoreFit) -> CoreState {
    var state = CoreState(fit)
    let sums = state.links
    var best = state
    for node in sums.indices.sorted(by: { (sums[$1], $0) < (sums[$0], $1) }) {
      state.move(node, fit)
      if state.isBetter(than: best) { best = state }
    }
    return best
  }

  /// Moves some nodes at random, few or as many as there are.
  mutating func shake(_ fit: CoreFit, _ random: inout SplitMix) {
    for _ in 0..<(2 + random.below(Swift.min(fit.count, 100))) {
      move(random.below(fit.count), fit)
    }
  }

  // MARK: - Moves

  /// So many moves may lead to nothing better before the best so far is gone back to.
  private static let patience = 25

  /// Moves nodes as long as rounds of moves lead to something better.
  mutating func climb(_ fit: CoreFit, _ control: KernelControl) throws(Cancellation) {
    while true {
      let before = self
      var (best, waited) = (self, 0)
      var hasMoved = [Bool](repeating: false, count: fit.count)
      while waited < Self.patience, let node = bestMove(fit, hasMoved) {
        try control.check()
        move(node, fit)
        hasMoved[node] = true
        waited += 1
        if isBetter(than: best) { (best, waited) = (self, 0) }
      }
      self = best
      guard isBetter(than: before) else { return }
    }
  }

  private func bestMove(_ fit: CoreFit, _ hasMoved: [Bool]) -> Int? {
    var (best, most) = (nil as Int?, -Double.infinity)
    for node in 0..<fit.count where !hasMoved[node] {
      let worth = worth(moving: node, fit)
      if worth > most { (best, most) = (node, worth) }
    }
    return best
  }
}
