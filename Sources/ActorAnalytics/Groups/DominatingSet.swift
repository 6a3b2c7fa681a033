// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// The fewest actors such that everybody is one of them or tied to one of them.
///
/// **Formula.** min |S| with N(S) ∪ S = all actors, N(S) the actors tied to any member of S.
///
/// **Convention.** `--direction in` takes ties of the others to a member, `out` ties of a member to
/// them; values of the view play no part. The value is the number of actors. A row for each
/// smallest set. Exact where `.proven` is 1; where the search gives up (`--effort`) the set is the
/// smallest found, and no set is smaller by more than `.gap`. At most 1,000 sets are listed;
/// `.complete` is 1 where those are all smallest ones. Undefined: `tooFewActors` without actors.
///
/// - Complexity: exponential at worst, for the problem is hard; see `SmallestCover`.
/// - References: Fomin, F. V., Grandoni, F. & Kratsch, D. (2009). A measure & conquer approach for
///   the analysis of exact algorithms. Journal of the ACM 56, 25. doi:10.1145/1552285.1552286
public struct DominatingSet: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "dominating-set", title: "Smallest dominating set",
    family: .groups, question: "Who are the fewest with whom everybody has direct contact?",
    summary: "The fewest actors such that everybody is one of them or tied to one.",
    convention: "The number of actors; all smallest sets. Gap is 0 where proven, else by how many "
      + "a set may be smaller at most. In takes ties to a member, out ties of a member.",
    citation: "Fomin, Grandoni & Kratsch 2009, J. ACM 56, doi:10.1145/1552285.1552286",
    subject: .set, further: SetSearch.columns, proof: .whereOne("dominating-set.proven"),
    parameters: [Distances.direction, SearchEffort.parameter])
  private let parameters: MeasureArguments

  /// Takes the parameters `direction` and `effort`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a smallest set. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    guard graph.actorCount > 0 else { return noSetResult(.tooFewActors, parameters: parameters) }
    let search = GroupSteps(graph.graph, direction: parameters["direction"])
    let covers = graph.actorIDs.indices.map { actor in
      [UInt32(actor)] + Array(search.neighbors(actor))
    }
    let best = try control.running { control throws(Cancellation) in
      try SmallestCover.best(
        covers, leaving: 0, budget: SearchEffort.steps(parameters), control: control)
    }
    return setResult(of: best, on: graph, parameters: parameters) { -$0 }
  }
}
