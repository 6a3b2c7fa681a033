// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Text for terminals and documents: how wide it is, where it breaks, what may not be in it.
enum TextLine {
  /// The longest line of what is written for people, in terminal cells.
  static let limit = 100

  /// Text without characters that move a terminal's cursor or turn its direction.
  static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isHarmful(scalar) ? " " : scalar) }
    return String(result)
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Printable text in which nothing is taken for markup. Works on scalars: as characters, a bar
  /// with an accent on it is no bar.
  static func markdown(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in printable(text).unicodeScalars {
      if "\\|`*_<>[]#&~".unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// The same at the beginning of a line, where a dash would begin a list and spaces a listing.
  static func markdownLine(_ text: String) -> String {
    let line = markdown(text).drop { $0 == " " }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    let marks: [Character] = digits.isEmpty ? ["-", "+", "="] : [".", ")"]
    guard let mark = rest.first, marks.contains(mark) else { return String(line) }
    return digits + "\\" + rest
  }

  /// The number of terminal cells, East Asian wide characters counting two.
  static func width(of text: String) -> Int { text.reduce(0) { $0 + width(of: $1) } }

  private static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first?.value else { return 0 }
    switch scalar {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// `text`, or its beginning with an ellipsis where it is wider than `limit`.
  static func cut(_ text: String, to limit: Int) -> String {
    guard width(of: text) > limit else { return text }
    var result = ""
    var used = 1
    for character in text {
      used += width(of: character)
      if used > limit { break }
      result.append(character)
    }
    return result + "…"
  }

  /// Lines of at most `limit` cells, broken at spaces, the first and the others indented.
  static func wrapped(
    _ text: String, first: Int = 0, others: Int = 2, limit: Int = limit
  ) -> String {
    var lines = [String(repeating: " ", count: first)]
    var used = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      let wide = width(of: String(word))
      if !isEmpty, used + 1 + wide > limit {
        lines.append(String(repeating: " ", count: others))
        used = others
      } else if !isEmpty {
        lines[lines.count - 1] += " "
        used += 1
      }
      lines[lines.count - 1] += word
      used += wide
      isEmpty = false
    }
    return lines.joined(separator: "\n")
  }
}
