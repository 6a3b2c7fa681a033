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
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in DrawnText.plain(text).unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A quoted label of these lines; Graphviz reads `&amp;` and its like in it as one character.
  static func label(_ lines: [String]) -> String {
    let parts = lines.map { line in
      quoted(line.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;"))
        .dropFirst().dropLast()
    }
    return "\"" + parts.joined(separator: "\\n") + "\""
  }

  /// Attributes in brackets.
  static func list(_ attributes: [(name: String, value: String)]) -> String {
    "[" + attributes.map { "\($0.name)=\($0.value)" }.joined(separator: ", ") + "]"
  }

  /// A number of the map, exactly as it was read.
  static func number(_ value: Double) -> String { quoted("\(value)") }
}
