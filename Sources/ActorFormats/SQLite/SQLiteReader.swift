// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Finds actors and ties in a database.
struct SQLiteReader {
  private static let tables = ["actors", "relationships"]
  /// The table with all of a map that is neither actor nor tie.
  static let rest = "map"

  private let database: SQLiteDatabase
  private var decoder: MapDecoder
  private var found: [SQLiteTable] = []

  static func read(
    _ database: SQLiteDatabase, _ options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    var reader = SQLiteReader(database: database, decoder: MapDecoder(options))
    if let queries = options.queries {
      try reader.read(queries)
    } else {
      try reader.readTables()
    }
    reader.decoder.obeyUndirected()
    return try reader.decoder.finish(as: SQLiteFormat.id)
  }

  private init(database: SQLiteDatabase, decoder: MapDecoder) {
    self.database = database
    self.decoder = decoder
  }

  // MARK: - Questions

  private mutating func read(_ queries: ReadOptions.Queries) throws(FormatError) {
    database.allowOnlyReading()
    decoder.findsSides = true
    decoder.listsActors = queries.actors != nil
    if let actors = queries.actors { try select(actors, as: .actors, isOwn: false) }
    try select(queries.relationships, as: .relationships, isOwn: false)
  }

  /// Decodes what a statement selects as actors or ties.
  private mutating func select(
    _ sql: String, as layout: CSVColumns, isOwn: Bool, table: String? = nil
  ) throws(FormatError) {
    let rows = try SQLiteRows(sql, of: database)
    let name = "\(database.name)#\(table ?? Self.tables[layout.needs == ["id"] ? 0 : 1])"
    let log = decoder.log
    let file = log.open(grid: name, hasCells: false)
    // What is wrong with the columns themselves stands in a row 0, before the first.
    let headers = rows.names.enumerated().map { column, text in
      ImportCell(text: text, offset: GridPlace.offset(row: -1, column: column))
    }
    var importer = RecordImporter(
      headers, of: name, in: file, as: layout, isOwn: isOwn, manner: .typed,
      options: decoder.options, log: log)
    guard importer.plan.isComplete else { return decoder.add(importer, [], layout, rows: 0) }
    var nodes: [JSONNode] = []
    var pace = ReadPace(
      decoder.options.control, of: try count(of: table), in: database.name, step: 1 << 13)
    while try rows.next() {
      try pace.reach(rows.count)
      let cells = rows.cells(in: file, log: log)
      let start = GridPlace.offset(row: rows.count - 1, column: 0)
      if let node = importer.object(cells, at: start) {
        nodes.append(node)
      } else {
        log.noteOther(than: layout.list, at: start)
      }
    }
    try pace.finish()
    importer.finish(&nodes)
    decoder.add(importer, nodes, layout, rows: rows.count)
  }

  /// How many rows a table has, where somebody wants to know; of what is asked for, nobody knows.
  private func count(of table: String?) throws(FormatError) -> Int {
    guard let table, !decoder.options.control.isSilent else { return 0 }
    let count = try database.texts("SELECT count(*) FROM main." + SQLiteDatabase.quoted(table))
    return count.first.flatMap { Int($0[0]) } ?? 0
  }

  // MARK: - Tables

  private mutating func readTables() throws(FormatError) {
    found = try SQLiteTable.all(of: database)
    let names = found.map(\.name)
    var isOwn = Set(names).isSuperset(of: Self.tables + [Self.rest])
    if isOwn { isOwn = try hasOwnMark() }
    let chosen = isOwn ? Self.tables.map { [$0] } : CSVFolderFormat.otherNames
    let tables = [try table(chosen[0]), try table(chosen[1])]
    guard let ties = tables[1] else { throw missing("relationships") }
    // Actors in a table by another name would be lost.
    if tables[0] == nil, found.count > 1 { throw missing("actors") }
    decoder.findsSides = !isOwn
    decoder.listsActors = tables[0] != nil
    for table in tables.compactMap({ $0 }) { try table.check(in: database) }
    database.allowOnlyReading()
    if isOwn { try readRest() }
    if let actors = tables[0] { try read(actors, as: .actors, isOwn) }
    try read(ties, as: .relationships, isOwn)
    warn(
      of: found.filter { table in
        !tables.contains { $0?.name == table.name } && !(isOwn && table.name == Self.rest)
      })
  }

