// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Writes RFC 4180 with line feeds; cells may be separated by tabs.
package enum CSVWriter {
  /// The bytes of a table.
  package static func bytes(
    _ rows: [[String]], separator: UInt8 = UInt8(ascii: ",")
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    for (line, row) in rows.enumerated() {
      for (place, cell) in row.enumerated() {
        if place > 0 { bytes.append(separator) }
        // A row of one empty cell would be an empty line, which is no row at all. What separates
        // cells is found out in the first line, where nothing else may look like it.
        let isQuoted =
          row.count == 1 && cell.isEmpty
          || line == 0 && cell.utf8.contains(where: CSVTable.separators.contains)
        append(cell, to: &bytes, separator, quoting: isQuoted)
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  /// Works on bytes: as characters, a quotation mark with an accent on it is no quotation mark.
  private static func append(
    _ cell: String, to bytes: inout [UInt8], _ separator: UInt8, quoting: Bool
  ) {
    let mustQuote = cell.utf8.contains { byte in
      byte == 0x22 || byte == separator || byte == 0x0A || byte == 0x0D
    }
    guard quoting || mustQuote else {
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
  /// Cells of numbers are not text and never get one.
  package static func defused(_ text: String) -> String { isFormula(text) ? "'" + text : text }

  /// The text that `defused` was given.
  static func undefused(_ cell: String) -> String {
    guard cell.utf8.first == UInt8(ascii: "'"), isFormula(cell) else { return cell }
    return String(String.UnicodeScalarView(cell.unicodeScalars.dropFirst()))
  }

  /// Whether `text` is, after any number of apostrophes, something that spreadsheets compute:
  /// `^'*[=+\-@\t\r]`.
  private static func isFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first(where: { $0 != "'" }) {
    case "=", "+", "-", "@", "\t", "\r": true
    default: false
    }
  }
}
