// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorFormats
public import ActorRendering

/// A style file, `*.actormap-style.json`: own colours, fonts and words of drawings.
///
/// ```json
/// {"actormapStyle": 1,
///  "colours": {"light": {"trust": "#00618f"}, "dark": {"trust": "#8fc7e8"}},
///  "fonts": ["Source Sans 3", "sans-serif"],
///  "lang": "de", "words": {"legend": "Legende"}}
/// ```
///
/// Everything but the first key may be left out. Nothing of the file reaches a drawing unchecked:
/// colours are `#rrggbb`, fonts are plain names, words are text.
public enum StyleFile {
  /// Reads the file at `path` for drawings in `theme`.
  ///
  /// - Parameter isStrict: refuses colours that are hard to tell apart; else they are warnings.
  /// - Returns: the style, and which of its colours have too little contrast in this theme.
  /// - Throws: `FormatError` with every problem and its place.
  public static func read(
    _ path: String, for theme: Theme, isStrict: Bool = false
  ) throws(FormatError) -> (style: DrawingStyle, warnings: [FormatProblem]) {
    try read(try FileBytes.read(path), for: theme, isStrict: isStrict)
  }

  /// Reads a style from bytes that are at hand.
  public static func read(
    _ file: FileBytes, for theme: Theme, isStrict: Bool = false
  ) throws(FormatError) -> (style: DrawingStyle, warnings: [FormatProblem]) {
    let document = try JSONReader.read(
      file, expecting: "a style in JSON", remedy: "begin with {\"actormapStyle\": 1}")
    var decoder = StyleDecoder(file, theme, isStrict: isStrict)
    decoder.decode(document)
    return (decoder.style, try decoder.log.finish())
  }
}
