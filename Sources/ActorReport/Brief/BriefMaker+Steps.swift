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
        .paragraph(said(found.notices)), .list(nil, found.sentences),
        .paragraph(
          steadyStep
            + said(
              found.sections.isEmpty
                ? []
                : ["How far trust can be raised, by whom and at what risk, the map does not say."])),
      ])
  }

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
    guard ground.hasTrust else {
      return section(7, "support", title, [.paragraph(said(Self.noTrust))])
    }
    guard let standings = found.section("candidates"), !standings.rows.isEmpty
    else { return section(7, "support", title, [.paragraph(said(found.notices))]) }
    let ranked = ranked(standings)
    return section(
      7, "support", title,
      [
        .paragraph(orphans(standings) + withdrawals(found))
      ] + chart(ranked) + [.table(table(ranked)), .paragraph(said(found.notices))])
  }

  /// The candidates in the order of their ranks, which stand beside them.
  private func ranked(_ standings: MediationSection) -> MediationSection {
    let rows = (report?.candidates ?? []).compactMap { candidate -> MediationRow? in
      guard let row = standings.rows.first(where: { $0.subject.map(\.id) == [candidate.actor] })
      else { return nil }
      let rank = candidate.rank.map { MediationCell.count($0) } ?? .undefined(.noTies)
      return MediationRow(row.subject, [rank] + row.cells, ties: row.ties)
    }
    return MediationSection(
      id: standings.id, title: standings.title, subject: standings.subject,
      columns: [MediationColumn("rank", "rank", .count)] + standings.columns,
      rows: Array(rows.prefix(Self.rows)))
  }

  private func table(_ ranked: MediationSection) -> BriefTable {
    let shown = withInterval(ranked, of: "support-and-independence", (ranked.id, "support"))
      .showing(
        ["rank", "support", "support.low", "support.high", "independence", "group"],
        titled: "Support and independence of the candidates", subject: "candidate")
    let hasInterval = shown.columns.contains { $0.id == "support.low" }
    return BriefTable(
      shown, ranges: ["support.low": "5–95 %"],
      notes: [
        "Support: what sponsors give together, 0 to 1; backed: \(supportLeast) or more. "
          + "Independence: the share of the acceptability left without the sponsor on whom most "
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
        said("The withdrawal of any one sponsor would cost support, but nobody’s acceptability.")
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
      silent > 0
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
