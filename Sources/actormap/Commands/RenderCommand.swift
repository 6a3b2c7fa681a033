// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap render`: draws the map.
enum RenderCommand: ToolCommand {
  static let declaration = Command(
    "render", operands: ["MAP"], "draws the map",
    details: "Shapes tell roles, colours trust, marks kinds of ties, widths strength; the legend\n"
      + "explains what occurs. The layout is computed by Graphviz in a process of its own.",
    options: [
      Option(
        "--output", short: "-o", values: ["FILE"], "write to a file (default: standard output)"),
      Option("--format", values: ["FORMAT"], "svg (default)"),
      Option(
        "--layout", values: ["NAME"],
        LayoutChoice.allCases.map(\.rawValue).joined(separator: ", ") + " (see: list layouts)"),
      Option(
        "--routing", values: ["HOW"],
        "auto bends ties around actors (default), straight does not"),
      Option(
        "--size-by", values: ["MEASURE"],
        "the measure that the size of actors shows (default: their power, if recorded)"),
      Option(
        "--bridges", values: ["A", "B"], "mark the bridge-builder candidates between two ends"),
      Option(
        "--theme", values: ["NAME"],
        Theme.all.map(\.id).joined(separator: ", ") + " (see: list themes)"),
      Option("--title", values: ["TEXT"], "another title than the map's"),
      Option("--verbose", "tell which program computes the layout"),
      Option(
        "--read-as", values: ["VIEW"], "what --size-by reads: trust, hops, strength or signed"),
      LayoutFile.option,
    ] + RenderQuestion.options + ViewArguments.options)

  private enum Picture: String, CaseIterable {
    case svg
  }

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    try checkFormat(invocation)
    if invocation.has("--read-as"), !invocation.has("--size-by") {
      throw UsageError("--read-as says what --size-by reads; give --size-by as well")
    }
    let asked = try RenderQuestion(invocation)
    let layout = try LayoutFile(invocation)
    var options = try drawing(invocation, common)
    let bridges = invocation.all("--bridges")
    let sizeBy = try invocation.value("--size-by").map { try MeasureCatalog.measure($0) }
    let map = try ViewArguments.load(invocation.operands[0], invocation, common: common).map
    try ViewArguments.check(options.view, against: map)
    if let bridges { try highlight(bridges, &options, map, common) }
    if let sizeBy { options.size = try scale(sizeBy, map, options.view, common) }
    let worker = LayoutWorker.find(for: CommandLine.executablePath)
    if invocation.has("--verbose") { common.notice(words(on: worker, options.layout)) }
    let question = try asked.question(on: map, view: options.view, common: common)
    let drawing = try MapDrawing(
      map, answering: question, options: options, geometry: worker)
    for notice in drawing.notices { common.notice(notice) }
    let copy = try layout?.copy(of: map, with: drawing.layout)
    try Output.write(drawing.svg, to: invocation.value("--output"))
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

  /// A name that promises another format than the one that is written would deceive.
  private static func checkFormat(_ invocation: Invocation) throws {
    guard try invocation.choice("--format", Picture.self) == nil,
      let output = invocation.value("--output")
    else { return }
    for ending in [".png", ".pdf", ".dot", ".gv", ".html", ".htm", ".jpg", ".jpeg"]
    where output.lowercased().hasSuffix(ending) {
      throw UsageError("render writes SVG; name the file \(output.dropLast(ending.count)).svg")
    }
  }

  private static func drawing(
    _ invocation: Invocation, _ common: CommonOptions
  ) throws -> DrawingOptions {
    var options = DrawingOptions(
      title: invocation.value("--title"), view: try ViewArguments.view(invocation),
      seed: common.seed)
    options.layout = try invocation.choice("--layout", LayoutChoice.self) ?? .auto
    options.routing = try invocation.choice("--routing", RoutingChoice.self) ?? .auto
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
      throw UsageError("--size-by: \(descriptor.id) measures ties; name a measure of actors")
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
