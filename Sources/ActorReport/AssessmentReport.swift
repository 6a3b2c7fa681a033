// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
public import ActorMediation
internal import ActorModel

/// Results of mediation analytics on one map, ready to be written in every form.
public struct AssessmentReport: Sendable {
  /// An analytic that could not answer, with the reason.
  public struct Refusal: Hashable, Sendable {
    /// The analytic's id.
    public let analytic: String
    /// Why, as a sentence.
    public let reason: String
    /// Makes a refusal.
    public init(analytic: String, reason: String) {
      self.analytic = analytic
      self.reason = reason
    }
  }

  /// What the two maps of a report are to each other.
  public enum Pairing: Hashable, Sendable {
    /// Two maps of one conflict.
    case maps
    /// One map, before and after changes.
    case changes
  }

  /// The map and what all analytics share.
  public var ground: MediationGround
  /// The first map, where two are compared; `ground` is then the second.
  public var first: MediationGround?
  /// What the two are to each other.
  public var pairing = Pairing.maps
  /// The results in the order in which they were asked for.
  public var results: [MediationResult]
  /// Analytics that could not answer.
  public var refusals: [Refusal]

  /// Collects results.
  public init(
    _ ground: MediationGround, results: [MediationResult], refusals: [Refusal] = []
  ) {
    self.ground = ground
    self.results = results
    self.refusals = refusals
  }

  /// The whole report in `format`.
  public func text(as format: ReportFormat) -> String {
    switch format {
    case .table: prose(.plain)
    case .markdown: prose(.markdown)
    case .csv: csv()
    case .json: JSONText.pretty(tree) + "\n"
    case .jsonl: lines()
    }
  }

  /// What the forms without sentences would keep to themselves: why an analytic has no answer.
  public var unanswered: [String] {
    results.filter { result in
      result.findings.sections.allSatisfy { $0.rows.isEmpty || $0.id == "contradiction" }
    }.flatMap { result in
      (result.findings.notices + result.findings.sentences.map(\.text)).map {
        "\(result.descriptor.id): \($0)"
      }
    }
  }

  // MARK: - For people

  private func prose(_ form: Prose.Form) -> String {
    var prose = Prose(form)
    prose.heading(title)
    prose.lines(opening)
    for result in results { add(result, to: &prose) }
    for refusal in refusals {
      prose.heading(refusal.analytic, level: 2)
      prose.lines(["Not answered: \(refusal.reason)."])
    }
    return prose.text
  }

  private var title: String {
    let title = ground.map.title ?? (first == nil ? "Assessment" : "Two maps")
    guard let first else { return title }
    if pairing == .changes { return "\(title): what if" }
    let other = first.map.title ?? title
    return other == title ? "\(title): two maps" : "\(other) and \(title)"
  }

  private var opening: [String] {
    let between =
      ground.ends.isEmpty ? [] : ["Between \(enumerated(ground.ends.map(\.name)))."]
    if let first, pairing == .changes {
      return [
        "Before the changes: \(headline(of: first))", "After the changes: \(ground.view.words)",
      ] + between + ground.scopeNotes + ground.ends.map(speakers) + rule
    }
    if let first {
      return ["First map: \(headline(of: first))", "Second map: \(headline(of: ground))"] + rule
    }
    return between + ground.scopeNotes + ground.ends.map(speakers) + rule
      + [ground.view.words(after: "Where trust is read"), otherTies]
  }

  /// Whether any result hangs on how acceptability is read.
  var readsAcceptability: Bool { results.contains { $0.descriptor.readsAcceptability } }

  private var rule: [String] { readsAcceptability ? [ground.rule.words] : [] }

  /// Not every analytic reads trust, or trust alone.
  private var otherTies: String {
    "What else is read (signs, kinds, issues, dates) comes from all \(count(ground.ties.count, "tie")) "
      + "in force and asked for."
  }

  /// Whose map it is, of what date, and how it was read.
  private func headline(of ground: MediationGround) -> String {
    let map = ground.map
    return (map.title ?? "without a title") + (map.asOf.map { ", as of \($0)" } ?? "")
      + (map.viewpoint.map { ", as seen by \($0)" } ?? "") + ". " + ground.view.words
  }

  private func speakers(of end: ConflictEnd) -> String {
    let names = end.principals.map(ground.name)
    if names == [end.name] { return "\(end.name) speaks for itself." }
    return "\(end.name) speaks through \(enumerated(names))"
      + (names.count > 1 ? "; \(ground.rule.principals.decision)." : ".")
  }

