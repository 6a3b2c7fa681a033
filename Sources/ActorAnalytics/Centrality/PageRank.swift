// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much attention ends at an actor when everyone passes attention on along their ties.
///
/// **Formula.** p(v) = (1 − d)/n + d · (Σ p(u) w(u→v)/w⁺(u) + Σ over dead ends p(u)/n).
///
/// **Convention.** Follows ties in their direction, weighted by the view's value; an actor without
/// outgoing ties (or with strength 0 only) spreads to everyone alike; Σp = 1. Up to 256 actors the
/// equations are solved directly; above, the iteration stops when the sum of all errors is below
/// `--accuracy`, and is undefined (`didNotConverge`) where 100,000 steps are not enough: directed,
/// for a damping above 0.999. Of the trust view and with the defaults it is `eigen-trust`, restart
/// taking what damping leaves.
///
/// - Complexity: O(n³) up to 256 actors; above, O(n + m) a step and about 30/(1 − d) steps where
///   directed, 30/√(1 − d) where not, fewer on most maps; see `PageRankKernel`.
/// - References: Brin, S. & Page, L. (1998). The anatomy of a large-scale hypertextual web search
///   engine. Computer Networks 30, 107–117. doi:10.1016/S0169-7552(98)00110-X
public struct PageRank: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "pagerank", title: "PageRank",
    family: .centrality, question: "With whom does attention end up?",
    summary: "How much attention ends at an actor when everyone passes it on along their ties.",
    convention: "Along the direction of ties, weighted by the view's value; uniform restart; dead "
      + "ends spread to everyone; Σ = 1. With the defaults the same as eigen-trust in the trust "
      + "view.",
    citation: "Brin & Page 1998, Computer Networks 30, doi:10.1016/S0169-7552(98)00110-X",
    parameters: [
      MeasureParameter(
        "damping", .number(from: 0, below: 1), default: "0.85",
        "the share of attention that is passed on along ties"),
      MeasureParameter(
        "accuracy", .number(from: 1e-15, below: 1), default: "1e-12",
        "the sum of all errors of PageRank stays below it; small maps are solved directly"),
    ])
  private let parameters: MeasureArguments

  /// Takes the parameters `damping` and `accuracy`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: its share of attention. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let scores = try scores(of: graph.graph, control)
    let cells = scores.map { $0.map(Cell.value) }
    let none = [Cell](repeating: .undefined(.didNotConverge), count: graph.actorCount)
    return actorResult(on: graph, parameters: parameters, columns: [cells ?? none])
  }

  // MARK: - Steps

  private func scores(
    of graph: FrozenGraph, _ control: RunControl
  ) throws(AnalysisError) -> [Double]? {
    let damping = parameters.number("damping")
    if graph.nodeCount <= DenseSystem.limit { return Self.solution(of: graph, damping: damping) }
    let accuracy = parameters.number("accuracy")
    return try control.running { control throws(Cancellation) in
      try PageRankKernel.scores(of: graph, damping: damping, error: accuracy, control: control)
    }
  }

  /// Solves q − d · Mq = 1 without dead ends, for p is q over its sum: what dead ends spread and
  /// what restarts both come to everyone alike, so they change the scale alone.
  private static func solution(of graph: FrozenGraph, damping: Double) -> [Double]? {
    let n = graph.nodeCount
    let strengths = (0..<n).map { graph.outRow($0).reduce(0) { $0 + graph.values[$1] } }
    var system = DenseSystem(count: n, diagonal: 1)
    for node in 0..<n {
      for position in graph.inRow(node) where graph.reverseValues[position] > 0 {
        let source = Int(graph.reverseSources[position])
        system[node, source] = -damping * (graph.reverseValues[position] / strengths[source])
      }
    }
    guard let scores = system.solution([Double](repeating: 1, count: n)) else { return nil }
    let sum = scores.reduce(0, +)
    return scores.map { $0 / sum }
  }
}
