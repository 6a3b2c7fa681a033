// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Why a table of words cannot be used.
public enum WordsProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The language is no BCP 47 tag.
  case noLanguage(String)
  /// No text has this id.
  case unknownKey(String)
  /// The text of this id is empty.
  case noText(String)
  /// The text of this id has more characters than a drawing has room for.
  case longText(String)
  /// The text of this id leaves out what it has to say.
  case missingPlace(String, place: String)
  /// The text of this id holds a place for what nobody gives.
  case unknownPlace(String, place: String, known: [String])

  /// What was found.
  public var found: String {
    switch self {
    case .noLanguage(let language): "the language \"\(language)\""
    case .unknownKey(let key): "the id \"\(key)\""
    case .noText(let key): "an empty text for \"\(key)\""
    case .longText(let key):
      "a text of more than \(InterfaceWords.lengthLimit) characters for \"\(key)\""
    case .missingPlace(let key, let place): "a text for \"\(key)\" without {\(place)}"
    case .unknownPlace(let key, let place, _): "{\(place)} in the text for \"\(key)\""
    }
  }

  /// What was expected instead.
  public var expected: String {
    switch self {
    case .noLanguage: "a BCP 47 tag such as en, fr or pt-MZ"
    case .unknownKey: "an id of the table of words"
    case .noText: "a text"
    case .longText: "at most \(InterfaceWords.lengthLimit) characters"
    case .missingPlace(_, let place): "a text that holds a place for {\(place)}"
    case .unknownPlace(_, _, let known):
      known.isEmpty
        ? "a text without braces" : "only " + known.map { "{\($0)}" }.joined(separator: ", ")
    }
  }

  /// How to mend it.
  public var remedy: String {
    switch self {
    case .noLanguage: "give the language's tag"
    case .unknownKey: "take the id from the table of words, or remove the line"
    case .noText: "write a text, or remove the line and the English one is used"
    case .longText: "shorten the text"
    case .missingPlace(_, let place): "write {\(place)} where it is to be said"
    case .unknownPlace: "write the places as the English text has them"
    }
  }

  /// All three in one sentence.
  public var description: String {
    "found \(found), expected \(expected); to mend it, \(remedy)"
  }
}