  private func add(_ result: MediationResult, to prose: inout Prose) {
    let descriptor = result.descriptor
    prose.heading("\(descriptor.title) (\(descriptor.number), \(descriptor.id))", level: 2)
    let used = result.parameters.map { "\($0.name) \($0.value.isEmpty ? "none" : $0.value)" }
    prose.lines(
      ["\(descriptor.question) \(descriptor.definition)"]
        + (used.isEmpty ? [] : ["With \(used.joined(separator: ", "))."]))
    prose.lines(result.findings.notices)
    if !result.findings.sentences.isEmpty { prose.entries(result.findings.sentences.map(\.text)) }
    for section in result.findings.sections { add(section, to: &prose) }
    if !result.changes.isEmpty { prose.entries(result.changes.map(\.text)) }
    if let doubt = result.doubt { add(doubt, to: &prose) }
    prose.lines(["Limit: \(descriptor.caveat)"])
  }

  private func add(_ doubt: MediationDoubt, to prose: inout Prose) {
    prose.heading("How sure this is", level: 3)
    prose.lines(doubt.account.words + doubt.notices)
    if !doubt.sentences.isEmpty { prose.entries(doubt.sentences.map(\.text)) }
    for section in doubt.sections { add(section, to: &prose) }
  }

  private func add(_ section: MediationSection, to prose: inout Prose) {
    guard !section.rows.isEmpty || !section.sentences.isEmpty else { return }
    prose.heading(section.title, level: 3)
    if !section.rows.isEmpty {
      let sheet = SectionTable(section)
      if prose.form != .plain || sheet.isReadable {
        prose.table(sheet.table)
      } else {
        prose.entries(sheet.entries)
      }
      prose.lines(section.legend + section.undefinedNotes)
    }
    if !section.sentences.isEmpty { prose.entries(section.sentences.map(\.text)) }
  }

  // MARK: - For spreadsheets

  private func csv() -> String {
    SectionSheet.csv(
      labels: ["analytic", "section"],
      results.flatMap { result in
        result.sections.map { ([result.descriptor.id, $0.id], $0) }
      })
  }
}

/// A section as a table for people.
private struct SectionTable {
  private(set) var table: Table
  private let section: MediationSection

  /// Whether it fits on a page in at most two parts.
  var isReadable: Bool {
    let lines = table.text().split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count { $0.isEmpty } <= 2
      && lines.allSatisfy { TextLine.width(of: String($0)) <= TextLine.limit }
  }

  /// The rows as lines of words, for what is too wide for a table.
  var entries: [String] {
    section.rows.map { row in
      let cells = zip(section.columns, row.cells).map { "\($0.title) \($1.names)" }
      return row.subject.map(\.name).joined(separator: " + ") + ": " + cells.joined(separator: "; ")
    }
  }

  init(_ section: MediationSection) {
    self.section = section
    let hasNames = section.rows.contains { row in row.subject.contains { $0.id != $0.name } }
    let subjects: [Table.Column] =
      [.text(section.subject)] + (hasNames ? [.text("name", shrinkableTo: 12)] : [])
    table = Table(
      subjects
        + section.columns.map {
          switch $0.kind {
          case .number, .count: .number($0.title)
          case .text, .truth: .text($0.title)
          // Long lists are cut where lines would be too long; every other form has them whole.
          case .items: .text($0.title, shrinkableTo: 40)
          }
        })
    table.rows = section.rows.map { row in
      let names = hasNames ? [row.subject.map(\.name).joined(separator: ", ")] : []
      return [row.subject.map(\.id).joined(separator: ", ")] + names + row.cells.map(\.words)
    }
  }
}

extension MediationCell {
  /// For people, rounded.
  fileprivate var words: String {
    switch self {
    case .number(let number): fourDecimals(number, minus: "−")
    case .count(let count): count < 0 ? "−\(count.magnitude)" : String(count)
    case .text(let text): text
    case .truth(let truth): truth ? "yes" : "no"
    case .items(let items): items.isEmpty ? "none" : items.map(\.id).joined(separator: ", ")
    case .undefined: "–"
    }
  }

  /// The same with names in place of ids.
  fileprivate var names: String {
    guard case .items(let items) = self, !items.isEmpty else { return words }
    return enumerated(items.map(\.name))
  }
}

extension MediationSection {
  fileprivate var legend: [String] {
    columns.compactMap { column in column.legend.map { "\(column.title): \($0)." } }
  }

  fileprivate var undefinedNotes: [String] {
    UndefinedReason.allCases.compactMap { reason in
      let missing = columns.indices.filter { column in
        rows.contains { $0.cells[column] == .undefined(reason) }
      }.map { columns[$0].title }
      return missing.isEmpty
        ? nil : "–: \(enumerated(missing)) undefined where \(reason.words) (\(reason.rawValue))."
    }
  }
}

extension MediationResult {
  /// The tables of the answer, and those that tell how sure it is.
  var sections: [MediationSection] { findings.sections + (doubt?.sections ?? []) }
}
