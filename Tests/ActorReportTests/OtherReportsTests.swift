// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorFormats
import Foundation
import Testing

@testable import ActorReport

@Suite("Checks, catalogues, tables and lines of text")
struct OtherReportsTests {
  private let problems = [
    FormatProblem(
      file: "m.json", line: 3, column: 7, found: "x", expected: "y", remedy: "write y"),
    FormatProblem(file: "m.json", isWarning: true, found: "a", expected: "b", remedy: "do c"),
  ]

  @Test("a check in words and as JSON")
  func check() throws {
    let report = CheckReport(
      file: "m.json", problems: problems, errors: 1, actors: nil, relationships: nil)
    #expect(
      report.text == """
        m.json:3:7: found x, expected y; to mend it, write y
        m.json: warning: found a, expected b; to mend it, do c
        m.json: 1 error, 1 warning

        """)
    let document = try json(report.json)
    #expect(document["errors"] as? Int == 1)
    #expect(document["actors"] == nil)
    let list = try #require(document["problems"] as? [JSON])
    #expect(
      isEqual(
        list[0],
        [
          "file": "m.json", "line": 3, "column": 7, "severity": "error", "found": "x",
          "expected": "y", "remedy": "write y",
        ] as JSON))
    #expect(list[1]["line"] == nil)
    #expect(list[1]["severity"] as? String == "warning")
  }

  @Test("one is one, and none is several")
  func plurals() {
    let one = CheckReport(file: "m", problems: [], errors: 0, actors: 1, relationships: 2)
    #expect(one.text == "m: 1 actor, 2 relationships, 0 errors, 0 warnings\n")
  }

  @Test("the catalogue of measures as JSON has all of every measure")
  func catalogue() throws {
    let report = CatalogueReport(MeasureCatalog.all.map { CatalogueReport.Entry($0.descriptor) })
    let list = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [JSON]
    let measures = try #require(list)
    #expect(measures.map { $0["id"] as? String } == MeasureCatalog.all.map { $0.descriptor.id })
    for measure in measures {
      #expect(
        Set(measure.keys) == [
          "id", "title", "family", "question", "summary", "convention", "subject", "columns",
          "parameters",
          "answer", "takesNegativeTies", "isHeuristic", "isOnlyByName", "citation",
        ])
    }
    let gf = measures.first { $0["id"] as? String == "gould-fernandez" }
    let parameters = gf?["parameters"] as? [JSON]
    #expect(parameters?.map { $0["name"] as? String } == ["group-by", "no-side"])
    #expect(isEqual(parameters?[1]["choices"], ["single", "group", "drop"]))
    #expect(report.text.contains("gould-fernandez"))
    #expect(
      measures.filter { $0["isOnlyByName"] as? Bool == true }.map { $0["id"] as? String }
        == MeasureCatalog.all.map { $0.descriptor }.filter(\.isOnlyByName).map(\.id))
    #expect(longestLine(report.text) <= 100)
    let card = try #require(report.card(of: "trust-path"))
    #expect(card.text.hasPrefix("trust-path  "))
    #expect(card.text.contains("from-actor (ids of actors, default any)"))
    #expect(card.ids == ["trust-path"] && report.card(of: "nothing") == nil)
  }

  @Test("a plain catalogue lines its titles up")
  func plainCatalogue() {
    let report = CatalogueReport([.init("a", "first"), .init("long", "second", [("more", "x")])])
    #expect(report.text == "a     first\nlong  second\n    more: x\n")
  }

  @Test("cells have the widths that terminals give them")
  func widths() {
    #expect(TextLine.width(of: "abc") == 3)
    #expect(TextLine.width(of: "e\u{301}a\u{308}") == 2)
    #expect(TextLine.width(of: "和平") == 4)
    #expect(TextLine.width(of: "👩‍👩‍👧") == 2)
    #expect(TextLine.cut("和平会谈", to: 5) == "和平…")
    #expect(TextLine.cut("abc", to: 3) == "abc")
    var table = Table([.text("name"), .number("n")])
    table.rows = [["和平", "1"], ["e\u{301}", "10"]]
    #expect(table.text() == "name   n\n和平   1\ne\u{301}     10\n")
  }

  @Test("a table that is too wide: names are cut first, then numbers go below")
  func wideTables() {
    var table = Table([
      .number("rank"), .text("id"), .text("name", shrinkableTo: 4), .number("a"), .number("bb"),
    ])
    table.rows = [["1", "x", "0123456789", "5", "6"]]
    #expect(table.text(limit: 30) == "rank  id  name        a  bb\n   1  x   0123456789  5   6\n")
    #expect(table.text(limit: 25) == "rank  id  name      a  bb\n   1  x   0123456…  5   6\n")
    #expect(
      table.text(limit: 18) == "rank  id  name  a\n   1  x   012…  5\n\n"
        + "rank  id  name  bb\n   1  x   012…   6\n")
  }

  @Test("cells that may be wrapped go on in further lines, the others beside the first")
  func wrappedCells() {
    var table = Table([.number("rank"), .text("set", wrappedTo: 5), .number("n")])
    table.rows = [["1", "aa bb cc", "3"], ["2", "d", "1"]]
    #expect(table.text(limit: 30) == "rank  set       n\n   1  aa bb cc  3\n   2  d         1\n")
    #expect(
      table.text(limit: 14) == "rank  set    n\n   1  aa bb  3\n      cc\n   2  d      1\n")
    #expect(table.markdown().contains("| 1 | aa bb cc | 3 |\n"))
  }

  @Test("long sentences are wrapped at spaces")
  func wrapping() {
    #expect(TextLine.wrapped("aa bb cc", limit: 5) == "aa bb\n  cc")
    #expect(TextLine.wrapped("aa bb cc", first: 2, others: 4, limit: 7) == "  aa bb\n    cc")
    #expect(TextLine.wrapped("aaaaaaaa b", limit: 5) == "aaaaaaaa\n  b")
    #expect(TextLine.wrapped("", limit: 5) == "")
  }
}
