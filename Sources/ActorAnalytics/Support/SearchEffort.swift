// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How much a search may look at before it gives up and states a gap. It counts steps, never time,
/// so that it gives up at the same place on every machine.
enum SearchEffort {
  /// The limit of a search.
  static let parameter = MeasureParameter(
    "effort", .count(from: 1, through: 1_000_000), default: "300",
    "the most steps of a search, in millions; beyond them the answer states a gap")

  /// The limit in steps.
  static func steps(_ arguments: MeasureArguments) -> Int {
    1_000_000 * arguments.count(parameter.name)
  }
}
