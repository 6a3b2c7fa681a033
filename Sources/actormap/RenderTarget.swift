// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// In which form a drawing is written, and where to.
struct RenderTarget {
  static let options: [CommandLineKit.Option] = [
    Option(
      "--output", short: "-o", values: ["FILE"], "write to a file (default: standard output)"),
    Option(
      "--format", values: ["FORMAT"],
      DrawingFormat.allCases.map(\.rawValue).joined(separator: ", ")
        + " (default: what the name of the file says, else svg)"),
    Option(
      "--dpi", values: ["N"],
      "dots an inch of a PNG, \(PictureRequest.resolutions.lowerBound) to "
        + "\(PictureRequest.resolutions.upperBound) (default \(PictureRequest.usualResolution))"),
    Option(
      "--with-text", values: ["FILE"],
      "also write the map as text with the same content; the name ends in .md or .html"),
  ]

  let format: DrawingFormat
  let sheets: RenderSheets
  private let path: String?
  private let dpi: Int
  private let twin: (path: String, format: TextTwinFormat)?

  init(_ invocation: Invocation) throws {
    path = invocation.value("--output")
    twin = try Self.twin(invocation)
    format = try Self.format(invocation, path)
    sheets = try RenderSheets(invocation, format, others: [path, twin?.path])
    let range = PictureRequest.resolutions
    let bounds = Double(range.lowerBound)...Double(range.upperBound)
    let given = try invocation.number("--dpi", in: bounds)
    if let given, given != given.rounded() {
      throw UsageError("--dpi: found \"\(given)\", expected a whole number")
    }
    guard given == nil || format == .png else {
      throw UsageError("--dpi is for PNG, the only form with dots; this is \(format.rawValue)")
    }
    if let twin, twin.path == path {
      throw UsageError("--with-text and -o name the same file, \(twin.path); name two")
    }
    dpi = given.map { Int($0) } ?? PictureRequest.usualResolution
    if format == .png || format == .pdf, path == nil || path == "-", isatty(1) == 1 {
      throw UsageError(
        "\(format.rawValue) is not text for a terminal; name a file with -o, or pass it on")
    }
  }

  /// A name that promises another format than the one that is written would deceive.
  private static func format(_ invocation: Invocation, _ path: String?) throws -> DrawingFormat {
    let asked = try invocation.choice("--format", DrawingFormat.self)
    let promised = path.flatMap(DrawingFormat.promised(by:))
    if let path, promised == nil, let ending = foreignEnding(of: path) {
      throw UsageError(
        "render does not write \(ending); end the name of the file in one of "
          + DrawingFormat.allCases.map { "." + $0.rawValue }.joined(separator: ", "))
    }
    if let asked, let promised, let path, asked != promised {
      throw UsageError(
        "--format \(asked.rawValue) contradicts the name \(path), which promises "
          + "\(promised.rawValue); change one of them")
    }
    return asked ?? promised ?? .svg
  }

  private static func foreignEnding(of path: String) -> String? {
    [
      ".html", ".htm", ".jpg", ".jpeg", ".gif", ".webp", ".eps", ".ps", ".svgz", ".json", ".csv",
      ".tsv", ".txt", ".md", ".markdown", ".doc", ".docx", ".odt", ".xlsx", ".ods", ".xml",
      ".graphml",
    ].first { path.lowercased().hasSuffix($0) }
  }

  private static func twin(
    _ invocation: Invocation
  ) throws -> (path: String, format: TextTwinFormat)? {
    guard let path = invocation.value("--with-text") else { return nil }
    guard let format = TextTwinFormat(fileName: path) else {
      throw UsageError(
        "--with-text: found \"\(path)\", expected a file whose name ends in .md or .html")
    }
    return (path, format)
  }

  /// Writes the drawing, its legend where that stands apart, and its text: all whole or none.
  func write(_ drawing: MapDrawing) throws {
    let picture = try bytes(of: drawing)
    var others: [(bytes: [UInt8], path: String)] = []
    if let file = sheets.legendPath {
      guard let legend = try legend(of: drawing) else {
        throw UsageError("--legend apart: found a map that needs no legend; leave the option out")
      }
      others.append((legend, file))
    }
    if let twin {
      others.append((Array(TextTwin(of: drawing).text(as: twin.format).utf8), twin.path))
    }
    guard !others.isEmpty else { return try AtomicFile.write(picture, to: path ?? "-") }
    if let path, path != "-" { return try AtomicFile.write([(picture, path)] + others) }
    try AtomicFile.write(others)
    try AtomicFile.write(picture, to: "-")
  }

  private func legend(of drawing: MapDrawing) throws -> [UInt8]? {
    format == .png
      ? try drawing.legendPNG(dpi: dpi, from: Self.worker())
      : drawing.legendPage.map { Array($0.utf8) }
  }

  private func bytes(of drawing: MapDrawing) throws -> [UInt8] {
    switch format {
    case .svg: return Array(drawing.svg.utf8)
    case .dot: return Array(drawing.dot.utf8)
    case .png: return try drawing.png(dpi: dpi, from: Self.worker())
    case .pdf: return try drawing.pdf(from: Self.worker())
    }
  }

  private static func worker() throws -> PictureWorker {
    guard let worker = PictureWorker.find(for: CommandLine.executablePath) else {
      throw PictureFailure.failed(
        "the worker actormap-draw was not found; install it beside the tool or name it in "
          + "ACTORMAP_DRAW, or write SVG")
    }
    return worker
  }
}
