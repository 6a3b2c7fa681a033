// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// Over how many chains trust leads from one actor to another of which none needs another one, and
/// how good the best of them are: what is left when somebody on the way drops out.
///
/// **Formula.** The largest number of paths of which no two share an actor between (Menger), and
/// the products of trust along the k paths whose products multiplied with each other are largest.
///
/// **Convention.** Trust view, along the direction of ties. `--apart ties` lets channels share
/// actors but no tie; the two directions of a tie that holds both ways are two in a directed view.
/// The direct tie is a channel. k is `--channels`, or the number of channels where that is less;
/// the three best of the k are shown, undefined (`fewerChannels`) where there are fewer. The number
/// and the joint product of the k are exact; where several sets of channels have the same joint
/// product, ids can decide which one is shown. A row for each ordered pair of different actors whom
/// a path joins; where both `--from-actor` and `--to-actor` name actors every pair has a row,
/// undefined (`noTrustPath`) where no path joins them. At most 4,000,000 pairs. Other views are
/// refused.
///
/// - Complexity: O(c · m · log m) a pair with c channels.
/// - References: Suurballe, J. W. (1974). Disjoint paths in a network. Networks 4, 125–145.
///   doi:10.1002/net.3230040204. Menger, K. (1927). Zur allgemeinen Kurventheorie. Fundamenta
///   Mathematicae 10, 96–115. doi:10.4064/fm-10-1-96-115
public struct DisjointChannels: Measure {
  /// Its entry in the catalogue.
  public static let descriptor = MeasureDescriptor(
    id: "disjoint-channels", title: "Separate channels",
    family: .trust, question: "How many separate channels lead to another actor, how good?",
    summary: "How many chains of trust lead to another actor without needing each other.",
    convention: "Trust view. The largest number of paths of which no two share an actor between "
      + "(or a tie), and the products of the best of the k with the largest joint product. A row "
      + "for each ordered pair that a path joins.",
    citation:
      "Suurballe 1974, Networks 4, doi:10.1002/net.3230040204; Menger 1927, Fund. Math. 10, "
      + "doi:10.4064/fm-10-1-96-115",
    subject: .pair, further: ["first", "second", "third"], isOnlyByName: true, proof: .oneOfEqual,
    parameters: ActorPairs.parameters + [
      TrustParameters.channels(default: 3),
      MeasureParameter(
        "apart", .choice(["actors", "ties"]), default: "actors",
        "what no two channels may share: actors between the ends, or only ties"),
    ])
  private let parameters: MeasureArguments

  /// Takes the parameters `from-actor`, `to-actor`, `channels` and `apart`.
  public init(_ arguments: MeasureArguments) { parameters = arguments }

  /// One row a pair: the number of channels and the products of three. Refuses other views than
  /// trust.
  public func result(
    on graph: ActorGraph, control: RunControl
  ) throws(AnalysisError) -> MeasureResult {
    try refuseViewsWithoutTrust(graph)
    let core = graph.graph
    let most = parameters.count("channels")
    let share: CheapestFlow.Share = parameters["apart"] == "ties" ? .arcs : .nodes
    return try pairResult(on: graph, parameters: parameters, control) {
      CheapestFlow(core, share: share)
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
    var (count, products): (Int, [Double]) = (0, [])
    while flow.augment() {
      count += 1
      guard count <= most else { continue }
      products = DisjointPaths(from: start, to: stop, arcs: flow.arcs, count: count).products
    }
    guard count > 0 else { return nil }
    let best = (0..<3).map { place in
      place < products.count ? Cell.value(products[place]) : .undefined(.fewerChannels)
    }
    return [.value(Double(count))] + best
  }
}
