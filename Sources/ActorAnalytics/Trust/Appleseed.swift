// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much of an energy that an actor gives out stays with each other one, when everyone keeps a
/// part and passes the rest on to those whom they trust.
///
/// **Formula.** Energy e enters at the source, which passes all on. Everyone else keeps 1 − d of
/// what comes in and passes d on; shares are by trust, and each has a tie of trust 1 back to the
/// source. The rank of an actor is what stays with it in the end.
///
/// **Convention.** Trust view, along the direction of ties. e is `--energy`, d `--spread`. The tie
/// back replaces a recorded one. The published iteration stops when no rank grows by more than an
/// accuracy; here it goes on to the limit (relative 1e-14), where all ranks from one source add up
/// to e. That the source keeps nothing is as in appleseed-metric 1.0.1 (cblgh), whose ranks these
/// are; undefined (`didNotConverge`) where 100,000 steps are not enough. A row for each ordered
/// pair of different actors whom a path joins; where both `--from-actor` and `--to-actor` name
/// actors every pair has a row, undefined (`noTrustPath`) where no path joins them. At most
/// 4,000,000 pairs. Other views are refused.
///
/// - Complexity: O(m) a step and start, and some 40 steps on most maps.
/// - References: Ziegler, C.-N. & Lausen, G. (2005). Propagation models for trust and distrust in
///   social networks. Information Systems Frontiers 7, 337–358. doi:10.1007/s10796-005-4807-3
public struct Appleseed: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "appleseed", title: "Appleseed",
    family: .trust, question: "Whom does one actor's circle of trust favour?",
    summary: "How much of an energy that an actor gives out along trust stays with each other one.",
    convention: "Trust view, along the direction of ties. Everyone keeps 1 − spread and passes on "
      + "the rest by trust, with a tie of trust 1 back to the source; all ranks of a source add up "
      + "to the energy. A row for each ordered pair that a path joins.",
    citation: "Ziegler & Lausen 2005, Inf. Syst. Front. 7, doi:10.1007/s10796-005-4807-3",
    subject: .pair, isOnlyByName: true,
    parameters: ActorPairs.parameters + [
      MeasureParameter(
        "energy", .number(from: 0.001, below: 1_000_000), default: "200",
        "the energy that enters at the first actor"),
      MeasureParameter(
        "spread", .number(from: 0, below: 1), default: "0.85",
        "the share of energy that everyone passes on"),
    ])
  private let parameters: MeasureArguments

  /// Takes the parameters `from-actor`, `to-actor`, `energy` and `spread`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair: what of the energy stays there. Refuses other views than trust.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseViewsWithoutTrust(graph)
    let core = graph.graph
    let (energy, spread) = (parameters.number("energy"), parameters.number("spread"))
    return try pairResult(on: graph, parameters: parameters, control) {
    } cells: { _, control, start, stops throws(Cancellation) in
      let steps = Hops.distances(from: start, in: core)
      let shares = try Self.shares(from: start, in: core, spread: spread, control)
      return stops.map { stop in
        guard steps[stop] > 0 else { return nil }
        return [shares.map { .value(energy * $0[stop]) } ?? .undefined(.didNotConverge)]
      }
    }
  }

  /// What the rows take where they are many.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    pairMemory(on: graph, parameters: parameters)
  }

  // MARK: - Steps

  /// By actor its share of all that stays somewhere. What comes back to the source sets out again
  /// in the same proportions, so it changes the scale alone.
  private static func shares(
    from source: Int, in graph: FrozenGraph, spread: Double, _ control: KernelControl
  ) throws(Cancellation) -> [Double]? {
    // The trust that each passes on, that back to the source left out.
    let onward = (0..<graph.nodeCount).map { node in
      graph.outRow(node).reduce(0) {
        Int(graph.targets[$1]) == source ? $0 : $0 + graph.values[$1]
      }
    }
    func pass(_ amount: Double, from node: Int, of total: Double, to next: inout [Double]) {
      for arc in graph.outRow(node) where Int(graph.targets[arc]) != source {
        next[Int(graph.targets[arc])] += amount * (graph.values[arc] / total)
      }
    }
    // At most this part of what is on its way stays on its way after a step.
    let most = spread * onward.reduce(0) { max($0, $1 / (1 + $1)) }
    var moving = [Double](repeating: 0, count: graph.nodeCount)
    pass(1, from: source, of: onward[source], to: &moving)
    var passed = moving
    for _ in 0..<100_000 {
      try control.check()
      let left = moving.reduce(0, +) * most / (1 - most)
      let sum = passed.reduce(0, +)
      if left <= 1e-14 * sum { return passed.map { $0 / max(sum, .leastNormalMagnitude) } }
      var next = [Double](repeating: 0, count: graph.nodeCount)
      for node in moving.indices where moving[node] > 0 {
        pass(spread * moving[node], from: node, of: 1 + onward[node], to: &next)
      }
      moving = next
      for node in passed.indices { passed[node] += next[node] }
    }
    return nil
  }
}
