// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// A cell with the place where it begins.
struct CSVCell: Sendable {
  let text: String
  let offset: Int
}

/// What is wrong with a row of which the others do not suffer.
struct CSVProblem {
  let offset: Int
  let found: String
  let expected: String
  let remedy: String
}

/// A strict reader of RFC 4180 that knows where everything stands: quoted cells, line breaks in
/// them, line feed or carriage return with line feed, byte order mark. Empty lines are no rows;
/// a quotation mark that does not begin its cell stands for itself.
///
/// - Complexity: O(bytes) time; space for one row.
struct CSVReader {
  private let file: FileBytes
  private let bytes: [UInt8]
  private let separator: UInt8
  /// The byte at which the next row begins, or an empty line before it.
  private(set) var index: Int
  /// The first thing that is wrong with the row that was read last.
  private(set) var problem: CSVProblem?

  /// The rows of `file`; every row must be as long as the first.
  static func rows(of file: FileBytes) throws(FormatError) -> [[CSVCell]] {
    var reader = try CSVReader(file)
    var rows: [[CSVCell]] = []
    while let row = reader.next() {
      let problem = reader.problem ?? Self.ragged(row, rows.first?.count ?? row.count)
      if let problem {
        throw file.error(
          at: problem.offset, found: problem.found, expected: problem.expected,
          remedy: problem.remedy)
      }
      rows.append(row)
    }
    return rows
  }

  /// What is wrong with a row that is not as long as the headers.
  static func ragged(_ row: [CSVCell], _ count: Int) -> CSVProblem? {
    guard row.count != count else { return nil }
    return CSVProblem(
      offset: row[0].offset, found: "a row of \(row.count) cells",
      expected: "\(count), as in the first line",
      remedy: "add or remove commas; put text with commas in quotation marks")
  }

  /// Begins with the first row.
  init(_ file: FileBytes, separator: UInt8 = UInt8(ascii: ",")) throws(FormatError) {
    try file.requireText(expecting: "a table with a line of headers")
    self.file = file
    self.separator = separator
    bytes = file.bytes
    index = file.start
  }

  /// Begins in the middle of a file that is known to be text.
  init(_ file: FileBytes, separator: UInt8, at offset: Int) {
    self.file = file
    self.separator = separator
    bytes = file.bytes
    index = offset
  }

  /// Goes to the next row; false at the end.
  mutating func skipEmptyLines() -> Bool {
    while index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D { index += 1 }
    return index < bytes.count
  }

  /// Adds the ties of the next rows that have a short way to `rows`; false where the next has none,
  /// true at the end and where a row begins at `limit` or later.
  mutating func takeShort(
    _ short: inout ShortTieRows?, into rows: inout TableRows, until limit: Int
  ) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let end = min(bytes.count, limit)
      while index < end {
        if bytes[index] == 0x0A || bytes[index] == 0x0D {
          index += 1
          continue
        }
        guard let next = rows.addShort(&short, bytes, at: index) else { return false }
        index = next
      }
      return true
    }
  }

  /// The next row; `nil` at the end. What is wrong with it stands in `problem`.
  mutating func next() -> [CSVCell]? {
    problem = nil
    return skipEmptyLines() ? row() : nil
  }

  private mutating func row() -> [CSVCell] {
    var cells: [CSVCell] = []
    while true {
      let start = index
      let isQuoted = index < bytes.count && bytes[index] == UInt8(ascii: "\"")
      let text = isQuoted ? quoted(from: start) : plain()
      cells.append(CSVCell(text: text, offset: start))
      guard index < bytes.count else { return cells }
      let end = bytes[index]
      index += 1
      if end == separator { continue }
      if end == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      return cells
    }
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == separator || byte == 0x0A || byte == 0x0D
  }

  private mutating func plain() -> String {
    let start = index
    while index < bytes.count, !endsCell(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func quoted(from start: Int) -> String {
    index += 1
    var text: [UInt8] = []
    var from = index
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\"") else { continue }
      text += bytes[from..<(index - 1)]
      from = index
      if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
        // The second of two stays as the one that is meant.
        index += 1
      } else if index == bytes.count || endsCell(bytes[index]) {
        return String(decoding: text, as: UTF8.self)
      } else {
        note(
          index, "text after a closing quotation mark",
          separator == UInt8(ascii: ",")
            ? "a comma or the end of the line" : "the separator or the end of the line",
          "double quotation marks inside text")
        return String(decoding: text, as: UTF8.self) + plain()
      }
    }
    note(
      start, "a cell that does not end", "a closing quotation mark",
      "close the cell that begins here")
    return String(decoding: text + bytes[from...], as: UTF8.self)
  }

  private mutating func note(_ offset: Int, _ found: String, _ expected: String, _ remedy: String) {
    if problem == nil {
      problem = CSVProblem(offset: offset, found: found, expected: expected, remedy: remedy)
    }
  }
}
