// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The fonts of a drawing, the most wanted first; a viewer takes the first one that it has.
///
/// Places are computed with the widths of DejaVu Sans, which is wide; in a font that is wider still
/// names may run into each other.
public struct FontFamilies: Hashable, Sendable {
  /// The names of the families.
  public let names: [String]

  /// How many there may be.
  public static let limit = 10

  /// Noto Sans, DejaVu Sans, Liberation Sans, Arial, or any sans-serif.
  ///
  /// What these do not hold, viewers look for by themselves; but Tamil signs they find in the font
  /// of a neighbouring script, and Sinhala in one with serifs.
  public static let usual = FontFamilies(
    known: [
      "Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial", "Noto Sans Tamil",
      "Noto Sans Sinhala", "sans-serif",
    ])

  /// Takes names of letters, digits, spaces and hyphens, 60 characters at most, 10 names at most;
  /// `nil` for anything else.
  public init?(_ names: [String]) {
    guard (1...Self.limit).contains(names.count), names.allSatisfy(Self.isName) else { return nil }
    self.init(known: names)
  }

  private init(known: [String]) { names = known }

  /// Whether `name` may name a family.
  public static func isName(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    return (1...60).contains(scalars.count) && scalars.first != " " && scalars.last != " "
      && scalars.allSatisfy { scalar in
        scalar == " " || scalar == "-" || scalar.properties.isAlphabetic
          || scalar.properties.numericType == .decimal
      }
  }

  private static let generic: Set<String> = ["serif", "sans-serif", "monospace", "system-ui"]

  /// The value of `font-family`.
  var css: String {
    names.map { Self.generic.contains($0) ? $0 : "\"\($0)\"" }.joined(separator: ",")
  }
}
