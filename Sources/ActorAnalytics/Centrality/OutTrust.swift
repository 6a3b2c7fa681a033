// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much recorded trust an actor gives.
///
/// **Formula.** Σ t(v→u) over all u with t > 0.
///
/// **Convention.** Sums the values of the trust view, so unknown trust and distrust add nothing.
/// 0 where no trust is recorded is a true value; undefined (`noTrust`) in every other view. Not
/// normalised: more relations of trust make a larger sum.
///
/// - Complexity: O(n + m) for n actors and m ties.
/// - References: Freeman, L. C. (1978). Centrality in social networks: conceptual clarification.
///   Social Networks 1, 215–239. doi:10.1016/0378-8733(78)90021-7
public struct OutTrust: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "out-trust", title: "Trust given",
    family: .centrality, question: "Who trusts others most?",
    summary: "How much recorded trust an actor gives.",
    convention: "Sums the trust view; 0 where no trust is recorded; undefined (noTrust) in "
      + "every other view. Not normalised.",
    citation: "Freeman 1978, Social Networks 1, doi:10.1016/0378-8733(78)90021-7",
    takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the sum of trust given.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    trustResult(on: graph, parameters: parameters) {
      graph.graph.values[graph.graph.outRow($0)]
    }
  }
}
