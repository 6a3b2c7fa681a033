// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorAnalytics
internal import ActorMediation

// Asked for all measures, a reader first wants to see who answers which question, then the numbers
// side by side; how each is computed is told where one measure is asked for.
extension MeasureReport {
  /// How many of those that answer best are named.
  private static let named = 3

  /// By family who answers each question best, and the values of the actors side by side.
  func overview(in form: Prose.Form) -> String {
    var prose = Prose(form)
    if form == .markdown { prose.heading(title ?? "Measures") }
    prose.lines([view.words])
    for family in MeasureFamily.allCases {
      let ours = results.filter { $0.descriptor.family == family }
      guard !ours.isEmpty else { continue }
      prose.heading(family.title, level: 2)
      let ofActors = ours.filter { $0.descriptor.subject == .actor }
      if !ofActors.isEmpty, actors > 0 {
        prose.table(answers(of: ofActors, isCut: form == .plain))
        prose.table(values(of: ofActors))
      }
      let others = ours.filter { $0.descriptor.subject != .actor }
      if !others.isEmpty {
        prose.lines(["Ties, groups and the whole:"])
        prose.definitions(others.map { ($0.descriptor.id, best(of: $0).joined(separator: "; ")) })
      }
    }
    MeasureRefusal.add(refusals, to: &prose)
    let reasons = occurringReasons
    if !reasons.isEmpty {
      prose.heading("Where there is no value", level: 2)
      prose.definitions(reasons.map { ($0.rawValue, $0.words + ".") })
    }
    prose.lines([
      "How each is computed: actormap list measures --details. All rows of one: -m ID; everything "
        + "for a spreadsheet: --format csv."
    ])
    return prose.text
  }

  // MARK: - Who answers

  /// - Parameter isCut: whether names are cut so that a line fits a terminal.
  private func answers(of results: [MeasureResult], isCut: Bool) -> Table {
    let widest = results.map(\.descriptor.id.count).max() ?? 0
    let width = isCut ? (TextLine.limit - widest - 2 * Self.named) / Self.named : .max
    var table = Table(["measure", "first", "second", "third"].map { .text($0) })
    for result in results {
      let best = best(of: result, width: width)
      table.rows.append(
        [result.descriptor.id] + (0..<Self.named).map { $0 < best.count ? best[$0] : "" })
    }
    return table
  }

  /// The subjects that answer best, with their values; why there is none where nobody does.
  ///
  /// - Parameter width: what a name and its value may take together.
  private func best(of result: MeasureResult, width: Int = .max) -> [String] {
    let defined = result.order.filter { result.ranks[$0] != nil }
    // Among equal ones the ids decide, whichever end of the ranking answers.
    let ordered =
      result.descriptor.answer == .smallest
      ? defined.enumerated().sorted { a, b in
        let ranks = (result.ranks[a.element] ?? 0, result.ranks[b.element] ?? 0)
        return ranks.0 == ranks.1 ? a.offset < b.offset : ranks.0 > ranks.1
      }.map(\.element) : defined
    guard !ordered.isEmpty else { return [absence(in: result)] }
    if result.descriptor.subject == .map { return all(of: result) }
    if result.descriptor.answer == .parts { return [parts(of: result)] }
    // Where only some are marked, those without a mark are no answer.
    let marks = Set(ordered.map { result.columns[0].cells[$0].number })
    let shown =
      marks.isSubset(of: [0, 1])
      ? ordered.filter { result.columns[0].cells[$0].number == 1 } : ordered
    guard !shown.isEmpty else { return ["none"] }
    if case .set(let actors) = result.subjects[shown[0]], actors.count > Self.named {
      let others = shown.count > 1 ? ", \(shown.count - 1) more" : ""
      return ["\(words(of: result.subjects[shown[0]])) \(number(result, shown[0]))" + others]
    }
    // Several who share the last place that is named must not look as if they were below it.
    let further = shown.dropFirst(Self.named).count {
      result.ranks[$0] == result.ranks[shown[Self.named - 1]]
    }
    return shown.prefix(Self.named).enumerated().map { place, row in
      let isLast = place == Self.named - 1 && further > 0
      let value = " \(number(result, row))" + (isLast ? ", \(further) more" : "")
      let room = width == .max ? .max : max(4, width - TextLine.width(of: value))
      return TextLine.cut(words(of: result.subjects[row]), to: room) + value
    }
  }

  /// The value of every column.
  private func all(of result: MeasureResult) -> [String] {
    result.columns.enumerated().map { place, column in
      let value = column.cells[0].number.map { fourDecimals($0) } ?? "–"
      return place == 0
        ? value : String(column.name.dropFirst(result.descriptor.id.count)) + " " + value
    }
  }

  /// How many parts there are, and how many actors the largest have.
  private func parts(of result: MeasureResult) -> String {
    var sizes: [Double: Int] = [:]
    let numbers = result.columns.first { $0.name.hasSuffix(".number") } ?? result.columns[0]
    for case .value(let part) in numbers.cells { sizes[part, default: 0] += 1 }
    let largest = sizes.values.sorted(by: >)
    let shown = largest.prefix(Self.named).map(String.init).joined(separator: ", ")
    return "\(count(sizes.count, "part")) of \(shown)" + (largest.count > Self.named ? ", …" : "")
  }

  private func number(_ result: MeasureResult, _ row: Int) -> String {
    result.columns[0].cells[row].number.map { fourDecimals($0) } ?? "–"
  }

  private func absence(in result: MeasureResult) -> String {
    for cell in result.columns[0].cells {
      if case .undefined(let reason) = cell { return "– (\(reason.rawValue))" }
    }
    return "–"
  }

  private func words(of subject: MeasureSubject) -> String {
    switch subject {
    case .actor(_, let name): name
    case .tie(_, let from, let to): "\(from) → \(to)"
    case .pair, .set, .group, .map: subject.id
    }
  }

  // MARK: - The numbers

  /// A row for each actor, a column for each measure.
  private func values(of results: [MeasureResult]) -> Table {
    var table = Table(
      [.text("actor", shrinkableTo: 20)] + results.map { .number($0.descriptor.id) })
    guard let first = results.first else { return table }
    for row in rows(of: first) {
      let values = results.map { result in
        result.columns[0].cells[row].number.map { fourDecimals($0) } ?? "–"
      }
      table.rows.append([words(of: first.subjects[row])] + values)
    }
    return table
  }

  private var occurringReasons: [UndefinedReason] {
    let found = Set(
      results.flatMap { result in
        (result.columns.first?.cells ?? []).compactMap { cell -> UndefinedReason? in
          if case .undefined(let reason) = cell { reason } else { nil }
        }
      })
    return UndefinedReason.allCases.filter(found.contains)
  }
}
