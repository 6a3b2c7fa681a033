// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap render`: draws the map.
enum RenderCommand: ToolCommand {
  static let declaration = Command(
    "render", operands: ["MAP"], "draws the map",
    details:
      "Shapes tell roles, colours tell trust, lines and marks tell kinds of ties, widths tell "
      + "strength; the legend explains what occurs. Above 150 actors, or where --layout names one of "
      + "its engines, Graphviz finds the places, in a process of its own.",
    options: RenderTarget.options + RenderSheets.options + [
      Option(
        "--layout", values: ["NAME"],
        LayoutChoice.allCases.map(\.rawValue).joined(separator: ", ") + " (see: list layouts)"),
      Option(
        "--routing", values: ["HOW"],
        "auto bends ties around actors (default), straight does not"),
      Option(
        "--size-by", values: ["MEASURE"],
        "the measure that the size of actors shows (default: their power, where it is recorded)"),
      Option(
        "--bridges", values: ["A", "B"], "mark the bridge-builder candidates between two ends"),
      Option(
        "--issue-tabs", values: ["WHEN"],
        "letters of issues on ties: auto (up to 60 ties, 12 rolled up; default), on or off"),
      Option(
        "--theme", values: ["NAME"],
        Theme.all.map(\.id).joined(separator: ", ") + " (see: list themes)"),
      Option(
        "--style", values: ["STYLE"],
        "a file with own colours, fonts and words (see: list colours, list words)"),
      Option("--strict", "refuse a style whose colours are hard to see"),
      Option("--title", values: ["TEXT"], "another title than the map's"),
      Option(
        "--verbose",
        "tell which programs find places and make pictures, and how well the drawing can be read"),
      Option(
        "--read-as", values: ["VIEW"], "what --size-by reads: trust, hops, strength or signed"),
      LayoutFile.option,
    ] + RenderQuestion.options + ViewArguments.options)

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let target = try RenderTarget(invocation)
    if invocation.has("--read-as"), !invocation.has("--size-by") {
      throw UsageError("--read-as says what --size-by reads; give --size-by as well")
    }
    let asked = try RenderQuestion(invocation, as: target.format)
    let layout = try LayoutFile(invocation)
    if let title = invocation.value("--title"), title.allSatisfy(\.isWhitespace) {
      throw UsageError("--title: found nothing, expected a title; leave it out for the map's own")
    }
    var options = try drawing(invocation, common)
    target.sheets.apply(to: &options)
    try applyStyle(invocation, &options, common)
    let bridges = invocation.all("--bridges")
    let sizeBy = try invocation.value("--size-by").map { try MeasureParameters.measure($0) }
    let map = try ViewArguments.load(invocation.operands[0], invocation, common: common).map
    try ViewArguments.check(options.view, against: map)
    if let bridges { try highlight(bridges, &options, map, common) }
    if let sizeBy { options.size = try scale(sizeBy, map, options.view, common) }
    let worker = LayoutWorker.find(for: CommandLine.executablePath)
    if invocation.has("--verbose") { common.notice(words(on: worker, options.layout)) }
    let question = try asked.question(on: map, view: options.view, common: common)
    let drawing = try MapDrawing(
      map, answering: question, options: options, geometry: worker)
    try target.sheets.check(drawing)
    for notice in drawing.notices { common.notice(notice) }
    if invocation.has("--verbose") { common.notice("reading: \(drawing.readingWords)") }
    let copy = try layout?.copy(of: map, with: drawing.layout)
    try target.write(drawing)
    if let copy { try layout?.write(copy) }
    return .done
  }

  // MARK: - Steps

  private static func words(on worker: LayoutWorker?, _ layout: LayoutChoice) -> String {
    guard let worker else { return "layout: \(layout.rawValue), no worker found" }
    let outcome = Result { () throws(LayoutFailure) in try worker.description() }
    let graphviz =
      switch outcome {
      case .success(let text): text
      case .failure(let failure): failure.description
      }
    return "layout: \(layout.rawValue), worker: \(worker.path) (\(graphviz))"
  }

  private static func drawing(
    _ invocation: Invocation, _ common: CommonOptions
  ) throws -> DrawingOptions {
    var options = DrawingOptions(
      title: invocation.value("--title"), view: try ViewArguments.view(invocation),
      seed: common.seed)
    options.threads = common.threads
    options.layout = try invocation.choice("--layout", LayoutChoice.self) ?? .auto
    options.routing = try invocation.choice("--routing", RoutingChoice.self) ?? .auto
    options.issueTabs = try invocation.choice("--issue-tabs", IssueTabChoice.self) ?? .auto
    if let id = invocation.value("--theme") {
      guard let theme = Theme.named(id) else {
        throw UsageError(
          "--theme: found \"\(id)\", expected one of "
            + Theme.all.map(\.id).joined(separator: ", "))
      }
      options.theme = theme
    }
    return options
  }

  private static func applyStyle(
    _ invocation: Invocation, _ options: inout DrawingOptions, _ common: CommonOptions
  ) throws {
    guard let path = invocation.value("--style") else {
      if invocation.has("--strict") {
        throw UsageError("--strict is about the colours of a style; give --style as well")
      }
      return
    }
    if path == "-", invocation.operands[0] == "-" {
      throw UsageError("map and style cannot both come from standard input; name a file")
    }
    let (style, warnings) = try StyleFile.read(
      path, for: options.theme, isStrict: invocation.has("--strict"))
    for warning in warnings { common.notice(warning.description) }
    style.apply(to: &options)
  }

  /// Marks every candidate whom both ends reach by trust.
  private static func highlight(
    _ ends: [String], _ options: inout DrawingOptions, _ map: ActorMap, _ common: CommonOptions
  ) throws {
    var view = options.view
    view.reading = .trust
    let report = try BridgeReport(BridgeQuestion(between: ends, view: view), on: map)
    options.highlights = report.candidates.compactMap { candidate in
      guard let rank = candidate.rank, (candidate.acceptability.number ?? 0) > 0
      else { return nil }
      return Highlight(actor: candidate.actor, rank: rank)
    }
    options.highlightEnds = report.ends.map(\.name)
    if options.highlights.isEmpty {
      common.notice("no candidate is reached by trust from every end, so none is marked")
    }
  }

  private static func scale(
    _ measure: any Measure.Type, _ map: ActorMap, _ view: ViewOptions, _ common: CommonOptions
  ) throws -> SizeScale {
    let descriptor = measure.descriptor
    guard descriptor.subject == .actor else {
      let subject =
        switch descriptor.subject {
        case .tie: "ties"
        case .group: "groups"
        case .pair: "pairs of actors"
        case .set: "sets of actors"
        case .actor, .map: "the whole map"
        }
      throw UsageError(
        "--size-by: \(descriptor.id) measures \(subject); name a measure of actors")
    }
    let result = try MeasureCatalog.result(
      descriptor.id, on: ActorGraph(freezing: map, options: view), control: common.control)
    var values: [String: Double] = [:]
    for (subject, cell) in zip(result.subjects, result.columns[0].cells) {
      if let number = cell.number { values[subject.id] = number }
    }
    return SizeScale(title: descriptor.title, values: values)
  }
}
