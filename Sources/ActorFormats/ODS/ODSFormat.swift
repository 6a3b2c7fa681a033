// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// Workbooks of LibreOffice and others (OpenDocument): the same sheets as in `XLSXFormat`.
public enum ODSFormat: MapFormat {
  /// The id.
  public static let id = "ods"
  /// What it is, in a few words.
  public static let title = "OpenDocument workbook with a sheet of actors and a sheet of ties"
  /// File names by which it is known.
  public static let patterns = ["*.ods"]

  /// Whether `path`, or its content, is of this format; every OpenDocument file is taken, to be
  /// refused by what it is.
  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    guard let file else { return false }
    return WorkbookKinds.openDocumentType(file)?.contains("opendocument") == true
      || (path.lowercased().hasSuffix(".ods") && !WorkbookKinds.isOLE(file))
  }

  /// Reads `path`; see `MapFormat`.
  public static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    let bytes: FileBytes
    if let file { bytes = file } else { bytes = try FileBytes.read(path) }
    return try WorkbookReader.read(
      try ODSPackage(bytes, options.control), as: id, kumu: false, options: options)
  }

  // MARK: - Writing

  /// What the format cannot hold of `map`; empty where nothing is lost.
  public static func losses(of map: ActorMap) -> [String] { [] }

  /// Writes `map` to `path`, whole or not at all; texts that no cell holds are refused.
  public static func write(_ map: ActorMap, to path: String) throws(FormatError) {
    try WritingCheck.check(map, for: path)
    try AtomicFile.write(try bytes(of: map, for: path), to: path)
  }

  /// The workbook; `path` stands in messages.
  static func bytes(of map: ActorMap, for path: String) throws(FormatError) -> [UInt8] {
    let tables = SheetTable.tables(of: map, .ods)
    try SheetCheck.check(tables, for: path)
    return try ZipWriter.archive(ODSWriter.parts(tables), for: path)
  }
}
