// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorFormats

/// The XML is written by hand after OpenDocument 1.3, part 3, in the forms that LibreOffice 7.4
/// writes.
@Suite("ODS: what cells mean")
struct ODSTests {
  private func text(_ text: String, _ more: String = "") -> String {
    "<table:table-cell office:value-type=\"string\"\(more)><text:p>\(text)</text:p></table:table-cell>"
  }

  private func row(_ cells: String..., more: String = "") -> String {
    "<table:table-row\(more)>\(cells.joined())</table:table-row>"
  }

  private func table(_ rows: String..., name: String = "Ties", more: String = "") -> String {
    "<table:table table:name=\"\(name)\"\(more)>\(rows.joined())</table:table>"
  }

  private func cell(_ attributes: String, _ shown: String = "shown") -> String {
    "<table:table-cell \(attributes)><text:p>\(shown)</text:p></table:table-cell>"
  }

  private func map(_ tables: String) throws -> ActorMap {
    try HandMade.read(try HandMade.ods(tables)).input.map
  }

  private var header: String { row(text("from"), text("to"), text("note")) }

  @Test(
    "white space and lines",
    arguments: [
      ("a b", "a b"), ("  a \n b  ", "a b "), ("a <text:s/>b", "a  b"),
      ("<text:s text:c=\"2\"/>a", "  a"),
      ("a<text:tab/>b", "a\tb"), ("a<text:line-break/>b", "a\nb"), ("a</text:p><text:p>b", "a\nb"),
      ("a<text:s text:c=\"3\"/>", "a   "), ("<text:span>a</text:span> <text:a>b</text:a>", "a b"),
      (
        "a<text:note><text:note-body><text:p>no</text:p></text:note-body></text:note>"
          + "<text:ruby><text:ruby-base>b</text:ruby-base><text:ruby-text>no</text:ruby-text>"
          + "</text:ruby>", "ab"
      ),
      ("a\n</text:p>\n<text:p>\n  b\n", "a\nb"),
    ] as [(String, String)])
  func space(xml: String, expected: String) throws {
    let ties = table(header, row(text("x"), text("y"), text(xml)))
    #expect(try map(ties).relationships.first?.note == expected)
  }

