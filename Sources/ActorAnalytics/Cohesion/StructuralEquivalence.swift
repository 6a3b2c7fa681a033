// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Who stands in the same place: two actors tied to the same others in the same way, whether or not
/// they are tied to each other.
///
/// **Formula.** The correlation of the profiles of two actors: the values of their ties to every
/// third actor and, in a directed view, also of the ties from every third actor to them.
/// `.distance` is the Euclidean distance of the two profiles: 0 where they are the same.
///
/// **Convention.** What is between the two is no part of the profiles, as in sna (`sedist` with
/// `diag = FALSE`) and UCINET with ignored diagonals. Reads the values of the view, no tie as 0;
/// signs too. Without directions each third actor counts once. A row for each pair of actors, the
/// lower id first. Undefined: `tooFewActors` below three actors; the correlation also `noSpread`
/// where a profile has the same value for everyone, such as that of an isolate. Refused above 3,000
/// actors (`searchLimit`). In the signed view each tie counts 1 or −1, however large its trust is.
///
/// - Complexity: O(n² + Σ d²) for the ties d of each actor.
/// - References: Lorrain, F. & White, H. C. (1971). Structural equivalence of individuals in social
///   networks. Journal of Mathematical Sociology 1, 49–80. doi:10.1080/0022250X.1971.9989788. Burt,
///   R. S. (1976). Positions in networks. Social Forces 55, 93–122.
public struct StructuralEquivalence: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "structural-equivalence", title: "Structural equivalence",
    family: .cohesion, question: "Who stands in the same place as whom?",
    summary: "How alike the ties of two actors to all others are.",
    convention: "Correlation of the values of ties to and from every third actor; .distance is "
      + "the Euclidean distance. What is between the two does not count; values do, in the signed "
      + "view 1 or −1.",
    citation: "Lorrain & White 1971, J. Math. Sociol. 1, doi:10.1080/0022250X.1971.9989788",
    subject: .pair, further: ["distance"], isOnlyByName: true, takesNegativeTies: true)
  private static let most = 3_000
  private let parameters: MeasureArguments

  /// Takes the parameters; there are none.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair of actors.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    let n = graph.actorCount
    guard n <= Self.most else {
      throw .searchLimit(
        measure: descriptor.id,
        reason: "\(n) actors are \(n * (n - 1) / 2) pairs; it lists those of \(Self.most) actors "
          + "at most")
    }
    let likeness = ProfileLikeness(graph.graph)
    let columns = try control.running { control throws(Cancellation) in
      try ParallelChunks.fold(
        n, control: control, into: [[Cell]](repeating: [], count: 2)
      ) {
        [Double](repeating: 0, count: n)
      } body: { products, actors throws(Cancellation) in
        var part = [[Cell]](repeating: [], count: 2)
        for actor in actors {
          try control.check()
          for row in likeness.rows(of: actor, &products) {
            part[0].append(row.correlation.map(Cell.value) ?? .undefined(.noSpread))
            part[1].append(.value(row.distance))
          }
        }
        return part
      } combine: { columns, part in
        for column in columns.indices { columns[column] += part[column] }
      }
    }
    let few = [Cell](repeating: .undefined(.tooFewActors), count: columns[0].count)
    let subjects = (0..<n).flatMap { actor in
      ((actor + 1)..<max(n, actor + 1)).map {
        MeasureSubject.pair(from: graph.actorIDs[actor], to: graph.actorIDs[$0])
      }
    }
    return MeasureResult(
      descriptor, parameters: parameters, subjects: subjects,
      columns: zip(descriptor.columns, columns).map { MeasureColumn($0, n < 3 ? few : $1) })
  }
}
