// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// How much trust reaches an actor over several chains together, where each of them counts as a
/// witness of its own.
///
/// **Formula.** 1 − Π (1 − p₁)…(1 − p_k), where p are the products of trust along k chains of which
/// no two share a tie. For each k these are the chains whose products multiplied with each other
/// are largest (Suurballe 1974), and k is the number for which the result is largest; `channels` is
/// it.
///
/// **Convention.** Trust view, along the direction of ties; in a directed view the two directions
/// of a tie that holds both ways are two ties. Where chains cross, the best chain among their ties
/// is taken first, then the best of what is left. Another choice of chains can give more, for
/// finding the largest result of all is hard: this is the best that was found, at least the trust
/// along the best chain and at most the reliability. Where sets of chains are alike, ids can
/// decide. A row for each ordered pair of different actors whom a path joins; where both
/// `--from-actor` and `--to-actor` name actors every pair has a row, undefined (`noTrustPath`)
/// where no path joins them. At most 4,000,000 pairs. Other views are refused.
///
/// - Complexity: O(k · m · log m) a pair.
/// - References: Suurballe, J. W. (1974). Disjoint paths in a network. Networks 4, 125–145.
///   doi:10.1002/net.3230040204. Pearl, J. (1988). Probabilistic Reasoning in Intelligent Systems,
///   section 4.3.2 (noisy-or).
public struct NoisyOrTrust: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "noisy-or-trust", title: "Trust over several chains",
    family: .trust, question: "How much trust do several chains of trust carry together?",
    summary: "How much trust reaches an actor over several chains that share no tie.",
    convention: "Trust view. 1 − Π(1 − p) over chains of which no two share a tie, those of the "
      + "largest joint product; channels: how many were taken. A row for each ordered pair that a "
      + "path joins.",
    citation: "Suurballe 1974, Networks 4, doi:10.1002/net.3230040204; Pearl 1988",
    subject: .pair, further: ["channels"], isOnlyByName: true, proof: .never,
    parameters: ActorPairs.parameters + [TrustParameters.channels(default: 100)])
  private let parameters: MeasureArguments

  /// Takes the parameters `from-actor`, `to-actor` and `channels`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair: the trust and how many chains carry it. Refuses other views than trust.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseViewsWithoutTrust(graph)
    let core = graph.graph
    let most = parameters.count("channels")
    return try pairResult(on: graph, parameters: parameters, control) {
      CheapestFlow(core, share: .arcs)
    } cells: { flow, control, start, stops throws(Cancellation) in
      var rows: [[Cell]?] = []
      for stop in stops {
        try control.check()
        flow.start(from: start, to: stop)
        rows.append(Self.cells(&flow, start, stop, most: most))
      }
      return rows
    }
  }

  /// What the rows take where they are many.
  public func memory(on graph: ActorGraph, threads: Int) -> Int? {
    pairMemory(on: graph, parameters: parameters)
  }

  // MARK: - Steps

  private static func cells(
    _ flow: inout CheapestFlow, _ start: Int, _ stop: Int, most: Int
  ) -> [Cell]? {
    var (trust, channels) = (0.0, 0)
    for count in 1...most {
      guard flow.augment() else { break }
      let paths = DisjointPaths(from: start, to: stop, arcs: flow.arcs, count: count)
      // Grown by what is missing to 1, so that the smallest trust does not vanish.
      let together = paths.products.reduce(0) { $0 + $1 * (1 - $0) }
      if !TrustProducts.isAsGood(trust, as: together) { (trust, channels) = (together, count) }
      if trust == 1 { break }
    }
    return channels == 0 ? nil : [.value(trust), .value(Double(channels))]
  }
}
