// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

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
