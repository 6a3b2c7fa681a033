// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// The options of every command that ranks bridge-builders, and the question that they ask.
enum BridgeArguments {
  /// Between whom, and who is looked at.
  static let ends =
    EndArguments.options + [
      Option(
        "--candidates", values: ["WHO"],
        "mediators (default; where the map has none, all of no side) or all")
    ]

  /// How acceptability reads the chains of trust.
  static let rule = [principalRule, hops]

  static let principalRule = Option(
    "--principal-rule", values: ["min|max|mean"],
    "whose trust counts of several who speak for one end: the least trusting decides (min, "
      + "default), the most trusting decides (max), or their mean counts")
  static let hops = Option(
    "--hops", values: ["H"],
    "how many ties a chain of trust may have for acceptability (default: any number)")

  /// The rule that the options ask for.
  static func rule(_ invocation: Invocation) throws -> AcceptabilityRule {
    AcceptabilityRule(
      principals: try invocation.choice("--principal-rule", PrincipalRule.self) ?? .min,
      hops: try invocation.integer("--hops", least: 1))
  }

  /// What a channel needs.
  static let channels = [
    Option(
      "--min-trust", values: ["T"], "the trust that a tie needs to carry a channel (default 0.5)"),
    roles,
  ]

  /// Who may stand on a channel.
  static let roles = Option(
    "--roles", values: ["ROLE,…"],
    "who may stand on a channel (default representative,mediator); any for everyone")

  /// Where a report goes, and as what.
  static let report = [
    Option("--format", values: ["FORMAT"], "table, csv, json, jsonl or markdown"),
    Option("--output", short: "-o", values: ["FILE"], "write to a file (default: standard output)"),
  ]

  /// Switches the doubt about ties off.
  static let certain = Option("--no-uncertainty", "take every tie as certain")

  /// How the doubt about ties is carried into the ranking, unless it is switched off.
  static func uncertainty(
    _ invocation: Invocation, _ common: CommonOptions
  ) throws -> UncertaintyOptions? {
    guard invocation.has(certain.name) else {
      return try UncertaintyArguments.options(invocation, common)
    }
    try UncertaintyArguments.refuse(invocation, with: certain.name)
    return nil
  }

  /// Refuses roles that nobody knows: a slip would find no channel.
  static func check(_ roles: [Role], against map: ActorMap) throws {
    let there = Set(map.actors.flatMap(\.roles)).union(Role.known)
    for role in roles where !there.contains(role) {
      throw UsageError(
        "--roles: no actor has role \"\(role)\"; there are "
          + there.map(\.rawValue).sorted().joined(separator: ", "))
    }
  }

  /// The question that the options ask.
  static func question(_ invocation: Invocation) throws -> BridgeQuestion {
    var question = BridgeQuestion(
      between: try EndArguments.ends(invocation), rule: try rule(invocation),
      view: try ViewArguments.view(invocation))
    if let candidates = try invocation.choice("--candidates", BridgeQuestion.Candidates.self) {
      question.candidates = candidates
    }
    if let threshold = try invocation.number("--min-trust", in: 0...1) {
      question.threshold = threshold
    }
    if let roles = try invocation.list("--roles") {
      question.roles = roles == ["any"] ? nil : roles.map(Role.init(rawValue:))
    }
    return question
  }
}
