// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How often two actors who share a contact are tied to each other as well.
///
/// **Formula.** 3 · triangles / two-paths, where a two-path is a pair of neighbours of an actor.
/// `.mean-clustering` is the mean of local clustering over all actors, `.triangles` the number of
/// triangles.
///
/// **Convention.** The view is read as undirected; values do not count. In `.mean-clustering`
/// actors below two neighbours count as 0, as in networkx (igraph leaves them out unless told
/// otherwise); in `clustering` they are undefined. Undefined: `noTwoPath` where nobody has two
/// neighbours.
///
/// - Complexity: O(m √m); see `TriangleCounts`.
/// - References: Newman, M. E. J., Watts, D. J. & Strogatz, S. H. (2002). Random graph models of
///   social networks. PNAS 99, 2566–2572. doi:10.1073/pnas.012582999. Watts, D. J. & Strogatz, S.
///   H. (1998). Collective dynamics of "small-world" networks. Nature 393, 440–442.
///   doi:10.1038/30918
public struct Transitivity: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "transitivity", title: "Transitivity",
    family: .cohesion, question: "Do those who share a contact know each other?",
    summary: "How often two actors who share a contact are tied to each other as well.",
    convention: "Three times the triangles by pairs of neighbours, the view read as undirected; "
      + ".mean-clustering is the mean over actors, those below two neighbours counted as 0.",
    citation: "Newman, Watts & Strogatz 2002, PNAS 99, doi:10.1073/pnas.012582999",
    subject: .map, further: ["mean-clustering", "triangles"], onSigns: .measure("triad-balance"))
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row for the whole map. Refuses negative ties.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseNegativeTies(of: graph)
    let counts = try control.running { control throws(Cancellation) in
      try TriangleCounts(graph.graph, control: control)
    }
    let triangles = Cell.value(Double(counts.total))
    guard let transitivity = counts.transitivity else {
      let none = Cell.undefined(.noTwoPath)
      return mapResult(parameters: parameters, cells: [none, none, triangles])
    }
    let sum = CompensatedSum((0..<graph.actorCount).lazy.map { counts.clustering($0) ?? 0 })
    return mapResult(
      parameters: parameters,
      cells: [.value(transitivity), .value(sum.value / Double(graph.actorCount)), triangles])
  }
}
