// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Reads JSON Graph Format: nodes as a list (version 1) or by their ids (version 2).
struct JSONGraphReader {
  /// Our fields of actors and the format's names for them.
  static let nodeNames = ["id": "id", "name": "label"]
  /// Our fields of ties and the format's names for them.
  static let edgeNames = [
    "id": "id", "from": "source", "to": "target", "kind": "relation", "directed": "directed",
  ]
  private static let prefix = "metadata."

  var decoder: MapDecoder
  private let file: Int
  private let name: String
  private var isOwn = false

  init(_ file: FileBytes, _ options: ReadOptions) {
    decoder = MapDecoder(options)
    name = file.name
    self.file = decoder.log.open(file)
  }

  mutating func read(_ document: JSONDocument) throws(FormatError) {
    let log = decoder.log
    log.add(document.repeatedKeys, in: file)
    guard
      var object = ObjectReader(
        document.root, in: file, log: log, expecting: "an object with graph"),
      let node = graph(in: &object),
      var graph = ObjectReader(node, in: file, log: log, expecting: "a graph, which is an object")
    else { return }
    decoder.keep(object.left, under: "json-graph", in: file)
    isOwn = GraphJSON.isOwn(node.member("metadata")?.node)
    decoder.findsSides = !isOwn
    let isUndirected = decoder.isUndirected(&graph)
    refuseHyperedges(&graph)
    let actors = nodes(&graph)
    let ties = edges(&graph)
    readRest(&graph)
    guard let actors, var ties else { return }
    if isUndirected { ties.makeUndirected() }
    try decoder.add(actors, of: name + "#nodes", in: file, as: .actors, isOwn: isOwn)
    try decoder.add(ties, of: name + "#edges", in: file, as: .relationships, isOwn: isOwn)
    decoder.obeyUndirected()
  }

  /// The only graph of the file.
  private func graph(in object: inout ObjectReader) -> JSONNode? {
    if let node = object.take("graph") { return node }
    guard let node = object.take("graphs") else {
      return object.refuse(
        JSONNode(value: .object([]), offset: object.offset), "the file", "\"graph\": { … }",
        "write the graph under that key")
    }
    if case .list(let graphs) = node.value, graphs.count == 1 { return graphs[0] }
    var count = "no list"
    if case .list(let graphs) = node.value { count = "\(graphs.count) graphs" }
    decoder.log.add(
      .error, in: file, at: node.offset, found: count, expected: "one graph",
      remedy: "put each graph into a file of its own")
    return nil
  }

  // MARK: - The rest

  private mutating func readRest(_ graph: inout ObjectReader) {
    let metadata = graph.take("metadata")
    if isOwn, let metadata,
      var rest = ObjectReader(metadata, in: file, log: decoder.log, expecting: "an object")
    {
      decoder.checkVersion(&rest)
      decoder.refuseLists(in: rest)
      decoder.decodeRest(&rest)
      if let label = graph.string("label") { decoder.map.title = label }
    } else if let metadata {
      let further = [JSONNode.Member(key: "metadata", keyOffset: metadata.offset, node: metadata)]
      let isEmpty = if case .object(let members) = metadata.value { members.isEmpty } else { false }
      let left = decoder.takeTitle(["label"], of: graph.left)
      decoder.keep(left + (isEmpty ? [] : further), under: "graph", in: file)
      return
    }
    decoder.keep(decoder.takeTitle(["label"], of: graph.left), under: "graph", in: file)
  }

  /// A tie has two ends; one between many actors would have to be taken apart by a rule.
  private func refuseHyperedges(_ graph: inout ObjectReader) {
    guard let node = graph.take("hyperedges") else { return }
    if case .list(let nodes) = node.value, nodes.isEmpty { return }
    decoder.log.add(
      .error, in: file, at: node.offset, found: "hyperedges", expected: "edges between two nodes",
      remedy: "write a tie for each pair, or a node for what they have in common")
  }

  // MARK: - Nodes and edges

  private func nodes(_ graph: inout ObjectReader) -> JSONRecords? {
    var records = JSONRecords(in: file, log: decoder.log)
    guard let node = graph.take("nodes") else {
      decoder.log.add(
        .error, in: file, at: graph.offset, found: "no nodes", expected: "\"nodes\" in the graph",
        remedy: "add them, be it none: \"nodes\": {}")
      return nil
    }
    switch node.value {
    case .list(let nodes):
      for node in nodes { add(node, to: &records, Self.nodeNames, further: []) }
    case .object(let members):
      for member in members {
        let id = JSONNode(value: .string(member.key), offset: member.keyOffset)
        let further = [JSONNode.Member(key: "id", keyOffset: member.keyOffset, node: id)]
        add(member.node, to: &records, Self.nodeNames, further: further)
      }
    default:
      return graph.refuse(node, "nodes", "nodes by their ids, or a list", "write { … }")
    }
    return records
  }

  private func edges(_ graph: inout ObjectReader) -> JSONRecords? {
    var records = JSONRecords(in: file, log: decoder.log)
    // A graph of nodes alone is legal; where other lists are, they may be the ties.
    let lists = graph.left.filter { if case .list = $0.node.value { true } else { false } }
    if !graph.has("edges"), lists.isEmpty { return records }
    guard let edges = GraphJSON.list(["edges"], &graph, of: "edges") else { return nil }
    for edge in edges { add(edge, to: &records, Self.edgeNames, further: []) }
    return records
  }

  /// Adds an entry: what the format itself says, then the metadata.
  private func add(
    _ node: JSONNode, to records: inout JSONRecords, _ names: [String: String],
    further: [JSONNode.Member]
  ) {
    guard case .object(let members) = node.value else {
      decoder.log.add(
        .error, in: file, at: node.offset, found: node.words, expected: "an object",
        remedy: "write an object in braces")
      return records.addRefused(at: node.offset)
    }
    var metadata: [JSONNode.Member] = []
    var own = further
    for member in members {
      if member.key == "metadata", case .object(let inner) = member.node.value {
        metadata = inner
      } else if !further.contains(where: { $0.key == member.key }) || !says(member, further) {
        own.append(member)
      }
    }
    // Our fields are called by our names, so that attributes may have those of the format.
    let ours = Dictionary(uniqueKeysWithValues: names.map { ($0.value, $0.key) })
    own = GraphJSON.joined([], GraphJSON.renamed(own, ours), prefix: "node.")
    records.add(GraphJSON.joined(own, metadata, prefix: Self.prefix), at: node.offset)
  }

  /// Some write the id of a node by its key and once more inside.
  private func says(_ member: JSONNode.Member, _ further: [JSONNode.Member]) -> Bool {
    guard case .string(let text) = member.node.value else { return false }
    return further.contains { other in
      if case .string(let id) = other.node.value { return other.key == member.key && id == text }
      return false
    }
  }
}
