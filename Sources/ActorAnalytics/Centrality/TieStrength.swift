// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much the ties of an actor add up to.
///
/// **Formula.** s(v) = s_in(v) + s_out(v), the sums of the values of the view's ties into v and out
/// of v; undirected, the sum over the ties of v.
///
/// **Convention.** In a directed view in + out; an actor tied both ways to another counts both
/// values. In an undirected view the three columns are equal. What a value is, the view says:
/// trust, strength, or 1 a tie on hops, where strength is degree. Not normalised. The 0 of an actor
/// without ties is a true value. Refuses negative ties: as many foes as friends would add up to
/// nobody.
///
/// - Complexity: O(n + m) for n actors and m ties.
/// - References: Barrat, A., Barthélemy, M., Pastor-Satorras, R. & Vespignani, A. (2004). The
///   architecture of complex weighted networks. PNAS 101, 3747–3752. doi:10.1073/pnas.0400087101
public struct TieStrength: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "strength", title: "Strength",
    family: .centrality, question: "Whose ties add up to most?",
    summary: "How much the ties of an actor add up to, in and out.",
    convention: "Sums of the view's values: trust, strength, or 1 a tie on hops. In a directed "
      + "view in + out; undirected, the three columns are equal. Not normalised.",
    citation: "Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004, PNAS 101, "
      + "doi:10.1073/pnas.0400087101",
    further: ["in", "out"], onSigns: .measure("signed-degree"))
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the sum of all ties, of those into the actor, of those out. Refuses negative
  /// ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let core = graph.graph
    let actors = 0..<graph.actorCount
    let into = actors.map { CompensatedSum(core.reverseValues[core.inRow($0)]).value }
    let out = actors.map { CompensatedSum(core.values[core.outRow($0)]).value }
    let total = core.isDirected ? zip(into, out).map(+) : out
    return actorResult(
      on: graph, parameters: parameters,
      columns: [total, into, out].map { $0.map(Cell.value) })
  }
}
