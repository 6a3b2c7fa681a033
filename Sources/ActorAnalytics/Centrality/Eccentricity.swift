// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How far the farthest of the others is: within how many steps word from an actor, or to it, has
/// gone round.
///
/// **Formula.** e(v) = max d over the others reached; low values are central.
///
/// **Convention.** Direction and distance as for closeness; in, on hops, by default. Actors who
/// are not reached do not count, so on a map that falls apart the value is that of the actor's own
/// part. Undefined: `isolate` without ties, `unreached` where nobody is reached in this direction,
/// `zeroDistance` where a trust of 1 (within 1e-10) makes a distance 0.
///
/// - Complexity: O(n / 512 · levels · (n + m)) on hops, O(n·m·log m) on trust.
/// - References: Hage, P. & Harary, F. (1995). Eccentricity and centrality in networks. Social
///   Networks 17, 57–63. doi:10.1016/0378-8733(94)00248-9
public struct Eccentricity: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "eccentricity", title: "Eccentricity",
    family: .centrality, question: "From whom is nobody far away?",
    summary: "How far the farthest of the others is; low values are central.",
    convention: "The largest distance over the others reached. Direction in: from the others to "
      + "the actor. Distances are hops unless neg-log is asked for. On a map in parts a low value "
      + "may only mean that few are reached.",
    citation: "Hage & Harary 1995, Social Networks 17, doi:10.1016/0378-8733(94)00248-9",
    answer: .smallest, onSigns: .nothing, parameters: Distances.parameters)
  private let parameters: MeasureArguments

  /// Takes the parameters `direction` and `distance`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor. Refuses negative ties, and neg-log outside the trust view.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let distances = try Distances(graph, arguments: parameters, measure: descriptor.id)
    let cells = try distances.sums(control).enumerated().map { actor, sum in
      distances.reason(actor, sum).map(Cell.undefined) ?? .value(sum.farthest)
    }
    return actorResult(on: graph, parameters: parameters, columns: [cells])
  }
}
