// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much an actor would trust another on the word of all who are near enough and trusted enough.
///
/// **Formula.** t(i) = 1; step by step away from i: t(u) = Σ t(p) e(p, u) / Σ t(p) over those p one
/// step nearer who trust u and whose own t(p) ≥ threshold, e being the recorded trust.
///
/// **Convention.** Trust view, along the direction of ties. Ties that do not lead one step farther
/// from i are left out, so there are no cycles. `--horizon` is how many steps are looked at;
/// `--threshold` counts as reached within 1e-10. `steps` is the number of ties. A row for each
/// ordered pair of different actors where somebody within the horizon who is trusted enough trusts
/// the second; where both `--from-actor` and `--to-actor` name actors every pair has a row,
/// undefined (`noTrustPath`) elsewhere. At most 4,000,000 pairs. Other views are refused. The
/// threshold as one on t(p), reached or passed, is also that of the authors' own implementation
/// (TrustLet).
///
/// - Complexity: O(n + m) a start.
/// - References: Massa, P. & Avesani, P. (2007). Trust metrics on controversial users: balancing
///   between tyranny of the majority and echo chambers. International Journal on Semantic Web and
///   Information Systems 3, 39–64. doi:10.4018/jswis.2007010103
public struct MoleTrust: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "mole-trust", title: "MoleTrust",
    family: .trust, question: "How much trust do those around someone suggest?",
    summary: "How much an actor would trust another on the word of all near and trusted enough.",
    convention: "Trust view, along the direction of ties that lead away from the first actor. The "
      + "mean of what those one step nearer say, by trust in them, of whom trust reaches the "
      + "threshold. A row for each ordered pair within the horizon.",
    citation:
      "Massa & Avesani 2007, Int. J. Semantic Web Inf. Syst. 3, doi:10.4018/jswis.2007010103",
    subject: .pair, further: ["steps"], isOnlyByName: true,
    parameters: ActorPairs.parameters + [
      MeasureParameter(
        "horizon", .count(from: 1, through: 1_000), default: "2", "how many steps are looked at"),
      MeasureParameter(
        "threshold", .number(from: 0, below: 1), default: "0.6",
        "how much those must be trusted whose word counts"),
    ])
  private let parameters: MeasureArguments

  /// Takes the parameters `from-actor`, `to-actor`, `horizon` and `threshold`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair: the trust and the steps. Refuses other views than trust.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseViewsWithoutTrust(graph)
    let core = graph.graph
    let (horizon, threshold) = (parameters.count("horizon"), parameters.number("threshold"))
    return try pairResult(on: graph, parameters: parameters, control) {
    } cells: { _, _, start, stops in
      let steps = Hops.distances(from: start, in: core)
      let trusts = Self.trusts(from: start, in: core, steps, horizon, threshold)
      return stops.map { stop in
        trusts[stop].map { [.value($0), .value(Double(steps[stop]))] }
      }
    }
  }

  /// What the rows take where they are many.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    pairMemory(on: graph, parameters: parameters)
  }

  // MARK: - Steps

  private static func trusts(
    from start: Int, in graph: FrozenGraph, _ steps: [Int], _ horizon: Int, _ threshold: Double
  ) -> [Double?] {
    var trusts = [Double?](repeating: nil, count: graph.nodeCount)
    trusts[start] = 1
    let reached = steps.indices.filter { (1...horizon).contains(steps[$0]) }
    for node in reached.sorted(by: { steps[$0] < steps[$1] }) {
      var (sum, weight) = (0.0, 0.0)
      for position in graph.inRow(node) {
        let source = Int(graph.reverseSources[position])
        // A mean of 0.6 must not fall short of 0.6 by rounding.
        guard steps[source] == steps[node] - 1, let trust = trusts[source],
          TrustProducts.isAsGood(trust, as: threshold)
        else { continue }
        sum += trust * graph.reverseValues[position]
        weight += trust
      }
      if weight > 0 { trusts[node] = sum / weight }
    }
    return trusts
  }
}
