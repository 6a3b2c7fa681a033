// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import GraphCore

/// What the key numbers of an analytic are on one map, drawn or whole.
struct DoubtReading: Sendable {
  /// Which row of a section: the ids of its subject, or what stands in a column.
  typealias Row = [Named]

  /// One column of numbers.
  struct Numbers: Sendable {
    /// The rows in their order.
    var rows: [Row] = []
    var cells: [Row: MediationCell] = [:]
    /// The rows with the largest number, where it is not 0.
    var leaders: Set<Row> = []
  }

  /// What came out for one question: one answer of many, several rows, or none.
  typealias Answers = [Row]

  let numbers: [Numbers]
  /// By key number that is no column of numbers; one question each, or one for each row.
  let answers: [[DoubtQuestion: Answers]]
  /// The questions in their order.
  let questions: [[DoubtQuestion]]

  /// - Parameter findings: `nil` where the analytic could not answer.
  init(_ findings: MediationFindings?, _ keys: [KeyNumber]) {
    var numbers: [Numbers] = []
    var answers: [[DoubtQuestion: Answers]] = []
    var questions: [[DoubtQuestion]] = []
    for key in keys {
      let section = findings?.section(key.section)
      if let asked = key.numbers {
        numbers.append(
          Self.numbers(section, asked.column, isRanked: asked.isRanked, by: asked.by))
      } else {
        let found = Self.answers(section, key)
        questions.append(found.map(\.question))
        answers.append(
          Dictionary(
            found.map { ($0.question, $0.answers) }, uniquingKeysWith: { first, _ in first }))
      }
    }
    self.numbers = numbers
    self.answers = answers
    self.questions = questions
  }

  private static func numbers(
    _ section: MediationSection?, _ column: String, isRanked: Bool, by: String?
  ) -> Numbers {
    var numbers = Numbers()
    guard let section, let place = section.place(of: column) else { return numbers }
    let naming = by.flatMap(section.place)
    for row in section.rows {
      let name = naming.map { row.named(by: row.cells[$0]) } ?? row.subject
      guard numbers.cells[name] == nil else { continue }
      numbers.rows.append(name)
      numbers.cells[name] = row.cells[place]
    }
    let values = numbers.cells.compactMapValues(\.number)
    if isRanked, let best = values.values.max(), best > 0 {
      numbers.leaders = Set(
        values.filter { TrustProducts.isAsGood($0.value, as: best) }.map(\.key))
    }
    return numbers
  }

  private static func answers(
    _ section: MediationSection?, _ key: KeyNumber
  ) -> [(question: DoubtQuestion, answers: Answers)] {
    let rows = section?.rows ?? []
    switch key {
    case .numbers, .acceptability: return []
    case .rows(_, let what):
      var seen: Set<Row> = []
      return [
        (
          DoubtQuestion(what: what, row: []),
          rows.map(\.subject).filter { seen.insert($0).inserted }
        )
      ]
    case .choice(_, let pick, let what):
      return [(DoubtQuestion(what: what, row: []), chosen(pick, of: rows, section))]
    case .words(_, let column):
      guard let section, let place = section.place(of: column) else { return [] }
      return rows.map { row in
        (
          DoubtQuestion(what: section.columns[place].title, row: row.subject),
          [[Named(row.cells[place].words)]]
        )
      }
    }
  }

  /// Several rows that are the answer together are one answer.
  private static func chosen(
    _ pick: KeyNumber.Pick, of rows: [MediationRow], _ section: MediationSection?
  ) -> Answers {
    switch pick {
    case .first: rows.first.map { [$0.subject] } ?? []
    case .last: rows.last.map { [$0.subject] } ?? []
    case .marked(let column):
      section?.place(of: column).map { place in
        let marked = rows.filter { $0.cells[place] == .truth(true) }.flatMap(\.subject)
        return marked.isEmpty ? [] : [marked]
      } ?? []
    }
  }
}

/// What is asked of every draw, of the map or of one row.
struct DoubtQuestion: Hashable, Sendable {
  /// `the smallest table`, or the title of a column.
  let what: String
  /// The row that it is asked of; empty where it is asked of the whole.
  let row: [Named]

  /// For tables and sentences.
  var words: String {
    row.isEmpty ? what : "\(what) of \(enumerated(row.map(\.name)))"
  }
}

extension MediationRow {
  /// Other things are told beside the subject, numbers in its place.
  fileprivate func named(by cell: MediationCell) -> [Named] {
    if case .items(let items) = cell { subject + items } else { [Named(cell.words)] }
  }
}

extension MediationSection {
  /// Where a column stands.
  func place(of column: String) -> Int? { columns.firstIndex { $0.id == column } }
}

extension MediationCell {
  /// The cell as a word.
  var words: String {
    switch self {
    case .number(let number): rounded(number)
    case .count(let count): String(count)
    case .text(let text): text
    case .truth(let truth): truth ? "yes" : "no"
    case .items(let items): items.isEmpty ? "none" : enumerated(items.map(\.name))
    case .undefined(let reason): "undefined, because \(reason.words)"
    }
  }
}
