// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much an actor would trust another on the word of the strongest of the shortest chains: the
/// mean of what those say who know the other, as far as they are trusted.
///
/// **Formula.** t(i, s) as recorded where i knows s; else Σ t(i, j) t(j, s) / Σ t(i, j) over those
/// j on shortest paths from i to s with t(i, j) ≥ max, and so on for each j. max is the largest
/// strength of a shortest path, the strength of a path being its smallest trust.
///
/// **Convention.** Trust view, along the direction of ties; only paths of fewest ties. Whether the
/// last tie, that of the actor who knows s, belongs to the strength of a path is told differently:
/// the description of the method looks at paths to those who know s (`--final-tie excluded`, the
/// default; so does `tidaltrust` of Veracitor), its pseudo-code at paths to s itself (`included`;
/// so does Maresch's `TidalTrustMetric`). The last ties are never left out for being weak. `steps`
/// is the number of ties. A row for each ordered pair of different actors whom a path joins; where
/// both `--from-actor` and `--to-actor` name actors every pair has a row, undefined (`noTrustPath`)
/// where no path joins them. At most 4,000,000 pairs. Other views are refused.
///
/// - Complexity: O(n + m) a start and O(m) a pair, of which it sees only ties on shortest paths.
/// - References: Golbeck, J. (2005). Computing and applying trust in web-based social networks. PhD
///   thesis, University of Maryland. Golbeck, J. & Hendler, J. (2006). Inferring binary trust
///   relationships in web-based social networks. ACM Transactions on Internet Technology 6,
///   497–529. doi:10.1145/1183463.1183470
public struct TidalTrust: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "tidal-trust", title: "TidalTrust",
    family: .trust, question: "How much trust do the nearest who know someone suggest?",
    summary: "How much an actor would trust another on the word of the strongest shortest chains.",
    convention: "Trust view, along the direction of ties. The mean over shortest paths of what "
      + "those say who know the other, by trust, over ties as strong as the strongest path. A row "
      + "for each ordered pair that a path joins.",
    citation:
      "Golbeck 2005, PhD thesis, University of Maryland; Golbeck & Hendler 2006, ACM TOIT 6, "
      + "doi:10.1145/1183463.1183470",
    subject: .pair, further: ["steps"], isOnlyByName: true,
    parameters: ActorPairs.parameters + [
      MeasureParameter(
        "final-tie", .choice(["excluded", "included"]), default: "excluded",
        "whether the last tie counts for the strength of a path")
    ])
  private let parameters: MeasureArguments

  /// Takes the parameters `from-actor`, `to-actor` and `final-tie`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair: the trust and the ties of the paths. Refuses other views than trust.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseViewsWithoutTrust(graph)
    let core = graph.graph
    let isIncluded = parameters["final-tie"] == "included"
    return try pairResult(on: graph, parameters: parameters, control) {
      Tide(core)
    } cells: { tide, _, start, stops in
      tide.rise(from: start)
      return stops.map { stop in
        tide.trust(in: stop, includingFinalTie: isIncluded).map {
          [.value($0), .value(Double(tide.steps[stop]))]
        }
      }
    }
  }

  /// What the rows take where they are many.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    pairMemory(on: graph, parameters: parameters)
  }
}

/// Shortest paths from one actor, and the judgements that come back along them.
private struct Tide {
  private let graph: FrozenGraph
  /// The fewest ties to each actor; −1 where no path leads.
  private(set) var steps: [Int] = []
  /// The largest strength of a shortest path to each actor.
  private var strengths: [Double]
  /// What each actor says of the one asked about, times and over the trusts that speak.
  private var (sums, trusts): ([Double], [Double])

  init(_ graph: FrozenGraph) {
    self.graph = graph
    strengths = [Double](repeating: 0, count: graph.nodeCount)
    (sums, trusts) = (strengths, strengths)
  }

  mutating func rise(from start: Int) {
    steps = Hops.distances(from: start, in: graph)
    for node in strengths.indices { strengths[node] = 0 }
    strengths[start] = 1
    let reached = steps.indices.filter { steps[$0] >= 0 }.sorted { steps[$0] < steps[$1] }
    for node in reached {
      for arc in graph.outRow(node) {
        let next = Int(graph.targets[arc])
        guard steps[next] == steps[node] + 1 else { continue }
        strengths[next] = max(strengths[next], min(strengths[node], graph.values[arc]))
      }
    }
  }

  mutating func trust(in stop: Int, includingFinalTie isIncluded: Bool) -> Double? {
    guard steps[stop] > 0 else { return nil }
    let raters = before(stop)
    var threshold = strengths[stop]
    if !isIncluded { threshold = raters.reduce(0) { max($0, strengths[$1.node]) } }
    var layer = raters.map { (node: $0.node, says: $0.trust) }
    for _ in 1..<steps[stop] { layer = ebb(layer, threshold) }
    return layer.first?.says
  }

  /// What those one tie nearer say, on the word of those whom they trust enough.
  private mutating func ebb(
    _ layer: [(node: Int, says: Double)], _ threshold: Double
  ) -> [(node: Int, says: Double)] {
    var nearer: [Int] = []
    for (node, says) in layer {
      for (asking, trust) in before(node) where trust >= threshold {
        if trusts[asking] == 0 { nearer.append(asking) }
        sums[asking] += trust * says
        trusts[asking] += trust
      }
    }
    let result = nearer.map { (node: $0, says: sums[$0] / trusts[$0]) }
    for node in nearer { (sums[node], trusts[node]) = (0, 0) }
    return result
  }

  /// The actors before `node` on shortest paths, with their trust in it.
  private func before(_ node: Int) -> [(node: Int, trust: Double)] {
    graph.inRow(node).compactMap { position in
      let source = Int(graph.reverseSources[position])
      return steps[source] >= 0 && steps[source] == steps[node] - 1
        ? (source, graph.reverseValues[position]) : nil
    }
  }
}
