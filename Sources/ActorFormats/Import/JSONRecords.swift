// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// The entries of a JSON file as rows of a table that has a column for every key that occurs.
struct JSONRecords {
  /// More different keys than this are refused: those are values, and each would be a column.
  private static let keyLimit = 10_000

  /// An entry with its place.
  struct Record {
    var members: [JSONNode.Member]
    let offset: Int
  }

  private(set) var records: [Record] = []
  /// The keys in the order in which they occur first.
  private(set) var headers: [ImportCell] = []
  private var places: [String: Int] = [:]
  private let log: DecodingLog
  private let file: Int
  /// Entries that are no objects; they are read and refused.
  private var refused = 0
  /// Where those begin.
  private(set) var refusedPlaces: [Int] = []
  private var hasToldLimit = false

  init(in file: Int, log: DecodingLog) {
    self.file = file
    self.log = log
  }

  /// How many entries there are.
  var count: Int { records.count + refused }

  /// The headers as texts.
  var keys: [String] { headers.compactMap(\.text) }

  /// Adds an entry that could not become a record; why was told.
  mutating func addRefused(at offset: Int) {
    refused += 1
    refusedPlaces.append(offset)
  }

  /// Adds an entry.
  mutating func add(_ members: [JSONNode.Member], at offset: Int) {
    records.append(Record(members: members, offset: offset))
    for member in members where places[member.key] == nil {
      guard headers.count < Self.keyLimit else { return refuse(member) }
      places[member.key] = headers.count
      headers.append(ImportCell(text: member.key, offset: member.keyOffset))
    }
  }

  private mutating func refuse(_ member: JSONNode.Member) {
    if hasToldLimit { return }
    hasToldLimit = true
    log.add(
      .error, in: file, at: member.keyOffset,
      found: "key \(Shown.quoted(member.key)) after \(Self.keyLimit) other ones",
      expected: "the same few keys in all entries",
      remedy: "keep such keys in an object under one key")
  }

  /// Adds the objects of a list; what is none is refused at its place.
  mutating func add(_ nodes: [JSONNode], expecting noun: String) {
    for node in nodes {
      if case .object(let members) = node.value {
        add(members, at: node.offset)
      } else {
        log.add(
          .error, in: file, at: node.offset, found: node.words, expected: noun,
          remedy: "write an object in braces")
        addRefused(at: node.offset)
      }
    }
  }

  /// Whether ties without a word about it have no direction.
  private(set) var areUndirected = false

  /// Changes every entry in its order; keys that are new become columns.
  mutating func change(_ body: (Int, inout [JSONNode.Member]) -> Void) {
    var changed = JSONRecords(in: file, log: log)
    changed.refused = refused
    changed.refusedPlaces = refusedPlaces
    changed.hasToldLimit = hasToldLimit
    changed.areUndirected = areUndirected
    for (place, record) in records.enumerated() {
      var members = record.members
      body(place, &members)
      changed.add(members, at: record.offset)
    }
    self = changed
  }

  /// Ties without a word about it have no direction.
  mutating func makeUndirected() { areUndirected = true }

  /// The cells of an entry; JSON for what has no column comes last, as in tables.
  func cells(of record: Record) -> [(column: Int, cell: ImportCell)] {
    var cells: [(column: Int, cell: ImportCell)] = []
    var more: (column: Int, cell: ImportCell)?
    cells.reserveCapacity(record.members.count)
    for member in record.members {
      guard let place = places[member.key] else { continue }
      let cell = (place, ImportCell(value: member.node.value, offset: member.node.offset))
      if member.key == CSVColumns.more { more = cell } else { cells.append(cell) }
    }
    return cells + [more].compactMap { $0 }
  }
}

extension MapDecoder {
  /// Decodes entries as the map's actors or ties.
  ///
  /// - Parameters:
  ///   - name: what the report calls them: `map.json#nodes`.
  ///   - keys: which keys hold which fields, unless the caller names others.
  mutating func add(
    _ records: JSONRecords, of name: String, in file: Int, as layout: CSVColumns, isOwn: Bool,
    keys: [String: String] = [:]
  ) throws(FormatError) {
    for place in records.refusedPlaces { log.noteOther(than: layout.list, at: place) }
    var options = options
    options.columns.merge(keys) { own, _ in own }
    // Without entries there are no keys, and none of them is missing.
    let isEmpty = records.records.isEmpty
    var importer = RecordImporter(
      isEmpty ? layout.needs.map { ImportCell(text: $0, offset: 0) } : records.headers, of: name,
      in: file, as: layout, isOwn: isOwn, manner: .typed,
      options: isEmpty ? ReadOptions() : options,
      log: log)
    importer.areUndirected = records.areUndirected
    guard importer.plan.isComplete else {
      return add(importer, [], layout, rows: records.count)
    }
    var nodes: [JSONNode] = []
    nodes.reserveCapacity(records.count)
    var pace = ReadPace(options.control, of: records.count, in: name, step: 1 << 13)
    for record in records.records {
      try pace.reach(nodes.count)
      nodes.append(importer.object(sparse: records.cells(of: record), at: record.offset))
    }
    try pace.finish()
    importer.finish(&nodes)
    add(importer, nodes, layout, rows: records.count)
  }
}
