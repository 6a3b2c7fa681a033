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

/// How the doubt about ties is carried into the analytics of the catalogue.
public struct MediationDoubtOptions: Hashable, Sendable {
  /// The most draws; `nil` leaves it to the size of the map, 100 to 1,000.
  public var draws: Int?
  /// Draws end when no probability has a larger standard error; 0 means never.
  public var standardError: Double
  /// Which draws are made; the same seed gives the same draws.
  public var seed: Int
  /// How sure trust itself is; `nil` takes trust as recorded.
  public var trustSpread: Double?
  /// Whether ties that rest on the same single source are drawn together.
  public var joinsCommonSources: Bool

  /// Makes options; as many draws as the map's size allows, a standard error of 0.01, seed 7,
  /// trust as recorded, all ties independent.
  public init(
    draws: Int? = nil, standardError: Double = 0.01, seed: Int = 7, trustSpread: Double? = nil,
    joinsCommonSources: Bool = false
  ) {
    self.draws = draws
    self.standardError = standardError
    self.seed = seed
    self.trustSpread = trustSpread
    self.joinsCommonSources = joinsCommonSources
  }

  func uncertainty(_ effort: DoubtEffort) -> UncertaintyOptions {
    UncertaintyOptions(
      maxDraws: effort.draws, standardError: standardError, seed: seed, trustSpread: trustSpread,
      joinsCommonSources: joinsCommonSources)
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
    func account(
      _ method: UncertaintyAccount.Method, draws done: Int = 0, error: Double = 0
    ) -> UncertaintyAccount {
      UncertaintyAccount(
        method: method, draws: done, options: draws, drawn: lottery,
        tiesWithConfidence: lottery.tiesWithConfidence,
        tiesWithoutConfidence: lottery.tiesWithoutConfidence, standardError: error)
    }
    guard !read.isEmpty, lottery.tiesWithConfidence > 0 || lottery.drawsTrust else {
      return MediationDoubt(
        account: account(read.isEmpty ? .noTies : .noConfidence),
        notices: read.isEmpty ? ["No tie is read here, so none can be in doubt."] : [],
        sentences: [], sections: [])
    }
    let scenarios = Scenarios(
      lottery, options: draws, exactLimit: effort.combinations, batch: DoubtEffort.batch)
    let keys = Self.descriptor.keyNumbers
    let whole = DoubtReading(plain, keys)
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
      tally.standardError(draws: done) <= draws.standardError
    }
    let writer = DoubtWriter(
      ground: ground, plain: plain, keys: keys, whole: whole, tally: tally, lottery: lottery,
      removals: removals(lottery, ground, limit: effort.removals, control))
    return MediationDoubt(
      account: account(
        scenarios.isExact ? .exact : .draws, draws: done,
        error: scenarios.isExact ? 0 : tally.standardError(draws: done)),
      notices: writer.notices, sentences: writer.sentences, sections: writer.sections)
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
