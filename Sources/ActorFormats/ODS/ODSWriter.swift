// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Writes sheets as an OpenDocument spreadsheet (1.3).
enum ODSWriter {
  /// The parts of the workbook; the first says what it is.
  static func parts(_ tables: [SheetTable]) -> [ZipWriter.Part] {
    [
      ZipWriter.Part(name: "mimetype", bytes: Array(ODSPackage.mediaType.utf8), isPlain: true),
      ZipWriter.Part(name: "META-INF/manifest.xml", bytes: Array((head + manifest).utf8)),
      ZipWriter.Part(name: "content.xml", bytes: content(tables)),
      ZipWriter.Part(name: "settings.xml", bytes: Array((head + settings(tables)).utf8)),
    ]
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private static let namespace = "urn:oasis:names:tc:opendocument:xmlns:"

  private static let manifest =
    "<manifest:manifest xmlns:manifest=\"\(namespace)manifest:1.0\" manifest:version=\"1.3\">"
    + [("/", ODSPackage.mediaType), ("content.xml", "text/xml"), ("settings.xml", "text/xml")]
    .map { path, type in
      "<manifest:file-entry manifest:full-path=\"\(path)\" manifest:media-type=\"\(type)\"/>"
    }.joined() + "</manifest:manifest>"

  // MARK: - What a window shows

  /// The first row of each sheet stays when people scroll.
  private static func settings(_ tables: [SheetTable]) -> String {
    let sheets = tables.map { table in
      entry(
        [
          ("VerticalSplitMode", "short", 2), ("VerticalSplitPosition", "int", 1),
          ("ActiveSplitRange", "short", 2), ("PositionBottom", "int", 1),
        ], name: table.name)
    }
    return "<office:document-settings xmlns:office=\"\(namespace)office:1.0\" "
      + "xmlns:config=\"\(namespace)config:1.0\" xmlns:ooo=\"http://openoffice.org/2004/office\" "
      + "office:version=\"1.3\"><office:settings>"
      + "<config:config-item-set config:name=\"ooo:view-settings\">"
      + "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>"
      + "<config:config-item-map-named config:name=\"Tables\">" + sheets.joined()
      + "</config:config-item-map-named></config:config-item-map-entry>"
      + "</config:config-item-map-indexed></config:config-item-set></office:settings>"
      + "</office:document-settings>"
  }

  private static func entry(
    _ items: [(name: String, type: String, value: Int)], name: String
  ) -> String {
    "<config:config-item-map-entry config:name=\"\(name)\">"
      + items.map { item in
        "<config:config-item config:name=\"\(item.name)\" config:type=\"\(item.type)\">"
          + "\(item.value)</config:config-item>"
      }.joined() + "</config:config-item-map-entry>"
  }

  // MARK: - Content

  private static func content(_ tables: [SheetTable]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes += head.utf8
    bytes += "<office:document-content".utf8
    for name in ["office", "table", "text", "style", "number"] {
      bytes += " xmlns:\(name)=\"\(namespace)\(name == "number" ? "datastyle" : name):1.0\"".utf8
    }
    bytes += " xmlns:fo=\"\(namespace)xsl-fo-compatible:1.0\" office:version=\"1.3\">".utf8
    bytes += styles(tables).utf8
    bytes += "<office:body><office:spreadsheet>".utf8
    for (place, table) in tables.enumerated() { append(table, place, to: &bytes) }
    bytes += "</office:spreadsheet></office:body></office:document-content>".utf8
    return bytes
  }

  /// Widths of columns, bold headers on grey, and texts that stay texts when they are edited.
  private static func styles(_ tables: [SheetTable]) -> String {
    let columns = tables.enumerated().flatMap { sheet, table in
      table.widths.enumerated().map { place, width in
        // A character of the usual font is about 2.2 mm wide.
        "<style:style style:name=\"w\(sheet)-\(place)\" style:family=\"table-column\">"
          + "<style:table-column-properties style:column-width=\"\(width * 22 / 10)mm\"/>"
          + "</style:style>"
      }
    }
    return "<office:automatic-styles>" + columns.joined()
      + "<number:text-style style:name=\"N0\"><number:text-content/></number:text-style>"
      + "<style:style style:name=\"header\" style:family=\"table-cell\" "
      + "style:data-style-name=\"N0\">"
      + "<style:table-cell-properties fo:background-color=\"#e7e9ee\"/>"
      + "<style:text-properties fo:font-weight=\"bold\"/></style:style>"
      + "<style:style style:name=\"text\" style:family=\"table-cell\" "
      + "style:data-style-name=\"N0\"/></office:automatic-styles>"
  }

  private static func append(_ table: SheetTable, _ sheet: Int, to bytes: inout [UInt8]) {
    bytes += "<table:table table:name=\"\(table.name)\">".utf8
    for (place, column) in table.columns.enumerated() {
      bytes += "<table:table-column table:style-name=\"w\(sheet)-\(place)\"".utf8
      if column.isText { bytes += " table:default-cell-style-name=\"text\"".utf8 }
      bytes += "/>".utf8
    }
    append(table.columns.map { .text($0.header) }, style: "header", to: &bytes)
    for row in table.rows { append(row, style: "text", to: &bytes) }
    bytes += "</table:table>".utf8
  }

  /// Appends a row; texts have this style.
  private static func append(_ row: [SheetValue?], style: String, to bytes: inout [UInt8]) {
    bytes += "<table:table-row>".utf8
    let end = row.lastIndex { $0 != nil }.map { $0 + 1 } ?? 0
    if end == 0 { bytes += "<table:table-cell/>".utf8 }
    for cell in row[..<end] { append(cell, style, to: &bytes) }
    bytes += "</table:table-row>".utf8
  }

  private static func append(_ cell: SheetValue?, _ style: String, to bytes: inout [UInt8]) {
    bytes += "<table:table-cell".utf8
    switch cell {
    case .number(let text)?:
      bytes += " office:value-type=\"float\" office:value=\"\(text)\"><text:p>\(text)".utf8
      bytes += "</text:p></table:table-cell>".utf8
    case .boolean(let value)?:
      bytes += " office:value-type=\"boolean\" office:boolean-value=\"\(value)\"><text:p>".utf8
      bytes += "\(value ? "TRUE" : "FALSE")</text:p></table:table-cell>".utf8
    case .text(let text)?:
      bytes += " table:style-name=\"\(style)\" office:value-type=\"string\"><text:p>".utf8
      append(text, to: &bytes)
      bytes += "</text:p></table:table-cell>".utf8
    case .error?, .formula?, .odd?, nil: bytes += "/>".utf8
    }
  }

  // MARK: - Text

  /// Appends text as lines; white space that XML would swallow stands as elements.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var spaces = 0
    var isAtStart = true
    for scalar in text.unicodeScalars {
      if scalar == " " {
        spaces += 1
        continue
      }
      let isBreak = scalar == "\n" || scalar == "\t"
      write(&spaces, isPlain: !isAtStart && !isBreak, to: &bytes)
      switch scalar {
      case "\n": bytes += "</text:p><text:p>".utf8
      case "\t": bytes += "<text:tab/>".utf8
      default: XMLBytes.append(scalar, to: &bytes)
      }
      isAtStart = isBreak
    }
    write(&spaces, isPlain: false, to: &bytes)
  }

  /// A space between two letters may stand as it is.
  private static func write(_ spaces: inout Int, isPlain: Bool, to bytes: inout [UInt8]) {
    if isPlain, spaces > 0 {
      bytes.append(0x20)
      spaces -= 1
    }
    if spaces > 0 { bytes += "<text:s text:c=\"\(spaces)\"/>".utf8 }
    spaces = 0
  }
}
