// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How tied up an actor is in contacts who know each other; low constraint is room to broker.
///
/// **Formula.** C(i) = Σ over neighbours j of (p(i,j) + Σ over q of p(i,q) p(q,j))², with p the
/// shares of the mutual weights a(i,j) = w(i→j) + w(j→i).
///
/// **Convention.** Neighbours in either direction; weights are the view's values, so more trust
/// invests more, and strength 0 makes no neighbour. Not normalised; may exceed 1 (a triangle has
/// 1.125). Undefined: `isolate` without neighbours.
///
/// - Complexity: O(Σ d²) over the degrees d.
/// - References: Burt, R. S. (1992). Structural Holes. Harvard University Press. Everett, M. G. &
///   Borgatti, S. P. (2020). Unpacking Burt's constraint measure. Social Networks 62, 50–57.
///   doi:10.1016/j.socnet.2020.02.001
public struct Constraint: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "constraint", title: "Burt's constraint",
    family: .brokerage, question: "Who has room to broker, and who is tied up in one circle?",
    summary: "How tied up an actor is in contacts who know each other.",
    convention: "Burt's C over neighbours in either direction, weighted by the view's value; low "
      + "is room to broker. Undefined for an isolate.",
    citation: "Burt 1992, Structural Holes; Everett & Borgatti 2020, Social Networks 62, "
      + "doi:10.1016/j.socnet.2020.02.001", answer: .smallest)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: Burt's C. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let values = try control.running { control throws(Cancellation) in
      try StructuralHoles.constraint(of: graph.graph, control: control)
    }
    let cells = values.map { $0.map(Cell.value) ?? .undefined(.isolate) }
    return actorResult(on: graph, parameters: parameters, columns: [cells])
  }
}
