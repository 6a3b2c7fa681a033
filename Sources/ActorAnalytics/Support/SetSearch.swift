// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// What measures that look for sets of actors share.
enum SetSearch {
  /// Their columns beside the value.
  static let columns = ["gap", "proven", "complete"]

  /// The most actors of which all pairs are compared.
  static let mostActors = 10_000

  /// How many actors a set has.
  static let size = MeasureParameter(
    "size", .count(from: 1, through: 100), default: "2", "how many actors a set has")

  /// How far a set reaches.
  static let within = MeasureParameter(
    "reach-steps", .count(from: 1, through: 10_000), default: "2",
    "the most steps along ties over which an actor counts as reached")
}

extension Measure {
  /// Refuses maps on which a table of all pairs of actors would take more memory than is there.
  func refuseManyActors(of graph: ActorGraph) throws(AnalysisError) {
    guard graph.actorCount > SetSearch.mostActors else { return }
    throw .unsupportedView(
      measure: descriptor.id,
      reason: "it compares all pairs of actors, which up to \(SetSearch.mostActors) actors allow")
  }

  /// A result with a row for each of the best sets: value, how much better another set may be at
  /// most, whether none is (1 or 0), whether all best sets are listed, then `further`.
  ///
  /// - Parameter value: of a score.
  func setResult(
    of best: BestSets, on graph: ActorGraph, parameters: MeasureArguments, further: [Cell] = [],
    value: (Double) -> Double
  ) -> MeasureResult {
    let (found, bound) = (value(best.score), value(best.bound))
    let cells: [Cell] =
      [
        .value(found), .value(best.isProven ? 0 : (bound - found).magnitude),
        .value(best.isProven ? 1 : 0), .value(best.isComplete ? 1 : 0),
      ] + further
    let sets = best.sets.sorted { $0.lexicographicallyPrecedes($1) }
    return result(
      of: sets.map { (.set($0.map { graph.actorIDs[$0] }), cells) }, parameters: parameters)
  }

  /// A result with a row for no set at all, which says why there is none.
  func noSetResult(
    _ reason: UndefinedReason, parameters: MeasureArguments
  ) -> MeasureResult {
    let cells = descriptor.columns.map { _ in Cell.undefined(reason) }
    return result(of: [(.set([]), cells)], parameters: parameters)
  }
}
