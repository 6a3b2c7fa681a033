// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// In how large a part of the map, where everyone reaches everyone along the directions of ties,
/// an actor is, and in which.
///
/// **Formula.** The number of actors whom the actor reaches and who reach it, itself among them.
///
/// **Convention.** Along the directions of the view; in an undirected view the same as component.
/// Which ties exist counts, not their values. `.number` is 1 for the largest part and then by
/// falling size; of equal ones the part with the lowest id comes first. Always defined. In the
/// signed view hostile ties count as ties.
///
/// - Complexity: O(n + m).
/// - References: Pearce, D. J. (2016). A space-efficient algorithm for finding strongly connected
///   components. Information Processing Letters 116, 47–52. doi:10.1016/j.ipl.2015.08.010
public struct StrongComponent: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "strong-component", title: "Strong component",
    family: .cohesion, question: "Who can reach whom and get an answer?",
    summary: "In how large a part, where everyone reaches everyone, an actor is.",
    convention: "The number of actors of the part, along the directions of ties; .number counts "
      + "the parts by falling size, 1 the largest. In the signed view hostile ties count as ties.",
    citation: "Pearce 2016, Inf. Process. Lett. 116, doi:10.1016/j.ipl.2015.08.010",
    answer: .parts, further: ["number"], takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the size of its part, and the part's number.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let parts = StrongComponents(graph.graph)
    return actorResult(
      on: graph, parameters: parameters, columns: partColumns(parts.numbers, sizes: parts.sizes))
  }
}
