// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorFormats

/// Rows of text under headers, and the forms in which they are printed.
struct Table {
  /// A column's header and what its cells are.
  struct Column {
    let header: String
    let isNumber: Bool
    /// Cells may be made this narrow where a table for people is too wide; `nil` means never.
    let leastWidth: Int?
    /// Whether what does not fit goes on in the next line, in place of being cut.
    let isWrapped: Bool

    static func number(_ header: String) -> Column {
      Column(header: header, isNumber: true, leastWidth: nil, isWrapped: false)
    }
    static func text(_ header: String, shrinkableTo leastWidth: Int? = nil) -> Column {
      Column(header: header, isNumber: false, leastWidth: leastWidth, isWrapped: false)
    }
    static func text(_ header: String, wrappedTo leastWidth: Int) -> Column {
      Column(header: header, isNumber: false, leastWidth: leastWidth, isWrapped: true)
    }
  }

  let columns: [Column]
  var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  // MARK: - For people

  /// Columns padded to equal width, numbers to the right.
  ///
  /// Where a line would be longer than `limit`, shrinkable cells are cut or go on in further lines,
  /// and if that is not enough the numbers after the first go into further tables under the same
  /// first columns.
  func text(limit: Int = TextLine.limit) -> String {
    let lines = ([columns.map(\.header)] + rows).map { $0.map(TextLine.printable) }
    var widths = columns.indices.map { column in
      lines.map { TextLine.width(of: $0[column]) }.max() ?? 0
    }
    for column in columns.indices {
      let excess = widths.reduce(0) { $0 + $1 + 2 } - 2 - limit
      if excess > 0, let least = columns[column].leastWidth {
        widths[column] = max(min(least, widths[column]), widths[column] - excess)
      }
    }
    return parts(widths, limit: limit)
      .map { part in lines.map { line($0, part, widths) }.joined() }.joined(separator: "\n")
  }

  /// The columns of each table: those that lead, and as many of the others as fit.
  private func parts(_ widths: [Int], limit: Int) -> [[Int]] {
    let lead = columns.indices.prefix { $0 == 0 || !columns[$0].isNumber }
    let leadWidth = lead.reduce(0) { $0 + widths[$1] + 2 }
    var parts: [[Int]] = [Array(lead)]
    var width = leadWidth
    for column in columns.indices.dropFirst(lead.count) {
      if width + widths[column] > limit, parts[parts.count - 1].count > lead.count {
        parts.append(Array(lead))
        width = leadWidth
      }
      parts[parts.count - 1].append(column)
      width += widths[column] + 2
    }
    return parts
  }

  /// A row, in several lines where a cell is wrapped.
  private func line(_ cells: [String], _ part: [Int], _ widths: [Int]) -> String {
    let broken = columns.indices.map { column in
      guard columns[column].isWrapped else { return [cells[column]] }
      return TextLine.wrapped(cells[column], others: 0, limit: widths[column])
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let height = part.map { broken[$0].count }.max() ?? 0
    return (0..<height).map { level in
      single(broken.map { level < $0.count ? $0[level] : "" }, part, widths)
    }.joined()
  }

  private func single(_ cells: [String], _ part: [Int], _ widths: [Int]) -> String {
    let padded = part.map { column in
      let cell = TextLine.cut(cells[column], to: widths[column])
      let gap = String(repeating: " ", count: widths[column] - TextLine.width(of: cell))
      return columns[column].isNumber ? gap + cell : cell + gap
    }
    var line = padded.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  func markdown() -> String {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let rule = columns.map { $0.isNumber ? "---:" : "---" }
    let body = rows.map { row($0.map(TextLine.markdown)) }.joined()
    return row(columns.map { TextLine.markdown($0.header) }) + row(rule) + body
  }

  /// The first column names what each row is about.
  func html(caption: String? = nil) -> String {
    func row(_ cells: [String]) -> String { "<tr>\(cells.joined())</tr>\n" }
    let head = columns.map {
      HTMLText.element("th", $0.header, "scope=\"col\"" + ($0.isNumber ? " class=\"number\"" : ""))
    }
    let body = rows.map { cells in
      row(
        cells.indices.map { column in
          if column == 0 { return HTMLText.element("th", cells[column], "scope=\"row\"") }
          let kind = columns[column].isNumber ? "class=\"number\"" : ""
          return HTMLText.element("td", cells[column], kind)
        })
    }
    let words = caption.map { HTMLText.element("caption", $0) + "\n" } ?? ""
    return "<table>\n\(words)<thead>\n\(row(head))</thead>\n<tbody>\n\(body.joined())</tbody>\n"
      + "</table>\n"
  }

  // MARK: - For spreadsheets

  /// The same CSV as in the folder: text that a spreadsheet would run gets an apostrophe before it.
  func csv() -> String {
    let body = rows.map { cells in
      zip(columns, cells).map { $0.isNumber ? $1 : CSVWriter.defused($1) }
    }
    let header = columns.map { CSVWriter.defused($0.header) }
    return String(decoding: CSVWriter.bytes([header] + body), as: UTF8.self)
  }
}
