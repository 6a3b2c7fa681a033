// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How near the others are to an actor, counting those who are not reached as infinitely far:
/// the closeness that holds on maps which fall apart.
///
/// **Formula.** h(v) = Σ 1/d over the others reached; normalised h(v) / (n − 1).
///
/// **Convention.** Direction and distance as for closeness; in, on hops, by default. The sum 0 of
/// an isolate is a true value. Undefined: `zeroDistance` where a trust of 1 makes a distance 0;
/// the normalised value below two actors (`tooFewActors`).
///
/// - Complexity: O(n / 512 · levels · (n + m)) on hops, O(n·m·log m) on trust.
/// - References: Marchiori, M. & Latora, V. (2000). Harmony in the small-world. Physica A 285,
///   539–546. doi:10.1016/S0378-4371(00)00311-3. Boldi, P. & Vigna, S. (2014). Axioms for
///   centrality. Internet Mathematics 10, 222–262. doi:10.1080/15427951.2013.865686
public struct HarmonicCloseness: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "harmonic-closeness", title: "Harmonic closeness",
    family: .centrality, question: "Who is near the others on a map that falls into parts?",
    summary: "How near the others are, those out of reach counting as infinitely far.",
    convention: "Σ 1/d; normalised by n − 1. Direction in: from the others to the actor. "
      + "Distances are hops unless neg-log is asked for.",
    citation: "Marchiori & Latora 2000, Physica A 285, doi:10.1016/S0378-4371(00)00311-3; Boldi "
      + "& Vigna 2014, Internet Math. 10, doi:10.1080/15427951.2013.865686",
    further: ["normalised"], parameters: Distances.parameters)
  private let parameters: MeasureArguments

  /// Takes the parameters `direction` and `distance`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: raw and normalised. Refuses negative ties, and neg-log outside the trust
  /// view.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let distances = try Distances(graph, arguments: parameters, measure: descriptor.id)
    let others = Double(graph.actorCount - 1)
    let columns = try distances.sums(control).map { sum in
      if sum.hasZero { return (Cell.undefined(.zeroDistance), Cell.undefined(.zeroDistance)) }
      let normalised = others < 1 ? Cell.undefined(.tooFewActors) : .value(sum.inverse / others)
      return (.value(sum.inverse), normalised)
    }
    return actorResult(
      on: graph, parameters: parameters, columns: [columns.map(\.0), columns.map(\.1)])
  }
}
