// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import GraphCore

/// All that may be true of the doubtful ties: every combination with its probability where they
/// are few, else random draws that weigh the same.
package struct Scenarios: Sendable {
  package let lottery: TieLottery
  package let isExact: Bool
  private let options: UncertaintyOptions

  /// - Parameter exactLimit: the most combinations that are worth computing one by one.
  package init(_ lottery: TieLottery, options: UncertaintyOptions, exactLimit: Int) {
    self.lottery = lottery
    self.options = options
    let ties = lottery.tickets.count
    isExact = !lottery.drawsTrust && ties < 32 && 1 << ties <= exactLimit
  }

  /// The number of combinations, or the most draws.
  package var count: Int { isExact ? 1 << lottery.tickets.count : options.maxDraws }

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
    var weight = 1.0
    for (place, ticket) in lottery.tickets.enumerated() {
      guard isExact else {
        let (isPresent, trust) = lottery.outcome(of: ticket, draw: scenario)
        outcome.present.append(isPresent)
        outcome.trust.append(trust)
        continue
      }
      let isPresent = scenario >> place & 1 == 1
      weight *= isPresent ? ticket.confidence : 1 - ticket.confidence
      outcome.present.append(isPresent)
      outcome.trust.append(isPresent ? ticket.trust ?? 0 : 0)
    }
    return weight
  }

  /// Works through the scenarios in batches, on several threads, and folds them in their order
  /// until all are done or, after a batch of draws, `isEnough` says so.
  ///
  /// - Returns: the number of scenarios that were folded.
  package func run<Part: Sendable>(
    control: RunControl, body: @Sendable (Range<Int>) -> Part, fold: (Part) -> Void,
    isEnough: (_ done: Int) -> Bool
  ) -> Int {
    var done = 0
    while done < count {
      let start = done
      let size = min(UncertaintyOptions.batch, count - start)
      let parts = ParallelChunks.map(size, threads: control.threads) { range in
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
