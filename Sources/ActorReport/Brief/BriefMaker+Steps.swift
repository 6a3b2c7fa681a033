// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel

/// Sections 6 to 8: first steps, who is backed and independent, the issue to begin with.
extension BriefMaker {
  private static let rows = 8

  var steps: BriefSection {
    let title = "First steps of confidence-building"
    if let refusal = refusal("confidence-order") { return section(6, "steps", title, [refusal]) }
    guard ground.hasTrust else {
      return section(6, "steps", title, [.paragraph(said(Self.noTrust))])
    }
    let found = findings("confidence-order")
    return section(
      6, "steps", title,
      [
        .paragraph(said(found.notices)), .list(nil, withEquals(plan(found), found)),
        .paragraph(
          steadyStep
            + said(
              found.sections.isEmpty
                ? []
                : ["How far trust can be raised, by whom and at what risk, the map does not say."])),
      ])
  }

  /// The steps; the best plan is told again only where it is another one than they are together.
  private func plan(_ found: MediationFindings) -> [MediationSentence] {
    guard let order = found.section("order"), let plans = found.section("plans"),
      let last = order.rows.last.flatMap({ order.cell($0, "bridge-trust")?.number }),
      let best = plans.rows.first.flatMap({ plans.cell($0, "bridge-trust")?.number }),
      (last - best).magnitude < 1e-9, found.sentences.last?.text.hasSuffix("reaches more.") == true
    else { return found.sentences }
    return found.sentences.dropLast() + [
      said(
        "No plan of at most \(parameter("confidence-order", "steps")) changes reaches more than "
          + "\(twoDecimals(best)).")
    ]
  }

  /// The first step with those that raise as much at the same cost: between them the ids decided.
  private func withEquals(
    _ told: [MediationSentence], _ found: MediationFindings
  ) -> [MediationSentence] {
    guard let order = found.section("order"), let singles = found.section("singles"),
      let first = order.rows.first, order.cell(first, "changes") == .count(1),
      let place = told.firstIndex(where: { $0.text.hasPrefix("Step 1: ") }),
      let gain = order.cell(first, "gain")?.number, let cost = order.cell(first, "cost")?.number
    else { return told }
    func isClose(_ row: MediationRow, _ column: String, _ value: Double) -> Bool {
      singles.cell(row, column)?.number.map { ($0 - value).magnitude < 1e-9 } ?? false
    }
    let equals = singles.rows.filter {
      $0.subject != first.subject && isClose($0, "gain", gain) && isClose($0, "cost", cost)
    }
    guard !equals.isEmpty else { return told }
    let shown = equals.prefix(Self.equalLimit).map { words($0, singles) }
    let more = equals.count - shown.count
    var told = told
    told[place] = MediationSentence(
      "\(told[place].text) Equally, for the same gain and cost: \(shown.joined(separator: "; "))"
        + (more > 0 ? "; and \(more) more" : "") + "; which of them is named first means nothing.",
      ties: told[place].ties + equals.flatMap(\.ties))
    return told
  }

  private func words(_ row: MediationRow, _ singles: MediationSection) -> String {
    func value(_ column: String) -> String? {
      singles.cell(row, column)?.number.map { fourDecimals($0) }
    }
    let before = value("trust.before").map { " instead of \($0)" } ?? ""
    return row.subject.map(\.name).joined(separator: ", ") + " at \(value("trust.after") ?? "")"
      + before
  }

  private static let equalLimit = 3

  private var steadyStep: [MediationSentence] {
    steadiness(of: "confidence-order", "the first step") { "the first step is \($0)" }
  }

  // MARK: - Independence and support

  var support: BriefSection {
    let title = "Independence and support"
    if let refusal = refusal("support-and-independence") {
      return section(7, "support", title, [refusal])
    }
    let found = findings("support-and-independence")
    guard let standings = found.section("candidates"), !standings.rows.isEmpty
    else { return section(7, "support", title, [.paragraph(said(found.notices))]) }
    let ranked = ranked(standings)
    guard ground.hasTrust else {
      // A table of zeros would tell nobody anything.
      let hasSponsors =
        report?.candidates.contains { !$0.support.sponsorships.isEmpty } ?? false
      return section(
        7, "support", title,
        [
          .paragraph(
            [Self.noIndependence]
              + (hasSponsors ? stigmas : [said("No candidate has a recorded sponsor.")]))
        ] + (hasSponsors ? [.table(table(ranked))] : []))
    }
    return section(
      7, "support", title,
      chart(ranked) + [
        .paragraph(orphans(standings) + withdrawals(found) + stigmas), .table(table(ranked)),
        .paragraph(said(found.notices)),
      ])
  }

