// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How likely it is that some chain of trust holds between two actors, where each tie holds by
/// itself with a probability that is its trust: all chains count, however they overlap.
///
/// **Formula.** P(a path of ties that hold leads from i to j), each tie holding independently with
/// probability t: two-terminal reliability.
///
/// **Convention.** Trust view, along the direction of ties. Without directions a tie holds both
/// ways or not at all; in a directed view the two directions of a tie that holds both ways are two
/// ties. That ties fail independently of each other is an assumption, which a common cause breaks.
/// Exact: no sampling. The search counts outcomes, never time, so that it gives up at the same
/// place everywhere; undefined (`searchLimit`) where more than 64 actors are left after chains and
/// parallel ties were put together, or more than 262,144 outcomes were looked at (near that limit
/// the order of ids can decide). A row for each ordered pair of different actors whom a path joins;
/// where both `--from-actor` and `--to-actor` name actors every pair has a row, undefined
/// (`noTrustPath`) where no path joins them. At most 4,000,000 pairs. Other views are refused.
///
/// - Complexity: exponential in how broad the map is between the two, at most 262,144 outcomes a
///   pair; O(m) where chains and parallel ties are all there is. Computing it is #P-complete.
/// - References: Valiant, L. G. (1979). The complexity of enumeration and reliability problems.
///   SIAM Journal on Computing 8, 410–421. doi:10.1137/0208032. Ball, M. O. (1980). Complexity of
///   network reliability computations. Networks 10, 153–165. doi:10.1002/net.3230100206
public struct Reliability: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "reliability", title: "Reliability of all chains together",
    family: .trust, question: "How likely does at least one chain of trust hold?",
    summary: "How likely it is that some chain of trust holds, each tie by itself with its trust.",
    convention: "Trust view. Exact two-terminal reliability with trust as independent probability, "
      + "along the direction of ties; undefined (searchLimit) on maps too broad. A row for each "
      + "ordered pair that a path joins.",
    citation: "Valiant 1979, SIAM J. Comput. 8, doi:10.1137/0208032; Ball 1980, Networks 10, "
      + "doi:10.1002/net.3230100206",
    subject: .pair, isOnlyByName: true, parameters: ActorPairs.parameters)
  private let parameters: MeasureArguments

  /// Takes the parameters `from-actor` and `to-actor`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair: the probability. Refuses other views than trust.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseViewsWithoutTrust(graph)
    let core = graph.graph
    return try pairResult(on: graph, parameters: parameters, control) {
    } cells: { _, control, start, stops throws(Cancellation) in
      var rows: [[Cell]?] = []
      for stop in stops {
        try control.check()
        let found = TwoTerminalReliability.probability(from: start, to: stop, in: core)
        rows.append(found == 0 ? nil : [found.map(Cell.value) ?? .undefined(.searchLimit)])
      }
      return rows
    }
  }

  /// What the rows take where they are many.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    pairMemory(on: graph, parameters: parameters)
  }
}
