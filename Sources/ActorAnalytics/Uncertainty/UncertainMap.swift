// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel
internal import GraphCore

/// A map whose doubtful ties are drawn: measures on it come with the spread that the doubt leaves.
///
/// What is read and whether ties have directions is decided once, on the whole map, and holds in
/// every draw.
public struct UncertainMap: Sendable {
  /// The map with all its ties.
  public let graph: ActorGraph
  /// How the doubt is carried into results.
  public let options: UncertaintyOptions
  private let arcs: ArcList
  private let lottery: TieLottery
  /// The place among the tickets of the tie behind each arc; `nil` where it is certain.
  private let places: [Int?]
  /// The same for each tie that names a layer.
  private let layerPlaces: [Int?]

  /// Freezes `map` as `view` reads it.
  ///
  /// - Precondition: `map.problems()` has no error.
  /// - Complexity: O(n log n + m log m) for n actors and m ties.
  public init(_ map: ActorMap, view: ViewOptions, options: UncertaintyOptions) {
    let (graph, arcs) = ActorGraph.freezing(map, options: view)
    self.graph = graph
    self.arcs = arcs
    self.options = options
    lottery = TieLottery(
      map, at: Set(arcs.origins.map(Int.init)).sorted(),
      readsTrust: graph.view.reading == .trust, options: options)
    var places: [UInt32: Int] = [:]
    for (place, ticket) in lottery.tickets.enumerated() { places[UInt32(ticket.position)] = place }
    self.places = arcs.origins.map { places[$0] }
    layerPlaces = graph.layers.ties.map { places[$0.origin] }
  }

  /// The measure on the whole map, with further columns that tell how far the doubt about ties
  /// moves its raw value: `mean`, `low` and `high` (5–95 % interval) over the draws in which it is
  /// defined, `first` (the probability that the actor leads; equal ones all do, and nobody leads
  /// where all are 0), `within` (the probability of being among the first k) and `undefined-share`
  /// (the share of draws in which it is undefined); and for each two of the first ten actors the
  /// probability that one is above the other.
  ///
  /// A measure of ties is given as it is: its rows are what is drawn. So is one of the whole map,
  /// where nobody leads.
  ///
  /// All combinations of doubtful ties are computed where there are no more than the draws
  /// allowed.
  ///
  /// - Complexity: the measure's own for each draw.
  public func result(
    of measure: any Measure, control: RunControl = RunControl()
  ) throws(AnalysisError) -> MeasureResult {
    let plain = try measure.result(on: graph, control: control)
    guard plain.descriptor.subject == .actor else { return plain }
    guard graph.graph.arcCount > 0 else { return plain.with([], account(.noTies)) }
    guard lottery.tiesWithConfidence > 0 || lottery.drawsTrust else {
      return plain.with([], account(.noConfidence))
    }
    let scenarios = Scenarios(lottery, options: options, exactLimit: options.maxDraws)
    var tally = MeasureTally(
      count: plain.subjects.count, isExact: scenarios.isExact, within: options.within,
      compared: Array(plain.order.prefix(MeasureTally.detailed)))
    let done = scenarios.run(control: control) { range in
      self.values(of: measure, in: range, scenarios, count: plain.subjects.count)
    } fold: { part in
      for (weight, cells) in part { tally.add(cells, weight: weight) }
    } isEnough: { done in
      tally.standardError(draws: done) <= options.standardError
    }
    let error = scenarios.isExact ? 0 : tally.standardError(draws: done)
    return plain.with(
      tally.columns(plain.descriptor.id),
      account(scenarios.isExact ? .exact : .draws, draws: done, standardError: error),
      above: tally.pairs(plain.subjects.map(\.id)))
  }

  // MARK: - Steps

  private func values(
    of measure: any Measure, in range: Range<Int>, _ scenarios: Scenarios, count: Int
  ) -> [(weight: Double, values: [Double?])] {
    var outcome = Scenarios.Outcome()
    return range.map { scenario in
      let weight = scenarios.fill(&outcome, scenario: scenario)
      let layers = graph.layers.keeping { tie in
        layerPlaces[tie].map { outcome.present[$0] } ?? true
      }
      let drawn = graph.with(redrawn(outcome), layers: layers)
      let result = Result { () throws(AnalysisError) in
        try measure.result(on: drawn, control: RunControl())
      }
      let cells = (try? result.get())?.columns[0].cells.map(\.number)
      return (weight, cells ?? [Double?](repeating: nil, count: count))
    }
  }

  /// The graph of the arcs whose ties are there.
  private func redrawn(_ outcome: Scenarios.Outcome) -> FrozenGraph {
    let isTrust = graph.view.reading == .trust
    var kept = ArcList()
    kept.reserveCapacity(arcs.count)
    for arc in 0..<arcs.count {
      var value = arcs.values[arc]
      if let place = places[arc] {
        guard outcome.present[place] else { continue }
        if isTrust { value = outcome.trust[place] }
      }
      kept.append(
        from: arcs.sources[arc], to: arcs.targets[arc], value: value, origin: arcs.origins[arc])
    }
    return FrozenGraph.freezing(
      kept, nodeCount: graph.actorCount, undirected: !graph.graph.isDirected,
      merging: graph.view.reading == .signed ? .smallest : .largest
    ).graph
  }

