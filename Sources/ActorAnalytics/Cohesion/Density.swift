// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How many of the ties that could be there are there.
///
/// **Formula.** m / (n(n − 1) / 2) for m tied pairs of n actors; directed m / (n(n − 1)) for m
/// arcs.
///
/// **Convention.** Which ties exist counts, not their values; a tie that holds both ways of a
/// directed view is two arcs. Undefined: `tooFewActors` below two actors. In the signed view
/// hostile ties count as ties.
///
/// - Complexity: O(1).
/// - References: Wasserman, S. & Faust, K. (1994). Social network analysis: methods and
///   applications. Cambridge University Press. doi:10.1017/CBO9780511815478
public struct Density: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "density", title: "Density",
    family: .cohesion, question: "How much of all possible contact is there?",
    summary: "How many of the ties that could be there are there.",
    convention: "Tied pairs as a share of all pairs, arcs as a share of ordered pairs where "
      + "directed; values do not count. Undefined below two actors. In the signed view hostile "
      + "ties count as ties.",
    citation: "Wasserman & Faust 1994, Social Network Analysis, doi:10.1017/CBO9780511815478",
    subject: .map, takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row for the whole map.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let n = Double(graph.actorCount)
    let cell: Cell =
      n < 2 ? .undefined(.tooFewActors) : .value(Double(graph.graph.arcCount) / (n * (n - 1)))
    return mapResult(parameters: parameters, cells: [cell])
  }
}
