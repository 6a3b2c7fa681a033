// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import Testing

@testable import ActorFormats

@Suite("SQLite")
struct SQLiteTests {
  private func read(
    _ packed: String, _ options: ReadOptions = ReadOptions()
  ) throws -> LoadedFile {
    try SQLiteFormat.read("m.sqlite", try SQLiteFixtures.file(packed), options: options)
  }

  private func problems(_ packed: String, _ options: ReadOptions = ReadOptions()) throws -> [String]
  {
    let file = try SQLiteFixtures.file(packed)
    return ActorFormatsTests.problems { () throws(FormatError) in
      try SQLiteFormat.read("m.sqlite", file, options: options)
    }
  }

  private static let foreign = ActorMap(
    actors: [
      Actor(
        id: "1", name: "Ana",
        attributes: [
          "active": .boolean(true), "score": .number("0.5"), "born": .string("1970-01-02"),
        ]),
      Actor(id: "2", name: "Bo", attributes: ["active": .boolean(false), "score": .number("5")]),
      Actor(id: "7", name: "Çem", attributes: ["born": .string("")]),
    ],
    relationships: [
      Relationship(from: "1", to: "2", kind: .alliance, attributes: ["weight": .number("3")]),
      Relationship(from: "2", to: "7", kind: .trust, attributes: ["weight": .number("1.5")]),
    ])

