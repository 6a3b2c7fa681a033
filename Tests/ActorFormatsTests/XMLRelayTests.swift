// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorFormats

/// What expat says on a thread of its own is what it says on the same one.
@Suite("XML relayed from one thread to another")
struct XMLRelayTests {
  private struct Outcome: Equatable {
    let lines: [String]
    let stop: String?
  }

  private func outcome(
    _ text: String, _ parse: (FileBytes, XMLRecorder) throws -> XMLStop?
  ) rethrows -> Outcome {
    let recorder = XMLRecorder()
    let stop = try parse(FileBytes(name: "m.xml", bytes: Array(text.utf8)), recorder)
    return Outcome(
      lines: recorder.lines, stop: stop.map { "\($0.offset) \($0.found) \($0.expected)" })
  }

  private static let documents = [
    "<a/>", "<a><x:b k=\"1\" é=\"&amp;\" k2=''>ü&lt;\r\n<![CDATA[😀]]></x:b></a>",
    "<!DOCTYPE a SYSTEM \"http://127.0.0.1/é.dtd\"><a>&x;</a>", "<a>\n<b></a>", "<a><b/>", "",
    "<a><b/>t<stop/><c/><d></e></a>", "<a>" + String(repeating: "<b c='d'>e</b>", count: 99),
    "<a>" + String(repeating: "<b c='d'>e</b>\n<stop/>", count: 99) + "</a>",
    "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
    "<a k='" + String(repeating: "v", count: 999) + "'>" + String(repeating: "t", count: 999)
      + "</a>",
    String(repeating: "<a>", count: 600),
  ]

  @Test("the same calls and the same end, whatever fits into a block", arguments: documents.indices)
  func calls(place: Int) throws {
    let text = Self.documents[place]
    let direct = try outcome(text) { try XMLReader.parse($0, to: $1) }
    for size in [1, 100, 1_000, XMLRelay.blockSize] {
      let relayed = try outcome(text) {
        try XMLRelay.parse($0, to: $1, control: ReadControl(), blockSize: size)
      }
      #expect(relayed == direct, "\(size)")
    }
  }

  /// More than is read on one thread, with everything in it that GraphML may have.
  private static func graph(end: String) -> String {
    var text = """
      <graphml xmlns:y="http://www.yworks.com/xml/graphml"><desc>whole</desc>
      <key id="d0" for="node" attr.name="name" attr.type="string"><default>Nobody</default></key>
      <key id="d1" for="edge" attr.name="trust" attr.type="double"/>
      <key id="d2" for="node" yfiles.type="nodegraphics"/>
      <graph edgedefault="undirected"><data key="d9">undeclared</data>

      """
    for number in 0..<9_000 {
      text += "<node id=\"n\(number)\"><!-- a remark --><desc>é &amp; \(number)</desc>\n"
      switch number % 4 {
      case 0: text += "  <data key=\"d0\">Name <![CDATA[<\(number)>]]></data><port name=\"p\"/>"
      case 1: text += "  <data key=\"d2\"><y:NodeLabel>Label \(number)</y:NodeLabel></data>"
      case 2: text += "  <graph edgedefault=\"directed\"><node id=\"m\(number)\"/></graph>"
      default: break
      }
      text += "</node>\n<edge source=\"n\(number)\" target=\"n\(number / 2 + 1)\">"
      text += number % 3 == 0 ? "\n  <data key=\"d1\"> 0.\(number) </data></edge>\n" : "</edge>\n"
    }
    return text + end
  }

  private func read(_ text: String, threads: Int) -> [String] {
    let file = FileBytes(name: "m.graphml", bytes: Array(text.utf8))
    let options = ReadOptions(threads: threads)
    do throws(FormatError) {
      let loaded = try GraphMLFormat.read("m.graphml", file, options: options)
      return [ActorMapJSONFormat.text(of: loaded.input.map)] + loaded.warnings.map(\.description)
        + loaded.report.lines
    } catch { return error.problems.map(\.description) + (error.report?.lines ?? []) }
  }

  @Test(
    "GraphML on two threads is the same map, or refused in the same words",
    arguments: ["</graph></graphml>", "</graph>", "text</graph></graphml>", "<node/></graph></a>"])
  func graphs(end: String) {
    let text = Self.graph(end: end)
    #expect(text.utf8.count > XMLRelay.leastForThreads)
    let lines = read(text, threads: 2)
    #expect(lines == read(text, threads: 1))
    #expect(lines.first?.contains("Label 8997") == (end == "</graph></graphml>"))
  }
}
