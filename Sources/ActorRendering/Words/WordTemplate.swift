// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// A text with places such as `{count}`.
struct WordTemplate {
  private enum Piece {
    case text(Substring)
    case place(Substring)
  }

  private var pieces: [Piece] = []

  /// A brace without its partner opens or closes a place all the same, so that it is refused.
  init(_ text: String) {
    var rest = text[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      pieces.append(.text(rest[..<brace]))
      let after = rest[rest.index(after: brace)...]
      let end = after.firstIndex { $0 == "}" || $0 == "{" } ?? after.endIndex
      let isPlace = rest[brace] == "{" && end < after.endIndex && after[end] == "}"
      pieces.append(.place(isPlace ? after[..<end] : rest[brace...brace]))
      rest = isPlace ? after[after.index(after: end)...] : after
    }
    pieces.append(.text(rest))
  }

  /// The names of the places, each once, in the order of the text.
  var places: [String] {
    var found: [String] = []
    for case .place(let name) in pieces where !found.contains(String(name)) {
      found.append(String(name))
    }
    return found
  }

  /// The template without the word with which it begins, where the place follows and `name` holds
  /// that word, whatever its case.
  func withoutLead(to place: String, in name: String) -> WordTemplate {
    guard pieces.count > 1, case .text(let lead) = pieces[0], case .place(place[...]) = pieces[1]
    else { return self }
    func words(_ text: some StringProtocol) -> [String] {
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    let own = words(lead)
    guard own.count == 1, words(name).contains(own[0]) else { return self }
    var template = self
    template.pieces.removeFirst()
    return template
  }

  /// The text with its places filled; braces in what fills them stay as they are.
  func filled(with values: [String: String]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): String(text)
      case .place(let name): values[String(name)] ?? "{\(name)}"
      }
    }.joined()
  }
}
