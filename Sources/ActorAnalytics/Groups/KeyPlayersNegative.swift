// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Which few actors together hold the rest of the map together: without them it falls apart most.
///
/// **Formula.** For the n actors that are left without the set S: fragmentation
/// F = 1 − Σ s(s − 1) / (n(n − 1)) over the sizes s of the parts, or `distance-weighted`
/// DF = 1 − Σ (1/d) / (n(n − 1)) over ordered pairs, with d the steps between them and 1/d = 0
/// without a path.
///
/// **Convention.** Hops over the ties of the view, read without directions. A row for each best set
/// of `--size` actors; the best set of two need not have the best single one. `.before` is the
/// value of the whole map. Exact where `.proven` is 1; where the search gives up (`--effort`) the
/// set is the best found, and no other is better by more than `.gap`. At most 1,000 sets are
/// listed; `.complete` is 1 where those are all best ones. Undefined: `tooFewActors` where fewer
/// than two would be left.
///
/// - Complexity: exponential in the size at worst; see `RemovalSearch`.
/// - References: Borgatti, S. P. (2006). Identifying sets of key players in a social network.
///   Computational and Mathematical Organization Theory 12, 21–34. doi:10.1007/s10588-006-7084-x
public struct KeyPlayersNegative: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "key-players-negative", title: "Key players whose loss divides",
    family: .groups, question: "Without which few would the rest fall apart?",
    summary: "The set of actors without whom the others are least joined.",
    convention: "Fragmentation, or distance-weighted fragmentation, of those left, by hops without "
      + "directions. All best sets; gap is 0 where proven, else what another set may have more at "
      + "most; before is the value of the whole map.",
    citation: "Borgatti 2006, Comput. Math. Organ. Theory 12, doi:10.1007/s10588-006-7084-x",
    subject: .set, further: SetSearch.columns + ["before"],
    proof: .whereOne("key-players-negative.proven"),
    parameters: [
      SetSearch.size,
      MeasureParameter(
        "criterion", .choice(["fragmentation", "distance-weighted"]), default: "fragmentation",
        "fragmentation: pairs that no path joins; distance-weighted: the longer a path, the less"),
      SearchEffort.parameter,
    ])
  private let parameters: MeasureArguments

  /// Takes the parameters `size`, `criterion` and `effort`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a best set. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let size = parameters.count("size")
    let countsSteps = parameters["criterion"] == "distance-weighted"
    guard graph.actorCount >= size + 2 else {
      return noSetResult(.tooFewActors, parameters: parameters)
    }
    let best = try control.running { control throws(Cancellation) in
      try RemovalSearch.best(
        size, of: graph.graph, countsSteps: countsSteps,
        budget: SearchEffort.steps(parameters), control: control)
    }
    let whole = RemovalSearch.joined(in: graph.graph, countsSteps: countsSteps)
    let before = Self.fragmentation(-whole, of: graph.actorCount)
    return setResult(
      of: best, on: graph, parameters: parameters, further: [.value(before)]
    ) { Self.fragmentation($0, of: graph.actorCount - size) }
  }

  /// - Parameter score: what is joined, below 0.
  private static func fragmentation(_ score: Double, of count: Int) -> Double {
    1 + score / (Double(count) * Double(count - 1))
  }
}
