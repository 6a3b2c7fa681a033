// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How closely the neighbours of an actor are tied to each other.
///
/// **Formula.** c(v) = t(v) / (d(v)(d(v) − 1)/2), with t(v) the pairs of neighbours that are tied
/// and d(v) the number of neighbours.
///
/// **Convention.** The view is read as undirected; two actors tied both ways are one pair. Which
/// ties exist counts, not their values. Undefined: `tooFewNeighbours` below two neighbours.
///
/// - Complexity: O(m √m); see `TriangleCounts`.
/// - References: Watts, D. J. & Strogatz, S. H. (1998). Collective dynamics of "small-world"
///   networks. Nature 393, 440–442. doi:10.1038/30918
public struct Clustering: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "clustering", title: "Local clustering",
    family: .cohesion, question: "Whose contacts know each other?",
    summary: "How closely the neighbours of an actor are tied to each other.",
    convention: "The share of pairs of neighbours that are tied; the view is read as undirected "
      + "and values do not count. Undefined below two neighbours.",
    citation: "Watts & Strogatz 1998, Nature 393, doi:10.1038/30918",
    onSigns: .measure("triad-balance"))
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the share of tied pairs among its neighbours. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let counts = try control.running { control throws(Cancellation) in
      try TriangleCounts(graph.graph, control: control)
    }
    let cells = (0..<graph.actorCount).map {
      counts.clustering($0).map(Cell.value) ?? .undefined(.tooFewNeighbours)
    }
    return actorResult(on: graph, parameters: parameters, columns: [cells])
  }
}
