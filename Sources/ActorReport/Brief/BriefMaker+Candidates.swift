// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel

/// Section 3: who could open a channel, why, and how sure that is.
extension BriefMaker {
  /// The most candidates that the table shows.
  private static let rowLimit = 8
  /// The most pairs of ends whose bias is shown.
  private static let biasLimit = 6

  var candidates: BriefSection {
    let title = "Who could open a channel"
    guard let report else { return section(3, "candidates", title, [Self.unanswered]) }
    guard !report.candidates.isEmpty else {
      return section(
        3, "candidates", title,
        [
          .paragraph(
            said([
              "No actor is a candidate: candidates are \(report.candidateRule). With --candidates "
                + "all every other actor is looked at."
            ]))
        ])
    }
    return section(
      3, "candidates", title,
      [
        .paragraph(reading(report))
      ]
        + (isReached(report)
          ? [.table(ranking(report))] + biases(report) + [.paragraph(distrust(report))]
          : [.paragraph(distrust(report)), .note(said([candidateRule(report)]))]))
  }

  /// Whether any end's trust reaches anybody: else a table would be zeros.
  private func isReached(_ report: BridgeReport) -> Bool {
    report.candidates.contains { $0.reaches.contains { ($0.trust.number ?? 0) > 0 } }
  }

  // MARK: - The paragraph

  /// Who is placed best, why, how sure that is, what one question would settle.
  private func reading(_ report: BridgeReport) -> [MediationSentence] {
    let reading = ConfidenceReading(of: report, number: twoDecimals)
    let opening = reading.opensWithPlace ? 1 : 0
    let first =
      opening == 1 ? Array(said(reading.sentences.prefix(opening))) : [place(report)]
    let rest = reading.sentences.dropFirst(opening)
    return first + why + equals + said(rest) + shared
      + (report.confidence == nil ? [Self.certain] : [])
  }

  private func said(_ texts: some Sequence<String>) -> [MediationSentence] {
    texts.map { MediationSentence($0) }
  }

  private static let certain = MediationSentence(
    "Every tie was taken as certain, as asked for; how sure this order is, is not told.")

  var hasProbabilities: Bool { report?.confidence?.account.hasProbabilities ?? false }

  private func place(_ report: BridgeReport) -> MediationSentence {
    guard ground.hasTrust else {
      return said("No tie that is read carries trust, so there is nothing to rank by.")
    }
    guard let leader = leaders.first, let value = leader.acceptability.number else {
      return said("No candidate is reached by trust from every end, so nobody is placed best.")
    }
    guard leaders.count == 1 else {
      return said(
        "\(enumerated(leaders.map(\.name))) share the best place on this map (acceptability "
          + "\(twoDecimals(value))).")
    }
    return said("\(leader.name) is placed best on this map (acceptability \(twoDecimals(value))).")
  }

  /// How each end's trust gets to the leader.
  private var why: [MediationSentence] {
    guard leaders.count == 1, let leader = leaders.first else { return [] }
    let ways = leader.reaches.map { reach -> String in
      let path = reach.paths.first { .value($0.trust) == reach.trust } ?? reach.paths.first
      let isMean =
        question.rule.principals == .mean && reach.paths.count + reach.unreached.count > 1
      let words =
        isMean
        ? "the mean of \(reach.paths.count + reach.unreached.count) who speak for it"
        : path.map(chain) ?? "no chain"
      return "\(endName(reach.end))’s at \(twoDecimals(reach.trust.number ?? 0)) (\(words))"
    }
    let ties = leader.reaches.flatMap(\.paths).flatMap(\.ties).map(\.id)
    let close =
      leader.reaches.count == 2 ? "the lesser of the two" : "the least of them"
    return [
      said(
        "Why: trust reaches \(leader.name) from every end, \(enumerated(ways)); \(close) is the "
          + "acceptability, because one refusal ends a mediation.", ties: unique(ties))
    ]
  }

