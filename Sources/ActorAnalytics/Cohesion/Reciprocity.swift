// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How many ties are returned: who trusts is trusted back.
///
/// **Formula.** The share of arcs whose opposite is there as well: 2M / (2M + A) for M pairs that
/// are tied both ways and A that are tied one way. `.pairs` is M / (M + A). `.mutual`,
/// `.asymmetric` and `.null` count the pairs of each kind (the dyad census).
///
/// **Convention.** As igraph's default, networkx's `overall_reciprocity` and sna's `grecip(measure
/// = "edgewise")`; `.pairs` is igraph's mode ratio and sna's dyadic.nonnull. Which ties exist
/// counts, not their values. Undefined: `noTies` without a tie, `withoutDirections` in an
/// undirected view, where every tie holds both ways by the way it is read. In the signed view
/// hostile ties count as ties.
///
/// - Complexity: O(m log d) for m arcs and largest degree d.
/// - References: Garlaschelli, D. & Loffredo, M. I. (2004). Patterns of link reciprocity in
///   directed networks. Physical Review Letters 93, 268701. doi:10.1103/PhysRevLett.93.268701.
///   Wasserman, S. & Faust, K. (1994). Social network analysis. doi:10.1017/CBO9780511815478
public struct Reciprocity: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "reciprocity", title: "Reciprocity",
    family: .cohesion, question: "How often is a tie returned?",
    summary: "The share of ties whose opposite direction is there as well.",
    convention: "Share of arcs that are returned; .pairs the share of tied pairs that are tied "
      + "both ways; .mutual, .asymmetric and .null count pairs. Undefined without directions. In "
      + "the signed view hostile ties count as ties.",
    citation: "Garlaschelli & Loffredo 2004, Phys. Rev. Lett. 93, "
      + "doi:10.1103/PhysRevLett.93.268701",
    subject: .map, further: ["pairs", "mutual", "asymmetric", "null"], takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row for the whole map.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let core = graph.graph
    guard core.isDirected, core.arcCount > 0 else {
      let reason: UndefinedReason = core.arcCount == 0 ? .noTies : .withoutDirections
      return mapResult(
        parameters: parameters,
        cells: [Cell](repeating: .undefined(reason), count: descriptor.columns.count))
    }
    let returned = (0..<core.nodeCount).reduce(0) { sum, node in
      sum + core.neighbors(of: node).count { core.arc(from: Int($0), to: node) != nil }
    }
    let (mutual, asymmetric) = (returned / 2, core.arcCount - returned)
    let pairs = core.nodeCount * (core.nodeCount - 1) / 2
    let numbers = [
      Double(returned) / Double(core.arcCount), Double(mutual) / Double(mutual + asymmetric),
      Double(mutual), Double(asymmetric), Double(pairs - mutual - asymmetric),
    ]
    return mapResult(parameters: parameters, cells: numbers.map(Cell.value))
  }
}
