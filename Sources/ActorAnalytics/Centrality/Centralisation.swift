// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How far one actor stands out from all others: 1 where everything runs over one hub, 0 where all
/// are alike.
///
/// **Formula.** C = Σ (max c − c(v)) over all actors, divided by the largest that this sum can be,
/// which a star has.
///
/// **Convention.** Hops over the ties of the view; values play no part. Degree is in + out;
/// closeness is that of distances from the others to the actor. Divided, undirected, by
/// (n − 1)(n − 2) for degree, (n − 1)²(n − 2)/2 for betweenness and (n − 1)(n − 2)/(2n − 3) for
/// closeness; directed, by 2(n − 1)(n − 2), (n − 1)²(n − 2) and (n − 1)²/n, as R sna and igraph
/// have it. No strongly connected map reaches the last of these. Undefined: `tooFewActors` below
/// three actors, closeness as `disconnected` where not every actor reaches every other (degree and
/// betweenness then keep the n of the whole map, isolates included), betweenness as `tooManyPaths`
/// where there are more shortest paths than a double counts.
///
/// - Complexity: O(n·m).
/// - References: Freeman, L. C. (1978). Centrality in social networks: conceptual clarification.
///   Social Networks 1, 215–239. doi:10.1016/0378-8733(78)90021-7
public struct Centralisation: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "centralisation", title: "Centralisation",
    family: .centrality, question: "Does everything run over one actor?",
    summary: "How far one actor stands out from all others, by degree, betweenness and closeness.",
    convention: "Freeman: the distances to the largest value, over the most that they can add up "
      + "to; 1 for a star, 0 where all are alike. Hops; degree is in + out, closeness is in. "
      + "Closeness is undefined where not every actor reaches every other.",
    citation: "Freeman 1978, Social Networks 1, doi:10.1016/0378-8733(78)90021-7",
    subject: .map, further: ["betweenness", "closeness"], onSigns: .nothing)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row for the whole map: by degree, by betweenness, by closeness. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    guard graph.actorCount > 2 else {
      return mapResult(
        parameters: parameters,
        cells: [Cell](repeating: .undefined(.tooFewActors), count: descriptor.columns.count))
    }
    let cells = try control.running { control throws(Cancellation) in
      [
        Self.degree(graph.graph), try Self.betweenness(graph.graph, control),
        try Self.closeness(graph.graph, control),
      ]
    }
    return mapResult(parameters: parameters, cells: cells)
  }

  // MARK: - Steps

  private static func share(_ scores: [Double], of most: Double) -> Cell {
    let largest = scores.max() ?? 0
    return .value(CompensatedSum(scores.lazy.map { largest - $0 }).value / most)
  }

  private static func degree(_ graph: FrozenGraph) -> Cell {
    let n = Double(graph.nodeCount)
    let isDirected = graph.isDirected
    let degrees = (0..<graph.nodeCount).map {
      Double(graph.outRow($0).count + (isDirected ? graph.inRow($0).count : 0))
    }
    return share(degrees, of: (n - 1) * (n - 2) * (isDirected ? 2 : 1))
  }

  private static func betweenness(
    _ graph: FrozenGraph, _ control: KernelControl
  ) throws(Cancellation) -> Cell {
    let n = Double(graph.nodeCount)
    let pairs = try HopBetweenness.dependencies(
      of: graph, weights: PathWeights(count: graph.nodeCount), control: control)
    // Ordered pairs, of which an undirected one is met from both of its ends.
    return pairs.map { share($0, of: (n - 1) * (n - 1) * (n - 2)) } ?? .undefined(.tooManyPaths)
  }

  private static func closeness(
    _ graph: FrozenGraph, _ control: KernelControl
  ) throws(Cancellation) -> Cell {
    guard Hops.isConnected(graph) else { return .undefined(.disconnected) }
    let n = Double(graph.nodeCount)
    let sums = try HopSums(of: graph, .into, control: control)
    let most = graph.isDirected ? (n - 1) * (n - 1) / n : (n - 1) * (n - 2) / (2 * n - 3)
    return share(sums.steps.map { (n - 1) / $0 }, of: most)
  }
}
