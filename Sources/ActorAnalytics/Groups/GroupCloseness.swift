// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How near everybody outside is to a group: to the member that is nearest to them.
///
/// **Formula.** C(S) = r / Σ d(v, S) over the r actors outside of S whom a path joins to it, with
/// d(v, S) the steps to the nearest member. `.wasserman-faust` multiplies by r / (n − k) for k
/// members, so that who is not joined counts against the group.
///
/// **Convention.** Hops over the ties of the view, as `closeness` by default. A row for each group,
/// `--group-by` any field or attribute; actors without one are outside of every group. Undefined:
/// `unreached` where nobody outside is joined to the group, `tooFewActors` where nobody is outside.
///
/// - Complexity: O(n + m) a group.
/// - References: Everett, M. G. & Borgatti, S. P. (1999). The centrality of groups and classes.
///   Journal of Mathematical Sociology 23, 181–201. doi:10.1080/0022250X.1999.9990219
public struct GroupCloseness: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "group-closeness", title: "Closeness of groups",
    family: .groups, question: "Which side or role is nearest to everybody else?",
    summary: "How near those outside of a group are to the member that is nearest to them.",
    convention: "Outsiders who are joined to the group, over the sum of their steps to the nearest "
      + "member; wasserman-faust times their share of all outsiders. Hops over the ties of the "
      + "view.",
    citation: "Everett & Borgatti 1999, J. Math. Sociol. 23, doi:10.1080/0022250X.1999.9990219",
    subject: .group, further: ["wasserman-faust"],
    parameters: [ActorGroups.parameter, Distances.direction])
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by` and `direction`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a group. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let search = GroupSteps(graph.graph, direction: parameters["direction"])
    let groups = ActorGroups(of: graph, by: parameters["group-by"]).groups
    let rows = try control.running { control throws(Cancellation) in
      var rows: [(subject: MeasureSubject, cells: [Cell])] = []
      for group in groups {
        try control.check()
        let steps = search.steps(of: group.members).filter { $0 > 0 }
        let outside = graph.actorCount - group.members.count
        rows.append((.group(id: group.name), Self.cells(steps, outside: outside)))
      }
      return rows
    }
    return result(of: rows, parameters: parameters)
  }

  private static func cells(_ steps: [Int], outside: Int) -> [Cell] {
    guard outside > 0 else { return [.undefined(.tooFewActors), .undefined(.tooFewActors)] }
    guard !steps.isEmpty else { return [.undefined(.unreached), .undefined(.unreached)] }
    let reached = Double(steps.count)
    let closeness = reached / Double(steps.reduce(0, +))
    return [.value(closeness), .value(closeness * reached / Double(outside))]
  }
}
