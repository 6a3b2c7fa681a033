// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics

/// How sure a ranking is, in plain sentences; every clause follows from the numbers beside it.
public struct ConfidenceReading: Sendable {
  /// The sentences in reading order; empty where nobody asked, or where nothing carries trust.
  public let sentences: [String]

  /// Reads `report`.
  public init(of report: BridgeReport) { self.init(of: report) { fourDecimals($0) } }

  /// Reads `report` and writes acceptabilities with `number`.
  package init(of report: BridgeReport, number: @escaping (Double) -> String) {
    guard let confidence = report.confidence else {
      sentences = []
      return
    }
    let reader = Reader(report: report, confidence: confidence, number: number)
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

  func all() -> [String] {
    guard !report.candidates.isEmpty else { return [] }
    guard let leader = leaders.first else { return unreached() }
    guard confidence.account.drawnTies > 0 else { return [Self.settled] }
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
      return "\(name(leader)) \(lead), but not confirmed (\(percent(share)))."
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
    let ask = "does \(name(tie.from)) really trust \(name(tie.to))?"
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

  /// Who offers less at best and more at worst.
  private func steadier(than leader: String) -> [String] {
    guard let mine = confidence.candidate(leader)?.acceptability else { return [] }
    let steadier = confidence.candidates.filter {
      $0.acceptability.low > mine.low + 1e-9 && $0.acceptability.high < mine.high - 1e-9
    }
    guard let other = steadier.max(by: { $0.acceptability.low < $1.acceptability.low })
    else { return [] }
    let range = { (spread: Spread) in
      TrustComparison.isSame(spread.low, spread.high)
        ? "always \(number(spread.low))"
        : "\(number(spread.low)) to \(number(spread.high))"
    }
    return [
      "\(name(other.actor)) has a lower ceiling but is steadier (acceptability "
        + "\(range(other.acceptability)), against \(range(mine)) for \(name(leader))): a different "
        + "kind of choice."
    ]
  }
}
