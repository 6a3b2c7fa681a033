// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much of what passes between the others runs over an actor when it takes every way at once,
/// in proportion to how well it carries, and not the shortest one alone.
///
/// **Formula.** b(v) = Σ over unordered pairs (s, t), s ≠ v ≠ t, of the current through v when one
/// unit flows from s to t and every tie is a conductor.
///
/// **Convention.** The view is read without directions (a pair with ties both ways has the smaller
/// value); the value of a tie is its conductance, and a strength of 0 is no tie. Ends do not count,
/// as in networkx and Brandes & Fleischer; Newman counts them with 1. Normalised by
/// (n − 1)(n − 2)/2; undefined (`tooFewActors`) below three actors. Undefined for every actor:
/// `tooFewActors` below two, `disconnected` where the view falls apart, `tooManyActors` above
/// 4,096, where the matrix would take more than 130 MB, `didNotConverge` where values differ so
/// widely that rounding leaves nothing.
///
/// - Complexity: O(n³ + m·n·log n) time, O(n²) space.
/// - References: Newman, M. E. J. (2005). A measure of betweenness centrality based on random
///   walks. Social Networks 27, 39–54. doi:10.1016/j.socnet.2004.11.009. Brandes, U. & Fleischer,
///   D. (2005). Centrality measures based on current flow. STACS 2005, 533–544.
///   doi:10.1007/978-3-540-31856-9_44
public struct CurrentFlowBetweenness: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "current-flow-betweenness", title: "Current-flow betweenness",
    family: .centrality, question: "Over whom does word run when it takes every way at once?",
    summary: "How much of what passes between the others by every way at once runs over an actor.",
    convention: "Unordered pairs, ends left out; the view's value is a conductance; without "
      + "directions. Normalised by (n − 1)(n − 2)/2. Undefined where the view falls apart.",
    citation: "Newman 2005, Social Networks 27, doi:10.1016/j.socnet.2004.11.009; Brandes & "
      + "Fleischer 2005, STACS, doi:10.1007/978-3-540-31856-9_44",
    further: ["normalised"], onSigns: .measure("hostile-pairs-bridged"))
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: raw and normalised. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let n = graph.actorCount
    let cells = try control.running { control throws(Cancellation) in
      try Conductors.cells(of: graph.graph, least: 2, control) { flow throws(Cancellation) in
        try flow.throughputs(control)
      }
    }
    guard let raw = cells.values else {
      let none = [Cell](repeating: .undefined(cells.reason), count: n)
      return actorResult(on: graph, parameters: parameters, columns: [none, none])
    }
    let pairs = Double((n - 1) * (n - 2)) / 2
    let normalised = raw.map { cell in
      n < 3 ? .undefined(.tooFewActors) : cell.number.map { .value($0 / pairs) } ?? cell
    }
    return actorResult(on: graph, parameters: parameters, columns: [raw, normalised])
  }

  /// The matrix.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    Conductors.memory(on: graph)
  }
}
