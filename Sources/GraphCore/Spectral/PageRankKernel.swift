// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// PageRank of graphs of any size to a stated error: p(v) = (1 − d)/n + d · Σ p(u) w(u→v)/w⁺(u),
/// where a node without strength passes on to all alike, and Σp = 1.
///
/// Undirected graphs are solved by conjugate gradients (`AttentionSolver`), directed ones by sweeps
/// (`AttentionSweeps`), which also finish where conjugate gradients do not settle.
public enum PageRankKernel {
  /// The scores, or `nil` where 100,000 sweeps are not enough.
  ///
  /// - Parameters:
  ///   - damping: the share d that is passed on, from 0 to below 1.
  ///   - error: the sum of all errors stays below it; for a damping next to 1, where rounding
  ///     ends the progress, below 1e-15/(1 − d).
  /// - Precondition: no value is negative.
  /// - Complexity: O(nodes + arcs) a step; about ln(1/error) · √(2/(1 − d)) / 2 steps where
  ///   undirected, ln(1/error)/(1 − d) where directed, fewer on most graphs. Three or four numbers
  ///   a node beside the graph.
  public static func scores(
    of graph: FrozenGraph, damping: Double, error: Double = 1e-12,
    control: KernelControl = KernelControl()
  ) throws(Cancellation) -> [Double]? {
    guard graph.nodeCount > 0 else { return [] }
    let strengths = try RowView.reading(graph, out: true) { rows throws(Cancellation) in
      (0..<rows.count).map(rows.strength)
    }
    return try RowView.reading(graph) { rows throws(Cancellation) in
      var start: [Double]?
      if !graph.isDirected, isTame(strengths) {
        let goal = max(error * (1 - damping), 1e-15)
        let solver = AttentionSolver(rows, strengths: strengths, damping: damping)
        let solution = try solver.solve(goal: goal, control: control)
        if solution.isSettled { return solution.scores }
        start = solution.scores.map { $0 / (1 - damping) }
      }
      let sweeps = AttentionSweeps(rows, graph, strengths: strengths, damping: damping)
      return try sweeps.run(from: start, error: error, control: control)
    }
  }

  /// Whether strengths may be divided by and squared without leaving the range of a `Double`.
  static func isTame(_ strengths: [Double]) -> Bool {
    strengths.allSatisfy { $0 == 0 || ($0 > 1e-60 && $0 < 1e60) }
  }
}
