// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation
import TestSupport
import Testing

@testable import ActorFormats

@Suite(
  "Outside material",
  .enabled(if: Folders.shared != nil, "skipped: the folder of outside test material is not here"))
struct CorpusTests {
  @Test("JSON parsing suite: y_ is accepted, n_ is refused with its place")
  func parsingSuite() throws {
    var counts = [0, 0]
    for url in try corpus("jsontestsuite/test_parsing") {
      let file = try input(url)
      let isRead = (try? JSONReader.read(file)) != nil
      if url.lastPathComponent.hasPrefix("y_") {
        #expect(isRead, "\(url.lastPathComponent)")
        counts[0] += 1
      } else if url.lastPathComponent.hasPrefix("n_") {
        #expect(!isRead, "\(url.lastPathComponent)")
        let error = #expect(throws: FormatError.self) { try JSONReader.read(file) }
        #expect(error?.problems.first?.line != nil)
        counts[1] += 1
      }
    }
    #expect(counts == [95, 188])
  }

  @Test("JSON suite: what is accepted means what Foundation reads")
  func sameValues() throws {
    for url in try corpus("jsontestsuite/test_parsing") {
      guard url.lastPathComponent.hasPrefix("y_"),
        !url.lastPathComponent.contains("duplicated_key")
      else { continue }
      let ours = try JSONReader.read(try input(url)).root
      let theirs = try JSONSerialization.jsonObject(
        with: Data(contentsOf: url), options: .fragmentsAllowed)
      #expect(isSame(ours, theirs), "\(url.lastPathComponent)")
    }
  }

  private func isSame(_ ours: JSONNode, _ theirs: Any) -> Bool {
    switch ours.value {
    case .null: return theirs is NSNull
    case .boolean(let value): return theirs as? Bool == value
    case .number(let text):
      // Foundation goes by way of decimals and loses the last bit.
      guard let value = Double(text), let other = (theirs as? NSNumber)?.doubleValue else {
        return false
      }
      return abs(value - other) <= abs(value) * 1e-14
    case .string(let text): return theirs as? String == text
    case .list(let nodes):
      guard let list = theirs as? [Any], list.count == nodes.count else { return false }
      return zip(nodes, list).allSatisfy { isSame($0, $1) }
    case .object(let members):
      guard let object = theirs as? [String: Any], object.count == members.count else {
        return false
      }
      return members.allSatisfy { member in
        object[member.key].map { isSame(member.node, $0) } ?? false
      }
    }
  }

  @Test("csv-spectrum: every table equals its JSON")
  func spectrum() throws {
    let tables = try corpus("csv-spectrum/csvs")
    #expect(tables.count == 12)
    for url in tables {
      let rows = try CSVReader.rows(of: try input(url)).map { $0.map(\.text) }
      let name = url.deletingPathExtension().lastPathComponent
      if name == "location_coordinates" {
        // Its JSON is one object with another telephone number: only the shape can be compared.
        #expect(rows.map(\.count) == [4, 4])
        #expect(rows[1][1].hasSuffix("17.9\"W"))
        continue
      }
      let json = url.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("json/\(name).json")
      // The two CRLF tables lie here with line feeds: the line break in a cell is one as well.
      let isConverted = !(try input(url)).bytes.contains(0x0D)
      let written = try JSONDecoder().decode(
        [[String: String]].self, from: Data(contentsOf: json)
      )
      let expected = written.map { row in
        row.mapValues { isConverted ? $0.replacingOccurrences(of: "\r\n", with: "\n") : $0 }
      }
      let headers = try #require(rows.first)
      let found = rows.dropFirst().map { row in
        Dictionary(uniqueKeysWithValues: zip(headers, row))
      }
      #expect(found == expected, "\(name)")
    }
  }

  /// Where Python 3.11 stops (`UnicodeDecodeError.start`), the same in all thirty files of an ending:
  /// byte 14, 17 and 87, as line and column.
  @Test(
    "bytes that are not UTF-8 are refused at the first of them",
    arguments: [("csv", 2, 1), ("json", 1, 18), ("graphml", 1, 88)])
  func invalidText(ending: String, line: Int, column: Int) throws {
    var count = 0
    for url in try corpus("utf8-invalid") where url.pathExtension == ending {
      let error = #expect(throws: FormatError.self) { try FormatCatalog.read(url.path) }
      let problem = try #require(error?.problems.first)
      #expect(problem.found.hasSuffix("not UTF-8"), "\(url.lastPathComponent)")
      #expect(problem.line == line && problem.column == column, "\(url.lastPathComponent)")
      count += 1
    }
    #expect(count == 30)
  }

  @Test("the same bytes in a plain list of ties, where no line may be cut off")
  func invalidTies() throws {
    var count = 0
    for url in try corpus("utf8-invalid") where url.pathExtension == "csv" {
      let bad = Array(try input(url).bytes.dropFirst(14))
      let file = FileBytes(name: "m.el", bytes: Array("a b\nb ".utf8) + bad)
      let error = #expect(throws: FormatError.self) { try EdgeListReader.read(file, ReadOptions()) }
      let problem = try #require(error?.problems.first)
      #expect(problem.found.hasSuffix("not UTF-8"), "\(url.lastPathComponent)")
      #expect(problem.line == 2 && problem.column == 3, "\(url.lastPathComponent)")
      count += 1
    }
    #expect(count == 30)
  }

  @Test(
    "made bad files",
    arguments: [
      ("dangling.json", "1:55: found actor \"zz\", which is not in actors"),
      ("nan.json", "1:25: found \"NaN},{\\\"id\\\":\\\"\", expected a JSON value"),
      ("duplicate_key.json", "1:21: found key \"id\" a second time"),
      ("deep.json", "1:513: found nesting deeper than 512 levels"),
      ("deep.obj.json", "found nesting deeper than 512 levels"),
      ("empty.any", "1:1: found nothing"),
      ("nulbom16.csv", "1:1: found UTF-16 text"),
      ("ragged.csv", "3:1: found a row of 1 cells, expected 3"),
      ("ragged.csv", "4:1: found a row of 5 cells, expected 3"),
      ("ragged.csv", "5:1: found a cell that does not end"),
      ("inject.csv", "4:7: found nothing under \"target\""),
    ])
  func badMade(name: String, message: String) throws {
    let shared = try #require(Folders.shared)
    let path = shared.appendingPathComponent("corpora/bad-made/\(name)").path
    let found = problems { () throws(FormatError) in try FormatCatalog.read(path) }
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }
}
