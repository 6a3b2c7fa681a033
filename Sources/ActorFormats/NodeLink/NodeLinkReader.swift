// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Reads JSON with nodes and links.
struct NodeLinkReader {
  /// Names that mean something of their own in a link.
  static let linkKeys: Set<String> = ["source", "target", "key"]
  private static let ends = [("source", "target"), ("from", "to")]
  private static let titles = ["title", "name", "label"]

  var decoder: MapDecoder
  private let file: Int
  private let name: String

  init(_ file: FileBytes, _ options: ReadOptions) {
    decoder = MapDecoder(options)
    name = file.name
    self.file = decoder.log.open(file)
  }

  mutating func read(_ document: JSONDocument) throws(FormatError) {
    decoder.log.add(document.repeatedKeys, in: file)
    guard
      var object = ObjectReader(
        document.root, in: file, log: decoder.log, expecting: "an object with nodes and edges")
    else { return }
    let isOwn = GraphJSON.isOwn(document.root.member("graph")?.node)
    decoder.findsSides = !isOwn
    let nodes = GraphJSON.list(["nodes"], &object, of: "nodes")
    let links = GraphJSON.list(["edges", "links", "relationships"], &object, of: "ties")
    let isUndirected = decoder.isUndirected(&object)
    _ = object.boolean("multigraph")
    // Where a list is missing, what else is called like one was told already.
    if !isOwn, nodes != nil, links != nil { decoder.refuseLists(in: object) }
    if isOwn { readOwnRest(&object) } else { readRest(&object) }
    // Without one of the lists everything else would seem to be dangling.
    guard let nodes, let links else { return }
    try read(nodes, links, isOwn: isOwn, isUndirected: isUndirected)
    decoder.obeyUndirected()
  }

  // MARK: - The rest

  /// All of a map beside its actors and ties is an attribute of our own graphs.
  private mutating func readOwnRest(_ object: inout ObjectReader) {
    guard let node = object.take("graph"),
      var graph = ObjectReader(node, in: file, log: decoder.log, expecting: "an object")
    else { return }
    decoder.checkVersion(&graph)
    decoder.refuseLists(in: graph)
    decoder.decodeRest(&graph)
    decoder.keep(object.left, under: "node-link", in: file)
  }

  /// Keys of ours count beside the lists, everything else is kept.
  private mutating func readRest(_ object: inout ObjectReader) {
    let graph = object.take("graph")
    decoder.decodeRest(&object)
    guard let graph else { return }
    guard case .object(let members) = graph.value else {
      // An empty list is how some write no attributes.
      if case .list(let values) = graph.value, values.isEmpty { return }
      decoder.map.unknown["graph"] = graph.plain
      return
    }
    decoder.keep(decoder.takeTitle(Self.titles, of: members), under: "graph", in: file)
  }

  // MARK: - Nodes and links

  private mutating func read(
    _ nodes: [JSONNode], _ links: [JSONNode], isOwn: Bool, isUndirected: Bool
  ) throws(FormatError) {
    var actors = JSONRecords(in: file, log: decoder.log)
    actors.add(nodes, expecting: "a node, which is an object")
    var ties = JSONRecords(in: file, log: decoder.log)
    ties.add(links, expecting: "a link, which is an object")
    let ends = Self.ends.first { ties.keys.contains($0.0) || ties.keys.contains($0.1) }
    let keys: [String: String] = ends.map { ["from": $0.0, "to": $0.1] } ?? [:]
    if isOwn {
      // networkx numbers the ties of each pair; our own have none of these keys.
      ties.change { _, members in members.removeAll { $0.key == "key" } }
    } else {
      actors.change { _, members in GraphJSON.withTextIDs(&members, ["id"]) }
      ties.change { _, members in GraphJSON.withTextIDs(&members, keys.values.sorted()) }
      NumberedEnds(decoder.options, file, decoder.log).settle(&actors, &ties, keys)
    }
    if isUndirected { ties.makeUndirected() }
    try decoder.add(actors, of: name + "#nodes", in: file, as: .actors, isOwn: isOwn)
    let present = keys.filter { ties.keys.contains($0.value) }
    try decoder.add(
      ties, of: name + "#links", in: file, as: .relationships, isOwn: isOwn, keys: present)
  }
}
