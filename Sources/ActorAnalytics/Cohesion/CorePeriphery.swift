// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Who is in the core, tied to each other and to the rest, and who hangs on to it.
///
/// **Formula.** 1 for the core and 0 for the periphery in the division with the highest
/// correlation, over all pairs of actors, of the values of ties with the ideal pattern: 1 where
/// either actor is in the core, 0 where both are in the periphery. `.fit` is this correlation, the
/// same in every row; `.proven` is 1 where every division was tried.
///
/// **Convention.** Borgatti and Everett's discrete model, equation 2, where ties between core and
/// periphery are expected, as in CorePeriphery.jl's `borgatti_everett_discrete` (UCINET may leave
/// them out of the comparison instead). Reads the values of the view, no tie as 0; ordered pairs
/// where directed. Up to 16 actors every division is tried; of equally good ones the first counts,
/// so that ids can decide. On larger maps it is the best of `--runs` searches from the seed, a
/// heuristic. Undefined: `tooFewActors` below three actors, `noSpread` where all pairs are alike.
///
/// - Complexity: O(2ⁿ · d) up to 16 actors, else O(n) for each of some moves a run.
/// - References: Borgatti, S. P. & Everett, M. G. (2000). Models of core/periphery structures.
///   Social Networks 21, 375–395. doi:10.1016/S0378-8733(99)00019-2
public struct CorePeriphery: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "core-periphery", title: "Core and periphery",
    family: .cohesion, question: "Who is the core, and who only hangs on to it?",
    summary:
      "Who is in a core that is tied to itself and to the rest, which is not tied to itself.",
    convention: "1 in the core, 0 outside, in the division that correlates most with the ties; "
      + ".fit is the correlation, .proven 1 where every division was tried. Values count.",
    citation: "Borgatti & Everett 2000, Social Networks 21, doi:10.1016/S0378-8733(99)00019-2",
    further: ["fit", "proven"], proof: .whereOne("core-periphery.proven"),
    parameters: [SeededParameters.runs(20), SeededParameters.seed])
  private let parameters: MeasureArguments

  /// Takes `runs` and `seed`; refuses a seed that is not whole.
  public init(_ arguments: MeasureArguments) throws(AnalysisError) {
    try SeededParameters.checkSeed(arguments, of: Self.descriptor.id)
    parameters = arguments
  }

  /// One row an actor. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let division = try control.running { control throws(Cancellation) in
      try CoreDivision(
        graph.graph, runs: parameters.count("runs"), seed: Int(parameters.number("seed")),
        control: control)
    }
    let count = graph.actorCount
    guard let division else {
      let reason: UndefinedReason = count < 3 ? .tooFewActors : .noSpread
      let none = [Cell](repeating: .undefined(reason), count: count)
      return actorResult(on: graph, parameters: parameters, columns: [none, none, none])
    }
    return actorResult(
      on: graph, parameters: parameters,
      columns: [
        division.isCore.map { .value($0 ? 1 : 0) },
        [Cell](repeating: .value(division.fit), count: count),
        [Cell](repeating: .value(division.isProven ? 1 : 0), count: count),
      ])
  }
}
