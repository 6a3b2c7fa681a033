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
    file.bytes.withUnsafeBufferPointer { bytes in
      // Line ends are counted many bytes at a time; only the last line is looked at sign by sign.
      let lines = Self.lineEnds(UnsafeBufferPointer(rebasing: bytes[offset..<end]))
      var start = offset
      if lines > 0 {
        line += lines
        column = 1
        start = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? offset
      }
      for byte in bytes[start..<end] where byte & 0xC0 != 0x80 { column += 1 }
    }
    offset = end
  }

  private static func lineEnds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var (count, index) = (0, 0)
    while index < bytes.count {
      let end = min(index + 255, bytes.count)
      // A count of 255 fits into a byte, which is what makes it wide.
      var some: UInt8 = 0
      while index < end {
        some &+= bytes[index] == 0x0A ? 1 : 0
        index += 1
      }
      count += Int(some)
    }
    return count
  }
}
