// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much of an actor's trust reaches another along the best chain, where every tie passes on
/// only its share.
///
/// **Formula.** τ(i, j) = max over paths from i to j of Π t over the path's ties.
///
/// **Convention.** Trust view; i trusts j, so paths follow the direction of ties. `--hops` limits
/// the ties of a path as the option of the same name does for bridges; 0 is no limit. Products are
/// multiplied, never added as logarithms; of paths whose products are alike within 1e-10 `steps` is
/// the fewest ties. A row for each ordered pair of different actors whom such a path joins; where
/// both `--from-actor` and `--to-actor` name actors every pair has a row, undefined (`noTrustPath`)
/// where no path joins them. A product below the smallest double counts as no path. At most
/// 4,000,000 pairs. Other views are refused.
///
/// - Complexity: O(n · L · m) for n starts and best paths of up to L ties; on most maps a few
///   passes over the ties for each start.
/// - References: Richardson, M., Agrawal, R. & Domingos, P. (2003). Trust management for the
///   semantic web. ISWC 2003, LNCS 2870, 351–368. doi:10.1007/978-3-540-39718-2_23
public struct TrustPathMeasure: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "trust-path", title: "Trust along the best chain",
    family: .trust, question: "How much trust reaches another actor along the best chain?",
    summary: "How much of an actor's trust reaches another along the best chain of trust.",
    convention: "Trust view. The largest product of trust over paths along the direction of ties; "
      + "steps: the fewest ties of such a path. A row for each ordered pair that a path joins.",
    citation: "Richardson, Agrawal & Domingos 2003, ISWC, doi:10.1007/978-3-540-39718-2_23",
    subject: .pair, further: ["steps"], isOnlyByName: true,
    parameters: ActorPairs.parameters + [TrustParameters.hops])
  private let parameters: MeasureArguments

  /// Takes the parameters `from-actor`, `to-actor` and `hops`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair: the product and the ties of the path. Refuses other views than trust.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try bestPathResult(on: graph, parameters: parameters, control, rule: .product)
  }

  /// What the rows take where they are many.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    pairMemory(on: graph, parameters: parameters)
  }
}
