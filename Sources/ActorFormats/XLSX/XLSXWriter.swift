// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Writes sheets as an Office Open XML workbook (ECMA-376, transitional).
enum XLSXWriter {
  /// The styles of cells, by their numbers in `styles.xml`.
  private enum Style: Int { case plain, header, text, lines, truth }

  /// The parts of the workbook.
  static func parts(_ tables: [SheetTable]) -> [ZipWriter.Part] {
    let sheets = tables.enumerated().map { place, table in
      ZipWriter.Part(
        name: "xl/worksheets/sheet\(place + 1).xml", bytes: sheet(table, isFirst: place == 0))
    }
    return [
      part("[Content_Types].xml", contentTypes(tables.count)),
      part("_rels/.rels", relations([("officeDocument", "xl/workbook.xml")])),
      part("xl/workbook.xml", workbook(tables)),
      part(
        "xl/_rels/workbook.xml.rels",
        relations(
          tables.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
            + [("styles", "styles.xml")])), part("xl/styles.xml", styles),
    ] + sheets
  }

  private static func part(_ name: String, _ text: String) -> ZipWriter.Part {
    ZipWriter.Part(name: name, bytes: Array((head + text).utf8))
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  // MARK: - Parts beside the sheets

  private static func contentTypes(_ sheets: Int) -> String {
    let base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let own = (1...max(1, sheets)).map { ("worksheets/sheet\($0)", "worksheet") }
    let overrides = ([("workbook", "sheet.main"), ("styles", "styles")] + own).map { part, type in
      "<Override PartName=\"/xl/\(part).xml\" ContentType=\"\(base).\(type)+xml\"/>"
    }
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"rels\" "
      + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + overrides.joined()
      + "</Types>"
  }

  private static func relations(_ links: [(type: String, target: String)]) -> String {
    let lines = links.enumerated().map { place, link in
      "<Relationship Id=\"rId\(place + 1)\" Type=\"\(office)/\(link.type)\" "
        + "Target=\"\(link.target)\"/>"
    }
    return "<Relationships "
      + "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + lines.joined() + "</Relationships>"
  }

  private static func workbook(_ tables: [SheetTable]) -> String {
    let sheets = tables.enumerated().map { place, table in
      "<sheet name=\"\(table.name)\" sheetId=\"\(place + 1)\" r:id=\"rId\(place + 1)\"/>"
    }
    return "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">"
      + "<bookViews><workbookView/></bookViews><sheets>\(sheets.joined())</sheets></workbook>"
  }

  /// Plain cells, bold headers on grey, texts that stay texts when they are edited, and those of
  /// several lines.
  private static let styles =
    "<styleSheet xmlns=\"\(main)\">"
    // LibreOffice shows truth values as 1 and 0 unless their format, which is its own, says it.
    + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" "
    + "formatCode=\"&quot;TRUE&quot;;&quot;TRUE&quot;;&quot;FALSE&quot;\"/></numFmts>"
    + "<fonts count=\"2\">"
    + "<font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
    + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
    + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>"
    + "<fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\">"
    + "<fgColor rgb=\"FFE7E9EE\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>"
    + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    + "</cellStyleXfs><cellXfs count=\"5\">"
    + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" "
    + "applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\"/>"
    + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    + "applyNumberFormat=\"1\"/>"
    + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    + "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
    + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    + "applyNumberFormat=\"1\"/></cellXfs><cellStyles count=\"1\">"
    + "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"

  // MARK: - Sheets

  private static func sheet(_ table: SheetTable, isFirst: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes += head.utf8
    bytes += "<worksheet xmlns=\"\(main)\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>".utf8
    bytes += "<sheetViews><sheetView workbookViewId=\"0\"".utf8
    if isFirst { bytes += " tabSelected=\"1\"".utf8 }
    bytes += "><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" ".utf8
    bytes += "state=\"frozen\"/></sheetView></sheetViews><cols>".utf8
    for (place, width) in table.widths.enumerated() {
      let style = (table.columns[place].isText ? Style.text : .plain).rawValue
      bytes += "<col min=\"\(place + 1)\" max=\"\(place + 1)\" width=\"\(width)\" ".utf8
      bytes += "style=\"\(style)\" customWidth=\"1\"/>".utf8
    }
    bytes += "</cols><sheetData>".utf8
    let letters = table.columns.indices.map { GridPlace.letters(of: $0) }
    append(table.columns.map { .text($0.header) }, 1, letters, .header, to: &bytes)
    for (place, row) in table.rows.enumerated() {
      append(row, place + 2, letters, .text, to: &bytes)
    }
    bytes += "</sheetData><pageSetup orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>".utf8
    return bytes
  }

  /// Appends a row; texts have this style.
  private static func append(
    _ row: [SheetValue?], _ number: Int, _ letters: [String], _ style: Style,
    to bytes: inout [UInt8]
  ) {
    let digits = String(number)
    bytes += "<row r=\"\(digits)\">".utf8
    for (cell, letters) in zip(row, letters) {
      guard let cell else { continue }
      bytes += "<c r=\"".utf8
      bytes += letters.utf8
      bytes += digits.utf8
      append(cell, style, to: &bytes)
    }
    bytes += "</row>".utf8
  }

  private static func append(_ cell: SheetValue, _ style: Style, to bytes: inout [UInt8]) {
    switch cell {
    case .number(let text):
      bytes += "\"><v>".utf8
      bytes += text.utf8
      bytes += "</v></c>".utf8
    case .boolean(let value):
      bytes += "\" s=\"\(Style.truth.rawValue)\" t=\"b\"><v>\(value ? 1 : 0)</v></c>".utf8
    case .text(let text):
      let style = style == .text ? self.style(of: text) : style
      bytes += "\" s=\"\(style.rawValue)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">".utf8
      XLSXText.append(text, to: &bytes)
      bytes += "</t></is></c>".utf8
    case .error, .formula, .odd: bytes += "\"/>".utf8
    }
  }

  /// Excel shows a long text of the format @ as ####.
  private static func style(of text: String) -> Style {
    if text.utf8.contains(0x0A) { return .lines }
    return text.utf8.count > 255 ? .plain : .text
  }
}
