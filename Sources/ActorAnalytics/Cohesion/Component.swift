// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// In how large a connected part of the map an actor is, and in which.
///
/// **Formula.** The number of actors whom a chain of ties joins to the actor, itself among them.
///
/// **Convention.** The view is read as undirected; which ties exist counts, not their values.
/// `.number` is 1 for the largest part and then by falling size; of equal ones the part with the
/// lowest id comes first. Always defined: an isolate is a part of 1. In the signed view hostile
/// ties count as ties.
///
/// - Complexity: O(n + m) in practice.
/// - References: Sutton, M., Ben-Nun, T. & Barak, A. (2018). Optimizing parallel graph connectivity
///   computation via subgraph sampling. IPDPS 2018. doi:10.1109/IPDPS.2018.00012
public struct Component: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "component", title: "Component",
    family: .cohesion, question: "Which part of a map that falls apart is an actor in?",
    summary: "In how large a connected part of the map an actor is.",
    convention: "The number of actors of the part, the view read as undirected; .number counts "
      + "the parts by falling size, 1 the largest. In the signed view hostile ties count as ties.",
    citation: "Sutton, Ben-Nun & Barak 2018, IPDPS, doi:10.1109/IPDPS.2018.00012",
    answer: .parts, further: ["number"], takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the size of its part, and the part's number.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let parts = Components(graph.graph)
    return actorResult(
      on: graph, parameters: parameters, columns: partColumns(parts.numbers, sizes: parts.sizes))
  }
}
