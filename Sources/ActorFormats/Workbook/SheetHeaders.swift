// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The row of a sheet that names its columns.
struct SheetHeaders {
  /// So many rows are looked at: above the headers there may be a title.
  static let rowsSeen = 12

  /// The place of the row in the sheet's rows; `nil` for an empty sheet.
  let place: Int?
  /// The number of the row.
  let row: Int
  /// The texts by column, from the first column of the sheet to the last that has one.
  let texts: [String]
  /// Whether the columns are those that a table of this kind needs.
  let isComplete: Bool

  /// Finds the headers of a table of this kind: the first row that has the columns that it needs,
  /// else the first row.
  init(_ sheet: Sheet, as layout: CSVColumns, _ options: ReadOptions) {
    for (place, row) in sheet.rows.prefix(Self.rowsSeen).enumerated() {
      let texts = Self.texts(sheet[row])
      if Self.isComplete(texts, layout, options) {
        self.init(place: place, row: row.number, texts: texts, isComplete: true)
        return
      }
    }
    let first = sheet.rows.first
    self.init(
      place: first == nil ? nil : 0, row: first?.number ?? 0,
      texts: first.map { Self.texts(sheet[$0]) } ?? [], isComplete: false)
  }

  private init(place: Int?, row: Int, texts: [String], isComplete: Bool) {
    self.place = place
    self.row = row
    self.texts = texts
    self.isComplete = isComplete
  }

  private static func texts(_ cells: ArraySlice<SheetCell>) -> [String] {
    var texts = [String](repeating: "", count: Int(cells.last?.column ?? -1) + 1)
    for cell in cells {
      switch cell.value {
      case .text(let text): texts[Int(cell.column)] = CSVWriter.undefused(text)
      case .number(let text): texts[Int(cell.column)] = text
      case .boolean(let value): texts[Int(cell.column)] = value ? "true" : "false"
      case .error, .formula, .odd: break
      }
    }
    return texts
  }

  private static func isComplete(
    _ texts: [String], _ layout: CSVColumns, _ options: ReadOptions
  ) -> Bool {
    let plan = FieldPlan(
      texts, at: texts.map { _ in 0 }, as: layout, isOwn: false, options: options)
    return plan.isComplete || (layout.needs == ["id"] && plan.has("name"))
  }
}

/// Which sheets of a workbook hold the actors, the ties and the rest.
struct SheetChoice {
  /// Kumu's names, and Kumu's mark of sheets that are not to be read.
  static let kumuNames = ["elements", "connections"]
  static let ignoreMark = "(ignore)"
  /// Our names: the actors, the ties, the rest.
  static let ownNames = ["actors", "relationships", "map"]

  private(set) var actors: Int?
  private(set) var ties: Int?
  private(set) var rest: Int?
  /// Whether ActorMap wrote the workbook.
  private(set) var isOwn = false
  /// Whether the sheets have Kumu's names.
  private(set) var isKumu = false
  /// Sheets with something in them that nobody reads.
  private(set) var unread: [Int] = []

  private let heads: [Sheet]
  private let options: ReadOptions

  /// Chooses among sheets of which `heads` are the first rows.
  init(_ heads: [Sheet], _ options: ReadOptions, in file: String) throws(FormatError) {
    self.heads = heads
    self.options = options
    rest = heads.firstIndex(where: MapSheet.isOne)
    findOwn()
    if !isOwn {
      findKumu()
      try find(\.ties, as: .relationships, in: file)
      try find(\.actors, as: .actors, in: file)
    }
    unread = heads.indices.filter { place in
      ![actors, ties, rest].contains(place) && !heads[place].rows.isEmpty && !isIgnored(place)
    }
  }

  private func isIgnored(_ place: Int) -> Bool {
    heads[place].name.lowercased().contains(Self.ignoreMark)
  }

  private mutating func findOwn() {
    let places = Self.ownNames.prefix(2).map { name in heads.firstIndex { $0.name == name } }
    guard let first = places[0], let second = places[1] else { return }
    let headers = [(first, CSVColumns.actors), (second, .relationships)].map { place, layout in
      (SheetHeaders(heads[place], as: layout, options).texts, layout)
    }
    isOwn =
      headers.allSatisfy { Set($0).isSuperset(of: $1.needs) }
      && (rest != nil || headers.contains { $0.0.contains(CSVColumns.more) })
    if isOwn {
      actors = first
      ties = second
    }
  }

  private mutating func findKumu() {
    let places = Self.kumuNames.map { name in heads.firstIndex { $0.name.lowercased() == name } }
    guard let first = places[0], let second = places[1] else { return }
    isKumu = true
    actors = first
    ties = second
  }

  /// Finds a table by its usual names, else by its columns; people see the hidden sheets last.
  private mutating func find(
    _ table: WritableKeyPath<SheetChoice, Int?>, as layout: CSVColumns, in file: String
  ) throws(FormatError) {
    if self[keyPath: table] != nil { return }
    let isTies = layout.needs.contains("from")
    let free = heads.indices.filter { place in
      ![actors, ties, rest].contains(place) && !heads[place].rows.isEmpty && !isIgnored(place)
    }
    let names = CSVFolderFormat.otherNames[isTies ? 1 : 0]
    let named = free.filter { names.contains(heads[$0].name.lowercased()) }
    let fitting = free.filter { SheetHeaders(heads[$0], as: layout, options).isComplete }
    for candidates in [named, fitting] {
      let visible = candidates.filter { !heads[$0].isHidden }
      let some = visible.isEmpty ? candidates : visible
      if some.count > 1 { throw ambiguous(some, isTies, file) }
      if let only = some.first {
        self[keyPath: table] = only
        return
      }
    }
    if isTies { throw noTies(file) }
  }

  // MARK: - Refusals

  private func ambiguous(_ places: [Int], _ isTies: Bool, _ file: String) -> FormatError {
    .whole(
      .badData, file,
      found: "the sheets " + places.map { Shown.quoted(heads[$0].name) }.joined(separator: " and ")
        + (isTies ? ", each of which may hold the ties" : ", each of which may hold the actors"),
      expected: "one sheet of \(isTies ? "ties" : "actors")",
      remedy: "name the right one \(isTies ? "Ties" : "Actors"), or put "
        + "\(Self.ignoreMark) into the names of the others")
  }

  private func noTies(_ file: String) -> FormatError {
    let sheets = heads.prefix(20).map { sheet in
      let columns = SheetHeaders(sheet, as: .relationships, options).texts.filter { !$0.isEmpty }
      let shown = columns.prefix(12).map { Shown.plain($0, limit: 40) }.joined(separator: ", ")
      return Shown.quoted(sheet.name) + (shown.isEmpty ? " (empty)" : " (\(shown))")
    }
    return .whole(
      .badData, file,
      found: sheets.isEmpty
        ? "no sheet" : "no sheet of ties among " + sheets.joined(separator: ", "),
      expected: "a sheet with a column for each end of a tie, such as From and To",
      remedy: "name the two columns From and To, or say what they are called: "
        + "--map from=HEADER,to=HEADER")
  }
}
