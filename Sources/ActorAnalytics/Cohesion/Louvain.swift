// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Which communities the map falls into, found by the older method that many papers report.
///
/// **Formula.** As `leiden`, with the same qualities, columns and parameters.
///
/// **Convention.** Without Leiden's parting of communities and its further rounds, so that a
/// community may hang together badly or not at all; here to compare with what others computed.
/// Nodes wait in a queue instead of being passed over again and again, and may leave a community
/// for none. A heuristic; the best of `--runs` searches. Undefined as there.
///
/// - Complexity: about O(m) a run and a level; see `CommunitySearch`.
/// - References: Blondel, V. D., Guillaume, J.-L., Lambiotte, R. & Lefebvre, E. (2008). Fast
///   unfolding of communities in large networks. Journal of Statistical Mechanics, P10008.
///   doi:10.1088/1742-5468/2008/10/P10008
public struct Louvain: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "louvain", title: "Communities (Louvain)",
    family: .cohesion, question: "Which camps does the older method of many papers find?",
    summary: "Which communities the map falls into, found by the older method.",
    convention: "As leiden, but a community may hang together badly or not at all: size and number "
      + "of the actor's community, .stability over the runs, .quality of the whole division.",
    citation: "Blondel, Guillaume, Lambiotte & Lefebvre 2008, J. Stat. Mech., "
      + "doi:10.1088/1742-5468/2008/10/P10008",
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
    let columns = try CommunityColumns.of(self, graph, by: .louvain, parameters, control)
    return actorResult(on: graph, parameters: parameters, columns: columns)
  }
}
