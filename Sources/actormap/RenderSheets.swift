// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// On what a drawing is made, and where its legend goes.
struct RenderSheets {
  static let options: [CommandLineKit.Option] = [
    Option(
      "--page", values: ["PAPER"],
      PageChoice.allCases.map(\.rawValue).joined(separator: ", ")
        + " (default: none, auto with --theme print; see: list pages)"),
    Option(
      "--legend", values: ["WHERE"],
      LegendChoice.allCases.map(\.rawValue).joined(separator: ", ")
        + " (default: auto; see: list legends)"),
    Option(
      "--legend-to", values: ["FILE"],
      "with --legend apart and SVG or PNG: the file that the legend is written to"),
  ]

  /// What `--page` says; `nil` where it is left out.
  private let page: PageChoice?
  private let legend: LegendChoice
  private let format: DrawingFormat
  /// Where the legend that stands apart is written; a PDF has it as its last page.
  let legendPath: String?

  /// - Parameter others: the other files that are written.
  /// - Throws: `UsageError` for options that exclude or need each other.
  init(_ invocation: Invocation, _ format: DrawingFormat, others: [String?]) throws {
    self.format = format
    page = try invocation.choice("--page", PageChoice.self)
    legend = try invocation.choice("--legend", LegendChoice.self) ?? .auto
    legendPath = invocation.value("--legend-to")
    if format == .dot,
      let option = Self.options.map(\.name).first(where: invocation.has)
    {
      throw UsageError("\(option) is for pictures; DOT has neither pages nor a legend")
    }
    try checkLegend()
    if let legendPath, others.contains(legendPath) {
      throw UsageError("--legend-to names a file that is written already, \(legendPath)")
    }
  }

  private func checkLegend() throws {
    if legendPath != nil, legend != .apart {
      throw UsageError("--legend-to belongs to --legend apart; give --legend apart as well")
    }
    guard legend == .apart, format != .dot else { return }
    switch (format, legendPath) {
    case (.pdf, nil): break
    case (.pdf, _?):
      throw UsageError("a PDF has the legend as its last page; leave --legend-to out")
    case (_, nil):
      throw UsageError(
        "--legend apart needs --legend-to FILE with \(format.rawValue), which has one page a file")
    case (_, let path?):
      guard DrawingFormat.promised(by: path) == format else {
        throw UsageError(
          "--legend-to: found \"\(path)\", expected a file whose name ends in .\(format.rawValue), "
            + "as the map's")
      }
    }
  }

  /// Sets what the drawing has to know.
  func apply(to options: inout DrawingOptions) {
    let usual: PageChoice = options.theme.id == Theme.print.id ? .auto : .none
    options.page = format == .dot ? .none : page ?? usual
    options.legend = legend
    options.isPaged = format == .pdf
  }

  /// Refuses a sheet that nobody could read.
  func check(_ drawing: MapDrawing) throws {
    guard let page, let size = drawing.textSize, size < MapDrawing.smallestText else { return }
    let told = drawing.notices.first { $0.hasPrefix("text is ") } ?? ""
    throw UsageError(
      "--page \(page.rawValue): found a map whose \(told); expected text of 6 pt at least, which "
        + "can be read; --page none draws as large as it becomes")
  }
}
