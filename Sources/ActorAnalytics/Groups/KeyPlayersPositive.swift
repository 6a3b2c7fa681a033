// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Which few actors together are nearest to all: from whom anything gets to everybody soonest.
///
/// **Formula.** DR(S) = Σ (1/d(v, S)) / n over all n actors v, with d(v, S) the steps to the
/// nearest member of the set S, 1/d = 1 for members and 0 without a path; or the share of all
/// actors, members among them, `--reach-steps` so many steps.
///
/// **Convention.** Hops over the ties of the view; `--direction in` takes paths from the others to
/// a member. A row for each best set of `--size` actors. Exact where `.proven` is 1; where the
/// search gives up (`--effort`) the set is the best found, and no other is better by more than
/// `.gap`. At most 1,000 sets are listed; `.complete` is 1 where those are all best ones.
/// Undefined: `tooFewActors` where the map has fewer actors than the set.
///
/// - Complexity: exponential in the size at worst; O(n²) space; see `CoverSearch`.
/// - References: Borgatti, S. P. (2006). Identifying sets of key players in a social network.
///   Computational and Mathematical Organization Theory 12, 21–34. doi:10.1007/s10588-006-7084-x
public struct KeyPlayersPositive: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "key-players-positive", title: "Key players who reach all",
    family: .groups, question: "Through which few does word get to everybody soonest?",
    summary: "The set of actors that is nearest to all others.",
    convention: "Distance-weighted reach, or the share of actors within so many steps, members "
      + "among them. All best sets; gap is 0 where proven, else what another set may have more "
      + "at most.",
    citation: "Borgatti 2006, Comput. Math. Organ. Theory 12, doi:10.1007/s10588-006-7084-x",
    subject: .set, further: SetSearch.columns, proof: .whereOne("key-players-positive.proven"),
    parameters: [
      SetSearch.size,
      MeasureParameter(
        "reach", .choice(["distance-weighted", "within-steps"]), default: "distance-weighted",
        "distance-weighted: one over the steps; within-steps: 1 within so many steps"),
      SetSearch.within, Distances.direction, SearchEffort.parameter,
    ])
  private let parameters: MeasureArguments

  /// Takes the parameters `size`, `reach`, `reach-steps`, `direction` and `effort`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// Two bytes a pair of actors.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    2 * graph.actorCount * graph.actorCount
  }

  /// One row a best set. Refuses negative ties and more than 10,000 actors.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    try refuseManyActors(of: graph)
    let (size, count) = (parameters.count("size"), graph.actorCount)
    guard count >= size else { return noSetResult(.tooFewActors, parameters: parameters) }
    let search = GroupSteps(graph.graph, direction: parameters["direction"])
    let isWithin = parameters["reach"] == "within-steps"
    let best = try control.running { control throws(Cancellation) in
      try CoverSearch.best(
        size, of: count, worth: isWithin ? .within(parameters.count("reach-steps")) : .inverse,
        budget: SearchEffort.steps(parameters), control: control
      ) { search.steps(of: [$0]) }
    }
    return setResult(of: best, on: graph, parameters: parameters) {
      min($0, Double(count)) / Double(count)
    }
  }
}
