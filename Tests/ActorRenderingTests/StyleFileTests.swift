// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorFormats
import ActorModel
import ActorStyles
import Testing

@testable import ActorRendering

@Suite("Style files")
struct StyleFileTests {
  private func read(
    _ text: String, for theme: Theme = .auto, isStrict: Bool = false
  ) throws -> (style: DrawingStyle, warnings: [FormatProblem]) {
    try StyleFile.read(
      FileBytes(name: "s.json", bytes: Array(text.utf8)), for: theme, isStrict: isStrict)
  }

  private func problems(_ text: String) -> [String] {
    let error = #expect(throws: FormatError.self) { try read(text) }
    #expect(error?.category == .badData)
    return error?.problems.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.found)" } ?? []
  }

  @Test("a whole style")
  func whole() throws {
    let (style, warnings) = try read(
      """
      {"actormapStyle": 1, "note": "of the house",
       "colours": {"light": {"trust": "#00618F"}, "dark": {"party": "#5a4d10"}},
       "fonts": ["Source Sans 3", "sans-serif"],
       "lang": "de-CH", "words": {"legend": "Legende", "as-of": "Stand: {date}"}}
      """)
    #expect(warnings == [])
    #expect(
      style.colours == [
        .light: [.trust: Colour(0x00618F)], .dark: [.party: Colour(0x5A4D10)],
      ])
    #expect(style.fonts?.names == ["Source Sans 3", "sans-serif"])
    var options = DrawingOptions(layout: .own)
    style.apply(to: &options)
    let map = ActorMap(asOf: CalendarDate("1993"), actors: [Actor(id: "a")])
    let drawing = MapDrawing(map, options: options)
    #expect(drawing.view.elements[0].attributes["lang"] == "de-CH")
    #expect(drawing.view.drawnText.contains("Stand: 1993"))
    #expect(drawing.svg.contains("#00618f") && drawing.svg.contains("#5a4d10"))
    #expect(drawing.svg.contains("aria-label=\"Legende\""))
  }

  @Test("an empty style changes nothing")
  func empty() throws {
    var options = DrawingOptions()
    try read("{\"actormapStyle\": 1}").style.apply(to: &options)
    #expect(options.theme == .auto && options.words == .english)
  }

  @Test("every problem is told at its place")
  func located() {
    let found = problems(
      """
      {"actormapStyle": 1,
       "colours": {"light": {"trsut": "#00618f", "text": "red"}, "drak": {}, "print": []},
       "fonts": ["a;b", 3], "lang": "d e",
       "words": {"legnd": "x", "legend": 1, "tie-trust": "{from}", "as-of": ""}, "font": 1}
      """)
    #expect(
      found == [
        "2:24 unknown colour \"trsut\"", "2:52 \"red\" for text", "2:60 unknown palette \"drak\"",
        "2:81 a list for print", "3:12 \"a;b\" for fonts", "3:19 3 for fonts",
        "3:31 the language \"d e\"", "4:12 unknown id of a text \"legnd\"", "4:36 1 for legend",
        "4:52 a text for \"tie-trust\" without {to}", "4:71 an empty text for \"as-of\"",
        "4:76 unknown key of a style \"font\"",
      ])
  }

  @Test(
    "what is no style at all",
    arguments: [
      ("", "1:1 nothing"), ("[]", "1:1 a list for the style"),
      ("{}", "1:1 no \"actormapStyle\" key"),
      ("{\"actormapStyle\": 2}", "1:19 2 for actormapStyle"),
      ("{\"actormapStyle\": 1, \"note\": 1, \"note\": 2}", "1:33 key \"note\" a second time"),
      ("{\"actormapStyle\": 1, \"fonts\": []}", "1:31 0 fonts"),
      ("{\"actormapStyle\": 1, \"words\": null}", "1:31 null for words"),
    ])
  func none(text: String, problem: String) { #expect(problems(text) == [problem]) }

  @Test("a misspelt key is suggested")
  func suggested() {
    let error = #expect(throws: FormatError.self) {
      try read("{\"actormapStyle\": 1, \"colours\": {\"light\": {\"trsut\": \"#00618f\"}}}")
    }
    #expect(error?.description.contains("expected \"trust\", which it resembles") == true)
  }

  @Test(
    "nothing that a style sheet or a page would obey gets through",
    arguments: [
      "red", "#fff", "#00618f; }", "url(https://a.b/c)", "#00618f\\\" onload=\\\"x", "var(--x)",
      "</style><script>x</script>", "",
    ])
  func hostile(text: String) {
    #expect(
      problems("{\"actormapStyle\": 1, \"colours\": {\"light\": {\"text\": \"\(text)\"}}}").count
        == 1)
    #expect(
      text == "red" || problems("{\"actormapStyle\": 1, \"fonts\": [\"\(text)\"]}").count == 1)
    #expect(problems("{\"actormapStyle\": 1, \"lang\": \"\(text)é\"}").count == 1)
  }

  @Test("hostile words are drawn as text")
  func hostileWords() throws {
    let (style, _) = try read(
      "{\"actormapStyle\": 1, \"words\": {\"a-view\": \"</text><script>x</script>\\u0007\"}}")
    var options = DrawingOptions(layout: .own)
    style.apply(to: &options)
    let view = MapDrawing(ActorMap(), options: options).view
    #expect(view.isWellFormed && !view.elements.contains { $0.name == "script" })
    #expect(view.drawnText.contains("</text><script>x</script>"))
  }

  @Test("colours that are hard to see: warnings with the ratio in the theme that is drawn")
  func contrast() throws {
    let text = "{\"actormapStyle\": 1,\n \"colours\": {\"light\": {\"trust\": \"#E69F00\"}}}"
    let warnings = try read(text).warnings
    // Okabe–Ito orange on white has 2.25:1.
    #expect(warnings.first?.found == "a contrast of 2.25:1 between trust and ground")
    #expect(warnings.allSatisfy { $0.isWarning && $0.line == 2 && $0.column == 24 })
    #expect(try read(text, for: .dark).warnings == [], "the light palette is not drawn there")
    #expect(throws: FormatError.self) { try read(text, isStrict: true) }
  }

  @Test("a file cut off at any byte is refused, never half taken")
  func truncated() {
    let text = "{\"actormapStyle\": 1, \"words\": {\"legend\": \"Légende\"}, \"fonts\": [\"A\"]}"
    for count in 0..<text.utf8.count {
      let bytes = Array(text.utf8.prefix(count))
      #expect(throws: FormatError.self) {
        try StyleFile.read(FileBytes(name: "s", bytes: bytes), for: .auto)
      }
    }
  }
}
