// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorFormats

@Suite("Finding the format, and files that cannot be read")
struct CatalogTests {
  @Test("ids are kebab-case and unique; every format can be looked up")
  func ids() throws {
    let ids = FormatCatalog.all.map { $0.id }
    #expect(
      ids.sorted() == [
        "actormap-json", "csv-folder", "csv-pair", "cytoscape-json", "edge-list", "frozen-graph",
        "graphml", "json-graph", "kumu", "node-link-json", "ods", "sqlite", "xlsx",
      ])
    for id in ids { #expect(try FormatCatalog.format(id).id == id) }
    let error = #expect(throws: FormatError.self) { try FormatCatalog.format("xls") }
    #expect(error?.description.contains("found format \"xls\"") == true)
  }

  @Test(
    "by name and content",
    arguments: [
      ("m.actormap.json", " {\"actors\": [], \"links\": []}", "actormap-json"),
      ("m.json", "{\"nodes\": [], \"edges\": []}", "node-link-json"),
      ("m", "\n{\"nodes\": [], \"edges\": []}", "node-link-json"),
      ("m", "{\"actormap\": 1, \"nodes\": [], \"edges\": []}", "actormap-json"),
      ("m.json", "{\"relationships\": [], \"nodes\": []}", "actormap-json"),
      (
        "m.json", "{\"graph\": {\"a\": [\"\\\"}\"]}, \"nodes\": [], \"links\": []}",
        "node-link-json"
      ),
      ("m.json", "{\"graph\": {\"a\": {}, \"nodes\": {}}}", "json-graph"),
      ("m.json", "{\"graphs\": [{\"nodes\": {}}]}", "json-graph"),
      ("m.json", "{\"data\": {}, \"elements\": []}", "cytoscape-json"),
      ("m", "[ {\"data\": {\"id\": \"a\"}}]", "cytoscape-json"),
      ("m.txt", "{ }", "edge-list"), ("m.csv", "a,b", "edge-list"), ("m.tsv", "a\tb", "edge-list"),
      ("m.el", "a b", "edge-list"), ("m.edges", "a b", "edge-list"), ("m", "a b", "edge-list"),
    ])
  func detection(name: String, text: String, format: String) throws {
    try withFolder { folder in
      try write(text, to: "\(folder)/\(name)")
      let loaded = try FormatCatalog.read("\(folder)/\(name)")
      #expect(loaded.format == format)
      #expect(loaded.input.isMap == (format != "edge-list"))
    }
  }

  @Test("a named format wins over the name of the file")
  func named() throws {
    try withFolder { folder in
      try write("a b", to: folder + "/m.json")
      let loaded = try FormatCatalog.read(
        folder + "/m.json", options: ReadOptions(format: "edge-list"))
      #expect(loaded.format == "edge-list")
    }
  }

  @Test(
    "the format to write follows from the name",
    arguments: [
      ("a/m.actormap.json", "actormap-json"), ("-", "actormap-json"), ("m.csv", "csv-pair"),
      ("m.tsv", "csv-pair"),
      ("m.frozen", "frozen-graph"), ("folder/", "csv-folder"), ("a.b/folder", "csv-folder"),
      ("m.cyjs", "cytoscape-json"), ("m.jgf", "json-graph"), ("m.db", "sqlite"), ("m.gexf", nil),
    ])
  func writing(path: String, format: String?) {
    #expect(FormatCatalog.format(forWriting: path)?.id == format)
  }

  @Test("a folder cannot be written to standard output")
  func folderToOutput() {
    let error = #expect(throws: FormatError.self) {
      try FormatCatalog.write(ActorMap(), to: "-", format: "csv-folder")
    }
    #expect(error?.category == .cannotCreate)
    #expect(!FileBytes.exists("-"))
  }

  @Test("missing files, folders and files of other formats")
  func unreadable() throws {
    try withFolder { folder in
      func failure(_ name: String, _ options: ReadOptions = ReadOptions()) -> FormatError? {
        #expect(throws: FormatError.self) {
          try FormatCatalog.read("\(folder)/\(name)", options: options)
        }
      }
      let missing = failure("none.json")
      #expect(missing?.category == .noInput)
      #expect(
        missing?.description == "\(folder)/none.json: found no such file or folder, expected a "
          + "file that can be read; to mend it, check the path and its permissions")
      let json = failure("", ReadOptions(format: "actormap-json"))
      #expect(json?.category == .noInput)
      #expect(
        json?.description == "\(folder)/: found a folder, expected a file that can be read; to "
          + "mend it, name a file, or a folder that has actors.csv and relationships.csv")
      try write("<gexf/>", to: folder + "/m.gexf")
      #expect(failure("m.gexf")?.problems[0].found == "a GEXF file")
      try write("<gexf/>", to: folder + "/m.gexf.gz")
      #expect(failure("m.gexf.gz")?.problems[0].found == "a file that gzip did not pack")
      try write("id\na\n", to: folder + "/actors.csv")
      #expect(failure("actors.csv")?.problems[0].found == "one table of a folder")
      try write("", to: folder + "/empty.xyz")
      #expect(failure("empty.xyz")?.problems[0].found == "nothing")
    }
  }

  @Test("a file without permission", .enabled(if: geteuid() != 0, "skipped: root may read all"))
  func permission() throws {
    try withFolder { folder in
      try write("a b", to: folder + "/m.txt")
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder + "/m.txt")
      let error = #expect(throws: FormatError.self) { try FormatCatalog.read(folder + "/m.txt") }
      #expect(error?.category == .permission)
    }
  }

  @Test("exit codes are those of the contract")
  func exitCodes() {
    let all: [FormatError.Category] = [
      .badData, .noInput, .cannotCreate, .inputOutput, .permission,
    ]
    #expect(all.map(\.exitCode) == [65, 66, 73, 74, 77])
  }

  @Test("maps that ship with the project are read without a warning")
  func shipped() throws {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: Folders.graphs.path)) ?? []
    for name in folders {
      let path = Folders.graphs.appendingPathComponent("\(name)/map.actormap.json").path
      guard FileBytes.exists(path) else { continue }
      let loaded = try FormatCatalog.read(path)
      #expect(loaded.warnings.map(\.description) == [])
      let text = ActorMapJSONFormat.text(of: loaded.input.map)
      #expect(try ActorMapJSONFormat.read(input(text)).input.map == loaded.input.map)
    }
  }
}
