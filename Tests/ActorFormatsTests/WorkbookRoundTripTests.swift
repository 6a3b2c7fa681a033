// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import Testing

@testable import ActorFormats

/// How many random maps are written and read again; `ACTORMAP_ROUND_TRIPS` asks for more.
private let roundTrips =
  ProcessInfo.processInfo.environment["ACTORMAP_ROUND_TRIPS"].flatMap { Int($0) } ?? 200

@Suite("Workbooks read back what was written")
struct WorkbookRoundTripTests {
  @Test("XLSX: random maps with nasty texts", arguments: 0..<2)
  func xlsx(block: Int) throws {
    try check(block) { map throws(FormatError) in
      let bytes = try XLSXFormat.bytes(of: map, for: "m.xlsx")
      return try XLSXFormat.read(
        "m.xlsx", FileBytes(name: "m.xlsx", bytes: bytes), options: ReadOptions())
    }
  }

  @Test("ODS: random maps with nasty texts", arguments: 0..<2)
  func ods(block: Int) throws {
    try check(block) { map throws(FormatError) in
      let bytes = try ODSFormat.bytes(of: map, for: "m.ods")
      return try ODSFormat.read(
        "m.ods", FileBytes(name: "m.ods", bytes: bytes), options: ReadOptions())
    }
  }

  private func check(
    _ block: Int, _ roundTrip: (ActorMap) throws(FormatError) -> LoadedFile
  ) throws {
    for seed in (block * roundTrips / 2)..<((block + 1) * roundTrips / 2) {
      var random = RandomMap(seed: seed + 5_000)
      let map = random.map()
      let loaded = try roundTrip(map)
      // The macro would print both maps.
      let isSame = loaded.input.map == map
      #expect(isSame, "seed \(seed)")
      #expect(loaded.report.ties.kept == map.relationships.count, "seed \(seed)")
      #expect(sameKeys(loaded.input.map, map), "seed \(seed)")
    }
  }

  /// Equality of lists knows no order; the order of attributes in a table is that of its columns,
  /// but texts must be the same to the byte.
  private func sameKeys(_ a: ActorMap, _ b: ActorMap) -> Bool {
    zip(a.actors, b.actors).allSatisfy { a, b in
      a.id.utf8.elementsEqual(b.id.utf8) && a.name.utf8.elementsEqual(b.name.utf8)
    }
  }

