// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Words that people write in cells.
enum CellWords {
  /// Whether a cell says yes or no; our own tables know true and false only.
  static func truth(_ text: String, isOwn: Bool) -> Bool? {
    // Spreadsheets write them in capitals.
    if text == "true" || text == "TRUE" { return true }
    if text == "false" || text == "FALSE" { return false }
    if isOwn { return nil }
    let word = FieldNames.folded(text)
    if yes.contains(word) { return true }
    return no.contains(word) ? false : nil
  }

  private static let yes: Set<String> = [
    "true", "yes", "y", "1", "x", "ja", "oui", "si", "sim", "да", "так", "نعم", "evet", "wahr",
    "vrai", "verdadero", "vero", "waar",
  ]
  private static let no: Set<String> = [
    "false", "no", "n", "0", "nein", "non", "nao", "nee", "нет", "ні", "لا", "hayir", "falsch",
    "faux", "falso", "onwaar",
  ]

  /// Whether a cell says that a tie has a direction: `Directed`, `undirected`, `mutual`.
  static func isDirected(_ text: String) -> Bool? {
    switch FieldNames.folded(text) {
    case "directed", "dirigé", "dirige", "gerichtet", "dirigido": true
    case "undirected", "mutual", "nondirige", "ungerichtet", "nodirigido", "bidirectional": false
    default: nil
    }
  }

  /// The word of the model that `text` is but for capitals and spaces.
  static func known(_ text: String, as field: String) -> String? {
    let words: [String] =
      switch field {
      case "kind": ActorKind.known.map(\.rawValue) + RelationshipKind.known.map(\.rawValue)
      case "role": Role.known.map(\.rawValue)
      case "status": RelationshipStatus.known.map(\.rawValue)
      default: []
      }
    if words.isEmpty || words.contains(text) { return nil }
    let folded = FieldNames.folded(text)
    return words.first { FieldNames.folded($0) == folded }
  }

  /// `text` without spaces at its ends.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
