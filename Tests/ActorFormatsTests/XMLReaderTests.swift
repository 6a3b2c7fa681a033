// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@testable import ActorFormats

/// Writes down what it is given, one line a part; texts that follow each other are one.
final class XMLRecorder: XMLHandler {
  private(set) var lines: [String] = []
  private var text = ""

  func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) throws(XMLStop) {
    flush()
    let all = attributes.all.map { " \($0.name)=\($0.value)" }.joined()
    lines.append("\(offset) <\(name.text)\(all)>")
    if name.is("stop") {
      throw XMLStop(offset: offset, found: "stop", expected: "no stop", remedy: "go on")
    }
  }

  func end(_ name: XMLName, at offset: Int) throws(XMLStop) {
    flush()
    lines.append("\(offset) </\(name.local)>")
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) {
    text += String(decoding: bytes, as: UTF8.self)
  }

  func namesDTD(_ address: String, at offset: Int) { lines.append("DTD \(address)") }

  private func flush() {
    if !text.isEmpty { lines.append(text) }
    text = ""
  }
}

@Suite("XML by expat: what is well-formed, complete and harmless, everything else at its place")
struct XMLReaderTests {
  private func read(_ bytes: [UInt8]) -> (lines: [String], problem: String?) {
    let recorder = XMLRecorder()
    do {
      try XMLReader.read(FileBytes(name: "m.xml", bytes: bytes), to: recorder)
      return (recorder.lines, nil)
    } catch { return (recorder.lines, error.description) }
  }

  private func read(_ text: String) -> (lines: [String], problem: String?) {
    read(Array(text.utf8))
  }

  private static let parts = [
    "0 <a>", "3 <x:b k=1 é=&>", "ü<\n\u{1F600}", "49 </b>", "55 </a>",
  ]
  private static let document = "<a><x:b k=\"1\" é=\"&amp;\">ü&lt;\r\n<![CDATA[😀]]></x:b></a>"

  @Test("parts, places, entities of XML itself, line ends and CDATA")
  func parts() {
    #expect(read(Self.document).problem == nil)
    #expect(read(Self.document).lines == Self.parts)
    let characters = "<a k='&#9;&#x1F600;&quot;&apos;&gt;'>&#13;</a>"
    #expect(read(characters).lines == ["0 <a k=\t😀\"'>>", "\r", "42 </a>"])
  }

