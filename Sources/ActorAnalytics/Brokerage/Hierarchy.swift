// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Whether what ties an actor up is one contact or all of them alike.
///
/// **Formula.** H(i) = Σ over the N neighbours j of r(j) ln r(j) / (N ln N), where r(j) is the
/// local constraint (p(i,j) + Σ over q of p(i,q) p(q,j))² over its mean C(i) / N: the Coleman–Theil
/// index of disorder of Burt's constraint.
///
/// **Convention.** Neighbours and mutual weights as in `Constraint`: in either direction, weighted
/// by the view's values, strength 0 makes no neighbour. From 0, where all contacts constrain alike,
/// to 1, where one contact is all there is: one neighbour gives 1, as in JUNG
/// (`StructuralHoles.hierarchy`, read) and cograph, which cites Burt's manual of STRUCTURE 4.2
/// (EasyGraph 1.6.3 gives 0). Undefined: `isolate` without neighbours, as JUNG has NaN.
///
/// - Complexity: O(Σ d²) over the degrees d.
/// - References: Burt, R. S. (1992). Structural Holes. Harvard University Press, chapter 2.
///   Everett, M. G. & Borgatti, S. P. (2020). Unpacking Burt's constraint measure. Social Networks
///   62, 50–57. doi:10.1016/j.socnet.2020.02.001
public struct Hierarchy: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "hierarchy", title: "Burt's hierarchy",
    family: .brokerage, question: "Is it one contact that ties an actor up, or all alike?",
    summary: "How far what ties an actor up comes from few of its contacts.",
    convention: "The Coleman–Theil index of Burt's local constraints over neighbours in either "
      + "direction, weighted by the view's value; 1 for one neighbour. Undefined for an isolate.",
    citation: "Burt 1992, Structural Holes; Everett & Borgatti 2020, Social Networks 62, "
      + "doi:10.1016/j.socnet.2020.02.001", onSigns: .nothing)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: Burt's H. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let values = try control.running { control throws(Cancellation) in
      try StructuralHoles.hierarchy(of: graph.graph, control: control)
    }
    let cells = values.map { $0.map(Cell.value) ?? .undefined(.isolate) }
    return actorResult(on: graph, parameters: parameters, columns: [cells])
  }
}
