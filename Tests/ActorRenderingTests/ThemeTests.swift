// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import Testing

@testable import ActorRendering

@Suite("The computations with colours agree with their sources")
struct ColourTests {
  @Test(
    "contrast on white: WCAG 2.2's black, Understanding 1.4.3's grey, and the published ratios",
    arguments: [
      ("#000000", 21), ("#777777", 4.47), ("#0072B2", 5.19), ("#D55E00", 3.87), ("#009E73", 3.42),
      ("#CC79A7", 3.06), ("#999999", 2.85), ("#56B4E9", 2.31), ("#E69F00", 2.25), ("#F0E442", 1.32),
      ("#005A9C", 7.14), ("#B34700", 5.50), ("#006B4F", 6.53), ("#8A4F7D", 6.01), ("#4477AA", 4.70),
      ("#228833", 4.53), ("#AA3377", 6.09), ("#EE6677", 3.09), ("#ffffff", 1),
    ])
  func contrast(colour: String, ratio: Double) throws {
    let colour = try #require(Colour(colour))
    let white = try #require(Colour("#ffffff"))
    // Those of drawing-conventions.md E3 are rounded or cut to two decimals.
    #expect((colour.contrast(with: white) - ratio).magnitude < 0.01)
    #expect(colour.contrast(with: white) == white.contrast(with: colour))
  }

  @Test("luminance by the formula of WCAG 2.2 with the C library's power, for all greys")
  func luminance() {
    for grey in UInt8.min...UInt8.max {
      let value = Double(grey) / 255
      let linear = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      let colour = Colour(red: grey, green: grey, blue: grey)
      #expect((colour.luminance - linear).magnitude < 1e-14)
    }
  }

  @Test("only #rrggbb is a colour")
  func reading() {
    #expect(Colour("#0a5A9c").map(\.description) == "#0a5a9c")
    let bad = [
      "", "#", "0a5a9c", "#0a5a9", "#0a5a9cc", "#0a5a9g", "red", "#fff", "url(#x)", "#0a5a9c;",
      "#０a5a9c", " #0a5a9c",
    ]
    for text in bad { #expect(Colour(text) == nil, "\(text)") }
  }

  @Test(
    "CIEDE2000: test data of Sharma, Wu & Dalal 2005, table 1",
    arguments: [
      (Lab(50, 2.6772, -79.7751), Lab(50, 0, -82.7485), 2.0425),
      (Lab(50, -1.3802, -84.2814), Lab(50, 0, -82.7485), 1.0000),
      (Lab(50, 0, 0), Lab(50, -1, 2), 2.3669),
      (Lab(50, 2.49, -0.001), Lab(50, -2.49, 0.0009), 7.1792),
      (Lab(50, 2.49, -0.001), Lab(50, -2.49, 0.0011), 7.2195),
      (Lab(50, -0.001, 2.49), Lab(50, 0.0009, -2.49), 4.8045),
      (Lab(50, -0.001, 2.49), Lab(50, 0.0011, -2.49), 4.7461),
      (Lab(50, 2.5, 0), Lab(50, 0, -2.5), 4.3065),
      (Lab(50, 2.5, 0), Lab(73, 25, -18), 27.1492),
      (Lab(50, 2.5, 0), Lab(61, -5, 29), 22.8977),
      (Lab(50, 2.5, 0), Lab(56, -27, -3), 31.9030),
      (Lab(50, 2.5, 0), Lab(58, 24, 15), 19.4535),
      (Lab(60.2574, -34.0099, 36.2677), Lab(60.4626, -34.1751, 39.4387), 1.2644),
      (Lab(63.0109, -31.0961, -5.8663), Lab(62.8187, -29.7946, -4.0864), 1.2630),
      (Lab(22.7233, 20.0904, -46.6940), Lab(23.0331, 14.9730, -42.5619), 2.0373),
      (Lab(90.8027, -2.0831, 1.4410), Lab(91.1528, -1.6435, 0.0447), 1.4441),
      (Lab(6.7747, -0.2908, -2.4247), Lab(5.8714, -0.0985, -2.2286), 0.6377),
      (Lab(2.0776, 0.0795, -1.1350), Lab(0.9033, -0.0636, -0.5514), 0.9082),
    ])
  func difference(a: Lab, b: Lab, expected: Double) {
    #expect((a.difference(to: b) - expected).magnitude < 0.00005)
    #expect((b.difference(to: a) - expected).magnitude < 0.00005)
  }

  @Test("who does not see red or green sees white and black as they are")
  func vision() throws {
    for vision in ColourVision.allCases {
      for colour in [Colour(0xFFFFFF), Colour(0x000000)] {
        #expect(vision.sees(colour).difference(to: ColourVision.usual.sees(colour)) < 0.1)
      }
    }
    // Pure red and a dark yellow-green, which nobody else takes for each other.
    let (red, olive) = (Colour(0xA00000), Colour(0x403C00))
    #expect(ColourVision.usual.sees(red).difference(to: ColourVision.usual.sees(olive)) > 30)
    #expect(
      ColourVision.protanopia.sees(red).difference(to: ColourVision.protanopia.sees(olive)) < 15)
  }
}

