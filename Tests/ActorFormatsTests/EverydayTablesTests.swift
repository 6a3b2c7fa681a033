// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorFormats

/// Small tables as people have them, in which a reader easily takes one thing for another. What
/// they mean was worked out by hand.
@Suite("Everyday tables")
struct EverydayTablesTests {
  private struct Outcome {
    var format = ""
    var map = ActorMap()
    var report = ImportReport()
    var lines: [String] = []
  }

  private func read(
    _ text: String, name: String = "ties.csv", _ options: ReadOptions = ReadOptions()
  ) throws -> Outcome {
    try withFolder { folder in
      try write(text, to: folder + "/" + name)
      var outcome = Outcome()
      do throws(FormatError) {
        let loaded = try FormatCatalog.read(folder + "/" + name, options: options)
        outcome.format = loaded.format
        outcome.map = loaded.input.map
        outcome.report = loaded.report
        outcome.lines = loaded.warnings.map(\.description)
      } catch {
        outcome.report = error.report ?? ImportReport()
        outcome.lines = error.problems.map(\.description)
      }
      outcome.lines = outcome.lines.map { $0.replacing(folder + "/", with: "") }
      return outcome
    }
  }

  @Test(
    "a line of headers makes a table, of three columns too",
    arguments: [
      ("Source,Target,Trust\na,b,0.5\n", Relationship(from: "a", to: "b", trust: Trust(0.5))),
      ("Source\tTarget\na\tb\n", Relationship(from: "a", to: "b")),
      ("from,to,kind\na,b,Alliance\n", Relationship(from: "a", to: "b", kind: .alliance)),
      (
        "Source,Target,Strength\na,b,0.5\n",
        Relationship(from: "a", to: "b", strength: Strength(0.5))
      ),
      (
        "Source,Target,Year\na,b,1993\n",
        Relationship(from: "a", to: "b", attributes: ["Year": .string("1993")])
      ),
      ("Sender,Recipient\na,b\n", Relationship(from: "a", to: "b")),
      (
        "u,v,weight\na,b,3\n",
        Relationship(from: "a", to: "b", attributes: ["weight": .string("3")])
      ),
    ])
  func headers(text: String, tie: Relationship) throws {
    let outcome = try read(text)
    #expect(outcome.format == "csv-pair")
    #expect(outcome.map.relationships == [tie], "\(outcome.lines)")
    #expect(outcome.lines.count == (text.contains("weight") ? 1 : 0), "\(outcome.lines)")
  }

  @Test("without headers it is a plain list, even where ids are as short as words for columns")
  func plain() throws {
    for text in ["a,b\nb,c\n", "u,v\nv,w\n", "de,a\na,b\n", "1\t2\t0.5\n", "a;1\tb\n"] {
      #expect(try read(text).format == "edge-list", "\(text)")
    }
    let twice = try read("Source,Target\na,b\nSource,Target\nb,c\n")
    #expect(twice.format == "csv-pair")
    // Such ids are called like columns, but stand there again.
    for text in ["actor1,actor2\nactor2,actor3\n", "actor1,actor2,0.5\nactor3,actor4,1\n"] {
      let outcome = try read(text)
      #expect(outcome.format == "edge-list" && outcome.map.relationships.count == 2)
    }
  }

  @Test(
    "what would be read as ties that nobody meant is refused",
    arguments: [
      ("Id,Label\n1,Anna\n2,Bob\n", "ties.csv:1:1: found a line of headers that names no ends"),
      ("name\temail\nAnna\tb\n", "ties.csv:1:1: found a line of headers that names no ends"),
      ("sep=;\nSource;Target\na;b\n", "ties.csv:1:1: found a first line for Excel alone, sep="),
      ("Red Cross;UN\nUN;Red Cross\n", "ties.csv:1:1: found semicolons and no line of headers"),
      ("a;b;0,5\nc;d;-0,25\n", "ties.csv:1:1: found semicolons and no line of headers"),
      ("Source,Trust\nA,0.7\n", "ties.csv:1:1: found no column to, expected the columns from and"),
    ])
  func refused(text: String, message: String) throws {
    let outcome = try read(text)
    #expect(outcome.format == "" && outcome.lines.first?.hasPrefix(message) == true, "\(outcome)")
  }

