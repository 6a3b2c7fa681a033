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
      Option("--from", values: ["FORMAT"], "the format of the input (default: found out)"),
      Option("--undirected", "read the ties of a plain edge list both ways"),
      ViewArguments.weightIs,
    ])

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let form = try invocation.choice("--format", ListForm.self) ?? .table
    let path = invocation.operands[0]
    let (problems, counts) = try findings(path, ViewArguments.reading(invocation))
    let errors = problems.count { !$0.isWarning || invocation.has("--strict") }
    let report = CheckReport(
      file: path, problems: problems, errors: errors, actors: counts?.actors,
      relationships: counts?.relationships)
    try Output.write(
      form == .json ? report.json : report.text, to: invocation.value("--output"))
    return errors == 0 ? .done : .badData
  }

  private typealias Counts = (actors: Int, relationships: Int)

  /// Bad data is what the command is there to report; every other error is its own failure.
  private static func findings(
    _ path: String, _ options: ReadOptions
  ) throws(FormatError) -> (problems: [FormatProblem], counts: Counts?) {
    let outcome = Result { () throws(FormatError) in
      try FormatCatalog.read(path, options: options)
    }
    switch outcome {
    case .success(let loaded):
      return (loaded.warnings, (loaded.input.actorCount, loaded.input.relationshipCount))
    case .failure(let error):
      guard error.category == .badData else { throw error }
      return (error.problems, nil)
    }
  }
}
