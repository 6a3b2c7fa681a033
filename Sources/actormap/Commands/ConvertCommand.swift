// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap convert`: between formats, naming what the target cannot hold.
enum ConvertCommand: ToolCommand {
  static let declaration = Command(
    "convert", operands: ["IN", "OUT"], "converts between formats, naming what is lost",
    details: "Formats: " + FormatCatalog.all.map { $0.id }.joined(separator: ", ")
      + ". A name without an ending is a folder.",
    options: [
      Option("--from", values: ["FORMAT"], "the format of IN (default: found out)"),
      Option("--to", values: ["FORMAT"], "the format of OUT (default: by its name; of -: JSON)"),
      Option("--undirected", "read the ties of a plain edge list both ways"),
      ViewArguments.weightIs,
    ])

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let target = invocation.operands[1]
    let format = try self.format(invocation, target)
    let map = try ViewArguments.load(invocation.operands[0], invocation, common: common).map
    for loss in format.losses(of: map) { common.notice("\(format.id) cannot hold \(loss)") }
    try format.write(map, to: target)
    return .done
  }

  private static func format(
    _ invocation: Invocation, _ target: String
  ) throws -> any MapFormat.Type {
    if let id = invocation.value("--to") {
      let writable = FormatCatalog.all.filter { $0.canWrite }
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
