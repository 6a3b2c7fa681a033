// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Who lies on the ways between actors that are far from it: bridges between parts of the map, and
/// not the centre of one part.
///
/// **Formula.** B(v) = Σ over pairs (s, t), s and t neither v nor neighbours of v, of
/// σ(s, t | v) / σ(s, t), where σ counts shortest paths and those through v.
///
/// **Convention.** Hops over the ties of the view. A pair is left out where either of its ends is a
/// neighbour: so it stands in the code of Matteo Morini, an author of the paper
/// (`bridgeness_centrality`, read), and in the definition that CentiServer gives; the paper itself
/// was not at hand. In a directed view an end is a neighbour where a tie leads from the start to v
/// or from v to the end, as in that code. Raw counts unordered pairs, ordered ones in a directed
/// view; normalised by all pairs of others, as betweenness is. The third column, local, is what
/// pairs with a neighbour add: both together are the betweenness. Undefined: normalised below three
/// actors (`tooFewActors`); `tooManyPaths` where two actors are joined by more shortest paths than
/// a double counts.
///
/// - Complexity: O(n·m).
/// - References: Jensen, P., Morini, M., Karsai, M., Venturini, T., Vespignani, A., Jacomy, M.,
///   Cointet, J.-P., Mercklé, P. & Fleury, E. (2016). Detecting global bridges in networks. Journal
///   of Complex Networks 4, 319–329. doi:10.1093/comnet/cnv022
public struct Bridgeness: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "bridgeness", title: "Bridgeness",
    family: .brokerage, question: "Who links parts of the map beyond its own neighbours?",
    summary: "How often an actor lies on the shortest paths between actors far from it.",
    convention: "Betweenness on hops without pairs of which either end is a neighbour; unordered "
      + "pairs where undirected; normalised by (n − 1)(n − 2)/2 or (n − 1)(n − 2). Local is the "
      + "rest of the betweenness.",
    citation: "Jensen et al. 2016, J. Complex Netw. 4, doi:10.1093/comnet/cnv022",
    further: ["normalised", "local"])
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row an actor: raw, normalised, local. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let found = try control.running { control throws(Cancellation) in
      try FarBetweenness.of(graph.graph, control: control)
    }
    guard let found else {
      let none = [Cell](repeating: .undefined(.tooManyPaths), count: graph.actorCount)
      return actorResult(on: graph, parameters: parameters, columns: [none, none, none])
    }
    let n = Double(graph.actorCount)
    // Without directions every pair is met from both of its ends.
    let half = graph.graph.isDirected ? 1.0 : 2
    let normalised = found.far.map {
      n < 3 ? Cell.undefined(.tooFewActors) : .value($0 / ((n - 1) * (n - 2)))
    }
    return actorResult(
      on: graph, parameters: parameters,
      columns: [
        found.far.map { .value($0 / half) }, normalised, found.near.map { .value($0 / half) },
      ])
  }
}
