// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import GraphCore

/// What the scenarios add up to.
struct RankingTally {
  /// Some scenarios in a row: what each candidate's acceptability is in them, and which ties exist.
  struct Part: Sendable {
    fileprivate var weights: [Double] = []
    fileprivate var values: [Double] = []
    fileprivate var present: [Bool] = []

    init(_ scenarios: Scenarios, in range: Range<Int>, _ network: DrawnNetwork) {
      var outcome = Scenarios.Outcome()
      var room = network.workspace()
      for scenario in range {
        weights.append(scenarios.fill(&outcome, scenario: scenario))
        network.acceptability(in: outcome, &room, result: &values)
        present += outcome.present
      }
    }
  }

  private let count: Int
  private let ties: Int
  private let within: Int
  private let isExact: Bool
  private var distributions: [WeightedValues]
  private(set) var total = CompensatedSum()
  private(set) var nobody = CompensatedSum()
  private(set) var shared = CompensatedSum()
  private(set) var firsts: [CompensatedSum]
  private var withins: [CompensatedSum]
  /// The weight of the scenarios in which each tie exists.
  private(set) var existing: [CompensatedSum]
  /// The same of those in which the candidate is first; only for candidates that ever are.
  private(set) var firstsWithTie: [Int: [CompensatedSum]] = [:]
  /// The same of those in which nobody is first.
  private(set) var nobodyWithTie: [CompensatedSum]
  private var aboves: [[CompensatedSum]]

  init(candidates count: Int, ties: Int, within: Int, isExact: Bool) {
    let none = CompensatedSum()
    self.count = count
    self.ties = ties
    self.isExact = isExact
    self.within = max(1, min(within, count))
    distributions = [WeightedValues](repeating: WeightedValues(), count: count)
    firsts = [CompensatedSum](repeating: none, count: count)
    withins = firsts
    existing = [CompensatedSum](repeating: none, count: ties)
    nobodyWithTie = existing
    let detailed = min(count, RankingConfidence.detailed)
    aboves = [[CompensatedSum]](
      repeating: [CompensatedSum](repeating: none, count: detailed), count: detailed)
  }

  mutating func add(_ part: Part) {
    for (scenario, weight) in part.weights.enumerated() where weight > 0 {
      let values = part.values[(scenario * count)..<((scenario + 1) * count)]
      add(
        Array(values), present: part.present[(scenario * ties)..<((scenario + 1) * ties)],
        weight: weight)
    }
  }

  private mutating func add(_ values: [Double], present: ArraySlice<Bool>, weight: Double) {
    total += weight
    for (place, isPresent) in zip(existing.indices, present) where isPresent {
      existing[place] += weight
    }
    var largest = [Double](repeating: 0, count: within)
    for (place, value) in values.enumerated() {
      distributions[place].add(value, weight: weight)
      guard value > largest[within - 1] else { continue }
      var slot = within - 1
      while slot > 0, largest[slot - 1] < value {
        largest[slot] = largest[slot - 1]
        slot -= 1
      }
      largest[slot] = value
    }
    addOrders(values, weight: weight)
    guard largest[0] > 0 else {
      nobody += weight
      for (tie, isPresent) in zip(existing.indices, present) where isPresent {
        nobodyWithTie[tie] += weight
      }
      return
    }
    var leaders = 0
    for (place, value) in values.enumerated() where value > 0 {
      if TrustProducts.isAsGood(value, as: largest[within - 1]) { withins[place] += weight }
      guard TrustProducts.isAsGood(value, as: largest[0]) else { continue }
      leaders += 1
      addFirst(place, present, weight)
    }
    if leaders > 1 { shared += weight }
  }

  private mutating func addFirst(_ place: Int, _ present: ArraySlice<Bool>, _ weight: Double) {
    firsts[place] += weight
    let noTies = [CompensatedSum](repeating: CompensatedSum(), count: ties)
    for (tie, isPresent) in zip(existing.indices, present) where isPresent {
      firstsWithTie[place, default: noTies][tie] += weight
    }
  }

  private mutating func addOrders(_ values: [Double], weight: Double) {
    for a in aboves.indices {
      for b in aboves.indices where a != b {
        if !TrustProducts.isAsGood(values[b], as: values[a]) { aboves[a][b] += weight }
      }
    }
  }

  // MARK: - Results

  /// What is printed: a sum of probabilities is sure of fourteen digits.
  func digits(_ value: Double) -> Double { isExact ? fourteenDigits(value) : value }

  /// Sums of weights may miss 1 by rounding.
  func share(_ weight: CompensatedSum) -> Double { share(weight.value) }

  private func share(_ weight: Double) -> Double {
    total.value > 0 ? digits(min(1, weight / total.value)) : 0
  }

  /// The largest standard error of a probability.
  func standardError(draws: Int) -> Double {
    (firsts + withins + [nobody, shared] + aboves.flatMap { $0 })
      .map { standardErrorOfShare(share($0), draws: draws) }.max() ?? 0
  }

  func candidate(_ id: String, at place: Int) -> CandidateConfidence? {
    distributions[place].spread.map { spread in
      CandidateConfidence(
        actor: id,
        acceptability: Spread(mean: digits(spread.mean), low: spread.low, high: spread.high),
        first: share(firsts[place]), within: share(withins[place]),
        unreached: digits(min(1, distributions[place].share(of: 0))))
    }
  }

  func pairs(_ ids: [String]) -> [PairOrder] {
    aboves.indices.flatMap { a in
      aboves.indices.filter { $0 != a }.map { b in
        PairOrder(actor: ids[a], other: ids[b], probability: share(aboves[a][b]))
      }
    }
  }
}
