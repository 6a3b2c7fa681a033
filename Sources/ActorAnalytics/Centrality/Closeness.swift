// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How few steps lie between an actor and the others: who hears early, or is heard early.
///
/// **Formula.** With r others reached at distances d: c(v) = r / Σd; Wasserman and Faust's
/// variant multiplies by r / (n − 1), so that reaching few counts for less.
///
/// **Convention.** `--direction in` (the default, as networkx) measures from the others to the
/// actor, `out` from the actor, `undirected` ignores directions (of trust both ways the smaller
/// counts). Distances are hops over the ties of the view; `--distance neg-log` takes −ln of the
/// trust product of the best path, and a product below 1e-308 reaches nobody. Undefined: `isolate`
/// without ties, `unreached` where nobody is reached in this direction, `zeroDistance` where a
/// trust of 1 (within 1e-10) makes a distance 0. On a map that falls apart an actor whom one
/// neighbour alone reaches has 1.
///
/// - Complexity: O(n / 512 · levels · (n + m)) on hops, O(n·m·log m) on trust.
/// - References: Freeman, L. C. (1978). Centrality in social networks: conceptual clarification.
///   Social Networks 1, 215–239. doi:10.1016/0378-8733(78)90021-7. Wasserman, S. & Faust, K.
///   (1994). Social Network Analysis. doi:10.1017/CBO9780511815478
public struct Closeness: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "closeness", title: "Closeness",
    family: .centrality, question: "Who reaches, or is reached by, the others in few steps?",
    summary: "How few steps lie between an actor and the others.",
    convention: "Component closeness r/Σd over the r others reached; wasserman-faust multiplies "
      + "by r/(n − 1). Direction in: from the others to the actor. Distances are hops unless "
      + "neg-log is asked for. An actor whom one neighbour alone reaches has 1; wasserman-faust "
      + "tells that few do.",
    citation: "Freeman 1978, Social Networks 1, doi:10.1016/0378-8733(78)90021-7; Wasserman & "
      + "Faust 1994, doi:10.1017/CBO9780511815478",
    further: ["wasserman-faust"], parameters: Distances.parameters)
  private let parameters: MeasureArguments

  /// Takes the parameters `direction` and `distance`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: component closeness and its Wasserman–Faust variant. Refuses negative ties,
  /// and neg-log outside the trust view.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let distances = try Distances(graph, arguments: parameters, measure: descriptor.id)
    let others = Double(graph.actorCount - 1)
    let columns = try distances.sums(control).enumerated().map { actor, sum in
      if let reason = distances.reason(actor, sum) {
        return (Cell.undefined(reason), Cell.undefined(reason))
      }
      let reached = Double(sum.reached)
      let closeness = reached / sum.sum
      return (.value(closeness), .value(closeness * reached / others))
    }
    return actorResult(
      on: graph, parameters: parameters, columns: [columns.map(\.0), columns.map(\.1)])
  }
}
