// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// How sure an analytic's answer is.
public struct MediationDoubt: Hashable, Sendable {
  /// What it was computed from.
  public let account: UncertaintyAccount
  /// What a reader has to know before the numbers.
  public let notices: [String]
  /// The answer in plain sentences.
  public let sentences: [MediationSentence]
  /// Tables of intervals, of answers, and of the ties on which they hang.
  public let sections: [MediationSection]
}

/// How much work the doubt about a map's ties may cost, counted and not timed, so that the same
/// map is answered alike everywhere.
///
/// An analytic reads the whole map in every draw, which costs about as much as the map has actors
/// times ties: a map of 20 actors and 40 ties is drawn 1,000 times, one of 100 actors and 600 ties
/// 100 times.
struct DoubtEffort {
  /// Draws are looked at after so many.
  static let batch = 100
  /// The most combinations that are worth computing one by one.
  let combinations: Int
  /// The most draws.
  let draws: Int
  /// How many ties are taken away one by one, the least sure first.
  let removals: Int

  init(_ ground: MediationGround, _ options: MediationDoubtOptions) {
    let size = max(1, ground.map.actors.count * ground.map.relationships.count)
    let budget = 2_000_000 / size
    draws = options.draws ?? min(1_000, max(100, budget))
    combinations = max(min(4_096, budget), draws)
    removals = max(100, min(1_000, budget))
  }
}

extension MediationAnalytic {
  /// The positions of the ties that it reads: those in force and asked for, whatever they carry.
  public func tiesRead(on ground: MediationGround) -> [Int] {
    TieSelection(of: ground.map, options: ground.options).indices
  }

  /// How sure the answer `plain` is: the analytic is asked again on maps in which each doubtful
  /// tie exists with its recorded confidence.
  ///
  /// All combinations are computed where they are few, else draws are made; and each doubtful tie
  /// is taken away alone, to tell which change the answer.
  ///
  /// - Complexity: the analytic's own for each combination, draw and doubtful tie.
  func doubt(
    about plain: MediationFindings, on ground: MediationGround, _ options: MediationDoubtOptions,
    control: RunControl
  ) -> MediationDoubt {
    let effort = DoubtEffort(ground, options)
    let draws = options.uncertainty(effort)
    let read = tiesRead(on: ground)
    let lottery = TieLottery(
      ground.map, at: read, readsTrust: true, identities: ground.tieIdentities, options: draws)
    guard !read.isEmpty, lottery.tiesWithConfidence > 0 || lottery.drawsTrust else {
      return MediationDoubt(
        account: UncertaintyAccount(read.isEmpty ? .noTies : .noConfidence, of: lottery, draws),
        notices: read.isEmpty ? ["No tie is read here, so none can be in doubt."] : [],
        sentences: [], sections: [])
    }
    let scenarios = Scenarios(
      lottery, options: draws, exactLimit: effort.combinations, batch: DoubtEffort.batch)
    let whole = DoubtReading(plain, Self.descriptor.keyNumbers)
    let (tally, done) = tallied(scenarios, whole, on: ground, draws, control)
    let writer = DoubtWriter(
      ground: ground, plain: plain, keys: Self.descriptor.keyNumbers, whole: whole, tally: tally,
      lottery: lottery, removals: removals(lottery, ground, limit: effort.removals, control))
    return MediationDoubt(
      account: UncertaintyAccount(
        scenarios.isExact ? .exact : .draws, of: lottery, draws, done: done,
        error: scenarios.isExact ? 0 : tally.standardError(draws: done)),
      notices: writer.notices, sentences: writer.sentences, sections: writer.sections)
  }

  /// What the scenarios add up to, and how many were looked at.
  private func tallied(
    _ scenarios: Scenarios, _ whole: DoubtReading, on ground: MediationGround,
    _ options: UncertaintyOptions, _ control: RunControl
  ) -> (tally: DoubtTally, done: Int) {
    let lottery = scenarios.lottery
    var tally = DoubtTally(whole, ties: lottery.tickets.count, isExact: scenarios.isExact)
    let done = scenarios.run(control: control, least: 16) { range in
      range.map { scenario -> (DoubtReading, [Bool], Double) in
        var outcome = Scenarios.Outcome()
        let weight = scenarios.fill(&outcome, scenario: scenario)
        return (reading(on: ground.drawn(lottery, outcome)), outcome.present, weight)
      }
    } fold: { part in
      for (reading, present, weight) in part {
        tally.add(reading, present: present, weight: weight)
      }
    } isEnough: { done in
      tally.standardError(draws: done) <= options.standardError
    }
    return (tally, done)
  }

  private func reading(on ground: MediationGround) -> DoubtReading {
    let found = Result { () throws(MediationError) in
      try findings(on: ground, control: RunControl())
    }
    return DoubtReading(try? found.get(), Self.descriptor.keyNumbers)
  }

  /// What the key numbers are where one doubtful tie alone does not exist, by its place among the
  /// tickets; the least sure first where there are too many for all.
  private func removals(
    _ lottery: TieLottery, _ ground: MediationGround, limit: Int, _ control: RunControl
  ) -> [(tie: Int, reading: DoubtReading)] {
    let doubtful = lottery.tickets.indices.filter { lottery.tickets[$0].confidence < 1 }
    let leastSure = doubtful.sorted { a, b in
      let (x, y) = (lottery.tickets[a].confidence, lottery.tickets[b].confidence)
      return x != y ? x < y : a < b
    }
    let chosen = leastSure.prefix(limit).sorted()
    return ParallelChunks.map(chosen.count, threads: control.threads, least: 16) { range in
      range.map { place in
        let position = lottery.tickets[chosen[place]].position
        return (chosen[place], reading(on: ground.redrawn { $0 == position ? nil : $1 }))
      }
    }.flatMap { $0 }
  }
}

extension MediationGround {
  /// The ground of a draw.
  func drawn(_ lottery: TieLottery, _ outcome: Scenarios.Outcome) -> MediationGround {
    var places: [Int: Int] = [:]
    for (place, ticket) in lottery.tickets.enumerated() { places[ticket.position] = place }
    return redrawn { position, tie in
      guard let place = places[position] else { return tie }
      guard outcome.present[place] else { return nil }
      guard lottery.drawsTrust, lottery.tickets[place].trust != nil else { return tie }
      var tie = tie
      tie.trust = Trust(outcome.trust[place]) ?? tie.trust
      return tie
    }
  }
}

extension UncertaintyAccount {
  fileprivate init(
    _ method: Method, of lottery: TieLottery, _ options: UncertaintyOptions, done: Int = 0,
    error: Double = 0
  ) {
    self.init(
      method: method, draws: done, options: options, drawn: lottery,
      tiesWithConfidence: lottery.tiesWithConfidence,
      tiesWithoutConfidence: lottery.tiesWithoutConfidence, standardError: error)
  }
}
