// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How much attention ends at an actor when everyone passes attention on along their ties.
///
/// **Formula.** p(v) = (1 − d)/n + d · (Σ p(u) w(u→v)/w⁺(u) + Σ over dead ends p(u)/n).
///
/// **Convention.** Follows ties in their direction, weighted by the view's value; an actor without
/// outgoing ties (or with strength 0 only) spreads to everyone alike; Σp = 1. The iteration stops
/// when the L1 error is below 1e-12, for a damping above 0.999 below 1e-15/(1 − d), which is as
/// good as doubles allow. Undefined: `didNotConverge` for a damping so near 1 that five million
/// iterations are not enough.
///
/// - Complexity: O(n + m) an iteration, at most about 30/(1 − d) iterations.
/// - References: Brin, S. & Page, L. (1998). The anatomy of a large-scale hypertextual web search
///   engine. Computer Networks 30, 107–117. doi:10.1016/S0169-7552(98)00110-X
public struct PageRank: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "pagerank", title: "PageRank",
    summary: "How much attention ends at an actor when everyone passes it on along their ties.",
    convention: "Along the direction of ties, weighted by the view's value; uniform restart; "
      + "dead ends spread to everyone; Σ = 1; L1 error below 1e-12.",
    citation: "Brin & Page 1998, Computer Networks 30, doi:10.1016/S0169-7552(98)00110-X",
    parameters: [
      MeasureParameter(
        "damping", .number(from: 0, below: 1), default: "0.85",
        "the share of attention that is passed on along ties")
    ])
  private let parameters: MeasureArguments

  /// Takes the parameter `damping`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: its share of attention. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let scores = Self.scores(of: graph.graph, damping: parameters.number("damping"))
    let cells = scores.map { $0.map(Cell.value) }
    let none = [Cell](repeating: .undefined(.didNotConverge), count: graph.actorCount)
    return actorResult(on: graph, parameters: parameters, columns: [cells ?? none])
  }

  // MARK: - Steps

  private static func scores(of graph: FrozenGraph, damping: Double) -> [Double]? {
    let n = graph.nodeCount
    guard n > 0 else { return [] }
    let flow = Flow(graph)
    var scores = [Double](repeating: 1 / Double(n), count: n)
    // The L1 change shrinks by the damping each time; the error left is change · d / (1 − d).
    // Rounding keeps changes from falling much below 1e-16.
    let goal = max(1e-12 * (1 - damping), 1e-15)
    let limit = damping > 0 ? min(5_000_000, 100 + Int(log(goal / 10) / log(damping))) : 1
    for _ in 0...limit {
      let next = flow.step(scores, damping: damping)
      let change = zip(scores, next).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
      scores = next
      if change * damping <= goal { return scores }
    }
    return nil
  }

  /// What share of an actor's attention goes along each tie.
  private struct Flow {
    private let graph: FrozenGraph
    /// For each arc in the order of the reverse rows; an actor's shares sum to 1.
    private let shares: [Double]
    private let isDeadEnd: [Bool]

    init(_ graph: FrozenGraph) {
      self.graph = graph
      let strengths = (0..<graph.nodeCount).map { graph.values[graph.outRow($0)].reduce(0, +) }
      isDeadEnd = strengths.map { $0 == 0 }
      shares = zip(graph.reverseSources, graph.reverseValues).map { source, value in
        value > 0 ? value / strengths[Int(source)] : 0
      }
    }

    func step(_ scores: [Double], damping: Double) -> [Double] {
      let n = Double(scores.count)
      let stuck = scores.indices.reduce(0) { isDeadEnd[$1] ? $0 + scores[$1] : $0 }
      let base = (1 - damping) / n + damping * stuck / n
      return scores.indices.map { node in
        let sum = graph.inRow(node).reduce(0) {
          $0 + scores[Int(graph.reverseSources[$1])] * shares[$1]
        }
        return base + damping * sum
      }
    }
  }
}
