// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Formats that people have and ActorMap does not read: refused by their names, not as something
/// that they are not.
enum OtherFormats {
  /// Throws where the beginning of a file says that it is in one of these formats or, for files
  /// that nobody claims, where the name says so.
  static func refuse(
    _ path: String, named name: String, _ head: FileBytes, isClaimed: Bool
  ) throws(FormatError) {
    guard let (found, remedy) = known(head) ?? (isClaimed ? nil : named(name)) else { return }
    throw .whole(
      .badData, path, found: found,
      expected: "a format that ActorMap reads; see: actormap list formats", remedy: remedy)
  }

  /// The name of the format that a file's name tells, and what to do: for files whose beginning
  /// says nothing, because it is damaged or because their format has no mark.
  private static func named(_ name: String) -> (name: String, remedy: String)? {
    let name = name.lowercased()
    return endings.first { name.hasSuffix($0.start) }.map { ($0.name, $0.remedy) }
  }

  /// The name of the format, and what to do.
  static func known(_ head: FileBytes) -> (name: String, remedy: String)? {
    if let found = binaries.first(where: { head.bytes.starts(with: $0.magic) }) {
      return (found.name, found.remedy)
    }
    let text = beginning(head)
    if let found = texts.first(where: { text.hasPrefix($0.start) }) {
      return (found.name, found.remedy)
    }
    if let root = rootElement(text), let found = elements.first(where: { root == $0.start }) {
      return (found.name, found.remedy)
    }
    return isDOT(text) ? ("a Graphviz DOT file, which is a drawing", export) : nil
  }

  private static let export =
    "export it as GraphML or as tables from the program that wrote it"
  private static let plainTies = "write one tie a line, two ids each, and call it .txt"
  private static let save = "save the table as CSV in UTF-8"

  private typealias Text = (start: String, name: String, remedy: String)

  private static let binaries: [(magic: [UInt8], name: String, remedy: String)] = [
    (Array("%PDF".utf8), "a PDF file", "export the table or the network, not a page of it"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture", "export the network, not a picture of it"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture", "export the network, not a picture of it"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive", "unpack it"),
    (Array("Rar!".utf8), "a RAR archive", "unpack it"),
    ([0x42, 0x5A, 0x68], "a bzip2 file", "unpack it with bunzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz file", "unpack it with unxz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file", "unpack it with unzstd"),
    (Array("PAR1".utf8), "a Parquet file", save),
    (Array("{\\rtf".utf8), "an RTF text", save),
    (Array("RDX".utf8), "an R data file", "write the tables with write.csv"),
    ([0x58, 0x0A, 0, 0, 0], "an R data file", "write the tables with write.csv"),
    (Array("$FL2".utf8), "an SPSS file", save), (Array("<stata_dta>".utf8), "a Stata file", save),
    // Its first line would be taken for a comment.
    (Array("%%MatrixMarket".utf8), "a Matrix Market file", plainTies),
  ]

  /// In small letters.
  private static let texts: [Text] = [
    ("graph [", "a GML file", export), ("graph[", "a GML file", export),
    ("creator ", "a GML file", export),
    ("*vertices", "a Pajek file", export), ("*network", "a Pajek file", export),
    ("*arcs", "a Pajek file", export), ("*edges", "a Pajek file", export),
    ("*node data", "a NetDraw VNA file", export), ("*tie data", "a NetDraw VNA file", export),
    ("dl ", "a UCINET DL file", export), ("dl\n", "a UCINET DL file", export),
    ("nodedef>", "a GUESS GDF file", export), ("(tlp ", "a Tulip file", export),
  ]

  /// Files that are known by their names only, beside those above where they are damaged.
  private static let endings: [Text] = [
    (".gml", "a file that is called GML", export), (".net", "a file that is called Pajek", export),
    (".paj", "a file that is called Pajek", export),
    (".dl", "a file that is called UCINET DL", export),
    (".##h", "a UCINET dataset", "in UCINET: Data, Export, to Excel"),
    (".##d", "a UCINET dataset", "in UCINET: Data, Export, to Excel"),
    (".vna", "a file that is called NetDraw VNA", export),
    (".gexf", "a file that is called GEXF", "in Gephi: File, Export, Graph file, GraphML"),
    (".gdf", "a file that is called GUESS GDF", export),
    (".dot", "a file that is called Graphviz DOT", export),
    (".gv", "a file that is called Graphviz DOT", export),
    (".lgl", "an LGL file", plainTies),
    (".max", "a DIMACS flow problem", plainTies),
    (".sif", "a Cytoscape SIF file", "in Cytoscape: File, Export, Network to File, GraphML"),
    (".cys", "a Cytoscape session", "in Cytoscape: File, Export, Network to File, GraphML"),
    (".tgf", "a Trivial Graph Format file", export), (".tlp", "a Tulip file", export),
    (".sav", "an SPSS file", save), (".dta", "a Stata file", save),
  ]

  private static let elements: [Text] = [
    ("gexf", "a GEXF file", "in Gephi: File, Export, Graph file, GraphML"),
    ("html", "an HTML page", "export the table or the network, not a page of it"),
    ("svg", "an SVG picture", "export the network, not a picture of it"),
    ("dynetml", "a DyNetML file", export), ("opml", "an OPML file", export),
    ("mxfile", "a diagrams.net drawing", "export its data as CSV"),
    ("mxgraphmodel", "a diagrams.net drawing", "export its data as CSV"),
    ("rdf", "an RDF file", export), ("xgmml", "an XGMML file", export),
    ("workbook", "an Excel 2003 workbook in XML", "open it in Excel and save it as XLSX"),
  ]

  /// The first line that is no comment, in small letters, with what follows it.
  private static func beginning(_ head: FileBytes) -> String {
    var text = String(decoding: head.bytes[head.start...], as: UTF8.self).lowercased()[...]
    while true {
      text = text.drop { $0.isWhitespace }
      guard ["#", "%", "//"].contains(where: text.hasPrefix) else { return String(text) }
      text = text.drop { !$0.isNewline }
    }
  }

  /// The name of the first element of XML, in small letters and without its prefix.
  private static func rootElement(_ text: String) -> String? {
    guard text.hasPrefix("<") else { return nil }
    var rest = text[...]
    while let bracket = rest.firstIndex(of: "<") {
      rest = rest[bracket...].dropFirst()
      if rest.hasPrefix("!--") {
        guard let end = rest.firstRange(of: "-->") else { return nil }
        rest = rest[end.upperBound...]
      } else if rest.first?.isLetter == true {
        let name = rest.prefix { $0.isLetter || $0.isNumber || "_-.:".contains($0) }
        return name.split(separator: ":").last.map(String.init)
      }
    }
    return nil
  }

  private static func isDOT(_ text: String) -> Bool {
    var text = text[...]
    while text.hasPrefix("/*"), let end = text.firstRange(of: "*/") {
      text = text[end.upperBound...].drop { $0.isWhitespace }
    }
    if text.hasPrefix("strict") { text = text.dropFirst(6).drop { $0.isWhitespace } }
    guard let word = ["digraph", "graph"].first(where: text.hasPrefix) else { return false }
    let rest = text.dropFirst(word.count)
    guard rest.first.map({ $0.isWhitespace || $0 == "{" || $0 == "\"" || $0 == "/" }) ?? false,
      let brace = rest.firstIndex(of: "{")
    else { return false }
    return !rest[..<brace].contains("[")
  }
}
