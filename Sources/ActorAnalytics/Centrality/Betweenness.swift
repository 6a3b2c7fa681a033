// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How often an actor lies on the best paths between others: who can carry, hold back or change
/// what passes between them.
///
/// **Formula.** b(v) = Σ over pairs (s, t), s ≠ v ≠ t, of σ(s, t | v) / σ(s, t), where σ counts
/// best paths and those through v.
///
/// **Convention.** Raw counts unordered pairs in an undirected view and ordered pairs in a
/// directed one. Normalised by (n − 1)(n − 2) / 2, directed by (n − 1)(n − 2); undefined
/// (tooFewActors) below three actors. Isolates enlarge n. `--paths best` reads trust paths in the
/// trust view and hops elsewhere. On trust a best path has the largest product of trusts (within
/// 1e-10) and, of those, the fewest steps: trust is strength here, never distance. All equal best
/// paths count. A product below 1e-308 counts as no path. Undefined for every actor:
/// `tooManyPaths` where two actors are joined by more best paths than a double counts (1e308, as
/// in very large grids), counted within a part that no loss of one actor splits, or over the whole
/// map where it is directed and not all trusts are 1.
///
/// - Complexity: O(n·m) on hops; on trust O(n·a), where a, the arcs and shortcuts of the kernel's
///   hierarchy, is in practice few times n. O(n + m) space a thread, on trust O(n + a).
/// - References: Freeman, L. C. (1977). A set of measures of centrality based on betweenness.
///   Sociometry 40, 35–41. doi:10.2307/3033543. Brandes, U. (2001). A faster algorithm for
///   betweenness centrality. Journal of Mathematical Sociology 25, 163–177.
///   doi:10.1080/0022250X.2001.9990249
public struct Betweenness: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "betweenness", title: "Betweenness",
    family: .centrality, question: "Who is on the way when others deal with each other?",
    summary: "How often an actor lies on the best paths between others.",
    convention: "Unordered pairs where undirected, ordered where directed; normalised by "
      + "(n − 1)(n − 2)/2 or (n − 1)(n − 2). Trust paths: largest product of trusts, then fewest "
      + "steps; all equal paths count.",
    citation: "Freeman 1977, Sociometry 40, doi:10.2307/3033543; Brandes 2001, "
      + "J. Math. Sociol. 25, doi:10.1080/0022250X.2001.9990249",
    further: ["normalised"],
    onSigns: .measure("hostile-pairs-bridged"),
    parameters: [
      MeasureParameter(
        "paths", .choice(["best", "hops", "trust"]), default: "best",
        "what makes a path best: trust products, hops, or trust where the view reads it")
    ])
  private let parameters: MeasureArguments

  /// Takes the parameter `paths`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: raw and normalised. Refuses negative ties, and trust paths outside the
  /// trust view.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let n = Double(graph.actorCount)
    let criterion = try criterion(for: graph)
    guard let raw = try Self.scores(of: graph.graph, by: criterion, control: control) else {
      let none = [Cell](repeating: .undefined(.tooManyPaths), count: graph.actorCount)
      return actorResult(on: graph, parameters: parameters, columns: [none, none])
    }
    let pairs = (n - 1) * (n - 2) / (graph.graph.isDirected ? 1 : 2)
    let normalised = raw.map { n < 3 ? Cell.undefined(.tooFewActors) : .value($0 / pairs) }
    return actorResult(
      on: graph, parameters: parameters, columns: [raw.map(Cell.value), normalised])
  }

  private func criterion(for graph: ActorGraph) throws(AnalysisError) -> BestPaths.Criterion {
    let readsTrust = graph.view.reading == .trust
    switch parameters["paths"] {
    case "trust" where !readsTrust:
      throw .unsupportedView(
        measure: descriptor.id, reason: "trust paths need the trust view (--read-as trust)")
    case "best": return readsTrust ? .trust : .hops
    case let word: return word == "trust" ? .trust : .hops
    }
  }

  // MARK: - Steps

  /// `nil` where there are more best paths than can be counted.
  private static func scores(
    of graph: FrozenGraph, by criterion: BestPaths.Criterion, control: RunControl
  ) throws(AnalysisError) -> [Double]? {
    try control.running { control throws(Cancellation) in
      guard criterion == .hops else {
        return try TrustBetweenness.scores(of: graph, control: control)
      }
      let pairs = try HopBetweenness.dependencies(
        of: graph, weights: PathWeights(count: graph.nodeCount), control: control)
      // From every source, an undirected pair is seen from both of its ends.
      return graph.isDirected ? pairs : pairs?.map { $0 / 2 }
    }
  }
}
