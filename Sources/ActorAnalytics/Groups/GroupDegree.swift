// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How many outside of a group are tied to a member: whom the group as a whole has a contact with.
///
/// **Formula.** d(S) = |N(S) ∖ S|, with N(S) the actors tied to any member of S.
///
/// **Convention.** A row for each group, `--group-by` any field or attribute; actors without one
/// are outside of every group. An actor tied to several members counts once. `--direction in`
/// counts those with a tie to a member, `out` those to whom a member has a tie; values of the view
/// play no part. Normalised by the n − k outside of a group of k; undefined (`tooFewActors`) where
/// nobody is outside.
///
/// - Complexity: O(n + m) for all groups.
/// - References: Everett, M. G. & Borgatti, S. P. (1999). The centrality of groups and classes.
///   Journal of Mathematical Sociology 23, 181–201. doi:10.1080/0022250X.1999.9990219
public struct GroupDegree: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "group-degree", title: "Degree of groups",
    family: .groups, question: "Which side or role has contact with most of the others?",
    summary: "How many outside of a group are tied to a member.",
    convention: "Each outsider once, however many members it is tied to; normalised by the number "
      + "of outsiders. In counts ties to members, out ties of members.",
    citation: "Everett & Borgatti 1999, J. Math. Sociol. 23, doi:10.1080/0022250X.1999.9990219",
    subject: .group, further: ["normalised"],
    parameters: [ActorGroups.parameter, Distances.direction])
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by` and `direction`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a group: outsiders with a contact, and their share of all outsiders. Refuses negative
  /// ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let search = GroupSteps(graph.graph, direction: parameters["direction"])
    let rows = ActorGroups(of: graph, by: parameters["group-by"]).groups.map { group in
      let members = Set(group.members)
      var contacts: Set<Int> = []
      for member in group.members {
        for other in search.neighbors(member) where !members.contains(Int(other)) {
          contacts.insert(Int(other))
        }
      }
      let outside = Double(graph.actorCount - group.members.count)
      let found = Double(contacts.count)
      return (
        subject: MeasureSubject.group(id: group.name),
        cells: [
          Cell.value(found), outside > 0 ? .value(found / outside) : .undefined(.tooFewActors),
        ]
      )
    }
    return result(of: rows, parameters: parameters)
  }
}
