// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The palettes that ship; `auto` has the light and the dark one.
public enum PaletteID: String, Hashable, Sendable, CaseIterable {
  case light
  case dark
  case greyscale
  case contrast
  case print
}

/// How a drawing looks: colours, fonts, thickness of lines.
public struct Theme: Hashable, Sendable {
  /// The kebab-case id.
  public let id: String
  /// What it is for.
  public let title: String
  /// The colours that every viewer understands.
  public private(set) var palette: Palette
  /// Other colours where the viewer prefers the dark.
  public private(set) var darkPalette: Palette?
  /// The fonts of all text.
  public var fonts = FontFamilies.usual
  let lines: LineStyle

  private init(
    _ id: String, _ title: String, _ palette: Palette, dark: Palette? = nil,
    lines: LineStyle = .usual
  ) {
    self.id = id
    self.title = title
    self.palette = palette
    darkPalette = dark
    self.lines = lines
  }

  /// Light, and dark where the reader's screen is.
  public static let auto = Theme(
    "auto", "light, and dark where the reader's screen is (default)", .light, dark: .dark)
  /// Dark ink on white, always.
  public static let light = Theme("light", "dark ink on white", .light)
  /// Light ink on a dark ground, always.
  public static let dark = Theme("dark", "light ink on a dark ground", .dark)
  /// Without colour.
  public static let greyscale = Theme(
    "greyscale", "greys only: the more trust the darker, distrust by its bars", .greyscale)
  /// Thick lines and at least 7:1.
  public static let contrast = Theme(
    "contrast", "black on white with thick lines, at least 7:1 for text and ties", .contrast,
    lines: .thick)
  /// For paper.
  public static let print = Theme(
    "print", "for paper: pale fills, no filled hulls, ties that stay apart in grey", .print)

  /// Every theme, in the order of lists.
  public static let all = [auto, light, dark, greyscale, contrast, print]

  /// The theme with this id.
  public static func named(_ id: String) -> Theme? { all.first { $0.id == id } }

  /// The palettes of the theme, the one that every viewer understands first.
  public var palettes: [(id: PaletteID, palette: Palette)] {
    let first = [(id: PaletteID(rawValue: id) ?? .light, palette: palette)]
    return first + (darkPalette.map { [(id: PaletteID.dark, palette: $0)] } ?? [])
  }

  /// The theme with own colours in those of its palettes for which there are any.
  public func replacing(_ colours: [PaletteID: [ColourUse: Colour]]) -> Theme {
    var theme = self
    theme.palette = palette.replacing(colours[PaletteID(rawValue: id) ?? .light] ?? [:])
    theme.darkPalette = darkPalette?.replacing(colours[.dark] ?? [:])
    return theme
  }
}
