// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics

/// How sure a ranking is, in plain sentences; every clause follows from the numbers beside it.
public struct ConfidenceReading: Sendable {
  /// The sentences in reading order; empty where nobody asked, or where nothing carries trust.
  public let sentences: [String]
  /// Whether the first sentence says where those who lead on the map stand once the recorded
  /// confidences are counted in.
  package let opensWithPlace: Bool

  /// Reads `report`.
  public init(of report: BridgeReport) { self.init(of: report) { fourDecimals($0) } }

  /// Reads `report` and writes acceptabilities with `number`.
  package init(of report: BridgeReport, number: @escaping (Double) -> String) {
    guard let confidence = report.confidence else {
      (sentences, opensWithPlace) = ([], false)
      return
    }
    let reader = Reader(report: report, confidence: confidence, number: number)
    opensWithPlace =
      confidence.account.hasProbabilities && reader.hasLeader && !reader.isSettled
    switch confidence.account.method {
    case .noTies: sentences = []
    case .noConfidence: sentences = [Self.unknown]
    case .exact, .draws: sentences = reader.all()
    }
  }

  private static let unknown =
    "No tie that this ranking reads has a recorded confidence, so how sure it is cannot be said, "
    + "and no probability is given. Give the ties a confidence to learn it."
}

/// A probability for people: whole per cents, and neither 0 nor 100 where it is not. The sign does
/// not stand alone on the next line.
package func percent(_ share: Double) -> String {
  switch (share * 100).rounded() {
  case 0 where share > 1e-12: "under 1\u{A0}%"
  case 100 where share < 1 - 1e-12: "over 99\u{A0}%"
  case let whole: "\(Int(whole))\u{A0}%"
  }
}

extension RankingConfidence {
  /// Whether another tie on which the place of `actor` hangs joins the same two, so that their
  /// names alone do not tell which tie is meant.
  package func hasTwin(_ tie: TippingTie, of actor: String) -> Bool {
    tippingTies(of: actor).contains {
      $0.id != tie.id && $0.from == tie.from && $0.to == tie.to
    }
  }
}

private struct Reader {
  let report: BridgeReport
  let confidence: RankingConfidence
  let number: (Double) -> String

  private func name(_ id: String) -> String { report.names[id] ?? id }
  private func names(_ ids: [String]) -> String { enumerated(ids.map(name)) }
  private func first(_ id: String) -> Double { confidence.candidate(id)?.first ?? 0 }
  private var leaders: [String] {
    report.candidates.filter { $0.rank == 1 && ($0.acceptability.number ?? 0) > 0 }.map(\.actor)
  }

  var hasLeader: Bool { !leaders.isEmpty }

  /// Whether every case gives the acceptabilities of the map. A tie of confidence 0 is in no case:
  /// nothing is in doubt then, yet the map shows what never holds.
  var isSettled: Bool {
    confidence.account.drawnTies == 0
      && report.candidates.allSatisfy { candidate in
        guard let shown = candidate.acceptability.number,
          let spread = confidence.candidate(candidate.actor)?.acceptability
        else { return true }
        return [spread.low, spread.high].allSatisfy { TrustComparison.isSame($0, shown) }
      }
  }

  func all() -> [String] {
    guard !report.candidates.isEmpty else { return [] }
    guard let leader = leaders.first else { return unreached() }
    guard !isSettled else { return [Self.settled] }
    return [leaders.count > 1 ? sharedPlace() : place(of: leader)] + rival() + nobody()
      + question(about: leader) + steadier(than: leader)
  }

  private static let settled =
    "No tie of doubtful confidence can change anybody's acceptability here: as far as the recorded "
    + "confidences go, the ranking is settled."

  // MARK: - Who leads

  private func unreached() -> [String] {
    confidence.nobody > 1 - 1e-12
      ? ["Nobody is reached by trust from every end, whichever of the recorded ties exist."] : []
  }

  private func place(of leader: String) -> String {
    let share = first(leader)
    if report.candidates.count == 1 {
      return "\(name(leader)) is the only candidate. With the recorded confidences counted in, "
        + "trust reaches it from every end in \(percent(share)) of the cases."
    }
    // Before others who are as acceptable, a candidate is not better placed for the main job.
    let lead =
      report.tieBreaks.isEmpty ? "is best placed on this map" : "is placed first on this map"
    switch share {
    case 0.9...:
      return "\(name(leader)) \(lead), and stays so when the recorded "
        + "confidences are counted in (first in \(percent(share)) of the cases)."
    case 0.5...:
      return
        "\(name(leader)) \(lead) and, with the recorded confidences counted "
        + "in, first more often than not (\(percent(share)))."
    default:
      return share > 1e-12
        ? "\(name(leader)) \(lead), but not confirmed (\(percent(share)))."
        : "\(name(leader)) \(lead), but first in none of the cases when the recorded confidences "
          + "are counted in."
    }
  }