  @Test("the same map gives the same bytes")
  func deterministic() throws {
    var random = RandomMap(seed: 3)
    let map = random.map()
    #expect(
      try XLSXFormat.bytes(of: map, for: "a") == XLSXFormat.bytes(of: map, for: "b"))
    #expect(try ODSFormat.bytes(of: map, for: "a") == ODSFormat.bytes(of: map, for: "b"))
  }

  @Test("attributes that are numbers and truth values keep their types in cells of their own")
  func types() throws {
    let map = ActorMap(
      actors: [
        Actor(
          id: "007",
          attributes: [
            "n": .number("12345678901234500"), "t": .string("1"), "b": .boolean(true),
            "exact": .number("0.10"), "null": .null,
          ])
      ])
    let table = SheetTable.tables(of: map, .xlsx)[0]
    #expect(table.columns.map(\.header) == ["id", "name", "role", "n", "t", "b", "more"])
    #expect(
      table.rows == [
        [
          .text("007"), nil, nil, .number("12345678901234500"), .text("1"), .boolean(true),
          .text(#"{"attributes": {"exact": 0.10, "null": null}}"#),
        ]
      ])
  }

  @Test("texts that no cell holds are refused at their cell")
  func tooLong() throws {
    let map = ActorMap(actors: [Actor(id: "a", note: String(repeating: "x", count: 40_000))])
    for (name, format) in [("m.xlsx", "xlsx"), ("m.ods", "ods")] {
      try withFolder { folder in
        let path = "\(folder)/\(name)"
        let error = #expect(throws: FormatError.self) {
          try FormatCatalog.write(map, to: path, format: format)
        }
        #expect(
          error?.description.hasPrefix(
            "\(path)#actors:2:4: found a text of 40012 characters in cell D2") == true,
          "\(error?.description ?? "")")
        #expect(!FileBytes.exists(path))
      }
    }
  }

  @Test("what is longer than a cell survives in the sheet of the rest")
  func longRest() throws {
    let map = ActorMap(
      title: String(repeating: "ä", count: 70_000), actors: [Actor(id: "a")],
      layout: [FixedPosition(actor: "a", x: 1, y: 2)],
      unknown: ["": .string("x"), "list": .list([]), "\u{1}": .list([.number("1")])])
    try withFolder { folder in
      for name in ["m.xlsx", "m.ods"] {
        try FormatCatalog.write(map, to: "\(folder)/\(name)")
        #expect(try FormatCatalog.read("\(folder)/\(name)").input.map == map)
      }
    }
  }

  // MARK: - Kumu

  @Test("Kumu: a sign between values that has an accent on it")
  func accents() throws {
    let values: [AttributeValue] = [.string("a"), .string("\u{321}b")]
    let map = ActorMap(
      actors: [Actor(id: "x", attributes: ["of": .list(values)])],
      relationships: [Relationship(from: "x", to: "x")])
    let bytes = try KumuFormat.bytes(of: map, for: "m.xlsx")
    let loaded = try HandMade.read(FileBytes(name: "m.xlsx", bytes: bytes))
    #expect(loaded.input.map == map && KumuFormat.losses(of: map).isEmpty)
  }

  @Test("Kumu: what does not come back is in the loss list, to the number", arguments: 0..<2)
  func kumu(block: Int) throws {
    for seed in (block * roundTrips / 2)..<((block + 1) * roundTrips / 2) {
      var random = RandomMap(seed: seed + 9_000)
      let map = random.map()
      // An id that no cell holds is refused instead.
      if map.actors.contains(where: { !SheetManner.xlsx.holds($0.id) }) { continue }
      let bytes = try KumuFormat.bytes(of: map, for: "m.xlsx")
      let loaded = try XLSXFormat.read(
        "m.xlsx", FileBytes(name: "m.xlsx", bytes: bytes), options: ReadOptions())
      #expect(loaded.format == "kumu")
      let found = loaded.input.map
      let lost =
        differences(map.actors, found.actors, "actors", MapEncoder.actor)
        + differences(map.relationships, found.relationships, "relationships") {
          MapEncoder.relationship($0)
        }
      #expect(Set(lost) == Set(KumuFormat.losses(of: map)), "seed \(seed)")
      var rest = map
      rest.actors = found.actors
      rest.relationships = found.relationships
      let isSame = rest == found
      #expect(isSame, "seed \(seed)")
    }
  }

  /// What is not the same in the second list, told as a loss list tells it.
  private func differences<Part>(
    _ parts: [Part], _ others: [Part], _ kind: String, _ encode: (Part) -> AttributeList
  ) -> [String] {
    #expect(parts.count == others.count)
    var counts: [String: Int] = [:]
    for (part, other) in zip(parts, others) {
      let (part, other) = (encode(part), encode(other))
      for entry in part where entry.key != "attributes" && other[entry.key] != entry.value {
        counts[entry.key, default: 0] += 1
      }
      guard case .object(let attributes)? = part["attributes"] else { continue }
      var kept = AttributeList()
      if case .object(let list)? = other["attributes"] { kept = list }
      for entry in attributes where kept[entry.key] != entry.value {
        counts["attribute \(Shown.quoted(entry.key))", default: 0] += 1
      }
      for entry in kept where attributes[entry.key] != entry.value {
        counts["attribute \(Shown.quoted(entry.key)), changed", default: 0] += 1
      }
    }
    return counts.map { "\($0.key) of \(kind) (\($0.value))" }
  }
}
