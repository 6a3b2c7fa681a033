// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorFormats

/// Places of malformed XML are those that expat 2.5 tells from Python 3.11 (`xml.parsers.expat`),
/// those of bytes that are not UTF-8 are where Python's decoder stops; numbers of nodes and edges
/// were counted with `grep -c`; all other places were read off the files.
@Suite(
  "GraphML of others: every file has a verdict",
  .enabled(if: Folders.shared != nil, "skipped: the folder of outside test material is not here"))
struct GraphMLCorpusTests {
  private func verdict(_ path: String) throws -> (loaded: LoadedFile?, problems: [String]) {
    let shared = try #require(Folders.shared)
    let whole = shared.appendingPathComponent("corpora/\(path)").path
    let strip = { (problem: FormatProblem) in
      problem.description.replacingOccurrences(of: whole + ":", with: "")
    }
    let result = Result { () throws(FormatError) in try FormatCatalog.read(whole) }
    switch result {
    case .success(let loaded): return (loaded, loaded.warnings.map(strip))
    case .failure(let error): return (nil, error.problems.map(strip))
    }
  }

  @Test(
    "loads with nothing lost",
    arguments: [
      ("bad-made/xxe_dtd.graphml", 2, 1), ("igraph/examples/simple/test.graphml", 6, 7),
      ("igraph/tests/unit/test.graphml", 6, 7), ("igraph/fuzzing/test_inputs/wa1.graphml", 5, 7),
      ("igraph/fuzzing/test_inputs/wa2.graphml", 5, 7),
      ("igraph/fuzzing/test_inputs/wa3.graphml", 5, 7),
      ("igraph/fuzzing/test_inputs/wa4.graphml", 5, 7),
      ("igraph/fuzzing/test_inputs/wa5.graphml", 5, 7),
      ("igraph/fuzzing/test_inputs/wa6.graphml", 5, 7),
      ("igraph/fuzzing/test_inputs/wa7.graphml", 5, 7),
      ("igraph/fuzzing/test_inputs/yfiles.graphml", 4, 4),
      ("igraph/tests/regression/bug_2506_3.graphml", 0, 0),
      ("igraph/tests/regression/cattr_bool_bug.graphml", 10, 9),
      ("igraph/tests/regression/cattr_bool_bug2.graphml", 0, 0),
    ])
  func loads(path: String, actors: Int, ties: Int) throws {
    let (found, problems) = try verdict(path)
    let loaded = try #require(found, "\(problems)")
    #expect(loaded.format == "graphml")
    #expect(loaded.input.actorCount == actors)
    #expect(loaded.input.relationshipCount == ties)
    #expect(loaded.report.actors.kept == actors)
    #expect(loaded.report.ties.kept == ties)
    #expect(loaded.report.isEventful == false)
  }

