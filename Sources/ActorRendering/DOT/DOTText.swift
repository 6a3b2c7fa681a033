// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Pieces of Graphviz's language in which no text of a map means anything but itself.
///
/// Everything is quoted, so nothing becomes a keyword, a number or an HTML-like label. A backslash
/// is doubled everywhere: Graphviz reads `\N`, `\G`, `\l` and others in labels as something else,
/// and has no way to write a text that ends in a single one. In names and in attributes of the
/// map's own it stays doubled for whoever reads the file.
enum DOTText {
  /// A quoted name or attribute.
  static func quoted(_ text: String) -> String { "\"" + inner(text) + "\"" }

  /// A quoted label of these lines; Graphviz reads `&amp;` and its like in it as one character.
  static func label(_ lines: [String]) -> String {
    "\"" + lines.map { inner($0, isLabel: true) }.joined(separator: "\\n") + "\""
  }

  /// `text` between quotes. A mark that combines with the quote must not hide it from us: this
  /// goes by scalars.
  private static func inner(_ text: String, isLabel: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for scalar in DrawnText.plain(text).unicodeScalars {
      switch scalar {
      case "\"": result += "\\\"".unicodeScalars
      case "\\": result += "\\\\".unicodeScalars
      case "&" where isLabel: result += "&amp;".unicodeScalars
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Attributes in brackets.
  static func list(_ attributes: [(name: String, value: String)]) -> String {
    "[" + attributes.map { "\($0.name)=\($0.value)" }.joined(separator: ", ") + "]"
  }
}
