// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorMediation
internal import ActorModel

/// Tables of mediation analytics as one sheet.
enum SectionSheet {
  /// One row a subject; a column that several sections have stands once, and what a section does
  /// not have is empty, as is what is undefined.
  ///
  /// - Parameter sections: each with what its rows begin with, one text for each of `labels`.
  static func csv(labels: [String], _ sections: [([String], MediationSection)]) -> String {
    let all = sections.flatMap(\.1.columns)
    var columns: [MediationColumn] = []
    for column in all where !columns.contains(where: { $0.id == column.id }) {
      columns.append(column)
    }
    var table = Table(
      (labels + ["subject", "name"]).map { Table.Column.text($0) }
        + columns.map { column in
          // Where sections disagree about what it is, it is text.
          let kinds = Set(all.filter { $0.id == column.id }.map(\.kind))
          return kinds.isSubset(of: [.number, .count]) ? .number(column.id) : .text(column.id)
        })
    for (words, section) in sections {
      for row in section.rows {
        let cells = columns.map { column in
          section.columns.firstIndex { $0.id == column.id }.map { row.cells[$0].digits } ?? ""
        }
        table.rows.append(
          words + [
            row.subject.map(\.id).joined(separator: ";"),
            row.subject.map(\.name).joined(separator: ";"),
          ] + cells)
      }
    }
    return table.csv()
  }
}

extension MediationCell {
  /// For spreadsheets, all digits.
  var digits: String {
    switch self {
    case .number(let number): JSONText.number(number)
    case .count(let count): String(count)
    case .text(let text): text
    case .truth(let truth): truth ? "true" : "false"
    case .items(let items): items.map(\.id).joined(separator: ";")
    case .undefined: ""
    }
  }
}
