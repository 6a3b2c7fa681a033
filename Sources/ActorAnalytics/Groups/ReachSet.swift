// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// The fewest actors from whom enough of all others are within a few steps.
///
/// **Formula.** min |S| such that at least `--share` of 100 actors have d(v, S) ≤ `--reach-steps`,
/// with d(v, S) the steps to the nearest member of S, 0 for members.
///
/// **Convention.** Hops over the ties of the view; `--direction in` takes paths from the others to
/// a member. The value is the number of actors. A row for each smallest set, however far it
/// reaches. Exact where `.proven` is 1; where the search gives up (`--effort`) the set is the
/// smallest found, and no set is smaller by more than `.gap`. At most 1,000 sets are listed;
/// `.complete` is 1 where those are all smallest ones. Undefined: `tooFewActors` without actors.
///
/// - Complexity: exponential at worst, for the problem is hard; see `SmallestCover`.
/// - References: Borgatti, S. P. (2006). Identifying sets of key players in a social network.
///   Computational and Mathematical Organization Theory 12, 21–34. doi:10.1007/s10588-006-7084-x
public struct ReachSet: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "reach-set", title: "Smallest set that reaches enough",
    family: .groups, question: "Who are the fewest from whom most are only a few steps away?",
    summary: "The fewest actors from whom enough of all actors are within a few steps.",
    convention: "The number of actors; all smallest sets. Members count as reached. Gap is 0 where "
      + "proven, else by how many a set may be smaller at most. In takes paths to a member, out "
      + "paths from it.",
    citation: "Borgatti 2006, Comput. Math. Organ. Theory 12, doi:10.1007/s10588-006-7084-x",
    subject: .set, further: SetSearch.columns, proof: .whereOne("reach-set.proven"),
    parameters: [
      SetSearch.within,
      MeasureParameter(
        "share", .count(from: 1, through: 100), default: "100",
        "how many of 100 actors are to be reached"),
      Distances.direction, SearchEffort.parameter,
    ])
  private let parameters: MeasureArguments

  /// Takes the parameters `reach-steps`, `share`, `direction` and `effort`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// Who reaches whom: as it is found, and then from both ends.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    let search = GroupSteps(graph.graph, direction: parameters["direction"])
    return 12 * search.mostPairs(within: parameters.count("reach-steps"))
  }

  /// One row a smallest set. Refuses negative ties and more than 10,000 actors.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    try refuseManyActors(of: graph)
    let count = graph.actorCount
    guard count > 0 else { return noSetResult(.tooFewActors, parameters: parameters) }
    let search = GroupSteps(graph.graph, direction: parameters["direction"])
    let within = parameters.count("reach-steps")
    // Rounded up: 50 of 100 among five are three.
    let needed = (count * parameters.count("share") + 99) / 100
    let best = try control.running { control throws(Cancellation) in
      var covers: [[UInt32]] = []
      for actor in 0..<count {
        try control.check()
        let steps = search.steps(of: [actor], most: within)
        covers.append((0..<count).filter { steps[$0] >= 0 }.map { UInt32($0) })
      }
      return try SmallestCover.best(
        covers, leaving: count - needed, budget: SearchEffort.steps(parameters), control: control)
    }
    return setResult(of: best, on: graph, parameters: parameters) { -$0 }
  }
}
