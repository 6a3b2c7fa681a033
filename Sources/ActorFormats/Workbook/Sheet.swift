// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// What a cell of a sheet holds.
enum SheetValue: Hashable, Sendable {
  /// Text, whatever it looks like.
  case text(String)
  /// A number, as JSON writes it.
  case number(String)
  case boolean(Bool)
  /// What a formula says instead of a value: `#REF!`.
  case error(String)
  /// A formula whose value the file does not hold.
  case formula
  /// Something that is no value, in words.
  case odd(String)

  /// The bytes of its text.
  fileprivate var textLength: Int {
    if case .text(let text) = self { return text.utf8.count }
    return 0
  }

  /// Whether a person would see nothing.
  var isEmpty: Bool { self == .text("") }
}

/// A cell that is not empty.
struct SheetCell: Hashable, Sendable {
  let column: Int32
  let value: SheetValue
}

/// Cells that were merged into one: rows and columns are counted from 0.
struct SheetRange: Hashable, Sendable {
  var rows: ClosedRange<Int>
  var columns: ClosedRange<Int>

  /// The name that spreadsheets give it: `B2:B6`.
  var name: String {
    GridPlace.name(of: GridPlace.offset(row: rows.lowerBound, column: columns.lowerBound)) + ":"
      + GridPlace.name(of: GridPlace.offset(row: rows.upperBound, column: columns.upperBound))
  }
}

/// A sheet of a workbook: only cells that hold something, row by row.
///
/// Space is 24 bytes a cell and its text, where it is longer than 15 bytes and no shared one.
struct Sheet: Sendable {
  /// The most rows and columns that spreadsheets have.
  static let rowLimit = 1 << 20
  static let columnLimit = 1 << 14
  /// The most cells that one sheet may hold.
  static let cellLimit = 1 << 24
  /// The most bytes of text that one sheet may hold, those of a text as often as cells have it: a
  /// small file can say the same long text very often.
  static let textLimit = 1 << 30

  /// Which cells a row has.
  struct Row: Sendable {
    /// Counted from 0.
    let number: Int
    fileprivate(set) var cells: Range<Int>
  }

  let name: String
  /// Whether people do not see the sheet.
  var isHidden = false
  private(set) var rows: [Row] = []
  private var cells: [SheetCell] = []
  /// Cells that were merged.
  var merges: [SheetRange] = []

  init(name: String, isHidden: Bool = false) {
    self.name = name
    self.isHidden = isHidden
  }

  /// The cells of a row in the order of their columns.
  subscript(row: Row) -> ArraySlice<SheetCell> { cells[row.cells] }

  /// How many bytes of text the cells hold.
  private(set) var textLength = 0

  /// What there is too much of, in words; `nil` where a sheet may be as large.
  var excess: String? {
    if cells.count > Self.cellLimit { return "more than \(Self.cellLimit) cells" }
    return textLength > Self.textLimit ? "cells with more than 1 GiB of text" : nil
  }

  /// Adds a cell behind all others; the caller sees to the order. Empty ones are left out.
  mutating func add(_ value: SheetValue, row: Int, column: Int) {
    if value.isEmpty { return }
    cells.append(SheetCell(column: Int32(column), value: value))
    textLength += value.textLength
    if let last = rows.last, last.number == row {
      rows[rows.count - 1].cells = last.cells.lowerBound..<cells.count
    } else {
      rows.append(Row(number: row, cells: (cells.count - 1)..<cells.count))
    }
  }

  /// Repeats the last row, which has this number, below it, no oftener than there may be text.
  mutating func repeatLastRow(_ number: Int, times: Int) {
    guard let row = rows.last, row.number == number else { return }
    let copy = Array(cells[row.cells])
    let length = copy.reduce(0) { $0 + $1.value.textLength }
    for step in 0..<times where excess == nil {
      textLength += length
      let start = cells.count
      cells += copy
      rows.append(Row(number: number + 1 + step, cells: start..<cells.count))
    }
  }
}

/// The sheets of a file, which are read when they are asked for.
protocol Workbook: AnyObject {
  /// The file's name in messages.
  var name: String { get }
  /// The sheets without their cells.
  var titles: [Sheet] { get }
  /// A sheet by its place in `titles`; at least its first `rows` rows.
  func sheet(_ place: Int, rows: Int) throws(FormatError) -> Sheet
}
