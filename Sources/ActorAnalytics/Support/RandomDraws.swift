// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The parameters of measures that draw at random.
enum RandomDraws {
  /// Where the random numbers begin.
  static let seed = MeasureParameter(
    "seed", .number(from: 0, below: 0x1p53), default: "7",
    "the seed of what is drawn, a whole number")

  /// How often is drawn, `number` times where nothing is said.
  static func count(_ number: Int) -> MeasureParameter {
    MeasureParameter(
      "draws", .count(from: 100, through: 1_000_000), default: "\(number)",
      "how often chance is asked: more is more exact")
  }

  /// Refuses a seed that is not whole.
  static func checkSeed(of arguments: MeasureArguments, measure: String) throws(AnalysisError) {
    let seed = arguments.number("seed")
    guard seed == seed.rounded() else {
      throw .invalidArgument(
        "seed of \(measure): found \"\(arguments["seed"])\", expected a whole number")
    }
  }
}
