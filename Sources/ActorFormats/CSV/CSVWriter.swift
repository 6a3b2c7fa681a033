// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Writes RFC 4180 with line feeds.
package enum CSVWriter {
  /// The bytes of a table.
  package static func bytes(_ rows: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      for (place, cell) in row.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        // A row of one empty cell would be an empty line, which is no row at all.
        append(cell, to: &bytes, quoting: row.count == 1 && cell.isEmpty)
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  /// Works on bytes: as characters, a quotation mark with an accent on it is no quotation mark.
  private static func append(_ cell: String, to bytes: inout [UInt8], quoting: Bool) {
    guard quoting || cell.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
      bytes += cell.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  // MARK: - Formulas

  /// Text that a spreadsheet would run as a formula gets an apostrophe before it; so does text
  /// that looks as if it had got one, so that reading can take it off again. `'t Hart` has none.
  package static func defused(_ text: String) -> String {
    isFormula(text) && !JSONNumber.isNumber(text) ? "'" + text : text
  }

  /// The text that `defused` was given.
  static func undefused(_ cell: String) -> String {
    guard cell.utf8.first == UInt8(ascii: "'"), isFormula(cell) else { return cell }
    return String(String.UnicodeScalarView(cell.unicodeScalars.dropFirst()))
  }

  /// Whether `text` is, after any number of apostrophes, something that spreadsheets compute.
  private static func isFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first(where: { $0 != "'" }) {
    case "=", "+", "-", "@", "\t", "\r", "\n": true
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
