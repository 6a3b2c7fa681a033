// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// The options that say how the doubt about ties is carried into results.
enum UncertaintyArguments {
  static let options: [CommandLineKit.Option] =
    [
      Option(
        "--draws", values: ["N"],
        "at most N draws of the doubtful ties (default 10000); few doubtful ties are enumerated")
    ] + shared + [
      Option(
        "--within", values: ["K"], "tell the probability of being among the first K (default 3)")
    ]

  /// What every command that draws takes.
  private static let shared: [CommandLineKit.Option] = [
    Option(
      "--standard-error", values: ["S"],
      "stop drawing when no probability has a larger standard error (default 0.01; 0: never)"),
    Option(
      "--trust-spread", values: ["N_EFF"],
      "draw trust too: Beta with the recorded trust as its mean, as sure as N_EFF observations "
        + "(default: trust as recorded)"),
    Option(
      "--common-sources",
      "draw ties that rest on the same single source together (default: each by itself)"),
  ]

  static func options(
    _ invocation: Invocation, _ common: CommonOptions
  ) throws -> UncertaintyOptions {
    var options = UncertaintyOptions(seed: common.seed)
    if let draws = try invocation.integer("--draws", least: 1) {
      guard draws <= 1_000_000_000 else {
        throw UsageError("--draws: found \(draws), expected at most 1000000000")
      }
      options.maxDraws = draws
    }
    if let error = try invocation.number("--standard-error", in: 0...0.5) {
      options.standardError = error
    }
    if let size = try invocation.number("--trust-spread", in: 0...1_000_000) {
      guard size > 0 else {
        throw UsageError("--trust-spread: found \"0\", expected a number above 0 to 1000000")
      }
      options.trustSpread = size
    }
    options.joinsCommonSources = invocation.has("--common-sources")
    if let within = try invocation.integer("--within", least: 1) { options.within = within }
    return options
  }

  // MARK: - Mediation analytics

  /// The options of commands that answer with analytics of the catalogue.
  static let forAnalytics: [CommandLineKit.Option] =
    [
      Option(
        "--uncertainty",
        "how sure the answers are: intervals, how often the same answer comes out, and the ties on "
          + "which it hangs"),
      Option(
        "--draws", values: ["N"],
        "at most N draws of the doubtful ties (default: 20 to 1000 by the size of the map); few "
          + "doubtful ties are enumerated"),
    ] + shared

  /// `nil` where nobody asked for it.
  static func forAnalytics(
    _ invocation: Invocation, _ common: CommonOptions
  ) throws -> MediationDoubtOptions? {
    guard invocation.has("--uncertainty") else {
      for option in forAnalytics where invocation.has(option.name) {
        throw UsageError("\(option.name) needs --uncertainty")
      }
      return nil
    }
    let options = try options(invocation, common)
    return MediationDoubtOptions(
      draws: invocation.has("--draws") ? options.maxDraws : nil,
      standardError: options.standardError, seed: options.seed,
      trustSpread: options.trustSpread, joinsCommonSources: options.joinsCommonSources)
  }

  /// Refuses options that would have no effect.
  static func refuse(_ invocation: Invocation, with switched: String) throws {
    for option in options where invocation.has(option.name) {
      throw UsageError("\(option.name) has no effect with \(switched); leave one of them out")
    }
  }

  /// Refuses options that would have no effect.
  static func refuse(_ invocation: Invocation, without switched: String) throws {
    for option in options where invocation.has(option.name) {
      throw UsageError("\(option.name) needs \(switched)")
    }
  }
}
