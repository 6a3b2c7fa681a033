// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Bridging centrality as the actor's own surroundings show it: who with few ties stands between
/// neighbours that have many and are not tied to each other.
///
/// **Formula.** β(v) · e(v), with the betweenness e of the actor in the network of itself, its
/// neighbours and the ties among them, and the bridging coefficient
/// β(v) = (1/d(v)) / Σ over neighbours u of 1/d(u), degrees counted in the whole map.
///
/// **Convention.** The view is read as undirected; which ties exist counts, not their values. Each
/// pair of neighbours that are not tied adds 1 / (1 + neighbours that both share). The second
/// column is e alone. Not normalised, as in the paper and in cograph. Undefined, both columns:
/// `isolate` without neighbours (cograph writes 0).
///
/// - Complexity: O(Σ over neighbours of their ties among neighbours) an actor.
/// - References: Nanda, S. & Kotz, D. (2008). Localized bridging centrality for distributed network
///   analysis. ICCCN 2008; the same (2011), Handbook of Optimization in Complex Networks, 197–218.
///   doi:10.1007/978-1-4614-0857-4_7. Everett, M. & Borgatti, S. P. (2005). Ego network
///   betweenness. Social Networks 27, 31–38. doi:10.1016/j.socnet.2004.11.007
public struct LocalisedBridging: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "localised-bridging", title: "Localised bridging centrality",
    family: .brokerage, question: "Who with few ties links busy neighbours that are not tied?",
    summary: "How narrow a place an actor is between its own neighbours.",
    convention: "Betweenness in the actor's own network of neighbours, unordered pairs, times "
      + "the bridging coefficient; the view is read as undirected. Undefined for an isolate.",
    citation: "Nanda & Kotz 2011, doi:10.1007/978-1-4614-0857-4_7; Everett & Borgatti 2005, "
      + "Social Networks 27, doi:10.1016/j.socnet.2004.11.007",
    further: ["ego-betweenness"])
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the product and the betweenness among neighbours. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let scores = try control.running { control throws(Cancellation) in
      try EgoBetweenness.scores(of: graph.graph, control: control)
    }
    let products = zip(bridgingCoefficients(of: graph.graph), scores).map { coefficient, score in
      coefficient.map { ($0 * score, score) }
    }
    return actorResult(
      on: graph, parameters: parameters,
      columns: [
        products.map { $0.map { .value($0.0) } ?? .undefined(.isolate) },
        products.map { $0.map { .value($0.1) } ?? .undefined(.isolate) },
      ])
  }
}
