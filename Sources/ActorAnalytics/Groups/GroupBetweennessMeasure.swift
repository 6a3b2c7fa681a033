// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// What share of the shortest paths between all others runs over members of a group: how much the
/// group as a whole stands between the rest.
///
/// **Formula.** b(S) = Σ over pairs (s, t) outside of S of σ(s, t | S) / σ(s, t), where σ counts
/// paths of fewest steps and those over any member of S.
///
/// **Convention.** Hops over the ties of the view. A row for each group, `--group-by` any field or
/// attribute; actors without one are outside of every group. Raw counts unordered pairs in an
/// undirected view and ordered pairs in a directed one. Normalised by (n − k)(n − k − 1) / 2,
/// directed without the half, for k members; undefined (tooFewActors) where fewer than two actors
/// are outside. Undefined: `tooManyPaths` where two actors are joined by more shortest paths than a
/// double counts.
///
/// - Complexity: O(n·m) a group, divided by lanes.
/// - References: Everett, M. G. & Borgatti, S. P. (1999). The centrality of groups and classes.
///   Journal of Mathematical Sociology 23, 181–201. doi:10.1080/0022250X.1999.9990219
public struct GroupBetweennessMeasure: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "group-betweenness", title: "Betweenness of groups",
    family: .groups, question: "Which side or role stands between all the others?",
    summary: "What share of the shortest paths between all others runs over members of a group.",
    convention: "Hops over the ties of the view. Pairs outside of the group, unordered where "
      + "undirected; normalised by (n − k)(n − k − 1)/2 or (n − k)(n − k − 1) for k members.",
    citation: "Everett & Borgatti 1999, J. Math. Sociol. 23, doi:10.1080/0022250X.1999.9990219",
    subject: .group, further: ["normalised"], parameters: [ActorGroups.parameter])
  private let parameters: MeasureArguments

  /// Takes the parameter `group-by`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a group: raw and normalised. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let groups = ActorGroups(of: graph, by: parameters["group-by"]).groups
    var columns: [[Cell]] = [[], []]
    for group in groups {
      let pairs = try control.running { control throws(Cancellation) in
        try GroupBetweenness.dependency(on: group.members, of: graph.graph, control: control)
      }
      let others = Double(graph.actorCount - group.members.count)
      let all = others * (others - 1)
      let half = graph.graph.isDirected ? 1.0 : 2
      columns[0].append(pairs.map { .value($0 / half) } ?? .undefined(.tooManyPaths))
      columns[1].append(
        all > 0
          ? pairs.map { .value($0 / all) } ?? .undefined(.tooManyPaths)
          : .undefined(.tooFewActors))
    }
    return MeasureResult(
      descriptor, parameters: parameters, subjects: groups.map { .group(id: $0.name) },
      columns: zip(descriptor.columns, columns).map { MeasureColumn($0, $1) })
  }
}
