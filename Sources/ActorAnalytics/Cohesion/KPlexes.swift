// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Which sets of actors are nearly all tied to each other, one row each.
///
/// **Formula.** Every maximal k-plex: a set in which each is tied to all but k of the set, itself
/// counted among these k, and to which nobody can be added. The value is its number of actors.
///
/// **Convention.** The view is read as undirected: a tie in either direction is enough. Which ties
/// exist counts, not their values. Sets of `--least` actors or more, and never below 2k − 1, for
/// smaller ones may not even hang together. With `--k 1` they are the cliques. Refused where the
/// search would take more than 500,000 branches (`searchLimit`), never cut short. Negative ties are
/// refused.
///
/// - Complexity: exponential in the neighbourhood of an actor at worst; see `MaximalPlexes`.
/// - References: Seidman, S. B. & Foster, B. L. (1978). A graph-theoretic generalization of the
///   clique concept. Journal of Mathematical Sociology 6, 139–154.
///   doi:10.1080/0022250X.1978.9989883. Zhou, Y., Xu, J., Guo, Z., Xiao, M. & Jin, Y. (2020).
///   Enumerating maximal k-plexes with worst-case time guarantee. AAAI 2020.
///   doi:10.1609/aaai.v34i03.5625
public struct KPlexes: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "k-plexes", title: "k-plexes",
    family: .cohesion, question: "Which actors are nearly all tied to each other?",
    summary: "Every set in which each actor is tied to all but a few of the others.",
    convention: "Maximal sets in which each is tied to all but k of the set, itself among these; "
      + "of 2k − 1 actors at least, the view read as undirected. Refused where there are too many.",
    citation: "Seidman & Foster 1978, J. Math. Sociol. 6, doi:10.1080/0022250X.1978.9989883",
    subject: .set, isOnlyByName: true,
    onSigns: .measure("camp"),
    parameters: [
      MeasureParameter(
        "k", .count(from: 1, through: 20), default: "2",
        "how many of a set, itself counted, an actor may be without a tie to"),
      SetParameters.least(4),
    ])
  private static let limit = 500_000
  private let parameters: MeasureArguments

  /// Takes the parameters `k` and `least`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a k-plex: its size. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let sets = try control.running { control throws(Cancellation) in
      try MaximalPlexes.of(
        graph.graph, k: parameters.count("k"), least: parameters.count("least"),
        limit: Self.limit, control: control)
    }
    return try sizedSets(sets, on: graph, parameters: parameters, limit: Self.limit)
  }
}
