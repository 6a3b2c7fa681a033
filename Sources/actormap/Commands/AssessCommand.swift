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
    ] + AnalyticRun.options + [BridgeArguments.principalRule, hops]
      + AnalyticRun.options(for: MediationCatalog.all).filter { $0.name != hops.name }
      + ViewArguments.options)

  /// h, of the analytics that have it as a parameter and of acceptability.
  private static let hops = Option(
    "--hops", values: ["N"],
    "how many ties a chain may have (default \(MediationParameter.hops.defaultValue); for "
      + "acceptability, which \(readers.joined(separator: ", ")) read, any number)")

  private static let readers = MediationCatalog.all.map { $0.descriptor }
    .filter(\.readsAcceptability).map(\.id)

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let chosen = try analytics(invocation)
    var used = Set(chosen.flatMap { $0.descriptor.parameters.map(\.name) })
    if chosen.contains(where: { $0.descriptor.readsAcceptability }) {
      used.insert(MediationParameter.hops.name)
    } else if invocation.has(BridgeArguments.principalRule.name) {
      throw UsageError(
        "--principal-rule has no effect, because none of the analytics asked for reads "
          + "acceptability; those that do: \(readers.joined(separator: ", "))")
    }
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