  private mutating func read(
    _ table: SQLiteTable, as layout: CSVColumns, _ isOwn: Bool
  ) throws(FormatError) {
    let order = table.hasRowNumbers ? " ORDER BY rowid" : ""
    try select(
      "SELECT * FROM main." + SQLiteDatabase.quoted(table.name) + order, as: layout, isOwn: isOwn,
      table: table.name)
  }

  /// The table under one of these names, in any case of letters.
  private func table(_ names: [String]) throws(FormatError) -> SQLiteTable? {
    let there = found.filter { names.contains($0.name.lowercased()) }
    guard there.count < 2 else {
      throw .whole(
        .badData, database.name,
        found: "the tables " + there.map { Shown.quoted($0.name) }.joined(separator: " and "),
        expected: "one of them", remedy: "ask for the one that is meant with a query of your own")
    }
    return there.first
  }

  private func missing(_ table: String) -> FormatError {
    let names = found.map { Shown.quoted($0.name) }.joined(separator: ", ")
    return .whole(
      .badData, database.name, found: names.isEmpty ? "no table" : "the tables " + names,
      expected: "a table of \(table)",
      remedy: "rename the table that is meant, or select it with a query of your own")
  }

  private func warn(of tables: [SQLiteTable]) {
    guard !tables.isEmpty else { return }
    let file = decoder.log.open(grid: database.name, hasCells: false)
    for table in tables {
      decoder.log.add(
        .warning, in: file, at: 0, found: "table \(Shown.quoted(table.name)), which is not read",
        expected: "actors, relationships and map",
        remedy: "nothing, if it does not belong to the map; else select it with a query of your own"
      )
    }
  }

  // MARK: - The rest

  private func hasOwnMark() throws(FormatError) -> Bool {
    let columns = try database.texts(
      "SELECT name FROM pragma_table_info('\(Self.rest)', 'main')")
    guard columns == [["key"], ["value"]] else { return false }
    return try !database.texts(
      "SELECT key FROM main.map WHERE key = '\(MapKeys.version)' LIMIT 1"
    ).isEmpty
  }

  /// Each row of `map` is a key of the map with its JSON.
  private mutating func readRest() throws(FormatError) {
    let rows = try SQLiteRows("SELECT key, value FROM main.map ORDER BY rowid", of: database)
    let log = decoder.log
    let name = "\(database.name)#\(Self.rest)"
    let file = log.open(grid: name, hasCells: false)
    var members: [JSONNode.Member] = []
    while try rows.next() {
      let cells = rows.cells(in: file, log: log)
      let place = GridPlace.offset(row: rows.count - 1, column: 1)
      guard let key = cells[0]?.text, let text = cells[1]?.text,
        let document = try? JSONReader.read(FileBytes(name: name, bytes: Array(text.utf8)))
      else {
        log.add(
          .error, in: file, at: place, found: "no JSON", expected: "a key with its JSON",
          remedy: "correct the value, or remove the row")
        continue
      }
      log.add(document.repeatedKeys.map { .init(key: $0.key, offset: place) }, in: file)
      let node = document.root.moved(to: place)
      if key == CSVColumns.more, case .object(let further) = node.value {
        members += further
      } else {
        members.append(.init(key: key, keyOffset: place, node: node))
      }
    }
    var keys: Set<String> = []
    for member in members where !keys.insert(member.key).inserted {
      log.add([.init(key: member.key, offset: member.keyOffset)], in: file)
    }
    let node = JSONNode(value: .object(members), offset: 0)
    guard var object = ObjectReader(node, in: file, log: log, expecting: "the map") else { return }
    decoder.checkVersion(&object)
    decoder.refuseLists(in: object)
    decoder.decodeRest(&object)
  }
}
