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
          said(
            found.sections.isEmpty
              ? []
              : ["How far trust can be raised, by whom and at what risk, the map does not say."])),
      ])
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
    let order = report?.candidates.map(\.actor) ?? []
    let ranked = order.compactMap { id in standings.rows.first { $0.subject.map(\.id) == [id] } }
    let sorted = MediationSection(
      id: standings.id, title: standings.title, subject: standings.subject,
      columns: standings.columns, rows: ranked)
    let table = BriefTable(
      sorted.showing(
        ["acceptability", "support", "independence", "group"],
        titled: "Support and independence of the candidates", subject: "candidate",
        limit: Self.rows),
      notes: [
        "Support: what sponsors give together, 0 to 1; backed: \(supportLeast) or more. "
          + "Independence: the share of the acceptability left without the sponsor on whom most "
          + "hangs; independent: \(independenceLeast) or more."
      ])
    return section(
      7, "support", title,
      [
        .paragraph(orphans(standings) + withdrawals(found)), .table(table),
        .paragraph(said(found.notices)),
      ])
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
    let table = BriefTable(
      issues.showing(
        ["friendly", "hostile", "balance", "exposure"],
        titled: "Issues on which pairs of different sides have ties", subject: "issue",
        where: isAcross, limit: Self.rows),
      notes: [
        "Friendly, hostile: pairs of actors of different sides. Balance: their trust less their "
          + "hostility, summed. Exposure: how probable it is that somebody of the friendly pairs is "
          + "noticed."
      ])
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
      [.paragraph(Array(found.sentences.prefix(1)) + others + said(found.notices)), .table(table)])
  }
}
