// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension InterfaceWords {
  /// How long a text may be: a legend has to fit onto a page.
  static let lengthLimit = 200

  /// What is wrong with `text` as the text of `key`; `nil` where nothing is.
  public static func problem(of text: String, for key: String) -> WordsProblem? {
    guard let word = Word(rawValue: key) else { return .unknownKey(key) }
    if text.isEmpty { return .noText(key) }
    if text.unicodeScalars.count > lengthLimit { return .longText(key) }
    let (needed, found) = (WordTemplate(word.english).places, WordTemplate(text).places)
    // "An actor" says how many without a number.
    let isOptional = key.hasSuffix("-one")
    if !isOptional, let missing = needed.first(where: { !found.contains($0) }) {
      return .missingPlace(key, place: missing)
    }
    return found.first { !needed.contains($0) }.map {
      .unknownPlace(key, place: $0, known: needed)
    }
  }

  /// What is wrong with `language` as a BCP 47 tag (RFC 5646); `nil` where nothing is.
  public static func problem(ofLanguage language: String) -> WordsProblem? {
    let parts = language.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.enumerated().allSatisfy { index, part in
      let isLetters = part.utf8.allSatisfy { isLetter($0) }
      let isLong =
        index == 0 ? (2...8).contains(part.utf8.count) : (1...8).contains(part.utf8.count)
      return isLong
        && (isLetters || index > 0 && part.utf8.allSatisfy { isLetter($0) || isDigit($0) })
    }
    return isTag && language.utf8.count <= 35 ? nil : .noLanguage(language)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
