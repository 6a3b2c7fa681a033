// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// The rows of a sheet as they are written.
struct SheetTable {
  /// A column by what is typed into it.
  struct Column {
    /// The header, with an apostrophe where it needs one.
    let header: String
    /// Whether what people type there is to stay text: `007`.
    let isText: Bool
  }

  /// The sheet's name.
  let name: String
  let columns: [Column]
  /// Cells by row, `nil` where there is nothing; texts have their apostrophes.
  let rows: [[SheetValue?]]

  /// A table from what it holds; texts get their apostrophes.
  init(name: String, columns: [Column], rows: [[SheetValue?]]) {
    self.name = name
    self.columns = columns.map {
      Column(header: CSVWriter.defused($0.header), isText: $0.isText)
    }
    self.rows = rows.map { row in
      row.map { cell in
        if case .text(let text)? = cell { return .text(CSVWriter.defused(text)) }
        return cell
      }
    }
  }

  /// How wide each column is to be, in characters.
  var widths: [Int] {
    columns.indices.map { place in
      let header = columns[place].header.unicodeScalars.count + 2
      let widest = rows.reduce(header) { max($0, Self.width($1[place])) }
      return min(max(widest + 1, 8), 48)
    }
  }

  private static func width(_ cell: SheetValue?) -> Int {
    switch cell {
    case .text(let text)?: text.unicodeScalars.prefix(64).count
    case .number(let text)?: text.utf8.count
    default: 6
    }
  }
}

/// Which texts a format of workbooks can hold in a cell.
struct SheetManner: Sendable {
  /// The most UTF-16 units that a cell holds.
  static let textLimit = 32_767

  private let forbids: @Sendable (Unicode.Scalar) -> Bool

  /// Escapes hold everything but the byte 0, at which spreadsheets end a text.
  static let xlsx = SheetManner { $0.value == 0 }
  /// What XML forbids or changes.
  static let ods = SheetManner { scalar in
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  init(forbids: @escaping @Sendable (Unicode.Scalar) -> Bool) { self.forbids = forbids }

  /// Whether a cell gives this text back. An empty cell means that there is no value.
  func holds(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count < 3 * Self.textLimit
      && CSVWriter.defused(text).utf16.count <= Self.textLimit
      && !text.unicodeScalars.contains(where: forbids)
  }

  /// JSON without what a cell could not hold.
  func json(_ value: AttributeValue) -> String {
    let text = JSONText.line(value)
    guard text.unicodeScalars.contains(where: { forbids($0) || $0.value >= 0xFFFE }) else {
      return text
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if forbids(scalar) || scalar.value == 0xFFFE || scalar.value == 0xFFFF {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result.append(
          contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)"
            .unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
