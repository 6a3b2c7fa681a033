// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A cell with the place where it begins.
struct CSVCell: Sendable {
  let text: String
  let offset: Int
}

/// A strict reader of RFC 4180 that knows where everything stands: quoted cells, line breaks in
/// them, line feed or carriage return with line feed, byte order mark. Empty lines are no rows;
/// a quotation mark that does not begin its cell stands for itself.
///
/// - Complexity: O(bytes).
struct CSVReader {
  private let file: FileBytes
  private let bytes: [UInt8]
  private var index: Int

  /// The rows of `file`; every row must be as long as the first.
  static func rows(of file: FileBytes) throws(FormatError) -> [[CSVCell]] {
    try file.requireText(expecting: "a table with a line of headers")
    var reader = CSVReader(file)
    var rows: [[CSVCell]] = []
    while reader.skipEmptyLines() {
      let row = try reader.row(expecting: rows.first?.count ?? 1)
      if let first = rows.first, row.count != first.count {
        throw file.error(
          at: row[0].offset, found: "a row of \(row.count) cells",
          expected: "\(first.count), as in the first line",
          remedy: "add or remove commas; put text with commas in quotation marks")
      }
      rows.append(row)
    }
    return rows
  }

  private init(_ file: FileBytes) {
    self.file = file
    bytes = file.bytes
    index = file.start
  }

  private mutating func skipEmptyLines() -> Bool {
    while index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D { index += 1 }
    return index < bytes.count
  }

  private mutating func row(expecting count: Int) throws(FormatError) -> [CSVCell] {
    var cells: [CSVCell] = []
    cells.reserveCapacity(count)
    while true {
      let start = index
      let isQuoted = index < bytes.count && bytes[index] == UInt8(ascii: "\"")
      let text = isQuoted ? try quoted(from: start) : plain()
      cells.append(CSVCell(text: text, offset: start))
      guard index < bytes.count else { return cells }
      let separator = bytes[index]
      index += 1
      if separator == UInt8(ascii: ",") { continue }
      if separator == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      return cells
    }
  }

  private static func endsCell(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
  }

  private mutating func plain() -> String {
    let start = index
    while index < bytes.count, !Self.endsCell(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func quoted(from start: Int) throws(FormatError) -> String {
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
      } else if index == bytes.count || Self.endsCell(bytes[index]) {
        return String(decoding: text, as: UTF8.self)
      } else {
        throw file.error(
          at: index, found: "text after a closing quotation mark",
          expected: "a comma or the end of the line", remedy: "double quotation marks inside text")
      }
    }
    throw file.error(
      at: start, found: "a cell that does not end", expected: "a closing quotation mark",
      remedy: "close the cell that begins here")
  }
}
