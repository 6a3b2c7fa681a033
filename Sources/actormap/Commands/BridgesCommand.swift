// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap bridges`: ranks bridge-builder candidates.
enum BridgesCommand: ToolCommand {
  static let declaration = Command(
    "bridges", operands: ["MAP"], "ranks bridge-builder candidates between the sides",
    details: "Acceptability is the least trust of any end along chains of trust, because one "
      + "refusal ends a mediation; of several who speak for an end the least trusting decides, "
      + "unless --principal-rule says otherwise. Of equal ones those come first that fewer other "
      + "actors' absence alone would end (an end’s only speaker not counted; of several who speak "
      + "for an end the others then do), then the more independent of sponsors, the better supported, those that "
      + "stand well with more pairs who are hostile to each other. Where ties have a confidence, "
      + "the report says how sure the ranking is. Nothing here predicts success: it describes the "
      + "map.",
    options: BridgeArguments.ends + [
      Option("--explain", values: ["ACTOR"], "tell one candidate's numbers in plain sentences")
    ] + BridgeArguments.rule + BridgeArguments.channels + BridgeArguments.report + [
      Option("--top", values: ["N"], "only the first N candidates"),
      Option("--read-as", values: ["VIEW"], "trust, which is what bridges reads"),
      BridgeArguments.certain,
    ] + UncertaintyArguments.options + ViewArguments.options)

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let format = try invocation.choice("--format", ReportFormat.self) ?? .table
    let top = try invocation.integer("--top", least: 1)
    var question = try BridgeArguments.question(invocation)
    question.uncertainty = try BridgeArguments.uncertainty(invocation, common)
    let explained = invocation.value("--explain")
    if explained != nil, format == .csv || format == .jsonl {
      throw UsageError("--explain needs --format table, markdown or json")
    }
    let map = try ViewArguments.load(invocation.operands[0], invocation, common: common).map
    try ViewArguments.check(question.view, against: map)
    try BridgeArguments.check(question.roles ?? [], against: map)
    let report = try BridgeReport(question, on: map, control: common.control)
    let candidate = try explained.map { try report.candidate($0) }
    if !format.tellsView {
      common.notice(report.view.words)
      if question.rule.isUnusual { common.notice(question.rule.words) }
      for sentence in report.confidence?.account.words ?? [] { common.notice(sentence) }
    }
    try Output.write(
      report.text(as: format, top: top, explaining: candidate),
      to: invocation.value("--output"))
    return .done
  }
}
