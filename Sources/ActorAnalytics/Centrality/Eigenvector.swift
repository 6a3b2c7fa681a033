// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How well an actor is connected to actors who are well connected themselves.
///
/// **Formula.** x(v) = 1/λ · Σ w(u→v) x(u) with the largest λ; ‖x‖₂ = 1, x ≥ 0.
///
/// **Convention.** In-ties count, as in networkx; the value of a tie in the view is its weight, so
/// more trust counts for more. Undefined for every actor: `disconnected` where not every actor
/// can reach every other (then several vectors would do), `noTies` for one actor alone,
/// `didNotConverge` where two eigenvalues of a large network all but coincide. Entries are within
/// 1e-9 of the true ones unless eigenvalues lie closer than 1e-6 of the largest.
///
/// - Complexity: O(n³) up to 256 actors, O(m) an iteration above; see `PerronKernel`.
/// - References: Bonacich, P. (1987). Power and centrality: a family of measures. American
///   Journal of Sociology 92, 1170–1182. doi:10.1086/228631
public struct Eigenvector: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "eigenvector", title: "Eigenvector centrality",
    family: .centrality, question: "Who is tied to those who matter?",
    summary: "How well an actor is connected to well-connected actors.",
    convention: "In-ties, weighted by the view's value; ‖x‖₂ = 1. Undefined where the view is "
      + "not connected (directed: not strongly).",
    citation: "Bonacich 1987, Am. J. Sociol. 92, doi:10.1086/228631")
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: its entry of the vector. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let cells = try control.running { control throws(Cancellation) in
      try Self.cells(of: graph.graph, control)
    }
    return actorResult(on: graph, parameters: parameters, columns: [cells])
  }

  // MARK: - Steps

  private static func cells(
    of graph: FrozenGraph, _ control: KernelControl
  ) throws(Cancellation) -> [Cell] {
    func undefined(_ reason: UndefinedReason) -> [Cell] {
      [Cell](repeating: .undefined(reason), count: graph.nodeCount)
    }
    // A tie of strength 0 passes nothing on, so it must not count as a connection either.
    let weighted =
      graph.values.contains(0)
      ? graph.keepingArcs { graph.value(from: $0, to: $1) != 0 } : graph
    guard Hops.isConnected(weighted) else { return undefined(.disconnected) }
    guard weighted.arcCount > 0 else { return undefined(.noTies) }
    let vector = try PerronVector.of(weighted, control: control)
    return vector.map { $0.map(Cell.value) } ?? undefined(.didNotConverge)
  }
}
