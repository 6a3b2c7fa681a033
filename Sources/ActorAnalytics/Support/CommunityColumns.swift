// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// What the two searches for communities share.
struct CommunityColumns {
  /// The parameters of both.
  static let parameters = [
    GroupPartition.resolution,
    MeasureParameter(
      "quality", .choice(["modularity", "cpm"]), default: "modularity",
      "modularity: more ties within than by chance; cpm: a share of at least the resolution tied"),
    SeededParameters.runs(10),
    SeededParameters.seed,
  ]

  /// The columns after the first.
  static let further = ["number", "stability", "quality"]

  /// The columns of a search: size and number of each actor's community, its stability, and the
  /// quality of the whole division.
  ///
  /// - Precondition: the view has no negative tie.
  static func of<Searched: Measure>(
    _ measure: Searched, _ graph: ActorGraph, by method: CommunitySearch.Method,
    _ arguments: MeasureArguments, _ control: RunControl
  ) throws(AnalysisError) -> [[Cell]] {
    let found = try control.running { control throws(Cancellation) in
      try CommunitySearch(
        graph.graph, by: method,
        quality: arguments["quality"] == "cpm" ? .constantPotts : .modularity,
        resolution: arguments.number("resolution"), runs: arguments.count("runs"),
        seed: Int(arguments.number("seed")), control: control)
    }
    let none = [Cell](repeating: .undefined(.oneRun), count: graph.actorCount)
    let quality = found.quality.map(Cell.value) ?? .undefined(.noTies)
    return measure.partColumns(found.numbers, sizes: found.sizes) + [
      found.stability.map { $0.map(Cell.value) } ?? none,
      [Cell](repeating: quality, count: graph.actorCount),
    ]
  }
}
