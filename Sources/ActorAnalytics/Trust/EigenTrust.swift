// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much trust ends at an actor when everyone trusts those whom the trusted trust, starting from
/// some who are trusted beforehand.
///
/// **Formula.** t = (1 − α) Cᵀ t + α p with c(i, j) = t(i→j) / Σ t(i→·), Σ t = 1.
///
/// **Convention.** Trust view, along the direction of ties. α is `--restart`; p is spread alike
/// over the actors whom `--trusted` names, over all where it names nobody. An actor who trusts
/// nobody trusts as p does. The published iteration needs α above 0 to settle on every map. Up to
/// 256 actors the equations are solved directly; above, the iteration stops when the sum of all
/// errors is below 1e-13; undefined (`didNotConverge`) where 100,000 steps are not enough. Actors
/// whom no trust reaches from p have 0. Other views are refused. With nobody named it is `pagerank`
/// of the trust view with damping 1 − α.
///
/// - Complexity: O(n³) up to 256 actors; above, O(n + m) a step and about 30/α steps.
/// - References: Kamvar, S. D., Schlosser, M. T. & Garcia-Molina, H. (2003). The EigenTrust
///   algorithm for reputation management in P2P networks. WWW 2003, 640–651.
///   doi:10.1145/775152.775242
public struct EigenTrust: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "eigen-trust", title: "EigenTrust",
    family: .trust, question: "Who is trusted by those who are trusted?",
    summary: "How much trust ends at an actor when everyone trusts whom the trusted trust.",
    convention: "Trust view, along the direction of ties; each actor's trust is shared out to 1; "
      + "restart at those trusted beforehand, as do actors who trust nobody; Σ = 1. With the "
      + "defaults the same as pagerank in the trust view.",
    citation: "Kamvar, Schlosser & Garcia-Molina 2003, WWW, doi:10.1145/775152.775242",
    onSigns: .measure("pn-centrality"),
    parameters: [
      MeasureParameter(
        "restart", .number(from: 0.01, below: 1), default: "0.15",
        "the share of trust that goes back to those trusted beforehand at each step"),
      MeasureParameter(
        "trusted", .actors, default: "", "the actors who are trusted beforehand; none: all alike"),
    ])
  private static let accuracy = 1e-13
  private let parameters: MeasureArguments

  /// Takes the parameters `restart` and `trusted`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: its share of trust. Refuses other views than trust.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseViewsWithoutTrust(graph)
    let trusted = try actors("trusted", of: parameters, on: graph) ?? Array(0..<graph.actorCount)
    var beforehand = [Double](repeating: 0, count: graph.actorCount)
    for actor in trusted { beforehand[actor] = 1 / Double(trusted.count) }
    let passed = 1 - parameters.number("restart")
    let scores = try control.running { control throws(Cancellation) in
      graph.actorCount <= DenseSystem.limit
        ? Self.solution(of: graph.graph, beforehand, passed: passed)
        : try Self.iteration(on: graph.graph, beforehand, passed: passed, control)
    }
    let none = [Cell](repeating: .undefined(.didNotConverge), count: graph.actorCount)
    return actorResult(
      on: graph, parameters: parameters, columns: [scores.map { $0.map(Cell.value) } ?? none])
  }

  // MARK: - Steps

  private static func given(in graph: FrozenGraph) -> [Double] {
    (0..<graph.nodeCount).map { graph.outRow($0).reduce(0) { $0 + graph.values[$1] } }
  }

  /// Solves q − (1 − α) Cᵀ q = p without those who trust nobody, for t is q over its sum: what they
  /// pass on and what restarts both come as p does, so they change the scale alone.
  private static func solution(
    of graph: FrozenGraph, _ beforehand: [Double], passed: Double
  ) -> [Double]? {
    let given = given(in: graph)
    var system = DenseSystem(count: graph.nodeCount, diagonal: 1)
    for node in 0..<graph.nodeCount {
      for position in graph.inRow(node) {
        let source = Int(graph.reverseSources[position])
        system[node, source] = -passed * (graph.reverseValues[position] / given[source])
      }
    }
    guard let scores = system.solution(beforehand) else { return nil }
    let sum = scores.reduce(0, +)
    return scores.map { $0 / sum }
  }

  private static func iteration(
    on graph: FrozenGraph, _ beforehand: [Double], passed: Double, _ control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    let given = given(in: graph)
    var scores = beforehand
    for _ in 0..<100_000 {
      try control.check()
      let shares = zip(scores, given).map { $1 > 0 ? $0 / $1 : 0 }
      let loose = zip(scores, given).reduce(0) { $0 + ($1.1 > 0 ? 0 : $1.0) }
      let next = scores.indices.map { node in
        let received = graph.inRow(node).reduce(0) {
          $0 + graph.reverseValues[$1] * shares[Int(graph.reverseSources[$1])]
        }
        return passed * (received + loose * beforehand[node]) + (1 - passed) * beforehand[node]
      }
      let change = zip(scores, next).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
      scores = next
      // A step leaves at most (1 − α) of an error, so what is still to come is a geometric series.
      if change * passed / (1 - passed) <= accuracy { return scores }
    }
    return nil
  }
}
