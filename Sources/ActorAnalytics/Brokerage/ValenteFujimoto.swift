// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much the whole map drifts apart when an actor's ties are cut, one at a time.
///
/// **Formula.** The mean over the actor's ties e of C − C(without e), with the cohesion
/// C = Σ over pairs of 1/d / (n(n − 1)), d the steps between two actors and 1/d 0 where no path
/// leads.
///
/// **Convention.** Hops over the ties of the view. Pairs are unordered in an undirected view, as
/// influenceR 0.1.5 counts them (`bridging`; Everett and Valente 2016, table 1, count ordered
/// pairs, which gives twice the number), and ordered in a directed one, where each direction is a
/// tie of both of its ends. Exact; every tie is cut by itself, and nothing is estimated. Undefined:
/// `isolate` without ties (influenceR writes 0).
///
/// - Complexity: O(n·m) times how many nodes of a row hang on one tie, a small number as a rule.
/// - References: Valente, T. W. & Fujimoto, K. (2010). Bridging: locating critical connectors in a
///   network. Social Networks 32, 212–220. doi:10.1016/j.socnet.2010.03.003
public struct ValenteFujimoto: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "valente-fujimoto", title: "Valente–Fujimoto bridging",
    family: .brokerage, question: "Whose ties, if cut, would drive the whole map apart?",
    summary: "How much farther apart all actors are, on average, without one of an actor's ties.",
    convention: "Mean drop of Σ 1/d / (n(n − 1)) when each of the actor's ties is cut by itself; "
      + "hops, unordered pairs where undirected, as influenceR. Undefined for an isolate.",
    citation: "Valente & Fujimoto 2010, Social Networks 32, doi:10.1016/j.socnet.2010.03.003")
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the mean drop. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let core = graph.graph
    let losses = try control.running { control throws(Cancellation) in
      try TieLosses.sums(of: core, control: control)
    }
    // Each arc counts at both of its ends; of an undirected tie that makes the two arcs, whose sums
    // hold every pair twice.
    var (sums, ties) = (
      [CompensatedSum](repeating: CompensatedSum(), count: core.nodeCount),
      [Int](repeating: 0, count: core.nodeCount)
    )
    for source in 0..<core.nodeCount {
      for arc in core.outRow(source) {
        for end in [source, Int(core.targets[arc])] {
          sums[end] += losses[arc]
          ties[end] += 1
        }
      }
    }
    let n = Double(core.nodeCount)
    let cells = zip(sums, ties).map { sum, ties in
      ties == 0 ? Cell.undefined(.isolate) : .value(sum.value / Double(ties) / (n * (n - 1)))
    }
    return actorResult(on: graph, parameters: parameters, columns: [cells])
  }
}
