// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap bridges`: ranks bridge-builder candidates.
enum BridgesCommand: ToolCommand {
  static let declaration = Command(
    "bridges", operands: ["MAP"], "ranks bridge-builder candidates between the sides",
    details: "Acceptability is the least trust of any end along chains of trust, because one "
      + "refusal ends a mediation. Of equal ones those come first that fewer other actors' absence "
      + "alone would end, then the more independent of sponsors, the better supported, those that "
      + "stand well with more pairs who are hostile to each other. Where ties have a confidence, "
      + "the report says how sure the ranking is. Nothing here predicts success: it describes the "
      + "map.",
    options: EndArguments.options + [
      Option(
        "--candidates", values: ["WHO"],
        "mediators (default; where the map has none, all of no side) or all"),
      Option("--explain", values: ["ACTOR"], "tell one candidate's numbers in plain sentences"),
      Option(
        "--min-trust", values: ["T"], "the trust that a tie needs to carry a channel (default 0.5)"),
      Option(
        "--roles", values: ["ROLE,…"],
        "who may stand on a channel (default representative,mediator); any for everyone"),
      Option("--format", values: ["FORMAT"], "table, csv, json, jsonl or markdown"),
      Option(
        "--output", short: "-o", values: ["FILE"], "write to a file (default: standard output)"),
      Option("--top", values: ["N"], "only the first N candidates"),
      Option("--read-as", values: ["VIEW"], "trust, which is what bridges reads"),
      Option("--no-uncertainty", "take every tie as certain"),
    ] + UncertaintyArguments.options + ViewArguments.options)

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let format = try invocation.choice("--format", ReportFormat.self) ?? .table
    let top = try invocation.integer("--top", least: 1)
    var question = try question(invocation)
    question.uncertainty = try uncertainty(invocation, common)
    let explained = invocation.value("--explain")
    if explained != nil, format == .csv || format == .jsonl {
      throw UsageError("--explain needs --format table, markdown or json")
    }
    let map = try ViewArguments.load(invocation.operands[0], invocation, common: common).map
    try ViewArguments.check(question.view, against: map)
    try check(question.roles ?? [], against: map)
    let report = try BridgeReport(question, on: map, control: common.control)
    let candidate = try explained.map { try report.candidate($0) }
    if !format.tellsView {
      common.notice(report.view.words)
      for sentence in report.confidence?.account.words ?? [] { common.notice(sentence) }
    }
    try Output.write(
      report.text(as: format, top: top, explaining: candidate),
      to: invocation.value("--output"))
    return .done
  }

  /// How the doubt about ties is carried into the ranking, unless it is switched off.
  static func uncertainty(
    _ invocation: Invocation, _ common: CommonOptions
  ) throws -> UncertaintyOptions? {
    guard invocation.has("--no-uncertainty") else {
      return try UncertaintyArguments.options(invocation, common)
    }
    try UncertaintyArguments.refuse(invocation, with: "--no-uncertainty")
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
      between: try EndArguments.ends(invocation), view: try ViewArguments.view(invocation))
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
