// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap measure`: measures of actors and ties.
enum MeasureCommand: ToolCommand {
  private static let parameters = MeasureParameters()

  static let declaration = Command(
    "measure", operands: ["MAP"], "measures of actors and ties",
    details: "Measures: " + MeasureCatalog.all.map { $0.descriptor.id }.joined(separator: ", ")
      + ".\nWhat each tells and how it is computed: actormap list measures.",
    options: [
      Option("--measure", short: "-m", values: ["ID,…"], "the measures to compute"),
      Option(
        "--all",
        "all measures but those that estimate another one, take long or list pairs of actors"),
      Option("--format", values: ["FORMAT"], "table, csv, json, jsonl or markdown"),
      Option(
        "--output", short: "-o", values: ["FILE"], "write to a file (default: standard output)"),
      Option("--top", values: ["N"], "only the first N of each measure"),
      Option(
        "--correlate",
        "tell, in place of the values, how alike the measures rank actors (Kendall’s tau-b and "
          + "Spearman’s rank correlation)"),
    ]
      + parameters.options + [
        ViewArguments.readAs,
        Option(
          "--uncertainty",
          "tell how far doubtful ties move each actor's value: mean, 5–95 % interval, probability of "
            + "being first, among the first and above another, share of draws in which it is "
            + "undefined"),
      ] + UncertaintyArguments.options + ViewArguments.options)

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let format = try invocation.choice("--format", ReportFormat.self) ?? .table
    let top = try invocation.integer("--top", least: 1)
    let view = try ViewArguments.view(invocation)
    let chosen = try correlated(try measures(invocation), invocation)
    let arguments = try chosen.map { try parameters.arguments(for: $0, invocation, common) }
    try parameters.refuseUnused(invocation, chosen)
    let uncertainty = try uncertainty(invocation, chosen, common)
    let input = try ViewArguments.load(invocation.operands[0], invocation, common: common)
    let subject = try Subject(input, view, uncertainty, invocation, common)
    let graph = subject.graph
    // The input is not asked for later: a large one makes room for the results.
    let title = title(of: input)
    let leftOut = leftOut(of: input, view, graph)
    try MeasureParameters.checkGroups(invocation, [graph])
    let (results, refusals) = try results(
      of: zip(chosen, arguments).map { ($0, $1) }, on: subject, invocation, common)
    var report = MeasureReport(
      title: title, actors: graph.actorCount, view: graph.view, results: results,
      refusals: refusals, top: top)
    report.isOverview = invocation.has("--all") && uncertainty == nil
    report.leftOut = leftOut
    report.name = { id in graph.index(of: id).map { graph.name(of: $0) } ?? id }
    if !format.tellsView {
      for sentence in MeasureRefusal.sentences(refusals) { common.notice(sentence) }
      common.notice(graph.view.words)
      for sentence in report.uncertaintyNotes { common.notice(sentence) }
    }
    let text =
      invocation.has("--correlate")
      ? CorrelationReport(report).text(as: format) : report.text(as: format)
    try Output.write(text, to: invocation.value("--output"))
    return .done
  }

  // MARK: - Steps

  /// The measures whose rankings are compared, where that is asked for: all must be of actors.
  private static func correlated(
    _ chosen: [any Measure.Type], _ invocation: Invocation
  ) throws -> [any Measure.Type] {
    guard invocation.has("--correlate") else { return chosen }
    for option in ["--top", "--uncertainty"] where invocation.has(option) {
      throw UsageError("--correlate compares whole rankings, without \(option)")
    }
    let others = chosen.filter { $0.descriptor.subject != .actor }
    if let other = others.first, !invocation.has("--all") {
      throw UsageError(
        "--correlate compares measures of actors; \(other.descriptor.id) is not one of them")
    }
    let ranked = chosen.filter { $0.descriptor.subject == .actor }
    guard ranked.count > 1 else {
      throw UsageError("--correlate compares two measures or more: give them as -m ID,ID,…")
    }
    return ranked
  }

  /// Asked for all, a measure that cannot read this view must not keep the others back.
  private static func results(
    of measures: [(type: any Measure.Type, arguments: MeasureArguments)], on subject: Subject,
    _ invocation: Invocation, _ common: CommonOptions
  ) throws -> ([MeasureResult], [MeasureRefusal]) {
    var results: [MeasureResult] = []
    var refusals: [MeasureRefusal] = []
    for (type, arguments) in measures {
      let outcome = Result { () throws(AnalysisError) -> MeasureResult in
        let measure = try type.init(arguments)
        // Less is not worth knowing.
        if let bytes = subject.memory(of: measure, threads: common.threads), bytes >= 1_000_000 {
          common.notice("\(type.descriptor.id): \(megabytes(bytes)) of memory beside the map")
        }
        return try subject.result(of: measure, control: common.control)
      }
      switch outcome {
      case .success(let result): results.append(result)
      case .failure(let error):
        guard invocation.has("--all"), error != .cancelled else { throw error }
        refusals.append(MeasureRefusal(type.descriptor.id, error))
      }
    }
    return (results, refusals)
  }

  private static func megabytes(_ bytes: Int) -> String {
    "about \((bytes + 500_000) / 1_000_000) MB"
  }

  private static func measures(_ invocation: Invocation) throws -> [any Measure.Type] {
    switch (try invocation.list("--measure"), invocation.has("--all")) {
    case (nil, true): return MeasureCatalog.all.filter { !$0.descriptor.isOnlyByName }
    case (let ids?, false): return try MeasureParameters.measures(ids)
    case (.some, true): throw UsageError("give -m or --all, not both")
    case (nil, false):
      throw UsageError("say which measures: -m ID,… or --all; see: actormap list measures")
    }
  }

  /// `nil` where nobody asked for it. Only values of actors are drawn: asked for by name, another
  /// measure is refused, so that nobody waits for what does not come.
  private static func uncertainty(
    _ invocation: Invocation, _ chosen: [any Measure.Type], _ common: CommonOptions
  ) throws -> UncertaintyOptions? {
    guard invocation.has("--uncertainty") else {
      try UncertaintyArguments.refuse(invocation, without: "--uncertainty")
      return nil
    }
    let others = chosen.map { $0.descriptor }.filter { $0.subject != .actor }.map(\.id)
    if !others.isEmpty {
      guard invocation.has("--all") else {
        throw UsageError(
          "--uncertainty is for measures of actors; \(others.joined(separator: ", ")) "
            + (others.count == 1 ? "is not one of them" : "are not among them"))
      }
      common.notice(
        "--uncertainty is for measures of actors; without it: \(others.joined(separator: ", "))")
    }
    return try UncertaintyArguments.options(invocation, common)
  }

  /// What is measured: a frozen graph, with its doubtful ties where they are asked for.
  private struct Subject {
    let graph: ActorGraph
    private var uncertain: UncertainMap?

    init(
      _ input: LoadedInput, _ view: ViewOptions, _ uncertainty: UncertaintyOptions?,
      _ invocation: Invocation, _ common: CommonOptions
    ) throws {
      if let frozen = try ViewArguments.frozenGraph(input, invocation) {
        guard view == ViewOptions() else {
          throw UsageError("a frozen graph is in one view; freeze it anew to read it otherwise")
        }
        guard uncertainty == nil else {
          throw UsageError("--uncertainty: a frozen graph has no confidences")
        }
        graph = frozen
        return
      }
      switch input {
      case .map(let map):
        try ViewArguments.check(view, against: map)
        uncertain = uncertainty.map { UncertainMap(map, view: view, options: $0) }
        graph = uncertain?.graph ?? ActorGraph(freezing: map, options: view)
      case .edges(let list):
        guard view.kinds == nil, view.layers == nil, view.asOf == nil else {
          throw UsageError("a plain edge list has no kinds, layers or dates")
        }
        guard uncertainty == nil else {
          throw UsageError("--uncertainty: a plain edge list has no confidences")
        }
        graph = ActorGraph(freezing: list, options: view, threads: common.threads)
      case .frozen: preconditionFailure("a frozen graph has its own way")
      }
    }

    /// What a measure says that it needs; drawn maps are measured side by side, each on one thread.
    func memory(of measure: any Measure, threads: Int) -> Int? {
      guard uncertain != nil else { return measure.memory(on: graph, threads: threads) }
      return measure.memory(on: graph, threads: 1).map { $0 * threads }
    }

    func result(
      of measure: any Measure, control: RunControl
    ) throws(AnalysisError) -> MeasureResult {
      guard let uncertain else { return try measure.result(on: graph, control: control) }
      return try uncertain.result(of: measure, control: control)
    }
  }

  private static func leftOut(
    of input: LoadedInput, _ view: ViewOptions, _ graph: ActorGraph
  ) -> LeftOutTies? {
    if case .map(let map) = input {
      LeftOutTies(of: map, options: view, view: graph.view)
    } else {
      nil
    }
  }

  private static func title(of input: LoadedInput) -> String? {
    if case .map(let map) = input { map.title } else { nil }
  }
}
