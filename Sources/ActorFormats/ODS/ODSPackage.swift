// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The sheets of an OpenDocument spreadsheet, which all stand in one part.
final class ODSPackage: Workbook {
  /// What the first file of the archive says.
  static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"

  let name: String
  private let sheets: [Sheet]

  var titles: [Sheet] { sheets.map { Sheet(name: $0.name, isHidden: $0.isHidden) } }

  /// Opens a workbook and reads all of its sheets.
  init(_ file: FileBytes, _ control: ReadControl = ReadControl()) throws(FormatError) {
    name = file.name
    try WorkbookKinds.requireZip(file)
    let archive = try ZipArchive(file, control)
    try Self.refuseEncrypted(archive, file.name)
    guard archive.has("content.xml") else {
      throw WorkbookKinds.refusal(archive, file.name, wanted: "content.xml")
    }
    let reader = ODSReader()
    try XMLReader.read(
      "\(file.name)/content.xml", from: try archive.source(of: "content.xml"), to: reader)
    guard reader.isSpreadsheet else {
      throw .whole(
        .badData, file.name, found: "an OpenDocument file that is no spreadsheet",
        expected: "a workbook (XLSX or ODS)",
        remedy: "copy its table into a spreadsheet and save that")
    }
    sheets = reader.sheets
  }

  private static func refuseEncrypted(
    _ archive: ZipArchive, _ name: String
  ) throws(FormatError) {
    let manifest = "META-INF/manifest.xml"
    guard archive.has(manifest) else { return }
    let bytes = try archive.bytes(of: manifest)
    guard bytes.firstRange(of: Array("encryption-data".utf8)) != nil else { return }
    throw .whole(
      .badData, name, found: "a workbook that is encrypted with a password",
      expected: "one without a password",
      remedy: "open it, and save it again without the tick at “Save with password”")
  }

  func sheet(_ place: Int, rows: Int) throws(FormatError) -> Sheet { sheets[place] }
}
