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
/// paths. Normalised by n(n − 1) / 2, directed by n(n − 1). A row for each tie of the view;
/// in a directed view a tie that holds both ways has a row for each direction.
/// Undefined: `tooManyPaths` where two actors are joined by more shortest paths than a double
/// counts.
///
/// - Complexity: O(n·m) divided by blocks and lanes; see `Betweenness`.
/// - References: Girvan, M. & Newman, M. E. J. (2002). Community structure in social and biological
///   networks. PNAS 99, 7821–7826. doi:10.1073/pnas.122653799
public struct EdgeBetweenness: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "edge-betweenness", title: "Betweenness of ties",
    summary: "How often a tie lies on the shortest paths between actors.",
    convention: "Hops over the ties of the view. Unordered pairs where undirected, ordered where "
      + "directed, ends included; normalised by n(n − 1)/2 or n(n − 1).",
    citation: "Girvan & Newman 2002, PNAS 99, doi:10.1073/pnas.122653799",
    subject: .tie, further: ["normalised"])
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a tie: raw and normalised. Refuses negative ties.
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
    var subjects: [MeasureSubject] = []
    var cells: [[Cell]] = [[], []]
    for source in 0..<core.nodeCount {
      for arc in core.outRow(source) {
        let target = Int(core.targets[arc])
        guard core.isDirected || source < target else { continue }
        subjects.append(Self.subject(graph, arc, source, target))
        // The two arcs of an undirected tie share its ordered pairs; each unordered one is two.
        let back = core.isDirected ? nil : core.arc(from: target, to: source)
        let raw = scores.map { back.map { (place: Int) in $0[arc] / 2 + $0[place] / 2 } ?? $0[arc] }
        cells[0].append(raw.map(Cell.value) ?? .undefined(.tooManyPaths))
        let pairs = n * (n - 1) / (core.isDirected ? 1 : 2)
        cells[1].append(raw.map { .value($0 / pairs) } ?? .undefined(.tooManyPaths))
      }
    }
    return MeasureResult(
      descriptor, parameters: parameters, subjects: subjects,
      columns: zip(descriptor.columns, cells).map { MeasureColumn($0, $1) })
  }

  private static func subject(
    _ graph: ActorGraph, _ arc: Int, _ source: Int, _ target: Int
  ) -> MeasureSubject {
    let from =
      graph.graph.isDirected ? source : graph.tieSource(ofArc: arc, between: source, and: target)
    let to = from == source ? target : source
    return .tie(id: graph.tieID(ofArc: arc), from: graph.actorIDs[from], to: graph.actorIDs[to])
  }
}
