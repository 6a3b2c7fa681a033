// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The forms in which a drawing is written.
public enum DrawingFormat: String, Hashable, Sendable, CaseIterable {
  /// Vectors and text that a browser shows.
  case svg
  /// Pixels.
  case png
  /// Vectors and text with its fonts, for print.
  case pdf
  /// The map for Graphviz, with our places.
  case dot

  /// What it is good for.
  public var title: String {
    switch self {
    case .svg: "vectors for browsers and word processors, with names for screen readers (default)"
    case .png: "pixels for slides and messages; --dpi says how many"
    case .pdf: "vectors for print, with its fonts inside and text that can be selected"
    case .dot: "the map for those who go on in Graphviz, with attributes and places"
    }
  }

  /// The endings of file names that promise it, without the dot.
  public var endings: [String] { self == .dot ? ["dot", "gv"] : [rawValue] }

  /// The form that the ending of `path` promises; `nil` where it promises none of them.
  public static func promised(by path: String) -> DrawingFormat? {
    let name = path.lowercased()
    return allCases.first { format in format.endings.contains { name.hasSuffix("." + $0) } }
  }
}
