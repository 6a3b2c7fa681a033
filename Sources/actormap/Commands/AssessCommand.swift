// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap assess`: the mediation analytics of the catalogue.
enum AssessCommand: ToolCommand {
  static let declaration = Command(
    "assess", operands: ["MAP"], "mediation analytics: what the map says to an officer",
    details: "Analytics: " + MediationCatalog.all.map { $0.descriptor.id }.joined(separator: ", ")
      + ".\nWhat each asks and how it is computed: actormap list analytics.",
    options: [
      Option("--analytic", short: "-a", values: ["ID,…"], "the analytics to answer"),
      Option("--all", "all analytics; those that cannot answer are named with the reason"),
    ] + AnalyticRun.options + AnalyticRun.options(for: MediationCatalog.all)
      + ViewArguments.options)

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let chosen = try analytics(invocation)
    let used = Set(chosen.flatMap { $0.descriptor.parameters.map(\.name) })
    for parameter in MediationCatalog.all.flatMap({ $0.descriptor.parameters })
    where invocation.has("--\(parameter.name)") && !used.contains(parameter.name) {
      throw UsageError("none of the analytics asked for has a parameter --\(parameter.name)")
    }
    return try AnalyticRun(chosen, invocation, common).write(skipping: invocation.has("--all"))
  }

  private static func analytics(
    _ invocation: Invocation
  ) throws -> [any MediationAnalytic.Type] {
    switch (try invocation.list("--analytic"), invocation.has("--all")) {
    case (nil, true): return MediationCatalog.all
    case (let ids?, false):
      var seen: Set<String> = []
      return try ids.filter { seen.insert($0).inserted }.map { try MediationCatalog.analytic($0) }
    case (.some, true): throw UsageError("give -a or --all, not both")
    case (nil, false):
      throw UsageError("say which analytics: -a ID,… or --all; see: actormap list analytics")
    }
  }
}
