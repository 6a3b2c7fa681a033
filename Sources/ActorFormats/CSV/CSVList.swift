// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Lists in one cell: `;` between, a backslash before a `;` or a backslash that belongs to an
/// entry.
///
/// Works on scalars: as characters, a semicolon with an accent on it is no semicolon.
enum CSVList {
  /// The entries of a cell.
  static func split(_ text: String) -> [String] {
    var parts: [String.UnicodeScalarView] = [.init()]
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped || (scalar != "\\" && scalar != ";") {
        parts[parts.count - 1].append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        parts.append(.init())
      }
    }
    return parts.map { String($0) }
  }

  /// The cell that splits into `texts`; there is none for no text at all.
  static func joined(_ texts: [String]) -> String {
    var cell = String.UnicodeScalarView()
    for (place, text) in texts.enumerated() {
      if place > 0 { cell.append(";") }
      for scalar in text.unicodeScalars {
        if scalar == ";" || scalar == "\\" { cell.append("\\") }
        cell.append(scalar)
      }
    }
    return String(cell)
  }
}
