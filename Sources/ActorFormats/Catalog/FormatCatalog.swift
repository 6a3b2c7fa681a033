// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Every format that there is, one line each, in the order in which they are tried.
public enum FormatCatalog {
  /// The formats.
  public static let all: [any MapFormat.Type] = [
    CSVFolderFormat.self,
    FrozenGraphFormat.self,
    SQLiteFormat.self,
    NodeLinkFormat.self,
    CytoscapeFormat.self,
    JSONGraphFormat.self,
    ODSFormat.self,
    KumuFormat.self,
    XLSXFormat.self,
    ActorMapJSONFormat.self,
    GraphMLFormat.self,
    CSVPairFormat.self,
    EdgeListFormat.self,
  ]

  /// The format with this id.
  public static func format(_ id: String) throws(FormatError) -> any MapFormat.Type {
    if let format = all.first(where: { $0.id == id }) { return format }
    throw .whole(
      .badData, id, found: "format \(Shown.quoted(id))",
      expected: "one of " + all.map { $0.id }.joined(separator: ", "),
      remedy: "see: actormap list formats")
  }

  /// The format that a path to be written asks for by its name: `-` is the native one, a name
  /// without an ending is a folder.
  public static func format(forWriting path: String) -> (any MapFormat.Type)? {
    if path == "-" || path.hasSuffix(".json") { return ActorMapJSONFormat.self }
    if path.hasSuffix(".cyjs") { return CytoscapeFormat.self }
    if path.hasSuffix(".jgf") { return JSONGraphFormat.self }
    if SQLiteFormat.endings.contains(where: path.hasSuffix) { return SQLiteFormat.self }
    if path.hasSuffix(".csv") || path.hasSuffix(".tsv") { return CSVPairFormat.self }
    if EdgeListFormat.endings.contains(where: path.hasSuffix) { return EdgeListFormat.self }
    if path.hasSuffix(KumuFormat.ending) { return KumuFormat.self }
    if path.hasSuffix(".xlsx") { return XLSXFormat.self }
    if path.hasSuffix(".ods") { return ODSFormat.self }
    if path.hasSuffix(".graphml") { return GraphMLFormat.self }
    if path.hasSuffix(".frozen") { return FrozenGraphFormat.self }
    let name = path.split(separator: "/").last ?? ""
    return path.hasSuffix("/") || FileBytes.isFolder(path) || !name.contains(".")
      ? CSVFolderFormat.self : nil
  }
}
