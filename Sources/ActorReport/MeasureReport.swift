// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorAnalytics
internal import ActorMediation
internal import ActorModel

/// Results of measures on one view, ready to be written.
public struct MeasureReport: Sendable {
  /// The map's title.
  public var title: String?
  /// The number of actors.
  public var actors: Int
  /// How the map was read.
  public var view: ViewReport
  /// The results in the order in which they were asked for.
  public var results: [MeasureResult]
  /// Measures that have no meaning on this view.
  public var refusals: [MeasureRefusal]
  /// Only the first rows of each measure; `nil` means all.
  public var top: Int?
  /// What an actor is called whose id is known; results of ties and sets tell ids alone.
  public var name: @Sendable (String) -> String = { $0 }
  /// Which ties the view left out, where that is known; JSON names them.
  public var leftOut: LeftOutTies?
  /// Whether people are shown who answers which question best and the values side by side, instead
  /// of one measure after the other with all that there is to know of it.
  public var isOverview = false

  /// Collects results.
  public init(
    title: String?, actors: Int, view: ViewReport, results: [MeasureResult],
    refusals: [MeasureRefusal] = [], top: Int? = nil
  ) {
    self.title = title
    self.actors = actors
    self.view = view
    self.results = results
    self.refusals = refusals
    self.top = top
  }

  /// The whole report in `format`.
  public func text(as format: ReportFormat) -> String {
    switch format {
    case .table: isOverview ? overview(in: .plain) : prose(.plain)
    case .markdown: isOverview ? overview(in: .markdown) : prose(.markdown)
    case .csv: csv()
    case .json: JSONText.pretty(tree) + "\n"
    case .jsonl: lines()
    }
  }

  func rows(of result: MeasureResult) -> ArraySlice<Int> {
    result.order.prefix(top ?? result.order.count)
  }

  // MARK: - For people

  private func prose(_ form: Prose.Form) -> String {
    var prose = Prose(form)
    if form == .markdown { prose.heading(title ?? "Measures") }
    prose.lines([view.words])
    for result in results { add(result, to: &prose) }
    MeasureRefusal.add(refusals, to: &prose)
    return prose.text
  }

  private func add(_ result: MeasureResult, to prose: inout Prose) {
    let descriptor = result.descriptor
    prose.heading("\(descriptor.title) (\(descriptor.id))", level: 2)
    let used = result.parameterWords
    prose.lines(
      ["\(descriptor.summary) \(descriptor.convention)"] + (used.isEmpty ? [] : ["With \(used)."]))
    if result.subjects.isEmpty {
      prose.lines(["No rows: \(descriptor.subject.absence)."])
    } else if descriptor.subject == .set {
      addSets(of: result, to: &prose)
    } else if Self.isTable(result) {
      prose.table(Self.table(ofMap: result))
    } else {
      prose.table(table(of: result))
    }
    prose.lines(undefinedNotes(of: result) + uncertaintyLegend(of: result))
    if let orders = OrderTable.table(result.above) {
      prose.lines(["How often the value of the one in the row is above that of the other:"])
      prose.table(orders)
    }
  }

  private func uncertaintyLegend(of result: MeasureResult) -> [String] {
    guard let account = result.uncertainty else { return [] }
    guard account.hasProbabilities else { return account.words }
    guard result.descriptor.subject == .actor else { return [] }
    let isUndefined = shownColumns(of: result).contains { $0.name.hasSuffix(".undefined-share") }
    return [
      ".mean, .low and .high: the mean and the 5–95 % interval over the cases in which the value is "
        + "defined, counting in that ties may not exist.",
      ".first: the probability that no value is larger; equal ones are all first.",
      ".within: the probability of being among the first \(account.options.within).",
      isUndefined
        ? ".undefined-share: the share of cases in which the value is undefined."
        : "The value is defined in every case.",
    ] + account.words
  }

  /// What the probabilities were computed from, each sentence once.
  public var uncertaintyNotes: [String] {
    var seen: Set<String> = []
    return results.flatMap { $0.uncertainty?.words ?? [] }.filter { seen.insert($0).inserted }
  }

  /// Sets have room for all their members; what all of them share is said once.
  private func addSets(of result: MeasureResult, to prose: inout Prose) {
    let common = commonMembers(of: result)
    if !common.isEmpty {
      let sets = count(rows(of: result).count, "set")
      prose.lines(["Each of these \(sets) has \(names(common)), and besides:"])
    }
    prose.table(
      table(of: result, as: [.text("actors", wrappedTo: 36)]) { subject in
        guard case .set(let actors) = subject else { return subject.cells }
        let own = actors.filter { !common.contains($0) }
        return [own.isEmpty ? "nobody else" : self.names(own)]
      })
  }

  /// The members that all sets have which are shown; none where naming them each time is no burden.
  private func commonMembers(of result: MeasureResult) -> [String] {
    let sets = rows(of: result).compactMap { row -> [String]? in
      if case .set(let actors) = result.subjects[row] { actors } else { nil }
    }
    guard sets.count > 1, let first = sets.first else { return [] }
    let common = sets.dropFirst().reduce(into: Set(first)) { $0.formIntersection($1) }
    return common.count > 2 ? first.filter(common.contains) : []
  }

  func names(_ ids: [String]) -> String { ids.map(name).joined(separator: ", ") }