  @Test("tables of other makers, by usual names in any case; types are kept, dates are texts")
  func foreign() throws {
    let loaded = try read(SQLiteFixtures.foreign)
    #expect(loaded.input.map == Self.foreign)
    #expect(
      loaded.warnings.map(\.description) == [
        "m.sqlite#links: warning: found a column \"weight\" that does not say what it "
          + "measures, expected trust, strength or another quantity by its name; to mend it, say "
          + "it: --weight-is trust, strength, distance, count or nothing; now it is kept as an "
          + "attribute that no measure reads",
        "m.sqlite:1:1: warning: found table \"notes\", which is not read, expected actors, "
          + "relationships and map; to mend it, nothing, if it does not belong to the map; else "
          + "select it with a query of your own",
      ])
    #expect(loaded.report.ties.read == 2 && loaded.report.actors.kept == 3)
  }

  @Test("own questions: columns are headers")
  func queries() throws {
    let ties = "SELECT source AS \"from\", target AS \"to\", weight / 3 AS trust FROM links;"
    let options = ReadOptions(
      queries: .init(actors: "SELECT id, upper(label) AS name FROM nodes", relationships: ties))
    let map = try read(SQLiteFixtures.foreign, options).input.map
    #expect(map.actors.map(\.name) == ["ANA", "BO", "ÇEM"])
    #expect(map.relationships.map(\.trust) == [Trust(1), Trust(0.5)])
    let alone = try read(
      SQLiteFixtures.foreign, ReadOptions(queries: .init(actors: nil, relationships: ties)))
    #expect(alone.input.map.actors.map(\.id) == ["1", "2", "7"])
  }

  @Test(
    "questions that do more than select are refused, in SQLite's own words",
    arguments: [
      ("DELETE FROM links", "not authorized"),
      ("ATTACH '/etc/passwd' AS x", "not authorized"),
      ("PRAGMA writable_schema=1", "not authorized"),
      ("SELECT load_extension('x')", "not authorized to use function: load_extension"),
      ("SELECT * FROM links; SELECT 1", "found a second statement"),
      ("SELECT * FROM nowhere", "no such table: nowhere"),
      ("SELEKT 1", "near \"SELEKT\": syntax error"),
      ("", "found no question at all"),
      (
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT count(*) AS \"from\", 1 AS \"to\" FROM c",
        "a question that takes more than"
      ),
      (
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT x AS \"from\", x AS "
          + "\"to\" FROM c", "more than 102048 rows"
      ),
      ("SELECT zeroblob(1000000000) AS \"from\", 1 AS \"to\"", "string or blob too big"),
    ])
  func badQueries(sql: String, message: String) throws {
    let options = ReadOptions(queries: .init(actors: nil, relationships: sql))
    let found = try problems(SQLiteFixtures.foreign, options)
    #expect(found.count == 1 && found[0].contains(message), "\(found)")
  }

  @Test("bad values are told at their row and column")
  func badValues() throws {
    #expect(
      try problems(SQLiteFixtures.bad).map { $0.split(separator: ";")[0] } == [
        "m.sqlite#actors:1:2: found a blob, expected text or a number",
        "m.sqlite#actors:1:3: found an infinite number, expected text or a number",
        "m.sqlite#actors:2:4: found byte 0xFF, not UTF-8, expected text or a number",
        "m.sqlite#relationships:1:3: found 1.5 for trust, expected a number from −1 to 1",
        "m.sqlite#relationships:2:2: found actor \"zz\", which is not in actors, expected the id "
          + "of an actor in actors",
      ])
  }

  @Test(
    "what would run the file's own SQL is refused unless it is asked for",
    arguments: [
      (SQLiteFixtures.view, "found the view \"actors\""),
      (SQLiteFixtures.fts, "found the virtual \"actors\""),
      (SQLiteFixtures.gen, "found column \"n\" of \"actors\", which is computed"),
    ])
  func computed(packed: String, message: String) throws {
    let found = try problems(packed)
    #expect(found.count == 1 && found[0].contains(message), "\(found)")
    let options = ReadOptions(
      queries: .init(
        actors: "SELECT id FROM actors LIMIT 2", relationships: "SELECT * FROM ties"))
    if packed == SQLiteFixtures.fts {
      // Modules would make statements of their own.
      #expect(try problems(packed, options).first?.contains("what SQLite calls: ") == true)
    } else {
      #expect(throws: Never.self) { try read(packed, options) }
    }
  }

  @Test("a file is read where it lies: nothing beside it is made, changes beside it are told")
  func files() throws {
    try withFolder { folder in
      let folder = folder + "/a b%20?c#"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      let file = try SQLiteFixtures.file(SQLiteFixtures.foreign)
      let path = folder + "/m.sqlite"
      try Data(file.bytes).write(to: URL(fileURLWithPath: path))
      #expect(try FormatCatalog.read(path).input.map == Self.foreign)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["m.sqlite"])
      // The marks of a database that keeps a log of changes, at bytes 18 and 19.
      var logged = file.bytes
      logged.replaceSubrange(18...19, with: [2, 2])
      try Data(logged).write(to: URL(fileURLWithPath: path))
      #expect(try FormatCatalog.read(path).input.map == Self.foreign)
      let inMemory = FileBytes(name: "m", bytes: logged)
      #expect(
        try SQLiteFormat.read("m", inMemory, options: ReadOptions()).input.map == Self.foreign)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["m.sqlite"])
      try write("x", to: path + "-wal")
      let error = #expect(throws: FormatError.self) { try FormatCatalog.read(path) }
      #expect(error?.description.contains("found changes beside the database") == true)
    }
  }

  @Test("cut off, and with bytes changed at random: refused or read, never a crash")
  func damaged() throws {
    let whole = try SQLiteFixtures.file(SQLiteFixtures.foreign).bytes
    var random = RandomMap(seed: 3)
    for round in 0..<400 {
      var bytes = whole
      if round < 60 {
        bytes.removeLast(random.below(bytes.count))
      } else {
        for _ in 0...random.below(20) {
          // Most of a page is empty: its ends are where something stands.
          let page = random.below(4) * 4_096
          let place = random.below(2) == 0 ? random.below(120) : 4_095 - random.below(200)
          bytes[page + place] = UInt8(random.below(256))
        }
      }
      let file = FileBytes(name: "m", bytes: bytes)
      do throws(FormatError) {
        _ = try SQLiteFormat.read("m", file, options: ReadOptions())
      } catch {
        #expect(!error.problems.isEmpty)
      }
    }
  }

  @Test("the tables that are written are those that are promised")
  func schema() throws {
    let map = ActorMap(
      title: "T", actors: [Actor(id: "a", attributes: ["n": .number("1"), "b": .boolean(true)])],
      relationships: [Relationship(from: "a", to: "a", trust: Trust(0.5))])
    let file = FileBytes(name: "m", bytes: try SQLiteWriter.bytes(of: map, named: "m"))
    let database = try SQLiteDatabase.open(file)
    let tables = try database.texts(
      "SELECT name || ' ' || (SELECT group_concat(name || ' ' || type) FROM pragma_table_info(t.name))"
        + " FROM sqlite_schema AS t WHERE type = 'table' ORDER BY name")
    #expect(
      tables == [
        [
          "actors id TEXT,name TEXT,kind TEXT,role TEXT,side TEXT,track REAL,insider BOOLEAN,"
            + "veto BOOLEAN,us BOOLEAN,shadow BOOLEAN,mandate BOOLEAN,locality TEXT,"
            + "populationShare REAL,visibility REAL,power REAL,sources TEXT,note TEXT,n INTEGER,"
            + "b BOOLEAN,more TEXT"
        ],
        ["map key TEXT,value TEXT"],
        [
          "relationships id TEXT,from TEXT,to TEXT,kind TEXT,trust REAL,strength REAL,confidence ,"
            + "directed BOOLEAN,status TEXT,layers TEXT,start TEXT,end TEXT,sources TEXT,note TEXT,"
            + "more TEXT"
        ],
      ])
    #expect(try database.texts("SELECT * FROM map") == [["actormap", "1"], ["title", "\"T\""]])
  }
}
