// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How many steps lie between two actors on average.
///
/// **Formula.** The mean of d(u, v) over the ordered pairs that a path joins. `.efficiency` is the
/// mean of 1 / d(u, v) over all ordered pairs, 0 where no path joins them; `.connected-share` the
/// share of ordered pairs that a path joins.
///
/// **Convention.** As igraph's `mean_distance`, where pairs that no path joins are left out;
/// networkx refuses such maps. `.efficiency` is networkx's `global_efficiency`, here along
/// directions too. Distances are hops over the ties of the view; `--distance neg-log` takes −ln of
/// the trust product of the best path. Undefined: `tooFewActors` below two actors, `noTies` where
/// nobody is joined (the mean only), `zeroDistance` where a trust of 1 (within 1e-10) makes a
/// distance 0.
///
/// - Complexity: O(n / 512 · levels · (n + m)) on hops, O(n·m·log m) on trust.
/// - References: Latora, V. & Marchiori, M. (2001). Efficient behavior of small-world networks.
///   Physical Review Letters 87, 198701. doi:10.1103/PhysRevLett.87.198701
public struct MeanDistance: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "mean-distance", title: "Mean distance",
    family: .cohesion, question: "How many steps lie between two actors on average?",
    summary: "How many steps lie between two actors on average.",
    convention: "Mean over ordered pairs that a path joins; .efficiency is the mean of one over "
      + "the distance over all pairs, .connected-share the share of pairs that are joined. "
      + "Distances are hops unless neg-log is asked for.",
    citation: "Latora & Marchiori 2001, Phys. Rev. Lett. 87, doi:10.1103/PhysRevLett.87.198701",
    subject: .map, further: ["efficiency", "connected-share"], parameters: [Distances.distance])
  private let parameters: MeasureArguments

  /// Takes the parameter `distance`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row for the whole map. Refuses negative ties, and neg-log outside the trust view.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let distances = try Distances(
      graph, distance: parameters["distance"], measure: descriptor.id)
    let n = Double(graph.actorCount)
    guard n > 1 else {
      let none = Cell.undefined(.tooFewActors)
      return mapResult(parameters: parameters, cells: [none, none, none])
    }
    let sums = try distances.sums(control)
    let joined = Double(sums.reduce(0) { $0 + $1.reached })
    let share = Cell.value(joined / (n * (n - 1)))
    if sums.contains(where: \.hasZero) {
      let none = Cell.undefined(.zeroDistance)
      return mapResult(parameters: parameters, cells: [none, none, share])
    }
    let mean = CompensatedSum(sums.lazy.map(\.sum)).value / joined
    let inverse = CompensatedSum(sums.lazy.map(\.inverse)).value / (n * (n - 1))
    return mapResult(
      parameters: parameters,
      cells: [joined > 0 ? .value(mean) : .undefined(.noTies), .value(inverse), share])
  }
}
