// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How many of an actor's contacts are not redundant: contacts that are tied to each other bring
/// the same news twice.
///
/// **Formula.** E(i) = Σ over neighbours j of [1 − Σ over q ≠ i, j of p(i,q) m(j,q)], with p the
/// shares of the mutual weights and m(j,q) = a(j,q) / max over k of a(j,k). Efficiency is E(i)
/// over the number of neighbours.
///
/// **Convention.** Neighbours in either direction; weights are the view's values, so more trust
/// invests more, and strength 0 makes no neighbour. A broker between contacts that are not tied to
/// each other has their full number. Undefined, both columns: `isolate` without neighbours.
///
/// - Complexity: O(Σ d²) over the degrees d.
/// - References: Burt, R. S. (1992). Structural Holes. Harvard University Press. Borgatti, S. P.
///   (1997). Structural holes: unpacking Burt's redundancy measures. Connections 20, 35–38.
public struct EffectiveSize: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "effective-size", title: "Effective size",
    family: .brokerage, question: "Whose contacts bring news that the others do not have?",
    summary: "How many of an actor's contacts are not redundant.",
    convention: "Burt's effective size over neighbours in either direction, weighted by the "
      + "view's value; efficiency divides by their number. Undefined for an isolate.",
    citation: "Burt 1992, Structural Holes; Borgatti 1997, Connections 20, 35–38",
    further: ["efficiency"])
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: effective size and efficiency. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let (values, contacts) = try control.running { control throws(Cancellation) in
      try StructuralHoles.effectiveSize(of: graph.graph, control: control)
    }
    let sizes = values.map { $0.map(Cell.value) ?? .undefined(.isolate) }
    let efficiencies = zip(sizes, contacts).map { cell, count in
      cell.number.map { Cell.value($0 / Double(count)) } ?? cell
    }
    return actorResult(on: graph, parameters: parameters, columns: [sizes, efficiencies])
  }
}
