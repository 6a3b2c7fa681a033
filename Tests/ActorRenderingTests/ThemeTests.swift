// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Testing

@testable import ActorRendering

@Suite("Colours can be told from their ground (WCAG 2.2, 1.4.3 and 1.4.11)")
struct ThemeTests {
  /// Relative luminance and contrast as WCAG 2.2 defines them.
  private func luminance(_ colour: String) throws -> Double {
    let value = try #require(UInt32(colour.dropFirst(), radix: 16))
    let channels: [Double] = [16, 8, 0].map { (shift: UInt32) -> Double in
      let channel = Double((value >> shift) & 0xFF) / 255
      return channel <= 0.04045 ? channel / 12.92 : power2point4((channel + 0.055) / 1.055)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  /// x^2.4 = (x^12)^(1/5), the root by Newton's method: no library is needed for it.
  private func power2point4(_ base: Double) -> Double {
    let target = (0..<12).reduce(1.0) { product, _ in product * base }
    var root = 1.0
    for _ in 0..<200 {
      let fourth = root * root * root * root
      root -= (fourth * root - target) / (5 * fourth)
    }
    return root
  }

  private func contrast(_ a: String, _ b: String) throws -> Double {
    let (x, y) = (try luminance(a), try luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test("the formula: black on white is 21, Okabe–Ito blue on white 5.19")
  func formula() throws {
    #expect((try contrast("#000000", "#ffffff") - 21).magnitude < 0.001)
    #expect((try contrast("#0072b2", "#ffffff") - 5.19).magnitude < 0.01)
  }

  @Test(
    "text 4.5:1, lines and outlines 3:1, on the ground and in hulls",
    arguments: [Palette.light, .dark])
  func palettes(palette: Palette) throws {
    for ground in [palette.ground, palette.hull] {
      #expect(try contrast(palette.text, ground) >= 4.5)
      #expect(try contrast(palette.quiet, ground) >= 4.5)
      #expect(try contrast(palette.outline, ground) >= 3)
      #expect(try contrast(palette.candidate, ground) >= 3)
      for trust in TrustClass.allCases {
        #expect(try contrast(try #require(palette.ties[trust]), ground) >= 3)
      }
    }
    #expect(try contrast(palette.onCandidate, palette.candidate) >= 4.5)
    for glyph in Glyph.allCases {
      let fill = try #require(palette.fills[glyph])
      #expect(try contrast(palette.outline, fill) >= 3)
      // Letters stand in glyphs and on tabs.
      #expect(try contrast(palette.text, fill) >= 4.5)
    }
    #expect(palette.issues.count == IssueSign.colours + 1)
    for fill in palette.issues { #expect(try contrast(palette.onIssue, fill) >= 4.5) }
  }
}
