// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension Measure {
  /// A row for each set of actors that a search found, its size as the value.
  ///
  /// - Parameter sets: `nil` where the search came to its limit, which is refused.
  func sizedSets(
    _ sets: [[UInt32]]?, on graph: ActorGraph, parameters: MeasureArguments, limit: Int
  ) throws(AnalysisError) -> MeasureResult {
    guard let sets else {
      throw .searchLimit(
        measure: descriptor.id,
        reason: "more than \(limit) branches would have to be searched; ask for larger sets with "
          + "--least")
    }
    return result(
      of: sets.map { set in
        (.set(set.map { graph.actorIDs[Int($0)] }), [.value(Double(set.count))])
      }, parameters: parameters)
  }
}

/// The parameter of measures that look for sets of actors.
enum SetParameters {
  /// From which size on sets are rows.
  static func least(_ count: Int) -> MeasureParameter {
    MeasureParameter(
      "least", .count(from: 1, through: 1_000), default: "\(count)",
      "the fewest actors that a set must have")
  }
}
