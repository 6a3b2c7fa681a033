// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// In how many blocks an actor is: how many close-knit parts of the map it alone may hold together.
///
/// **Formula.** The number of blocks, the largest parts that the loss of no one actor splits, that
/// contain the actor. A tie that alone joins two parts is a block of its own.
///
/// **Convention.** The view is read as undirected; which ties exist counts, not their values. Above
/// 1 exactly for the articulation points; without ties 0. Always defined. In the signed view
/// hostile ties count as ties.
///
/// - Complexity: O(n + m).
/// - References: Hopcroft, J. & Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph
///   manipulation. Communications of the ACM 16, 372–378. doi:10.1145/362248.362272
public struct BlockMemberships: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "blocks", title: "Blocks",
    family: .brokerage, question: "Who holds several closely knit parts together?",
    summary: "In how many parts that no single loss splits an actor is.",
    convention: "The number of biconnected blocks that contain the actor, the view read as "
      + "undirected; above 1 for articulation points, 0 without ties. In the signed view hostile "
      + "ties count as ties.",
    citation: "Hopcroft & Tarjan 1973, Commun. ACM 16, doi:10.1145/362248.362272",
    takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the number of its blocks.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let counts = Blocks(graph.graph).memberships
    return actorResult(
      on: graph, parameters: parameters, columns: [counts.map { .value(Double($0)) }])
  }
}
