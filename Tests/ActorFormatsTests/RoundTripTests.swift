// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import Testing

@testable import ActorFormats

@Suite("What is written reads back the same")
struct RoundTripTests {
  /// How many maps a format; `ACTORMAP_ROUND_TRIPS` asks for another number.
  private static let count =
    ProcessInfo.processInfo.environment["ACTORMAP_ROUND_TRIPS"].flatMap { Int($0) } ?? 200

  /// The seeds of one of four parts, which run beside each other.
  private static func seeds(_ block: Int) -> Range<Int> {
    let size = (count + 3) / 4
    return (block * size)..<((block + 1) * size)
  }

  @Test("JSON: random maps with nasty texts", arguments: 0..<4)
  func json(block: Int) throws {
    for seed in Self.seeds(block) {
      var random = RandomMap(seed: seed)
      let map = random.map()
      try WritingCheck.check(map, for: "m.json")
      let text = ActorMapJSONFormat.text(of: map)
      let loaded = try ActorMapJSONFormat.read(input(text))
      #expect(loaded.input.map == map, "seed \(seed)")
      #expect(ActorMapJSONFormat.text(of: loaded.input.map) == text, "seed \(seed)")
    }
  }

  @Test("CSV folder: random maps with nasty texts", arguments: 0..<4)
  func csv(block: Int) throws {
    for seed in Self.seeds(block) {
      var random = RandomMap(seed: seed + 1_000)
      let map = random.map()
      try withFolder { folder in
        try CSVFolderFormat.write(map, to: folder + "/map")
        let loaded = try FormatCatalog.read(folder + "/map")
        #expect(loaded.input.map == map, "seed \(seed)")
        let again = CSVFolderFormat.files(of: loaded.input.map)
        for (name, bytes) in again {
          let first = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/map/\(name)"))
          #expect(Array(first) == bytes, "seed \(seed), \(name)")
        }
      }
    }
  }

  @Test("every key of the model survives JSON and is written in its own line of the list")
  func layoutOfFile() {
    let map = ActorMap(
      title: "T", sides: [Side(id: "s", name: "S")],
      actors: [Actor(id: "a", roles: ["party"], side: "s", track: .oneAndAHalf), Actor(id: "b")],
      relationships: [Relationship(from: "a", to: "b", trust: Trust(-0.5), directed: false)])
    #expect(
      ActorMapJSONFormat.text(of: map) == """
        {
          "actormap": 1,
          "title": "T",
          "sides": [
            {"id": "s", "name": "S"}
          ],
          "actors": [
            {"id": "a", "role": "party", "side": "s", "track": 1.5},
            {"id": "b"}
          ],
          "relationships": [
            {"from": "a", "to": "b", "trust": -0.5, "directed": false}
          ]
        }

        """)
  }

  @Test("two spellings of one character are kept apart as names")
  func spellings() throws {
    let map = ActorMap(actors: [Actor(id: "\u{E9}", name: "e\u{301}")])
    let loaded = try ActorMapJSONFormat.read(input(ActorMapJSONFormat.text(of: map)))
    #expect(Array(loaded.input.map.actors[0].name.utf8) == [0x65, 0xCC, 0x81])
  }

  @Test("edge list: what it can hold comes back")
  func edges() throws {
    let actors = ["a", "b c", "d"].map { Actor(id: $0) }
    for isDirected in [true, false] {
      let ties = [("a", "b c"), ("b c", "d")].map {
        Relationship(
          from: $0, to: $1, kind: .trust, trust: Trust(-0.25), directed: isDirected)
      }
      let map = ActorMap(actors: actors, relationships: ties)
      #expect(EdgeListFormat.losses(of: map) == [])
      try withFolder { folder in
        try FormatCatalog.write(map, to: folder + "/m.txt")
        #expect(try FormatCatalog.read(folder + "/m.txt").input.map == map)
      }
    }
  }

  @Test("a map that could not be read again is not written")
  func unwritable() throws {
    let maps: [(ActorMap, String)] = [
      (ActorMap(relationships: [Relationship(from: "a", to: "b")]), "actor \"a\""),
      (ActorMap(layout: [FixedPosition(actor: "a", x: .nan, y: 0)]), "no finite position"),
      (ActorMap(unknown: ["title": .null]), "unknown key \"title\""),
      (ActorMap(unknown: ["x": .number("01")]), "number \"01\""),
      (
        ActorMap(
          unknown: AttributeList([.init(key: "x", value: .null), .init(key: "x", value: .null)])),
        "\"x\" a second time"
      ),
    ]
    for (map, found) in maps {
      try withFolder { folder in
        for name in ["m.json", "m"] {
          let error = #expect(throws: FormatError.self) {
            try FormatCatalog.write(map, to: "\(folder)/\(name)")
          }
          #expect(error?.category == .badData)
          #expect(error?.description.contains("found \(found)") == true)
          #expect(!FileBytes.exists("\(folder)/\(name)"))
        }
      }
    }
  }
}
