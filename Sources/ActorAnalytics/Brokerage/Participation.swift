// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Whether an actor's ties go to one group or are spread over several.
///
/// **Formula.** P(v) = 1 − Σ over groups g of (k(v,g) / k(v))², with k(v,g) the values of v's ties
/// to members of g added up, and k(v) all of them.
///
/// **Convention.** Weighted by the view's values, ties in both directions added; on hops it is the
/// participation coefficient of Guimerà and Amaral. 0 where all goes to one group, at most 1 − 1 /
/// groups. Ties to an actor without a group go to a group of its own (`--no-side single`), to one
/// group with its like (`group`), or do not count (`drop`). Undefined: `isolate` without ties,
/// `singleGroup` where no group is recorded at all, `noGroupedTie` where no tie counts or all are
/// of strength 0, `noGroup` for who is left out.
///
/// - Complexity: O(n + m).
/// - References: Guimerà, R. & Amaral, L. A. N. (2005). Functional cartography of complex metabolic
///   networks. Nature 433, 895–900. doi:10.1038/nature03288
public struct Participation: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "participation", title: "Participation coefficient",
    family: .brokerage, question: "Whose ties are spread over several groups?",
    summary: "How evenly an actor's ties are spread over groups.",
    convention: "1 − Σ (share of the ties to each group)², weighted by the view's value, both "
      + "directions added; 0 where all ties go to one group. Undefined for an isolate.",
    citation: "Guimerà & Amaral 2005, Nature 433, doi:10.1038/nature03288",
    onSigns: .nothing, parameters: GroupNumbers.parameters)
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by` and `no-side`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the coefficient. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    guard !ActorGroups(of: graph, by: parameters["group-by"]).groups.isEmpty else {
      let none = [Cell](repeating: .undefined(.singleGroup), count: graph.actorCount)
      return actorResult(on: graph, parameters: parameters, columns: [none])
    }
    let groups = GroupNumbers(of: graph, parameters).dense
    var room = [Double](repeating: 0, count: graph.actorCount)
    let cells = groups.indices.map { actor -> Cell in
      guard groups[actor] >= 0 else { return .undefined(.noGroup) }
      let ties = GroupedTies(of: actor, in: graph.graph, groups: groups)
      return ties.isEmpty ? .undefined(.isolate) : Self.cell(ties.counted, &room)
    }
    return actorResult(on: graph, parameters: parameters, columns: [cells])
  }

  /// - Parameter room: all 0, before and after.
  private static func cell(
    _ ties: [(group: Int32, value: Double)], _ room: inout [Double]
  ) -> Cell {
    var total = 0.0
    for tie in ties {
      room[Int(tie.group)] += tie.value
      total += tie.value
    }
    var squares = 0.0
    for tie in ties where room[Int(tie.group)] > 0 {
      let share = room[Int(tie.group)] / total
      squares += share * share
      room[Int(tie.group)] = 0
    }
    return total > 0 ? .value(max(0, 1 - squares)) : .undefined(.noGroupedTie)
  }
}
