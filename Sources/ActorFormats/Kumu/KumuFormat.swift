// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

public import ActorModel

/// The workbook that Kumu imports and exports: a sheet Elements and a sheet Connections, see
/// https://docs.kumu.io/guides/import/import. What belongs to no actor and no tie stands in a third
/// sheet, which Kumu leaves alone.
///
/// An XLSX file with these two sheets is read as this format, whatever its name is.
public enum KumuFormat: MapFormat {
  /// The id.
  public static let id = "kumu"
  /// What it is, in a few words.
  public static let title = "Kumu's workbook, with the sheets Elements and Connections"
  /// File names by which it is known.
  public static let patterns = ["*" + ending]

  /// How names of such files end when they are written.
  static let ending = ".kumu.xlsx"

  /// Whether `path` is of this format by its name; sheets are known once the file is opened.
  public static func recognises(_ path: String, _ file: FileBytes?) -> Bool {
    file.map(WorkbookKinds.isZip) == true && path.hasSuffix(ending)
  }

  /// Reads `path`; see `MapFormat`.
  public static func read(
    _ path: String, _ file: FileBytes?, options: ReadOptions
  ) throws(FormatError) -> LoadedFile {
    let bytes: FileBytes
    if let file { bytes = file } else { bytes = try FileBytes.read(path) }
    return try WorkbookReader.read(
      try XLSXPackage(bytes, options.control), as: id, kumu: true, options: options)
  }

  // MARK: - Writing

  /// What the format cannot hold of `map`; empty where nothing is lost.
  public static func losses(of map: ActorMap) -> [String] { KumuTables(map).losses }

  /// Writes `map` to `path`, whole or not at all; texts that no cell holds are refused.
  public static func write(_ map: ActorMap, to path: String) throws(FormatError) {
    try WritingCheck.check(map, for: path)
    try AtomicFile.write(try bytes(of: map, for: path), to: path)
  }

  /// The workbook; `path` stands in messages.
  static func bytes(of map: ActorMap, for path: String) throws(FormatError) -> [UInt8] {
    let tables = KumuTables(map)
    try tables.check(for: path)
    try SheetCheck.check(tables.all, for: path)
    return try ZipWriter.archive(XLSXWriter.parts(tables.all), for: path)
  }
}
