// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@testable import ActorFormats

/// The texts of networkx were printed by networkx 3.6.1: `json.dumps(nx.node_link_data(G))`.
@Suite("Node-link JSON")
struct NodeLinkTests {
  private func read(_ text: String, _ options: ReadOptions = ReadOptions()) throws -> LoadedFile {
    try NodeLinkFormat.read(input(text), options: options)
  }

  private func problems(_ text: String) -> [String] {
    ActorFormatsTests.problems { () throws(FormatError) in try NodeLinkFormat.read(input(text)) }
  }

  @Test(
    "a directed multigraph of networkx: ids of three types, attributes, attributes of the graph")
  func networkx() throws {
    let text = """
      {"directed": true, "multigraph": true, "graph": {"name": "Talks", "year": 1993}, "nodes": \
      [{"kind": "person", "power": 0.5, "tags": ["x", 1], "none": null, "id": "a"}, \
      {"label": "Bé", "id": "b"}, {"id": 3}, {"id": [1, "z"]}], \
      "edges": [{"trust": -0.5, "weight": 2, "source": "a", "target": "b", "key": 0}, \
      {"kind": "alliance", "source": "a", "target": "b", "key": 1}, \
      {"source": 3, "target": [1, "z"], "key": 0}]}
      """
    let key = { (number: Int) in AttributeList([.init(key: "key", value: .number("\(number)"))]) }
    let expected = ActorMap(
      title: "Talks",
      actors: [
        Actor(
          id: "a", kind: "person", power: Fraction(0.5),
          attributes: ["tags": .list([.string("x"), .number("1")]), "none": .null]),
        Actor(id: "b", name: "Bé"), Actor(id: "3"), Actor(id: "[1, \"z\"]"),
      ],
      relationships: [
        Relationship(
          from: "a", to: "b", trust: Trust(-0.5),
          attributes: ["weight": .number("2"), "key": .number("0")]),
        Relationship(from: "a", to: "b", kind: .alliance, attributes: key(1)),
        Relationship(from: "3", to: "[1, \"z\"]", attributes: key(0)),
      ], unknown: ["graph": .object(["year": .number("1993")])])
    let loaded = try read(text)
    #expect(loaded.input.map == expected)
    // The key "none" resembles "note".
    #expect(loaded.warnings.count == 2)
    #expect(
      loaded.warnings[1].found == "a column \"weight\" that does not say what it measures")
    // The same with the key of networkx before 3.4, and with the number's meaning.
    let old = text.split(separator: "\"edges\"").joined(separator: "\"links\"")
    #expect(try read(old).input.map == expected)
    let counted = try read(old, ReadOptions(thirdColumn: .count)).input.map
    #expect(counted.relationships[0].strength == Strength(1))
  }

  @Test("an undirected graph of networkx has ties without direction")
  func undirected() throws {
    let text = """
      {"directed": false, "multigraph": false, "graph": {}, "nodes": [{"id": "a"}, {"id": "b"}], \
      "edges": [{"trust": 0.25, "source": "a", "target": "b"}]}
      """
    #expect(
      try read(text).input.map
        == ActorMap(
          actors: [Actor(id: "a"), Actor(id: "b")],
          relationships: [Relationship(from: "a", to: "b", trust: Trust(0.25), directed: false)]))
  }

  @Test("d3: links by place in the list, with and without ids; vis.js: from and to")
  func others() throws {
    let bare = try read(
      "{\"nodes\":[{\"name\":\"Myriel\",\"group\":1},{\"name\":\"Napoleon\",\"group\":1}],"
        + "\"links\":[{\"source\":1,\"target\":0}]}")
    #expect(
      bare.input.map
        == ActorMap(
          actors: [
            Actor(id: "0", name: "Myriel", attributes: ["group": .number("1")]),
            Actor(id: "1", name: "Napoleon", attributes: ["group": .number("1")]),
          ], relationships: [Relationship(from: "1", to: "0")]))
    let named = try read(
      "{\"nodes\": [{\"id\": \"x\"}, {\"id\": \"y\"}], \"links\": [{\"source\": 1, \"target\": 0}]}"
    )
    #expect(named.input.map.relationships == [Relationship(from: "y", to: "x")])
    #expect(named.warnings.map(\.found) == ["links that name nodes by their place"])
    let numbers = try read(
      "{\"nodes\": [{\"id\": 1}, {\"id\": 0}], \"links\": [{\"source\": 1, \"target\": 0}]}")
    #expect(numbers.input.map.relationships == [Relationship(from: "1", to: "0")])
    #expect(numbers.input.map.actors.map(\.id) == ["1", "0"])
    let vis = try read(
      "{\"nodes\": [{\"id\": 1, \"label\": \"A\"}, {\"id\": 2}], \"edges\": "
        + "[{\"from\": 1, \"to\": 2, \"label\": \"since 1990\"}]}")
    #expect(vis.input.map.actors[0] == Actor(id: "1", name: "A"))
    #expect(
      vis.input.map.relationships == [Relationship(from: "1", to: "2", note: "since 1990")])
    let both = try read(
      "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"links\": "
        + "[{\"from\": \"1990\", \"source\": \"a\", \"target\": \"b\"}]}")
    #expect(
      both.input.map.relationships == [
        Relationship(from: "a", to: "b", attributes: ["from": .string("1990")])
      ])
  }

  @Test(
    "what is wrong is told with its place",
    arguments: [
      (
        "{\"nodes\": [{\"id\": \"a\"}], \"ties\": [], \"graph\": {}}",
        "m.json:1:1: found no list of ties, expected one list under \"edges\" or \"links\" or "
          + "\"relationships\"; to mend it, rename the list that holds them, if it is one of "
          + "\"nodes\", \"ties\", or add one, be it empty: \"edges\": []"
      ),
      (
        "{\"nodes\": [], \"edges\": [], \"links\": []}",
        "m.json:1:1: found \"edges\" and \"links\", expected one list under \"edges\" or \"links\" "
          + "or \"relationships\"; to mend it, merge the lists, or rename one"
      ),
      (
        "{\"nodes\": [{\"id\": \"a\"}, {}], \"links\": []}",
        "m.json:1:25: found no id, expected id as text; to mend it, add id"
      ),
      (
        "{\"nodes\": [{\"id\": \"a\"}, 5], \"links\": []}",
        "m.json:1:25: found 5, expected a node, which is an object; "
          + "to mend it, write an object in braces"
      ),
      (
        "{\"nodes\": [{\"id\": \"a\", \"id\": \"b\"}], \"links\": []}",
        "m.json:1:24: found key \"id\" a second time, expected each key once in an object; "
          + "to mend it, remove or rename one of the two"
      ),
      (
        "{\"nodes\": [{\"id\": 1}, {\"id\": \"1\"}], \"links\": []}",
        "m.json:1:30: found actor id \"1\" a second time, expected an id that no other actor has; "
          + "to mend it, rename it, or merge it with entry 1 of actors"
      ),
      (
        "{\"nodes\": [{\"id\": \"a\"}], \"links\": [{\"source\": \"a\", \"target\": 7}]}",
        "m.json:1:62: found actor \"7\", which is not in actors, expected the id of an actor in "
          + "actors; to mend it, add the actor, or correct the id"
      ),
      (
        "{\"nodes\": [{\"id\": \"a\"}], \"links\": [{\"source\": \"a\", \"target\": {}}]}",
        "m.json:1:62: found an object for to, expected text in quotation marks; "
          + "to mend it, put to in quotation marks"
      ),
      (
        "{\"nodes\": [{\"id\": \"a\"}], \"links\": [{\"source\": \"a\"}]}",
        "m.json:1:37: found no column to, expected the columns from and to; "
          + "to mend it, rename the column that is meant, or name it: --map to=HEADER"
      ),
    ])
  func refusals(text: String, message: String) {
    #expect(problems(text) == [message])
  }

  @Test("what ActorMap wrote and networkx wrote again is read to the letter")
  func throughNetworkx() throws {
    // json.dumps(nx.node_link_data(nx.node_link_graph(json.loads(OURS)))), networkx 3.6.1, where
    // OURS is the text of this map.
    let map = ActorMap(
      title: "T",
      actors: [
        Actor(id: "a", name: "A", attributes: ["Weight": .number("1.50"), "": .null]),
        Actor(id: "b"),
      ],
      relationships: [
        Relationship(
          from: "a", to: "b", kind: .trust, confidence: .grade("0.5"), directed: false,
          attributes: ["key": .string("k")])
      ])
    var known = map
    known.confidenceGrades = [
      ConfidenceGrade(grade: "0.5", confidence: try #require(Confidence(0.25)))
    ]
    let again = """
      {"directed": false, "multigraph": true, "graph": {"actormap": 1, "title": "T", \
      "confidenceGrades": {"0.5": 0.25}}, "nodes": [{"name": "A", "Weight": 1.50, "more": \
      {"attributes": {"": null}}, "id": "a"}, {"id": "b"}], "edges": [{"kind": "trust", \
      "directed": false, "more": {"confidence": "0.5", "attributes": {"key": "k"}}, \
      "source": "a", "target": "b", "key": 0}]}
      """
    #expect(try read(again).input.map == known)
    #expect(try read(NodeLinkFormat.text(of: known)).input.map == known)
  }

  @Test("keys without end are refused, not made columns")
  func manyKeys() {
    let nodes = (0..<10_010).map { "{\"id\": \"\($0)\", \"k\($0)\": 1}" }.joined(separator: ",")
    let found = problems("{\"nodes\": [\(nodes)], \"edges\": []}")
    #expect(found.count == 1)
    #expect(found[0].contains("found key \"k9999\" after 10000 other ones"))
  }
}
