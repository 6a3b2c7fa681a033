// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// In which roles an actor stands between two others who are not tied themselves: inside its own
/// group, at its group's door, or between groups.
///
/// **Formula.** Counts a→v→c without a→c, by the groups of (a, v, c): coordinator AAA, itinerant
/// ABA, gatekeeper ABB (into v's group), representative AAB (out of it), liaison ABC; the first
/// column is their total.
///
/// **Convention.** Reads which ties exist, not their values. Ordered pairs (a, c) in a directed
/// view. In an undirected view each pair counts once (sna counts it twice, except gatekeeper and
/// representative): gatekeeper holds their one number, representative is undefined
/// (`sameAsGatekeeper`). Groups are `--group-by` any field or attribute; an actor without one is a
/// group of its own (`--no-side single`), shares one group with its like (`group`), or takes no
/// part (`drop`, undefined `noGroup`). Where the map records no group there is a total alone, and
/// roles are undefined (`singleGroup`).
///
/// - Complexity: O(Σ in · out · log d) over the actors.
/// - References: Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal
///   approach to brokerage in transaction networks. Sociological Methodology 19, 89–126.
///   doi:10.2307/270949
public struct GouldFernandez: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "gould-fernandez", title: "Gould–Fernandez brokerage",
    family: .brokerage,
    question: "In which roles does someone stand between others?",
    summary: "In which roles an actor stands between others who are not tied themselves.",
    convention: "Open two-paths a→v→c without a→c by the groups of a, v, c; ordered pairs where "
      + "directed, each pair once where undirected. Without recorded groups a total alone.",
    citation: "Gould & Fernandez 1989, Sociol. Methodol. 19, doi:10.2307/270949",
    further: BrokerageRole.allCases.map(\.rawValue),
    parameters: GroupNumbers.parameters)
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by` and `no-side`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the total, then each of the five roles. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let groups = GroupNumbers(of: graph, parameters)
    let rows = groups.numbers.indices.map { broker in
      BrokerageRole.row(of: broker, in: graph.graph, groups: groups) { _, _, closing in
        closing == nil ? 1 : nil
      }
    }
    let columns = descriptor.columns.indices.map { column in rows.map { $0[column] } }
    return actorResult(on: graph, parameters: parameters, columns: columns)
  }
}
