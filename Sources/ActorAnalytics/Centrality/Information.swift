// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How near the others are to an actor when whatever passes takes every way at once, in proportion
/// to how well it carries.
///
/// **Formula.** c(v) = 1 / Σ r(v, u) over all others u, where r is the resistance between the two
/// when every tie is a conductor.
///
/// **Convention.** The view is read without directions (a pair with ties both ways has the smaller
/// value); the value of a tie is its conductance, so more trust brings nearer, and a strength of 0
/// is no tie. As networkx has it, there also called current-flow closeness; R sna prints n times
/// this. Undefined for every actor: `tooFewActors` below two actors, `disconnected` where the view
/// falls apart, `tooManyActors` above 4,096, where the matrix would take more than 130 MB and the
/// inverse more than half a minute, `didNotConverge` where values differ so widely that rounding
/// leaves nothing.
///
/// - Complexity: O(n³) time, O(n²) space.
/// - References: Stephenson, K. & Zelen, M. (1989). Rethinking centrality: methods and examples.
///   Social Networks 11, 1–37. doi:10.1016/0378-8733(89)90016-6. Brandes, U. & Fleischer, D.
///   (2005). Centrality measures based on current flow. STACS 2005, 533–544.
///   doi:10.1007/978-3-540-31856-9_44
public struct Information: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "information", title: "Information centrality",
    family: .centrality, question: "Whom does word reach best when it takes every way at once?",
    summary: "How near the others are when whatever passes takes every way at once.",
    convention: "1 / Σ resistances, the view's value being a conductance; without directions. As "
      + "networkx; R sna prints n times this. Undefined where the view falls apart.",
    citation: "Stephenson & Zelen 1989, Social Networks 11, doi:10.1016/0378-8733(89)90016-6; "
      + "Brandes & Fleischer 2005, STACS, doi:10.1007/978-3-540-31856-9_44")
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let n = graph.actorCount
    let cells = try control.running { control throws(Cancellation) in
      try Conductors.cells(of: graph.graph, least: 2, control) { flow throws(Cancellation) in
        flow.resistances.map { 1 / $0 }
      }
    }
    return actorResult(
      on: graph, parameters: parameters,
      columns: [cells.values ?? [Cell](repeating: .undefined(cells.reason), count: n)])
  }

  /// The matrix.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    Conductors.memory(on: graph)
  }
}
