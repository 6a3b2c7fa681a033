// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How dense a part of the map an actor belongs to.
///
/// **Formula.** The largest k for which the actor is in a part where everyone is tied to at least k
/// others of the part (the k-core).
///
/// **Convention.** The view is read as undirected: who is tied both ways to another has one tie
/// with it. Which ties exist counts, not their values. Always defined: an isolate has 0.
///
/// - Complexity: O(n + m) in practice.
/// - References: Seidman, S. B. (1983). Network structure and minimum degree. Social Networks 5,
///   269–287. doi:10.1016/0378-8733(83)90028-X. Batagelj, V. & Zaveršnik, M. (2011). Fast
///   algorithms for determining (generalized) core groups in social networks. Advances in Data
///   Analysis and Classification 5, 129–145. doi:10.1007/s11634-010-0079-y
public struct Core: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "core", title: "Core",
    family: .cohesion, question: "Who belongs to the dense middle of the map?",
    summary: "How dense a part of the map an actor belongs to.",
    convention: "The largest k for which the actor is in a part where everyone has at least k "
      + "ties within it; the view is read as undirected.",
    citation: "Seidman 1983, Social Networks 5, doi:10.1016/0378-8733(83)90028-X; Batagelj & "
      + "Zaveršnik 2011, Adv. Data Anal. Classif. 5, doi:10.1007/s11634-010-0079-y")
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: its core number. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let cores = CoreNumbers.of(graph.graph)
    return actorResult(
      on: graph, parameters: parameters, columns: [cores.map { .value(Double($0)) }])
  }
}
