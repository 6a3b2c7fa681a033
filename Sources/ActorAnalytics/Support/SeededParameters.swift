// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The parameters of measures that draw, or search from places that are drawn.
enum SeededParameters {
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

  /// How often is drawn.
  static func draws(_ count: Int) -> MeasureParameter {
    MeasureParameter(
      "samples", .count(from: 100, through: 1_000_000), default: "\(count)",
      "how often chance is asked: more is more exact")
  }

  /// Refuses a seed that is not whole.
  static func checkSeed(_ arguments: MeasureArguments, of measure: String) throws(AnalysisError) {
    let seed = arguments.number("seed")
    guard seed != seed.rounded() else { return }
    throw .invalidArgument(
      "seed of \(measure): found \"\(arguments["seed"])\", expected a whole number")
  }
}
