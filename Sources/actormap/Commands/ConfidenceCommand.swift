// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorMaps
import CommandLineKit

/// `actormap confidence`: which ties to strengthen first.
enum ConfidenceCommand: ToolCommand {
  static let declaration = Command(
    "confidence", operands: ["MAP"], "confidence-building order: which ties to strengthen first",
    details: "Finds the ties whose strengthening would raise most the trust that all sides have "
      + "in some mediator, singly, in pairs and in an order. Exact for at most three changes of "
      + "ties in all; beyond that, and where a map is too large to look at all plans, the gap to "
      + "what could be reached at most is given.",
    options: AnalyticRun.options + BridgeArguments.rule
      + AnalyticRun.options(for: [ConfidenceOrder.self])
      + ViewArguments.options)

  static func run(_ invocation: Invocation, common: CommonOptions) throws -> ExitCode {
    try AnalyticRun([ConfidenceOrder.self], invocation, common).write(skipping: false)
  }
}
