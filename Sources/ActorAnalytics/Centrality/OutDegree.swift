// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How many ties leave an actor.
///
/// **Formula.** d⁺(v) = arcs out of v.
///
/// **Convention.** In an undirected view all ties of the actor. Values of the view play no part.
/// Normalised by n − 1; undefined (`tooFewActors`) below two actors. In the signed view hostile
/// ties count as ties.
///
/// - Complexity: O(n + m) for n actors and m ties.
/// - References: Freeman, L. C. (1978). Centrality in social networks: conceptual clarification.
///   Social Networks 1, 215–239. doi:10.1016/0378-8733(78)90021-7
public struct OutDegree: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "out-degree", title: "Out-degree",
    family: .centrality, question: "Who turns to most others?",
    summary: "How many ties leave an actor.",
    convention: "In an undirected view all ties of the actor. Normalised by n − 1. In the signed "
      + "view hostile ties count as ties.",
    citation: "Freeman 1978, Social Networks 1, doi:10.1016/0378-8733(78)90021-7",
    further: ["normalised"], takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: ties out, and their share of all that are possible.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    degreeResult(on: graph, parameters: parameters, most: graph.actorCount - 1) {
      graph.graph.outRow($0).count
    }
  }
}
