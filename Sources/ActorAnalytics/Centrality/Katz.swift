// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much an actor is reached along ties of any length, of which longer ones count less.
///
/// **Formula.** x(v) = a · Σ w(u→v) x(u) + 1 with the attenuation a; then ‖x‖₂ = 1.
///
/// **Convention.** In-ties count, as in networkx; the value of a tie in the view is its weight. An
/// actor without ties has the 1 that everybody begins with. `--attenuation` is 0.1 by default, as
/// in networkx: small against 1 over the largest eigenvalue λ on maps of a page. Undefined for
/// every actor: `attenuationTooLarge` where it is not below 1/λ (within 1e-9), for then the sum
/// over all walks has no end; `didNotConverge` where 50,000 sweeps over a large network are not
/// enough, which needs an attenuation above 0.999/λ. Up to 256 actors the equations are solved
/// directly; above, every entry is within 1e-13 of itself before it is scaled.
///
/// - Complexity: O(n³) up to 256 actors, above O(n + m) a sweep and about 30/(1 − aλ) sweeps.
/// - References: Katz, L. (1953). A new status index derived from sociometric analysis.
///   Psychometrika 18, 39–43. doi:10.1007/BF02289026
public struct Katz: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "katz", title: "Katz centrality",
    family: .centrality, question: "Who is reached most, also over third parties?",
    summary: "How much an actor is reached along ties of any length, longer ones counting less.",
    convention: "In-ties, weighted by the view's value; everyone begins with 1; ‖x‖₂ = 1. "
      + "Undefined where the attenuation is not below 1 over the largest eigenvalue.",
    citation: "Katz 1953, Psychometrika 18, doi:10.1007/BF02289026",
    parameters: [
      MeasureParameter(
        "attenuation", .number(from: 0, below: 1), default: "0.1",
        "how much each further step of a walk counts; below 1 over the largest eigenvalue")
    ])
  private let parameters: MeasureArguments

  /// Takes the parameter `attenuation`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: its entry of the vector. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let attenuation = parameters.number("attenuation")
    let cells = try control.running { control throws(Cancellation) in
      try Self.cells(of: graph.graph, attenuation, control)
    }
    return actorResult(on: graph, parameters: parameters, columns: [cells])
  }

  // MARK: - Steps

  private static func cells(
    of graph: FrozenGraph, _ attenuation: Double, _ control: KernelControl
  ) throws(Cancellation) -> [Cell] {
    func undefined(_ reason: UndefinedReason) -> [Cell] {
      [Cell](repeating: .undefined(reason), count: graph.nodeCount)
    }
    guard let radius = try SpectralRadius.of(graph, control: control) else {
      return undefined(.didNotConverge)
    }
    // Next to the bound rounding would decide whether there is a sum at all.
    guard attenuation * radius < 1 - 1e-9 else { return undefined(.attenuationTooLarge) }
    if graph.nodeCount <= DenseSystem.limit {
      let sums = solution(of: graph, attenuation)
      return sums.map { normalised($0).map(Cell.value) } ?? undefined(.attenuationTooLarge)
    }
    let sums = try WalkSums.sums(
      of: graph, factor: attenuation, start: [Double](repeating: 1, count: graph.nodeCount),
      control: control)
    return sums.map { normalised($0).map(Cell.value) } ?? undefined(.didNotConverge)
  }

  private static func solution(of graph: FrozenGraph, _ attenuation: Double) -> [Double]? {
    var system = DenseSystem(count: graph.nodeCount, diagonal: 1)
    for node in 0..<graph.nodeCount {
      for arc in graph.inRow(node) {
        system[node, Int(graph.reverseSources[arc])] = -attenuation * graph.reverseValues[arc]
      }
    }
    return system.solution([Double](repeating: 1, count: graph.nodeCount))
  }

  private static func normalised(_ sums: [Double]) -> [Double] {
    // The largest first, so that squares do not overflow.
    let largest = sums.max() ?? 1
    let length = CompensatedSum(sums.lazy.map { $0 / largest * ($0 / largest) }).value.squareRoot()
    return sums.map { $0 / largest / length }
  }
}
