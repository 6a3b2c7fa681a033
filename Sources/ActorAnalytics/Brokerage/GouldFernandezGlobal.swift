// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much brokerage of each role the whole map has, and whether that is more than so many ties
/// among such groups give by chance.
///
/// **Formula.** The counts of `gould-fernandez` added up over all actors; z = (x − E) / √Var for
/// ties that are each there by themselves with the probability that is the map's density. Var adds,
/// to the variance of every way a→v→c, the covariance of every two ways that share a pair of
/// actors: d³(1 − d)³ where both need its tie, d⁵(1 − d) where neither may have it, −d⁴(1 − d)²
/// where one needs it and the other may not.
///
/// **Convention.** Reads which ties exist; groups and actors without one as in `gould-fernandez`;
/// ordered pairs of ends in a directed view, each pair once in an undirected one. The variance is
/// exact; R sna 2.7 leaves out what ways among the same three actors have in common, so its global
/// z differ. Undefined: `noVariance` where chance always gives the same, `tooFewActors` below three
/// actors who take part (z and expected), `sameAsGatekeeper` for representative without directions.
/// Where the map records no group there is a total alone, and roles are undefined (`singleGroup`).
///
/// - Complexity: O(Σ d²) over the degrees d.
/// - References: Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal
///   approach to brokerage in transaction networks. Sociological Methodology 19, 89–126.
///   doi:10.2307/270949
public struct GouldFernandezGlobal: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "gould-fernandez-global", title: "Gould–Fernandez brokerage of the whole map",
    family: .brokerage, question: "How much brokerage is there, and of which kind?",
    summary: "How often the actors of the map broker in each role, all together.",
    convention: "Counts over all actors, ordered pairs where directed; expected counts, and z "
      + "with the exact variance for ties that are each there by chance with the map's density. "
      + "Without recorded groups a total alone.",
    citation: "Gould & Fernandez 1989, Sociol. Methodol. 19, doi:10.2307/270949",
    subject: .map,
    further: roles + ["expected"] + roles.map { $0 + "-expected" } + ["z"]
      + roles.map { $0 + "-z" }, parameters: GroupNumbers.parameters)
  private static let roles = BrokerageRole.allCases.map(\.rawValue)
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by` and `no-side`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row: counts, expected counts and z, each of the total and of every role. Refuses negative
  /// ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let census = BrokerageCensus(of: graph, parameters)
    var counts = [Int](repeating: 0, count: 1 + BrokerageRole.allCases.count)
    for roles in census.counts.compactMap({ $0 }) {
      counts[0] += roles.reduce(0, +)
      for (role, count) in roles.enumerated() { counts[1 + role] += count }
    }
    let moments = census.moments?.wholeMap()
    let few = [Cell](repeating: .undefined(.tooFewActors), count: counts.count)
    let parts = [
      counts.map { Cell.value(Double($0)) },
      moments.map { $0.map { Cell.value($0.mean) } } ?? few,
      moments.map { zip($0, counts).map { $0.cell($1) } } ?? few,
    ]
    let cells = parts.flatMap { cells in
      BrokerageRole.cells(
        total: cells[0], roles: Array(cells.dropFirst()), isDirected: census.isDirected,
        areGrouped: census.areGrouped)
    }
    return mapResult(parameters: parameters, cells: cells)
  }
}
