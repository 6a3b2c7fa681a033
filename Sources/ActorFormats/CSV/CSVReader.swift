// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A cell with the place where it begins.
struct CSVCell: Sendable {
  let text: String
  let offset: Int
}

/// A strict reader of RFC 4180 that knows where everything stands: quoted cells, line breaks in
/// them, line feed or carriage return with line feed, byte order mark.
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
    while reader.index < reader.bytes.count {
      let row = try reader.row()
      if row.count == 1, row[0].text.isEmpty, (rows.first?.count ?? 2) > 1 { continue }
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

  private mutating func row() throws(FormatError) -> [CSVCell] {
    var cells: [CSVCell] = []
    while true {
      cells.append(try cell())
      guard index < bytes.count else { return cells }
      let separator = bytes[index]
      index += 1
      if separator == UInt8(ascii: ",") { continue }
      if separator == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      return cells
    }
  }

  private mutating func cell() throws(FormatError) -> CSVCell {
    let start = index
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
      while index < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[index]) {
        guard bytes[index] != UInt8(ascii: "\"") else {
          throw file.error(
            at: index, found: "a quotation mark inside a cell",
            expected: "it doubled, in a cell in quotation marks",
            remedy: "put the whole cell in quotation marks and write \"\" inside")
        }
        index += 1
      }
      return CSVCell(text: String(decoding: bytes[start..<index], as: UTF8.self), offset: start)
    }
    return CSVCell(text: try quoted(from: start), offset: start)
  }

  private mutating func quoted(from start: Int) throws(FormatError) -> String {
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
        text.append(byte)
        index += 1
      } else if index == bytes.count || [0x2C, 0x0A, 0x0D].contains(bytes[index]) {
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
