// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap convene`: the smallest and the most inclusive tables.
enum ConveneCommand: ToolCommand {
  static let declaration = Command(
    "convene", operands: ["MAP"], "smallest and most inclusive tables",
    details: "Finds the smallest tables at which every side is represented, trust connects the "
      + "members, and nobody sits who will not sit with another; with --inclusive also whom they "
      + "reach, who is missing and what each further seat would buy. Where the requirements "
      + "contradict each other it says which.",
    options: [Option("--inclusive", "also the most inclusive tables, and rural and urban reach")]
      // Who could mediate decides nothing here: --roles says who may sit at a table.
      + AnalyticRun.options.filter { $0.name != "--candidates" } + AnalyticRun.options(for: all)
      + ViewArguments.options)

  private static let all: [any MediationAnalytic.Type] = [
    ConveningSet.self, InclusionFrontier.self, RepresentationGap.self,
  ]

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    let inclusive = invocation.has("--inclusive")
    let plain = Set(ConveningSet.descriptor.parameters.map(\.name))
    for parameter in all.flatMap({ $0.descriptor.parameters })
    where !inclusive && !plain.contains(parameter.name) && invocation.has("--\(parameter.name)") {
      throw UsageError("--\(parameter.name) needs --inclusive")
    }
    let analytics: [any MediationAnalytic.Type] = inclusive ? all : [ConveningSet.self]
    return try AnalyticRun(analytics, invocation, common).write(skipping: false)
  }
}
