// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// The parts of a workbook beside its cells: which sheets there are, shared texts, formats.
final class XLSXPackage: Workbook {
  let name: String
  private let archive: ZipArchive
  private(set) var titles: [Sheet] = []
  private var parts: [String] = []
  private var strings: [String] = []
  private var formats: [XLSXDates.Kind] = []
  private var from1904 = false

  /// Opens a workbook.
  init(_ file: FileBytes, _ control: ReadControl = ReadControl()) throws(FormatError) {
    name = file.name
    try WorkbookKinds.requireZip(file)
    archive = try ZipArchive(file, control)
    let main = try mainPart()
    let outline = XLSXOutline()
    try read(main, to: outline)
    let links = try relations(of: main)
    from1904 = outline.from1904
    for entry in outline.sheets {
      guard let link = links[entry.relation] else {
        throw ZipArchive.refuse(name, "sheet \(Shown.quoted(entry.name)) without its part")
      }
      // Charts and dialogues are sheets too.
      guard link.type.hasSuffix("/worksheet") else { continue }
      titles.append(Sheet(name: entry.name, isHidden: entry.isHidden))
      parts.append(link.part)
    }
    for link in links.values {
      if link.type.hasSuffix("/sharedStrings") { strings = try sharedStrings(link.part) }
      if link.type.hasSuffix("/styles") { formats = try cellFormats(link.part) }
    }
  }

  private func mainPart() throws(FormatError) -> String {
    if archive.has("_rels/.rels") {
      let links = XLSXRelations(folder: "")
      try read("_rels/.rels", to: links)
      let main = links.all.values.first {
        $0.type.hasSuffix("/officeDocument") && $0.part.hasSuffix(".xml") && isWorkbook($0.part)
      }
      if let main, archive.has(main.part) { return main.part }
    }
    guard archive.has("xl/workbook.xml") else {
      throw WorkbookKinds.refusal(archive, name, wanted: "xl/workbook.xml")
    }
    return "xl/workbook.xml"
  }

  /// Word and PowerPoint have a main part as well, in folders of their own.
  private func isWorkbook(_ part: String) -> Bool {
    !part.hasPrefix("word/") && !part.hasPrefix("ppt/")
  }

  private func relations(of part: String) throws(FormatError) -> [String: XLSXRelations.Link] {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    let path = folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
    let links = XLSXRelations(folder: folder)
    try read(path, to: links)
    return links.all
  }

  private func sharedStrings(_ part: String) throws(FormatError) -> [String] {
    guard archive.has(part) else { return [] }
    let reader = XLSXStrings()
    try read(part, to: reader)
    return reader.strings
  }

  private func cellFormats(_ part: String) throws(FormatError) -> [XLSXDates.Kind] {
    guard archive.has(part) else { return [] }
    let reader = XLSXStyles()
    try read(part, to: reader)
    return reader.kinds
  }

  private func read(_ part: String, to handler: some XMLHandler) throws(FormatError) {
    try XMLReader.read("\(name)/\(part)", from: try archive.source(of: part), to: handler)
  }

  func sheet(_ place: Int, rows: Int) throws(FormatError) -> Sheet {
    let reader = XLSXSheetReader(
      titles[place], strings, formats, from1904: from1904, rows: rows)
    do {
      try read(parts[place], to: reader)
    } catch {
      if !reader.hasEnough { throw error }
    }
    return reader.sheet
  }
}

/// Reads `workbook.xml`.
private final class XLSXOutline: XMLHandler {
  var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  var from1904 = false

  func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) throws(XMLStop) {
    if name.is("workbookPr") {
      from1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    } else if name.is("sheet") {
      guard sheets.count < 10_000 else {
        throw XMLStop(
          offset: offset, found: "more than 10,000 sheets", expected: "fewer",
          remedy: "move the two tables to a workbook of their own")
      }
      sheets.append(
        (
          attributes["name"] ?? "", attributes["id"] ?? "",
          ["hidden", "veryHidden"].contains(attributes["state"] ?? "")
        ))
    }
  }

  func end(_ name: XMLName, at offset: Int) throws(XMLStop) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {}
}

/// Reads which parts belong to a part.
private final class XLSXRelations: XMLHandler {
  struct Link {
    let type: String
    let part: String
  }

  var all: [String: Link] = [:]
  private let folder: String

  init(folder: String) { self.folder = folder }

  func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) throws(XMLStop) {
    guard name.is("Relationship"), let id = attributes["Id"], let target = attributes["Target"],
      attributes["TargetMode"] != "External"
    else { return }
    all[id] = Link(type: attributes["Type"] ?? "", part: resolved(target))
  }

  /// Targets are told from the folder of the part, or from the root.
  private func resolved(_ target: String) -> String {
    var steps: [Substring] = []
    for step in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
      if step == ".." {
        _ = steps.popLast()
      } else if step != "." {
        steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }

  func end(_ name: XMLName, at offset: Int) throws(XMLStop) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {}
}

/// Reads the texts that cells share; how they are pronounced is left out.
private final class XLSXStrings: XMLHandler {
  var strings: [String] = []
  private var text: [UInt8] = []
  private var isText = false
  private var isPhonetic = false

  func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) throws(XMLStop) {
    if name.is("si") {
      text.removeAll(keepingCapacity: true)
    } else if name.is("t") {
      isText = !isPhonetic
    } else if name.is("rPh") {
      isPhonetic = true
    }
  }

  func end(_ name: XMLName, at offset: Int) throws(XMLStop) {
    if name.is("t") {
      isText = false
    } else if name.is("si") {
      strings.append(XLSXText.decoded(text[...]))
    } else if name.is("rPh") {
      isPhonetic = false
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) { if isText { text += bytes } }
}

/// Reads which styles of cells show dates.
private final class XLSXStyles: XMLHandler {
  /// One for each style that a cell can have.
  var kinds: [XLSXDates.Kind] = []
  private var own: [Int: XLSXDates.Kind] = [:]
  private var isInCells = false

  func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) throws(XMLStop) {
    if name.is("numFmt") {
      guard let number = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
      own[number] = XLSXDates.kind(attributes["formatCode"] ?? "")
    } else if name.is("cellXfs") {
      isInCells = true
    } else if name.is("xf"), isInCells {
      let number = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      kinds.append(own[number] ?? XLSXDates.kind(builtIn: number))
    }
  }

  func end(_ name: XMLName, at offset: Int) throws(XMLStop) {
    if name.is("cellXfs") { isInCells = false }
  }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {}
}
