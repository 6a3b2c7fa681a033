// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap compare`: what two maps of the same conflict agree on, and how rankings moved.
enum CompareCommand: ToolCommand {
  /// Only measures of actors have rankings.
  private static let parameters = MeasureParameters(of: .actor)

  private static let readAs = Option(
    "--read-as", values: ["VIEW"],
    "how --measure reads both maps: trust, hops, strength or signed (default: trust where it is "
      + "recorded on both, else hops)")

  static let declaration = Command(
    "compare", operands: ["OLD", "NEW"], "what changed between two maps, and how rankings moved",
    details: "Two dates of one map or two people’s views of one conflict. OLD is a map or, where "
      + "NEW has dates, a date such as 1993-01. Each map’s ties in force on its own date count; "
      + "--as-of gives one for both maps, or for NEW where OLD is a date.",
    options: [
      Option(
        "--measure", short: "-m", values: ["ID,…"],
        "also tell how alike these measures rank the actors that both maps have"), readAs,
    ] + parameters.options + BridgeArguments.ends + BridgeArguments.report + BridgeArguments.rule
      + ViewArguments.options)

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let format = try invocation.choice("--format", ReportFormat.self) ?? .table
    var question = BridgeQuestion(
      between: try EndArguments.ends(invocation), rule: try BridgeArguments.rule(invocation),
      view: try ViewArguments.view(invocation))
    // Bridge-builders are ranked by trust, however measures read the maps.
    let reading = question.view.reading
    question.view.reading = nil
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
    let (measures, views) = try measures(invocation, maps, question.view, reading, common)
    let result = MapsBesideEachOther(
      grounds[0], grounds[1], question: question, measures: measures, views: views
    ).result
    var report = AssessmentReport(grounds[1], results: [result])
    report.first = grounds[0]
    if !format.tellsView {
      for (which, ground) in zip(["first", "second"], grounds) {
        common.notice("\(which) map: \(ground.view.words)")
      }
      if let views {
        for (which, view) in zip(["first", "second"], [views.first, views.second]) {
          common.notice("measures, \(which) map: \(view.words)")
        }
      }
      if question.rule.isUnusual { common.notice(question.rule.words) }
    }
    try Output.write(report.text(as: format), to: invocation.value("--output"))
    return .done
  }

  private typealias Measured = (
    results: [(first: MeasureResult, second: MeasureResult)],
    views: (first: ViewReport, second: ViewReport)?
  )

  /// The measures that are asked for, on both maps, both read alike, and how.
  private static func measures(
    _ invocation: Invocation, _ maps: [ActorMap], _ view: ViewOptions, _ reading: Reading?,
    _ common: CommonOptions
  ) throws -> Measured {
    let chosen = try MeasureParameters.measures(try invocation.list("--measure") ?? [])
    guard !chosen.isEmpty else {
      for option in [readAs] + parameters.options where invocation.has(option.name) {
        throw UsageError("\(option.name) needs --measure")
      }
      return ([], nil)
    }
    for other in chosen.map({ $0.descriptor }) where other.subject != .actor {
      throw UsageError("--measure compares measures of actors; \(other.id) is not one of them")
    }
    let arguments = try chosen.map { try parameters.arguments(for: $0, invocation, common) }
    try parameters.refuseUnused(invocation, chosen)
    let graphs = graphs(maps, view, reading)
    try MeasureParameters.checkGroups(invocation, graphs)
    let results = try zip(chosen, arguments).map { type, arguments in
      let results = try graphs.map {
        try type.init(arguments).result(on: $0, control: common.control)
      }
      return (results[0], results[1])
    }
    return (results, (graphs[0].view, graphs[1].view))
  }

  /// Both maps in one reading: where each by itself would be read in another one, as hops.
  private static func graphs(
    _ maps: [ActorMap], _ view: ViewOptions, _ reading: Reading?
  ) -> [ActorGraph] {
    var view = view
    view.reading = reading
    let graphs = maps.map { ActorGraph(freezing: $0, options: view) }
    guard graphs[0].view.reading != graphs[1].view.reading else { return graphs }
    view.reading = .hops
    return maps.map { ActorGraph(freezing: $0, options: view) }
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
      return try [old, new].map {
        try ViewArguments.load($0, invocation, common: common, isOneOfTwo: true).map
      }
    }
    let map = try ViewArguments.load(new, invocation, common: common).map
    var (first, second) = (map, map)
    first.asOf = date
    second.asOf = view.asOf ?? map.asOf
    view.asOf = nil
    return [first, second]
  }
}
