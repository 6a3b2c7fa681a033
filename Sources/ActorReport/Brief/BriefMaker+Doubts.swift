// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel

/// Section 9: what would change all this, and what to ask next.
extension BriefMaker {
  private static let tieLimit = 4

  var doubts: BriefSection {
    let title = "What would change this"
    guard report != nil else { return section(9, "doubts", title, [Self.unanswered]) }
    guard ground.hasTrust else {
      return section(
        9, "doubts", title,
        [
          .paragraph([
            said(
              "Who trusts whom, and how far: with that recorded there would be something to rank by."
            )
          ]), .paragraph(stale),
        ])
    }
    return section(
      9, "doubts", title,
      tipping + [.paragraph(neverThere + critical + thin), .paragraph(stale)])
  }

  // MARK: - Ties on which the first place hangs

  private var tipping: [BriefPart] {
    guard let confidence = report?.confidence, let leader = leaders.first else { return [] }
    guard confidence.account.hasProbabilities else {
      return [
        .paragraph([
          said(
            "On which ties the first place hangs most cannot be told without recorded confidences.")
        ])
      ]
    }
    let ties = confidence.tippingTies(of: leader.actor)
    guard !ties.isEmpty else {
      return [
        .paragraph([
          said("No single doubtful tie moves the first place of \(leader.name) noticeably.")
        ])
      ]
    }
    let rows = ties.prefix(Self.tieLimit).map { tie in
      MediationRow(
        [Named(tie.id, words(tie, confidence.hasTwin(tie, of: leader.actor)))],
        [
          .number(tie.confidence), .number(tie.firstIfPresent), .number(tie.firstIfAbsent),
          .items(tie.leadersIfAbsent.map { ground.named($0) }),
        ], ties: [tie.id])
    }
    return [
      .table(
        BriefTable(
          MediationSection(
            id: "tipping-ties",
            title:
              "The ties on which the first place of \(leader.name) hangs most: ask about these",
            subject: "tie",
            columns: [
              MediationColumn("confidence", "confidence", .number),
              MediationColumn("first.present", "first if it holds", .number),
              MediationColumn("first.absent", "first if not", .number),
              MediationColumn("leaders.absent", "who leads then", .items),
            ], rows: rows), percents: ["first.present", "first.absent"]))
    ]
  }

  /// With the trust where the names alone do not tell which tie is meant.
  private func words(_ tie: TippingTie, _ hasTwin: Bool) -> String {
    "\(name(tie.from)) trusts \(name(tie.to))" + (hasTwin ? " at \(twoDecimals(tie.trust))" : "")
  }

  /// Ties that the leader needs on the map and that by their confidence never hold.
  private var neverThere: [MediationSentence] {
    guard hasProbabilities else { return [] }
    return leaders.prefix(2).compactMap { leader in
      let ids = leader.reaches.flatMap(\.paths).flatMap(\.ties).map(\.id)
      let ties = ground.ties.filter { tie in
        (tie.id.map(ids.contains) ?? false)
          && tie.confidence.flatMap(ground.map.confidence)?.value == 0
      }
      guard !ties.isEmpty else { return nil }
      let words = ties.map { "\(name($0.from)) trusts \(name($0.to))" }
      return said(
        "The acceptability of \(leader.name) rests on \(ties.count == 1 ? "a tie" : "ties") whose "
          + "recorded confidence is 0: \(words.joined(separator: "; ")). Ask about "
          + "\(ties.count == 1 ? "it" : "them") first.", ties: ties.compactMap(\.id))
    }
  }

  /// Without whom the leader would not be reached.
  private var critical: [MediationSentence] {
    leaders.filter { !$0.criticalActors.isEmpty }.map { leader in
      said(
        "Without \(enumerated(leader.criticalActors.map(name), "or")) no trust from some end would "
          + "reach \(leader.name): worth protecting and backing up.")
    }
  }

  /// How well the ties that carry the leader are sourced.
  private var thin: [MediationSentence] {
    leaders.prefix(2).compactMap { leader in
      let ids = unique(leader.reaches.flatMap(\.paths).flatMap(\.ties).map(\.id))
      let ties = ground.ties.filter { tie in tie.id.map(ids.contains) ?? false }
      let few = ties.filter { Set($0.sources).count < 2 }
      guard !ties.isEmpty else { return nil }
      let total = ties.count == 1 ? "The one tie" : "The \(ties.count) ties"
      let carry = "\(total) on which the acceptability of \(leader.name) rests"
      guard !few.isEmpty else { return said("\(carry) name two sources or more each.") }
      let none = few.count { $0.sources.isEmpty }
      if none == ties.count {
        return said("\(carry) \(ties.count == 1 ? "names" : "name") no source.", ties: ids)
      }
      return said(
        "Of the \(count(ties.count, "tie")) on which the acceptability of \(leader.name) rests, "
          + "\(few.count) \(few.count == 1 ? "names" : "name") fewer than two sources.",
        ties: few.compactMap(\.id))
    }
  }

  // MARK: - What is old

  /// Relationships across the sides that nobody has recorded lately.
  private var stale: [MediationSentence] {
    let found = findings("trajectory")
    guard let courses = found.section("relationships"), !courses.rows.isEmpty else {
      return said([
        "No relationship other than hostility is recorded directly between the ends, so none can have "
          + "lapsed."
      ])
    }
    func rows(_ state: String) -> [MediationRow] {
      courses.rows.filter { courses.cell($0, "state") == .text(state) }
    }
    let (old, undated) = (rows("not confirmed"), rows("undated"))
    let days = parameter("trajectory", "stale-days")
    let before = ground.view.asOf?.description ?? "the last record"
    var sentences: [MediationSentence] = []
    if !old.isEmpty {
      let shown = old.prefix(Self.tieLimit).map { row in
        "\(enumerated(row.subject.map(\.name))) (last recorded \(last(row, courses)))"
      }
      let more = old.count > Self.tieLimit ? " and \(old.count - Self.tieLimit) more" : ""
      sentences.append(
        said(
          "Across the sides, with no record from the \(days) days before \(before): "
            + "\(shown.joined(separator: "; "))\(more). Ask whether this still holds.",
          ties: old.flatMap(\.ties)))
    }
    if !undated.isEmpty, courses.rows.count == 1 {
      sentences.append(
        said(
          "The one relationship across the sides has no dates, so its age is not known.",
          ties: undated.flatMap(\.ties)))
    } else if !undated.isEmpty {
      sentences.append(
        said(
          "Of \(count(courses.rows.count, "relationship")) across the sides \(undated.count) "
            + "\(undated.count == 1 ? "has" : "have") no dates, so how old "
            + "\(undated.count == 1 ? "it is" : "they are") is not known.",
          ties: undated.flatMap(\.ties)))
    }
    return sentences.isEmpty ? [fresh(rows("current").count, days)] : sentences
  }

  private func fresh(_ current: Int, _ days: String) -> MediationSentence {
    switch current {
    case 0: said("No relationship across the sides is recorded as holding now.")
    case 1:
      said(
        "The one relationship across the sides that holds has a record from the last "
          + "\(days) days.")
    default:
      said(
        "The \(current) relationships across the sides that hold each have a record from the last "
          + "\(days) days.")
    }
  }

  private func last(_ row: MediationRow, _ courses: MediationSection) -> String {
    guard case .text(let date)? = courses.cell(row, "last-recorded") else {
      return "at no known date"
    }
    return date
  }
}
