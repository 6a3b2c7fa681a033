// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Which sets of actors are all tied to each other: inner circles, one row each.
///
/// **Formula.** Every maximal clique: a set in which each two are tied and to which nobody can be
/// added. The value is its number of actors.
///
/// **Convention.** The view is read as undirected: a tie in either direction is enough. Which ties
/// exist counts, not their values. Sets of `--least` actors or more; a row for each set, in which
/// an actor may be several times. Refused where the search would take more than two million
/// branches (`searchLimit`), never cut short. Negative ties are refused, for a clique of enemies is
/// none.
///
/// - Complexity: O(d · n · 3^(d/3)) for the largest core number d; about one branch for each clique
///   and its parts in usual maps.
/// - References: Bron, C. & Kerbosch, J. (1973). Algorithm 457: finding all cliques of an
///   undirected graph. Communications of the ACM 16, 575–577. doi:10.1145/362342.362367. Eppstein,
///   D., Löffler, M. & Strash, D. (2013). Listing all maximal cliques in large sparse real-world
///   graphs. ACM Journal of Experimental Algorithmics 18. doi:10.1145/2543629
public struct Cliques: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "cliques", title: "Cliques",
    family: .cohesion, question: "Which actors are all tied to each other?",
    summary:
      "Every set of actors who are all tied to each other, and to which nobody can be added.",
    convention: "Maximal cliques by size, the view read as undirected; values do not count. "
      + "Refused where there are too many to list.",
    citation: "Bron & Kerbosch 1973, Commun. ACM 16, doi:10.1145/362342.362367; Eppstein, Löffler "
      + "& Strash 2013, ACM JEA 18, doi:10.1145/2543629",
    subject: .set, isOnlyByName: true, onSigns: .measure("camp"),
    parameters: [SetParameters.least(3)])
  private static let limit = 2_000_000
  private let parameters: MeasureArguments

  /// Takes the parameter `least`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a clique: its size. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let sets = try control.running { control throws(Cancellation) in
      try MaximalCliques.of(
        graph.graph, least: parameters.count("least"), limit: Self.limit, control: control)
    }
    return try sizedSets(sets, on: graph, parameters: parameters, limit: Self.limit)
  }
}