  @Test("the same document in other encodings", arguments: [false, true])
  func encodings(isBig: Bool) {
    let units = Array(("\u{FEFF}" + Self.document).utf16)
    let wide = units.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBig ? [high, low] : [low, high]
    }
    #expect(read(wide).lines == Self.parts)
    #expect(read([0xEF, 0xBB, 0xBF] + Array(Self.document.utf8)).lines.count == 5)
    let head = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
    #expect(read(Array("\(head)<a>".utf8) + [0xE9] + Array("</a>".utf8)).lines[1] == "é")
    let ascii = "<?xml version='1.0' encoding='us-ascii'?><a/>"
    #expect(read(ascii).problem == nil)
  }

  /// The places were counted by hand in the documents themselves.
  @Test(
    "refused at its place",
    arguments: [
      ("", "1:1: found nothing"),
      ("<?xml version='1.0' encoding='koi8-r'?><a/>", "1:1: found the encoding \"koi8-r\""),
      ("<a>\n<b></a>", "2:6: found XML that is not well-formed (mismatched tag)"),
      ("<a>\n", "2:1: found XML that is not well-formed (no element found)"),
      ("<a k='1' k='2'/>", "1:10: found XML that is not well-formed (duplicate attribute)"),
      ("<a>&#1;</a>", "1:4: found XML that is not well-formed (reference to invalid character"),
      ("<a>\u{1}</a>", "1:4: found XML that is not well-formed (not well-formed (invalid token))"),
      ("<a>é&x;</a>", "1:5: found XML that is not well-formed (undefined entity)"),
      ("<a/>\n<b/>", "2:1: found XML that is not well-formed (junk after document element)"),
      ("<a>\n <stop/><b></a>", "2:2: found stop, expected no stop; to mend it, go on"),
    ])
  func refused(text: String, problem: String) {
    #expect(read(text).problem?.hasPrefix("m.xml:" + problem) == true, "\(read(text))")
  }

  @Test("bytes that are not UTF-8 are refused at the first of them")
  func invalidText() {
    let bytes = Array("<a>\n<é/>".utf8) + [0xC0, 0x80] + Array("</a>".utf8)
    #expect(read(bytes).problem?.hasPrefix("m.xml:2:5: found byte 0xC0, not UTF-8") == true)
    let zero = Array("<a>\n".utf8) + [0] + Array("</a>".utf8)
    #expect(read(zero).problem?.hasPrefix("m.xml:2:1: found a byte 0") == true)
  }

  @Test("nothing but the depth that is allowed")
  func depth() {
    let deep = { (levels: Int) in
      String(repeating: "<a>", count: levels) + String(repeating: "</a>", count: levels)
    }
    #expect(read(deep(512)).problem == nil)
    #expect(read(deep(513)).problem?.hasPrefix("m.xml:1:1537: found nesting deeper") == true)
    #expect(read(String(repeating: "<a>", count: 100_000)).lines.count == 512)
  }

  private static let bomb =
    "<!ENTITY l \"lol\">"
    + (1..<10).map { level in
      "<!ENTITY l\(level) \"\(String(repeating: "&l\(level == 1 ? "" : "\(level - 1)");", count: 10))\">"
    }.joined(separator: "\n")

  @Test(
    "definitions of entities are refused before anything is made of them",
    arguments: [
      "<!DOCTYPE a [\(bomb)]><a>&l9;</a>",
      "<!DOCTYPE a [<!ENTITY q \"\(String(repeating: "q", count: 50_000))\">]><a>"
        + String(repeating: "&q;", count: 50_000) + "</a>",
      "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;]><a/>",
      "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
      "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\" [<!ENTITY x \"y\">]><a>&x;</a>",
      "<!DOCTYPE a [<!ATTLIST a k CDATA \"v\">]><a/>",
    ])
  func definitions(text: String) {
    let (lines, problem) = read(text)
    #expect(lines.isEmpty)
    #expect(problem?.contains("found a DOCTYPE with definitions of its own") == true)
    #expect(problem?.hasPrefix("m.xml:1:") == true)
  }

  @Test("a DTD elsewhere is named, never opened; its entities are unknown")
  func elsewhere() {
    let doctype = "<!DOCTYPE a PUBLIC \"-//X//A\" \"http://127.0.0.1:9/a.dtd\">\n"
    #expect(read(doctype + "<a/>").lines.prefix(1) == ["DTD http://127.0.0.1:9/a.dtd"])
    let unknown = read(doctype + "<a>&x;</a>")
    #expect(unknown.problem?.hasPrefix("m.xml:2:4: found entity \"x\"") == true)
    #expect(read("<!DOCTYPE a><a/>").problem == nil)
  }

  @Test("a document in blocks has the same parts; its end may be anywhere", arguments: [1, 3, 64])
  func blocks(size: Int) throws {
    func run(_ text: String) -> (lines: [String], problem: String?) {
      let bytes = Array(text.utf8)
      var offset = 0
      let recorder = XMLRecorder()
      do {
        try XMLReader.read(
          "m.zip#a.xml",
          from: { buffer in
            let count = min(size, buffer.count, bytes.count - offset)
            buffer.copyBytes(from: bytes[offset..<(offset + count)])
            offset += count
            return .success(count)
          }, to: recorder)
        return (recorder.lines, nil)
      } catch { return (recorder.lines, error.description) }
    }
    #expect(run(Self.document).lines == Self.parts)
    let problem = run("<a>\n <é k='1' k='2'/></a>").problem
    #expect(problem?.hasPrefix("m.zip#a.xml:2:") == true)
  }

  @Test("a tag without end is refused before it takes up the time and the memory")
  func endlessTag() {
    var bytes = Array("<a k=\"".utf8)
    bytes += [UInt8](repeating: UInt8(ascii: "v"), count: 20 << 20)
    bytes += Array("\"/>".utf8)
    #expect(read(bytes).problem?.hasPrefix("m.xml:1:1: found a tag or comment of more") == true)
  }
}
