// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap brief`: the officer's report, about two pages of findings and one of definitions.
enum BriefCommand: ToolCommand {
  static let declaration = Command(
    "brief", operands: ["MAP"],
    "the officer's report with the map in it, about two pages and definitions",
    details:
      "Ten sections: scope and what is missing; the map; who could open a channel; over whom\n"
      + "it could run; the smallest table and what further seats buy; first steps; independence and\n"
      + "support; an issue to begin with; what would change all this; definitions and limits. What\n"
      + "the map does not record makes a sentence that says so. HTML holds the picture, with charts\n"
      + "of what seats buy and of independence and support, and prints on A4 as about two pages of\n"
      + "findings and one of definitions; Markdown refers to an SVG file, which -o brief.md writes\n"
      + "beside it as brief.svg. How sure the answers of sections 4 to 8 are is told from at most\n"
      + "300 draws.",
    options: BridgeArguments.ends + BridgeArguments.rule + [
      Option(
        "--min-trust", values: ["T"],
        "the trust that a tie needs to carry a channel and to hold a table together (default 0.5)"),
      Option(
        "--cover-trust", values: ["T"],
        "the trust from which a community counts as reached (default 0.5)"),
      BridgeArguments.roles,
    ] + BriefTarget.options + [BridgeArguments.certain]
      + doubts + ViewArguments.options)

  /// Nothing in a brief tells who is among the first K.
  private static let doubts = UncertaintyArguments.options.filter { $0.name != "--within" }

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let target = try BriefTarget(invocation)
    var question = try question(invocation, common)
    question.drawing = nil
    if target.needsPicture {
      var drawing = DrawingOptions(seed: common.seed)
      drawing.threads = common.threads
      question.drawing = drawing
    }
    let map = try ViewArguments.load(invocation.operands[0], invocation, common: common).map
    try ViewArguments.check(question.view, against: map)
    try BridgeArguments.check(question.roles ?? [], against: map)
    let brief = try Brief(
      question, on: map, control: common.control,
      geometry: LayoutWorker.find(for: CommandLine.executablePath))
    for notice in brief.drawing?.notices ?? [] { common.notice(notice) }
    try target.write(brief)
    return .done
  }

  private static func question(
    _ invocation: Invocation, _ common: CommonOptions
  ) throws -> BriefQuestion {
    let bridges = try BridgeArguments.question(invocation)
    var question = BriefQuestion(
      between: bridges.between, candidates: bridges.candidates, threshold: bridges.threshold,
      roles: bridges.roles, rule: bridges.rule, view: bridges.view)
    if let threshold = try invocation.number("--cover-trust", in: 0...1) {
      question.coverThreshold = threshold
    }
    if invocation.has("--no-uncertainty") {
      for option in doubts where invocation.has(option.name) {
        throw UsageError(
          "\(option.name) has no effect with --no-uncertainty; leave one of them out")
      }
      question.uncertainty = nil
    } else {
      question.uncertainty = try UncertaintyArguments.options(invocation, common)
    }
    return question
  }
}
