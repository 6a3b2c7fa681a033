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

/// The command line tool: finds the command, runs it, turns errors into exit codes.
@main
struct ActorMapTool {
  static var commands: [any ToolCommand.Type] {
    [
      RenderCommand.self, MeasureCommand.self, BridgesCommand.self, AssessCommand.self,
      ConveneCommand.self, ConfidenceCommand.self, WhatIfCommand.self, BriefCommand.self,
      CompareCommand.self,
      CheckCommand.self, ConvertCommand.self, NewCommand.self, ListCommand.self,
    ]
  }

  static func main() {
    Process.prepare()
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      exit(try run(words).rawValue)
    } catch {
      let failure = Failure(error)
      Console.error("actormap: " + failure.message)
      exit(failure.code.rawValue)
    }
  }

  private static func run(_ words: [String]) throws -> ExitCode {
    guard let name = words.first else {
      Console.error(overview)
      return .usage
    }
    switch name {
    case "--help", "-h", "help":
      guard let asked = words.dropFirst().first else {
        try Output.write(overview, to: nil)
        return .done
      }
      return try run(command(asked), ["--help"])
    case "--version":
      try Output.write("actormap \(ActorMapVersion.text)\n", to: nil)
      return .done
    default: break
    }
    return try run(command(name), Array(words.dropFirst()))
  }

  private static func command(_ name: String) throws -> any ToolCommand.Type {
    if let command = commands.first(where: { $0.declaration.name == name }) { return command }
    let known = commands.map { $0.declaration.name }
    let near = Spelling.nearest(to: name, among: known).map { "; did you mean \($0)?" }
    throw UsageError(
      "no command is called \"\(name)\"" + (near ?? "; there are ")
        + (near == nil ? known.joined(separator: ", ") : ""))
  }

  private static func run(
    _ command: any ToolCommand.Type, _ words: [String]
  ) throws -> ExitCode {
    let declaration = command.declaration.with(CommonOptions.all)
    if words.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
      try Output.write(HelpText.text(for: declaration, tool: "actormap"), to: nil)
      return .done
    }
    let invocation = try Invocation(words, for: declaration)
    if invocation.has("--version") {
      try Output.write("actormap \(ActorMapVersion.text)\n", to: nil)
      return .done
    }
    guard declaration.operandCounts.contains(invocation.operands.count) else {
      throw UsageError(
        "\(declaration.name) takes \(declaration.operands.joined(separator: " ")), found "
          + (invocation.operands.isEmpty ? "nothing" : invocation.operands.joined(separator: " "))
          + further(invocation, declaration) + "; see: actormap \(declaration.name) --help")
    }
    try NamedFiles(invocation, of: declaration).check()
    return try command.run(invocation, common: CommonOptions(invocation))
  }

  /// A third side after `--between A B` is taken for an operand: how to name one.
  private static func further(_ invocation: Invocation, _ declaration: Command) -> String {
    let hasEnds = declaration.options.contains { $0.name == "--and" }
    return hasEnds && invocation.has("--between")
      && invocation.operands.count > declaration.operands.count
      ? "; more ends than two are named with --and, as in --between A B --and C" : ""
  }

  private static var overview: String {
    HelpText.overview(
      tool: "actormap",
      summary: "actormap \(ActorMapVersion.text): who the actors are, who trusts whom, and who "
        + "could build a bridge.", commands: commands.map { $0.declaration })
  }
}

/// One command of the tool.
protocol ToolCommand {
  /// What the command takes.
  static var declaration: Command { get }
  /// Does it.
  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode
}

extension Command {
  fileprivate func with(_ further: [CommandLineKit.Option]) -> Command {
    Command(name, operands: operands, summary, details: details, options: options + further)
  }
}
