// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap convert`: between formats, naming what the target cannot hold.
enum ConvertCommand: ToolCommand {
  static let declaration = Command(
    "convert", operands: ["IN", "OUT"], "converts between formats, naming what is lost",
    details: "Formats: " + FormatCatalog.all.map { $0.id }.joined(separator: ", ")
      + ". A name without an ending is a folder. A frozen graph holds ids, ties and their values "
      + "in one view, the one of --read-as.",
    options: [
      Option("--to", values: ["FORMAT"], "the format of OUT (default: by its name; of -: JSON)"),
      Option("--undirected", "read the ties of a plain edge list both ways"),
      ViewArguments.readAs,
    ] + ReadArguments.options)

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let target = invocation.operands[1]
    let format = try self.format(invocation, target)
    let input = try ViewArguments.load(invocation.operands[0], invocation, common: common)
    guard format != FrozenGraphFormat.self else {
      return try freeze(input, to: target, invocation, common)
    }
    guard !invocation.has("--read-as") else {
      throw UsageError("--read-as is for frozen graphs; \(format.id) keeps what was recorded")
    }
    let map = input.map
    for loss in format.losses(of: map) { common.notice("\(format.id) cannot hold \(loss)") }
    try format.write(map, to: target)
    if format == CSVPairFormat.self {
      common.notice("the actors stand in \(CSVPairFormat.actorsPath(of: target))")
    }
    return .done
  }

  /// Reads the input in one view and keeps the graph of it.
  private static func freeze(
    _ input: LoadedInput, to target: String, _ invocation: Invocation, _ common: CommonOptions
  ) throws -> ExitCode {
    var view = ViewOptions(reading: try invocation.choice("--read-as", Reading.self))
    let graph: ActorGraph
    switch input {
    case .map(let map):
      for loss in FrozenGraphFormat.losses(of: map) {
        common.notice("\(FrozenGraphFormat.id) cannot hold \(loss)")
      }
      view.undirected = invocation.has("--undirected")
      graph = ActorGraph(freezing: map, options: view)
    case .edges(let list):
      graph = ActorGraph(freezing: list, options: view, threads: common.threads)
    case .frozen:
      guard view == ViewOptions(), let frozen = try ViewArguments.frozenGraph(input, invocation)
      else { throw UsageError("a frozen graph is in one view; --read-as cannot change it") }
      graph = frozen
    }
    common.notice(graph.view.words)
    try FrozenGraphFormat.write(graph.network, to: target)
    return .done
  }

  private static func format(
    _ invocation: Invocation, _ target: String
  ) throws -> any MapFormat.Type {
    guard !target.hasSuffix(".gz") else {
      throw UsageError("gzip is read and not written: leave .gz off the name, and pack the file")
    }
    if let id = invocation.value("--to") {
      let writable = FormatCatalog.all.filter { $0.canWrite || $0 == FrozenGraphFormat.self }
      guard let format = writable.first(where: { $0.id == id }) else {
        throw UsageError(
          "--to: found \"\(id)\", expected one of "
            + writable.map { $0.id }.joined(separator: ", "))
      }
      return format
    }
    if let format = FormatCatalog.format(forWriting: target) { return format }
    throw UsageError(
      "the name \"\(target)\" does not tell the format; say --to "
        + FormatCatalog.all.map { $0.id }.joined(separator: "|"))
  }
}
