// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Which patterns of three the map is made of: chains, stars, cycles, closed groups.
///
/// **Formula.** The number of sets of three actors, n(n − 1)(n − 2) / 6, then how many of them have
/// each of the sixteen patterns, named by their mutual, asymmetric and null pairs and by the way
/// their arcs lead: D down, U up, C cyclic, T transitive.
///
/// **Convention.** Names as networkx and sna have them: 021D is a←b→c, 021U a→b←c, 111D a↔b←c, 111U
/// a↔b→c, 120D a←b→c with a↔c, 120U a→b←c with a↔c. In an undirected view every tie is mutual, so
/// that only 003, 102, 201 and 300 occur. Which ties exist counts, not their values. Always
/// defined. In the signed view hostile ties count as ties.
///
/// - Complexity: O(Σ over tied pairs of the ties of both actors); see `TriadCensus`.
/// - References: Holland, P. W. & Leinhardt, S. (1976). Local structure in social networks.
///   Sociological Methodology 7, 1–45. doi:10.2307/270703. Batagelj, V. & Mrvar, A. (2001). A
///   subquadratic triad census algorithm for large sparse networks with small maximum degree.
///   Social Networks 23, 237–243. doi:10.1016/S0378-8733(01)00035-1
public struct TriadCensusMeasure: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "triad-census", title: "Triad census",
    family: .cohesion, question: "Which patterns of three is the map made of?",
    summary: "How many sets of three actors are tied in which of the sixteen ways.",
    convention: "All sets of three, then those of each pattern by mutual, asymmetric and null "
      + "pairs; 021d is a←b→c, 021u a→b←c, 111d a↔b←c, 111u a↔b→c. Values do not count. In the "
      + "signed view hostile ties count as ties.",
    citation: "Holland & Leinhardt 1976, Sociol. Methodol. 7, doi:10.2307/270703; Batagelj & Mrvar "
      + "2001, Social Networks 23, doi:10.1016/S0378-8733(01)00035-1",
    subject: .map, further: TriadCensus.names.map { $0.lowercased() }, takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row for the whole map: all triads, then those of each pattern.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let census = try control.running { control throws(Cancellation) in
      try TriadCensus(graph.graph, control: control)
    }
    let numbers = [census.total] + census.counts
    return mapResult(parameters: parameters, cells: numbers.map { .value(Double($0)) })
  }
}
