// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Testing

@testable import ActorRendering

@Suite("Text in drawings")
struct TextTests {
  private let measure = TextMeasure(size: 10, isBold: false)

  @Test("advance widths are those of the fonts: A is 1401/2048 em in DejaVu Sans")
  func widths() {
    #expect((measure.width(of: "A") - 10 * 0.684).magnitude < 0.01)
    #expect(measure.width(of: "AA") == 2 * measure.width(of: "A"))
    #expect(measure.width(of: "e\u{301}") == measure.width(of: "e"), "combining marks take no room")
    #expect(measure.width(of: "和平") == 20)
    #expect(TextMeasure(size: 10, isBold: true).width(of: "A") > measure.width(of: "A"))
  }

  @Test(
    "lines fit, keep every word and are as few as possible",
    arguments: [
      "Norwegian Ministry of Foreign Affairs", "a", "",
      "Popular Front for the Liberation of Palestine", "Donaudampfschifffahrtsgesellschaft",
      "朝鮮民主主義人民共和国", "Non-governmental organisation", "x y z",
    ])
  func wrapping(text: String) {
    let lines = measure.lines(of: text, width: 80, limit: 9)
    for line in lines { #expect(measure.width(of: line) <= 80) }
    let letters = { (text: String) in text.filter { !$0.isWhitespace } }
    #expect(letters(lines.joined()) == letters(text))
    #expect(Double(lines.count) <= max(1, (measure.width(of: text) / 80 * 2).rounded(.up)))
  }

  @Test("what does not fit into the lines allowed ends with an ellipsis")
  func limit() {
    let lines = measure.lines(of: String(repeating: "word ", count: 50), width: 60, limit: 3)
    #expect(lines.count == 3)
    #expect(lines[2].hasSuffix("…"))
    #expect(measure.width(of: lines[2]) <= 60)
  }

  @Test("nothing that XML cannot hold or that turns the reading direction is drawn")
  func plain() {
    let bad = "a\u{0}b\u{8}c\u{202E}d\u{2066}e\u{FFFE}f\u{FFFF}g\u{9B}h\u{10FFFF}i\nj\tk"
    #expect(DrawnText.plain(bad) == "abcdefghi j k")
    #expect(DrawnText.escaped("<a b=\"c\">&'") == "&lt;a b=&quot;c&quot;&gt;&amp;&#39;")
  }

  @Test(
    "coordinates have two decimals at most",
    arguments: [
      (0, "0"), (-0.001, "0"), (1, "1"), (1.5, "1.5"), (1.05, "1.05"), (-1.234, "-1.23"),
      (100.999, "101"), (-0.5, "-0.5"), (.nan, "0"), (.infinity, "0"),
    ] as [(Double, String)])
  func numbers(value: Double, text: String) {
    #expect(SVGText.number(value) == text)
  }
}
