// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorFormats

@Suite("GraphML: what other tools write")
struct GraphMLTests {
  private func read(
    _ text: String, _ options: ReadOptions = ReadOptions()
  ) throws(FormatError) -> LoadedFile {
    try GraphMLFormat.read("m.graphml", input(text, name: "m.graphml"), options: options)
  }

  private func problems(_ text: String, _ options: ReadOptions = ReadOptions()) -> [String] {
    ActorFormatsTests.problems { () throws(FormatError) in try read(text, options) }
  }

  /// A file with this in its graph, after keys for a text, a number and so on.
  private func graph(_ inside: String, keys: String = "", edges: String = "directed") -> String {
    "<graphml>\n\(keys)\n<graph edgedefault=\"\(edges)\">\n\(inside)\n</graph>\n</graphml>"
  }

  // MARK: - Dialects

  /// networkx 3.6.1, `write_graphml` of a `MultiDiGraph`, to the letter.
  @Test("networkx: parallel edges are numbered, one attribute has two types")
  func networkxMulti() throws {
    let loaded = try read(GraphMLSamples.networkxMulti)
    #expect(
      loaded.input.map
        == ActorMap(
          title: "Valley",
          actors: [
            Actor(
              id: "a", name: "Ana", power: Fraction(0.25),
              attributes: ["n": .number("3"), "ok": .boolean(true)]),
            Actor(id: "b & c", attributes: ["n": .number("4.5")]), Actor(id: "é"),
          ],
          relationships: [
            Relationship(
              from: "a", to: "b & c", trust: Trust(0.5), attributes: ["key": .string("0")]),
            Relationship(
              from: "a", to: "b & c", trust: Trust(-1), attributes: ["key": .string("1")]),
            Relationship(
              from: "a", to: "é",
              attributes: ["weight": .number("2"), "key": .string("0")]),
          ]))
    #expect(loaded.report.ties.kept == 3)
    #expect(loaded.report.actors.kept == 3)
    #expect(
      loaded.warnings.map(\.description) == [
        "m.graphml:3:3: warning: found a column \"weight\" that does not say what it "
          + "measures, expected trust, strength or another quantity by its name; to mend it, say "
          + "it: --weight-is trust, strength, distance, count or nothing; now it is kept as an "
          + "attribute that no measure reads",
        "m.graphml:28:5: warning: found edge id \"0\" again, expected ids of their own; these "
          + "number the edges of a pair; to mend it, nothing: the numbers are kept as the "
          + "attribute key",
      ])
  }

  /// networkx 3.6.1, `write_graphml` of a `Graph`, to the letter.
  @Test("networkx: numbers that are none are kept as text and told; empty text is kept")
  func networkxSimple() throws {
    let loaded = try read(
      GraphMLSamples.networkxSimple, ReadOptions(thirdColumn: .strength))
    #expect(
      loaded.input.map
        == ActorMap(
          actors: [
            Actor(
              id: "1",
              attributes: ["x": .string("nan"), "y": .string(""), "z": .string("inf")]),
            Actor(id: "2"),
          ],
          relationships: [
            Relationship(
              from: "1", to: "2", strength: Strength(0.5), directed: false,
              note: "two\nlines\n\tand tab")
          ]))
    #expect(
      loaded.warnings.map(\.found) == ["nan for x", "inf for z"])
  }

  /// python-igraph 1.0.0, `write_graphml`, to the letter; the vertices had the attribute `id`.
  @Test("igraph: its numbers of nodes stand for the ids that it read")
  func igraph() throws {
    let loaded = try read(GraphMLSamples.igraph)
    #expect(
      loaded.input.map
        == ActorMap(
          title: "Valley",
          actors: [
            Actor(
              id: "a", name: "Ana", power: Fraction(0.25), attributes: ["ok": .boolean(true)]),
            Actor(id: "b & c", name: "B", attributes: ["ok": .boolean(false)]),
            Actor(id: "é", attributes: ["ok": .boolean(true)]),
          ],
          relationships: [
            Relationship(from: "a", to: "b & c", kind: .trust, trust: Trust(0.5)),
            Relationship(from: "b & c", to: "é", kind: .alliance, trust: Trust(-0.25)),
          ]))
    #expect(loaded.warnings == [])
  }

  /// By hand, after files of yEd 3.22: keys, groups, labels and resources as it writes them.
  @Test("yEd: labels are names and notes, groups are parents, graphics stay as they are written")
  func yEd() throws {
    let loaded = try read(GraphMLSamples.yEd)
    let map = loaded.input.map
    #expect(map.actors.map(\.id) == ["n0", "n1", "n1::n0"])
    #expect(map.actors.map(\.name) == ["Ana", "Council", "n1::n0"])
    #expect(map.actors[0].note == "from the river")
    #expect(map.actors[1].attributes["yfiles.foldertype"] == .string("group"))
    #expect(map.actors[2].attributes["parent"] == .string("n1"))
    #expect(map.relationships.map(\.note) == ["backs"])
    let graphics = map.actors[0].attributes["nodegraphics"]?.plainText
    #expect(graphics?.hasPrefix("<y:ShapeNode>") == true)
    #expect(graphics?.hasSuffix("</y:ShapeNode>") == true)
    #expect(graphics?.contains("<y:Geometry height=\"30.0\" width=\"30.0\" x=\"9.0\"") == true)
    #expect(map.unknown["graph.resources"] == .string("<y:Resources/>"))
    #expect(map.unknown.entries.count == 1)
    #expect(loaded.warnings == [])
    // What was kept survives our own file.
    let again = try read(String(decoding: GraphMLFormat.bytes(of: map), as: UTF8.self))
    #expect(again.input.map == map)
  }

  /// By hand, after the exporter of Gephi 0.10.
  @Test("Gephi: labels, colours and places; the weight is told and kept")
  func gephi() throws {
    let loaded = try read(GraphMLSamples.gephi)
    #expect(
      loaded.input.map
        == ActorMap(
          actors: [
            Actor(
              id: "1", name: "Ana",
              attributes: [
                "size": .number("10.0"), "r": .number("153"), "g": .number("0"),
                "b": .number("0"), "x": .number("-123.4"), "y": .number("5.0E-4"),
              ]),
            Actor(id: "2"),
          ],
          relationships: [
            Relationship(
              id: "7", from: "1", to: "2", note: "backs", attributes: ["weight": .number("2.0")])
          ]))
    #expect(loaded.warnings.map(\.found).count == 1)
    let weighed = try read(GraphMLSamples.gephi, ReadOptions(thirdColumn: .count))
    #expect(weighed.input.map.relationships[0].strength == Strength(1))
    #expect(weighed.warnings == [])
  }

  // MARK: - Keys and values

  /// The values of GraphML's types are those of Java, by the primer of GraphML.
  @Test(
    "values by their types",
    arguments: [
      ("boolean", " true ", AttributeValue.boolean(true)), ("boolean", "False", .boolean(false)),
      ("boolean", "1", .boolean(true)), ("int", "-0", .number("-0")), ("int", "007", .number("7")),
      ("long", "9007199254740993", .number("9007199254740993")), ("int", "+5", .number("5")),
      ("int", "1e3", .number("1e3")), ("double", " 1.50\n", .number("1.50")),
      ("double", ".5", .number("0.5")), ("double", "-2.", .number("-2")),
      ("float", "1E-7", .number("1E-7")), ("double", "-INF", .string("-INF")),
      ("double", "1e999", .string("1e999")), ("string", " 1 ", .string(" 1 ")),
      ("string", "", .string("")), ("Integer", "5", .number("5")),
    ])
  func values(type: String, text: String, value: AttributeValue) throws {
    let key = "<key id=\"k\" for=\"node\" attr.name=\"v\" attr.type=\"\(type)\"/>"
    let file = graph("<node id=\"a\"><data key=\"k\">\(text)</data></node>", keys: key)
    #expect(try read(file).input.map.actors[0].attributes["v"] == value)
  }

  @Test(
    "values that are none of their type",
    arguments: [
      ("boolean", "yes", "true or false"), ("int", "12abc", "a whole number"),
      ("int", "1.5", "a whole number"), ("int", "NaN", "a whole number"), ("int", "", "a whole"),
      ("double", "0,5", "a number"), ("double", "1e", "a number"), ("double", ".", "a number"),
      ("double", "--1", "a number"), ("double", "0x1p3", "a number"), ("double", "1 2", "a number"),
    ])
  func badValues(type: String, text: String, expected: String) {
    let key = "<key id=\"k\" for=\"node\" attr.name=\"v\" attr.type=\"\(type)\"/>"
    let file = graph("<node id=\"a\"><data key=\"k\">\(text)</data></node>", keys: key)
    let found = problems(file)
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("m.graphml:4:14: found \"\(text)\" for v, expected \(expected)"))
  }

  @Test("defaults hold where an element says nothing; keys for all are for both")
  func defaults() throws {
    let keys =
      "<key id=\"k\" for=\"all\" attr.name=\"v\" attr.type=\"int\"><default>7</default></key>"
      + "<key id=\"t\" for=\"edge\" attr.name=\"trust\" attr.type=\"double\">"
      + "<default>0.5</default></key><key id=\"e\" for=\"node\" attr.name=\"e\"><default/></key>"
    let file = graph(
      "<node id=\"a\"><data key=\"k\">1</data></node><node id=\"b\"/>"
        + "<edge source=\"a\" target=\"b\"/>", keys: keys)
    let map = try read(file).input.map
    #expect(map.actors.map { $0.attributes["v"] } == [.number("1"), .number("7")])
    #expect(map.actors[1].attributes.entries.count == 1)
    #expect(map.relationships[0].trust == Trust(0.5))
    #expect(map.relationships[0].attributes == ["v": .number("7")])
  }

  @Test("directions: an edge's own word goes before the graph's")
  func directions() throws {
    let file = graph(
      "<node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"/>"
        + "<edge directed=\"true\" source=\"b\" target=\"a\"/>", edges: "undirected")
    #expect(try read(file).input.map.relationships.map(\.directed) == [false, true])
    let open = file.replacingOccurrences(of: " edgedefault=\"undirected\"", with: "")
    #expect(
      problems(open).first?.hasPrefix(
        "m.graphml:3:1: found a graph that does not say whether its edges have directions") == true)
    #expect(
      try read(open, ReadOptions(undirected: true)).input.map.relationships.map(\.directed)
        == [false, false])
  }

  @Test("prefixes, hints, descriptions, comments and any order of edges and nodes")
  func latitude() throws {
    let file = """
      <?xml version="1.0"?>
      <!DOCTYPE g:graphml>
      <g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns">
      <!-- first --><g:desc>A valley</g:desc>
      <g:graph id="valley" edgedefault="directed" parse.nodes="2" parse.order="free">
      <g:edge source="a" target="b"><g:desc>old</g:desc></g:edge>
      <g:node id="a" parse.indegree="0"/><g:node id="b" xml:lang="en"/>
      </g:graph></g:graphml>
      """
    let map = try read(file).input.map
    #expect(map.description == "A valley")
    #expect(map.unknown == ["id": .string("valley")])
    #expect(map.relationships[0].attributes == ["description": .string("old")])
    #expect(map.actors == [Actor(id: "a"), Actor(id: "b")])
  }

  @Test("columns are mapped and weights are explained as in tables")
  func mapping() throws {
    let keys =
      "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>"
      + "<key id=\"q\" for=\"node\" attr.name=\"Bezeichnung\" attr.type=\"string\"/>"
      + "<key id=\"r\" for=\"edge\" attr.name=\"Closeness\" attr.type=\"double\"/>"
    let file = graph(
      "<node id=\"a\"><data key=\"q\">Anna</data></node><node id=\"b\"/>"
        + "<edge source=\"a\" target=\"b\"><data key=\"w\">0</data><data key=\"r\">0.25</data>"
        + "</edge>", keys: keys)
    let map = try read(
      file, ReadOptions(thirdColumn: .distance, columns: ["strength": "Closeness"])
    ).input.map
    #expect(map.actors[0].name == "Anna")
    #expect(map.relationships[0].trust == Trust(1))
    #expect(map.relationships[0].strength == Strength(0.25))
  }

  // MARK: - What is wrong

  @Test("everything wrong in a file is told at once, at its place")
  func allAtOnce() {
    let file = """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="d0" for="node" attr.name="power" attr.type="double"/>
        <key id="d0" for="node" attr.name="again" attr.type="double"/>
        <key for="node" attr.name="nameless"/>
        <key id="d1" for="nodes" attr.name="odd" attr.type="colour"/>
        <graph edgedefault="directed">
          <node id="a"><data key="d0">1.5</data></node>
          <node id="a"/>
          <node/>
          <node id="b"><data>x</data><data key="d9">y</data></node>
          <edge source="a" target="zz"/>
          <edge source="A" target="b" directed="both"/>
          <edge target="b"/>
          <hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge>
          <blob/>
          stray
        </graph>
        <graph edgedefault="directed"><node id="c"/></graph>
      </graphml>
      """
    let found = problems(file).map { $0.replacingOccurrences(of: "m.graphml:", with: "") }
    let expected = [
      "3:3: found key \"d0\" a second time", "4:3: found a key without id",
      "5:3: warning: found type \"colour\" of key \"d1\"",
      "5:3: warning: found key \"d1\" for \"nodes\"",
      "7:18: found 1.5 for power, expected a number from 0 to 1",
      "8:5: found actor id \"a\" a second time", "9:5: found a node without id",
      "10:18: found data without key", "10:32: warning: found data \"d9\", which no key declares",
      "11:5: found actor \"zz\", which is not in actors",
      "12:5: found directed \"both\", expected true or false",
      "12:5: warning: found actor \"A\", expected \"a\", which it resembles",
      "12:5: found actor \"A\", which is not in actors", "13:5: found an edge without source",
      "14:5: found a hyperedge, which ties more than two nodes", "15:5: found element \"blob\"",
      "16:5: found text \"stray\" between elements", "18:3: found a second graph",
    ]
    for line in expected {
      #expect(found.contains { $0.hasPrefix(line) }, "\(line)\n\(found.joined(separator: "\n"))")
    }
    #expect(found.count == expected.count, "\(found.joined(separator: "\n"))")
  }

  @Test("text between elements is told where it stands; comments and instructions are none")
  func strayText() throws {
    let clean = "<node id=\"a\"/><!-- <x> --> <?tool y?>\n<node id=\"b\"><!-- c --></node>"
    #expect(try read(graph(clean)).input.actorCount == 2)
    let stray = graph("<node id=\"a\"/> x <!-- c --><node id=\"b\">y</node>é<z/>")
    let found = problems(stray).map { $0.replacingOccurrences(of: "m.graphml:4:", with: "") }
    let expected = [
      "16: found text \"x <!-- c -->\"", "41: found text \"y\"", "49: found text \"é\"",
      "50: found element \"z\"",
    ]
    #expect(found.count == expected.count)
    #expect(zip(found, expected).allSatisfy { $0.hasPrefix($1) }, "\(found)")
  }

  @Test("what a map has no room for is left out by name only, and counted")
  func dropped() throws {
    let file = graph(
      "<node id=\"a\"><port name=\"p\"/></node><node id=\"b\"/><hyperedge/><odd/><odd/>"
        + "<edge source=\"a\" target=\"b\" sourceport=\"p\"/>")
    let loaded = try read(file, ReadOptions(rules: ImportRules(onUnknown: .drop)))
    #expect(loaded.input.map.relationships == [Relationship(from: "a", to: "b")])
    #expect(
      loaded.report.droppedValues.map { "\($0.count) \($0.rule)" } == [
        "1 hyperedge (--on-unknown drop)", "2 odd (--on-unknown drop)",
        "1 port (--on-unknown drop)", "1 sourceport (--on-unknown drop)",
      ])
  }

  @Test("ports are kept as they are written")
  func ports() throws {
    let file = graph(
      "<node id=\"a\"><port name=\"p\"/><port name=\"q\"><desc>d</desc></port></node>"
        + "<edge source=\"a\" target=\"a\" sourceport=\"q\"/>")
    let map = try read(file).input.map
    #expect(
      map.actors[0].attributes == [
        "port": .list([
          .string("<port name=\"p\"/>"), .string("<port name=\"q\"><desc>d</desc></port>"),
        ])
      ])
    #expect(map.relationships[0].attributes == ["sourceport": .string("q")])
  }

  @Test("rules for doubles, dangling ends and loops are those of all formats")
  func rules() throws {
    let file = graph(
      "<node id=\"a\"/><node id=\"a\"/><edge source=\"a\" target=\"z\"/>"
        + "<edge source=\"a\" target=\"a\"/>")
    let rules = ImportRules(onDuplicate: .first, onDangling: .add, onLoop: .drop)
    let loaded = try read(file, ReadOptions(rules: rules))
    #expect(loaded.input.map.actors.map(\.id) == ["a", "z"])
    #expect(
      loaded.report.lines == [
        "actors: 2 read = 1 kept + 1 left out (--on-duplicate first); 1 added for ties",
        "ties: 2 read = 1 kept + 1 left out (--on-loop drop)",
      ])
    let error = #expect(throws: FormatError.self) { try read(file) }
    #expect(
      error?.report?.lines == [
        "actors: 2 read = 1 kept + 1 refused", "ties: 2 read = 1 kept + 1 refused",
      ])
  }

  @Test("an id that numbers edges is an id where it does not repeat, or repeats for one pair")
  func edgeIDs() throws {
    let nodes = "<node id=\"a\"/><node id=\"b\"/>"
    let edge = { (id: String, to: String) in
      "<edge id=\"\(id)\" source=\"a\" target=\"\(to)\"/>"
    }
    let unique = try read(graph(nodes + edge("0", "b") + edge("1", "a")))
    #expect(unique.input.map.relationships.map(\.id) == ["0", "1"])
    let found = problems(graph(nodes + edge("0", "b") + edge("0", "b")))
    #expect(found.contains { $0.contains("relationship id \"0\" a second time") })
    let words = problems(graph(nodes + edge("e", "b") + edge("e", "a")))
    #expect(words.contains { $0.contains("relationship id \"e\" a second time") })
  }

  @Test("a document of another kind is told by its element; XML is known by its first bytes")
  func others() throws {
    #expect(
      problems("<?xml version=\"1.0\"?><gexf/>") == [
        "m.graphml:1:22: found a document of element \"gexf\", expected GraphML, of element "
          + "graphml; to mend it, save the graph as GraphML, or name another file"
      ])
    let none = problems("<graphml/>")
    #expect(none.count == 1)
    #expect(none[0].hasPrefix("m.graphml:1:1: found GraphML without a graph"))
    try withFolder { folder in
      try write(graph("<node id=\"a\"/>"), to: folder + "/m")
      #expect(try FormatCatalog.read(folder + "/m").format == "graphml")
      let wide = "<?xml version=\"1.0\"?>" + graph("<node id=\"ü\"/>")
      try wide.data(using: .utf16)?.write(to: URL(fileURLWithPath: folder + "/m.xml"))
      #expect(try FormatCatalog.read(folder + "/m.xml").input.map.actors[0].id == "ü")
    }
    #expect(FormatCatalog.format(forWriting: "a/m.graphml")?.id == "graphml")
  }
}
