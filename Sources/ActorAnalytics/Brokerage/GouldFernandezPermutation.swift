// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Whether an actor brokers across groups, or in one role, more than it would if groups had nothing
/// to do with who is tied to whom.
///
/// **Formula.** The ties stay; the groups are dealt anew among the actors, `samples` times. p is
/// (1 + the draws in which the count is as large or larger) / (1 + draws), for the count across
/// groups (all roles but coordinator) and for each role by itself; its error is
/// √(p(1 − p) / draws).
///
/// **Convention.** The first column is the count across groups, then its mean over the draws, p and
/// the error of p. Small p: more than chance. One-sided, not corrected for asking of many actors.
/// Groups, actors without one and pairs as in `gould-fernandez`; who is left out has no part in the
/// dealing. An actor's total does not depend on groups and is not tested. The same seed gives the
/// same bits on any number of threads; other ids give other draws. Undefined: `singleGroup` where
/// no group is recorded or fewer than two are there, `noGroup` for who is left out,
/// `sameAsGatekeeper` for representative without directions.
///
/// - Complexity: O(draws · (m + triangles)) after O(Σ d²) over the degrees d.
/// - References: Gould, R. V. & Fernandez, R. M. (1989). Structures of mediation. Sociological
///   Methodology 19, 89–126. doi:10.2307/270949. Phipson, B. & Smyth, G. K. (2010). Permutation
///   p-values should never be zero. Statistical Applications in Genetics and Molecular Biology 9,
///   39. doi:10.2202/1544-6115.1585
public struct GouldFernandezPermutation: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "gould-fernandez-permutation", title: "Gould–Fernandez brokerage against dealt groups",
    family: .brokerage, question: "Who brokers across groups more than by chance?",
    summary: "How often an actor brokers across groups, and how rarely dealt groups give as much.",
    convention: "All roles but coordinator; p is the share of draws, groups dealt anew among the "
      + "actors, with a count as large or larger, with its error; for each role too. One-sided, "
      + "not corrected for many actors. Undefined without recorded groups.",
    citation: "Gould & Fernandez 1989, Sociol. Methodol. 19, doi:10.2307/270949; Phipson & Smyth "
      + "2010, doi:10.2202/1544-6115.1585",
    further: ["expected", "p", "error"]
      + BrokerageRole.allCases.flatMap { [$0.rawValue + "-p", $0.rawValue + "-error"] },
    parameters: GroupNumbers.parameters + [SeededParameters.draws(1_000), SeededParameters.seed])
  private let parameters: MeasureArguments

  /// Takes `group-by`, `no-side`, `samples` and `seed`; refuses a seed that is not whole.
  public init(_ arguments: MeasureArguments) throws(AnalysisError) {
    try SeededParameters.checkSeed(arguments, of: Self.descriptor.id)
    parameters = arguments
  }

  /// One row an actor: the count across groups, its mean, p and error, then those of each role.
  /// Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let numbers = GroupNumbers(of: graph, parameters)
    let groups = numbers.dense
    let (draws, seed) = (parameters.count("samples"), Int(parameters.number("seed")))
    let tally = try control.running { control throws(Cancellation) in
      try DealtBrokerage.tally(
        of: graph.graph, groups: groups, draws: draws, seed: seed, control: control)
    }
    let hasGroups = (groups.max() ?? -1) > 0
    let rows = groups.indices.map { actor -> [Cell] in
      guard groups[actor] >= 0 else {
        return [Cell](repeating: .undefined(.noGroup), count: descriptor.columns.count)
      }
      guard numbers.areRecorded else {
        return [Cell](repeating: .undefined(.singleGroup), count: descriptor.columns.count)
      }
      return row(of: actor, tally, hasGroups: hasGroups, isDirected: graph.graph.isDirected)
    }
    return actorResult(
      on: graph, parameters: parameters,
      columns: descriptor.columns.indices.map { column in rows.map { $0[column] } })
  }

  private func row(
    of actor: Int, _ tally: DealtBrokerage, hasGroups: Bool, isDirected: Bool
  ) -> [Cell] {
    let draws = Double(parameters.count("samples"))
    func cells(_ count: Int) -> [Cell] {
      guard hasGroups else { return [.undefined(.singleGroup), .undefined(.singleGroup)] }
      let p = (1 + Double(count)) / (1 + draws)
      return [.value(p), .value((p * (1 - p) / draws).squareRoot())]
    }
    let place = actor * DealtBrokerage.width
    var row: [Cell] = [.value(Double(tally.across[actor]))]
    row.append(
      hasGroups ? .value(Double(tally.sums[actor]) / draws) : .undefined(.singleGroup))
    row += cells(tally.reached[place])
    for role in BrokerageRole.allCases {
      let isSame = role == .representative && !isDirected
      row +=
        isSame
        ? [.undefined(.sameAsGatekeeper), .undefined(.sameAsGatekeeper)]
        : cells(tally.reached[place + 1 + role.column])
    }
    return row
  }
}
