// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// For comparison: who spans two groups, by how much those who matter in each of them support it.
///
/// **Formula.** I(v,g) is how much v matters in group g, H(v,S) = min over g in S of I(v,g). To
/// begin with I is the number of v's ties for its own group, 0 for the others; then, until nothing
/// changes, I(v,g) is the largest of itself and, over the neighbours u and the sets S of two groups
/// or more with g, of α I(u,g) + β(S) H(u,S), with α = 0.3 and β(S) = 0.5 − 0.5^|S|. The score is
/// the largest H(v,S): the second largest I(v,g).
///
/// **Convention.** For comparison only: the numbers mean nothing by themselves, and α, β and the
/// beginning are choices, here those of EasyGraph (`get_structural_holes_HIS`). The view is read as
/// undirected; which ties exist counts. Groups are `--group-by`, and stand for the communities of
/// the paper; an actor without one begins with 0. The best set is found without trying all sets:
/// of those of one size, it is the other groups with the largest I. Settled when nothing changes by
/// more than 1e-12 of the largest I. Undefined: `singleGroup` where fewer than two groups are
/// recorded, `didNotConverge` after 10,000 rounds.
///
/// - Complexity: O((n + m) · groups · log groups) a round, some dozens of rounds.
/// - References: Lou, T. & Tang, J. (2013). Mining structural hole spanners through information
///   diffusion in social networks. WWW 2013, 825–836. He, L., Lu, C.-T., Ma, J., Cao, J., Shen, L.
///   & Yu, P. S. (2016), who compare it: Joint community and structural hole spanner detection via
///   harmonic modularity. KDD '16. doi:10.1145/2939672.2939807
public struct HIS: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "his", title: "Structural hole spanners by influence (HIS)",
    family: .brokerage, question: "Whom do those who matter in two groups both hold up?",
    summary: "How much an actor matters in two groups at once, by who its neighbours are.",
    convention: "For comparison: Lou and Tang's H for the best two groups, α 0.3, β 0.5 − 0.5^|S|, "
      + "begun with the number of ties; the view is read as undirected.",
    citation: "Lou & Tang 2013, WWW; He et al. 2016, KDD, doi:10.1145/2939672.2939807",
    isOnlyByName: true, parameters: [ActorGroups.parameter])
  private static let rounds = 10_000
  private let parameters: MeasureArguments

  /// Takes the parameter `group-by`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: the largest H. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let groups = ActorGroups(of: graph, by: parameters["group-by"]).groups
    guard groups.count > 1 else { return undefined(.singleGroup, on: graph) }
    let core = graph.graph.undirected()
    var influence = [Double](repeating: 0, count: core.nodeCount * groups.count)
    for (number, group) in groups.enumerated() {
      for member in group.members {
        influence[member * groups.count + number] = Double(core.outRow(member).count)
      }
    }
    let settled = try control.running { control throws(Cancellation) in
      try Self.settle(&influence, width: groups.count, in: core, control)
    }
    guard settled else { return undefined(.didNotConverge, on: graph) }
    let cells = (0..<core.nodeCount).map { actor in
      let row = influence[(actor * groups.count)..<((actor + 1) * groups.count)]
      return Cell.value(row.sorted(by: >)[1])
    }
    return actorResult(on: graph, parameters: parameters, columns: [cells])
  }

  private func undefined(_ reason: UndefinedReason, on graph: ActorGraph) -> MeasureResult {
    actorResult(
      on: graph, parameters: parameters,
      columns: [[Cell](repeating: .undefined(reason), count: graph.actorCount)])
  }

  // MARK: - Steps

  /// Rounds until nothing changes; whether that was reached.
  private static func settle(
    _ influence: inout [Double], width: Int, in graph: FrozenGraph, _ control: KernelControl
  ) throws(Cancellation) -> Bool {
    for _ in 0..<rounds {
      try control.check()
      var given = influence
      for actor in 0..<graph.nodeCount {
        let row = (actor * width)..<((actor + 1) * width)
        pass(on: influence[row], to: &given[row])
      }
      var (change, largest) = (0.0, 0.0)
      for actor in 0..<graph.nodeCount {
        for group in (actor * width)..<((actor + 1) * width) {
          let most = graph.neighbors(of: actor).reduce(influence[group]) {
            max($0, given[Int($1) * width + group - actor * width])
          }
          change = max(change, most - influence[group])
          largest = max(largest, most)
          influence[group] = most
        }
      }
      if change <= 1e-12 * largest { return true }
    }
    return false
  }

  /// What an actor gives its neighbours for each group: α I(u,g) + max over S of β(S) H(u,S).
  private static func pass(on own: ArraySlice<Double>, to given: inout ArraySlice<Double>) {
    let order = own.indices.sorted { own[$0] > own[$1] }
    for group in own.indices {
      let others = order.filter { $0 != group }
      var (best, power) = (0.0, 0.5)
      for other in others {
        power /= 2
        best = max(best, (0.5 - power) * min(own[group], own[other]))
      }
      given[group] = 0.3 * own[group] + best
    }
  }
}