  private static let noIndependence = MediationSentence(
    "No tie that is read carries trust, so how independent anybody’s standing is of sponsors cannot be "
      + "told.")

  /// Whose standing a party's distrust of a sponsor could touch, the most first.
  private var stigmas: [MediationSentence] {
    let found = (report?.candidates ?? []).flatMap { candidate in
      candidate.independence.compactMap { entry -> (value: Double, words: String)? in
        guard let value = entry.closeness.stigma.number, value > 0,
          let party = entry.closeness.distrustedBy
        else { return nil }
        return (
          value,
          "\(name(party)) distrusts \(name(entry.sponsor)), to whom \(candidate.name) is close "
            + "(\(twoDecimals(value)))"
        )
      }
    }
    guard !found.isEmpty else { return [] }
    let order = found.indices.sorted { a, b in
      found[a].value != found[b].value ? found[a].value > found[b].value : a < b
    }
    let shown = order.prefix(Self.stigmaLimit).map { found[$0].words }
    let more = found.count - shown.count
    return [
      said(
        "Distrust of a sponsor could fall on an actor close to it: "
          + "\(shown.joined(separator: "; "))" + (more > 0 ? "; and \(more) more" : "")
          + ". In brackets: how close, times how much distrust, 0 to 1.")
    ]
  }

  private static let stigmaLimit = 4

  /// The candidates in the order of their ranks, which stand beside them.
  private func ranked(_ standings: MediationSection) -> MediationSection {
    let rows = (report?.candidates ?? []).compactMap { candidate -> MediationRow? in
      guard let row = standings.rows.first(where: { $0.subject.map(\.id) == [candidate.actor] })
      else { return nil }
      let rank = candidate.rank.map { MediationCell.count($0) } ?? .undefined(.noTies)
      return MediationRow(
        row.subject,
        [
          rank, isAtLeast(supportLeast, standings.cell(row, "support")),
          isAtLeast(independenceLeast, standings.cell(row, "independence")),
        ] + row.cells, ties: row.ties)
    }
    return MediationSection(
      id: standings.id, title: standings.title, subject: standings.subject,
      columns: [
        MediationColumn("rank", "rank", .count), MediationColumn("backed", "backed", .truth),
        MediationColumn("independent", "independent", .truth),
      ] + standings.columns,
      rows: Array(rows.prefix(Self.rows)))
  }

  /// Whether a number is as large as the analytic's threshold, give or take rounding.
  private func isAtLeast(_ least: String, _ cell: MediationCell?) -> MediationCell {
    guard let cell, let least = Double(least) else { return .undefined(.noTies) }
    return cell.number.map { .truth($0 >= least - 1e-10) } ?? cell
  }

  private func table(_ ranked: MediationSection) -> BriefTable {
    let support = ["support", "support.low", "support.high", "backed"]
    let hasTrust = ground.hasTrust
    let shown = withInterval(ranked, of: "support-and-independence", (ranked.id, "support"))
      .showing(
        hasTrust ? ["rank"] + support + ["independence", "independent"] : support,
        titled: hasTrust
          ? "Support and independence of the candidates" : "Support of the candidates",
        subject: "candidate")
    let hasInterval = shown.columns.contains { $0.id == "support.low" }
    let backed = "Support: what sponsors give together, 0 to 1; backed: \(supportLeast) or more."
    return BriefTable(
      shown, ranges: ["support.low": "5–95 %"],
      notes: [
        !hasTrust
          ? backed
          : backed
            + " Independence: the share of the acceptability left without the sponsor on whom most "
            + "hangs; independent: \(independenceLeast) or more."
      ] + (hasInterval ? [Self.intervalWords] : []))
  }

  private func chart(_ ranked: MediationSection) -> [BriefPart] {
    guard let support = Double(supportLeast), let independence = Double(independenceLeast) else {
      return []
    }
    let chart = StandingChart(ranked, thresholds: (support, independence)).chart
    return chart.map { [.chart($0)] } ?? []
  }

