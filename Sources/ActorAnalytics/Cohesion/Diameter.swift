// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How far apart the two actors of the map are that are farthest from each other: within how many
/// steps anything has gone round.
///
/// **Formula.** D = max d(u, v) over the ordered pairs that a path joins. `.connected` is 1 where a
/// path joins every pair, else 0.
///
/// **Convention.** On a map that is not connected (directed: not strongly) the largest distance
/// between two actors who are joined, and `.connected` 0 says so. Distances are hops over the ties
/// of the view; `--distance neg-log` takes −ln of the trust product of the best path. Undefined:
/// `tooFewActors` below two actors, `noTies` where nobody is joined, `zeroDistance` where a trust
/// of 1 (within 1e-10) makes a distance 0.
///
/// - Complexity: undirected, on hops, mostly a few searches; at most, and directed,
///   O(n / 512 · levels · (n + m)); O(n·m·log m) on trust.
/// - References: Takes, F. W. & Kosters, W. A. (2011). Determining the diameter of small world
///   networks. CIKM '11, 1191–1196. doi:10.1145/2063576.2063748
public struct Diameter: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "diameter", title: "Diameter",
    family: .cohesion, question: "Within how many steps has word gone all the way round?",
    summary: "How far apart the two actors are that are farthest from each other.",
    convention: "The largest distance between two actors whom a path joins; .connected is 1 where "
      + "a path joins every two, else 0. Distances are hops unless neg-log is asked for.",
    citation: "Takes & Kosters 2011, CIKM '11, doi:10.1145/2063576.2063748",
    subject: .map, further: ["connected"], parameters: [Distances.distance])
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
    let (diameter, isConnected) =
      distances.readsTrust
      ? Self.diameter(of: try distances.sums(control))
      : try Self.steps(on: graph, control)
    let cells: [Cell] =
      graph.actorCount < 2
      ? [.undefined(.tooFewActors), .undefined(.tooFewActors)]
      : [diameter, .value(isConnected ? 1 : 0)]
    return mapResult(parameters: parameters, cells: cells)
  }

  // MARK: - Steps

  private static func steps(
    on graph: ActorGraph, _ control: RunControl
  ) throws(AnalysisError) -> (Cell, Bool) {
    let found = try control.running { control throws(Cancellation) in
      try HopDiameter(of: graph.graph, control: control)
    }
    return (found.steps.map { .value(Double($0)) } ?? .undefined(.noTies), found.isConnected)
  }

  private static func diameter(of sums: [DistanceSum]) -> (Cell, Bool) {
    let isConnected = sums.allSatisfy { $0.reached == sums.count - 1 }
    if sums.contains(where: \.hasZero) { return (.undefined(.zeroDistance), isConnected) }
    let farthest = sums.map(\.farthest).max() ?? 0
    return (farthest > 0 ? .value(farthest) : .undefined(.noTies), isConnected)
  }
}
