// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Whether the ties of the whole map stay within groups or lead across.
///
/// **Formula.** (E − I) / (E + I), with E the ties between actors of two groups and I those within
/// one. Expected: 1 − 2 Σ n(g)(n(g) − 1) / (n(n − 1)) for groups of n(g) of the n actors, the mean
/// where groups have nothing to do with ties.
///
/// **Convention.** Counts ties, not their values, every tie once; in a directed view each direction
/// is a tie. From −1, all within, to 1, all across. The further columns are E, I and the expected
/// index, which is exact: with the groups dealt anew among the actors every tie joins two of them
/// chosen at random. Actors without a group as in `e-i-index`. Undefined: `singleGroup` where no
/// group is recorded at all, `noGroupedTie` where no tie counts, expected `tooFewActors` below two
/// who take part.
///
/// - Complexity: O(n + m).
/// - References: Krackhardt, D. & Stern, R. N. (1988). Informal networks and organizational crises:
///   an experimental simulation. Social Psychology Quarterly 51, 123–140. doi:10.2307/2786835
public struct MapEIIndex: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "map-e-i-index", title: "E–I index of the whole map",
    family: .brokerage, question: "Do ties lead across groups, or stay within them?",
    summary: "Whether the ties of the map lead rather across groups or stay within.",
    convention: "(external − internal) / (external + internal) ties, every tie once; −1 all "
      + "within, 1 all across. Expected: the mean if groups had nothing to do with ties.",
    citation: "Krackhardt & Stern 1988, Soc. Psychol. Q. 51, doi:10.2307/2786835",
    subject: .map, further: ["external", "internal", "expected"],
    onSigns: .measure("signed-modularity"), parameters: GroupNumbers.parameters)
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by` and `no-side`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row: the index, external and internal ties, the expected index. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    guard !ActorGroups(of: graph, by: parameters["group-by"]).groups.isEmpty else {
      return mapResult(
        parameters: parameters, cells: [Cell](repeating: .undefined(.singleGroup), count: 4))
    }
    let groups = GroupNumbers(of: graph, parameters).dense
    let core = graph.graph
    var counts = ExternalInternal()
    for actor in groups.indices where groups[actor] >= 0 {
      for other in core.neighbors(of: actor) where groups[Int(other)] >= 0 {
        if core.isDirected || Int(other) > actor {
          counts.add(isExternal: groups[Int(other)] != groups[actor])
        }
      }
    }
    return mapResult(
      parameters: parameters, cells: counts.cells(orElse: .noGroupedTie) + [Self.expected(groups)])
  }

  private static func expected(_ groups: [Int32]) -> Cell {
    var sizes: [Int32: Int] = [:]
    for group in groups where group >= 0 { sizes[group, default: 0] += 1 }
    let all = sizes.values.reduce(0, +)
    guard all > 1 else { return .undefined(.tooFewActors) }
    let inside = sizes.values.reduce(0) { $0 + $1 * ($1 - 1) }
    return .value(1 - 2 * Double(inside) / Double(all * (all - 1)))
  }
}
