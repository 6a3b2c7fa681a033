// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What the first lines of a text tell about it: whether the first names the columns of a table of
/// ties, or of actors, or is itself a tie of a plain list.
struct CSVHeaders {
  private let separator: UInt8
  private let headers: [String]
  /// The cells of the lines below.
  private let rows: [[String]]

  private static let rowLimit = 50

  /// Looks at the first lines.
  init(of file: FileBytes) {
    separator = CSVTable(sniffing: file).separator
    var reader = CSVReader(file, separator: separator, at: file.start)
    var rows: [[String]] = []
    while rows.count < Self.rowLimit, let row = reader.next() {
      rows.append(row.map { CSVWriter.undefused($0.text) })
    }
    headers = rows.first ?? []
    self.rows = Array(rows.dropFirst())
  }

  /// Whether the line names the columns of ties: both ends, or one of them and nothing but words
  /// that columns are called.
  ///
  /// Words as short as `u`, `v`, `de` and `a` are ids as well: they count where a longer one stands
  /// beside them, or semicolons, which no plain list has. What names an actor further down, and
  /// `actor1` before a number, is no header either.
  var nameTies: Bool {
    let fields = headers.map(Self.tieField)
    let areWords = zip(headers, fields).map { $1 != nil || FieldNames.isUnexplained($0) }
    let ends = headers.indices.filter { ["from", "to"].contains(fields[$0] ?? "") }
    let named = Set(ends.map { fields[$0] })
    guard named.count == 2 || named.count == 1 && headers.count > 1 && !areWords.contains(false),
      !occurAgain(ends), !areNumbered(ends)
    else { return false }
    return separator == UInt8(ascii: ";")
      || headers.indices.contains { areWords[$0] && FieldNames.folded(headers[$0]).count > 2 }
  }

  /// Whether the line names columns, the first of them the ids or names of actors, and no ends.
  var nameActors: Bool {
    guard let first = headers.first, headers.count > 1, !occurAgain(Array(headers.indices)) else {
      return false
    }
    let field = CSVColumns.actors.known.contains(first) ? first : FieldNames.actorField(first)
    return field == "id" || field == "name"
  }

  /// Whether semicolons are between the cells of the line, and no tabs.
  var hasSemicolons: Bool {
    separator == UInt8(ascii: ";") && headers.count > 1
      && !headers.joined().utf8.contains(0x09)
  }

  /// Whether the first line is Excel's word for what separates cells, `sep=;`.
  var isForExcel: Bool { headers.first?.lowercased().hasPrefix("sep=") ?? false }

  private func occurAgain(_ places: [Int]) -> Bool {
    let names = Set(places.map { headers[$0] })
    // The whole line again is what tables have that were put together of several.
    return rows.contains { row in
      row != headers && places.contains { $0 < row.count && names.contains(row[$0]) }
    }
  }

  private func areNumbered(_ ends: [Int]) -> Bool {
    ends.contains { headers[$0].utf8.contains { $0 &- 0x30 < 10 } }
      && headers.indices.contains { !ends.contains($0) && JSONNumber.isNumber(headers[$0]) }
  }

  private static func tieField(_ header: String) -> String? {
    CSVColumns.relationships.known.contains(header) ? header : FieldNames.tieField(header)
  }
}
