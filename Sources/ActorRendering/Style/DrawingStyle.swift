// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Own colours, fonts and words for drawings, as a style file holds them.
public struct DrawingStyle: Hashable, Sendable {
  /// Colours in place of those of the palettes that ship.
  public var colours: [PaletteID: [ColourUse: Colour]]
  /// Fonts in place of the usual ones.
  public var fonts: FontFamilies?
  /// Words in place of the English ones.
  public var words: InterfaceWords?

  /// Makes a style; what is left out stays as it is.
  public init(
    colours: [PaletteID: [ColourUse: Colour]] = [:], fonts: FontFamilies? = nil,
    words: InterfaceWords? = nil
  ) {
    self.colours = colours
    self.fonts = fonts
    self.words = words
  }

  /// Changes how a map is drawn; the theme has to be chosen before.
  public func apply(to options: inout DrawingOptions) {
    options.theme = options.theme.replacing(colours)
    if let fonts { options.theme.fonts = fonts }
    if let words { options.words = words }
  }
}
