// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Which group deals rather within itself, and which with others.
///
/// **Formula.** (E − I) / (E + I), with E the ties between members and others, and I those between
/// members.
///
/// **Convention.** Counts ties, not their values, every tie once; in a directed view each direction
/// is a tie. (By memory UCINET adds up members, and so counts a tie within twice; not checked.) A
/// row for each group that is recorded. Ties to actors without a group lead out
/// (`--no-side single`, `group`) or do not count (`drop`). From −1, all within, to 1, all across;
/// the further columns are E and I. Undefined: `noGroupedTie` where no tie counts.
///
/// - Complexity: O(n + m).
/// - References: Krackhardt, D. & Stern, R. N. (1988). Informal networks and organizational crises:
///   an experimental simulation. Social Psychology Quarterly 51, 123–140. doi:10.2307/2786835
public struct GroupEIIndex: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "group-e-i-index", title: "E–I index of groups",
    family: .brokerage, question: "Which group deals with others, and which keeps to itself?",
    summary: "Whether a group's ties lead rather out of it or stay within.",
    convention: "(external − internal) / (external + internal) ties of the group's members, every "
      + "tie once; −1 all within, 1 all across.",
    citation: "Krackhardt & Stern 1988, Soc. Psychol. Q. 51, doi:10.2307/2786835",
    subject: .group, further: ["external", "internal"], onSigns: .measure("signed-modularity"),
    parameters: GroupNumbers.parameters)
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by` and `no-side`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a group: the index, external and internal ties. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let numbers = GroupNumbers(of: graph, parameters).dense
    let core = graph.graph
    let rows = ActorGroups(of: graph, by: parameters["group-by"]).groups.map { group in
      var counts = ExternalInternal()
      for member in group.members {
        let own = numbers[member]
        for other in core.neighbors(of: member) where numbers[Int(other)] >= 0 {
          // A tie within is met from both of its ends where it has no direction.
          let isExternal = numbers[Int(other)] != own
          if isExternal || core.isDirected || Int(other) > member {
            counts.add(isExternal: isExternal)
          }
        }
        guard core.isDirected else { continue }
        for other in core.reverseSources[core.inRow(member)] {
          let number = numbers[Int(other)]
          if number >= 0, number != own { counts.add(isExternal: true) }
        }
      }
      return (MeasureSubject.group(id: group.name), counts.cells(orElse: .noGroupedTie))
    }
    return result(of: rows, parameters: parameters)
  }
}
