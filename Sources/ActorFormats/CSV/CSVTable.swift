// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// A table of text with a line of headers, and what separates its cells.
struct CSVTable {
  /// What may separate cells, in the order in which they are tried.
  static let separators = [",", ";", "\t"].flatMap { Array($0.utf8) }

  let file: FileBytes
  let separator: UInt8

  /// Tables of ours have commas.
  init(_ file: FileBytes, separator: UInt8 = UInt8(ascii: ",")) {
    self.file = file
    self.separator = separator
  }

  /// Finds out what separates the cells: what stands most often in the first line, outside of
  /// quotation marks.
  init(sniffing file: FileBytes) {
    self.init(file, separator: Self.separator(of: file))
  }

  static func separator(of file: FileBytes) -> UInt8 {
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in file.bytes[file.start...] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if let place = separators.firstIndex(of: byte) { counts[place] += 1 }
    }
    let most = counts.max() ?? 0
    return separators[counts.firstIndex(of: most) ?? 0]
  }

  /// The first line's cells; none where it cannot be read.
  func headers() -> [String] {
    var reader = CSVReader(file, separator: separator, at: file.start)
    return (reader.next() ?? []).map { CSVWriter.undefused($0.text) }
  }

  /// Whether this is a table as ActorMap writes it: it has the headers that are always written, to
  /// the letter, or the one that nobody else has.
  func isOwn(_ layout: CSVColumns) -> Bool {
    let headers = Set(headers())
    return headers.isSuperset(of: layout.always)
      || headers.contains(CSVColumns.more) && headers.isSuperset(of: layout.needs)
  }

  private var manner: CellManner {
    var manner = CellManner.csv
    // Where cells end with semicolons, commas are what many languages write in numbers.
    manner.hasCommaDecimals = separator != UInt8(ascii: ",")
    return manner
  }

  /// Reads the table into `decoder` as its actors or its ties.
  ///
  /// - Parameter hasShortWay: false in tests only, which compare the two ways.
  func read(
    as layout: CSVColumns, isOwn: Bool, into decoder: inout MapDecoder, hasShortWay: Bool = true
  ) throws(FormatError) {
    let log = decoder.log
    let number = log.open(file)
    var reader = try CSVReader(file, separator: separator)
    let headers = reader.next() ?? []
    var importer = RecordImporter(
      headers.map(Self.cell), of: file.name, in: number, as: layout, isOwn: isOwn, manner: manner,
      options: decoder.options, log: log)
    guard importer.plan.isComplete else {
      // That no tie finds its actors now is no problem of its own.
      if layout.needs == ["id"] { decoder.listsActors = false }
      decoder.add(importer, [], layout, rows: 0)
      return
    }
    var rows = TableRows(layout, file: number, log)
    var short: ShortTieRows?
    var isSettled = rows.isActors || !hasShortWay
    var pace = ReadPace(decoder.options.control, of: file.bytes.count, in: file.name)
    while reader.skipEmptyLines() {
      try pace.reach(reader.index)
      if !isSettled, importer.isSettled {
        isSettled = true
        short = ShortTieRows(importer.plan, separator: separator)
      }
      if short != nil, reader.takeShort(&short, into: &rows, until: pace.next) { continue }
      guard let row = reader.next() else { break }
      rows.read += 1
      // Spreadsheets leave such rows below the last one; there is nothing in them to lose.
      if row.allSatisfy(\.text.isEmpty) {
        rows.read -= 1
      } else if let problem = reader.problem ?? CSVReader.ragged(row, headers.count) {
        log.add(
          .error, in: number, at: problem.offset, found: problem.found, expected: problem.expected,
          remedy: problem.remedy)
        rows.lose(at: row[0].offset)
      } else if let node = importer.object(row.map(Self.cell), at: row[0].offset) {
        rows.append(node)
      } else {
        rows.lose(at: row[0].offset)
      }
    }
    try pace.finish()
    rows.setStrengths(importer.takeShares())
    // What is wrong with a row is told when it is read first.
    var silent = importer
    silent.log = DecodingLog()
    decoder.add(importer, rows) { [file, separator, silent] offset in
      var reader = CSVReader(file, separator: separator, at: offset)
      var importer = silent
      return reader.next().flatMap { importer.object($0.map(Self.cell), at: offset) }
    }
  }

  private static func cell(_ cell: CSVCell) -> ImportCell {
    ImportCell(text: cell.text, offset: cell.offset)
  }
}

extension MapDecoder {
  /// Takes the nodes that an importer made, and notes what its columns were taken for.
  mutating func add(
    _ importer: RecordImporter, _ nodes: [JSONNode], _ layout: CSVColumns, rows: Int
  ) {
    note(importer)
    if layout.needs == ["id"] {
      decodeActors(nodes, in: importer.file, rows: rows)
    } else {
      decodeRelationships(nodes, in: importer.file, rows: rows)
    }
  }

  /// Notes what the columns of a table were taken for.
  mutating func note(_ importer: RecordImporter) {
    report.columns += importer.plan.report(of: importer.name)
    plans.append((importer.plan, importer.file))
    guard importer.dropped > 0 else { return }
    report.droppedValues.append(
      .init(
        rule: "\(importer.name) (--on-unknown drop, --weight-is nothing)", count: importer.dropped))
  }
}
