// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The parameters that several measures of trust share.
enum TrustParameters {
  /// Limits paths, as the option of the same name does for bridges.
  static let hops = MeasureParameter(
    "hops", .count(from: 0, through: 1_000_000), default: "0",
    "the most ties of a path; 0: any number")

  /// Limits sets of channels.
  static func channels(default count: Int) -> MeasureParameter {
    MeasureParameter(
      "channels", .count(from: 1, through: 100), default: "\(count)",
      "the most separate channels that are taken together")
  }
}