  private func account(
    _ method: UncertaintyAccount.Method, draws: Int = 0, standardError: Double = 0
  ) -> UncertaintyAccount {
    UncertaintyAccount(
      method: method, draws: draws, options: options, drawn: lottery,
      tiesWithConfidence: lottery.tiesWithConfidence,
      tiesWithoutConfidence: lottery.tiesWithoutConfidence, standardError: standardError)
  }
}

/// What the draws of a measure add up to.
private struct MeasureTally {
  private var distributions: [WeightedValues]
  private var firsts: [CompensatedSum]
  private var withins: [CompensatedSum]
  private var undefined: [CompensatedSum]
  private var aboves: [[CompensatedSum]]
  private let compared: [Int]
  private let within: Int
  private var total = CompensatedSum()
  private let isExact: Bool

  /// Orders of pairs are told for this many actors from the top.
  static let detailed = 10

  /// - Parameters:
  ///   - within: k in the probability of being among the first k.
  ///   - compared: the positions of the actors whose order in pairs is told.
  init(count: Int, isExact: Bool, within: Int, compared: [Int]) {
    self.isExact = isExact
    self.within = within
    self.compared = compared
    distributions = [WeightedValues](repeating: WeightedValues(), count: count)
    firsts = [CompensatedSum](repeating: CompensatedSum(), count: count)
    (withins, undefined) = (firsts, firsts)
    let row = [CompensatedSum](repeating: CompensatedSum(), count: compared.count)
    aboves = [[CompensatedSum]](repeating: row, count: compared.count)
  }

  mutating func add(_ values: [Double?], weight: Double) {
    total += weight
    let numbers = values.compactMap { $0 }.sorted(by: >)
    let best = numbers.first ?? 0
    // Equal values share a place, so all that are as good as the k-th are among the first k.
    let last = numbers.prefix(within).last ?? 0
    let somebodyLeads = numbers.contains { $0 != 0 }
    for (place, value) in values.enumerated() {
      guard let value else {
        undefined[place] += weight
        continue
      }
      distributions[place].add(value, weight: weight)
      guard somebodyLeads else { continue }
      if isAsGood(value, as: best) { firsts[place] += weight }
      if isAsGood(value, as: last) { withins[place] += weight }
    }
    addOrders(values, weight: weight)
  }

  private func isAsGood(_ value: Double, as other: Double) -> Bool {
    (other - value) <= TrustProducts.tolerance * other.magnitude
  }

  private mutating func addOrders(_ values: [Double?], weight: Double) {
    for (row, a) in compared.enumerated() {
      for (column, b) in compared.enumerated() where a != b {
        guard let mine = values[a], let theirs = values[b] else { continue }
        if !isAsGood(theirs, as: mine) { aboves[row][column] += weight }
      }
    }
  }

  func standardError(draws: Int) -> Double {
    (firsts + withins + undefined + aboves.flatMap { $0 }).map {
      standardErrorOfShare(probability($0), draws: draws)
    }.max() ?? 0
  }

  func columns(_ id: String) -> [MeasureColumn] {
    let spreads = distributions.map(\.spread)
    func spread(_ value: (Spread) -> Double) -> [Cell] {
      spreads.map { $0.map { .value(value($0)) } ?? .undefined(.neverDefined) }
    }
    return [
      MeasureColumn("\(id).mean", spread { digits($0.mean) }),
      MeasureColumn("\(id).low", spread(\.low)),
      MeasureColumn("\(id).high", spread(\.high)),
      MeasureColumn("\(id).first", firsts.map { .value(probability($0)) }),
      MeasureColumn("\(id).within", withins.map { .value(probability($0)) }),
      MeasureColumn("\(id).undefined-share", undefined.map { .value(probability($0)) }),
    ]
  }

  /// Every ordered pair of the actors that are compared.
  func pairs(_ ids: [String]) -> [PairOrder] {
    compared.indices.flatMap { a in
      compared.indices.filter { $0 != a }.map { b in
        PairOrder(
          actor: ids[compared[a]], other: ids[compared[b]], probability: probability(aboves[a][b]))
      }
    }
  }

  /// What is printed: a sum of probabilities is sure of fourteen digits.
  private func digits(_ value: Double) -> Double { isExact ? fourteenDigits(value) : value }

  /// Sums of weights may miss 1 by rounding.
  private func probability(_ weight: CompensatedSum) -> Double {
    digits(min(1, weight.value / total.value))
  }
}

/// √(p·(1 − p)/R): how far a share of R draws is off, give or take.
package func standardErrorOfShare(_ share: Double, draws: Int) -> Double {
  (max(0, share * (1 - share)) / Double(max(1, draws))).squareRoot()
}