@Suite("Colours can be told from their ground and from each other, in every theme")
struct ThemeTests {
  static let palettes = Theme.all.flatMap { theme in
    [theme.palette] + (theme.darkPalette.map { [$0] } ?? [])
  }

  @Test("WCAG 2.2, 1.4.3 and 1.4.11: text 4.5:1, lines and outlines 3:1", arguments: palettes)
  func contrast(palette: Palette) { #expect(palette.contrastProblems == []) }

  @Test("every colour has something that it is seen on")
  func pairs() {
    let seen = Set(Palette.pairs.flatMap { [$0.use, $0.ground] })
    #expect(seen == Set(ColourUse.allCases))
    let text = Palette.pairs.filter { $0.needed == 4.5 }.map(\.use)
    #expect(Set(text).isSuperset(of: [.text, .quiet, .onCandidate, .unknown, .distrust]))
  }

  @Test("a palette that cannot be read is told, with the ratio")
  func problems() throws {
    let palette = Palette.light.replacing([.trust: try #require(Colour("#E69F00"))])
    // 2.25 is the ratio of Okabe–Ito's orange on white; on hulls it is lower.
    #expect(
      palette.contrastProblems.map(\.description).contains(
        "a contrast of 2.25:1 between trust and ground"))
    #expect(Set(palette.contrastProblems.map(\.use)) == [.trust])
  }

  @Test("the theme for high contrast has 7:1 for all text and all ties")
  func high() {
    let palette = Theme.contrast.palette
    for (use, ground, needed) in Palette.pairs where needed == 4.5 || use.trust != nil {
      #expect(palette[use].contrast(with: palette[ground]) >= 7, "\(use) on \(ground)")
    }
    #expect(Theme.contrast.lines.tieWidths.lowerBound > Theme.light.lines.tieWidths.lowerBound)
  }

  /// What tells a class of trust beside its colour: distrust has bars, strong trust a double head.
  private func sign(_ trust: TrustClass) -> String {
    switch trust {
    case .strongTrust: "double head"
    case .distrust: "bar"
    case .strongDistrust: "double bar"
    case .trust, .neutral, .unknown: "none"
    }
  }

  private static let seen: [(Palette, ColourVision)] = palettes.flatMap { palette in
    ColourVision.allCases.map { (palette, $0) }
  }

  @Test("classes of trust: ΔE of 10 and more, or a sign that one has and the other has not")
  func ties() throws {
    for (palette, vision) in Self.seen {
      for (a, b) in pairs(of: TrustClass.allCases) where sign(a) == sign(b) {
        let (x, y) = (try #require(palette.ties[a]), try #require(palette.ties[b]))
        #expect(vision.sees(x).difference(to: vision.sees(y)) >= 10, "\(a) \(b), \(vision)")
      }
    }
  }

  @Test("trust and distrust have colours that stay apart even without their signs")
  func sides() throws {
    for (palette, vision) in Self.seen {
      for trust in [TrustClass.trust, .strongTrust] {
        for distrust in [TrustClass.distrust, .strongDistrust] {
          let (x, y) = (try #require(palette.ties[trust]), try #require(palette.ties[distrust]))
          #expect(
            vision.sees(x).difference(to: vision.sees(y)) >= 10, "\(trust) \(distrust), \(vision)")
        }
      }
    }
  }

  @Test("roles: every two differ by shape, whatever their colours; parties by a thick border")
  func fills() {
    for (a, b) in pairs(of: Glyph.allCases) {
      let isSameShape =
        a.corners(radius: 10) == b.corners(radius: 10)
        && a.rounding(radius: 10) == b.rounding(radius: 10)
      #expect(!isSameShape || [a, b] == [.party, .representative], "\(a) \(b)")
    }
    #expect(StyleSheet.text(for: .light).contains(".party .outline { stroke-width: 2.8; }"))
  }

  @Test(
    "printed without colour, classes of trust without a sign stay apart",
    arguments: [Theme.print, .greyscale])
  func print(theme: Theme) throws {
    for (a, b) in pairs(of: TrustClass.allCases) where sign(a) == sign(b) {
      let (x, y) = (try #require(theme.palette.ties[a]), try #require(theme.palette.ties[b]))
      #expect(Lab(grey: x).difference(to: Lab(grey: y)) >= 10, "\(a) \(b)")
    }
    #expect(theme.palette.ground == Colour(0xFFFFFF))
  }

  @Test("greyscale is grey, and trust is darker than distrust")
  func grey() {
    let palette = Theme.greyscale.palette
    for use in ColourUse.allCases {
      #expect(palette[use].red == palette[use].green && palette[use].green == palette[use].blue)
    }
    #expect(palette[.strongTrust].luminance < palette[.trust].luminance)
    #expect(palette[.trust].luminance < palette[.strongDistrust].luminance)
    #expect(palette[.strongDistrust].luminance < palette[.distrust].luminance)
  }

  @Test("print wastes no ink on the page and inside hulls")
  func ink() {
    #expect(Theme.print.palette[.hull] == Theme.print.palette[.ground])
  }

  @Test("own colours and fonts reach the style sheet, each in its own part")
  func own() throws {
    let (red, blue) = (try #require(Colour("#ab0000")), try #require(Colour("#99aaff")))
    func sheet(_ theme: Theme) -> String {
      StyleSheet.text(for: theme.replacing([.light: [.trust: red], .dark: [.trust: blue]]))
    }
    let parts = sheet(.auto).components(separatedBy: "prefers-color-scheme: dark")
    #expect(parts[0].contains("#ab0000") && !parts[0].contains("#99aaff"))
    #expect(parts[1].contains("#99aaff") && !parts[1].contains("#ab0000"))
    #expect(sheet(.dark).contains("#99aaff") && !sheet(.dark).contains("#ab0000"))
    #expect(!sheet(.print).contains("#99aaff") && !sheet(.print).contains("#ab0000"))
    var theme = Theme.light
    theme.fonts = try #require(FontFamilies(["Charis SIL", "serif"]))
    #expect(StyleSheet.text(for: theme).contains("font-family: \"Charis SIL\",serif;"))
  }

  @Test("only what a family may be called is a font")
  func fonts() {
    for name in ["Noto Sans Arabic", "Source Han Sans 2", "ヒラギノ角ゴ"] {
      #expect(FontFamilies([name]) != nil)
    }
    let bad = [
      "", " Arial", "a;b", "\"", "a\"", "</style>", "url(x)", "a\\", "a,b", "a\n", "}", "é{",
      String(repeating: "a", count: 61),
    ]
    for name in bad { #expect(FontFamilies([name]) == nil, "\(name)") }
    #expect(FontFamilies([]) == nil)
    #expect(FontFamilies([String](repeating: "Arial", count: 11)) == nil)
  }

  @Test("thick lines are drawn and explained thick")
  func thick() {
    let map = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "b")],
      relationships: [
        Relationship(from: "a", to: "b", kind: .influence, strength: Strength(0))
      ])
    let svg = MapDrawing(map, options: DrawingOptions(layout: .own, theme: .contrast)).svg
    #expect(svg.components(separatedBy: "stroke-width=\"1.8\"").count == 3)
    #expect(svg.contains("stroke-width=\"5\""))
  }

  private func pairs<T>(of all: [T]) -> [(T, T)] {
    all.indices.flatMap { i in all[(i + 1)...].map { (all[i], $0) } }
  }
}
