// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@testable import ActorFormats

/// The XML is written by hand after ECMA-376, part 1, in the forms that Excel, LibreOffice 7.4 and
/// openpyxl 3.1.5 write.
@Suite("XLSX: what cells mean")
struct XLSXTests {
  private static let ties = HandMade.sheet([["From", "To"], ["a", "b"]])

  @Test("texts: shared, in runs, without how they are pronounced, in place, escaped")
  func texts() throws {
    let sheet = """
      <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
      <c r="D1" t="inlineStr"><is><r><t>no</t></r><r><rPr><b/></rPr><t xml:space="preserve">te</t></r>
      </is></c></row><row r="3" spans="1:4"><c r="A3" t="s"><v>2</v></c><c r="B3" t="str">
      <f>A3&amp;"x"</f><v>b_x000A_c</v></c><c r="D3" t="s"><v>3</v></c></row></sheetData>
      """
    let strings = """
      <si><t>From</t></si><si><t>To</t></si><si><r><t>Tō</t></r><r><t>kyō</t></r><rPh sb="0" eb="1">
      <t>ignored</t></rPh><phoneticPr fontId="1"/></si><si><t xml:space="preserve">  kept  </t></si>
      """
    let loaded = try HandMade.read(try HandMade.xlsx([("Ties", "", sheet)], strings: strings))
    let tie = try #require(loaded.input.map.relationships.first)
    #expect(tie.from == "Tōkyō" && tie.to == "b\nc")
    #expect(tie.note == "  kept  " && tie.attributes.isEmpty)
    #expect(loaded.format == "xlsx")
    #expect(loaded.report.columns.first?.table == "m.xlsx#Ties")
  }

  @Test("numbers, truth values and dates have their types")
  func types() throws {
    let styles = """
      <numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy;@"/><numFmt numFmtId="165"
      formatCode="&quot;TRUE&quot;;&quot;TRUE&quot;;&quot;FALSE&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="9"/>
      <xf numFmtId="165"/></cellXfs>
      """
    let sheet = """
      <sheetData><row><c t="str"><v>from</v></c><c t="str"><v>to</v></c><c t="str"><v>trust</v></c>
      <c t="str"><v>directed</v></c><c t="str"><v>start</v></c><c t="str"><v>seen</v></c>
      <c t="str"><v>share</v></c><c t="str"><v>iso</v></c><c t="str"><v>yes</v></c><c t="str"><v>no</v></c></row>
      <row><c><v>1</v></c><c><v>2.50</v></c><c><f>1/2</f><v>0.5</v></c><c t="b"><v>0</v></c>
      <c s="1"><v>34201</v></c><c s="2"><v>45000.5</v></c><c s="3"><v>0.25</v></c>
      <c t="d"><v>1993-08-20T00:00:00</v></c><c t="b"><v>1</v></c>
      <c s="4" t="n"><f>FALSE()</f><v>0</v></c></row></sheetData>
      """
    let file = try HandMade.xlsx([("Ties", "", sheet)], styles: styles)
    let tie = try #require(try HandMade.read(file).input.map.relationships.first)
    #expect(tie.from == "1" && tie.to == "2.5" && tie.trust == Trust(0.5) && !tie.directed)
    #expect(tie.start == CalendarDate("1993-08-20"))
    #expect(
      tie.attributes == [
        "seen": .string("2023-03-15T12:00:00"), "share": .number("0.25"),
        "iso": .string("1993-08-20"), "yes": .boolean(true),
        "no": .boolean(false),
      ])
    let mac = try HandMade.xlsx(
      [("Ties", "", sheet)], styles: styles, workbookPr: "<workbookPr date1904=\"1\"/>")
    // 1904 is four years and a day later.
    let later = try #require(try HandMade.read(mac).input.map.relationships.first)
    #expect(later.start == CalendarDate("1997-08-21"))
  }

  @Test("cells without a value that can be read are refused at their place")
  func noValues() throws {
    let sheet = """
      <sheetData><row r="1"><c r="A1" t="str"><v>from</v></c><c r="B1" t="str"><v>to</v></c>
      <c r="C1" t="str"><v>trust</v></c></row>
      <row r="4"><c r="A4" t="str"><v>a</v></c><c r="B4" t="e"><v>#REF!</v></c>
      <c r="C4"><f>NOW()</f><v></v></c></row>
      <row r="5"><c r="A5" t="s"><v>7</v></c><c r="B5" t="str"><v>b</v></c><c r="C5"><v>x</v></c>
      <c r="D5"><v>1</v></c></row></sheetData>
      """
    let file = try HandMade.xlsx([("Ties", "", sheet)])
    let found = problems { () throws(FormatError) in try HandMade.read(file) }
    for message in [
      "m.xlsx#Ties:4:2: found the error #REF! in cell B4, expected a value; to mend it, correct the "
        + "formula",
      "m.xlsx#Ties:4:3: found a formula whose value is not in the file in cell C4",
      "m.xlsx#Ties:5:1: found a text of number \"7\", which the workbook does not have in cell A5",
      "m.xlsx#Ties:5:3: found \"x\", which is no number, in cell C5",
      "m.xlsx#Ties:5:4: found a cell beyond the last column in cell D5, expected 3 columns",
    ] {
      #expect(found.contains { $0.hasPrefix(message) }, "\(message): \(found)")
    }
  }

  @Test("merged cells: one above the other each row has the value, side by side they are refused")
  func merged() throws {
    let down = """
      <sheetData><row><c t="str"><v>from</v></c><c t="str"><v>to</v></c></row>
      <row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>
      <row><c/><c t="str"><v>c</v></c></row><row><c r="B4" t="str"><v>d</v></c></row></sheetData>
      <mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>
      """
    let loaded = try HandMade.read(try HandMade.xlsx([("Ties", "", down)]))
    #expect(loaded.input.map.relationships.map(\.from) == ["a", "a", "a"])
    #expect(
      loaded.warnings.first?.description.hasPrefix(
        "m.xlsx#Ties:2:1: warning: found merged cells A2:A4 in cell A2") == true)
    let across = Self.ties + "<mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells>"
    let file = try HandMade.xlsx([("Ties", "", across)])
    let found = problems { () throws(FormatError) in try HandMade.read(file) }
    #expect(found.first?.hasPrefix("m.xlsx#Ties:2:1: found merged cells A2:B2 in cell A2") == true)
  }

  @Test("rows and cells out of order, or beyond what sheets have, are refused")
  func places() throws {
    for row in [
      "<row r=\"3\"/><row r=\"2\"/>", "<row r=\"1048577\"/>", "<row r=\"x\"><c r=\"B9\"/></row>",
      "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", "<row><c r=\"XFE1\"/></row>",
      "<row><c t=\"odd\"/></row>", "<row r=\"-5\"/>",
      "<row r=\"99999999999999999999\"><c r=\"A0\"/></row>",
    ] {
      let file = try HandMade.xlsx([("Ties", "", "<sheetData>\(row)</sheetData>")])
      let error = #expect(throws: FormatError.self, "\(row)") { try HandMade.read(file) }
      #expect(error?.problems.first?.file == "m.xlsx/xl/worksheets/s0.xml", "\(row)")
    }
  }
}
