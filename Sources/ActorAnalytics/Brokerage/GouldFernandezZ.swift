// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Whether an actor brokers more, in all or in one role, than so many ties among such groups give
/// by chance.
///
/// **Formula.** z = (x − E) / √Var for the total and each of the five roles of `gould-fernandez`,
/// with E and Var those of a map in which each tie is there by itself with the probability that is
/// the density of this one. With e = d²(1 − d) every way has the mean e, and two ways that share a
/// tie the covariance d³(1 − d)³; how many ways and pairs of ways there are follows from the sizes
/// of the groups.
///
/// **Convention.** Reads which ties exist. In a directed view the numbers are those of R sna 2.7
/// (`brokerage`). In an undirected one each pair of ends is one way: sna counts it twice as if both
/// were independent, which makes its z of total, coordinator, itinerant and liaison too large by
/// √2. Groups and actors without one are read as in `gould-fernandez`. A density is a poor picture
/// of chance where few have most ties: see `gould-fernandez-permutation`. Undefined: `noVariance`
/// where chance always gives the same (a coordinator in a group of one), `tooFewActors` below
/// three, `noGroup` for who is left out, `sameAsGatekeeper` for representative without directions.
/// Where the map records no group there is a total alone, and roles are undefined (`singleGroup`).
///
/// - Complexity: O(Σ d²) over the degrees d.
/// - References: Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation: a formal
///   approach to brokerage in transaction networks. Sociological Methodology 19, 89–126.
///   doi:10.2307/270949
public struct GouldFernandezZ: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "gould-fernandez-z", title: "Gould–Fernandez brokerage against chance",
    family: .brokerage, question: "Who brokers more than so many ties give by chance?",
    summary: "How far an actor's brokerage is above what chance ties would give.",
    convention: "z of the total and of each role, for ties that are each there by chance with the "
      + "map's density; expected counts beside them. Undirected pairs count once, which sna's z "
      + "do not heed. Without recorded groups a total alone.",
    citation: "Gould & Fernandez 1989, Sociol. Methodol. 19, doi:10.2307/270949",
    further: roles + ["expected"] + roles.map { $0 + "-expected" },
    parameters: GroupNumbers.parameters)
  private static let roles = BrokerageRole.allCases.map(\.rawValue)
  private let parameters: MeasureArguments

  /// Takes the parameters `group-by` and `no-side`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: z of the total and of each role, then the expected counts. Refuses negative
  /// ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let census = BrokerageCensus(of: graph, parameters)
    let (moments, sizes) = (census.moments, census.sizes)
    let width = descriptor.columns.count
    // Members of groups of one size have the same moments.
    var known: [Int: [BrokerageMoments.Moment]] = [:]
    let rows = census.counts.enumerated().map { actor, counts -> [Cell] in
      guard let counts else { return [Cell](repeating: .undefined(.noGroup), count: width) }
      guard let moments else { return [Cell](repeating: .undefined(.tooFewActors), count: width) }
      let size = sizes[census.groups[actor]] ?? 1
      let found = known[size] ?? moments.actor(groupOf: Double(size))
      known[size] = found
      return Self.cells([counts.reduce(0, +)] + counts, found, census)
    }
    return actorResult(
      on: graph, parameters: parameters,
      columns: (0..<width).map { column in rows.map { $0[column] } })
  }

  private static func cells(
    _ counts: [Int], _ moments: [BrokerageMoments.Moment], _ census: BrokerageCensus
  ) -> [Cell] {
    let deviations = zip(moments, counts).map { $0.cell($1) }
    let means = moments.map { Cell.value($0.mean) }
    return [deviations, means].flatMap { cells in
      BrokerageRole.cells(
        total: cells[0], roles: Array(cells.dropFirst()), isDirected: census.isDirected,
        areGrouped: census.areGrouped)
    }
  }
}