  @Test(
    "is refused at the place",
    arguments: [
      ("bad-made/badint.graphml", "1:179: found \"12abc\" for label, expected a whole number"),
      ("bad-made/dangling_edge.graphml", "1:227: found actor \"zz\", which is not in actors"),
      ("bad-made/dup_id.graphml", "1:213: found actor id \"a\" a second time"),
      ("bad-made/deep.graphml", "1:4630: found nesting deeper than 512 levels"),
      ("bad-made/latin1.graphml", "1:200: found byte 0xE9, not UTF-8"),
      ("bad-made/nul.graphml", "1:198: found a byte 0"),
      ("bad-made/truncated.graphml", "1:213: found XML that is not well-formed (unclosed token)"),
      ("bad-made/bomb_lol.graphml", "found a DOCTYPE with definitions of its own"),
      ("bad-made/bomb_param.graphml", "found a DOCTYPE with definitions of its own"),
      ("bad-made/bomb_quad.graphml", "found a DOCTYPE with definitions of its own"),
      ("bad-made/xxe_file.graphml", "found a DOCTYPE with definitions of its own"),
      ("bad-made/xxe_http.graphml", "found a DOCTYPE with definitions of its own"),
      ("bad-made/xxe_rel.graphml", "found a DOCTYPE with definitions of its own"),
      ("igraph/tests/regression/bug_1970.graphml", "1:55: found key \"one\" a second time"),
      ("igraph/tests/regression/bug_2506_1.graphml", "2:43: found key \"d3\" a second time"),
      ("igraph/tests/regression/bug_2506_2.graphml", "1:53: found key \"\" a second time"),
      ("igraph/tests/regression/invalid1.graphml", "9:40: found byte"),
      ("igraph/tests/regression/invalid2.graphml", "10:3: found key \"d1\" a second time"),
      ("igraph/tests/regression/invalid2.graphml", "found text"),
      ("igraph/tests/regression/invalid3.graphml", "1:1: found nothing"),
      ("igraph/tests/regression/invalid4.graphml", "1:1: found UTF-16 text"),
      ("igraph/tests/regression/invalid5.graphml", "30:6: found XML that is not well-formed"),
      ("igraph/tests/regression/invalid6.graphml", "1:10: found XML that is not well-formed"),
      ("payloads-xxe/Files/Classic XXE - etc passwd.xml", "found a DOCTYPE with definitions"),
      ("payloads-xxe/Files/Classic XXE B64 Encoded.xml", "found a DOCTYPE with definitions"),
      ("payloads-xxe/Files/Classic XXE.xml", "found a DOCTYPE with definitions"),
      ("payloads-xxe/Files/XXE PHP Wrapper.xml", "found a DOCTYPE with definitions"),
      ("payloads-xxe/Files/Deny Of Service - Billion Laugh Attack", "found a DOCTYPE with"),
    ])
  func refused(path: String, problem: String) throws {
    let (loaded, problems) = try verdict(path)
    #expect(loaded == nil)
    #expect(
      problems.contains {
        problem.first?.isNumber == true ? $0.hasPrefix(problem) : $0.contains(problem)
      },
      "\(problems)")
    #expect(problems.allSatisfy { $0.first?.isNumber == true }, "\(problems)")
  }

  @Test("no GraphML file is left out of these lists")
  func complete() throws {
    let shared = try #require(Folders.shared).appendingPathComponent("corpora")
    let all = FileManager.default.enumerator(atPath: shared.path)
    let paths = (all?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".graphml") }
    #expect(paths.count == 66)
    #expect(paths.filter { $0.hasPrefix("utf8-invalid/") }.count == 30)
  }

  @Test("bytes that are not UTF-8 are refused at the first of them")
  func invalidText() throws {
    for url in try corpus("utf8-invalid") where url.pathExtension == "graphml" {
      let file = try input(url)
      let bad = try #require(file.bytes.firstIndex { $0 >= 0x80 })
      let (loaded, problems) = try verdict("utf8-invalid/\(url.lastPathComponent)")
      #expect(loaded == nil)
      // All of them stand on the first line, after plain letters.
      let hex = String(file.bytes[bad], radix: 16, uppercase: true)
      #expect(problems.count == 1)
      #expect(problems[0].hasPrefix("1:\(bad + 1): found byte 0x\(hex), not UTF-8"), "\(problems)")
    }
  }

  @Test("yFiles for HTML: names, ports and graphics of the file are all there")
  func yFiles() throws {
    let (found, problems) = try verdict("igraph/fuzzing/test_inputs/yfiles.graphml")
    let map = try #require(found?.input.map, "\(problems)")
    #expect(map.actors.map(\.name).prefix(3) == ["Top left rounded rectangle", "Star", "őð中"])
    #expect(map.actors[0].note == "<node id=\"n3\">")
    #expect(map.actors[0].attributes["port"] == .list([.string("<port name=\"p0\"/>")]))
    #expect(map.relationships[0].attributes["sourceport"] != nil)
  }
}
