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
    guard ground.hasTrust else {
      return section(5, "table", title, [.paragraph(said(Self.noTrust))])
    }
    let smallest = findings("convening-set")
    guard !smallest.sections.isEmpty else {
      return section(
        5, "table", title,
        [.paragraph(said(smallest.notices) + smallest.sentences)])
    }
    return section(
      5, "table", title,
      Self.saidOnce(
        [.paragraph(smallest.sentences + steadyTable + said(smallest.notices))] + inclusion + [
          .paragraph(closing(findings("inclusion-frontier")) + gap)
        ]))
  }

  /// Without what an earlier paragraph says: where no table is possible every question has the same
  /// answer.
  private static func saidOnce(_ parts: [BriefPart]) -> [BriefPart] {
    var seen: Set<String> = []
    return parts.map { part in
      guard case .paragraph(let sentences) = part else { return part }
      return .paragraph(sentences.filter { seen.insert($0.text).inserted })
    }
  }

  private var steadyTable: [MediationSentence] {
    steadiness(of: "convening-set", "the best connected smallest table") {
      "the best connected smallest table is \($0)"
    }
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
    func seats(_ row: MediationRow) -> Double? { frontier.cell(row, "seats")?.number }
    let firsts = frontier.rows.indices.filter { place in
      !frontier.rows[..<place].contains { seats($0) == seats(frontier.rows[place]) }
    }.map { frontier.rows[$0] }
    let sizes = MediationSection(
      id: frontier.id, title: frontier.title, subject: frontier.subject, columns: frontier.columns,
      rows: Array(firsts.prefix(Self.tableLimit)))
    // The sentences before the last tell each row again.
    guard frontier.rows.contains(where: { (frontier.cell($0, "cover")?.number ?? 0) > 0 }) else {
      return []
    }
    let chart = FrontierChart(sizes).chart.map { [BriefPart.chart($0)] } ?? []
    return chart + [.table(frontierTable(sizes, others: frontier.rows.count - firsts.count))]
  }

  /// - Parameters:
  ///   - sizes: a table for each number of seats.
  ///   - others: how many tables are as good as one of these.
  private func frontierTable(_ sizes: MediationSection, others: Int) -> BriefTable {
    let seats = { (row: MediationRow) in
      [sizes.cell(row, "seats")?.number.map { String(Int($0)) } ?? ""]
    }
    let shown = withInterval(
      sizes, of: "inclusion-frontier", ("frontier", "cover"), key: seats
    ).showing(
      ["seats", "cover", "cover.low", "cover.high", "weakest-link", "missing"],
      titled: "The tables that reach most of the population, by number of seats",
      subject: "members")
    let hasInterval = shown.columns.contains { $0.id == "cover.low" }
    let alike =
      others > 0 ? ["\(count(others, "other table")) of these sizes would do as well."] : []
    return BriefTable(
      shown, percents: ["cover", "cover.low", "cover.high"], ranges: ["cover.low": "5–95 %"],
      notes: [
        "Reached: the share of the population in communities that trust a member enough, directly "
          + "or over one other actor; it is no consent and no mandate."
      ] + (hasInterval ? [Self.intervalWords] : []) + alike)
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