  private func sharedPlace() -> String {
    let shares = leaders.map { "\(name($0)) in \(percent(first($0)))" }
    return "\(names(leaders)) share the best place on this map; with the recorded confidences "
      + "counted in, these are first: \(enumerated(shares))."
  }

  /// Whoever is first more often than those who lead on the map.
  private func rival() -> [String] {
    let most = leaders.map(first).max() ?? 0
    let others = confidence.candidates.filter {
      $0.first > most + 1e-9 && isClearly($0.first, most)
    }
    guard let best = others.max(by: { $0.first < $1.first }) else { return [] }
    return [
      "With the recorded confidences counted in, \(name(best.actor)) is first more often "
        + "(\(percent(best.first)))."
    ]
  }

  /// Whether two shares differ by more than draws leave open.
  private func isClearly(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude > 3 * confidence.account.standardError
  }

  private func nobody() -> [String] {
    guard confidence.nobody > 1e-12 else { return [] }
    return [
      "In \(percent(confidence.nobody)) of the cases no candidate is reached by trust from every end."
    ]
  }

  // MARK: - What would tell

  /// The one tie that tells most, and what follows from either answer.
  private func question(about leader: String) -> [String] {
    guard let tie = confidence.tippingTies(of: leader).first else { return [] }
    let lead =
      tie.settles > 0.5
      ? "One question would settle most of it" : "The question that would tell most"
    let value = confidence.hasTwin(tie, of: leader) ? " at \(number(tie.trust))" : ""
    let ask = "does \(name(tie.from)) really trust \(name(tie.to))\(value)?"
    return [
      "\(lead): \(ask) If so, \(name(leader)) is first in \(percent(tie.firstIfPresent)) of the "
        + "cases; if not, \(otherwise(tie, leader))."
    ]
  }

  private func otherwise(_ tie: TippingTie, _ leader: String) -> String {
    let share = percent(tie.leadersFirstIfAbsent)
    if tie.leadersIfAbsent.isEmpty {
      return "there is mostly nobody whom trust reaches from every end (\(share))"
    }
    if tie.leadersIfAbsent.contains(leader) {
      return "\(name(leader)) still leads, in \(percent(tie.firstIfAbsent))"
    }
    let verb = tie.leadersIfAbsent.count == 1 ? "leads" : "lead"
    return "\(names(tie.leadersIfAbsent)) \(verb) (\(share))"
  }

  /// Who is sure of more at worst: one who gives up nothing for it, else one who offers less at
  /// best.
  private func steadier(than leader: String) -> [String] {
    guard let mine = confidence.candidate(leader)?.acceptability,
      !TrustComparison.isSame(mine.low, mine.high)
    else { return [] }
    let steadier = confidence.candidates.filter { $0.acceptability.low > mine.low + 1e-9 }
    let asHigh = steadier.filter { $0.acceptability.high > mine.high - 1e-9 }
    let best = (asHigh.isEmpty ? steadier : asHigh).max { a, b in
      let (x, y) = (a.acceptability, b.acceptability)
      return TrustComparison.isSame(x.low, y.low) ? x.high < y.high - 1e-9 : x.low < y.low
    }
    guard let other = best else { return [] }
    let ranges =
      "(acceptability \(range(other.acceptability)), against \(range(mine)) for \(name(leader)))"
    guard !asHigh.isEmpty else {
      return [
        "\(name(other.actor)) has a lower ceiling but is steadier \(ranges): a different kind of "
          + "choice."
      ]
    }
    return ["\(name(other.actor)) \(standing(of: other, beside: leader, mine)) \(ranges)."]
  }

  /// How one who is steadier than the leader stands, with as high a ceiling or a higher one.
  private func standing(
    of other: CandidateConfidence, beside leader: String, _ mine: Spread
  ) -> String {
    let shown = [other.actor, leader].map { id in
      report.candidates.first { $0.actor == id }?.acceptability.number ?? 0
    }
    if TrustComparison.isSame(shown[0], shown[1]) { return "is as acceptable and steadier" }
    return TrustComparison.isSame(other.acceptability.high, mine.high)
      ? "has the same ceiling and is steadier" : "has a higher ceiling and is steadier"
  }

  private func range(_ spread: Spread) -> String {
    TrustComparison.isSame(spread.low, spread.high)
      ? "always \(number(spread.low))" : "\(number(spread.low)) to \(number(spread.high))"
  }
}
