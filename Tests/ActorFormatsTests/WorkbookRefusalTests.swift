// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@testable import ActorFormats

@Suite("Files that are no workbooks, damaged ones and bombs")
struct WorkbookRefusalTests {
  private func found(_ file: FileBytes) -> String {
    problems { () throws(FormatError) in try HandMade.read(file) }.joined(separator: "\n")
  }

  private func zip(_ parts: [(String, String)]) throws -> [UInt8] {
    try ZipWriter.archive(parts.map { HandMade.part($0.0, $0.1) }, for: "")
  }

  private func ole(_ stream: String) -> [UInt8] {
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
      + stream.utf8.flatMap { [$0, 0] } + [UInt8](repeating: 0, count: 100)
  }

  @Test("files of other kinds are refused by what they are")
  func kinds() throws {
    let files: [(String, [UInt8], String)] = [
      ("old.xls", ole("Workbook"), "an old Excel workbook (XLS)"),
      ("locked.xlsx", ole("EncryptedPackage"), "a workbook that is encrypted with a password"),
      ("a.doc", ole("WordDocument"), "an old Word document (DOC)"),
      ("a.numbers", try zip([("Index/Document.iwa", "x")]), "a Numbers document"),
      ("a.docx", try zip([("word/document.xml", "<x/>")]), "a Word document (DOCX)"),
      ("a.xlsb", try zip([("xl/workbook.bin", "x")]), "a binary Excel workbook (XLSB)"),
      ("a.zip", try zip([("a.txt", "x")]), "a zip file without xl/workbook.xml"),
      ("page.xls", Array("<html>".utf8), "a file that begins with \"<html>\""),
      ("empty.xlsx", [], "nothing"),
      ("a.odt", try openDocument("text", "<office:text/>"), "an OpenDocument file that is no"),
      ("locked.ods", try locked(), "a workbook that is encrypted with a password"),
      ("cut.xlsx", [0x50, 0x4B, 3, 4, 0, 0], "a zip file that cannot be opened"),
    ]
    for (name, bytes, expected) in files {
      let text = found(FileBytes(name: name, bytes: bytes))
      #expect(text.hasPrefix("\(name): found \(expected)"), "\(text)")
      #expect(text.contains("to mend it"))
    }
  }

  private func openDocument(_ type: String, _ body: String) throws -> [UInt8] {
    let media = "application/vnd.oasis.opendocument.\(type)"
    let mimetype = ZipWriter.Part(name: "mimetype", bytes: Array(media.utf8), isPlain: true)
    let content = "<office:document-content xmlns:office=\"x\"><office:body>\(body)</office:body>"
    return try ZipWriter.archive(
      [mimetype, HandMade.part("content.xml", content + "</office:document-content>")], for: "")
  }

  private func locked() throws -> [UInt8] {
    let mimetype = ZipWriter.Part(
      name: "mimetype", bytes: Array(ODSPackage.mediaType.utf8), isPlain: true)
    let manifest = HandMade.part(
      "META-INF/manifest.xml", "<m:manifest><m:encryption-data/></m:manifest>")
    return try ZipWriter.archive([mimetype, manifest, HandMade.part("content.xml", "?")], for: "")
  }

  // MARK: - Bombs

  @Test("entities and DOCTYPEs in any part are refused")
  func entities() throws {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>"
    let outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
    for doctype in [bomb, outside] {
      let parts = [
        HandMade.part("xl/workbook.xml", "\(doctype)<workbook><sheets>&a;</sheets></workbook>")
      ]
      let file = FileBytes(name: "b.xlsx", bytes: try ZipWriter.archive(parts, for: ""))
      #expect(found(file).hasPrefix("b.xlsx/xl/workbook.xml:1:"), "\(found(file))")
    }
  }

  @Test("what unpacks to far more than it packs is refused before it is unpacked")
  func dense() throws {
    let zeros = ZipWriter.Part(
      name: "xl/workbook.xml", bytes: [UInt8](repeating: 0x20, count: 20 << 20))
    let file = FileBytes(name: "b.xlsx", bytes: try ZipWriter.archive([zeros], for: ""))
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(found(file).contains("found a zip file that unpacks to 20971520 bytes"))
    }
    #expect(time < .seconds(5))
  }

  @Test("a part that holds more than the archive says is refused")
  func lying() throws {
    let text = "<workbook>" + String(repeating: " ", count: 5_000) + "</workbook>"
    var bytes = try ZipWriter.archive([HandMade.part("xl/workbook.xml", text)], for: "")
    // The size in the list at the end, which begins with PK 1 2, is at its byte 24.
    let list = try #require(bytes.firstRange(of: [0x50, 0x4B, 1, 2])?.lowerBound)
    bytes.replaceSubrange((list + 24)..<(list + 28), with: [100, 0, 0, 0])
    #expect(found(FileBytes(name: "b.xlsx", bytes: bytes)).contains("to mend it"))
  }

  // MARK: - Damage

  private static let files: [FileBytes] = {
    var random = RandomMap(seed: 21)
    let map = random.map()
    let sample = MapTemplate.map
    return [
      try? XLSXFormat.bytes(of: map, for: ""), try? ODSFormat.bytes(of: map, for: ""),
      try? KumuFormat.bytes(of: sample, for: ""),
    ].map { FileBytes(name: "m.xlsx", bytes: $0 ?? []) }
  }()

  @Test("cut off after every byte: always refused", arguments: 0..<3)
  func truncated(place: Int) {
    let file = Self.files[place]
    for end in stride(from: 0, to: file.bytes.count, by: 7) {
      let cut = FileBytes(name: file.name, bytes: Array(file.bytes[..<end]))
      #expect(!isRead(cut), "\(end)")
    }
  }

  @Test("bytes of the archive changed at random", arguments: 0..<3)
  func mutated(place: Int) {
    var random = RandomMap(seed: place + 300)
    for _ in 0..<400 {
      var bytes = Self.files[place].bytes
      for _ in 0...random.below(3) {
        bytes[random.below(bytes.count)] = UInt8(random.below(256))
      }
      _ = isRead(FileBytes(name: "m.xlsx", bytes: bytes))
    }
  }

  @Test("bytes of the sheets changed at random, then packed", arguments: 0..<2)
  func mutatedSheets(place: Int) throws {
    let map = MapTemplate.map
    let parts =
      place == 0
      ? XLSXWriter.parts(SheetTable.tables(of: map, .xlsx))
      : ODSWriter.parts(SheetTable.tables(of: map, .ods))
    var random = RandomMap(seed: place + 500)
    let marks = Array("<>/\"&;=1-9Aa \n:#".utf8) + [0, 0x80, 0xFF]
    for _ in 0..<600 {
      let changed = parts.map { part in
        var bytes = part.bytes
        if part.name.hasSuffix(".xml"), !bytes.isEmpty, random.below(2) == 0 {
          let index = random.below(bytes.count)
          switch random.below(3) {
          case 0: bytes[index] = marks[random.below(marks.count)]
          case 1: bytes.remove(at: index)
          default:
            let end = min(bytes.count, index + random.below(60))
            bytes.insert(contentsOf: bytes[index..<end], at: index)
          }
        }
        return ZipWriter.Part(name: part.name, bytes: bytes, isPlain: part.isPlain)
      }
      _ = isRead(FileBytes(name: "m.xlsx", bytes: try ZipWriter.archive(changed, for: "")))
    }
  }

  private func isRead(_ file: FileBytes) -> Bool {
    do throws(FormatError) {
      _ = try HandMade.read(file)
      return true
    } catch {
      #expect(!error.problems.isEmpty)
      return false
    }
  }
}
