// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How strong the weakest tie is on the chain of which the weakest tie is strongest: a chain holds
/// as well as its weakest member.
///
/// **Formula.** β(i, j) = max over paths from i to j of min t over the path's ties.
///
/// **Convention.** Trust view, along the direction of ties. `--hops` limits the ties of a path, 0
/// is no limit; `steps` is the fewest ties of a path as strong. Without directions this is the
/// weakest tie on the path through a maximum spanning tree. A row for each ordered pair of
/// different actors whom such a path joins; where both `--from-actor` and `--to-actor` name actors
/// every pair has a row, undefined (`noTrustPath`) where no path joins them. At most 4,000,000
/// pairs. Other views are refused.
///
/// - Complexity: O(n · L · m) for n starts and best paths of up to L ties; on most maps a few
///   passes over the ties for each start.
/// - References: Hu, T. C. (1961). The maximum capacity route problem. Operations Research 9,
///   898–900. doi:10.1287/opre.9.6.898
public struct BottleneckTrust: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "bottleneck-trust", title: "Weakest tie of the strongest chain",
    family: .trust, question: "How strong is the weakest link between two actors?",
    summary: "How strong the weakest tie is on the chain of which the weakest tie is strongest.",
    convention: "Trust view. The largest smallest trust over paths along the direction of ties; "
      + "steps: the fewest ties of such a path. A row for each ordered pair that a path joins.",
    citation: "Hu 1961, Operations Research 9, doi:10.1287/opre.9.6.898",
    subject: .pair, further: ["steps"], isOnlyByName: true,
    parameters: ActorPairs.parameters + [TrustParameters.hops])
  private let parameters: MeasureArguments

  /// Takes the parameters `from-actor`, `to-actor` and `hops`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair: the weakest tie and the ties of the path. Refuses other views than trust.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try bestPathResult(on: graph, parameters: parameters, control, rule: .smallest)
  }

  /// What the rows take where they are many.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    pairMemory(on: graph, parameters: parameters)
  }
}
