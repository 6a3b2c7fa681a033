// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Whose loss would split the map: the actors that are the only link between parts of it.
///
/// **Formula.** 1 where removing the actor leaves its connected part in more pieces, else 0.
///
/// **Convention.** The view is read as undirected; which ties exist counts, not their values. Not
/// normalised, and always defined: an isolate has 0. In the signed view hostile ties count as ties.
///
/// - Complexity: O(n + m).
/// - References: Hopcroft, J. & Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph
///   manipulation. Communications of the ACM 16, 372–378. doi:10.1145/362248.362272
public struct ArticulationPoints: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "articulation-points", title: "Articulation points",
    family: .brokerage, question: "Without whom would the map fall apart?",
    summary: "Actors whose loss would split the map.",
    convention: "1 where the loss of the actor leaves its connected part in more pieces, else 0; "
      + "the view is read as undirected. In the signed view hostile ties count as ties.",
    citation: "Hopcroft & Tarjan 1973, Commun. ACM 16, doi:10.1145/362248.362272",
    takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: 1 or 0.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let cuts = CutSearch(graph.graph).isArticulationPoint
    return actorResult(
      on: graph, parameters: parameters, columns: [cuts.map { Cell.value($0 ? 1 : 0) }])
  }
}
