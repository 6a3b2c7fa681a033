// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much attention ends at an actor when everyone passes attention on along their ties.
///
/// **Formula.** p(v) = (1 − d)/n + d · (Σ p(u) w(u→v)/w⁺(u) + Σ over dead ends p(u)/n).
///
/// **Convention.** Follows ties in their direction, weighted by the view's value; an actor without
/// outgoing ties (or with strength 0 only) spreads to everyone alike; Σp = 1. Up to 256 actors the
/// equations are solved directly; above, the iteration stops when the L1 error is below 1e-12, and
/// is undefined (`didNotConverge`) where 100,000 steps are not enough: for a damping above 0.999.
///
/// - Complexity: O(n³) up to 256 actors; above, O(n + m) a step and about 30/(1 − d) steps.
/// - References: Brin, S. & Page, L. (1998). The anatomy of a large-scale hypertextual web search
///   engine. Computer Networks 30, 107–117. doi:10.1016/S0169-7552(98)00110-X
public struct PageRank: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "pagerank", title: "PageRank",
    summary: "How much attention ends at an actor when everyone passes it on along their ties.",
    convention: "Along the direction of ties, weighted by the view's value; uniform restart; "
      + "dead ends spread to everyone; Σ = 1.",
    citation: "Brin & Page 1998, Computer Networks 30, doi:10.1016/S0169-7552(98)00110-X",
    parameters: [
      MeasureParameter(
        "damping", .number(from: 0, below: 1), default: "0.85",
        "the share of attention that is passed on along ties")
    ])
  private static let iterationLimit = 100_000
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
    let flow = Flow(graph)
    return graph.nodeCount <= DenseSystem.limit
      ? flow.solution(damping: damping) : flow.iterated(damping: damping)
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

    /// Solves q − d · Mq = 1 without dead ends, for p is q over its sum: what dead ends spread and
    /// what restarts both come to everyone alike, so they change the scale alone.
    func solution(damping: Double) -> [Double]? {
      let n = graph.nodeCount
      var system = DenseSystem(count: n, diagonal: 1)
      for node in 0..<n {
        for position in graph.inRow(node) {
          system[node, Int(graph.reverseSources[position])] = -damping * shares[position]
        }
      }
      guard let scores = system.solution([Double](repeating: 1, count: n)) else { return nil }
      let sum = scores.reduce(0, +)
      return scores.map { $0 / sum }
    }

    /// Repeats p ← (1 − d)/n + d · Mp until it stays.
    func iterated(damping: Double) -> [Double]? {
      let n = graph.nodeCount
      var scores = [Double](repeating: 1 / Double(n), count: n)
      // Near 1 rounding would let the scores of two camps swing for ever; half a step settles.
      let pace = damping > 0.9 ? 0.5 : 1
      // The L1 change shrinks at least by the factor r each time: change · r/(1 − r) is left.
      let factor = 1 - pace * (1 - damping)
      let goal = max(1e-12 * (1 - factor), 1e-15)
      for _ in 0..<PageRank.iterationLimit {
        let next = zip(scores, step(scores, damping: damping)).map { $0 + pace * ($1 - $0) }
        let change = zip(scores, next).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
        scores = next
        if change * factor <= goal { return scores }
      }
      return nil
    }

    private func step(_ scores: [Double], damping: Double) -> [Double] {
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
