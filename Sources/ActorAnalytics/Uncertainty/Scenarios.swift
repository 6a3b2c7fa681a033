// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// All that may be true of the doubtful ties: every combination with its probability where they
/// are few, else random draws that weigh the same.
package struct Scenarios: Sendable {
  /// Ties that are drawn together, and which of them exist in each case, with its probability.
  private struct Group: Sendable {
    let places: [Int]
    /// How many of the places, from the first, exist, and how probable that is.
    let cases: [(existing: Int, weight: Double)]

    /// - Parameter places: the surest first.
    init(_ places: [Int], in lottery: TieLottery) {
      self.places = places
      let bounds = [1] + places.map { lottery.tickets[$0].confidence } + [0]
      // The surest ties alone exist where the number drawn is between two confidences.
      cases =
        places.indices.map { ($0, bounds[$0] - bounds[$0 + 1]) }
        .filter { places.count == 1 || $0.1 > 0 } + [(places.count, bounds[places.count])]
    }
  }

  package let lottery: TieLottery
  package let isExact: Bool
  private let options: UncertaintyOptions
  private let groups: [Group]
  private let combinations: Int
  private let batch: Int

  /// - Parameters:
  ///   - exactLimit: the most combinations that are worth computing one by one.
  ///   - batch: so many draws are made before they are looked at.
  package init(
    _ lottery: TieLottery, options: UncertaintyOptions, exactLimit: Int,
    batch: Int = UncertaintyOptions.batch
  ) {
    self.lottery = lottery
    self.options = options
    self.batch = batch
    var combinations: Int? = lottery.drawsTrust ? nil : 1
    var groups: [Group] = []
    for places in lottery.groups {
      guard let known = combinations else { break }
      groups.append(Group(places, in: lottery))
      let (product, overflow) = known.multipliedReportingOverflow(
        by: groups.last?.cases.count ?? 1)
      combinations = overflow || product > exactLimit ? nil : product
    }
    isExact = combinations != nil
    self.combinations = combinations ?? 0
    self.groups = groups
  }

  /// The number of combinations, or the most draws.
  package var count: Int { isExact ? combinations : options.maxDraws }

  /// What the doubtful ties are in one scenario: 0 where absent, else their trust; a tie without
  /// recorded trust that is there is told by `present` alone.
  package struct Outcome: Sendable {
    package var present: [Bool] = []
    package var trust: [Double] = []
    package init() {}
  }

  /// Fills in what each ticket's tie is in the scenario, and gives the scenario's weight.
  package func fill(_ outcome: inout Outcome, scenario: Int) -> Double {
    outcome.present.removeAll(keepingCapacity: true)
    outcome.trust.removeAll(keepingCapacity: true)
    guard isExact else {
      for ticket in lottery.tickets {
        let (isPresent, trust) = lottery.outcome(of: ticket, draw: scenario)
        outcome.present.append(isPresent)
        outcome.trust.append(trust)
      }
      return 1
    }
    for _ in lottery.tickets {
      outcome.present.append(false)
      outcome.trust.append(0)
    }
    var (weight, rest) = (1.0, scenario)
    for group in groups {
      let (existing, share) = group.cases[rest % group.cases.count]
      rest /= group.cases.count
      weight *= share
      for place in group.places.prefix(existing) {
        outcome.present[place] = true
        outcome.trust[place] = lottery.tickets[place].trust ?? 0
      }
    }
    return weight
  }

  /// Works through the scenarios in batches, on several threads, and folds them in their order
  /// until all are done or, after a batch of draws, `isEnough` says so.
  ///
  /// - Parameter least: below so many scenarios in a batch, threads cost more than they save.
  /// - Returns: the number of scenarios that were folded.
  package func run<Part: Sendable>(
    control: RunControl, least: Int = 256, body: @Sendable (Range<Int>) -> Part,
    fold: (Part) -> Void,
    isEnough: (_ done: Int) -> Bool
  ) -> Int {
    var done = 0
    while done < count {
      let start = done
      let size = min(batch, count - start)
      let parts = ParallelChunks.map(size, threads: control.threads, least: least) { range in
        body((start + range.lowerBound)..<(start + range.upperBound))
      }
      for part in parts { fold(part) }
      done += size
      if !isExact, isEnough(done) { break }
      control.progress?(done, count)
    }
    control.progress?(count, count)
    return done
  }
}
