// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What the first line of a text tells about it: whether it names the columns of a table of ties,
/// or of actors, or is itself a tie of a plain list.
struct CSVHeaders {
  private let table: CSVTable
  private let headers: [String]

  /// Looks at the first line.
  init(of file: FileBytes) {
    table = CSVTable(sniffing: file)
    headers = table.headers()
  }

  /// Whether the line names the columns of ties: both ends, or one of them and nothing but words
  /// that columns are called.
  ///
  /// Words as short as `u`, `v`, `de` and `a` are ids as well: they count where a longer one stands
  /// beside them, or semicolons, which no plain list has.
  var nameTies: Bool {
    let fields = headers.map(Self.tieField)
    let ends = Set(fields.compactMap { $0 }).intersection(CSVColumns.relationships.needs)
    let areNames = zip(headers, fields).allSatisfy { header, field in
      field != nil || FieldNames.isUnexplained(header)
    }
    guard ends.count == 2 || ends.count == 1 && headers.count > 1 && areNames else { return false }
    return table.separator == UInt8(ascii: ";")
      || zip(headers, fields).contains { header, field in
        (field != nil || FieldNames.isUnexplained(header)) && FieldNames.folded(header).count > 2
      }
  }

  /// Whether the line names the columns of actors and nothing else.
  var nameActors: Bool {
    let fields = headers.map { header in
      CSVColumns.actors.known.contains(header) ? header : FieldNames.actorField(header)
    }
    return headers.count > 1 && !fields.contains(nil) && fields.contains("id")
  }

  /// Whether semicolons, and they alone, are between the cells of the line.
  var hasSemicolonsOnly: Bool {
    table.separator == UInt8(ascii: ";") && headers.count > 1
      && !headers.joined().utf8.contains { $0 == 0x20 || $0 == 0x09 }
  }

  private static func tieField(_ header: String) -> String? {
    CSVColumns.relationships.known.contains(header) ? header : FieldNames.tieField(header)
  }
}
