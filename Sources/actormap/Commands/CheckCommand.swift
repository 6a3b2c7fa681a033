// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap check`: validates a file and reports all problems at once.
enum CheckCommand: ToolCommand {
  static let declaration = Command(
    "check", operands: ["MAP"], "validates a file and reports all problems at once",
    options: [
      Option("--strict", "warnings count as errors"),
      Option("--format", values: ["FORMAT"], "table or json"),
      Option(
        "--output", short: "-o", values: ["FILE"], "write to a file (default: standard output)"),
      Option("--undirected", "read the ties of a plain edge list both ways"),
    ] + ReadArguments.options)

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let form = try invocation.choice("--format", ListForm.self) ?? .table
    let path = invocation.operands[0]
    let options = common.reading(try ReadArguments.reading(invocation))
    let found = try findings(path, options)
    common.tellPair(found.format, path, options)
    let errors = found.problems.count { !$0.isWarning || invocation.has("--strict") }
    let report = CheckReport(
      file: path, problems: found.problems, errors: errors, actors: found.actors,
      relationships: found.relationships, format: found.format, report: found.report)
    try Output.write(
      form == .json ? report.json : report.text, to: invocation.value("--output"))
    return errors == 0 ? .done : .badData
  }

  private struct Findings {
    var problems: [FormatProblem]
    var actors: Int?
    var relationships: Int?
    var format: String?
    var report: ImportReport?
  }

  /// Bad data is what the command is there to report; every other error is its own failure.
  private static func findings(
    _ path: String, _ options: ReadOptions
  ) throws(FormatError) -> Findings {
    let outcome = Result { () throws(FormatError) in
      try FormatCatalog.read(path, options: options)
    }
    switch outcome {
    case .success(let loaded):
      return Findings(
        problems: loaded.warnings, actors: loaded.input.actorCount,
        relationships: loaded.input.relationshipCount, format: loaded.format,
        report: loaded.report)
    case .failure(let error):
      guard error.category == .badData else { throw error }
      return Findings(problems: error.problems, report: error.report)
    }
  }
}
