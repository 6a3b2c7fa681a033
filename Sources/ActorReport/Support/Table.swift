// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Rows of text under headers, and the forms in which they are printed.
struct Table {
  /// A column's header and whether its cells are numbers.
  struct Column {
    let header: String
    let isNumber: Bool

    static func text(_ header: String) -> Column { Column(header: header, isNumber: false) }
    static func number(_ header: String) -> Column { Column(header: header, isNumber: true) }
  }

  let columns: [Column]
  var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// Columns padded to equal width, numbers to the right.
  func text() -> String {
    let lines = [columns.map(\.header)] + rows.map { $0.map(Self.printable) }
    let widths = columns.indices.map { column in
      lines.map { Self.width(of: $0[column]) }.max() ?? 0
    }
    return lines.map { cells in
      let padded = columns.indices.map { column in
        let gap = String(repeating: " ", count: widths[column] - Self.width(of: cells[column]))
        return columns[column].isNumber ? gap + cells[column] : cells[column] + gap
      }
      var line = padded.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  func markdown() -> String {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let rule = columns.map { $0.isNumber ? "---:" : "---" }
    let body = rows.map { row($0.map(Self.markdownCell)) }.joined()
    return row(columns.map { Self.markdownCell($0.header) }) + row(rule) + body
  }

  /// RFC 4180 with line feeds. Text that a spreadsheet would read as a formula gets a leading
  /// apostrophe, as in the CSV folder.
  func csv() -> String {
    let header = columns.map { Self.quoted($0.header) }.joined(separator: ",") + "\n"
    let body = rows.map { cells in
      zip(columns, cells).map { column, cell in
        Self.quoted(column.isNumber ? cell : Self.defused(cell))
      }.joined(separator: ",") + "\n"
    }
    return header + body.joined()
  }

  // MARK: - Cells

  private static func quoted(_ cell: String) -> String {
    let needsQuotes = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    guard needsQuotes else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private static func defused(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first, "=+-@\t\r'".unicodeScalars.contains(first)
    else { return cell }
    return "'" + cell
  }

  private static func markdownCell(_ cell: String) -> String {
    var result = ""
    for character in printable(cell) {
      if "\\|`*_<>[]".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// Text without characters that move a terminal's cursor or turn its direction.
  static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl =
        scalar.properties.generalCategory == .control
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      result.append(isControl ? " " : scalar)
    }
    return String(result)
  }

  /// The number of terminal cells, East Asian wide characters counting two.
  private static func width(of text: String) -> Int {
    text.reduce(0) { sum, character in
      guard let scalar = character.unicodeScalars.first?.value else { return sum }
      let isWide =
        (0x1100...0x115F).contains(scalar) || (0x2E80...0xA4CF).contains(scalar)
        || (0xAC00...0xD7A3).contains(scalar) || (0xF900...0xFAFF).contains(scalar)
        || (0xFE30...0xFE6F).contains(scalar) || (0xFF00...0xFF60).contains(scalar)
        || (0x1F300...0x1FAFF).contains(scalar) || (0x20000...0x3FFFD).contains(scalar)
      return sum + (isWide ? 2 : 1)
    }
  }
}

/// A number for people: four decimals at most, without trailing zeros.
func fourDecimals(_ value: Double) -> String {
  let scaled = (value * 10_000).rounded()
  guard scaled.magnitude < 9e15 else { return value.description }
  let digits = String(Int(scaled.magnitude))
  let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  let sign = scaled < 0 ? "-" : ""
  var fraction = padded.suffix(4)
  while fraction.last == "0" { fraction.removeLast() }
  return sign + padded.dropLast(4) + (fraction.isEmpty ? "" : "." + fraction)
}
