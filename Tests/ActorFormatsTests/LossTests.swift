// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorFormats

/// What a format loses is found here by reading back what it wrote, and laying both maps beside
/// each other as JSON that Foundation reads: every difference has to stand in the list that is told
/// before anything is written, with its name and how often it occurs.
@Suite("What a format cannot hold is told by name and count")
struct LossTests {
  static let rich = """
    {"actormap": 1, "title": "Rich", "asOf": "2020-05-01", "viewpoint": "a",
     "sides": [{"id": "n", "name": "North"}, {"id": "s"}],
     "confidenceGrades": {"A1": 0.95, "B2": 0.7},
     "sources": [{"id": "src1", "title": "A report"}, {"id": "src2"}],
     "norms": [{"id": "norm1", "name": "No force"}],
     "stances": [{"actor": "a", "norm": "norm1", "stance": "accepts", "source": "src1"}],
     "incompatible": [["a", "b"]], "layout": {"a": [1, 2]}, "x-own": {"deep": [1, null, "t"]},
     "actors": [
      {"id": "a", "name": "Ännä; \\"A\\"", "kind": "state", "role": ["party", "sponsor"],
       "side": "n", "track": 1.5, "insider": true, "veto": false, "us": true, "locality": "Tete",
       "populationShare": 0.25, "visibility": 0.5, "power": 0.125, "sources": ["src1", "src2"],
       "note": "line\\nbreak", "x-key": 5, "attributes": {
        "whole": 9007199254740993, "real": 0.1, "yes": true, "no": false, "text": "007",
        "empty": "", "nothing": null, "list": [1, "x", [2]], "object": {"k": {"d": 1}},
        "date": "2020-02-29"}},
      {"id": "b", "side": "s", "attributes": {"whole": 2, "text": "=1+1", "mixed": 1}},
      {"id": "c", "attributes": {"mixed": "one"}}],
     "relationships": [
      {"id": "t1", "from": "a", "to": "b", "kind": "trust", "trust": -0.5, "strength": 0.3,
       "confidence": "A1", "status": "confirmed", "layers": ["x", "y;z"], "start": "1993-08-20",
       "end": "2001-02", "sources": ["src1"], "note": "n", "y-key": [1],
       "attributes": {"amount": 12.5, "flag": true, "tags": ["p", "q"]}},
      {"from": "b", "to": "c", "kind": "conflict", "strength": 0.8, "directed": false,
       "confidence": 0.4},
      {"from": "c", "to": "a", "kind": "alliance", "start": "2001"}]}
    """

  /// A difference: what it is called, and in how many places.
  typealias Lost = [String: Int]

  private func json(_ map: ActorMap) throws -> [String: Any] {
    let text = ActorMapJSONFormat.text(of: map)
    return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func isSame(_ a: Any?, _ b: Any?) -> Bool {
    if a == nil || b == nil { return a == nil && b == nil }
    return ([a as Any] as NSArray).isEqual([b as Any] as NSArray)
  }

  /// Lists of the map itself count by their entries.
  private func compare(
    _ a: [String: Any], _ b: [String: Any], isMap: Bool = false, into lost: inout Lost
  ) {
    for key in Set(a.keys).union(b.keys) where !isSame(a[key], b[key]) {
      if key == "attributes" {
        compare(
          a[key] as? [String: Any] ?? [:], b[key] as? [String: Any] ?? [:], into: &lost)
      } else if isMap, let list = a[key] as? [Any] {
        lost[key, default: 0] += list.count
      } else if let object = a[key] as? [String: Any], ["layout", "confidenceGrades"].contains(key)
      {
        lost[key, default: 0] += object.count
      } else {
        lost[key, default: 0] += 1
      }
    }
  }

  /// What differs between a map and what was read back of it.
  private func lost(_ before: ActorMap, _ after: ActorMap) throws -> Lost {
    var (old, new) = (try json(before), try json(after))
    var found: Lost = [:]
    for list in ["actors", "relationships"] {
      let a = try #require(old.removeValue(forKey: list) as? [[String: Any]])
      let b = try #require(new.removeValue(forKey: list) as? [[String: Any]])
      #expect(a.count == b.count)
      for (a, b) in zip(a, b) { compare(a, b, into: &found) }
    }
    compare(old, new, isMap: true, into: &found)
    return found
  }

  @Test("a rich map in every format that holds attributes, and read back")
  func rich() throws {
    let map = try ActorMapJSONFormat.read(FileBytes(name: "m", bytes: Array(Self.rich.utf8)))
      .input.map
    let names = [
      "csv-folder": "folder", "sqlite": "m.sqlite", "node-link-json": "n.json",
      "kumu": "k.kumu.xlsx",
      "cytoscape-json": "m.cyjs", "json-graph": "m.jgf", "ods": "m.ods", "xlsx": "m.xlsx",
      "actormap-json": "m.actormap.json", "graphml": "m.graphml", "csv-pair": "m.csv",
    ]
    for format in FormatCatalog.all where !["edge-list", "frozen-graph"].contains(format.id) {
      let name = try #require(names[format.id], "\(format.id) has no name here")
      try withFolder { folder in
        let told = format.losses(of: map)
        try format.write(map, to: "\(folder)/\(name)")
        var options = ReadOptions()
        if format.id == "csv-pair" { options.actorsPath = "\(folder)/m-actors.csv" }
        let back = try FormatCatalog.read("\(folder)/\(name)", options: options).input.map
        let found = try lost(map, back)
        for (key, count) in found {
          let words = key == "sides" && told.contains("sides (1)") ? "sides (1)" : "(\(count))"
          #expect(
            told.contains { $0.contains(key) && $0.contains(words) },
            "\(format.id): \(key) (\(count)) in \(told)")
        }
        #expect(found.count == told.count, "\(format.id): \(found) in \(told)")
      }
    }
  }

  @Test("a frozen graph tells every field of actors and ties")
  func frozen() throws {
    let map = try ActorMapJSONFormat.read(FileBytes(name: "m", bytes: Array(Self.rich.utf8)))
      .input.map
    let told = FrozenGraphFormat.losses(of: map)
    for words in [
      "attribute whole of 2 actors", "kind of 3 ties", "confidence of 2 ties", "layers of 1 tie",
      "attribute amount of 1 tie", "norms (1)", "more of ties than their value in one view (3)",
    ] {
      #expect(told.contains(words), "\(words)")
    }
  }
}
