// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@testable import ActorFormats

@Suite("JSON of Cytoscape")
struct CytoscapeTests {
  private func read(_ text: String) throws -> LoadedFile {
    try CytoscapeFormat.read(input(text))
  }

  /// Written by hand after the manual of Cytoscape 3.10, section on Cytoscape.js JSON.
  @Test("a network of the desktop: positions, numbers of its own, data of the network")
  func desktop() throws {
    let text = """
      {"format_version": "1.0", "generated_by": "cytoscape-3.10.1",
       "data": {"shared_name": "N", "name": "Talks", "SUID": 52, "selected": true},
       "elements": {
        "nodes": [
         {"data": {"id": "67", "name": "A", "SUID": 67}, "position": {"x": -10.5, "y": 20},
          "selected": false},
         {"data": {"id": "68", "name": "B"}, "position": {"x": 30000, "y": 0}}],
        "edges": [
         {"data": {"id": "70", "source": "67", "target": "68", "interaction": "pp"},
          "selected": true}]}}
      """
    let loaded = try read(text)
    let expected = ActorMap(
      title: "Talks",
      actors: [
        Actor(
          id: "67", name: "A",
          attributes: ["SUID": .number("67"), "selected": .boolean(false)]),
        Actor(
          id: "68", name: "B",
          attributes: [
            "position": .object(["x": .number("30000"), "y": .number("0")])
          ]),
      ],
      relationships: [
        Relationship(
          id: "70", from: "67", to: "68",
          attributes: ["interaction": .string("pp"), "selected": .boolean(true)])
      ],
      layout: [FixedPosition(actor: "67", x: -10.5, y: 20)],
      unknown: [
        "network": .object([
          "shared_name": .string("N"), "SUID": .number("52"), "selected": .boolean(true),
        ]),
        "cytoscape": .object([
          "format_version": .string("1.0"), "generated_by": .string("cytoscape-3.10.1"),
        ]),
      ])
    #expect(loaded.input.map == expected)
    #expect(loaded.warnings.isEmpty)
  }

  /// `json.dumps(nx.cytoscape_data(C))` of networkx 3.6.1.
  @Test("a graph of networkx, whose ends are numbers")
  func networkx() throws {
    let text = """
      {"data": [["name", "N"]], "directed": false, "multigraph": false, "elements": {"nodes": \
      [{"data": {"kind": "person", "id": "0", "value": 0, "name": "0"}}, {"data": {"id": "1", \
      "value": 1, "name": "1"}}], "edges": [{"data": {"trust": 0.25, "source": 0, "target": 1}}]}}
      """
    let map = try read(text).input.map
    #expect(
      map.actors == [
        Actor(id: "0", kind: "person", attributes: ["value": .number("0")]),
        Actor(id: "1", attributes: ["value": .number("1")]),
      ])
    #expect(
      map.relationships == [
        Relationship(from: "0", to: "1", trust: Trust(0.25), directed: false)
      ])
    #expect(map.unknown["network"] == .list([.list([.string("name"), .string("N")])]))
  }

  /// After the notation of elements in the documentation of Cytoscape.js 3.
  @Test("a list of elements, by group and by what they have", arguments: [true, false])
  func mixed(isBare: Bool) throws {
    let list = """
      [{"group": "nodes", "data": {"id": "n1"}, "classes": ["foo"]}, {"data": {"id": "n2"}},
       {"data": {"id": "e1", "source": "n1", "target": "n2", "classes": 1}, "classes": "bar"}]
      """
    let map = try read(isBare ? list : "{\"elements\": \(list)}").input.map
    #expect(
      map.actors == [
        Actor(id: "n1", attributes: ["classes": .list([.string("foo")])]), Actor(id: "n2"),
      ])
    #expect(
      map.relationships == [
        Relationship(
          id: "e1", from: "n1", to: "n2",
          attributes: ["classes": .number("1"), "element.classes": .string("bar")])
      ])
  }

  @Test("nodes alone are a network; beside an unknown list they are not")
  func withoutEdges() throws {
    let nodes = "\"nodes\": [{\"data\": {\"id\": \"a\"}}]"
    #expect(try read("{\"elements\": {\(nodes)}}").input.map == ActorMap(actors: [Actor(id: "a")]))
    let error = #expect(throws: FormatError.self) {
      try read("{\"elements\": {\(nodes), \"links\": []}}")
    }
    #expect(error?.description.contains("m.json:1:14: found no list of edges") == true)
  }

  @Test(
    "what is wrong is told with its place",
    arguments: [
      (
        "{\"elements\": {\"nodes\": [{\"id\": 1}], \"edges\": []}}", "m.json:1:25: found an object,"
      ),
      ("{\"elements\": 5}", "m.json:1:14: found 5, expected an object with nodes and edges"),
      ("{}", "m.json:1:1: found no elements,"),
      ("[{\"data\": {\"id\": null}}]", "m.json:1:2: found no id,"),
      (
        "[{\"data\": {\"source\": \"a\", \"target\": \"b\"}}]",
        "m.json:1:22: found actor \"a\", which is not in actors"
      ),
    ])
  func refusals(text: String, message: String) {
    let found = problems { () throws(FormatError) in try CytoscapeFormat.read(input(text)) }
    #expect(found.first?.hasPrefix(message) == true, "\(found)")
  }

  @Test("places in another order than the actors survive")
  func order() throws {
    let map = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "b")],
      layout: [FixedPosition(actor: "b", x: 1, y: 2), FixedPosition(actor: "a", x: 0, y: -0.5)])
    #expect(try read(CytoscapeFormat.text(of: map)).input.map == map)
  }
}
