// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

@testable import ActorFormats

/// Workbooks made of parts that were written by hand.
enum HandMade {
  /// An XLSX file; a sheet is its name, its attributes in the list of sheets and its XML.
  static func xlsx(
    _ sheets: [(name: String, state: String, xml: String)], strings: String? = nil,
    styles: String? = nil, workbookPr: String = "", name: String = "m.xlsx"
  ) throws -> FileBytes {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var links = ""
    var list = ""
    var parts: [ZipWriter.Part] = []
    for (place, sheet) in sheets.enumerated() {
      list +=
        "<sheet name=\"\(sheet.name)\" sheetId=\"\(place + 1)\" \(sheet.state) r:id=\"s\(place)\"/>"
      links += link("s\(place)", "\(office)/worksheet", "worksheets/s\(place).xml")
      parts.append(part("xl/worksheets/s\(place).xml", "<worksheet>\(sheet.xml)</worksheet>"))
    }
    if let strings {
      links += link("strings", "\(office)/sharedStrings", "/xl/sharedStrings.xml")
      parts.append(part("xl/sharedStrings.xml", "<sst>\(strings)</sst>"))
    }
    if let styles {
      links += link("styles", "\(office)/styles", "./styles.xml")
      parts.append(part("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"))
    }
    parts.append(part("xl/_rels/workbook.xml.rels", "<Relationships>\(links)</Relationships>"))
    parts.append(
      part(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"\(office)\">\(workbookPr)<sheets>\(list)</sheets></workbook>"))
    return FileBytes(name: name, bytes: try ZipWriter.archive(parts, for: name))
  }

  /// A sheet of texts.
  static func sheet(_ rows: [[String]]) -> String {
    let lines = rows.map { row in
      let cells = row.map { text in
        text.isEmpty ? "<c/>" : "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      }
      return "<row>\(cells.joined())</row>"
    }
    return "<sheetData>\(lines.joined())</sheetData>"
  }

  /// An ODS file with this XML between the tags of the spreadsheet.
  static func ods(_ tables: String, styles: String = "") throws -> FileBytes {
    let spaces = ["office", "table", "text", "style"].map {
      " xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    let content =
      "<office:document-content\(spaces.joined()) xmlns:calcext=\"urn:org:documentfoundation\">"
      + "<office:automatic-styles>\(styles)</office:automatic-styles><office:body>"
      + "<office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>"
    let parts = [
      ZipWriter.Part(
        name: "mimetype", bytes: Array(ODSPackage.mediaType.utf8), isPlain: true),
      part("content.xml", content),
    ]
    return FileBytes(name: "m.ods", bytes: try ZipWriter.archive(parts, for: "m.ods"))
  }

  static func part(_ name: String, _ text: String) -> ZipWriter.Part {
    ZipWriter.Part(name: name, bytes: Array(text.utf8))
  }

  private static func link(_ id: String, _ type: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(type)\" Target=\"\(target)\"/>"
  }

  /// Reads a workbook as the catalogue would.
  static func read(
    _ file: FileBytes, _ options: ReadOptions = ReadOptions()
  ) throws(FormatError) -> LoadedFile {
    guard let format = FormatCatalog.all.first(where: { $0.recognises(file.name, file) }) else {
      throw .whole(.badData, file.name, found: "nothing", expected: "a format", remedy: "look")
    }
    return try format.read(file.name, file, options: options)
  }
}
