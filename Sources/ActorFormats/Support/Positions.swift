// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Turns byte offsets into lines and columns; for offsets that grow, all of them in one pass.
struct Positions {
  private let file: FileBytes
  private var offset: Int
  private var line = 1
  private var column = 1

  /// Begins at the first character of `file`.
  init(_ file: FileBytes) {
    self.file = file
    offset = file.start
  }

  /// The problem at the byte `offset`, which must not lie before an earlier one.
  mutating func problem(
    _ severity: ModelProblem.Severity, at offset: Int, found: String, expected: String,
    remedy: String
  ) -> FormatProblem {
    advance(to: offset)
    return FormatProblem(
      file: file.name, line: line, column: column, isWarning: severity == .warning,
      found: found, expected: expected, remedy: remedy)
  }

  /// The line of the byte `offset`, which must not lie before an earlier one.
  mutating func line(at offset: Int) -> Int {
    advance(to: offset)
    return line
  }

  /// Columns count Unicode scalars; a carriage return counts as one.
  private mutating func advance(to target: Int) {
    let end = min(max(target, offset), file.bytes.count)
    for byte in file.bytes[offset..<end] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    offset = end
  }
}