  /// Who is as acceptable as the leader, and what decided between them.
  private var equals: [MediationSentence] {
    guard leaders.count == 1, let leader = leaders.first, let report else { return [] }
    return report.candidates.dropFirst().prefix(3).compactMap { other in
      guard let part = leader.parts.firstDifference(from: other.parts), part > 0 else { return nil }
      return said(
        "\(other.name) is as acceptable; \(leader.name) stands first only because of this: "
          + "\(RankingParts.names[part]) \(value(part, leader)) against \(value(part, other)).")
    }
  }

  private func value(_ part: Int, _ candidate: BridgeCandidate) -> String {
    let parts = candidate.parts
    let cells: [Cell] = [
      parts.acceptability, .value(Double(parts.criticalActors ?? 0)), parts.independence,
      parts.support,
      .value(Double(parts.hostilePairs ?? 0)), parts.weightedPairs,
    ]
    guard let number = cells[part].number else { return "unknown" }
    return part == 1 || part == 4 ? String(Int(number)) : twoDecimals(number)
  }

  private var shared: [MediationSentence] {
    guard hasProbabilities, let share = report?.confidence?.shared, share >= 0.01 else { return [] }
    return [said("In \(percent(share)) of the cases several are first together.")]
  }

  func unique(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }

  // MARK: - The table

  private func ranking(_ report: BridgeReport) -> BriefTable {
    let shown = report.candidates.prefix(Self.rowLimit)
    let isPair = report.ends.count == 2
    let showsEnds = report.ends.count <= 3
    var columns = [
      MediationColumn("rank", "rank", .count),
      MediationColumn("acceptability", "acceptability", .number),
    ]
    if hasProbabilities {
      columns += [
        MediationColumn("interval.low", "5 %", .number),
        MediationColumn("interval.high", "95 %", .number),
        MediationColumn("first", "first", .number),
      ]
    }
    if showsEnds {
      columns += report.ends.map {
        MediationColumn("acceptability.\($0.id)", "trust of \($0.name)", .number)
      }
    }
    if isPair { columns.append(MediationColumn("bias", "bias", .number)) }
    columns.append(MediationColumn("ties", "ties", .count))
    let rows = shown.map { candidate -> MediationRow in
      let place = report.confidence?.candidate(candidate.actor)
      var cells: [MediationCell] = [
        candidate.rank.map { .count($0) } ?? .undefined(.noTies),
        MediationCell(candidate.acceptability),
      ]
      if hasProbabilities {
        let numbers = [place?.acceptability.low, place?.acceptability.high, place?.first]
        cells += numbers.map { $0.map { .number($0) } ?? .undefined(.noTies) }
      }
      if showsEnds { cells += candidate.reaches.map { MediationCell($0.trust) } }
      if isPair { cells += candidate.biases.map { MediationCell($0.value) } }
      cells.append(.count(candidate.ties))
      return MediationRow(
        [Named(candidate.actor, candidate.name)], cells,
        ties: unique(candidate.reaches.flatMap(\.paths).flatMap(\.ties).map(\.id)))
    }
    return BriefTable(
      MediationSection(
        id: "ranking", title: "Candidates in order of acceptability", subject: "candidate",
        columns: columns, rows: rows), percents: ["first"],
      ranges: hasProbabilities ? ["interval.low": "5–95 %"] : [:],
      notes: legend(report, isPair) + activity(report))
  }

  private func legend(_ report: BridgeReport, _ isPair: Bool) -> [String] {
    let more = report.candidates.count - Self.rowLimit
    var words = [
      "Acceptability: the trust that reaches the actor from the least trusting end, 0 to 1."
    ]
    if hasProbabilities {
      words.append(
        "5–95 %: where it lies in nine of ten cases; first: in how many cases nobody’s is larger; a "
          + "case is one way in which the doubtful ties may exist or not, counting as their recorded "
          + "confidences say.")
    }
    if isPair {
      words.append(
        "Bias: above 0 towards \(report.ends[0].name), below 0 towards \(report.ends[1].name), −1 "
          + "to 1; it informs, it does not disqualify.")
    }
    words.append("Ties: how busy the actor is.")
    if more > 0 {
      words.append(
        "\(count(more, "further candidate")): see actormap bridges.")
    }
    return words
  }

