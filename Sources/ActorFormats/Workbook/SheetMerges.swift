// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Merged cells below the headers: one above the other, each row has the value; side by side they
/// are refused.
struct SheetMerges {
  private let ranges: [Int: [SheetRange]]
  private var active: [(range: SheetRange, value: SheetValue?)] = []
  private let log: DecodingLog
  private let file: Int

  init(_ sheet: Sheet, below headers: Int, _ log: DecodingLog, _ file: Int) {
    self.log = log
    self.file = file
    let below = sheet.merges.filter { $0.rows.lowerBound > headers }
    ranges = Dictionary(grouping: below) { $0.rows.lowerBound }
  }

  /// The cells of a row with those that are merged into it from above.
  mutating func filled(_ cells: [SheetCell], _ row: Int) -> [SheetCell] {
    if ranges.isEmpty { return cells }
    active.removeAll { $0.range.rows.upperBound < row }
    var cells = cells
    for (range, value) in active { fill(range, value, row, &cells) }
    for range in ranges[row] ?? [] { begin(range, cells) }
    return cells
  }

  private mutating func begin(_ range: SheetRange, _ cells: [SheetCell]) {
    let column = range.columns.lowerBound
    let value = cells.first { $0.column == column }?.value
    let isSideBySide = range.columns.count > 1
    let place = GridPlace.offset(row: range.rows.lowerBound, column: column)
    if isSideBySide {
      log.add(
        .error, in: file, at: place, found: "merged cells \(range.name)",
        expected: "a cell of its own in every column",
        remedy: "unmerge them and write each value into its column")
    } else if value != nil {
      log.add(
        .warning, in: file, at: place, found: "merged cells \(range.name)",
        expected: "a value in every row",
        remedy: "unmerge them and repeat the value; it is read for all of these rows")
    }
    if !isSideBySide, range.rows.count > 1 { active.append((range, value)) }
  }

  private func fill(
    _ range: SheetRange, _ value: SheetValue?, _ row: Int, _ cells: inout [SheetCell]
  ) {
    let column = Int32(range.columns.lowerBound)
    let next = cells.firstIndex { $0.column >= column } ?? cells.count
    if next < cells.count, cells[next].column == column {
      log.add(
        .error, in: file, at: GridPlace.offset(row: row, column: Int(column)),
        found: "a value hidden under the merged cells \(range.name)", expected: "one value",
        remedy: "unmerge the cells and choose")
    } else if let value {
      cells.insert(SheetCell(column: column, value: value), at: next)
    }
  }
}
