// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation
internal import ActorModel

/// How alike several measures rank the actors of one view: every pair of them, ready to be written.
public struct CorrelationReport: Sendable {
  /// The measures' results with those that have no meaning on this view.
  private let report: MeasureReport
  /// The correlation of each measure with each one before it.
  private let correlations: [[RankCorrelation]]

  /// Compares all results of `report`.
  ///
  /// - Precondition: all are measures of actors.
  /// - Complexity: O(k² n log n) for k measures of n actors.
  public init(_ report: MeasureReport) {
    precondition(
      report.results.allSatisfy { $0.descriptor.subject == .actor }, "measures of actors")
    self.report = report
    correlations = report.results.enumerated().map { place, result in
      report.results.prefix(place).map { RankCorrelation($0, result) }
    }
  }

  /// The whole report in `format`.
  public func text(as format: ReportFormat) -> String {
    switch format {
    case .table: prose(.plain)
    case .markdown: prose(.markdown)
    case .csv: csv()
    case .json: JSONText.pretty(tree) + "\n"
    case .jsonl: pairs.map { JSONText.line(.tree(fields(of: $0))) + "\n" }.joined()
    }
  }

  private var ids: [String] { report.results.map { $0.descriptor.id } }

  /// Every two measures, in the order in which they were asked for.
  private var pairs: [(first: Int, second: Int)] {
    ids.indices.flatMap { first in ids.indices.filter { $0 > first }.map { (first, $0) } }
  }

  private func correlation(_ a: Int, _ b: Int) -> RankCorrelation {
    correlations[max(a, b)][min(a, b)]
  }

  // MARK: - For people

  private func prose(_ form: Prose.Form) -> String {
    var prose = Prose(form)
    if form == .markdown { prose.heading(report.title ?? "Rank correlations") }
    prose.lines([report.view.words])
    prose.heading("How alike these measures rank actors", level: 2)
    prose.lines([
      "1: the same order; −1: one is the other turned round; actors for whom a measure has no value "
        + "do not count.", "Kendall’s tau-b:",
    ])
    prose.table(matrix(\.kendall))
    prose.lines(["Spearman’s rank correlation:"])
    prose.table(matrix(\.spearman))
    prose.lines(answersBySmall + notes)
    MeasureRefusal.add(report.refusals, to: &prose)
    return prose.text
  }

  private func matrix(_ value: KeyPath<RankCorrelation, Cell>) -> Table {
    var table = Table([.text("measure")] + ids.map(Table.Column.number))
    for row in ids.indices {
      table.rows.append(
        [ids[row]]
          + ids.indices.map { column in
            guard row != column else { return "" }
            let cell = correlation(row, column)[keyPath: value]
            return cell.number.map { fourDecimals($0) } ?? "–"
          })
    }
    return table
  }

  /// Measures whose small values answer their question.
  private var smallest: [String] {
    report.results.map(\.descriptor).filter { $0.answer == .smallest }.map(\.id)
  }

  /// Else their rankings would look opposed to others that say the same.
  private var answersBySmall: [String] {
    guard !smallest.isEmpty, smallest.count < ids.count else { return [] }
    return [
      "Small values answer the question of \(enumerated(smallest)): near −1 with a measure of which "
        + "large ones do, both name the same actors."
    ]
  }

  private var notes: [String] {
    UndefinedReason.allCases.compactMap { reason in
      let missing = pairs.filter { correlation($0.first, $0.second).kendall == .undefined(reason) }
      return missing.isEmpty
        ? nil
        : "–: \(count(missing.count, "pair")) undefined (\(reason.rawValue)): \(reason.words)."
    }
  }

  // MARK: - For programs

  private func csv() -> String {
    var table = Table([
      .text("measure"), .text("with"), .number("actors"), .number("kendall"), .number("spearman"),
    ])
    for (first, second) in pairs {
      let found = correlation(first, second)
      table.rows.append(
        [ids[first], ids[second], String(found.count)]
          + [found.kendall, found.spearman].map { $0.number.map(JSONText.number) ?? "" })
    }
    return table.csv()
  }

  private var tree: AttributeValue {
    .tree([
      (
        "map",
        .tree([
          ("title", report.title.map(AttributeValue.string)), ("actors", .integer(report.actors)),
          ("relationships", .integer(report.view.relationships)),
        ])
      ),
      ("view", report.view.tree), ("measures", .strings(ids)),
      ("answeredBySmall", smallest.isEmpty ? nil : .strings(smallest)),
      ("correlations", .list(pairs.map { .tree(fields(of: $0)) })),
      ("refused", MeasureRefusal.tree(report.refusals)),
    ])
  }

  private func fields(of pair: (first: Int, second: Int)) -> [(String, AttributeValue?)] {
    let found = correlation(pair.first, pair.second)
    var reason: String?
    if case .undefined(let why) = found.kendall { reason = why.rawValue }
    return [
      ("measures", .strings([ids[pair.first], ids[pair.second]])),
      ("actors", .integer(found.count)),
      ("kendall", found.kendall.number.map(AttributeValue.double)),
      ("spearman", found.spearman.number.map(AttributeValue.double)),
      ("undefined", reason.map(AttributeValue.string)),
    ]
  }
}
