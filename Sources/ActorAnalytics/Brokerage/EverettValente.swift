// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much dealing between others runs over each of an actor's ties: who brokers much with few
/// ties.
///
/// **Formula.** EV(v) = (2 b(v) + s − 1) / d(v) with the betweenness b, the number s of actors in
/// v's part of the map and the degree d; 0 where b is 0. It is the mean betweenness of the actor's
/// ties. Directed: in (b + those who reach v) / in-degree, out (b + those whom v reaches) /
/// out-degree, each 0 where b is 0, and EV their mean.
///
/// **Convention.** Hops over the ties of the view; checked on all rows of the paper's tables 1 and
/// 2. Where the map is connected s is n, as the paper has it; in parts of a map s counts the part
/// alone. Normalised by the most that n actors allow: (n² − 1)/4 for odd n, (n² − 2)/4 for even n
/// (a broker with two ties in the middle); the paper says nothing for directed views, which are
/// divided by n² − 4n + 6 (every way leads over the one tie in and the one tie out; found by search
/// of all graphs of 3 and 4 actors and of many up to 7). An isolate brokers nothing: 0. Undefined:
/// normalised below three actors (`tooFewActors`), in and out without directions
/// (`withoutDirections`), all columns where paths cannot be counted (`tooManyPaths`).
///
/// - Complexity: that of `Betweenness` on hops.
/// - References: Everett, M. G. & Valente, T. W. (2016). Bridging, brokerage and betweenness.
///   Social Networks 44, 202–208. doi:10.1016/j.socnet.2015.09.001
public struct EverettValente: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "everett-valente", title: "Everett–Valente brokerage",
    family: .brokerage, question: "Whose every tie carries much between others?",
    summary: "How much dealing between others runs over each of an actor's ties.",
    convention: "(2 · betweenness + actors of its part − 1) / degree, 0 without betweenness; "
      + "directed: mean of in and out. Normalised by (n² − 1)/4 or (n² − 2)/4, directed by "
      + "n² − 4n + 6.",
    citation: "Everett & Valente 2016, Social Networks 44, doi:10.1016/j.socnet.2015.09.001",
    further: ["normalised", "in", "out"])
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: raw, normalised, in, out. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let core = graph.graph
    let found = try control.running { control throws(Cancellation) -> Ground? in
      guard let scores = try hopBetweenness(of: core, control: control) else { return nil }
      let into = try HopSums(of: core, .into, control: control).reached
      let out = core.isDirected ? try HopSums(of: core, .out, control: control).reached : into
      return Ground(betweenness: scores, reachedBy: into, reaches: out)
    }
    guard let found else {
      let none = [Cell](repeating: .undefined(.tooManyPaths), count: graph.actorCount)
      return actorResult(on: graph, parameters: parameters, columns: [none, none, none, none])
    }
    let rows = (0..<graph.actorCount).map { row(of: $0, found, in: core) }
    return actorResult(
      on: graph, parameters: parameters, columns: (0..<4).map { column in rows.map { $0[column] } })
  }

  // MARK: - Steps

  private struct Ground: Sendable {
    let betweenness: [Double]
    let reachedBy: [Int]
    let reaches: [Int]
  }

  private func row(of actor: Int, _ ground: Ground, in graph: FrozenGraph) -> [Cell] {
    let n = Double(graph.nodeCount)
    let score = ground.betweenness[actor]
    // Who is between any two is between two at distance two, which gives 1/(n − 2) at least.
    let brokers = score > 0.5 / n
    func share(_ pairs: Double, _ others: Int, _ ties: Int) -> Double {
      brokers ? (pairs + Double(others)) / Double(ties) : 0
    }
    let out = graph.outRow(actor).count
    guard graph.isDirected else {
      let value = share(2 * score, ground.reaches[actor], out)
      let most = (n * n - (graph.nodeCount % 2 == 0 ? 2 : 1)) / 4
      return cells(value, most: most, n: graph.nodeCount)
        + [.undefined(.withoutDirections), .undefined(.withoutDirections)]
    }
    let given = share(score, ground.reaches[actor], out)
    let received = share(score, ground.reachedBy[actor], graph.inRow(actor).count)
    return cells((given + received) / 2, most: n * n - 4 * n + 6, n: graph.nodeCount)
      + [.value(received), .value(given)]
  }

  private func cells(_ value: Double, most: Double, n: Int) -> [Cell] {
    [.value(value), n < 3 ? .undefined(.tooFewActors) : .value(value / most)]
  }
}
