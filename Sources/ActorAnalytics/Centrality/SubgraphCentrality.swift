// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much of what walks about in all the circles that an actor is part of comes back to it,
/// shorter circles counting most.
///
/// **Formula.** s(v) = Σ over all lengths k of the closed walks of k steps from v to v, over k!:
/// the diagonal of e^A, A having 1 where there is a tie.
///
/// **Convention.** Values play no part. In a directed view walks follow the directions, so that an
/// actor on no directed cycle has 1, the walk of no step, as an isolate has; undirected as networkx
/// and igraph. Not normalised. Undefined: `outOfRange` where the number is above 1e308, which needs
/// a largest eigenvalue of 700 (some 700 contacts that all know each other), and for every actor
/// `tooManyActors` above 10,000 actors, which take minutes.
///
/// - Complexity: O(n · m · k) for k terms of the power series, some 25 in small maps and
///   few more than the largest eigenvalue in dense ones.
/// - References: Estrada, E. & Rodríguez-Velázquez, J. A. (2005). Subgraph centrality in complex
///   networks. Physical Review E 71, 056103. doi:10.1103/PhysRevE.71.056103
public struct SubgraphCentrality: Measure {
  private static let limit = 10_000

  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "subgraph-centrality", title: "Subgraph centrality",
    family: .centrality, question: "Who is part of the most and the closest circles?",
    summary: "How many closed walks lead back to an actor, shorter ones counting most.",
    convention: "The diagonal of e^A, unweighted; directed walks follow the ties. 1 for an actor "
      + "on no cycle of a directed view and for an isolate. At most 10,000 actors.",
    citation: "Estrada & Rodríguez-Velázquez 2005, Phys. Rev. E 71, "
      + "doi:10.1103/PhysRevE.71.056103")
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    guard graph.actorCount <= Self.limit else {
      let none = [Cell](repeating: .undefined(.tooManyActors), count: graph.actorCount)
      return actorResult(on: graph, parameters: parameters, columns: [none])
    }
    let counts = try control.running { control throws(Cancellation) in
      try ClosedWalks.counts(of: graph.graph, control: control)
    }
    let cells = counts.map { $0.isFinite ? Cell.value($0) : .undefined(.outOfRange) }
    return actorResult(on: graph, parameters: parameters, columns: [cells])
  }
}
