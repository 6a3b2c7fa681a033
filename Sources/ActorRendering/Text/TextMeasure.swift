// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// How wide text becomes, from the advance widths of real fonts, and where it is broken.
struct TextMeasure: Sendable {
  let size: Double
  let isBold: Bool

  /// The width of `text` on one line, in points.
  func width(of text: String) -> Double {
    var total = 0.0
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      // Letters that are joined are narrower than alone.
      if let last, let joined = joinedAdvance(of: last),
        AdvanceWidths.arabic.contains(scalar.value),
        !Self.isMark(scalar)
      {
        total += min(0, joined - advance(of: last))
      }
      total += advance(of: scalar)
      if scalar.value < 0x300 || !Self.isMark(scalar) { last = scalar }
    }
    return total * size / 1000
  }

  /// The advance of an Arabic letter before another one; `nil` where it is not joined to it.
  private func joinedAdvance(of scalar: Unicode.Scalar) -> Double? {
    guard AdvanceWidths.arabic.contains(scalar.value) else { return nil }
    let table = isBold ? AdvanceWidths.boldJoined : AdvanceWidths.regularJoined
    let width = table[Int(scalar.value - AdvanceWidths.arabic.lowerBound)]
    return width > 0 ? Double(width) : nil
  }

  private func advance(of scalar: Unicode.Scalar) -> Double {
    if scalar.value >= 0x300, Self.isMark(scalar) { return 0 }
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

  /// What stands above, below or inside the character before it, or is not seen at all.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    default: false
    }
  }

  /// For characters that the table does not hold: rather too much than too little.
  private static func usualAdvance(of scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    // Whole phrases in one character, and signs of cuneiform, which are long.
    case 0xFDFD: 12_000
    case 0xFDFA...0xFDFC: 3_000
    case 0x12000...0x1254F: 2_500
    case _ where LineBreaking.isWide(scalar): 1000
    case 0x2600...0x27BF, 0x1F000...0x1FFFF: 1300
    case 0x700...: 1000
    default: isMark(scalar) ? 0 : 750
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

  /// Whether every word of `text` fits `width` on its own, so that none has to be broken.
  func hasWholeWords(_ text: String, width: Double) -> Bool {
    text.split(whereSeparator: LineBreaking.isSpace).allSatisfy { word in
      self.width(of: String(word)) <= width || word.contains(where: LineBreaking.isFree)
    }
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
      if LineBreaking.isSpace(character) {
        (isSpaced, isOpen) = (true, false)
        continue
      }
      let isFree = LineBreaking.isFree(character)
      let last = isSpaced ? "" : words.last?.text ?? ""
      let holds = LineBreaking.beginsNoLine(character) || LineBreaking.endsNoLine(last)
      if !last.isEmpty, holds || isOpen && !isFree {
        let joined = last + String(character)
        if self.width(of: joined) <= width {
          words[words.count - 1].text = joined
        } else {
          let (kept, carried) = LineBreaking.broken(joined)
          words[words.count - 1].text = kept
          words.append(Word(text: carried, isSpaced: false))
        }
      } else {
        words.append(Word(text: String(character), isSpaced: isSpaced))
      }
      (isSpaced, isOpen) = (false, !isFree && !LineBreaking.mayEndLine(character))
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
