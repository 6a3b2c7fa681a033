// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@testable import ActorFormats

/// Files as the specification at jsongraphformat.info describes them, written by hand.
@Suite("JSON Graph Format")
struct JSONGraphTests {
  private func read(_ text: String) throws -> LoadedFile {
    try JSONGraphFormat.read(input(text))
  }

  private static let edges = """
    "edges": [{"id": "e", "source": "a", "target": "b", "relation": "alliance", "label": "L",
     "directed": true, "metadata": {"trust": 0.5, "relation": "r", "kind": "k"}},
     {"source": "b", "target": "a"}]
    """

  private static let map = ActorMap(
    title: "G",
    actors: [
      Actor(id: "a", name: "A", power: Fraction(0.5), attributes: ["metadata.label": .string("x")]),
      Actor(id: "b", attributes: ["metadata": .string("text")]),
    ],
    relationships: [
      Relationship(
        id: "e", from: "a", to: "b", kind: .alliance, trust: Trust(0.5), note: "L",
        attributes: ["relation": .string("r"), "metadata.kind": .string("k")]),
      Relationship(from: "b", to: "a", directed: false),
    ],
    unknown: ["graph": .object(["type": .string("t"), "metadata": .object(["y": .number("1")])])])

  @Test("version 1 has a list of nodes")
  func first() throws {
    let loaded = try read(
      """
      {"graph": {"label": "G", "type": "t", "directed": false, "metadata": {"y": 1}, "nodes": [
       {"id": "a", "label": "A", "metadata": {"power": 0.5, "name": "x"}},
       {"id": "b", "metadata": "text"}], \(Self.edges)}}
      """)
    var expected = Self.map
    expected.actors[0].attributes = ["metadata.name": .string("x")]
    #expect(loaded.input.map == expected)
    #expect(loaded.warnings.isEmpty)
  }

  @Test(
    "version 2 has nodes by their ids; one graph of several is a graph", arguments: [true, false])
  func second(isOne: Bool) throws {
    let graph = """
      {"label": "G", "type": "t", "directed": false, "metadata": {"y": 1}, "nodes": {
       "a": {"id": "a", "label": "A", "metadata": {"power": 0.5, "name": "x"}},
       "b": {"metadata": "text"}}, \(Self.edges)}
      """
    var expected = Self.map
    expected.actors[0].attributes = ["metadata.name": .string("x")]
    let map = try read(isOne ? "{\"graph\": \(graph)}" : "{\"graphs\": [\(graph)]}").input.map
    #expect(map == expected)
  }

  @Test(
    "what is wrong is told with its place",
    arguments: [
      ("{\"graphs\": [{}, {}]}", "m.json:1:12: found 2 graphs, expected one graph"),
      ("{\"graph\": {\"nodes\": [], \"links\": []}}", "m.json:1:11: found no list of edges"),
      ("{\"graph\": {\"edges\": []}}", "m.json:1:11: found no nodes"),
      ("{\"graph\": {\"nodes\": 1}}", "m.json:1:21: found 1 for nodes"),
      ("{\"graph\": {\"nodes\": {\"a\": 1}}}", "m.json:1:27: found 1, expected an object"),
      ("{\"graph\": {\"nodes\": {\"a\": {}, \"a\": {}}}}", "m.json:1:31: found key \"a\" a second"),
      (
        "{\"graph\": {\"nodes\": {\"a\": {}}, \"hyperedges\": [{\"nodes\": [\"a\"]}]}}",
        "m.json:1:46: found hyperedges"
      ),
      ("{\"graph\": []}", "m.json:1:11: found a list, expected a graph"),
    ])
  func refusals(text: String, message: String) {
    let found = problems { () throws(FormatError) in try JSONGraphFormat.read(input(text)) }
    #expect(found.first?.hasPrefix(message) == true, "\(found)")
  }

  @Test("what is written keeps to the schema: no key but those of the format")
  func schema() {
    let map = ActorMap(
      title: "T", actors: [Actor(id: "a", name: "A", power: Fraction(1))],
      relationships: [Relationship(from: "a", to: "a", kind: .trust, directed: false)])
    #expect(
      JSONGraphFormat.text(of: map) == """
        {
          "graph": {
            "label": "T",
            "directed": false,
            "metadata": {"actormap": 1},
            "nodes": {
              "a": {"label": "A", "metadata": {"power": 1}}
            },
            "edges": [
              {"source": "a", "target": "a", "relation": "trust", "directed": false}
            ]
          }
        }

        """)
  }
}
