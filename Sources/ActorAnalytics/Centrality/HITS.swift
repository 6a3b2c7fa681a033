// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Whom those point to who point well, and who points to them: authorities and hubs.
///
/// **Formula.** a(v) = 1/σ · Σ w(u→v) h(u) and h(u) = 1/σ · Σ w(u→v) a(v) with the largest σ, the
/// largest singular value of the view's values; Σa = Σh = 1.
///
/// **Convention.** Weighted by the view's value. The first column is the authority, `.hub` the
/// other; in an undirected view they are equal. Scaled as in networkx. 0 is a true value: nobody
/// points to the actor, or nobody who counts. Undefined for every actor: `noTies` without ties,
/// `severalDominantParts` where two sets of actors that share no ties in this role have the same
/// largest σ (within 1e-9), so that a and h are not unique and other tools give what rounding
/// makes of them. That is so in every undirected map that two colours can tell apart, as trees
/// are: what passes to and fro there stays on two sides. `didNotConverge` as for eigenvector.
///
/// - Complexity: that of the eigenvector of a graph with 2n actors and m ties.
/// - References: Kleinberg, J. M. (1999). Authoritative sources in a hyperlinked environment.
///   Journal of the ACM 46, 604–632. doi:10.1145/324133.324140
public struct HITS: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "hits", title: "Hubs and authorities",
    family: .centrality, question: "To whom do those turn who know whom to turn to?",
    summary: "Whom good hubs point to (authority), and who points to good authorities (hub).",
    convention: "Weighted by the view's value; the first column is the authority; each column "
      + "adds up to 1. Undefined where the answer is not unique, as in undirected trees.",
    citation: "Kleinberg 1999, J. ACM 46, doi:10.1145/324133.324140",
    further: ["hub"])
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: authority and hub. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let columns = try control.running { control throws(Cancellation) in
      try Self.columns(of: graph.graph, control)
    }
    return actorResult(on: graph, parameters: parameters, columns: columns)
  }

  // MARK: - Steps

  private static func columns(
    of graph: FrozenGraph, _ control: KernelControl
  ) throws(Cancellation) -> [[Cell]] {
    let n = graph.nodeCount
    func undefined(_ reason: UndefinedReason) -> [[Cell]] {
      [[Cell]](repeating: [Cell](repeating: .undefined(reason), count: n), count: 2)
    }
    var found: [(value: Double, vector: [Double], graph: FrozenGraph, nodes: [Int])] = []
    for part in roles(of: graph).strongParts() {
      guard let vector = try PerronVector.of(part.graph, control: control) else {
        return undefined(.didNotConverge)
      }
      let value = SpectralRadius.value(of: vector, in: part.graph)
      found.append((value, vector, part.graph, part.nodes))
    }
    guard let best = found.max(by: { $0.value < $1.value }) else { return undefined(.noTies) }
    guard found.count(where: { $0.value >= best.value * (1 - 1e-9) }) == 1 else {
      return undefined(.severalDominantParts)
    }
    var scores = [Double](repeating: 0, count: 2 * n)
    let vector = polished(best.vector, of: best.graph)
    for (node, score) in zip(best.nodes, vector) { scores[node] = score }
    return [scores[n...], scores[..<n]].map { role in
      let sum = CompensatedSum(role).value
      return role.map { .value($0 / sum) }
    }
  }

  /// The vector after some more steps to and fro: small scores are then as exact as large ones,
  /// which a bound on the vector as a whole does not promise.
  private static func polished(_ vector: [Double], of graph: FrozenGraph) -> [Double] {
    func step(_ x: [Double]) -> [Double] {
      x.indices.map { node in
        graph.outRow(node).reduce(0) { $0 + graph.values[$1] * x[Int(graph.targets[$1])] }
      }
    }
    func scaled(_ x: [Double]) -> [Double] {
      let sum = x.reduce(0, +)
      return x.map { $0 / sum }
    }
    var x = scaled(vector)
    for _ in 0..<100 {
      let next = scaled(step(step(x)))
      let change = zip(x, next).reduce(0) { max($0, ($1.0 - $1.1).magnitude / $1.1) }
      x = next
      if change <= 1e-14 { break }
    }
    return x
  }

  /// Every actor twice, as one who points and as one who is pointed to, and a tie without direction
  /// for each arc: its positive eigenvector is that of the singular values, and its parts are the
  /// sets whose scores do not depend on each other.
  private static func roles(of graph: FrozenGraph) -> FrozenGraph {
    var arcs = ArcList()
    arcs.reserveCapacity(graph.arcCount)
    let n = UInt32(graph.nodeCount)
    for node in 0..<graph.nodeCount {
      for arc in graph.outRow(node) where graph.values[arc] > 0 {
        arcs.append(
          from: UInt32(node), to: n + graph.targets[arc], value: graph.values[arc],
          origin: graph.origins[arc])
      }
    }
    return FrozenGraph.freezing(arcs, nodeCount: 2 * graph.nodeCount, undirected: true).graph
  }
}
