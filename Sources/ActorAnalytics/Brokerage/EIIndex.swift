// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Whether an actor deals rather with its own group or with others.
///
/// **Formula.** (E − I) / (E + I), with E the actor's ties to other groups and I those to its own.
///
/// **Convention.** Counts ties, not their values; in a directed view ties in and ties out, each by
/// itself. From −1, all within, to 1, all across. The further columns are E and I. An actor without
/// a group is a group of its own (`--no-side single`), shares one with its like (`group`), or takes
/// no part (`drop`). Undefined: `isolate` without ties, `singleGroup` where no group is recorded at
/// all, `noGroupedTie` where no tie counts, `noGroup` for who is left out.
///
/// - Complexity: O(n + m).
/// - References: Krackhardt, D. & Stern, R. N. (1988). Informal networks and organizational crises:
///   an experimental simulation. Social Psychology Quarterly 51, 123–140. doi:10.2307/2786835
public struct EIIndex: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "e-i-index", title: "E–I index",
    family: .brokerage, question: "Who deals with other groups, and who stays within its own?",
    summary: "Whether an actor's ties lead rather to other groups or to its own.",
    convention: "(external − internal) / (external + internal) ties, those in and out by "
      + "themselves where directed; −1 all within, 1 all across. Undefined for an isolate.",
    citation: "Krackhardt & Stern 1988, Soc. Psychol. Q. 51, doi:10.2307/2786835",
    further: ["external", "internal"], onSigns: .measure("signed-modularity"),
    parameters: GroupNumbers.parameters)
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by` and `no-side`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the index, external and internal ties. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let groups = GroupNumbers(of: graph, parameters).dense
    let isGrouped = !ActorGroups(of: graph, by: parameters["group-by"]).groups.isEmpty
    let rows = groups.indices.map { actor -> [Cell] in
      let reason: UndefinedReason? =
        !isGrouped ? .singleGroup : groups[actor] < 0 ? .noGroup : nil
      if let reason { return [Cell](repeating: .undefined(reason), count: 3) }
      let ties = GroupedTies(of: actor, in: graph.graph, groups: groups)
      var counts = ExternalInternal()
      for tie in ties.counted { counts.add(isExternal: tie.group != groups[actor]) }
      return counts.cells(orElse: ties.isEmpty ? .isolate : .noGroupedTie)
    }
    return actorResult(
      on: graph, parameters: parameters, columns: (0..<3).map { column in rows.map { $0[column] } })
  }
}
