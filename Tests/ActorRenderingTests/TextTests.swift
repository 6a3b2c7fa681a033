// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
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

  @Test(
    "names of a dozen scripts are not measured narrower than HarfBuzz 6.0 shapes them, by 3 % at most",
    arguments: [
      // hb-shape --font-size=1000 with Noto Sans of the script, regular: sums of the advances.
      ("منظمة التحرير الفلسطينية", 10189),
      ("جمهوری اسلامی ایران", 8506),
      ("تحریک انصاف کشمیر", 8465),
      ("ממשלת ישראל", 6190),
      ("Міністерство закордонних справ", 16110),
      ("Κυπριακή Δημοκρατία", 10490),
      ("Հայաստանի Հանրապետություն", 15875),
      ("საქართველოს მთავრობა", 13218),
      ("नेपाल कम्युनिस्ट पार्टी", 7544),
      ("পার্বত্য চট্টগ্রাম জনসংহতি সমিতি", 12837),
      ("தமிழீழ விடுதலைப் புலிகள்", 14222),
      ("ශ්‍රී ලංකා රජය", 6854),
      ("తెలంగాణ రాష్ట్ర సమితి", 8873),
      ("കേരള സമാധാന സമിതി", 11903),
      ("ขบวนการแนวร่วมปฏิวัติแห่งชาติ", 12631),
      ("ສາທາລະນະລັດປະຊາທິປະໄຕ", 9862),
      ("ကရင်အမျိုးသားအစည်းအရုံး", 12289),
      ("គណបក្សប្រជាជនកម្ពុជា", 8757),
      ("ህዝባዊ ወያነ ሓርነት ትግራይ", 10081),
      ("Mặt trận Dân tộc Giải phóng miền Nam Việt Nam", 23003),
      ("Orgánisation Pöur la Paix é́̂", 12735),
      ("Ẹgbẹ́ Àwọn Ọmọ Oòduà", 11279),
      ("حکوومەتی هەرێمی کوردستان", 11453),
    ])
  func shaped(name: String, thousandths: Double) {
    let width = TextMeasure(size: 1000, isBold: false).width(of: name)
    #expect(width >= 0.97 * thousandths)
    #expect(width <= 1.25 * thousandths)
  }

  @Test(
    "lines are broken between East Asian characters, never before what closes or after what opens",
    arguments: [
      ("日本国、外務省", 30.0, ["日本", "国、", "外務", "省"]), ("あ「いう」", 20, ["あ", "「い", "う」"]),
      ("ミャンマー", 20, ["ミャ", "ンマー"]),
    ])
  func eastAsian(text: String, width: Double, lines: [String]) {
    #expect(measure.lines(of: text, width: width, limit: 9).joined() == text)
    for line in measure.lines(of: text, width: width, limit: 9) {
      #expect(line.first.map { !"、」ャー".contains($0) } == true)
      #expect(line.last.map { !"「".contains($0) } == true)
    }
  }

  @Test("marks that pile up on a letter are drawn no higher than any language writes")
  func piles() {
    let pile = String(repeating: "\u{301}", count: 40) + String(repeating: "\u{323}", count: 40)
    let name = "Z\(pile)a\(pile)lgo"
    let drawn = "Z\u{301}\u{301}\u{323}\u{323}a\u{301}\u{301}\u{323}\u{323}lgo"
    #expect(DrawnMarks.limited(name).unicodeScalars.elementsEqual(drawn.unicodeScalars))
    let view = MapDrawing(ActorMap(title: name, actors: [Actor(id: "a", name: name)])).view
    #expect(view.all(ofClass: "actor")[0].attributes["aria-label"] == name, "all of it is said")
    #expect(view.elements[1].text == name)
    #expect(
      view.elements.filter { $0.name == "text" }.allSatisfy { $0.text.unicodeScalars.count < 99 })
  }

  @Test(
    "what languages write stays whole",
    arguments: [
      // Vietnamese, polytonic Greek, Hebrew with points and accents, Arabic, Thai, Tibetan,
      // Burmese, Devanagari: decomposed.
      "Vie\u{323}\u{302}t", "\u{3B1}\u{314}\u{301}\u{345}", "\u{5E9}\u{5C1}\u{5BC}\u{5B8}\u{591}",
      "\u{645}\u{651}\u{64E}", "\u{E17}\u{E35}\u{E48}", "\u{F66}\u{F92}\u{FB2}\u{F74}",
      "\u{1000}\u{103C}\u{103D}\u{103E}\u{102F}\u{1037}", "\u{915}\u{94D}\u{937}\u{93F}\u{902}",
      "👨‍👩‍👧‍👦", "ᛁ",
    ])
  func languages(text: String) {
    #expect(DrawnMarks.limited(text).unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test("no line is broken inside a combining sequence, whatever the width")
  func combining() {
    let text = String(repeating: "e\u{301}\u{302}क्षिก็", count: 8)
    for width in stride(from: 6.0, to: 60, by: 3) {
      let lines = measure.lines(of: text, width: width, limit: 99)
      #expect(lines.joined() == text)
      #expect(lines.flatMap { Array($0) } == Array(text))
    }
  }

  @Test("vowels of Thai stay with their consonant")
  func thai() {
    for width in stride(from: 15.0, to: 60, by: 5) {
      for line in measure.lines(of: "ขบวนการแนวร่วมปฏิวัติแห่งชาติ", width: width, limit: 99) {
        #expect(line.first.map { !"าะำๆ".contains($0) } == true)
        #expect(line.last.map { !"เแโใไ".contains($0) } == true)
      }
    }
  }

  @Test("a name is set wider before one of its words is broken")
  func wholeWords() {
    let map = ActorMap(actors: [Actor(id: "a", name: "Verfassungsgericht Württemberg-Hohenzollern")]
    )
    let label = PlanMaker(map, DrawingOptions()).plan().actors[0].label
    #expect(label.first == "Verfassungsgericht")
  }

  @Test(
    "the first letter decides the direction",
    arguments: [
      ("حماس", true), ("(1) ישראל", true), ("Hamas حماس", false), ("2024", false), ("", false),
      ("中国", false), ("ހިތް", true), ("\u{64E}a", false), ("١٢ a", false),
    ])
  func direction(text: String, isRightToLeft: Bool) {
    #expect(DrawnText.isRightToLeft(text) == isRightToLeft)
    let line = SVGText.line(text, at: .zero)
    #expect(line.contains("direction=\"rtl\"") == isRightToLeft)
  }

  @Test("names inside sentences are isolated; controls of the direction from outside go")
  func isolation() {
    #expect(DrawnText.isolated("Elders") == "Elders")
    let name = DrawnText.isolated("שלום\u{202E}")
    #expect(name == "\u{2068}שלום\u{2069}")
    #expect(DrawnText.escaped("by \(name) & co") == "by \u{2068}שלום\u{2069} &amp; co")
    #expect(DrawnText.escaped("a\u{2068}b") == "ab")
    #expect(DrawnText.escaped("a\u{2069}b\u{2068}") == "ab")
    #expect(DrawnText.escaped("\u{2068}a\u{202E}b\u{2069}") == "\u{2068}ab\u{2069}")
  }

  @Test("lines of Korean end at its spaces, those of Chinese anywhere")
  func korean() {
    // The Economic, Social and Labour Council: six letters of 12 points and more in each word.
    let measure = TextMeasure(size: 12, isBold: false)
    for name in ["경제사회 노동위원회 위원장", "국가인권 위원회 상임위원"] {
      for width in stride(from: 72.0, through: 140, by: 4) {
        let lines = measure.lines(of: name, width: width, limit: 9)
        #expect(lines.joined(separator: " ") == name, "\(width)")
      }
    }
    let chinese = measure.lines(of: "国家人权委员会常务委员", width: 60, limit: 9)
    #expect(chinese.count == 3 && chinese.joined() == "国家人权委员会常务委员")
  }
}
