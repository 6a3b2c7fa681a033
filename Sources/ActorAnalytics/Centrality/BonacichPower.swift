// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much power the contacts of an actor give: contacts who have contacts of their own (exponent
/// above 0), or contacts who depend on the actor since they have no others (below 0).
///
/// **Formula.** c(v) = Σ w(v→u) (1 + b · c(u)) with the exponent b; then Σ c² = n.
///
/// **Convention.** Out-ties count, as in Bonacich's paper and R sna; the value of a tie in the view
/// is its weight. Scaled as sna does by default: Σ c² is the number of actors, so 1 is usual. With
/// exponent 0 it is the sum of out-ties, so scaled. Beyond 1 over the largest eigenvalue λ the
/// equations have a solution but the sum over walks has no end, and values can be negative: sna
/// gives them, so does this. Undefined for every actor: `noTies` without ties, `singular` where the
/// equations have no single solution (the exponent is 1 over an eigenvalue), `tooManyActors` above
/// 2,048 actors where the exponent is not within ±0.999/λ, `didNotConverge` where sweeps do not
/// settle.
///
/// - Complexity: O(n³) up to 256 actors; above O(n + m) a sweep where the exponent is within
///   ±0.999/λ, else O(n³).
/// - References: Bonacich, P. (1987). Power and centrality: a family of measures. American
///   Journal of Sociology 92, 1170–1182. doi:10.1086/228631
public struct BonacichPower: Measure {
  /// The most actors whose equations are solved directly: some seconds, 70 MB.
  private static let limit = 2_048

  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "bonacich-power", title: "Bonacich power",
    family: .centrality, question: "Who gains from how well or how poorly contacts are tied?",
    summary: "How much power an actor has from well-tied contacts, or from dependent ones.",
    convention: "Out-ties, weighted by the view's value; Σ c² = n. An exponent below 0 gives "
      + "power to those whose contacts have few others. Undefined where the exponent is 1 over an "
      + "eigenvalue.",
    citation: "Bonacich 1987, Am. J. Sociol. 92, doi:10.1086/228631",
    parameters: [
      MeasureParameter(
        "exponent", .number(from: -10, below: 10), default: "0.1",
        "how much the power of contacts adds to one's own; below 0 it takes away")
    ])
  private let parameters: MeasureArguments

  /// Takes the parameter `exponent`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: its power. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let exponent = parameters.number("exponent")
    let (power, reason) = try control.running { control throws(Cancellation) in
      try Self.power(on: graph.graph, exponent, control)
    }
    let none = [Cell](repeating: .undefined(reason), count: graph.actorCount)
    return actorResult(
      on: graph, parameters: parameters,
      columns: [power.map { Self.scaled($0).map(Cell.value) } ?? none])
  }

  // MARK: - Steps

  /// The solution before it is scaled; `nil` where there is none, for the reason beside it.
  private static func power(
    on graph: FrozenGraph, _ exponent: Double, _ control: KernelControl
  ) throws(Cancellation) -> ([Double]?, UndefinedReason) {
    let strengths = (0..<graph.nodeCount).map {
      CompensatedSum(graph.values[graph.outRow($0)]).value
    }
    guard strengths.contains(where: { $0 > 0 }) else { return (nil, .noTies) }
    guard graph.nodeCount > DenseSystem.limit else {
      return (solution(on: graph, exponent, strengths), .singular)
    }
    if let radius = try SpectralRadius.of(graph, control: control),
      exponent.magnitude * radius < 0.999
    {
      let sums = try WalkSums.sums(
        of: graph, factor: exponent, start: strengths, out: true, control: control)
      return (sums, .didNotConverge)
    }
    guard graph.nodeCount <= limit else { return (nil, .tooManyActors) }
    return (solution(on: graph, exponent, strengths), .singular)
  }

  private static func solution(
    on graph: FrozenGraph, _ exponent: Double, _ strengths: [Double]
  ) -> [Double]? {
    var matrix = DenseMatrix(count: graph.nodeCount, diagonal: 1)
    for node in 0..<graph.nodeCount {
      for arc in graph.outRow(node) {
        matrix[node, Int(graph.targets[arc])] = -exponent * graph.values[arc]
      }
    }
    return matrix.solution(strengths)
  }

  private static func scaled(_ power: [Double]) -> [Double] {
    // The largest first, so that squares neither overflow nor vanish.
    let largest = power.reduce(0) { max($0, $1.magnitude) }
    let squares = CompensatedSum(power.lazy.map { $0 / largest * ($0 / largest) }).value
    let scale = (Double(power.count) / squares).squareRoot()
    return power.map { $0 / largest * scale }
  }
}
