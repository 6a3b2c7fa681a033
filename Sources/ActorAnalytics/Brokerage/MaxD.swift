// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// For comparison: without which few actors the leading members of groups would be easiest to part.
///
/// **Formula.** One after the other, the actor whose loss lowers most the number of ties that have
/// to be cut so that no group's kernel is joined to the kernels of the others. A kernel is a
/// hundredth of the members, two at least, with most ties.
///
/// **Convention.** For comparison only. A row for the first actor, one for the first two, and so
/// on; the value is how much lower the cut is without them, the second column the cut that is left.
/// The cut is half of the sum, over the groups, of the least cuts of a group's kernel from all
/// others: exact for two groups; for more, parting all at once is as hard as any problem (the paper
/// adds up cuts in the order of the groups instead). Greedy, as in the paper; kernels and groups
/// (`--group-by`) are chosen, so other choices lead to other actors. Members of kernels may be lost
/// too. Equal ones by more ties, then by id. The view is read as undirected; which ties exist
/// counts. No row where fewer than two groups are recorded or no loss lowers the cut.
///
/// - Complexity: O(spanners · tried actors · groups · cut · m).
/// - References: Lou, T. & Tang, J. (2013). Mining structural hole spanners through information
///   diffusion in social networks. WWW 2013, 825–836. He, L., Lu, C.-T., Ma, J., Cao, J., Shen, L.
///   & Yu, P. S. (2016), who compare it: Joint community and structural hole spanner detection via
///   harmonic modularity. KDD '16. doi:10.1145/2939672.2939807
public struct MaxD: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "maxd", title: "Structural hole spanners by cuts (MaxD)",
    family: .brokerage, question: "Without which few actors would groups come apart most easily?",
    summary: "Sets of actors whose loss makes the leading members of groups easiest to part.",
    convention:
      "For comparison: Lou and Tang's greedy search; how much lower the least cut between "
      + "the groups' kernels is without the actors, and the cut left. Undirected.",
    citation: "Lou & Tang 2013, WWW; He et al. 2016, KDD, doi:10.1145/2939672.2939807",
    subject: .set, further: ["cut"], isOnlyByName: true, proof: .never,
    parameters: [
      ActorGroups.parameter,
      MeasureParameter(
        "spanners", .count(from: 1, through: 100), default: "3", "how many actors at most"),
    ])
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by` and `spanners`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a set: the drop of the cut and the cut that is left. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let groups = ActorGroups(of: graph, by: parameters["group-by"]).groups
    guard groups.count > 1 else { return result(of: [], parameters: parameters) }
    let core = graph.graph.undirected()
    let kernels = groups.map { group in
      let order = group.members.sorted { a, b in
        let (x, y) = (core.outRow(a).count, core.outRow(b).count)
        return x != y ? x > y : a < b
      }
      return Array(order.prefix(max(2, group.members.count / 100)))
    }
    let most = parameters.count("spanners")
    let found = try control.running { control throws(Cancellation) in
      try KernelCuts(core, kernels: kernels).spanners(most: most, control: control)
    }
    let rows = found.nodes.indices.map { place in
      let set = found.nodes[0...place].sorted().map { graph.actorIDs[$0] }
      let cut = found.cuts[place + 1]
      return (MeasureSubject.set(set), [Cell.value(found.cuts[0] - cut), .value(cut)])
    }
    return result(of: rows, parameters: parameters)
  }
}
