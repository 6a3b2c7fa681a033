// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Writes GraphML that networkx and igraph open with the same actors, ties and attributes, and
/// that reads back to an equal map.
struct GraphMLWriter {
  private let map: ActorMap
  private var actors = GraphMLColumns(.actors, inTag: ["id"])
  private var ties = GraphMLColumns(.relationships, inTag: ["id", "from", "to"])
  /// What stands for ids that XML cannot hold.
  private var tokens: [String: String] = [:]
  /// Ties without directions are said by the graph where all are so; else by data, for networkx
  /// refuses graphs that have both.
  private let isUndirected: Bool
  private let isMixed: Bool
  private var bytes: [UInt8] = []

  /// The file of `map`.
  static func bytes(of map: ActorMap) -> [UInt8] {
    var writer = GraphMLWriter(map)
    writer.write()
    return writer.bytes
  }

  private init(_ map: ActorMap) {
    self.map = map
    let directed = map.relationships.count { $0.directed }
    isUndirected = !map.relationships.isEmpty && directed == 0
    isMixed = directed > 0 && directed < map.relationships.count
    for actor in map.actors { actors.plan(for: MapEncoder.actor(actor)) }
    for tie in map.relationships { ties.plan(for: object(tie)) }
    let known = Set(map.actors.map(\.id))
    for actor in map.actors where !GraphMLText.canHold(actor.id) {
      var number = tokens.count
      while known.contains("x\(number)") { number += map.actors.count }
      tokens[actor.id] = "x\(number)"
    }
  }

  private func object(_ tie: Relationship) -> AttributeList {
    var object = MapEncoder.relationship(tie)
    // In a graph of both every tie says it: igraph takes what is not said for false.
    object["directed"] = isMixed ? .boolean(tie.directed) : nil
    return object
  }

  // MARK: - The document

  private mutating func write() {
    let head = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """
    bytes += head.utf8
    let graph = graphData()
    for (place, data) in graph.enumerated() {
      writeKey("g\(place)", "graph", data.name, data.name == MapKeys.version ? .int : .string)
    }
    for (place, name) in actors.names.enumerated() {
      writeKey("n\(place)", "node", name, actors.forms[place])
    }
    for (place, name) in ties.names.enumerated() {
      writeKey("e\(place)", "edge", name, ties.forms[place])
    }
    bytes += "  <graph id=\"G\" edgedefault=\"\(isUndirected ? "undirected" : "directed")\">\n".utf8
    for (place, data) in graph.enumerated() {
      writeData("    ", "g", place, data.text)
    }
    for actor in map.actors { writeNode(actor) }
    for tie in map.relationships { writeEdge(tie) }
    bytes += "  </graph>\n</graphml>\n".utf8
  }

  private mutating func writeKey(
    _ id: String, _ domain: String, _ name: String, _ form: GraphMLColumns.Form
  ) {
    bytes += "  <key".utf8
    GraphMLText.append("id", id, to: &bytes)
    GraphMLText.append("for", domain, to: &bytes)
    GraphMLText.append("attr.name", name, to: &bytes)
    GraphMLText.append("attr.type", form.name, to: &bytes)
    bytes += "/>\n".utf8
  }

  private mutating func writeData(
    _ indentation: String, _ letter: String, _ key: Int, _ text: String
  ) {
    bytes += "\(indentation)<data key=\"\(letter)\(key)\">".utf8
    GraphMLText.append(text, to: &bytes)
    bytes += "</data>\n".utf8
  }

  /// The map beside its actors and ties: texts by their names, the rest as JSON.
  private func graphData() -> [(name: String, text: String)] {
    var data: [(name: String, text: String)] = []
    var more: [AttributeList.Entry] = []
    for entry in MapEncoder.head(map).entries + MapEncoder.tail(map).entries {
      switch entry.value {
      case .number(let text) where entry.key == MapKeys.version: data.append((entry.key, text))
      case .string(let text)
      where GraphMLRest.texts.contains(entry.key) && GraphMLText.canHold(text):
        data.append((entry.key, text))
      default: more.append(entry)
      }
    }
    if !more.isEmpty {
      data.append((GraphMLRest.more, GraphMLText.json(.object(AttributeList(more)))))
    }
    return data
  }

  // MARK: - Nodes and edges

  private func token(_ id: String) -> String { tokens[id] ?? id }

  private mutating func writeNode(_ actor: Actor) {
    bytes += "    <node".utf8
    GraphMLText.append("id", token(actor.id), to: &bytes)
    writeRest("node", "n", MapEncoder.actor(actor), actors)
  }

  private mutating func writeEdge(_ tie: Relationship) {
    bytes += "    <edge".utf8
    if let id = tie.id, GraphMLText.canHold(id) { GraphMLText.append("id", id, to: &bytes) }
    GraphMLText.append("source", token(tie.from), to: &bytes)
    GraphMLText.append("target", token(tie.to), to: &bytes)
    writeRest("edge", "e", object(tie), ties)
  }

  private mutating func writeRest(
    _ element: String, _ letter: String, _ object: AttributeList, _ columns: GraphMLColumns
  ) {
    let (data, more) = columns.data(of: object)
    guard !data.isEmpty || !more.isEmpty else {
      bytes += "/>\n".utf8
      return
    }
    bytes += ">\n".utf8
    for datum in data { writeData("      ", letter, datum.key, datum.text) }
    if !more.isEmpty, let key = columns.moreKey {
      writeData("      ", letter, key, GraphMLText.json(.object(AttributeList(more))))
    }
    bytes += "    </\(element)>\n".utf8
  }
}
