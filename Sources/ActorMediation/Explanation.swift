// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics

/// A candidate's numbers in plain, neutral sentences, each with the ties it comes from.
public struct Explanation: Sendable {
  /// The sentences in reading order.
  public let sentences: [String]

  /// Explains `candidate` of `report`.
  public init(_ candidate: BridgeCandidate, in report: BridgeReport) {
    let writer = Writer(candidate: candidate, report: report)
    sentences =
      writer.opening() + writer.reaches() + writer.distrust() + writer.contested() + writer.biases()
      + writer.critical()
      + writer.independence() + writer.closeness() + writer.support() + writer.hostilePairs()
      + writer.activity()
      + ConfidenceSentences(candidate: candidate, report: report).all() + [Self.limit]
  }

  /// What no number of the report says: printed with every report.
  package static let limit =
    "This describes the map as it was drawn; it does not predict whether a mediation succeeds."
}

/// Words joined as in a sentence: `a, b and c`; with semicolons where a comma belongs to one of
/// them, so that `Gonçalves, Archbishop of Beira` stays one.
package func enumerated(_ words: [String], _ joint: String = "and") -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  let mark = words.contains { $0.contains(", ") } ? ";" : ","
  let others = words.dropLast().joined(separator: mark + " ")
  return others + (mark == ";" ? "; " : " ") + "\(joint) " + last
}

func rounded(_ value: Double) -> String { fourDecimals(value, minus: "−") }

struct Writer {
  let candidate: BridgeCandidate
  let report: BridgeReport

  var who: String { candidate.name }
  func name(_ id: String) -> String { report.names[id] ?? id }
  private var rule: AcceptabilityRule { report.question.rule }
  private func endName(_ id: String) -> String {
    report.ends.first { $0.id == id }?.name ?? id
  }

  // MARK: - Rank and acceptability

  func opening() -> [String] {
    let ends = enumerated(report.ends.map(\.name))
    guard let rank = candidate.rank, let value = candidate.acceptability.number else {
      return ["\(who) cannot be ranked between \(ends): no tie of this view carries trust."]
    }
    let equals = report.candidates.filter { $0.rank == rank && $0.actor != candidate.actor }
    let place =
      equals.isEmpty
      ? "ranks \(rank) of \(report.candidates.count)"
      : "shares rank \(rank) of \(report.candidates.count) with \(enumerated(equals.map(\.name)))"
    let deciding = enumerated(candidate.decisiveEnds.map(endName))
    return [
      "\(who) \(place) between \(ends), with acceptability \(rounded(value)): the least trust of "
        + "any end (here of \(deciding)), because one refusal ends a mediation."
    ] + rivals()
  }

  func reaches() -> [String] {
    guard candidate.acceptability.number != nil else { return [] }
    return candidate.reaches.flatMap { reach in
      reach.paths.map { sentence(for: $0, of: reach) }
        + reach.unreached.map { principal in
          "\(endName(reach.end)): no \(rule.chain) leads from \(name(principal)) to \(who), "
            + "which counts as 0."
        } + mean(reach)
    }
  }

  /// Where the mean of several counts no chain alone tells the trust of the end.
  private func mean(_ reach: EndReach) -> [String] {
    let count = reach.paths.count + reach.unreached.count
    guard rule.principals == .mean, count > 1, let value = reach.trust.number else { return [] }
    return [
      "\(endName(reach.end)): the mean over the \(count) who speak for it is \(rounded(value))."
    ]
  }

  private func sentence(for path: TrustPath, of reach: EndReach) -> String {
    let steps = path.ties.map {
      "\(name($0.from)) trusts \(name($0.to)) at \(rounded($0.value))"
    }
    return "\(endName(reach.end)): \(steps.joined(separator: ", "))\(product(path))."
      + decision(path, of: reach)
  }

  /// Whether the chain is the one, of several who speak for the end, that decides.
  private func decision(_ path: TrustPath, of reach: EndReach) -> String {
    guard reach.paths.count + reach.unreached.count > 1, .value(path.trust) == reach.trust else {
      return ""
    }
    let most: String
    switch rule.principals {
    case .min: most = "least"
    case .max: most = "most"
    case .mean: return ""
    }
    return " This is the \(most) among those who speak for \(endName(reach.end)), and decides."
  }

  private func product(_ path: TrustPath) -> String {
    guard path.ties.count > 1 else { return "" }
    let shown = rounded(path.trust)
    let isExact = Double(shown).map { ($0 - path.trust).magnitude < 1e-12 } ?? false
    let factors = path.ties.map { rounded($0.value) }.joined(separator: " × ")
    return "; \(factors) \(isExact ? "=" : "≈") \(shown)"
  }

  func distrust() -> [String] {
    candidate.distrust.map { tie in
      "\(name(tie.from)) itself records distrust of \(who) (\(rounded(tie.value))). Acceptability "
        + "reads trust only and may lead around it: ask about this tie first."
    }
  }

  func contested() -> [String] {
    candidate.contested.map { tie in
      "\(name(tie.from)) is recorded as trusting \(name(tie.to)) and as distrusting it "
        + "(\(rounded(tie.value))). The chain takes the tie of most trust: ask first which holds."
    }
  }

