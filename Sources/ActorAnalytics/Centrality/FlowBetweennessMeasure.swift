// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much less could flow between the others without an actor: who cannot be got round.
///
/// **Formula.** f(v) = Σ over pairs (s, t), s ≠ v ≠ t, of F(s, t) − F(s, t without v), where F is
/// the most that flows from s to t at once.
///
/// **Convention.** The value of a tie is its capacity; on hops F counts ways that share no tie.
/// Raw counts unordered pairs in an undirected view and ordered pairs, along the direction of ties,
/// in a directed one, as R sna does. Normalised by Σ F(s, t) over the same pairs: the share of all
/// flow between the others that hangs on the actor; undefined where it is 0 (`tooFewActors` below
/// three actors, else `noTies`). Undefined for every actor above 1,024 actors (`tooManyActors`),
/// which take minutes. Left out unless named, for the same reason.
///
/// - Complexity: a maximum flow for each of O(n²) pairs, and a search or two for each actor that
///   it runs over.
/// - References: Freeman, L. C., Borgatti, S. P. & White, D. R. (1991). Centrality in valued
///   graphs: a measure of betweenness based on network flow. Social Networks 13, 141–154.
///   doi:10.1016/0378-8733(91)90017-N
public struct FlowBetweennessMeasure: Measure {
  private static let limit = 1_024

  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "flow-betweenness", title: "Flow betweenness",
    family: .centrality, question: "Whom can the others not get round?",
    summary: "How much less could flow between the others without an actor.",
    convention: "The view's value is a capacity; unordered pairs where undirected, ordered where "
      + "directed; normalised by all that flows between the others. At most 1,024 actors.",
    citation: "Freeman, Borgatti & White 1991, Social Networks 13, "
      + "doi:10.1016/0378-8733(91)90017-N",
    further: ["normalised"], isOnlyByName: true, onSigns: .measure("hostile-pairs-bridged"))
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: raw and normalised. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let n = graph.actorCount
    guard n <= Self.limit else {
      let none = [Cell](repeating: .undefined(.tooManyActors), count: n)
      return actorResult(on: graph, parameters: parameters, columns: [none, none])
    }
    let flow = try control.running { control throws(Cancellation) in
      try FlowBetweenness(of: graph.graph, control: control)
    }
    let normalised = zip(flow.losses, flow.flows).map { loss, flow in
      flow.map { Cell.value(loss / $0) } ?? .undefined(n < 3 ? .tooFewActors : .noTies)
    }
    return actorResult(
      on: graph, parameters: parameters, columns: [flow.losses.map(Cell.value), normalised])
  }
}
