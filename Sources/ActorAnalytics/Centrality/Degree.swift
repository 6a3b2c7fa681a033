// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How many ties an actor has.
///
/// **Formula.** d(v) = arcs out of v + arcs into v; undirected, ties of v.
///
/// **Convention.** In a directed view in + out; an actor tied both ways to another counts 2. Values
/// of the view play no part. Normalised by n − 1, directed by 2(n − 1); undefined (`tooFewActors`)
/// below two actors. In the signed view hostile ties count as ties.
///
/// - Complexity: O(n + m) for n actors and m ties.
/// - References: Freeman, L. C. (1978). Centrality in social networks: conceptual clarification.
///   Social Networks 1, 215–239. doi:10.1016/0378-8733(78)90021-7
public struct Degree: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "degree", title: "Degree",
    family: .centrality, question: "Who has the most contacts?",
    summary: "How many ties an actor has.",
    convention: "In a directed view in + out; an actor tied both ways to another counts 2. "
      + "Normalised by n − 1, directed by 2(n − 1). In the signed view hostile ties count as ties.",
    citation: "Freeman 1978, Social Networks 1, doi:10.1016/0378-8733(78)90021-7",
    further: ["normalised"], takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: ties, and their share of all that are possible.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let core = graph.graph
    let most = (core.nodeCount - 1) * (core.isDirected ? 2 : 1)
    return degreeResult(on: graph, parameters: parameters, most: most) { actor in
      core.outRow(actor).count + (core.isDirected ? core.inRow(actor).count : 0)
    }
  }
}
