// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The parameters of searches that begin at random.
enum SearchParameters {
  /// Where random numbers begin.
  static let seed = MeasureParameter(
    "seed", .number(from: 0, below: 0x1p53), default: "7",
    "the seed of random numbers, a whole number")

  /// How often to search.
  static func runs(_ count: Int) -> MeasureParameter {
    MeasureParameter(
      "runs", .count(from: 1, through: 1_000), default: "\(count)",
      "how often to search from the beginning; the best is kept")
  }

  /// Refuses a seed that is not whole.
  static func checkSeed(_ arguments: MeasureArguments, of measure: String) throws(AnalysisError) {
    let seed = arguments.number("seed")
    guard seed != seed.rounded() else { return }
    throw .invalidArgument(
      "seed of \(measure): found \"\(arguments["seed"])\", expected a whole number")
  }
}
