// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How often a tie lies on the shortest paths between actors: which contact everything else hangs
/// on.
///
/// **Formula.** b(e) = Σ over pairs (s, t) of σ(s, t | e) / σ(s, t), where σ counts paths of fewest
/// steps and those along e.
///
/// **Convention.** Hops over the ties of the view, whatever it reads. Raw counts unordered pairs in
/// an undirected view and ordered pairs in a directed one; the ends of a tie count as ends of
/// paths. Normalised by n(n − 1) / 2, directed by n(n − 1). A row for each pair of tied actors; in
/// a directed view one for each direction in which they are tied, so that a tie that holds both
/// ways has two, under the same id. Undefined: `tooManyPaths` where two actors are joined by more
/// shortest paths than a double counts.
///
/// - Complexity: O(n·m) divided by blocks and lanes; see `Betweenness`.
/// - References: Girvan, M. & Newman, M. E. J. (2002). Community structure in social and biological
///   networks. PNAS 99, 7821–7826. doi:10.1073/pnas.122653799
public struct EdgeBetweenness: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "edge-betweenness", title: "Betweenness of ties",
    family: .centrality, question: "Which contact does most of the dealing run over?",
    summary: "How often a tie lies on the shortest paths between actors.",
    convention: "Hops over the ties of the view. Unordered pairs where undirected, ordered where "
      + "directed, ends included; normalised by n(n − 1)/2 or n(n − 1). Directed views have a row "
      + "for each direction.",
    citation: "Girvan & Newman 2002, PNAS 99, doi:10.1073/pnas.122653799",
    subject: .tie, further: ["normalised"], onSigns: .nothing)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair or direction: raw and normalised. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let core = graph.graph
    let n = Double(graph.actorCount)
    let scores = try control.running { control throws(Cancellation) in
      try ArcBetweenness.dependencies(
        of: core, weights: PathWeights(count: core.nodeCount), control: control)
    }
    let ties = graph.directedTies
    let raw = ties.map { tie in
      scores.map { scores in tie.arcs.reduce(0) { $0 + scores[$1] } }
    }
    // Without directions every pair of ends was met from both of them.
    let half = core.isDirected ? 1.0 : 2
    let columns = [half, n * (n - 1)].map { divisor in
      raw.map { $0.map { Cell.value($0 / divisor) } ?? .undefined(.tooManyPaths) }
    }
    return MeasureResult(
      descriptor, parameters: parameters, subjects: ties.map(\.subject),
      columns: zip(descriptor.columns, columns).map { MeasureColumn($0, $1) })
  }
}
