// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Files that look like workbooks, or have the name of one, and are none that can be read: they are
/// refused by what they are.
enum WorkbookKinds {
  private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let emptyZip: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
  private static let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  static func isZip(_ file: FileBytes) -> Bool {
    file.bytes.starts(with: zip) || file.bytes.starts(with: emptyZip)
  }

  static func isOLE(_ file: FileBytes) -> Bool { file.bytes.starts(with: ole) }

  /// What the first file of an OpenDocument says that it is; it is never packed.
  static func openDocumentType(_ file: FileBytes) -> String? {
    let name = Array("mimetype".utf8)
    guard isZip(file), file.bytes.count > 38, Array(file.bytes[30..<38]) == name else { return nil }
    let sizes = file.bytes[18..<22]
    let size = sizes.reversed().reduce(0) { $0 << 8 | Int($1) }
    let start = 38 + Int(file.bytes[28]) + Int(file.bytes[29]) << 8
    let end = min(file.bytes.count, start + min(size, 100))
    return start <= end ? String(decoding: file.bytes[start..<end], as: UTF8.self) : nil
  }

  // MARK: - Refusals

  /// Refuses what is no zip file at all.
  static func requireZip(_ file: FileBytes) throws(FormatError) {
    if isZip(file) { return }
    if isOLE(file) { throw oldOffice(file) }
    let start = String(decoding: file.bytes[file.start...].prefix(40), as: UTF8.self)
    throw .whole(
      .badData, file.name,
      found: file.bytes.isEmpty ? "nothing" : "a file that begins with \(Shown.quoted(start))",
      expected: "a workbook (XLSX or ODS)",
      remedy: "open it in a spreadsheet program and save it as XLSX, ODS or CSV; or give it the "
        + "name that its content asks for")
  }

  /// What Office wrote before 2007, and what it writes when it encrypts.
  private static func oldOffice(_ file: FileBytes) -> FormatError {
    if holds("EncryptedPackage", file) {
      return .whole(
        .badData, file.name, found: "a workbook that is encrypted with a password",
        expected: "one without a password",
        remedy: "open it, take the password off under File, Info, Protect Workbook, and save it")
    }
    let kind =
      holds("WordDocument", file)
      ? "an old Word document (DOC)"
      : holds("Workbook", file) || holds("Book", file)
        ? "an old Excel workbook (XLS)" : "an old Office file (OLE)"
    return .whole(
      .badData, file.name, found: kind, expected: "a workbook (XLSX or ODS)",
      remedy: "open it in a spreadsheet program and save it as XLSX")
  }

  /// Whether the name of a stream occurs: they stand in the file as UTF-16.
  private static func holds(_ name: String, _ file: FileBytes) -> Bool {
    file.bytes.firstRange(of: name.utf8.flatMap { [$0, 0] }) != nil
  }

  /// What a zip file without the parts of a workbook is.
  static func refusal(_ archive: ZipArchive, _ name: String, wanted: String) -> FormatError {
    let names = archive.names(atMost: 200)
    let (kind, remedy) = kind(names) ?? ("a zip file without \(wanted)", "name the workbook in it")
    return .whole(
      .badData, name, found: kind, expected: "a workbook (XLSX or ODS)", remedy: remedy)
  }

  private static func kind(_ names: [String]) -> (String, String)? {
    let save = "open it in its program and save or export it as XLSX or CSV"
    if names.contains(where: { $0.hasSuffix(".iwa") || $0 == "Index.zip" || $0 == "index.apxl" }) {
      return ("a Numbers document", "open it in Numbers and export it as Excel (XLSX)")
    }
    if names.contains("xl/workbook.bin") {
      return ("a binary Excel workbook (XLSB)", "open it in Excel and save it as XLSX")
    }
    let known = [
      ("word/document.xml", "a Word document (DOCX)"),
      ("ppt/presentation.xml", "a PowerPoint file (PPTX)"), ("content.xml", "an OpenDocument file"),
      ("Project_xml", "a Gephi project"), ("META-INF/MANIFEST.MF", "a Java archive"),
    ]
    if let found = known.first(where: { names.contains($0.0) }) { return (found.1, save) }
    return nil
  }
}
