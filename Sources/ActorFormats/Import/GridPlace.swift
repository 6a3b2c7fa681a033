// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The place of a cell in a sheet or database, in the one number that stands for a place in text:
/// lines are rows, columns are columns, both counted from 0.
enum GridPlace {
  private static let columnBits = 16
  /// The most columns that a row may have.
  static let columnLimit = 1 << columnBits

  /// The number of the cell in `row` and `column`.
  static func offset(row: Int, column: Int) -> Int {
    row << columnBits | min(max(column, 0), columnLimit - 1)
  }

  static func row(of offset: Int) -> Int { offset >> columnBits }
  static func column(of offset: Int) -> Int { offset & (columnLimit - 1) }

  /// The name that spreadsheets give the cell: `C7`.
  static func name(of offset: Int) -> String {
    letters(of: column(of: offset)) + String(row(of: offset) + 1)
  }

  /// The name that spreadsheets give the column: `C`.
  static func letters(of column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      let letter = Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      letters = String(letter) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
