// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Writes RFC 4180 with line feeds.
enum CSVWriter {
  /// The bytes of a table.
  static func bytes(_ rows: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      // A row of one empty cell would be an empty line, which is no row at all.
      let line = row == [""] ? "\"\"" : row.map(quoted).joined(separator: ",")
      bytes += Array(line.utf8) + [0x0A]
    }
    return bytes
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
      return cell
    }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// Text that a spreadsheet would run as a formula gets an apostrophe before it; so does text
  /// that begins with one, so that reading can take it off again.
  static func defused(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r'".unicodeScalars.contains(first)
    else { return text }
    return "'" + text
  }

  /// The text that `defused` was given.
  static func undefused(_ cell: String) -> String {
    cell.hasPrefix("'") ? String(cell.unicodeScalars.dropFirst()) : cell
  }
}