  /// The bias between each two of more than two ends.
  private func biases(_ report: BridgeReport) -> [BriefPart] {
    guard report.ends.count > 2 else { return [] }
    let shown = report.candidates.prefix(Self.rowLimit)
    let pairs = (shown.first?.biases ?? []).prefix(Self.biasLimit)
    let more = (shown.first?.biases.count ?? 0) - pairs.count
    let section = MediationSection(
      id: "biases", title: "Bias between each two ends", subject: "candidate",
      columns: pairs.map { pair in
        MediationColumn(
          "bias.\(pair.between.joined(separator: "/"))",
          "bias \(pair.between.map(endName).joined(separator: " / "))", .number)
      },
      rows: shown.map { candidate in
        MediationRow(
          [Named(candidate.actor, candidate.name)],
          candidate.biases.prefix(pairs.count).map { MediationCell($0.value) })
      })
    let rest =
      more > 0 ? ["\(count(more, "further pair")) of ends: see actormap bridges."] : []
    return [
      .table(
        BriefTable(
          section,
          notes: [
            "Above 0 towards the end named first, below 0 towards the other, −1 to 1; bias informs, it "
              + "does not disqualify."
          ] + rest))
    ]
  }

  // MARK: - Beside the table

  private func distrust(_ report: BridgeReport) -> [MediationSentence] {
    ofSpeakers(report) + onChains(report)
  }

  /// Distrust beside the trust on a chain to one of the candidates shown.
  private func onChains(_ report: BridgeReport) -> [MediationSentence] {
    var seen: Set<TieUse> = []
    let ties = report.candidates.prefix(Self.rowLimit).flatMap(\.contested)
      .filter { seen.insert($0).inserted }
    guard !ties.isEmpty else { return [] }
    let shown = ties.prefix(4).map { tie in
      "\(name(tie.from)) trusts and distrusts \(name(tie.to)) (\(twoDecimals(tie.value)))"
    }
    let more = ties.count > 4 ? " and \(ties.count - 4) more" : ""
    return [
      said(
        "On chains to candidates trust and distrust are both recorded: "
          + "\(shown.joined(separator: "; "))\(more). The tie of most trust counts; ask which holds.",
        ties: ties.map(\.id))
    ]
  }

  private func ofSpeakers(_ report: BridgeReport) -> [MediationSentence] {
    let ties = report.candidates.flatMap { candidate in
      candidate.distrust.map { (candidate, $0) }
    }
    guard !ties.isEmpty else { return [] }
    let shown = ties.prefix(4).map { candidate, tie in
      "\(name(tie.from)) distrusts \(candidate.name) (\(twoDecimals(tie.value)))"
    }
    let more = ties.count > 4 ? " and \(ties.count - 4) more" : ""
    return [
      said(
        "Acceptability does not read distrust, but some is recorded of those who speak for an end: "
          + "\(shown.joined(separator: "; "))\(more). Ask about this first.",
        ties: ties.map(\.1.id))
    ]
  }

  private func candidateRule(_ report: BridgeReport) -> String {
    question.candidates == .all
      ? "Candidates are all actors but those who speak for the ends."
      : "Candidates are \(report.candidateRule)."
  }

  private func activity(_ report: BridgeReport) -> [String] {
    let rule = candidateRule(report)
    guard case .value(let value) = report.activityExplains else { return [rule] }
    return [
      rule,
      "How far being busy alone would give the same order: \(twoDecimals(value)) (1 entirely, 0 not "
        + "at all, −1 the reverse).",
    ]
  }
}
