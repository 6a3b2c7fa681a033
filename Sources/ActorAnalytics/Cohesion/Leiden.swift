// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Which communities the map falls into by its ties alone, and which of them an actor is in: the
/// camps that nobody had to name.
///
/// **Formula.** The division with the highest quality that was found: with `--quality modularity`
/// Q = Σ over communities of w(c, c) / w − γ · out(c) · in(c) / w², as `modularity`; with `cpm`
/// (constant Potts model) Q = Σ (w(c, c) − γ · pairs(c)) / w, pairs ordered where arcs are; γ is
/// `--resolution`. The first column is the number of actors of the actor's community; `.number` is
/// 1 for the largest and then by falling size, of equal ones the one with the lowest id first.
/// `.stability` is the mean, over the other runs, of the Jaccard index of the actor's community
/// here and there: 1 where the same actors are together every time. `.quality` is Q, the same in
/// every row.
///
/// **Convention.** The best of `--runs` searches from the seed. Reads the values of the view, along
/// its directions. A heuristic: a better division may exist, and other ids can lead to another one.
/// The same seed gives the same bits on any number of threads. With cpm a resolution of 1 asks for
/// communities in which everyone is tied to everyone: give one near the density that is meant.
/// Undefined: `.quality` where no tie has a value (`noTies`; everyone is alone), `.stability` with
/// one run (`oneRun`).
///
/// - Complexity: about O(m) a run, a level and a round; see `CommunitySearch`.
/// - References: Traag, V. A., Waltman, L. & van Eck, N. J. (2019). From Louvain to Leiden:
///   guaranteeing well-connected communities. Scientific Reports 9, 5233.
///   doi:10.1038/s41598-019-41695-z. Traag, V. A., Van Dooren, P. & Nesterov, Y. (2011). Narrow
///   scope for resolution-limit-free community detection. Physical Review E 84, 016114.
///   doi:10.1103/PhysRevE.84.016114
public struct Leiden: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "leiden", title: "Communities (Leiden)",
    family: .cohesion, question: "Which camps do the ties themselves draw?",
    summary: "Which communities the map falls into by its ties alone, and how large an actor's is.",
    convention: "Size and number of the actor's community in the best division found; .stability "
      + "is how alike it is in the other runs (Jaccard), .quality that of the whole division. "
      + "Values and directions count.",
    citation: "Traag, Waltman & van Eck 2019, Sci. Rep. 9, doi:10.1038/s41598-019-41695-z",
    answer: .parts, further: CommunityColumns.further, onSigns: .measure("camp"), proof: .never,
    parameters: CommunityColumns.parameters)
  private let parameters: MeasureArguments

  /// Takes `resolution`, `quality`, `runs` and `seed`; refuses a seed that is not whole.
  public init(_ arguments: MeasureArguments) throws(AnalysisError) {
    try SeededParameters.checkSeed(arguments, of: Self.descriptor.id)
    parameters = arguments
  }

  /// One row an actor. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let columns = try CommunityColumns.of(self, graph, by: .leiden, parameters, control)
    return actorResult(on: graph, parameters: parameters, columns: columns)
  }
}
