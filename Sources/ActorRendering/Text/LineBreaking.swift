// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Where a line may be broken: after spaces and hyphens, and between Chinese and Japanese
/// characters, but not before what closes nor after what opens (the heart of UAX #14, without its
/// tables).
enum LineBreaking {
  /// East Asian characters, as wide as they are high.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Whether a line may end before and after a character. Korean has spaces between its words, and
  /// is read more easily where only those end a line.
  static func isFree(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x1100...0x115F, 0x3130...0x318F, 0xA960...0xA97C, 0xAC00...0xD7A3: return false
    default: return isWide(scalar)
    }
  }

  /// A space at which a line may end.
  static func isSpace(_ character: Character) -> Bool {
    character.isWhitespace && character != "\u{A0}" && character != "\u{202F}"
  }

  static func mayEndLine(_ character: Character) -> Bool {
    character == "-" || character == "\u{2010}" || character == "–" || character == "/"
  }

  /// Closing brackets and stops, small kana, marks of repetition or length, and what Thai, Lao and
  /// Burmese write behind the consonant to which it belongs.
  static func beginsNoLine(_ character: Character) -> Bool {
    if closing.contains(character) { return true }
    return character.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0xE2F...0xE33, 0xE45...0xE46, 0xEAF...0xEB3, 0xEBD, 0xEC6, 0x102B...0x102C,
        0x1038...0x103A:
        true
      default: false
      }
    }
  }

  /// Opening brackets, the vowels of Thai and Lao that are written before their consonant, and
  /// signs that join two consonants.
  static func endsNoLine(_ text: String) -> Bool {
    guard let last = text.last, let scalar = text.unicodeScalars.last else { return false }
    switch scalar.value {
    case 0xE40...0xE44, 0xEC0...0xEC4: return true
    case 0x103A: return false
    default:
      return opening.contains(last) || scalar.properties.canonicalCombiningClass == .virama
    }
  }

  /// `word`, which is too long by its last character, in two: before that one, or a little earlier
  /// where a line may not be broken there.
  static func broken(_ word: String) -> (kept: String, carried: String) {
    var (kept, carried) = (word, "")
    repeat {
      carried = String(kept.removeLast()) + carried
    } while carried.count < 4 && kept.count > 1
      && (carried.first.map(beginsNoLine) ?? false || endsNoLine(kept))
    return (kept, carried)
  }

  private static let closing = Set<Character>(
    "、。，．：；！？）］｝」』】〉》〕〗〙｠｣､｡・ーゝゞ々〻…‥”’ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
  private static let opening = Set<Character>("（［｛「『【〈《〔〖〘｟｢“‘")
}
