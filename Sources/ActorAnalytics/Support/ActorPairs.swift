// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// The pairs of actors that a measure of pairs looks at: all ordered pairs of different actors, or
/// those between the actors that `from-actor` and `to-actor` name.
struct ActorPairs: Sendable {
  /// The parameters that all measures of pairs share.
  static let parameters = [
    MeasureParameter(
      "from-actor", .actors, default: "", "only pairs that start at one of these actors"),
    MeasureParameter(
      "to-actor", .actors, default: "", "only pairs that end at one of these actors"),
  ]

  /// The most pairs of one result: some 2,000 actors, all with all, whose rows take a gigabyte.
  static let limit = 4_000_000

  /// The positions of the actors at whom pairs start, ascending.
  let starts: [Int]
  /// The positions of the actors at whom pairs end, ascending.
  let stops: [Int]
  /// Whether both ends are named: then every pair was asked for and has a row.
  let areNamed: Bool
}

extension Measure {
  /// The pairs that the parameters `from-actor` and `to-actor` ask for. Refuses actors that the map
  /// does not have, and more pairs than a result holds.
  func actorPairs(
    of arguments: MeasureArguments, on graph: ActorGraph
  ) throws(AnalysisError) -> ActorPairs {
    let (from, to) = (
      try actors("from-actor", of: arguments, on: graph),
      try actors("to-actor", of: arguments, on: graph)
    )
    let all = Array(0..<graph.actorCount)
    let pairs = ActorPairs(
      starts: from ?? all, stops: to ?? all, areNamed: from != nil && to != nil)
    let count = pairs.starts.count.multipliedReportingOverflow(by: pairs.stops.count)
    guard !count.overflow, count.partialValue <= ActorPairs.limit else {
      throw .invalidArgument(
        "\(descriptor.id): expected at most \(ActorPairs.limit) pairs; name actors with "
          + "--from-actor or --to-actor")
    }
    return pairs
  }

  /// A result with a row for each pair that has cells; a pair without has one, undefined, where
  /// both of its ends are named, and none elsewhere.
  ///
  /// - Parameters:
  ///   - room: makes the workspace that one thread keeps.
  ///   - cells: for one start and the other actors at whom pairs end the cells of each, `nil` where
  ///     the two are not joined; must not depend on what the workspace held before.
  func pairResult<Room>(
    on graph: ActorGraph, parameters: MeasureArguments, _ control: RunControl,
    room: @Sendable () -> Room,
    cells:
      @Sendable (
        inout Room, KernelControl, _ start: Int, _ stops: [Int]
      ) throws(Cancellation) -> [[Cell]?]
  ) throws(AnalysisError) -> MeasureResult {
    let pairs = try actorPairs(of: parameters, on: graph)
    let none = pairs.areNamed ? descriptor.columns.map { _ in Cell.undefined(.noTrustPath) } : nil
    let rows = try control.running { control throws(Cancellation) in
      try ParallelChunks.fold(
        pairs.starts.count, control: control, into: PairRows(columns: descriptor.columns.count),
        room: room
      ) { room, places throws(Cancellation) in
        var part = PairRows(columns: descriptor.columns.count)
        for start in pairs.starts[places] {
          try control.check()
          let stops = pairs.stops.filter { $0 != start }
          for (stop, row) in zip(stops, try cells(&room, control, start, stops)) {
            if let row = row ?? none { part.append(start, stop, row) }
          }
        }
        return part
      } combine: { rows, part in
        rows.append(part)
      }
    }
    return MeasureResult(
      descriptor, parameters: parameters,
      subjects: rows.ends.map { .pair(from: graph.actorIDs[$0.0], to: graph.actorIDs[$0.1]) },
      columns: zip(descriptor.columns, rows.columns).map { MeasureColumn($0, $1) })
  }

  /// The bytes that the rows of all pairs take, where they are many.
  func pairMemory(on graph: ActorGraph, parameters: MeasureArguments) -> Int? {
    let ends = ["from-actor", "to-actor"].map { name in
      let named = parameters.list(name).count
      return named == 0 ? graph.actorCount : named
    }
    // Beside its cells a row has its two ids, the text that orders it, its place and its rank.
    let row = 160 + 32 * descriptor.columns.count
    let pairs = min(ends[0].multipliedReportingOverflow(by: ends[1]).partialValue, ActorPairs.limit)
    return pairs < 100_000 ? nil : pairs * row
  }

  /// Throws where the view does not read trust; where it has negative ties, it names them.
  func refuseViewsWithoutTrust(_ graph: ActorGraph) throws(AnalysisError) {
    try refuseNegativeTies(of: graph)
    guard graph.view.reading == .trust else {
      throw .unsupportedView(
        measure: descriptor.id, reason: "it needs the trust view (--read-as trust)")
    }
  }
}

/// The rows of a result of pairs, column by column.
private struct PairRows: Sendable {
  private(set) var ends: [(Int, Int)] = []
  private(set) var columns: [[Cell]]

  init(columns count: Int) { columns = [[Cell]](repeating: [], count: count) }

  mutating func append(_ start: Int, _ stop: Int, _ cells: [Cell]) {
    ends.append((start, stop))
    for place in columns.indices { columns[place].append(cells[place]) }
  }

  mutating func append(_ other: PairRows) {
    ends += other.ends
    for place in columns.indices { columns[place] += other.columns[place] }
  }
}
