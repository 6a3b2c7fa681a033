// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

extension Measure {
  /// Counts of ties, raw and as a share of `most`; the share is undefined below two actors.
  func degreeResult(
    on graph: ActorGraph, parameters: MeasureArguments, most: Int, ties: (Int) -> Int
  ) -> MeasureResult {
    let degrees = (0..<graph.actorCount).map { Double(ties($0)) }
    let normalised = degrees.map {
      graph.actorCount < 2 ? Cell.undefined(.tooFewActors) : .value($0 / Double(most))
    }
    return actorResult(
      on: graph, parameters: parameters, columns: [degrees.map(Cell.value), normalised])
  }

  /// Sums of trust; undefined (`noTrust`) where the view does not read trust.
  func trustResult(
    on graph: ActorGraph, parameters: MeasureArguments, trusts: (Int) -> Slice<ArcValues>
  ) -> MeasureResult {
    let readsTrust = graph.view.reading == .trust
    let cells = (0..<graph.actorCount).map {
      readsTrust ? Cell.value(CompensatedSum(trusts($0)).value) : .undefined(.noTrust)
    }
    return actorResult(on: graph, parameters: parameters, columns: [cells])
  }
}
