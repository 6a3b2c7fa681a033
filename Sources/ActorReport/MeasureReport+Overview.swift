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
        prose.lines(notesOnReach(of: ofActors))
        prose.table(values(of: ofActors))
      }
      add(others: ours.filter { $0.descriptor.subject != .actor }, to: &prose)
    }
    addParameters(to: &prose)
    MeasureRefusal.add(refusals, to: &prose)
    let reasons = occurringReasons
    if !reasons.isEmpty {
      prose.heading("Where there is no value", level: 2)
      prose.definitions(reasons.map { ($0.rawValue, $0.words + ".") })
    }
    prose.lines(onlyByName)
    prose.lines([
      "How each is computed: actormap list measures ID. All rows of one: -m ID; everything for a "
        + "spreadsheet: --format csv."
    ])
    return prose.text
  }

  /// What is not asked for with all others.
  private var onlyByName: [String] {
    let there = Set(results.map(\.descriptor.id) + refusals.map(\.measure))
    let missing = MeasureCatalog.all.map { $0.descriptor }
      .filter { $0.isOnlyByName && !there.contains($0.id) }.map(\.id)
    guard !missing.isEmpty else { return [] }
    return [
      "Only by name (-m ID), since they estimate another measure, take long or list pairs or many "
        + "sets of actors: \(missing.joined(separator: ", "))."
    ]
  }

  /// What measures of actors were computed with; the others say it beside their values.
  private func addParameters(to prose: inout Prose) {
    var together: [(words: String, measures: [String])] = []
    for result in results where result.descriptor.subject == .actor {
      let words = result.parameterWords
      guard !words.isEmpty else { continue }
      if let place = together.firstIndex(where: { $0.words == words }) {
        together[place].measures.append(result.descriptor.id)
      } else {
        together.append((words, [result.descriptor.id]))
      }
    }
    guard !together.isEmpty else { return }
    prose.heading("Computed with", level: 2)
    prose.definitions(together.map { ($0.words, $0.measures.joined(separator: ", ") + ".") })
  }

  // MARK: - Ties, sets, groups and the whole

  /// So many values of the whole map are read in a line.
  private static let valuesInLine = 6

  private func add(others: [MeasureResult], to prose: inout Prose) {
    guard !others.isEmpty else { return }
    prose.lines(["Ties, groups and the whole:"], isApart: true)
    let lines = others.filter { !Self.isTable($0) }
    prose.definitions(lines.map { (term(for: $0), best(of: $0).joined(separator: "; ")) })
    for result in others where Self.isTable(result) {
      prose.lines([term(for: result) + ":"])
      prose.table(Self.table(ofMap: result))
    }
  }

  /// The id, with what was chosen.
  private func term(for result: MeasureResult) -> String {
    let used = result.parameterWords
    return result.descriptor.id + (used.isEmpty ? "" : " (\(used))")
  }

  /// Whether a result of the whole map has too many values for a line.
  static func isTable(_ result: MeasureResult) -> Bool {
    result.descriptor.subject == .map && !result.subjects.isEmpty
      && result.columns.count > valuesInLine
  }

  /// The values of the whole map: a column each or, where several are told of each part, such as
  /// what chance expects, a row each.
  static func table(ofMap result: MeasureResult) -> Table {
    let id = result.descriptor.id
    let names = result.columns.map { String($0.name.dropFirst(id.count + 1)) }
    let numbers = result.columns.map { $0.cells[0].number.map { fourDecimals($0) } ?? "–" }
    let values = Dictionary(zip(names, numbers), uniquingKeysWith: { first, _ in first })
    let facets = ["expected", "z"].filter { facet in
      names.contains(facet) && names.contains { $0.hasSuffix("-\(facet)") }
    }
    guard !facets.isEmpty else {
      var table = Table(names.map { .number($0.isEmpty ? "all" : $0) })
      table.rows = [names.map { values[$0] ?? "–" }]
      return table
    }
    let parts = names.filter { name in
      !facets.contains { name == $0 || name.hasSuffix("-\($0)") }
    }
    var table = Table([.text("")] + (["value"] + facets).map { .number($0) })
    table.rows = parts.map { part in
      [part.isEmpty ? "all" : part, values[part] ?? "–"]
        + facets.map { values[part.isEmpty ? $0 : "\(part)-\($0)"] ?? "–" }
    }
    return table
  }

  // MARK: - Who answers

  /// - Parameter isCut: whether names are cut so that a line fits a terminal.
  private func answers(of results: [MeasureResult], isCut: Bool) -> Table {
    let widest = results.map { ($0.countingReach ?? $0).columns[0].name.count }.max() ?? 0
    let width = isCut ? (TextLine.limit - widest - 2 * Self.named) / Self.named : .max
    var table = Table(["measure", "first", "second", "third"].map { .text($0) })
    for result in results {
      let shown = result.countingReach ?? result
      let best = best(of: shown, width: width)
      table.rows.append(
        [shown.columns[0].name] + (0..<Self.named).map { $0 < best.count ? best[$0] : "" })
    }
    return table
  }

  /// On a map in parts, one who is near to few can come before one who is near to nearly all.
  private func notesOnReach(of results: [MeasureResult]) -> [String] {
    guard let closeness = results.first(where: { $0.countingReach != nil }) else { return [] }
    let counting = closeness.countingReach?.columns[0].name ?? ""
    let isThere = results.contains { $0.descriptor.id == "eccentricity" }
    return [
      "Not every actor reaches every other: \(counting) also counts how many are reached; "
        + "\(closeness.descriptor.id)\(isThere ? " and eccentricity look" : " looks") at those "
        + "alone, so that whoever is near to a few can come first."
    ]
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
    let marks = Set(ordered.map { result.columns[0].cells[$0].number })
    guard marks != [0] else { return ["all 0"] }
    // Where only some are marked, those without a mark are no answer.
    let shown =
      marks == [0, 1] && result.descriptor.answer == .largest
      ? ordered.filter { result.columns[0].cells[$0].number == 1 } : ordered
    if case .set(let actors) = result.subjects[shown[0]], actors.count > Self.named {
      let others = shown.count > 1 ? "; \(count(shown.count - 1, "more set"))" : ""
      return ["\(words(of: result.subjects[shown[0]])): \(number(result, shown[0]))" + others]
    }
    // Several who share the last place that is named must not look as if they were below it.
    let further = shown.dropFirst(Self.named).count {
      result.ranks[$0] == result.ranks[shown[Self.named - 1]]
    }
    return shown.prefix(Self.named).enumerated().map { place, row in
      let isLast = place == Self.named - 1 && further > 0
      let sign = result.descriptor.subject == .set ? ": " : " "
      let value = sign + number(result, row) + (isLast ? ", \(further) more" : "")
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
    if result.subjects.isEmpty { return "– (\(result.descriptor.subject.absence))" }
    for cell in result.columns[0].cells {
      if case .undefined(let reason) = cell { return "– (\(reason.rawValue))" }
    }
    return "–"
  }

  private func words(of subject: MeasureSubject) -> String {
    switch subject {
    case .actor(_, let name): name
    case .tie(_, let from, let to):
      "\(name(from)) \(view.isDirected ? "→" : "–") \(name(to))"
    case .pair(let from, let to): "\(name(from)) → \(name(to))"
    case .set(let actors): names(actors)
    case .group, .map: subject.id
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

extension MeasureResult {
  /// The same result led by the column that counts how many are reached as well, where the first
  /// one looks at the reached alone and not all are; `nil` elsewhere.
  fileprivate var countingReach: MeasureResult? {
    guard columns.count > 1, columns[1].name.hasSuffix(".wasserman-faust") else { return nil }
    let isWhole = zip(columns[0].cells, columns[1].cells).allSatisfy { alone, counting in
      guard let alone = alone.number, let counting = counting.number else { return false }
      return (alone - counting).magnitude <= 1e-9 * alone.magnitude
    }
    let given = Dictionary(
      parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    guard !isWhole, let arguments = try? MeasureArguments(given, for: descriptor) else {
      return nil
    }
    return MeasureResult(
      descriptor, parameters: arguments, subjects: subjects, columns: [columns[1]])
  }
}
