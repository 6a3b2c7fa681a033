// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Betweenness on hops, estimated from pairs of actors drawn at random, for maps on which the
/// exact measure takes too long.
///
/// **Guarantee.** With probability 1 − risk at least, the value of every actor is within `error`
/// of its exact normalised betweenness, and between `lower` and `upper`, all actors at once. The
/// bounds are those of Chernoff and Bernstein and hold for any map.
///
/// **Formula.** b(v) = Σ σ(s, t | v) / σ(s, t) over ordered pairs (s, t), s ≠ v ≠ t, divided by
/// (n − 1)(n − 2); σ counts shortest paths and those through v. The estimate is the mean of
/// σ(s, t | v) / σ(s, t) over drawn pairs.
///
/// **Convention.** As `betweenness.normalised` with `--paths hops`; undefined (`tooFewActors`)
/// below three actors, and `tooManyPaths` where paths cannot be counted. Pairs that no path joins
/// count as 0. What can be counted without drawing is exact: of maps without cycles everything is.
/// `draws` says how many pairs were drawn. On up to 16,384 actors every pair is counted where a
/// first look says that this is less work than drawing enough of them: then `lower` and `upper` are
/// the value and `draws` is 0. The same seed gives the same bits on any number of threads, but
/// other ids or another order of them give other draws.
///
/// - Complexity: about ln(1/risk) · (2 σ²/error² + 3/error) draws, whatever the number of actors;
///   on up to 16,384 actors hardly more work than the exact measure. O(n) space a thread, O(n + m)
///   where every pair is counted.
///   Never part of “all measures”: who wants an estimate asks for it by name.
/// - References: Borassi, M. & Natale, E. (2019). KADABRA is an adaptive algorithm for betweenness
///   via random approximation. ACM JEA 24, 1.2. doi:10.1145/3284359. Riondato, M. & Upfal, E.
///   (2018). ABRA. ACM TKDD 12, 61. doi:10.1145/3208351
public struct SampledBetweenness: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "sampled-betweenness", title: "Sampled betweenness",
    family: .centrality, question: "Who is on the way, on a map too large to count?",
    summary: "How often an actor lies on the shortest paths between others, estimated from drawn "
      + "pairs.",
    convention: "Share of ordered pairs, as betweenness normalised on hops. With probability "
      + "1 − risk or more every actor is within the error of the exact value and between lower "
      + "and upper; draws is the number of pairs drawn, 0 where every pair was counted because "
      + "that is less work.",
    citation: "Borassi & Natale 2019, ACM JEA 24, doi:10.1145/3284359; Riondato & Upfal 2018, "
      + "ACM TKDD 12, doi:10.1145/3208351",
    further: ["lower", "upper", "draws"], isOnlyByName: true,
    onSigns: .measure("hostile-pairs-bridged"),
    parameters: [
      MeasureParameter(
        "error", .number(from: 0.0001, below: 1), default: "0.01",
        "how far an estimated share of pairs may lie from the exact one"),
      MeasureParameter(
        "risk", .number(from: 1e-12, below: 1), default: "0.1",
        "the probability with which one actor or more may lie further away"),
      SeededParameters.seed,
    ])
  private let parameters: MeasureArguments

  /// Takes `error`, `risk` and `seed`; refuses a seed that is not whole.
  public init(_ arguments: MeasureArguments) throws(AnalysisError) {
    try SeededParameters.checkSeed(arguments, of: Self.descriptor.id)
    parameters = arguments
  }

  /// Room for the searches of all threads, the sums and the blocks: who samples has a large map.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    guard graph.actorCount > 2 else { return nil }
    return GraphCore.SampledBetweenness.memory(of: graph.graph, threads: threads)
  }

  /// One row an actor: estimate, bounds, number of draws. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    guard graph.actorCount > 2 else { return undefined(.tooFewActors, on: graph) }
    let estimate = try control.running { control throws(Cancellation) in
      try GraphCore.SampledBetweenness.estimate(
        of: graph.graph, error: parameters.number("error"), risk: parameters.number("risk"),
        seed: Int(parameters.number("seed")), control: control)
    }
    guard let estimate else { return undefined(.tooManyPaths, on: graph) }
    let draws = [Cell](repeating: .value(Double(estimate.draws)), count: graph.actorCount)
    return actorResult(
      on: graph, parameters: parameters,
      columns: [
        estimate.shares.map(Cell.value), estimate.lower.map(Cell.value),
        estimate.upper.map(Cell.value), draws,
      ])
  }

  private func undefined(_ reason: UndefinedReason, on graph: ActorGraph) -> MeasureResult {
    let none = [Cell](repeating: .undefined(reason), count: graph.actorCount)
    return actorResult(
      on: graph, parameters: parameters, columns: [none, none, none, none])
  }
}
