// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// The actors or ties of a table while it is read, row by row, each with no more than its place:
/// where something is found wrong later, its row is read again.
struct TableRows {
  let isActors: Bool
  /// The list of the map to which they belong.
  let list: String
  let file: Int
  /// Rows with something in them.
  var read = 0
  private let log: DecodingLog
  private(set) var actors: [Actor] = []
  private(set) var ties: [Relationship] = []
  /// The places of their rows.
  private(set) var origins: [Int] = []
  /// For each row that became an object, which entry it is; none for those without one.
  private var entries: [Int?] = []

  init(_ layout: CSVColumns, file: Int, _ log: DecodingLog) {
    isActors = layout.needs == ["id"]
    list = layout.list
    self.file = file
    self.log = log
  }

  /// Adds the tie of the row at `offset` that needs no object, and tells where the row ends; `nil`
  /// where it has to go the long way.
  mutating func addShort(
    _ short: inout ShortTieRows?, _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) -> Int? {
    if ties.count == Self.sample { reserve(for: bytes.count - offset, after: offset) }
    guard let end = short?.add(bytes, at: offset, to: &ties) else { return nil }
    read += 1
    origins.append(offset)
    return end
  }

  /// After how many rows those that follow are taken to be as long.
  private static let sample = 1024

  /// Makes room for what the rest of the file seems to hold, so that nothing is moved.
  private mutating func reserve(for rest: Int, after bytes: Int) {
    let more = Int(Double(rest) / Double(max(bytes, 1)) * Double(Self.sample) * 1.02)
    ties.reserveCapacity(Self.sample + more)
    origins.reserveCapacity(Self.sample + more)
  }

  /// Adds the actor or tie that an object means; what is wrong with it goes to the log.
  mutating func append(_ node: JSONNode) {
    entries.append(nil)
    guard
      var object = ObjectReader(
        node, in: file, log: log, expecting: isActors ? "an actor" : "a relationship")
    else { return lose(at: node.offset) }
    if isActors {
      guard let actor = MapDecoder.actor(&object) else { return lose(at: node.offset) }
      actors.append(actor)
    } else {
      guard let tie = MapDecoder.relationship(&object) else { return lose(at: node.offset) }
      entries[entries.count - 1] = ties.count
      ties.append(tie)
    }
    origins.append(node.offset)
  }

  /// Remembers a row that became neither.
  func lose(at offset: Int) { log.noteOther(than: list, at: offset) }

  /// Gives ties the strengths that are known only when all rows were read.
  mutating func setStrengths(_ strengths: [(row: Int, strength: Double)]) {
    for (row, strength) in strengths where entries.indices.contains(row) {
      guard let tie = entries[row] else { continue }
      ties[tie].strength = Strength(strength)
    }
  }
}

extension MapDecoder {
  /// Takes the rows of a table, and notes what its columns were taken for.
  mutating func add(
    _ importer: RecordImporter, _ rows: TableRows, again: @escaping (Int) -> JSONNode?
  ) {
    note(importer)
    if rows.isActors {
      report.actors.read += rows.read
      map.actors = rows.actors
    } else {
      report.ties.read += rows.read
      map.relationships = rows.ties
    }
    log.note(rows.list, in: rows.file, at: rows.origins, again: again)
  }
}
