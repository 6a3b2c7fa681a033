// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// In how many groups of three, all tied to each other, an actor stands.
///
/// **Formula.** t(v) = the number of pairs of neighbours of v that are tied to each other.
///
/// **Convention.** The view is read as undirected; two actors tied both ways are one pair. Which
/// ties exist counts, not their values; not normalised, and always defined.
///
/// - Complexity: O(m √m); see `TriangleCounts`.
/// - References: Latapy, M. (2008). Main-memory triangle computations for very large (sparse
///   (power-law)) graphs. Theoretical Computer Science 407, 458–473. doi:10.1016/j.tcs.2008.07.017
public struct Triangles: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "triangles", title: "Triangles",
    family: .cohesion, question: "Who stands in tight groups of three?",
    summary: "In how many groups of three, all tied to each other, an actor stands.",
    convention: "Pairs of neighbours that are tied to each other; the view is read as undirected "
      + "and values do not count.",
    citation: "Latapy 2008, Theor. Comput. Sci. 407, doi:10.1016/j.tcs.2008.07.017",
    onSigns: .measure("triad-balance"))
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: its triangles. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let counts = try control.running { control throws(Cancellation) in
      try TriangleCounts(graph.graph, control: control)
    }
    return actorResult(
      on: graph, parameters: parameters, columns: [counts.perNode.map { Cell.value(Double($0)) }])
  }
}