  /// - Parameters:
  ///   - named: the columns that name a subject; those of its kind unless told.
  ///   - cells: what they hold.
  private func table(
    of result: MeasureResult, as named: [Table.Column]? = nil,
    naming cells: (MeasureSubject) -> [String] = \.cells
  ) -> Table {
    let named = named ?? result.descriptor.subject.columns
    let columns = shownColumns(of: result)
    let values = columns.enumerated().map { place, column in
      Table.Column.number(
        place == 0 ? column.name : String(column.name.dropFirst(columns[0].name.count)))
    }
    var table = Table([.number("rank")] + named + values)
    for row in rows(of: result) {
      let rank = result.ranks[row].map(String.init) ?? "–"
      let numbers = columns.map { $0.cells[row].number.map { fourDecimals($0) } ?? "–" }
      table.rows.append([rank] + cells(result.subjects[row]) + numbers)
    }
    return table
  }

  /// A share of undefined cases that is 0 everywhere is told in words.
  private func shownColumns(of result: MeasureResult) -> [MeasureColumn] {
    guard result.uncertainty != nil else { return result.columns }
    return result.columns.filter { column in
      !column.name.hasSuffix(".undefined-share")
        || column.cells.contains { ($0.number ?? 0) > 0 }
    }
  }

  private func undefinedNotes(of result: MeasureResult) -> [String] {
    let noun = result.descriptor.subject.rawValue
    return UndefinedReason.allCases.compactMap { reason in
      let rows = rows(of: result).count { row in
        result.columns.contains { $0.cells[row] == .undefined(reason) }
      }
      return rows == 0
        ? nil : "Undefined for \(count(rows, noun)) (\(reason.rawValue)): \(reason.words)."
    }
  }

  // MARK: - For spreadsheets

  /// One row a subject and one column a value. With measures of actors and of ties together, the
  /// actors come first and the columns of the other kind of subject stay empty; the whole map comes
  /// last and has no column that names it. Subjects that the first measure of their kind does not
  /// have follow its own.
  private func csv() -> String {
    let kinds = [SubjectKind.actor, .tie, .pair, .set, .group, .map].filter { kind in
      results.contains { $0.descriptor.subject == kind }
    }
    var table = Table(
      kinds.flatMap(\.columns)
        + results.flatMap { columnNames(of: $0) }.map(Table.Column.number))
    for kind in kinds {
      let places = results.map { result in
        result.descriptor.subject == kind ? Self.places(of: result) : [:]
      }
      for subject in subjects(of: kind) {
        let named = kinds.flatMap { other in
          other == kind ? subject.cells : other.columns.map { _ in "" }
        }
        let values = zip(results, places).flatMap { cells(of: $0, row: $1[subject]) }
        table.rows.append(named + values)
      }
    }
    return table.csv()
  }

  private static func places(of result: MeasureResult) -> [MeasureSubject: Int] {
    Dictionary(zip(result.subjects, result.subjects.indices), uniquingKeysWith: { row, _ in row })
  }

  /// The subjects of all results of this kind, each once: those of the first result in its order,
  /// then what else there is.
  private func subjects(of kind: SubjectKind) -> [MeasureSubject] {
    let ordered = results.filter { $0.descriptor.subject == kind }
    guard let first = ordered.first else { return [] }
    var seen = Set(first.subjects)
    return rows(of: first).map { first.subjects[$0] }
      + ordered.dropFirst().flatMap { result in
        rows(of: result).map { result.subjects[$0] }.filter { seen.insert($0).inserted }
      }
  }

  private func columnNames(of result: MeasureResult) -> [String] {
    result.columnNames
      + OrderTable.actors(result.above).map { "\(result.descriptor.id).above.\($0)" }
  }

  private func cells(of result: MeasureResult, row: Int?) -> [String] {
    guard let row else { return columnNames(of: result).map { _ in "" } }
    let orders = OrderTable.actors(result.above).map { other in
      OrderTable.share(result.above, result.subjects[row].id, other).map(JSONText.number) ?? ""
    }
    return result.columns.map { $0.cells[row].number.map(JSONText.number) ?? "" } + orders
  }
}

extension MeasureResult {
  /// The parameters that were used.
  var parameterWords: String {
    parameters.map { "\($0.name) \(MeasureParameter.words(for: $0.value))" }.joined(separator: ", ")
  }
}

extension MeasureParameter {
  /// What people read where nothing was given and nothing is asked for.
  public static func words(for value: String) -> String { value.isEmpty ? "any" : value }
}

extension SubjectKind {
  /// Why a result has no rows.
  var absence: String {
    switch self {
    case .actor, .map: "the map has no actors"
    case .pair: "there is no pair of actors for it"
    case .set: "no set of actors was found"
    case .tie: "the view has no ties"
    case .group: "no actor has a group"
    }
  }

  /// The columns that name a subject.
  fileprivate var columns: [Table.Column] {
    switch self {
    case .actor: [.text("actor"), .text("name", shrinkableTo: 32)]
    // The ends tell which tie it is, even where its id is cut.
    case .tie: [.text("tie", shrinkableTo: 24), .text("from"), .text("to")]
    case .pair: [.text("from"), .text("to")]
    case .set: [.text("actors")]
    case .group: [.text("group")]
    case .map: []
    }
  }
}

extension MeasureSubject {
  fileprivate var cells: [String] {
    switch self {
    case .actor(let id, let name): [id, name]
    case .tie(let id, let from, let to): [id, from, to]
    case .pair(let from, let to): [from, to]
    case .set(let actors): [actors.joined(separator: ";")]
    case .group(let id): [id]
    case .map: []
    }
  }
}
