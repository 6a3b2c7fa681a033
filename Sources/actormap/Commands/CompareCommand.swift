// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap compare`: what two maps of the same conflict agree on, and how rankings moved.
enum CompareCommand: ToolCommand {
  static let declaration = Command(
    "compare", operands: ["OLD", "NEW"], "what changed between two maps, and how rankings moved",
    details: "Two dates of one map or two people’s views of one conflict. OLD is a map or, where "
      + "NEW has dates, a date such as 1993-01. Each map’s ties in force on its own date count; "
      + "--as-of gives one for both maps, or for NEW where OLD is a date.",
    options: [
      Option(
        "--measure", short: "-m", values: ["ID,…"],
        "also tell how alike these measures rank the actors that both maps have")
    ] + BridgeArguments.ends + BridgeArguments.report + BridgeArguments.rule
      + ViewArguments.options)

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let format = try invocation.choice("--format", ReportFormat.self) ?? .table
    var question = BridgeQuestion(
      between: try EndArguments.ends(invocation), rule: try BridgeArguments.rule(invocation),
      view: try ViewArguments.view(invocation))
    if let candidates = try invocation.choice("--candidates", BridgeQuestion.Candidates.self) {
      question.candidates = candidates
    }
    let maps = try maps(invocation, &question.view, common)
    var either = maps[0]
    either.relationships += maps[1].relationships
    try ViewArguments.check(question.view, against: either)
    let grounds = try maps.map { map in
      try MediationGround(
        map, between: question.between, candidates: question.candidates, rule: question.rule,
        view: question.view)
    }
    let measures = try measures(invocation, maps, question.view, common)
    let result = MapsBesideEachOther(
      grounds[0], grounds[1], question: question, measures: measures
    ).result
    var report = AssessmentReport(grounds[1], results: [result])
    report.first = grounds[0]
    if !format.tellsView {
      for (which, ground) in zip(["first", "second"], grounds) {
        common.notice("\(which) map: \(ground.view.words)")
      }
      if question.rule.isUnusual { common.notice(question.rule.words) }
    }
    try Output.write(report.text(as: format), to: invocation.value("--output"))
    return .done
  }

  /// The measures that are asked for, on both maps, both read alike.
  private static func measures(
    _ invocation: Invocation, _ maps: [ActorMap], _ view: ViewOptions, _ common: CommonOptions
  ) throws -> [(first: MeasureResult, second: MeasureResult)] {
    var seen: Set<String> = []
    let ids = (try invocation.list("--measure") ?? []).filter { seen.insert($0).inserted }
    guard !ids.isEmpty else { return [] }
    var graphs = maps.map { ActorGraph(freezing: $0, options: view) }
    if graphs[0].view.reading != graphs[1].view.reading {
      var hops = view
      hops.reading = .hops
      graphs = maps.map { ActorGraph(freezing: $0, options: hops) }
    }
    common.notice("measures: \(graphs[0].view.words)")
    return try ids.map { id in
      guard try MeasureCatalog.measure(id).descriptor.subject == .actor else {
        throw UsageError("--measure compares measures of actors; \(id) is not one of them")
      }
      let results = try graphs.map {
        try MeasureCatalog.result(id, on: $0, control: common.control)
      }
      return (results[0], results[1])
    }
  }

  /// The two maps; a date instead of the older one means the newer one at that date.
  private static func maps(
    _ invocation: Invocation, _ view: inout ViewOptions, _ common: CommonOptions
  ) throws -> [ActorMap] {
    let (old, new) = (invocation.operands[0], invocation.operands[1])
    guard let date = CalendarDate(old) else {
      guard old != "-" || new != "-" else {
        throw UsageError("OLD and NEW cannot both be standard input")
      }
      return try [old, new].map { try ViewArguments.load($0, invocation, common: common).map }
    }
    let map = try ViewArguments.load(new, invocation, common: common).map
    var (first, second) = (map, map)
    first.asOf = date
    second.asOf = view.asOf ?? map.asOf
    view.asOf = nil
    return [first, second]
  }
}
