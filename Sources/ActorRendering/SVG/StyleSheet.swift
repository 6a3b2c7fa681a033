// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The drawing's style sheet: literal colours, because not every viewer knows variables, and a
/// second set for dark screens.
enum StyleSheet {
  static func text(for theme: Theme) -> String {
    var text = structure(theme.fonts) + theme.lines.rules + colours(theme.palette)
    if let dark = theme.darkPalette {
      text += "@media (prefers-color-scheme: dark) {\n\(colours(dark))}\n"
    }
    return text
  }

  private static func structure(_ fonts: FontFamilies) -> String {
    """
    text { font-family: \(fonts.css); font-size: 12px; }
    .bold { font-weight: 700; }
    .title { font-size: 19px; font-weight: 700; }
    .panel-title { font-size: 15px; font-weight: 700; }
    .side-name { font-size: 13px; font-weight: 700; }
    .heading { font-size: 12px; font-weight: 700; }
    .badge { font-size: 10px; font-weight: 700; }
    .middle { text-anchor: middle; }
    .halo { paint-order: stroke; stroke-width: 3.5px; stroke-linejoin: round; }
    .sign { font-weight: 700; paint-order: stroke; stroke-width: 5px; stroke-linejoin: round; }
    .line, .casing, .open, .chevron, .strokes { fill: none; }
    .line, .chevron, .strokes { stroke-linecap: round; stroke-linejoin: round; }
    .chevron { stroke-width: 1.7; }
    .open { stroke-width: 1.5; }
    .strokes { stroke-width: 1.9; }
    .outline { stroke-width: 1.3; stroke-linejoin: round; }
    .party .outline { stroke-width: 2.8; }
    .rural .outline { stroke-dasharray: 3.5 2.5; }
    .shade { fill: none; stroke-width: 1.5; stroke-dasharray: 6 4.5; }
    .letter { font-size: 11px; font-weight: 700; }
    .edge { fill: none; stroke-width: 1; stroke-linejoin: round; }
    .inner { fill: none; stroke-width: 1; }
    .ring { fill: none; stroke-width: 2.8; }
    .second { fill: none; stroke-width: 1.3; }
    .bracket { fill: none; stroke-width: 2.2; stroke-linejoin: round; stroke-linecap: round; }
    .cut { fill: none; stroke-width: 1.9; stroke-linecap: round; }
    .count { font-size: 10px; font-weight: 700; }

    """
  }

  private static func colours(_ palette: Palette) -> String {
    var rules: [String] = [
      ".ground { fill: \(palette.ground); }",
      "text { fill: \(palette.text); }",
      ".quiet { fill: \(palette.quiet); }",
      ".halo { stroke: \(palette.ground); }",
      ".hull { fill: \(palette.hull); stroke: \(palette.hullLine); }",
      ".casing { stroke: \(palette.ground); }",
      ".outline, .inner, .second, .shade, .edge { stroke: \(palette.outline); }",
      ".half { fill: \(palette.outline); }",
      ".card, .issue { fill: \(palette.issues.last ?? palette.ground); }",
      ".on-tab { fill: \(palette.onIssue); }",
      ".badge-ground { fill: \(palette.ground); stroke: \(palette.outline); stroke-width: 1.2; }",
      ".ring { stroke: \(palette.candidate); }",
      ".star { fill: \(palette.candidate); stroke: \(palette.ground); stroke-width: 1; }",
      ".on-star { fill: \(palette.onCandidate); }",
      ".sample { fill: none; stroke: \(palette.quiet); }",
    ]
    let (fills, ties) = (palette.fills, palette.ties)
    for glyph in Glyph.allCases {
      let name = glyph.styleName
      rules.append(
        ".\(name) .outline, .\(name) .patch { fill: \(fills[glyph] ?? palette.ground); }")
    }
    for (index, colour) in palette.issues.dropLast().enumerated() {
      rules.append(".issue-\(index + 1) { fill: \(colour); }")
    }
    for trust in TrustClass.allCases {
      let (name, colour) = (trust.styleName, ties[trust] ?? palette.text)
      rules.append(".\(name) * { stroke: \(colour); }")
      rules.append(".\(name) .casing { stroke: \(palette.ground); }")
      rules.append(".\(name) .filled { fill: \(colour); }")
      rules.append(".\(name) .open { fill: \(palette.ground); }")
      rules.append(".\(name) text { fill: \(colour); stroke: \(palette.ground); }")
      rules.append(".\(name) .on-badge { stroke: none; }")
    }
    rules += views(palette)
    return rules.map { $0 + "\n" }.joined()
  }

  /// What views add. They come last, because signs stand on ties and keep their own colours there.
  private static func views(_ palette: Palette) -> [String] {
    let gain = palette.ties[.strongTrust] ?? palette.text
    let loss = palette.ties[.distrust] ?? palette.text
    var rules = [
      ".bracket { stroke: \(palette.text); }",
      ".pale .outline, .pale .patch { fill: \(palette.ground); }",
      ".faint * { stroke: \(palette.quiet); }",
      ".faint .casing { stroke: \(palette.ground); }",
      ".faint .filled { fill: \(palette.quiet); }",
      ".faint .open { fill: \(palette.ground); }",
      ".plate rect { fill: \(palette.ground); stroke: \(palette.quiet); stroke-width: 1; }",
      ".plate .count { fill: \(palette.text); stroke: none; }",
    ]
    let colours = [
      ([ChangeSign.added, .stronger], gain), ([.lost, .weaker], loss), ([.altered], palette.quiet),
    ]
    for (signs, colour) in colours {
      for sign in signs.map({ ".change.\($0.rawValue)" }) {
        rules.append("\(sign) .disc { fill: \(colour); stroke: \(palette.ground); }")
        rules.append("\(sign) .cut { stroke: \(palette.ground); }")
        rules.append("\(sign) .fill { fill: \(palette.ground); stroke: none; }")
      }
    }
    return rules
  }
}
