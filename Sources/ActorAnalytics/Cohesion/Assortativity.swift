// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Whether actors with many ties are tied to others with many (above 0) or to those with few
/// (below 0).
///
/// **Formula.** r = the correlation, over all ties, of the numbers of ties at their two ends; in a
/// directed view of the out-degree of the source with the in-degree of the target.
///
/// **Convention.** As networkx and igraph. Without directions each tie counts from both ends. Which
/// ties exist counts, not their values. Undefined: `noTies` without a tie, `noSpread` where all
/// ends have equally many. In the signed view hostile ties count as ties.
///
/// - Complexity: O(n + m). Sums are whole numbers, so that nothing is rounded before the division.
/// - References: Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E 67,
///   026126. doi:10.1103/PhysRevE.67.026126
public struct Assortativity: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "assortativity", title: "Assortativity by degree",
    family: .cohesion, question: "Do the well connected stick together?",
    summary: "Whether actors with many ties are tied to others with many or to those with few.",
    convention: "Correlation of the degrees at the two ends of ties, of out- with in-degree where "
      + "directed; values do not count. Undefined where all ends have equally many. In the signed "
      + "view hostile ties count as ties.",
    citation: "Newman 2003, Phys. Rev. E 67, doi:10.1103/PhysRevE.67.026126",
    subject: .map, takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row for the whole map.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let core = graph.graph
    guard core.arcCount > 0 else {
      return mapResult(parameters: parameters, cells: [.undefined(.noTies)])
    }
    let r = Self.correlation(of: core)
    return mapResult(parameters: parameters, cells: [r.map(Cell.value) ?? .undefined(.noSpread)])
  }

  private static func correlation(of graph: FrozenGraph) -> Double? {
    let count = Int128(graph.arcCount)
    var (x, y, xx, yy, xy) = (Int128(0), Int128(0), Int128(0), Int128(0), Int128(0))
    for node in 0..<graph.nodeCount {
      let (out, into) = (Int128(graph.outRow(node).count), Int128(graph.inRow(node).count))
      // An actor is the source of as many arcs as it has ties out, and the target likewise.
      x += out * out
      xx += out * out * out
      y += into * into
      yy += into * into * into
      let met = graph.neighbors(of: node).reduce(0) { $0 + graph.inRow(Int($1)).count }
      xy += out * Int128(met)
    }
    let (spread, other) = (count * xx - x * x, count * yy - y * y)
    guard spread > 0, other > 0 else { return nil }
    return Double(count * xy - x * y) / (Double(spread) * Double(other)).squareRoot()
  }
}