  private var supportLeast: String {
    parameter("support-and-independence", "support-threshold")
  }
  private var independenceLeast: String {
    parameter("support-and-independence", "independence-threshold")
  }

  /// Who is trusted but not backed, and whose standing is another's.
  private func orphans(_ standings: MediationSection) -> [MediationSentence] {
    func names(_ group: String) -> [String] {
      standings.rows.filter { row in
        standings.cell(row, "group") == .text(group)
          && (standings.cell(row, "acceptability")?.number ?? 0) > 0
      }.flatMap { $0.subject.map(\.name) }
    }
    let alone = names("independent, not backed")
    let borrowed = names("backed, not independent")
    var sentences: [MediationSentence] = []
    if !alone.isEmpty {
      sentences.append(
        said(
          "The trust in \(enumerated(alone)) is borrowed from no sponsor, but the recorded support is "
            + "below \(supportLeast)."))
    }
    if !borrowed.isEmpty {
      sentences.append(
        said(
          "The standing of \(enumerated(borrowed)) with the ends hangs on a sponsor: without that "
            + "sponsor less than \(independenceLeast) of the acceptability would be left."))
    }
    return sentences
  }

  private func withdrawals(_ found: MediationFindings) -> [MediationSentence] {
    guard let losses = found.section("withdrawal") else { return [] }
    guard !losses.rows.isEmpty else {
      return [said("No candidate has a recorded sponsor.")]
    }
    let costly = losses.rows.filter {
      (losses.cell($0, "acceptability.change")?.number ?? 0) < 0
    }
    guard !costly.isEmpty else {
      guard !leaders.isEmpty else { return [] }
      return [
        said("Without any one sponsor support would be lost, but nobody’s acceptability.")
      ]
    }
    return costly.prefix(4).map { row in
      let loss = losses.cell(row, "acceptability.change")?.number ?? 0
      let names = row.subject.map(\.name)
      return said(
        "Without \(names.first ?? "") the acceptability of \(names.last ?? "") would be lower by "
          + "\(twoDecimals(-loss)).", ties: row.ties)
    }
  }

  // MARK: - The issue to begin with

  var issues: BriefSection {
    let title = "An issue to begin with"
    if let refusal = refusal("issues") { return section(8, "issues", title, [refusal]) }
    let found = findings("issues")
    guard let issues = found.section("issues"), !issues.rows.isEmpty else {
      return section(
        8, "issues", title,
        [
          .paragraph(
            said([
              "No tie that is read names an issue, so which one could come first cannot be told."
            ]))
        ]
      )
    }
    func isAcross(_ row: MediationRow) -> Bool {
      ["friendly", "hostile"].contains { (issues.cell(row, $0)?.number ?? 0) > 0 }
    }
    let rows = issues.rows.filter(isAcross)
    let table = issueTable(issues, isAcross)
    let silent = issues.rows.count - rows.count
    let others =
      silent > 0 && !rows.isEmpty
      ? [
        said(
          "On \(count(silent, "other issue")) that ties name, no pair of different sides has a "
            + "friendly or hostile tie.")
      ] : []
    return section(
      8, "issues", title,
      [
        .paragraph(Array(found.sentences.prefix(1)) + steadyIssue + others + said(found.notices)),
        .table(table),
      ])
  }

  private var steadyIssue: [MediationSentence] {
    steadiness(of: "issues", "the entry issue") { "the highest balance is that of \($0)" }
  }

  private func issueTable(
    _ issues: MediationSection, _ isAcross: (MediationRow) -> Bool
  ) -> BriefTable {
    let shown = withInterval(issues, of: "issues", ("issues", "balance")).showing(
      ["friendly", "hostile", "balance", "balance.low", "balance.high", "exposure"],
      titled: "Issues on which pairs of different sides have ties", subject: "issue",
      where: isAcross, limit: Self.rows)
    let hasInterval = shown.columns.contains { $0.id == "balance.low" }
    return BriefTable(
      shown, ranges: ["balance.low": "5–95 %"],
      notes: [
        "Friendly, hostile: pairs of actors of different sides. Balance: their trust less their "
          + "hostility, summed. Exposure: how probable it is that somebody of the friendly pairs is "
          + "noticed."
      ] + (hasInterval ? [Self.intervalWords] : []))
  }
}
