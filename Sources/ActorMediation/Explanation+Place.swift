// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics

extension Writer {
  /// Those with the same acceptability, and what puts one before the other.
  func rivals() -> [String] {
    report.candidates.compactMap { other in
      guard let mine = candidate.rank, let theirs = other.rank, mine != theirs,
        let part = candidate.parts.firstDifference(from: other.parts), part > 0
      else { return nil }
      let (first, second) = mine < theirs ? (candidate, other) : (other, candidate)
      return "\(other.name) has the same acceptability; \(first.name) comes first because "
        + reason(part, first.parts, second.parts) + "."
    }
  }

  private func reason(_ part: Int, _ first: RankingParts, _ second: RankingParts) -> String {
    func against(_ value: (RankingParts) -> Cell) -> String {
      let words = [first, second].map { value($0).number.map(rounded) ?? "unknown" }
      return "(\(words[0]) against \(words[1]))"
    }
    func counts(_ first: Int?, _ second: Int?) -> String {
      let words = [first, second].map { $0.map(String.init) ?? "unknown" }
      return "(\(words[0]) against \(words[1]))"
    }
    return switch part {
    case 1:
      "fewer actors' absence alone would end it "
        + counts(first.criticalActors, second.criticalActors)
    case 2:
      "more of it would be left without the sponsor on whom most hangs "
        + against { $0.independence }
    case 3: "its support is larger " + against { $0.support }
    case 4:
      "it stands well with both actors of more hostile pairs "
        + counts(first.hostilePairs, second.hostilePairs)
    default:
      "the hostile pairs that it stands well with weigh more " + against { $0.weightedPairs }
    }
  }

  func hostilePairs() -> [String] {
    candidate.hostilePairs.map { pair in
      let weight = pair.weighted.map { ", weighted \(rounded($0))" } ?? ""
      return
        "\(who) stands well with both \(name(pair.actors[0])) and \(name(pair.actors[1])), who "
        + "are hostile to each other (a hostile pair bridged\(weight))."
    }
  }

  func activity() -> [String] {
    let ties = candidate.ties == 1 ? "1 tie" : "\(candidate.ties) ties"
    return ["\(who) has \(ties) of any kind in this view; being busy is not being trusted."]
  }
}

/// How sure the candidate's place is, and what would change it.
struct ConfidenceSentences {
  /// More ties than these are for JSON.
  private static let limit = 3

  let candidate: BridgeCandidate
  let report: BridgeReport

  private func name(_ id: String) -> String { report.names[id] ?? id }
  private var chain: String { report.question.rule.chain }
  private var isOfMany: Bool { report.needsEverySpeaker }

  func all() -> [String] {
    guard let confidence = report.confidence,
      let place = confidence.candidate(candidate.actor)
    else { return [] }
    let spread = place.acceptability
    let opening =
      "With the recorded confidences counted in, \(candidate.name) is first in "
      + "\(percent(place.first)) of the cases, its acceptability lies from \(rounded(spread.low)) "
      + "to \(rounded(spread.high)) in nine of ten (mean \(rounded(spread.mean))), and "
    let ending =
      place.unreached > 1e-12
      ? "in \(percent(place.unreached)) \(isOfMany ? "someone who speaks for an end" : "some end") "
        + "has no \(chain) to \(candidate.name)."
      : "\(isOfMany ? "everyone who speaks for an end" : "every end") always has a \(chain) to "
        + "\(candidate.name)."
    return [opening + ending] + tipping(confidence)
  }

  private func tipping(_ confidence: RankingConfidence) -> [String] {
    confidence.tippingTies(of: candidate.actor).prefix(Self.limit).map { tie in
      let value = confidence.hasTwin(tie, of: candidate.actor) ? " at \(rounded(tie.trust))" : ""
      return "What would change this: whether \(name(tie.from)) really trusts "
        + "\(name(tie.to))\(value) (confidence "
        + "\(rounded(tie.confidence))). If so, \(candidate.name) is first in "
        + "\(percent(tie.firstIfPresent)) of the cases, if not in \(percent(tie.firstIfAbsent))."
    }
  }
}
