// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// What those whom an actor trusts hold of another: trust is passed on over several steps, distrust
/// is applied once, at the last one.
///
/// **Formula.** P = Bᵏ (T − D): T(m, j) = 1 where m trusts j, D(m, j) = 1 where m distrusts j, and
/// B(i, m) = T(i, m) / Σ T(i, ·).
///
/// **Convention.** Signed view, along the direction of ties, for the trust view leaves distrust
/// out: so trust and distrust count 1 each, whatever their size, and without a recorded trust
/// alliance and cooperation count as trust and conflict as distrust. k is `--steps`; at 0 the first
/// actor's own tie is what counts. Of the four ways of passing trust on that the paper combines
/// only the direct one is taken: the others conclude from being trusted, or from trusting alike,
/// that one trusts. The paper predicts better with all four; what one reads here is what was said,
/// not a prediction. Walks never go over distrust, so that two distrusts never make a trust: that
/// the enemy of an enemy is a friend is a hypothesis of balance. Each actor's trust is shared out
/// to 1, so a value is a share of walks, from −1 to 1; that the paper shares it out as well is
/// unchecked. `trust` and `distrust` are the two parts. A row for each ordered pair of different
/// actors where somebody at the end of such a walk trusts or distrusts the second; where both
/// `--from-actor` and `--to-actor` name actors every pair has a row, undefined (`noTrustPath`)
/// elsewhere. At most 4,000,000 pairs. Other views are refused.
///
/// - Complexity: O(k · m) a start.
/// - References: Guha, R., Kumar, R., Raghavan, P. & Tomkins, A. (2004). Propagation of trust and
///   distrust. WWW 2004, 403–412. doi:10.1145/988672.988727
public struct DistrustPropagation: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "distrust-propagation", title: "Trust and distrust at second hand",
    family: .trust, question: "Whom does someone distrust on the word of those they trust?",
    summary: "What those whom an actor trusts hold of another: trust passed on, distrust once.",
    convention: "Signed view, along the direction of ties; trust and distrust count 1 each. The "
      + "share of walks of so many steps of trust that end at somebody who trusts the second "
      + "actor, less the share at somebody who distrusts them. A row for each ordered pair of "
      + "which somebody speaks.",
    citation: "Guha, Kumar, Raghavan & Tomkins 2004, WWW, doi:10.1145/988672.988727",
    subject: .pair, further: ["trust", "distrust"], isOnlyByName: true, takesNegativeTies: true,
    parameters: ActorPairs.parameters + [
      MeasureParameter(
        "steps", .count(from: 0, through: 1_000), default: "1",
        "over how many steps trust is passed on before the last tie")
    ])
  private let parameters: MeasureArguments

  /// Takes the parameters `from-actor`, `to-actor` and `steps`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair: the difference, trust and distrust. Refuses other views than signed.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    guard graph.view.reading == .signed else {
      throw .unsupportedView(
        measure: descriptor.id, reason: "it needs the signs of ties (--read-as signed)")
    }
    let core = graph.graph
    let steps = parameters.count("steps")
    return try pairResult(on: graph, parameters: parameters, control) {
    } cells: { _, _, start, stops in
      let speakers = Self.walk(from: start, in: core, steps)
      var (trust, distrust) = (
        [Double](repeating: 0, count: core.nodeCount), [Double](repeating: 0, count: core.nodeCount)
      )
      for node in speakers.indices where speakers[node] > 0 {
        for arc in core.outRow(node) {
          let target = Int(core.targets[arc])
          if core.values[arc] > 0 {
            trust[target] += speakers[node]
          } else {
            distrust[target] += speakers[node]
          }
        }
      }
      return stops.map { stop in
        guard trust[stop] > 0 || distrust[stop] > 0 else { return nil }
        return [trust[stop] - distrust[stop], trust[stop], distrust[stop]].map(Cell.value)
      }
    }
  }

  /// What the rows take where they are many.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    pairMemory(on: graph, parameters: parameters)
  }

  // MARK: - Steps

  /// By actor the share of walks of so many steps of trust that end there; who trusts nobody passes
  /// nothing on.
  private static func walk(from start: Int, in graph: FrozenGraph, _ steps: Int) -> [Double] {
    var shares = [Double](repeating: 0, count: graph.nodeCount)
    shares[start] = 1
    for _ in 0..<steps {
      var next = [Double](repeating: 0, count: graph.nodeCount)
      for node in shares.indices where shares[node] > 0 {
        let trusted = graph.outRow(node).filter { graph.values[$0] > 0 }
        for arc in trusted { next[Int(graph.targets[arc])] += shares[node] / Double(trusted.count) }
      }
      shares = next
    }
    return shares
  }
}