  @Test("types: numbers, percentages, money, dates, times, truth values, formulas")
  func types() throws {
    let names = ["from", "to", "trust", "start", "time", "money", "yes", "was", "day"]
    let values = [
      cell("office:value-type=\"float\" office:value=\"1\""),
      cell("office:value-type=\"string\" office:string-value=\"b\""),
      cell("office:value-type=\"percentage\" office:value=\"0.5\"", "50%"),
      cell("office:value-type=\"date\" office:date-value=\"1993-08-20\"", "20.08.93"),
      cell("office:value-type=\"time\" office:time-value=\"PT10H05M00S\"", "10:05"),
      cell("office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"2.50\""),
      cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "WAHR"),
      cell("table:formula=\"of:=FALSE()\" office:value-type=\"float\" office:value=\"0\""),
      cell("office:value-type=\"date\" office:date-value=\"2020-01-02T00:00:00\""),
    ]
    let tie = try #require(
      try map(table(row(names.map { text($0) }.joined()), row(values.joined()))).relationships
        .first)
    #expect(tie.from == "1" && tie.to == "b" && tie.trust == Trust(0.5))
    #expect(tie.start == CalendarDate("1993-08-20"))
    #expect(
      tie.attributes == [
        "time": .string("10:05:00"), "money": .number("2.5"), "yes": .boolean(true),
        "was": .boolean(false), "day": .string("2020-01-02"),
      ])
  }

  @Test("blank cells and rows are never expanded; filled ones are, to a limit")
  func repeated() throws {
    let blanks = "<table:table-cell table:number-columns-repeated=\"16300\"/>"
    let many = " table:number-rows-repeated=\"1000000\""
    let ties = table(
      row(text("from"), text("to"), blanks),
      row(text("a"), text("b"), blanks, more: " table:number-rows-repeated=\"3\""),
      row(blanks, more: many), more: "")
    let options = ReadOptions(rules: ImportRules(onDuplicate: .merge))
    let loaded = try HandMade.read(try HandMade.ods(ties), options)
    #expect(loaded.report.ties.read == 3 && loaded.report.ties.kept == 1)
    let error = #expect(throws: FormatError.self) {
      try map(table(header, row(text("a"), text("b"), more: many)))
    }
    #expect(error?.description.contains("found cells that are repeated more than") == true)
    // The limit grows with the cells that are written out, of which there are five: 65536 + 5 · 100.
    for (rows, isRead) in [(33_019, true), (33_020, false)] {
      let many = " table:number-rows-repeated=\"\(rows)\""
      let file = try HandMade.ods(table(header, row(text("a"), text("b"), more: many)))
      let found = problems { () throws(FormatError) in try HandMade.read(file, options) }
      #expect(found.contains { $0.contains("repeated more than 66036 times") } != isRead)
    }
    for count in ["0", "-1", "x", "99999999999999999999", "16385"] {
      let more = " table:number-columns-repeated=\"\(count)\""
      #expect(throws: FormatError.self) { try map(table(header, row(text("a", more)))) }
    }
  }

  @Test("one long text in very many rows is refused, here and in a table of shared texts")
  func longTexts() throws {
    // Letters that cannot be packed much, for what can is refused already.
    var random = SeededRandom(seed: 1)
    let letters = Array("abcdefghijklmnop")
    let long = String((0..<33_000).map { _ in letters[random.below(letters.count)] })
    let many = " table:number-rows-repeated=\"32900\""
    let error = #expect(throws: FormatError.self) {
      try map(table(header, row(text(long), text("b"), more: many)))
    }
    #expect(error?.description.contains("found cells with more than 1 GiB of text") == true)
    let rows = (2...20_001).map { row in
      "<row>" + ["A", "B"].map { "<c r=\"\($0)\(row)\" t=\"s\"><v>0</v></c>" }.joined()
        + "</row>"
    }.joined()
    let head =
      "<row><c t=\"inlineStr\"><is><t>from</t></is></c>"
      + "<c t=\"inlineStr\"><is><t>to</t></is></c></row>"
    let book = try HandMade.xlsx(
      [("Ties", "", "<sheetData>\(head)\(rows)</sheetData>")], strings: "<si><t>\(long)</t></si>")
    let found = problems { () throws(FormatError) in try HandMade.read(book) }
    #expect(found.contains { $0.contains("found cells with more than 1 GiB of text") }, "\(found)")
  }

  @Test("comments, pictures, tracked changes and groups of rows")
  func structure() throws {
    let comment =
      "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>no</text:p>"
      + "</office:annotation><text:p>a</text:p><draw:frame><draw:text-box><text:p>no</text:p>"
      + "</draw:text-box></draw:frame></table:table-cell>"
    let ties =
      "<table:tracked-changes><table:table-row/></table:tracked-changes>"
      + table(
        "<table:table-header-rows>\(header)</table:table-header-rows><table:shapes><text:p>no"
          + "</text:p></table:shapes><table:table-row-group>\(row(comment, text("b")))"
          + "</table:table-row-group>")
    let file = try HandMade.ods(ties.replacing("draw:", with: "text:"))
    let ends = try HandMade.read(file).input.map.relationships.map { [$0.from, $0.to] }
    #expect(ends == [["a", "b"]])
  }

  @Test("errors, formulas without a value, hidden sheets and merged cells are told at their cells")
  func doubtful() throws {
    let bad = table(
      header,
      row(
        cell("office:value-type=\"string\" calcext:value-type=\"error\"", "#REF!"), text("b"),
        "<table:table-cell table:formula=\"of:=NOW()\"/>"))
    let file = try HandMade.ods(bad)
    let found = problems { () throws(FormatError) in try HandMade.read(file) }
    #expect(found.contains { $0.hasPrefix("m.ods#Ties:2:1: found the error #REF! in cell A2") })
    #expect(found.contains { $0.hasPrefix("m.ods#Ties:2:3: found a formula whose value") })

    let hidden =
      "<style:style style:name=\"t\"><style:table-properties table:display=\"false\"/></style:style>"
    let merged = table(
      header,
      row(
        text("a", " table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\""), text("b")),
      row("<table:covered-table-cell/>", text("c")), more: " table:style-name=\"t\"")
    let loaded = try HandMade.read(try HandMade.ods(merged, styles: hidden))
    #expect(loaded.input.map.relationships.map(\.from) == ["a", "a"])
    #expect(
      loaded.warnings.map { String($0.description.prefix(38)) } == [
        "m.ods#Ties:1:1: warning: found a hidde", "m.ods#Ties:2:1: warning: found merged ",
      ])
  }
}
