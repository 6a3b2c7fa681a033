// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How well an actor is connected to actors who are well connected themselves.
///
/// **Formula.** x(v) = 1/λ · Σ w(u→v) x(u) with the largest λ; ‖x‖₂ = 1, x ≥ 0.
///
/// **Convention.** In-ties count, as in networkx; the value of a tie in the view is its weight, so
/// more trust counts for more. Undefined for every actor: `disconnected` where not every actor
/// can reach every other (then several vectors would do), `noTies` without ties.
///
/// - Complexity: O(m) an iteration; the power method on the matrix shifted by the mean strength,
///   so that it settles on two-camp (bipartite) maps too.
/// - References: Bonacich, P. (1987). Power and centrality: a family of measures. American
///   Journal of Sociology 92, 1170–1182. doi:10.1086/228631
public struct Eigenvector: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "eigenvector", title: "Eigenvector centrality",
    summary: "How well an actor is connected to well-connected actors.",
    convention: "In-ties, weighted by the view's value; ‖x‖₂ = 1. Undefined where the view is "
      + "not connected (directed: not strongly).",
    citation: "Bonacich 1987, Am. J. Sociol. 92, doi:10.1086/228631")
  private static let iterationLimit = 200_000
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: its entry of the vector. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let cells: [Cell]
    switch Self.vector(of: graph.graph) {
    case .success(let vector): cells = vector.map(Cell.value)
    case .failure(let none):
      cells = [Cell](repeating: .undefined(none.reason), count: graph.actorCount)
    }
    return actorResult(on: graph, parameters: parameters, columns: [cells])
  }

  // MARK: - Steps

  private struct None: Error { let reason: UndefinedReason }

  private static func vector(of graph: FrozenGraph) -> Result<[Double], None> {
    guard Hops.isConnected(graph) else { return .failure(None(reason: .disconnected)) }
    guard graph.arcCount > 0, graph.values.contains(where: { $0 > 0 })
    else { return .failure(None(reason: .noTies)) }
    let n = graph.nodeCount
    let shift = graph.values.reduce(0, +) / Double(n)
    var x = [Double](repeating: 1 / Double(n).squareRoot(), count: n)
    for _ in 0..<iterationLimit {
      let next = step(x, in: graph, shift: shift)
      let change = zip(x, next).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
      x = next
      if change < 1e-15 * Double(n) { return .success(x) }
    }
    return .failure(None(reason: .didNotConverge))
  }

  private static func step(_ x: [Double], in graph: FrozenGraph, shift: Double) -> [Double] {
    var next = x.map { $0 * shift }
    for node in x.indices {
      for position in graph.inRow(node) {
        next[node] += graph.reverseValues[position] * x[Int(graph.reverseSources[position])]
      }
    }
    let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return next.map { $0 / length }
  }
}
