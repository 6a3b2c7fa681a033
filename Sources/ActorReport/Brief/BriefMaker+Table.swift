// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel

/// Section 5: the smallest table, what further seats would buy, who is missing.
extension BriefMaker {
  private static let tableLimit = 4

  var table: BriefSection {
    let title = "The smallest table, and what each further seat would buy"
    if let refusal = refusal("convening-set") { return section(5, "table", title, [refusal]) }
    let smallest = findings("convening-set")
    guard !smallest.sections.isEmpty else {
      return section(
        5, "table", title,
        [.paragraph(said(ground.hasTrust ? smallest.notices : Self.noTrust) + smallest.sentences)])
    }
    return section(
      5, "table", title,
      [.paragraph(smallest.sentences + said(smallest.notices))] + inclusion + [
        .paragraph(closing(findings("inclusion-frontier")) + gap)
      ])
  }

  // MARK: - Whom a table reaches

  private var inclusion: [BriefPart] {
    let found = findings("inclusion-frontier")
    let communities = ground.map.actors.filter {
      $0.has(.constituency) && $0.populationShare != nil
    }
    guard !communities.isEmpty else {
      return [
        .paragraph([
          said(
            "What a further seat would buy, and who is missing, cannot be told: no community with a "
              + "share of the population is on the map.")
        ])
      ]
    }
    return [.paragraph(said(found.notices))] + frontier(found) + seats(found)
  }

  private func frontier(_ found: MediationFindings) -> [BriefPart] {
    guard let frontier = found.section("frontier") else { return [.paragraph(found.sentences)] }
    let table = BriefTable(
      frontier.showing(
        ["seats", "cover", "weakest-link", "missing"],
        titled: "The tables that reach most of the population, by number of seats",
        subject: "members", limit: Self.tableLimit), percents: ["cover"],
      notes: [
        "Reached: the share of the population in communities that trust a member enough, directly "
          + "or over one other actor; it is no consent and no mandate."
      ])
    // The sentences before the last tell each row again.
    let reaches = frontier.rows.contains { (frontier.cell($0, "cover")?.number ?? 0) > 0 }
    return reaches ? [.table(table)] : []
  }

  private func closing(_ found: MediationFindings) -> [MediationSentence] {
    let rows = found.section("frontier")?.rows ?? []
    let sizes = Set(rows.compactMap { found.section("frontier")?.cell($0, "seats")?.number }).count
    return Array(found.sentences.dropFirst(sizes))
  }

  private func seats(_ found: MediationFindings) -> [BriefPart] {
    guard let seats = found.section("seats") else { return [] }
    let buys = seats.showing(
      ["gain", "cover", "weakest-link"],
      where: { (seats.cell($0, "gain")?.number ?? 0) > 1e-12 }, limit: Self.tableLimit)
    guard !buys.rows.isEmpty else {
      return [
        .paragraph([said("No single further seat at the smallest table would reach more people.")])
      ]
    }
    return [.table(BriefTable(buys, percents: ["gain", "cover"]))]
  }

  // MARK: - Who is missing

  /// The gap at the smallest table and at the one that reaches most.
  private var gap: [MediationSentence] {
    let found = findings("representation-gap")
    guard let first = found.sentences.first else { return [] }
    let last = found.sentences.last ?? first
    return found.sentences.count > 1 && last != first ? [first, last] : [first]
  }
}
