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
/// 100 times; by an analytic that searches, ten times less often, yet 20 times. Ties are taken away
/// one by one as often, on large maps half as often.
struct DoubtEffort {
  /// Draws are looked at after so many.
  static let batch = 100
  /// The most combinations that are worth computing one by one.
  let combinations: Int
  /// The most draws.
  let draws: Int
  /// How many ties are taken away one by one, the least sure first.
  let removals: Int

  init(_ ground: MediationGround, _ options: MediationDoubtOptions, searches: Bool) {
    let size = max(1, ground.map.actors.count * ground.map.relationships.count)
    let budget = (searches ? 200_000 : 2_000_000) / size
    let least = searches ? 20 : 100
    draws = options.draws ?? min(1_000, max(least, budget))
    combinations = max(min(4_096, budget), draws)
    removals = max(least / 2, min(1_000, budget))
  }
}

extension MediationAnalytic {
  /// Most do not.
  public static var searches: Bool { false }
  /// As long as the analytic does at all.
  public var searchesLong: Bool { Self.searches }
  /// They may.
  public var namesTies: Bool { true }

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
    let effort = DoubtEffort(ground, options, searches: searchesLong)
    let draws = options.uncertainty(effort)
    let read = tiesRead(on: ground)
    let lottery = TieLottery(ground.map, at: read, readsTrust: true, options: draws)
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
      lottery: lottery, ranking: ranking(on: ground, options, control),
      removals: removals(
        lottery, ground, limit: namesTies ? effort.removals : 0, control))
    return MediationDoubt(
      account: UncertaintyAccount(
        scenarios.isExact ? .exact : .draws, of: lottery, draws, done: done,
        error: scenarios.isExact ? 0 : tally.standardError(draws: done)),
      notices: writer.notices, sentences: writer.sentences, sections: writer.sections)
  }

  /// The ranking as the bridge-builder report has it, where acceptability is a key number.
  private func ranking(
    on ground: MediationGround, _ options: MediationDoubtOptions, _ control: RunControl
  ) -> RankingConfidence? {
    let isAsked = Self.descriptor.keyNumbers.contains {
      if case .acceptability = $0 { true } else { false }
    }
    guard isAsked, !ground.ends.isEmpty else { return nil }
    var question = ground.question
    question.uncertainty = options.ofRanking
    let report = Result { () throws(MediationError) in
      try BridgeReport(question, on: ground.map, control: control)
    }
    return (try? report.get())?.confidence
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
    let readings = readings(
      without: chosen.map { lottery.tickets[$0].position }, on: ground, control)
    return zip(chosen, readings).map { ($0, $1) }
  }

  /// What the key numbers are without the tie at each of the positions alone.
  private func readings(
    without positions: [Int], on ground: MediationGround, _ control: RunControl
  ) -> [DoubtReading] {
    ParallelChunks.map(
      positions.count, threads: control.threads, least: searchesLong ? 2 : 16
    ) { range in
      range.map { place in
        reading(on: ground.redrawn { $0 == positions[place] ? nil : $1 })
      }
    }.flatMap { $0 }
  }

  /// Without which single ties the answer `plain` would be another; those that it rests on are
  /// looked at first, and of more than 200 only some, so that a plain answer stays quick.
  ///
  /// - Complexity: the analytic's own for each tie that is looked at.
  func changes(
    of plain: MediationFindings, on ground: MediationGround, control: RunControl
  ) -> [MediationSentence] {
    let effort = DoubtEffort(ground, MediationDoubtOptions(), searches: searchesLong)
    let read = tiesRead(on: ground)
    let cited = Set(plain.sentences.flatMap(\.ties) + plain.sections.flatMap(\.citedTies))
    func isCited(_ position: Int) -> Bool {
      ground.map.relationships[position].id.map(cited.contains) ?? false
    }
    let order = read.filter(isCited) + read.filter { !isCited($0) }
    let most = order.count <= 200 ? effort.removals : searchesLong ? 10 : 40
    let chosen = order.prefix(most).sorted()
    let readings = readings(without: chosen, on: ground, control)
    return ChangeWriter(
      ground: ground, plain: plain, keys: Self.descriptor.keyNumbers,
      whole: DoubtReading(plain, Self.descriptor.keyNumbers),
      removals: zip(chosen, readings).map { ($0, $1) },
      isComplete: chosen.count == read.count
    ).sentences
  }
}

extension MediationSection {
  fileprivate var citedTies: [String] { rows.flatMap(\.ties) + sentences.flatMap(\.ties) }
}

extension MediationGround {
  /// The ground of a draw.
  func drawn(_ lottery: TieLottery, _ outcome: Scenarios.Outcome) -> MediationGround {
    var places = [Int](repeating: -1, count: map.relationships.count)
    for (place, ticket) in lottery.tickets.enumerated() { places[ticket.position] = place }
    let drawsTrust = lottery.drawsTrust
    return redrawn { position, tie in
      let place = places[position]
      guard place >= 0 else { return tie }
      guard outcome.present[place] else { return nil }
      guard drawsTrust, lottery.tickets[place].trust != nil else { return tie }
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
