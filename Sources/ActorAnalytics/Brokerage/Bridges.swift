// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Which ties are the only link between parts of the map: each of them is a single thread.
///
/// **Formula.** 1 where removing the tie leaves its connected part in two pieces, else 0.
///
/// **Convention.** The view is read as undirected; two actors tied both ways are one pair. The row
/// has the id and the direction of the tie whose value the view holds, the earlier of two. Which
/// ties exist counts, not their values; always defined. In the signed view hostile ties count as
/// ties.
///
/// - Complexity: O(n + m log d).
/// - References: Hopcroft, J. & Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph
///   manipulation. Communications of the ACM 16, 372–378. doi:10.1145/362248.362272
public struct Bridges: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "bridges", title: "Bridges",
    family: .brokerage, question: "Which contact is the only one between two parts?",
    summary: "Ties whose loss would split the map.",
    convention: "1 where the loss of the tie leaves its connected part in two, else 0; the view "
      + "is read as undirected. In the signed view hostile ties count as ties.",
    citation: "Hopcroft & Tarjan 1973, Commun. ACM 16, doi:10.1145/362248.362272",
    subject: .tie, takesNegativeTies: true)
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair of tied actors: 1 or 0.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let bridges = CutSearch(graph.graph).bridges.map { [$0.0, $0.1] }
    let known = Set(bridges)
    var subjects: [MeasureSubject] = []
    var cells: [Cell] = []
    for pair in graph.tiedPairs {
      subjects.append(graph.subject(ofPair: pair))
      cells.append(.value(known.contains(pair) ? 1 : 0))
    }
    return MeasureResult(
      descriptor, parameters: parameters, subjects: subjects,
      columns: [MeasureColumn(descriptor.id, cells)])
  }
}