  func biases() -> [String] {
    guard candidate.acceptability.number != nil else { return [] }
    return candidate.biases.map { bias in
      let (a, b) = (endName(bias.between[0]), endName(bias.between[1]))
      guard let value = bias.value.number else {
        return "Whether \(who) is nearer to \(a) or to \(b) is undefined: neither reaches \(who) "
          + "by trust."
      }
      if value == 0 { return "\(a) and \(b) trust \(who) alike (bias 0)." }
      let (more, less) = value > 0 ? (a, b) : (b, a)
      return "\(more) trusts \(who) more than \(less) does (bias \(rounded(value))); bias "
        + "informs, it does not disqualify."
    }
  }

  func critical() -> [String] {
    guard let value = candidate.acceptability.number else { return [] }
    if value == 0 { return ["With acceptability 0 there is no standing that a loss could end."] }
    guard !candidate.criticalActors.isEmpty else {
      return ["No other actor's absence alone would cut \(who) off from an end."]
    }
    let names = enumerated(candidate.criticalActors.map(name), "or")
    return [
      "If \(names) were absent, \(report.needsEverySpeaker ? "someone who speaks for an end" : "some end") "
        + "would have no \(rule.chain) to \(who) left: worth protecting or backing up."
    ]
  }

  // MARK: - Sponsors

  /// Sponsors with the same effect share a sentence.
  func independence() -> [String] {
    var cells: [Cell] = []
    for entry in candidate.independence where !cells.contains(entry.value) {
      cells.append(entry.value)
    }
    return cells.map { cell in
      let sponsors = candidate.independence.filter { $0.value == cell }.map { name($0.sponsor) }
      let list = enumerated(sponsors)
      return sentence(on: sponsors.count > 1 ? "any one of \(list)" : list, cell)
    }
  }

  private func sentence(on sponsors: String, _ cell: Cell) -> String {
    switch cell {
    case .undefined(let reason):
      "Independence from \(sponsors) is undefined: \(reason.words)."
    case .value(let value) where value >= 1:
      "Without \(sponsors), the acceptability of \(who) would be the same (independence 1)."
    case .value(let value) where value == 0:
      "Without \(sponsors), nothing of the acceptability of \(who) would be left (independence "
        + "0): the standing with some end is borrowed."
    case .value(let value):
      "Without \(sponsors), \(rounded(value * 100)) % of the acceptability of \(who) would be "
        + "left (independence \(rounded(value)))."
    }
  }

  /// How tied up in each sponsor, and what of its ill repute could fall on the actor.
  func closeness() -> [String] {
    let known = candidate.independence.compactMap { entry in
      entry.closeness.constraint.number.map { "\(name(entry.sponsor)) \(rounded($0))" }
    }
    let constraint =
      known.isEmpty
      ? []
      : [
        "How tied up \(who) is in each sponsor (local constraint; 1 would be nobody else to turn "
          + "to): \(known.joined(separator: ", "))."
      ]
    return constraint + candidate.independence.compactMap(stigma)
  }

  private func stigma(_ entry: SponsorIndependence) -> String? {
    let sponsor = name(entry.sponsor)
    switch entry.closeness.stigma {
    case .value(let value):
      guard let party = entry.closeness.distrustedBy else { return nil }
      return "\(name(party)) distrusts \(sponsor), to whom \(who) is close: that distrust could "
        + "fall on \(who) (stigma \(rounded(value)))."
    case .undefined(.noRecordedTrust):
      return "Whether distrust of \(sponsor) could fall on \(who) is unknown: no party’s trust in "
        + "\(sponsor) is recorded."
    case .undefined: return nil
    }
  }

  func support() -> [String] {
    let support = candidate.support
    guard !support.sponsorships.isEmpty else {
      return ["No sponsorship tie of this view leads to \(who) (support 0)."]
    }
    let known = support.sponsorships.compactMap { use in
      use.strength.map { "\(name(use.sponsor)) at \(rounded($0))" }
    }
    var sentences: [String] = []
    if let value = support.support.number {
      let shares = support.concentration.number.flatMap {
        known.count > 1 ? ", concentration \(rounded($0)); 1 would be a single sponsor" : nil
      }
      sentences.append(
        "\(who) is supported by \(enumerated(known)) (support \(rounded(value))\(shares ?? "")).")
    }
    return sentences + unknownSupport(support) + decisionSupport(support)
  }

  private func unknownSupport(_ support: SponsorSupport) -> [String] {
    var names: [String] = []
    for use in support.sponsorships where use.strength == nil {
      if !names.contains(name(use.sponsor)) { names.append(name(use.sponsor)) }
    }
    return names.isEmpty
      ? [] : ["How strongly \(enumerated(names)) supports \(who) is not recorded."]
  }

  private func decisionSupport(_ support: SponsorSupport) -> [String] {
    if let decisive = support.decisionSupport?.number, let value = support.support.number,
      decisive != value
    {
      return ["From sponsors with a path to decision power the support is \(rounded(decisive))."]
    }
    return []
  }
}
