// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import Testing

@testable import ActorFormats

/// `ACTORMAP_ROUND_TRIPS` asks for another number of maps a format than the usual one.
@Suite("What is written for other tools reads back the same")
struct ForeignRoundTripTests {
  private static let count =
    ProcessInfo.processInfo.environment["ACTORMAP_ROUND_TRIPS"].flatMap { Int($0) } ?? 200

  private func check(
    _ block: Int, _ salt: Int, _ write: (ActorMap) throws -> [UInt8],
    _ read: (FileBytes) throws -> LoadedFile
  ) throws {
    let size = (Self.count + 3) / 4
    for seed in (block * size)..<((block + 1) * size) {
      var random = RandomMap(seed: seed + salt)
      let map = random.map()
      try WritingCheck.check(map, for: "m")
      let bytes = try write(map)
      let loaded = try read(FileBytes(name: "m", bytes: bytes))
      #expect(loaded.input.map == map, "seed \(seed + salt)")
      #expect(
        ActorMapJSONFormat.text(of: loaded.input.map).utf8.count
          == ActorMapJSONFormat.text(of: map).utf8.count, "seed \(seed + salt)")
      #expect(loaded.report.ties.isBalanced && loaded.report.actors.isBalanced)
      #expect(try write(map) == bytes, "seed \(seed + salt) twice")
    }
  }

  @Test("node-link JSON", arguments: 0..<4)
  func nodeLink(block: Int) throws {
    try check(block, 10_000_000) {
      Array(NodeLinkFormat.text(of: $0).utf8)
    } _: {
      #expect(JSONShape.of($0) == .nodeLink)
      return try NodeLinkFormat.read($0)
    }
  }

  @Test("Cytoscape JSON", arguments: 0..<4)
  func cytoscape(block: Int) throws {
    try check(block, 20_000_000) {
      Array(CytoscapeFormat.text(of: $0).utf8)
    } _: {
      #expect(JSONShape.of($0) == .cytoscape)
      return try CytoscapeFormat.read($0)
    }
  }

  @Test("JSON Graph Format", arguments: 0..<4)
  func jsonGraph(block: Int) throws {
    try check(block, 30_000_000) {
      Array(JSONGraphFormat.text(of: $0).utf8)
    } _: {
      #expect(JSONShape.of($0) == .jsonGraph)
      return try JSONGraphFormat.read($0)
    }
  }

  @Test("SQLite", arguments: 0..<4)
  func sqlite(block: Int) throws {
    try check(block, 40_000_000) {
      try SQLiteWriter.bytes(of: $0, named: "m")
    } _: {
      try SQLiteFormat.read("m", $0, options: ReadOptions())
    }
  }

  @Test(
    "through files, found by their content",
    arguments: [
      ("m.cyjs", "cytoscape-json"), ("m.jgf", "json-graph"), ("m.sqlite", "sqlite"),
      ("m.db", "sqlite"), ("m.sqlite3", "sqlite"),
    ])
  func files(name: String, format: String) throws {
    var random = RandomMap(seed: 7)
    let map = random.map()
    try withFolder { folder in
      try FormatCatalog.write(map, to: "\(folder)/\(name)")
      let loaded = try FormatCatalog.read("\(folder)/\(name)")
      #expect(loaded.format == format)
      #expect(loaded.input.map == map)
      try FileManager.default.moveItem(atPath: "\(folder)/\(name)", toPath: "\(folder)/m")
      #expect(try FormatCatalog.read("\(folder)/m").format == format)
    }
  }

  @Test("a description longer than what is looked at first does not hide the format")
  func longHead() throws {
    let map = ActorMap(
      title: "T", description: String(repeating: "x{\"[", count: 3_000), actors: [Actor(id: "a")])
    try withFolder { folder in
      for format in ["node-link-json", "cytoscape-json", "json-graph", "actormap-json"] {
        try FormatCatalog.write(map, to: folder + "/m.json", format: format)
        let loaded = try FormatCatalog.read(folder + "/m.json")
        #expect(loaded.format == format)
        #expect(loaded.input.map == map)
      }
    }
  }

  @Test("more attributes than names of their own, and names that differ in capitals only")
  func manyAttributes() throws {
    var actors = (0..<700).map { place in
      Actor(
        id: "a\(place)",
        attributes: ["k\(place)": .number("1"), "l\(place)": .string("x"), "K0": .null])
    }
    actors[0].attributes["ID"] = .string("i")
    actors[1].attributes["rowid"] = .number("0.5")
    let map = ActorMap(
      actors: actors, unknown: ["a\u{0}b": .number("1"), "more": .boolean(true), "": .null])
    let sqlite = FileBytes(name: "m", bytes: try SQLiteWriter.bytes(of: map, named: "m"))
    #expect(try SQLiteFormat.read("m", sqlite, options: ReadOptions()).input.map == map)
    #expect(try NodeLinkFormat.read(input(NodeLinkFormat.text(of: map))).input.map == map)
  }
}
