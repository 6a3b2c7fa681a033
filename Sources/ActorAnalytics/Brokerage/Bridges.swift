// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Which ties are the only link between parts of the map: each of them is a single thread.
///
/// **Formula.** 1 where removing the tie leaves its connected part in two pieces, else 0.
///
/// **Convention.** The view is read as undirected; two actors tied both ways are one pair. The row
/// has the id and the direction of the tie whose value the view holds, the earlier of two. Which
/// ties exist counts, not their values; always defined.
///
/// - Complexity: O(n + m log d).
/// - References: Hopcroft, J. & Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph
///   manipulation. Communications of the ACM 16, 372–378. doi:10.1145/362248.362272
public struct Bridges: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "bridges", title: "Bridges",
    summary: "Ties whose loss would split the map.",
    convention: "1 where the loss of the tie leaves its connected part in two, else 0; the view "
      + "is read as undirected.",
    citation: "Hopcroft & Tarjan 1973, Commun. ACM 16, doi:10.1145/362248.362272",
    subject: .tie)
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
    for pair in Self.pairs(of: graph.graph) {
      subjects.append(Self.subject(pair, in: graph))
      cells.append(.value(known.contains(pair) ? 1 : 0))
    }
    return MeasureResult(
      descriptor, parameters: parameters, subjects: subjects,
      columns: [MeasureColumn(descriptor.id, cells)])
  }

  // MARK: - Steps

  private static func pairs(of graph: FrozenGraph) -> [[Int]] {
    let skeleton = graph.undirected()
    return (0..<skeleton.nodeCount).flatMap { node in
      skeleton.neighbors(of: node).map(Int.init).filter { $0 > node }.map { [node, $0] }
    }
  }

  private static func subject(_ pair: [Int], in graph: ActorGraph) -> MeasureSubject {
    let arcs = [(pair[0], pair[1]), (pair[1], pair[0])].compactMap {
      graph.graph.arc(from: $0.0, to: $0.1)
    }
    guard let arc = arcs.min(by: { graph.graph.origins[$0] < graph.graph.origins[$1] }) else {
      preconditionFailure("a pair of the view has an arc")
    }
    let source = graph.tieSource(ofArc: arc, between: pair[0], and: pair[1])
    let target = source == pair[0] ? pair[1] : pair[0]
    return .tie(
      id: graph.tieID(ofArc: arc), from: graph.actorIDs[source], to: graph.actorIDs[target])
  }
}
