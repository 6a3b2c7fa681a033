// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How wide text becomes, from the advance widths of real fonts, and where it is broken.
struct TextMeasure: Sendable {
  let size: Double
  let isBold: Bool

  /// The width of `text` on one line, in points.
  func width(of text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + advance(of: $1) } * size / 1000
  }

  private func advance(of scalar: Unicode.Scalar) -> Double {
    var offset = 0
    for range in AdvanceWidths.ranges {
      if range.contains(scalar.value) {
        let table = isBold ? AdvanceWidths.bold : AdvanceWidths.regular
        let width = table[offset + Int(scalar.value - range.lowerBound)]
        if width > 0 { return Double(width) }
        break
      }
      offset += range.count
    }
    return Self.usualAdvance(of: scalar)
  }

  /// For characters that the table does not hold.
  private static func usualAdvance(of scalar: Unicode.Scalar) -> Double {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: 0
    default: isWide(scalar) ? 1000 : scalar.value >= 0x1F000 ? 1300 : 750
    }
  }

  /// East Asian characters, each of which may end a line.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Breaks `text` into as few lines of at most `width` as its words allow, then makes them as
  /// even as they can be. A word that is too long alone is broken; what is beyond `limit` lines
  /// is cut off with an ellipsis.
  func lines(of text: String, width: Double, limit: Int) -> [String] {
    let words = words(of: text, width: width)
    let full = fill(words, width: width)
    if full.count > limit {
      var kept = Array(full.prefix(limit))
      while self.width(of: kept[limit - 1] + "…") > width, !kept[limit - 1].isEmpty {
        kept[limit - 1].removeLast()
      }
      kept[limit - 1] += "…"
      return kept
    }
    var (low, high) = (0.0, width)
    for _ in 0..<8 {
      let middle = (low + high) / 2
      if fill(words, width: middle).count > full.count { low = middle } else { high = middle }
    }
    return fill(words, width: high)
  }

  private struct Word {
    var text: String
    /// Whether a space stands before it when it does not begin a line.
    let isSpaced: Bool
  }

  private func words(of text: String, width: Double) -> [Word] {
    var words: [Word] = []
    var isSpaced = false
    var isOpen = false
    for character in text {
      if character.isWhitespace {
        (isSpaced, isOpen) = (true, false)
        continue
      }
      let isWide = character.unicodeScalars.first.map(Self.isWide) ?? false
      if isOpen, !isWide, let last = words.last?.text,
        self.width(of: last + String(character)) <= width
      {
        words[words.count - 1].text.append(character)
      } else {
        words.append(Word(text: String(character), isSpaced: isSpaced))
      }
      (isSpaced, isOpen) = (false, !isWide)
      // A hyphen may end a line.
      if character == "-" || character == "–" || character == "/" { isOpen = false }
    }
    return words
  }

  private func fill(_ words: [Word], width: Double) -> [String] {
    var lines: [String] = []
    for word in words {
      if let last = lines.last {
        let joined = last + (word.isSpaced ? " " : "") + word.text
        if self.width(of: joined) <= width {
          lines[lines.count - 1] = joined
          continue
        }
      }
      lines.append(word.text)
    }
    return lines.isEmpty ? [""] : lines
  }
}
