// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorModel
internal import GraphCore

/// On which ties a first place hangs, from what the scenarios add up to.
struct TippingTies {
  private let tally: RankingTally
  private let ids: [String]
  private let map: ActorMap
  private let tieIDs: [String]
  private let tickets: [TieLottery.Ticket]
  private let draws: Int?

  /// - Parameter draws: the number of draws; `nil` where the tally is exact.
  init(
    _ tally: RankingTally, ids: [String], map: ActorMap, tickets: [TieLottery.Ticket], draws: Int?
  ) {
    self.tally = tally
    self.ids = ids
    self.map = map
    tieIDs = map.relationshipIDs
    self.tickets = tickets
    self.draws = draws
  }

  /// The ties that matter to the candidate's first place, the most important first; what was never
  /// seen both there and not there tells nothing.
  func ties(of candidate: Int) -> [TippingTie] {
    let found = tickets.indices.compactMap { tie(at: $0, candidate) }.filter(\.isClear)
    let ranking = Ranking(found.map(\.importance.magnitude), ids: found.map(\.id))
    return ranking.order.map { found[$0] }
  }

  // MARK: - Steps

  /// P(the candidate is first | the tie exists), and the same where it does not.
  private func conditional(_ candidate: Int, _ tie: Int) -> (present: Double, absent: Double) {
    let with = tally.firstsWithTie[candidate]?[tie].value ?? 0
    let existing = tally.existing[tie].value
    return (
      tally.digits(min(1, with / existing)),
      without(tally.firsts[candidate].value - with, tie)
    )
  }

  /// What a weight is as a share of the scenarios in which the tie does not exist; a difference
  /// that is nothing but rounding is 0.
  private func without(_ weight: Double, _ tie: Int) -> Double {
    let rest = tally.total.value - tally.existing[tie].value
    return weight < 1e-13 * rest ? 0 : tally.digits(min(1, weight / rest))
  }

  private func tie(at place: Int, _ candidate: Int) -> TippingTie? {
    let ticket = tickets[place]
    let share = tally.share(tally.existing[place])
    // Sums that are 0 or 1 but for rounding leave nothing to divide by.
    guard share > 1e-12, share < 1 - 1e-12 else { return nil }
    let (present, absent) = conditional(candidate, place)
    let leaders = leadersWithout(place)
    let first = tally.share(tally.firsts[candidate])
    let doubt = first * (1 - first)
    let explained = (present - absent) * (present - absent) * share * (1 - share)
    let tie = map.relationships[ticket.position]
    return TippingTie(
      id: tieIDs[ticket.position], from: tie.from, to: tie.to, trust: ticket.trust ?? 0,
      confidence: ticket.confidence, importance: tally.digits(present - absent),
      standardError: error(present, absent, share), firstIfPresent: present,
      firstIfAbsent: absent, leadersIfAbsent: leaders.places.map { ids[$0] },
      leadersFirstIfAbsent: leaders.probability, settles: doubt > 0 ? explained / doubt : 0)
  }

  private func error(_ present: Double, _ absent: Double, _ share: Double) -> Double {
    guard let draws else { return 0 }
    let existing = Int((share * Double(draws)).rounded())
    let (a, b) = (
      standardErrorOfShare(present, draws: existing),
      standardErrorOfShare(absent, draws: draws - existing)
    )
    return (a * a + b * b).squareRoot()
  }

  private func leadersWithout(_ tie: Int) -> (places: [Int], probability: Double) {
    let absent = tally.firsts.indices.map { conditional($0, tie).absent }
    let best = absent.max() ?? 0
    let nobody = without(tally.nobody.value - tally.nobodyWithTie[tie].value, tie)
    guard best > nobody else { return ([], nobody) }
    let leaders = absent.indices.filter { TrustProducts.isAsGood(absent[$0], as: best) }
    return (leaders.sorted { idPrecedes(ids[$0], ids[$1]) }, best)
  }
}
