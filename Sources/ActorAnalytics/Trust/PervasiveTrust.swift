// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much an actor would trust another on the word of everyone who knows the other, each as far
/// as the first can trust them without the other's help.
///
/// **Formula.** t(i, j) = Σ w(i→m)² t(m, j) / Σ w(i→m) over all m who trust j, where w is the
/// largest product of trust over paths in the map without j, and w(i→i) = 1.
///
/// **Convention.** Trust view, along the direction of ties; the same as `trust_transitivity` of
/// graph-tool. The word of m is weighted with w, and believed only as far as w reaches: hence the
/// square. An own judgement of i is one among others, so the result can be below or above it. A row
/// for each ordered pair of different actors whom a path joins; where both `--from-actor` and
/// `--to-actor` name actors every pair has a row, undefined (`noTrustPath`) where no path joins
/// them. At most 4,000,000 pairs. Other views are refused.
///
/// - Complexity: O(m) searches of O(m log m) for all pairs, fewer where few starts are named.
/// - References: Richters, O. & Peixoto, T. P. (2011). Trust transitivity in social networks. PLoS
///   ONE 6, e18384. doi:10.1371/journal.pone.0018384
public struct PervasiveTrust: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "pervasive-trust", title: "Pervasive trust",
    family: .trust, question: "How much trust do all who know someone suggest?",
    summary: "How much an actor would trust another on the word of everyone who knows the other.",
    convention: "Trust view, along the direction of ties. Σ w² t / Σ w over all who trust the "
      + "second actor, w being the best product of trust to them without that actor. A row for "
      + "each ordered pair that a path joins.",
    citation: "Richters & Peixoto 2011, PLoS ONE 6, doi:10.1371/journal.pone.0018384",
    subject: .pair, isOnlyByName: true, parameters: ActorPairs.parameters)
  private let parameters: MeasureArguments

  /// Takes the parameters `from-actor` and `to-actor`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair: the trust. Refuses other views than trust.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseViewsWithoutTrust(graph)
    let core = graph.graph
    let pairs = try actorPairs(of: parameters, on: graph)
    let trusts = try control.running { control throws(Cancellation) in
      try Self.trusts(in: core, pairs, control)
    }
    let place = Dictionary(
      zip(pairs.starts, 0...).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    let column = Dictionary(
      zip(pairs.stops, 0...).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    return try pairResult(on: graph, parameters: parameters, control) {
    } cells: { _, _, start, stops in
      stops.map { stop in
        guard let row = place[start], let column = column[stop] else { return nil }
        return trusts[column][row].map { [.value($0)] }
      }
    }
  }

  /// What the rows take where they are many.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    pairMemory(on: graph, parameters: parameters)
  }

  // MARK: - Steps

  /// For each stop the trust of each start.
  private static func trusts(
    in graph: FrozenGraph, _ pairs: ActorPairs, _ control: KernelControl
  ) throws(Cancellation) -> [[Double?]] {
    try ParallelChunks.fold(pairs.stops.count, control: control, into: [[Double?]]()) {
    } body: { _, places throws(Cancellation) in
      var part: [[Double?]] = []
      for stop in pairs.stops[places] {
        try control.check()
        part.append(trusts(of: pairs.starts, in: stop, graph))
      }
      return part
    } combine: { all, part in
      all += part
    }
  }

  private static func trusts(
    of starts: [Int], in stop: Int, _ graph: FrozenGraph
  ) -> [Double?] {
    let raters = graph.inRow(stop)
    let isOpen = { (node: Int) in node != stop }
    // Searched from the end of which there are fewer.
    let isForward = starts.count < raters.count
    let forward =
      isForward
      ? starts.map { TrustProducts.best(from: $0, in: graph, isOpen: isOpen) } : []
    var means = [Mean](repeating: Mean(), count: starts.count)
    for (place, rater) in raters.enumerated() {
      let source = Int(graph.reverseSources[rater])
      let backward =
        isForward
        ? [] : TrustProducts.best(from: source, in: graph, reversed: true, isOpen: isOpen)
      for (row, start) in starts.enumerated() {
        let reach = isForward ? forward[row][source] : backward[start]
        means[row].add(reach * graph.reverseValues[raters.lowerBound + place], weight: reach)
      }
    }
    return means.map(\.value)
  }
}

/// A weighted mean, kept as one, so that squares of small weights do not vanish.
private struct Mean {
  private var mean = 0.0
  private var weights = 0.0

  var value: Double? { weights > 0 ? mean : nil }

  mutating func add(_ number: Double, weight: Double) {
    guard weight > 0 else { return }
    weights += weight
    mean += (number - mean) * (weight / weights)
  }
}