  @Test("a header that --map names for two fields is refused")
  func mappedTwice() throws {
    let options = ReadOptions(columns: ["from": "Source", "to": "Target", "note": "Source"])
    let outcome = try read("Source,Target,Kind\na,b,trust\n", options)
    #expect(
      outcome.lines.first?.contains("names \"Source\" for note and for another field") == true)
  }

  @Test("one header may be the id of an actor and the end of a tie, in two tables")
  func mappedInBoth() throws {
    try withFolder { folder in
      try write("Name,Country\na,X\nb,Y\n", to: folder + "/who.csv")
      try write("Name,Friend\na,b\n", to: folder + "/t.csv")
      let options = ReadOptions(
        columns: ["id": "Name", "from": "Name", "to": "Friend"], actorsPath: folder + "/who.csv")
      let map = try FormatCatalog.read(folder + "/t.csv", options: options).input.map
      #expect(map.actors.map(\.id) == ["a", "b"])
      #expect(map.relationships == [Relationship(from: "a", to: "b")])
    }
  }

  @Test("lower-case headers of people's own do not make it a file of ours")
  func own() throws {
    let outcome = try read("from,to,Type,Strength\na,b,Alliance,0.5\n")
    #expect(
      outcome.map.relationships == [
        Relationship(from: "a", to: "b", kind: .alliance, strength: Strength(0.5))
      ])
    let decimals = try read("from;to;Vertrauen\na;b;0,5\n")
    #expect(decimals.map.relationships == [Relationship(from: "a", to: "b", trust: Trust(0.5))])
  }

  @Test("two columns may say the same of the direction and nothing else")
  func directions() throws {
    let same = try read("Source,Target,Type,Directed\na,b,Undirected,no\n")
    #expect(same.map.relationships == [Relationship(from: "a", to: "b", directed: false)])
    let other = try read("Source,Target,Type,Directed\na,b,Directed,no\n")
    #expect(
      other.lines == [
        "ties.csv:2:14: found another direction than before in this row, expected the same wherever"
          + " it is told; to mend it, correct one of the two"
      ])
  }

  @Test("ids that differ by spaces or capitals are told; spaces alone are no id")
  func nearIDs() throws {
    let outcome = try read("Source,Target,Note\nUN,b,x\nun ,b,y\nc,\u{A0}UN,z\n")
    #expect(outcome.map.actors.count == 5)
    #expect(
      outcome.lines == [
        "ties.csv:3:1: warning: found actor \"un \", expected \"UN\", which it resembles; to mend "
          + "it, write both the same, if they are one actor; now they are two",
        "ties.csv:4:3: warning: found actor \"\u{A0}UN\", expected \"un \", which it resembles; to "
          + "mend it, write both the same, if they are one actor; now they are two",
      ])
    let cyrillic = try read("Source,Target,Note\nИран,b,x\nиран,b,y\n")
    #expect(cyrillic.lines.count == 1)
    let blank = try read("Source,Target,Note\na, ,x\n")
    #expect(blank.lines.first?.contains("2:3: found nothing under \"Target\"") == true)
  }

  @Test("of many such ids the first ten are told and the others counted")
  func manyNearIDs() throws {
    let rows = (0..<15).map { "a\($0),A\($0),x\n" }.joined()
    let outcome = try read("Source,Target,Note\n" + rows)
    #expect(outcome.lines.count == 10)
    #expect(outcome.lines.last?.contains("\"A9\", and 5 more like it") == true)
  }

  @Test("a row that is refused takes no good row with it in the report")
  func tally() throws {
    let rows = "a,b,0.5,x\na,c,high,x\nb,c,0.5\nc,a,0.1,x\n,a,0.1,x\nb,a,0.1,x\n"
    let outcome = try read("Source,Target,Trust,Note\n" + rows)
    #expect(outcome.lines.count == 3)
    #expect(outcome.report.ties.read == 6)
    #expect(outcome.report.ties.refused == 3 && outcome.report.ties.kept == 3)
    let actors = "{\"actors\": [{\"id\": \"a\"}, {\"name\": \"b\"}, 3], \"relationships\": []}"
    let native = try read(actors, name: "m.actormap.json")
    #expect(native.report.actors.read == 3 && native.report.actors.refused == 2)
    let nodes = "{\"nodes\": [{\"id\": \"a\"}, 3, {\"id\": \"b\"}], \"links\": []}"
    let foreign = try read(nodes, name: "m.json")
    #expect(foreign.report.actors.read == 3 && foreign.report.actors.refused == 1)
    let ties = "{\"actors\": [{\"id\": \"a\"}], \"relationships\": [{\"from\": \"a\"}]}"
    let other = try read(ties, name: "m.actormap.json")
    #expect(other.report.actors.refused == 0 && other.report.ties.refused == 1)
  }

  @Test("rules together leave no row uncounted, and no good one refused")
  func rulesTogether() throws {
    let rules = ImportRules(onDuplicate: .refuse, onLoop: .drop)
    for name in ["t.csv", "t.el"] {
      let text = name == "t.el" ? "a b\na a\na a\n" : "Source,Target\na,b\na,a\na,a\n"
      let ties = try read(text, name: name, ReadOptions(rules: rules)).report.ties
      #expect(ties.read == 3 && ties.kept == 1 && ties.refused == 0, "\(ties)")
      #expect(ties.leftOut.map(\.count) == [2])
    }
    let text = "Source,Target,Trust\na,b,0.5\nc,d,1\na,b,0.6\ne,f,1\na,b,0.5\n"
    let ties = try read(text, ReadOptions(rules: ImportRules(onDuplicate: .merge))).report.ties
    #expect(ties.read == 5 && ties.kept == 3 && ties.refused == 1, "\(ties)")
    #expect(ties.merged.map(\.count) == [1])
  }

  @Test("--on-duplicate refuse refuses; ties that hold both ways have no first end")
  func doubles() throws {
    let text = "Source,Target,Type,Note\na,b,Undirected,\nb,a,Undirected,x\na,c,Undirected,\n"
    let rules = { ReadOptions(rules: ImportRules(onDuplicate: $0)) }
    #expect(try read(text).map.relationships.count == 3)
    let refused = try read(text, rules(.refuse))
    #expect(
      refused.lines == [
        "ties.csv:3:1: found the tie between \"b\" and \"a\" again, expected each tie once "
          + "(--on-duplicate refuse); to mend it, remove the row, tell the two apart by kind, layer "
          + "or date, or choose: --on-duplicate first, last or merge"
      ])
    #expect(refused.report.ties.kept == 2 && refused.report.ties.refused == 1)
    let merged = try read(text, rules(.merge))
    #expect(
      merged.map.relationships == [
        Relationship(from: "a", to: "b", directed: false, note: "x"),
        Relationship(from: "a", to: "c", directed: false),
      ])
    let mixed = "Source,Target,Directed\na,b,no\na,b,yes\nb,a,no\nb,a,yes\n"
    #expect(
      try read(mixed, rules(.merge)).map.relationships.map(\.directed) == [false, true, true])
    let plain = try read("a b 1\na b 1\na a 1\n", name: "t.el", rules(.refuse))
    #expect(plain.report.ties.kept == 2 && plain.report.ties.refused == 1)
  }

  @Test("options of which a format makes no use are refused")
  func unused() throws {
    let actors = try read(
      "{\"actors\": [], \"relationships\": []}", name: "m.json",
      ReadOptions(actorsPath: "none.csv"))
    #expect(actors.lines.first?.contains("a table of actors (--actors) for actormap-json") == true)
    let sql = try read(
      "Source,Target\na,b\n",
      ReadOptions(queries: .init(actors: nil, relationships: "select 1")))
    #expect(sql.lines.first?.contains("found a question in SQL for csv-pair") == true)
  }

  @Test("a folder with Gephi's names of tables")
  func folder() throws {
    try withFolder { folder in
      try write("Id,Label\na,Anna\nb,Ben\n", to: folder + "/Nodes.csv")
      try write("Source,Target,Type\na,b,Undirected\n", to: folder + "/Edges.csv")
      let map = try FormatCatalog.read(folder).input.map
      #expect(map.actors.map(\.name) == ["Anna", "Ben"])
      #expect(map.relationships == [Relationship(from: "a", to: "b", directed: false)])
    }
  }

  @Test("a table of actors without ids says which column might be it")
  func noID() throws {
    try withFolder { folder in
      try write("Source,Target,Note\na,b,x\n", to: folder + "/t.csv")
      try write("Name,Side\na,A\n", to: folder + "/who.csv")
      let error = #expect(throws: FormatError.self) {
        _ = try FormatCatalog.read(
          folder + "/t.csv", options: ReadOptions(actorsPath: folder + "/who.csv"))
      }
      #expect(error?.problems.count == 1)
      #expect(error?.description.hasSuffix("or name it: --map id=Name") == true)
    }
  }

  @Test("what is written as .csv is the pair; a file of somebody else's stays")
  func writing() throws {
    try withFolder { folder in
      let map = ActorMap(
        actors: [Actor(id: "=1+1"), Actor(id: "b")],
        relationships: [Relationship(from: "=1+1", to: "b", trust: Trust(0.5))])
      try FormatCatalog.write(map, to: folder + "/m.csv")
      let read = try FormatCatalog.read(
        folder + "/m.csv", options: ReadOptions(actorsPath: folder + "/m-actors.csv"))
      #expect(read.format == "csv-pair" && read.input.map == map)
      #expect(throws: FormatError.self) {
        try FormatCatalog.write(map, to: folder + "/n.csv", format: "edge-list")
      }
      try write("mine", to: folder + "/o-actors.csv")
      #expect(throws: FormatError.self) { try FormatCatalog.write(map, to: folder + "/o.csv") }
      #expect(!FileBytes.exists(folder + "/o.csv"))
    }
  }

  @Test("what is called like the list of actors and is none cannot be kept beside it")
  func lists() throws {
    let outcome = try read(
      "{\"data\": {\"actormap\": 1, \"nodes\": 3}, \"elements\": {\"nodes\": []}}",
      name: "m.cyjs")
    #expect(
      outcome.lines == [
        "m.cyjs:1:26: found \"nodes\" beside the lists of actors and ties, expected actors and ties "
          + "in their own lists only; to mend it, rename or remove it"
      ])
  }

  // MARK: - Directions in GraphML and JSON

  private func graphML(_ key: String, _ edges: String, directed: Bool) throws -> Outcome {
    try read(
      "<graphml xmlns:y=\"http://www.yworks.com/xml/graphml\">\(key)<graph edgedefault=\""
        + "\(directed ? "" : "un")directed\"><node id=\"a\"/><node id=\"b\"/>\(edges)</graph>"
        + "</graphml>", name: "m.graphml")
  }

  @Test("data that name a direction go before what the graph says of all edges")
  func directionOfData() throws {
    let key = "<key id=\"t\" for=\"edge\" attr.name=\"type\" attr.type=\"string\"/>"
    let edge = { (word: String) in
      "<edge source=\"a\" target=\"b\"><data key=\"t\">\(word)</data></edge>"
    }
    for (word, isDirected) in [("Undirected", false), ("Directed", true)] {
      let outcome = try graphML(key, edge(word), directed: false)
      #expect(
        outcome.map.relationships == [Relationship(from: "a", to: "b", directed: isDirected)],
        "\(outcome)")
      let json = try read(
        "{\"directed\": false, \"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"links\": ["
          + "{\"source\": \"a\", \"target\": \"b\", \"type\": \"\(word)\"}]}", name: "m.json")
      #expect(
        json.map.relationships == [Relationship(from: "a", to: "b", directed: isDirected)],
        "\(json)")
    }
  }

  @Test("yEd's arrows say which way an edge goes, unless it says so itself")
  func arrows() throws {
    let key = "<key id=\"g\" for=\"edge\" yfiles.type=\"edgegraphics\"/>"
    let edge = { (source: String, target: String, more: String) in
      "<edge source=\"a\" target=\"b\"\(more)><data key=\"g\"><y:PolyLineEdge><y:Arrows source=\""
        + "\(source)\" target=\"\(target)\"/></y:PolyLineEdge></data></edge>"
    }
    let outcome = try graphML(
      key,
      edge("none", "standard", "") + edge("none", "none", "") + edge("delta", "none", "")
        + edge("standard", "standard", "") + edge("none", "none", " directed=\"true\""),
      directed: true)
    let ends = outcome.map.relationships.map { "\($0.from)\($0.to)\($0.directed)" }
    #expect(ends == ["abtrue", "abfalse", "batrue", "abfalse", "abtrue"])
    #expect(outcome.lines.count == 2)
    #expect(
      outcome.lines.first?.contains(
        "2 edges, this is the first, drawn with two arrows or with none") == true)
    #expect(outcome.lines.last?.contains("an edge drawn with an arrow at the source") == true)
    let ports = try graphML(
      key, edge("standard", "none", " sourceport=\"N\" targetport=\"S\""), directed: true)
    let tie = try #require(ports.map.relationships.first)
    #expect(tie.from == "b" && tie.attributes["sourceport"] == .string("S"))
    // Where the graph says that edges have no direction, arrows give them none.
    let undirected = try graphML(key, edge("none", "standard", ""), directed: false)
    #expect(undirected.map.relationships.map(\.directed) == [false] && undirected.lines.isEmpty)
  }
}
