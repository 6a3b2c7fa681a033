// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// Workbooks of Excel and of most other spreadsheet programs: a sheet of actors and a sheet of
/// ties. ActorMap writes the sheets `actors`, `relationships` and `map` for the rest.
public enum XLSXFormat: MapFormat {
  /// The id.
  public static let id = "xlsx"
  /// What it is, in a few words.
  public static let title = "Excel workbook with a sheet of actors and a sheet of ties"
  /// File names by which it is known.
  public static let patterns = ["*.xlsx", "*.xlsm"]

  /// Whether `path`, or its content, is of this format; every zip file and every old Office file
  /// is taken, to be refused by what it is.
  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    guard let file else { return false }
    return WorkbookKinds.isZip(file) || WorkbookKinds.isOLE(file)
      || [".xlsx", ".xlsm", ".xlsb", ".xls"].contains(where: path.lowercased().hasSuffix)
  }

  /// Reads `path`; see `MapFormat`.
  public static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    let bytes: FileBytes
    if let file { bytes = file } else { bytes = try FileBytes.read(path) }
    return try WorkbookReader.read(
      try XLSXPackage(bytes, options.control), as: id, kumu: nil, options: options)
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
    let tables = SheetTable.tables(of: map, .xlsx)
    try SheetCheck.check(tables, for: path)
    return try ZipWriter.archive(XLSXWriter.parts(tables), for: path)
  }
}

extension SheetTable {
  /// The sheets of `map`: actors, ties, the rest.
  static func tables(of map: ActorMap, _ manner: SheetManner) -> [SheetTable] {
    [
      SheetTableWriter.table(
        map.actors.map(MapEncoder.actor), named: SheetChoice.ownNames[0], as: .actors, manner),
      SheetTableWriter.table(
        map.relationships.map(MapEncoder.relationship), named: SheetChoice.ownNames[1],
        as: .relationships, manner),
      MapSheet.table(of: map, named: SheetChoice.ownNames[2], manner),
    ]
  }
}
