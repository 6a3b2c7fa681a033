// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorFormats

@Suite("Folders of tables")
struct CSVTests {
  private func read(
    actors: String, ties: String, rest: String? = nil
  ) throws -> (map: ActorMap?, problems: [String]) {
    try withFolder { folder in
      try write(actors, to: folder + "/actors.csv")
      try write(ties, to: folder + "/relationships.csv")
      if let rest { try write(rest, to: folder + "/map.json") }
      let strip = { (problem: FormatProblem) in
        problem.description.replacingOccurrences(of: folder + "/", with: "")
      }
      do {
        let loaded = try FormatCatalog.read(folder)
        return (loaded.input.map, loaded.warnings.map(strip))
      } catch let error as FormatError {
        return (nil, error.problems.map(strip))
      }
    }
  }

  @Test("a table as a spreadsheet saves it: byte order mark, CRLF, capitals, empty rows below")
  func spreadsheet() throws {
    let (map, problems) = try read(
      actors: "\u{FEFF}id,role,insider,power,region,name\r\na,party;sponsor,TRUE,0.5,north,\r\n"
        + "b,,,,,\"Say \"\"B\"\"\"\r\n,,,,,\r\n\r\n",
      ties: "from,to,kind,trust\r\na,b,trust,-0.25\r\n",
      rest: "{\"title\": \"T\", \"actormap\": 1, \"x\": [1]}")
    #expect(problems == [])
    #expect(
      map
        == ActorMap(
          title: "T",
          actors: [
            Actor(
              id: "a", roles: ["party", "sponsor"], insider: true, power: Fraction(0.5),
              attributes: ["region": .string("north")]),
            Actor(id: "b", name: "Say \"B\""),
          ],
          relationships: [Relationship(from: "a", to: "b", kind: .trust, trust: Trust(-0.25))],
          unknown: ["x": .list([.number("1")])]))
  }

  @Test("everything wrong in the three files is told at once, at its cell")
  func allAtOnce() throws {
    let (_, problems) = try read(
      actors: "id,side,Insider,track,more\na,north,yes,5,\n\"a\nb\",,,,{\n,x,,,\n",
      ties: "from,to,trust,more\nä,zz,1.5,\na,a,NaN,\"{\"\"trust\"\": 1}\"\n",
      rest: "{\"actormap\": 1,\n\"edges\": []}")
    #expect(
      problems == [
        "map.json:2:1: found \"edges\" in map.json, expected actors and ties in the two tables "
          + "only; to mend it, move them to actors.csv and relationships.csv",
        "actors.csv:1:9: warning: found unknown header \"Insider\", expected \"insider\", which it "
          + "resembles; to mend it, rename it, if that is meant; it is kept as an attribute",
        "actors.csv:2:3: found side \"north\", which is not in sides, expected no side, for the "
          + "map lists none; to mend it, add the side to sides, or correct the id",
        "actors.csv:2:13: found 5 for track, expected 1, 1.5, 2 or 3; "
          + "to mend it, correct the track, or leave it out",
        "actors.csv:4:7: found \"{\", expected a JSON object in column more; to mend it, correct "
          + "the JSON, empty the cell, or rename a column that is your own",
        "actors.csv:5:1: found nothing under \"id\", expected an id in every row; "
          + "to mend it, fill it in, or remove the row",
        "relationships.csv:2:1: found actor \"ä\", which is not in actors, expected the id of an "
          + "actor in actors; to mend it, add the actor, or correct the id",
        "relationships.csv:2:3: found actor \"zz\", which is not in actors, expected the id of an "
          + "actor in actors; to mend it, add the actor, or correct the id",
        "relationships.csv:2:6: found 1.5 for trust, expected a number from −1 to 1; "
          + "to mend it, give trust in that range, or leave it out where it is unknown",
        "relationships.csv:3:1: warning: found a tie from \"a\" to itself, expected ties between two "
          + "actors; no measure or picture counts this one; to mend it, correct one of the ends, or remove the tie",
        "relationships.csv:3:5: found \"NaN\" for trust, expected a number from −1 to 1; "
          + "to mend it, give trust in that range, or leave it out where it is unknown",
        "relationships.csv:3:9: found key \"trust\" a second time, expected each key once in an "
          + "object; to mend it, remove or rename one of the two",
      ])
  }

  @Test("words that look misspelt are kept and told; a decimal comma is told how to be mended")
  func slips() throws {
    let (_, problems) = try read(
      actors: "id,role,kind,name\na, mediator ;Party,armed group,\nb,spoiler,person,\n",
      ties: "from,to,kind,status,trust,confidence\na,b,trut,contestd,\"0,9\",\"0,8\"\n", rest: "{}")
    #expect(
      problems.map { $0.split(separator: ";")[0] } == [
        "map.json:1:1: warning: found no \"actormap\" key, expected \"actormap\": 1 at the top",
        "actors.csv:2:3: warning: found role \" mediator \", expected \"mediator\", which it resembles",
        "actors.csv:2:3: warning: found role \"Party\", expected \"party\", which it resembles",
        "actors.csv:2:20: warning: found kind \"armed group\", expected \"armed-group\", which it "
          + "resembles",
        "relationships.csv:2:5: warning: found kind \"trut\", expected \"trust\", which it resembles",
        "relationships.csv:2:10: warning: found status \"contestd\", expected \"contested\", which "
          + "it resembles",
        "relationships.csv:2:19: found \"0,9\" for trust, expected a number from −1 to 1",
        "relationships.csv:2:25: found \"0,8\" for confidence, expected a number from 0 to 1",
      ])
    #expect(problems.suffix(2).map { $0.hasSuffix("with a point") } == [true, true])
  }

  @Test(
    "tables that cannot be read",
    arguments: [
      ("id,id,,name\n", ":1:4: found header \"id\" a second time, expected a header of its own"),
      ("id,id,,name,role\n", ":1:7: found an empty header, expected a header of its own"),
      ("name,kind\nx,y\n", ":1:1: found no column id, expected the columns id;"),
      ("id,name\na\n", ":2:1: found a row of 1 cells, expected 2, as in the first line;"),
      ("id,name\na,b,c\n", ":2:1: found a row of 3 cells, expected 2, as in the first line;"),
      ("id,name\na,\"b\n", ":2:3: found a cell that does not end, expected a closing quotation"),
      ("id,name\na,\"b\"c\n", ":2:6: found text after a closing quotation mark, expected a comma"),
      ("", ":1:1: found nothing, expected a table with a line of headers;"),
    ])
  func unreadable(actors: String, message: String) throws {
    let (map, problems) = try read(actors: actors, ties: "from,to\n")
    #expect(map == nil)
    #expect(problems.contains { $0.hasPrefix("actors.csv" + message) }, "\(problems)")
  }

  @Test("a folder without its tables names both")
  func missingTables() throws {
    try withFolder { folder in
      let error = #expect(throws: FormatError.self) { try FormatCatalog.read(folder) }
      #expect(error?.category == .noInput)
      #expect(
        error?.problems.map(\.description)
          == ["actors.csv", "relationships.csv"].map {
            "\(folder)/\($0): found no such file, expected a table with a line of headers; "
              + "to mend it, add \($0), or begin with: actormap new FOLDER"
          })
    }
  }

  @Test(
    "formulas are disarmed and come back",
    arguments: [
      ("=1+1", "'=1+1"), ("+1+1", "'+1+1"), ("-1+1", "'-1+1"), ("@SUM(1)", "'@SUM(1)"),
      ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("\n=1", "\n=1"), ("'=1", "''=1"), ("''+", "'''+"),
      ("\u{FF1D}1", "\u{FF1D}1"), ("-0.5", "'-0.5"), ("'t Hart", "'t Hart"), ("'", "'"),
      ("=\u{301}", "'=\u{301}"), ("a=1", "a=1"), ("", ""), ("-", "'-"),
    ])
  func formulas(text: String, cell: String) {
    #expect(CSVWriter.defused(text) == cell)
    #expect(CSVWriter.undefused(cell) == text)
  }

  @Test(
    "no cell of a written table begins a formula",
    .enabled(if: Folders.shared != nil, "skipped: the folder of outside test material is not here"))
  func payloads() throws {
    let shared = try #require(Folders.shared)
    let folder = shared.appendingPathComponent("corpora/payloads-csv")
    let own = try String(
      contentsOf: folder.appendingPathComponent("csv-injection-own.jsonl"), encoding: .utf8
    ).split(separator: "\n").map { try JSONDecoder().decode(String.self, from: Data($0.utf8)) }
    let others = try String(
      contentsOf: folder.appendingPathComponent("csv-injection.txt"), encoding: .utf8
    ).split(separator: "\n").map(String.init)
    let map = ActorMap(
      actors: (own + others).enumerated().map { place, text in
        Actor(
          id: text + String(place), name: text, roles: [Role(rawValue: text), "=2"], note: text,
          attributes: ["=own": .string(text), text: .number("-1")])
      })
    for (name, bytes) in CSVFolderFormat.files(of: map) where name.hasSuffix("csv") {
      for row in try CSVReader.rows(of: FileBytes(name: name, bytes: bytes)) {
        for cell in row where !JSONNumber.isNumber(cell.text) {
          let first = cell.text.unicodeScalars.first ?? "a"
          #expect(!"=+-@\t\r".unicodeScalars.contains(first), "\(cell.text)")
        }
      }
    }
  }

  @Test(
    "lists in a cell",
    arguments: [
      (["a"], "a"), (["a", "b"], "a;b"), (["a;b", "c\\"], "a\\;b;c\\\\"),
      ([";\u{301}"], "\\;\u{301}"),
    ])
  func lists(texts: [String], cell: String) {
    #expect(CSVList.joined(texts) == cell)
    #expect(CSVList.split(cell) == texts)
  }

  @Test("what a cell cannot hold stands in the column more")
  func more() throws {
    let map = ActorMap(actors: [
      Actor(id: "a", name: "", attributes: ["n": .number("1"), "t": .string("x")])
    ])
    let files = CSVFolderFormat.files(of: map)
    #expect(
      String(decoding: files[0].bytes, as: UTF8.self)
        == "id,name,role,t,more\na,,,x,\"{\"\"name\"\": \"\"\"\", \"\"attributes\"\": {\"\"n\"\": 1}}\"\n"
    )
  }
}
