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
