// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Colours by what they are for.
///
/// The palettes that ship keep to WCAG 2.2: text has at least 4.5:1 against what it stands on,
/// lines and outlines 3:1. Fills are Okabe & Ito's colours (2008) or tints of them; lines and text
/// have darker ones. What colour tells is told by shape or mark as well.
public struct Palette: Hashable, Sendable {
  private let colours: [ColourUse: Colour]

  init(_ numbers: [ColourUse: UInt32]) { colours = numbers.mapValues { Colour($0) } }

  private init(colours: [ColourUse: Colour]) { self.colours = colours }

  /// The palette with some of its colours replaced; `contrastProblems` says how well it can be
  /// read.
  public func replacing(_ others: [ColourUse: Colour]) -> Palette {
    Palette(colours: colours.merging(others) { _, other in other })
  }

  /// The colour for a use.
  public subscript(use: ColourUse) -> Colour { colours[use] ?? Colour(0) }

  // MARK: - For the style sheet

  var ground: Colour { self[.ground] }
  var text: Colour { self[.text] }
  var quiet: Colour { self[.quiet] }
  var hull: Colour { self[.hull] }
  var hullLine: Colour { self[.hullLine] }
  var outline: Colour { self[.outline] }
  var candidate: Colour { self[.candidate] }
  var onCandidate: Colour { self[.onCandidate] }

  var ties: [TrustClass: Colour] {
    Dictionary(
      colours.compactMap { use, colour in use.trust.map { ($0, colour) } },
      uniquingKeysWith: { first, _ in first })
  }

  var onIssue: Colour { self[.onIssue] }
  /// The colours of issues on tabs, then that of all further ones.
  var issues: [Colour] { ColourUse.allCases.filter(\.isIssue).map { self[$0] } }

  var fills: [Glyph: Colour] {
    Dictionary(
      colours.compactMap { use, colour in use.glyph.map { ($0, colour) } },
      uniquingKeysWith: { first, _ in first })
  }
}
