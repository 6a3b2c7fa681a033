// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How many friendly and how many hostile ties an actor has, and which of them prevail.
///
/// **Formula.** P(v) − N(v), with P(v) the positive and N(v) the negative ties of v; `.ratio` is
/// P(v) / (P(v) + N(v)).
///
/// **Convention.** Only in the signed view. In a directed view ties in + ties out, as `degree`: an
/// actor tied both ways to another counts 2. Undefined: `.ratio` without a tie (`isolate`).
///
/// - Complexity: O(n + m) for n actors and m ties.
/// - References: Everett, M. G. & Borgatti, S. P. (2014). Networks containing negative ties. Social
///   Networks 38, 111–120. doi:10.1016/j.socnet.2014.03.005
public struct SignedDegree: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "signed-degree", title: "Signed degree",
    family: .signed, question: "Who has more friends than foes?",
    summary: "How many friendly ties an actor has more than hostile ones.",
    convention: "Positive less negative ties, then each of the two, then the share of positive "
      + "ones. Ties in and out both count in a directed view. Signed view only, where each tie "
      + "counts 1 or −1.",
    citation: "Everett & Borgatti 2014, Social Networks 38, doi:10.1016/j.socnet.2014.03.005",
    further: ["positive", "negative", "ratio"], takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: net, positive, negative, ratio. Refuses views without signs.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try requireSigns(of: graph)
    let core = graph.graph
    let rows = (0..<core.nodeCount).map { actor in
      let out = core.values[core.outRow(actor)]
      let into = core.isDirected ? core.reverseValues[core.inRow(actor)] : core.values[0..<0]
      let negative = Double(out.count { $0 < 0 } + into.count { $0 < 0 })
      let all = Double(out.count + into.count)
      let positive = all - negative
      return [
        .value(positive - negative), .value(positive), .value(negative),
        all > 0 ? Cell.value(positive / all) : .undefined(.isolate),
      ]
    }
    return actorResult(
      on: graph, parameters: parameters,
      columns: descriptor.columns.indices.map { column in rows.map { $0[column] } })
  }
}
