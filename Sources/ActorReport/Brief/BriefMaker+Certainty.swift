// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel

/// How sure the answers of sections 4 to 8 are, when the doubt about ties is counted in.
extension BriefMaker {
  /// The analytics whose answers are looked at in every case.
  private static let doubted = [
    "exposure", "convening-set", "inclusion-frontier", "confidence-order",
    "support-and-independence", "issues",
  ]

  /// Those that search so long that on larger maps the brief goes without: `assess` looks at them.
  private static let costly: Set<String> = ["exposure", "inclusion-frontier", "confidence-order"]
  /// The most actors times ties for these.
  private static let largest = 10_000

  /// Whether the doubt about the costly ones is left out although it was asked for.
  static func goesWithoutCostlyDoubt(_ map: ActorMap, _ question: BriefQuestion) -> Bool {
    question.sectionDraws > 0 && question.uncertainty != nil && size(map) > largest
  }

  private static func size(_ map: ActorMap) -> Int {
    max(1, map.actors.count * map.relationships.count)
  }

  /// How the doubt is carried into an analytic; `nil` where nobody asked, or nothing would come of
  /// it.
  static func doubt(
    about id: String, _ question: BriefQuestion, _ map: ActorMap
  ) -> MediationDoubtOptions? {
    guard doubted.contains(id), question.sectionDraws > 0, let options = question.uncertainty else {
      return nil
    }
    switch id {
    case _ where costly.contains(id) && size(map) > largest: return nil
    case "exposure" where map.actors.allSatisfy { $0.visibility == nil }: return nil
    case "inclusion-frontier" where map.actors.allSatisfy { $0.populationShare == nil }: return nil
    case "issues" where map.relationships.allSatisfy(\.layers.isEmpty): return nil
    default:
      return MediationDoubtOptions(
        draws: min(question.sectionDraws, options.maxDraws, affordable(id, map)),
        seed: options.seed,
        trustSpread: options.trustSpread, joinsCommonSources: options.joinsCommonSources)
    }
  }

  /// As many draws as `assess` would make on a map of this size, counted and not timed.
  private static func affordable(_ id: String, _ map: ActorMap) -> Int {
    let size = size(map)
    let searches = (try? MediationCatalog.analytic(id).searches) ?? true
    return searches ? max(20, 200_000 / size) : max(100, 2_000_000 / size)
  }

  static let intervalWords = "5–95 %: where that lies in nine of ten cases, of those that have it."

  /// The doubt about an analytic's answer; `nil` where no probability is known.
  private func doubt(_ id: String) -> MediationDoubt? {
    guard let doubt = results[id]?.doubt, doubt.account.hasProbabilities else { return nil }
    return doubt
  }

  // MARK: - Answers

  /// In how many cases the answer to `question` is the one of the map.
  ///
  /// - Parameter words: says what the answer of the map is, to follow "counted in," and to go
  ///   before "in 9 % of the cases".
  func steadiness(
    of id: String, _ question: String, _ words: (String) -> String
  ) -> [MediationSentence] {
    guard let doubt = doubt(id) else { return [] }
    let answers = doubt.sections.first { $0.id == "doubt.answers" }
    let rows = (answers?.rows ?? []).filter { answers?.cell($0, "question") == .text(question) }
    let isOnMap = { (row: MediationRow) in answers?.cell(row, "on-map") == .truth(true) }
    func share(_ row: MediationRow) -> Double { answers?.cell(row, "share")?.number ?? 0 }
    func name(_ row: MediationRow) -> String { enumerated(row.subject.map(\.name)) }
    guard let same = rows.first(where: isOnMap), same.subject.map(\.id) != ["none"] else {
      return []
    }
    let others = rows.filter { !isOnMap($0) && $0.subject.map(\.id) != ["none"] }
    let next = others.max { share($0) < share($1) }.map { row in
      let lead = share(row) > share(same) + 1e-9 ? "more often it is" : "next is"
      return "; \(lead) \(name(row)) (\(percent(share(row))))"
    }
    return [
      said(
        "With the recorded confidences counted in, \(words(name(same))) in \(percent(share(same))) of "
          + "the cases\(next ?? "").")
    ]
  }

  // MARK: - Numbers

  /// `section` with the interval of a column beside it, where any row has one.
  ///
  /// - Parameters:
  ///   - original: the id of the analytic's section and of its column.
  ///   - key: what the doubt calls a row, where its subject does not tell.
  func withInterval(
    _ section: MediationSection, of id: String, _ original: (section: String, column: String),
    key: (MediationRow) -> [String] = { $0.subject.map(\.id) }
  ) -> MediationSection {
    let name = "doubt.\(original.section).\(original.column)"
    guard let spreads = doubt(id)?.sections.first(where: { $0.id == name }),
      let place = section.columns.firstIndex(where: { $0.id == original.column })
    else { return section }
    let bounds = section.rows.map { row -> [MediationCell] in
      guard let spread = spreads.rows.first(where: { $0.subject.map(\.id) == key(row) }),
        let low = spreads.cell(spread, "low"), let high = spreads.cell(spread, "high")
      else { return [row.cells[place], row.cells[place]] }
      return [low, high]
    }
    guard zip(section.rows, bounds).contains(where: { $1 != [$0.cells[place], $0.cells[place]] })
    else { return section }
    var columns = section.columns
    columns.insert(
      contentsOf: [
        MediationColumn("\(original.column).low", "5 %", .number),
        MediationColumn("\(original.column).high", "95 %", .number),
      ], at: place + 1)
    return MediationSection(
      id: section.id, title: section.title, subject: section.subject, columns: columns,
      rows: zip(section.rows, bounds).map { row, bounds in
        var cells = row.cells
        cells.insert(contentsOf: bounds, at: place + 1)
        return MediationRow(row.subject, cells, ties: row.ties)
      })
  }

  // MARK: - Settings

  /// From how many cases all this comes, as a setting; `nil` where there is none.
  var caseSetting: String? {
    let accounts = Self.doubted.compactMap { doubt($0) }.filter { !$0.sections.isEmpty }
      .map(\.account).filter { $0.drawnTies > 0 }
    guard let most = accounts.map(\.draws).max(), let least = accounts.map(\.draws).min(),
      let error = accounts.map(\.standardError).max()
    else { return nil }
    let number = most == least ? "from \(most)" : "from between \(least) and \(most)"
    return
      "the answers of sections 4 to 8: \(number) cases, standard error of a probability at most "
      + fourDecimals(error)
  }
}
