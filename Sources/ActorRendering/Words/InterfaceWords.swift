// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The words of a drawing in one language: headings, legend, and what is said to readers who hear
/// the map.
///
/// What a table lacks is said in English. The map's own text is never translated.
public struct InterfaceWords: Hashable, Sendable {
  /// The language as a BCP 47 tag, such as `en`, `fr` or `pt-MZ`; the drawing declares it.
  public let language: String
  private let texts: [Word: String]

  /// The words as ActorMap speaks them.
  public static let english = InterfaceWords(language: "en", known: [:])

  private init(language: String, known: [Word: String]) {
    self.language = language
    texts = known
  }

  /// Takes a table of texts by their ids (see `entries`).
  ///
  /// - Throws: the first `WordsProblem`, keys in alphabetical order.
  public init(language: String, texts: [String: String]) throws(WordsProblem) {
    if let problem = Self.problem(ofLanguage: language) { throw problem }
    var known: [Word: String] = [:]
    for (key, text) in texts.sorted(by: { $0.key < $1.key }) {
      if let problem = Self.problem(of: text, for: key) { throw problem }
      if let word = Word(rawValue: key) { known[word] = text }
    }
    self.init(language: language, known: known)
  }

  /// A text of the table, for those who translate it.
  public struct Entry: Hashable, Sendable {
    /// The kebab-case id, which stays.
    public let id: String
    /// The English text.
    public let english: String
    /// What the text holds a place for, without the braces.
    public let placeholders: [String]
  }

  /// Every text that a drawing may use.
  public static let entries: [Entry] = Word.allCases.map {
    Entry(id: $0.rawValue, english: $0.english, placeholders: WordTemplate($0.english).places)
  }

  // MARK: - What is said

  /// The text of `word` with `values` in its places.
  package func text(_ word: Word, _ values: [String: String] = [:]) -> String {
    let text = texts[word] ?? word.english
    return values.isEmpty ? text : WordTemplate(text).filled(with: values)
  }

  /// The text for a number of something.
  package func text(counting count: Int, _ one: Word, _ other: Word) -> String {
    text(count == 1 ? one : other, ["count": "\(count)"])
  }

  /// A letter that stands in a sign: two at most, for there is no room for more.
  package func letter(_ word: Word) -> String {
    String(DrawnText.plain(text(word)).prefix(2))
  }

  /// A word of an open list: ours if we know it, else the map's own (see `spoken`).
  package func text(of word: String, in list: String) -> String {
    Word(rawValue: "\(list)-\(word)").map { text($0) } ?? spoken(word)
  }

  /// Parts of one sentence, set apart by commas.
  package func list(_ parts: [String]) -> String {
    parts.joined(separator: text(.listSeparator))
  }

  /// Names of which the last is joined by "and".
  package func names(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return text(.listLast, ["first": list(Array(names.dropLast())), "last": last])
  }

  /// Two decimals at most, as a reader would say it.
  package func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? text(.minusSign) : ""
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(sign)\(whole)" }
    let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return sign + "\(whole)" + text(.decimalPoint) + digits
  }
}
