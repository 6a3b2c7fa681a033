// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Who lies on the ways between others and has few ties while those around have many: the narrow
/// places of the map.
///
/// **Formula.** BC(v) = β(v) · b(v), with the betweenness b and the bridging coefficient
/// β(v) = (1/d(v)) / Σ over neighbours u of 1/d(u).
///
/// **Convention.** Betweenness on hops over the ties of the view, as `betweenness` with
/// `--paths hops`: raw counts unordered pairs, ordered ones in a directed view; normalised takes
/// the normalised betweenness and is undefined (`tooFewActors`) below three actors. The
/// coefficient, the third column, counts neighbours in either direction; Hwang et al. have
/// undirected graphs. (Formula checked against the Centrality Zoo's entry.) A leaf has a large
/// coefficient and no betweenness: 0. Undefined: `isolate` without neighbours, in all columns;
/// `tooManyPaths` as in `betweenness`.
///
/// - Complexity: that of `Betweenness` on hops.
/// - References: Hwang, W., Cho, Y., Zhang, A. & Ramanathan, M. (2006). Bridging centrality:
///   identifying bridging nodes in scale-free networks. KDD '06. Hwang, W., Kim, T., Ramanathan, M.
///   & Zhang, A. (2008). Bridging centrality: graph mining from element level to group level. KDD
///   '08, 336–344. doi:10.1145/1401890.1401934
public struct BridgingCentrality: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "bridging-centrality", title: "Bridging centrality",
    family: .brokerage, question: "Who with few ties stands between those with many?",
    summary: "How narrow a place an actor is on the ways between others.",
    convention: "Raw betweenness on hops times the bridging coefficient, (1/d) over the sum of "
      + "the neighbours' 1/d, neighbours in either direction; normalised takes normalised "
      + "betweenness. Undefined for an isolate.",
    citation: "Hwang, Cho, Zhang & Ramanathan 2006, KDD; Hwang, Kim, Ramanathan & Zhang 2008, "
      + "KDD, doi:10.1145/1401890.1401934",
    further: ["normalised", "coefficient"])
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: raw, normalised, coefficient. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let coefficients = bridgingCoefficients(of: graph.graph)
    let scores = try control.running { control throws(Cancellation) in
      try hopBetweenness(of: graph.graph, control: control)
    }
    let n = Double(graph.actorCount)
    let pairs = (n - 1) * (n - 2) / (graph.graph.isDirected ? 1 : 2)
    var columns: [[Cell]] = [[], [], []]
    for (actor, coefficient) in coefficients.enumerated() {
      guard let coefficient else {
        for column in columns.indices { columns[column].append(.undefined(.isolate)) }
        continue
      }
      let product = scores.map { $0[actor] * coefficient }
      columns[0].append(product.map(Cell.value) ?? .undefined(.tooManyPaths))
      columns[1].append(
        n < 3
          ? .undefined(.tooFewActors)
          : product.map { .value($0 / pairs) } ?? .undefined(.tooManyPaths))
      columns[2].append(.value(coefficient))
    }
    return actorResult(on: graph, parameters: parameters, columns: columns)
  }
}
