// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Reads JSON of Cytoscape.js (`elements` by group or as one list, or the list alone) and of
/// Cytoscape on the desktop.
struct CytoscapeReader {
  /// Names that mean something of their own in the data of a node: `parent` sets it into another.
  static let nodeKeys: Set<String> = ["parent", "source", "target"]
  /// Names that mean something of their own in the data of an edge.
  static let edgeKeys: Set<String> = ["source", "target", "key"]
  private static let ends = ["from": "source", "to": "target"]
  private static let titles = ["title", "name", "shared_name"]

  var decoder: MapDecoder
  private let file: Int
  private let name: String
  private var isOwn = false
  private var actors: JSONRecords
  private var ties: JSONRecords
  private var positions: [FixedPosition] = []
  private var placed: Set<String> = []

  init(_ file: FileBytes, _ options: ReadOptions) {
    decoder = MapDecoder(options)
    name = file.name
    self.file = decoder.log.open(file)
    actors = JSONRecords(in: self.file, log: decoder.log)
    ties = JSONRecords(in: self.file, log: decoder.log)
  }

  mutating func read(_ document: JSONDocument) throws(FormatError) {
    decoder.log.add(document.repeatedKeys, in: file)
    let isUndirected: Bool
    if case .list(let elements) = document.root.value {
      isUndirected = false
      readMixed(elements)
    } else {
      guard
        var object = ObjectReader(
          document.root, in: file, log: decoder.log, expecting: "an object with elements")
      else { return }
      isOwn = GraphJSON.isOwn(document.root.member("data")?.node)
      isUndirected = decoder.isUndirected(&object)
      guard readElements(&object) else { return }
      readRest(&object)
    }
    try finish(isUndirected: isUndirected)
  }

  private mutating func finish(isUndirected: Bool) throws(FormatError) {
    decoder.findsSides = !isOwn
    if isUndirected { ties.makeUndirected() }
    try decoder.add(actors, of: name + "#nodes", in: file, as: .actors, isOwn: isOwn)
    let keys = Self.ends.filter { ties.keys.contains($0.value) }
    try decoder.add(
      ties, of: name + "#edges", in: file, as: .relationships, isOwn: isOwn, keys: keys)
    if decoder.map.layout.isEmpty { decoder.map.layout = positions }
    decoder.obeyUndirected()
  }

  // MARK: - The rest

  /// What the file says of the network, and how it is to be shown.
  private mutating func readRest(_ object: inout ObjectReader) {
    _ = object.boolean("multigraph")
    let data = object.take("data")
    if isOwn, let data,
      var rest = ObjectReader(data, in: file, log: decoder.log, expecting: "an object")
    {
      decoder.checkVersion(&rest)
      decoder.refuseLists(in: rest)
      decoder.decodeRest(&rest)
    } else if case .object(let members)? = data?.value {
      let left = decoder.takeTitle(Self.titles, of: members)
      decoder.keep(left, under: "network", in: file)
    } else if let data, !isEmpty(data) {
      decoder.map.unknown["network"] = data.plain
    }
    decoder.keep(object.left, under: "cytoscape", in: file)
  }

  private func isEmpty(_ node: JSONNode) -> Bool {
    if case .list(let nodes) = node.value { return nodes.isEmpty }
    return false
  }

  // MARK: - Elements

  private mutating func readElements(_ object: inout ObjectReader) -> Bool {
    guard let node = object.take("elements") else {
      decoder.log.add(
        .error, in: file, at: object.offset, found: "no elements",
        expected: "\"elements\" with nodes and edges", remedy: "export the network again")
      return false
    }
    if case .list(let elements) = node.value {
      readMixed(elements)
      return true
    }
    guard
      var groups = ObjectReader(
        node, in: file, log: decoder.log, expecting: "an object with nodes and edges, or a list")
    else { return false }
    // Cytoscape leaves out a group in which there is nothing; another key would be the ties.
    let isBare = !groups.has("edges") && groups.members.allSatisfy { $0.key == "nodes" }
    guard let nodes = GraphJSON.list(["nodes"], &groups, of: "nodes") else { return false }
    let edges = isBare ? [] : GraphJSON.list(["edges"], &groups, of: "edges")
    guard let edges else { return false }
    for node in nodes { add(node, isEdge: false) }
    for node in edges { add(node, isEdge: true) }
    return true
  }

  /// A list of both: the group is told, or an edge is what has a source or a target.
  private mutating func readMixed(_ elements: [JSONNode]) {
    for element in elements {
      let data = element.member("data")?.node
      var isEdge = data?.member("source") != nil || data?.member("target") != nil
      if case .string(let group)? = element.member("group")?.node.value {
        isEdge = group == "edges"
      }
      add(element, isEdge: isEdge)
    }
  }

  private mutating func add(_ element: JSONNode, isEdge: Bool) {
    guard case .object(let members) = element.value,
      case .object(let data)? = element.member("data")?.node.value
    else {
      decoder.log.add(
        .error, in: file, at: element.offset, found: element.words,
        expected: "an element with \"data\"", remedy: "write {\"data\": {\"id\": \"a\"}}")
      return isEdge
        ? ties.addRefused(at: element.offset) : actors.addRefused(at: element.offset)
    }
    let place = isEdge ? nil : position(of: data, element.member("position")?.node)
    let further = members.filter { member in
      !["data", "group"].contains(member.key) && !(member.key == "position" && place != nil)
    }
    // Of one actor that stands twice the first place counts, whichever rule says what becomes of it.
    if let place, placed.insert(place.actor).inserted { positions.append(place) }
    var joined = GraphJSON.joined(data, further, prefix: "element.")
    if isOwn, isEdge { joined.removeAll { $0.key == "key" } }
    if isEdge {
      ties.add(joined, at: element.offset)
    } else {
      actors.add(joined, at: element.offset)
    }
  }

  /// The place of a node, where a drawing of ours can have it; else it stays an attribute.
  private func position(of data: [JSONNode.Member], _ node: JSONNode?) -> FixedPosition? {
    guard let id = data.first(where: { $0.key == "id" })?.node,
      let actor = ImportCell(value: id.value, offset: 0).text, let node,
      case .number(let x)? = node.member("x")?.node.value, let x = Double(x),
      case .number(let y)? = node.member("y")?.node.value, let y = Double(y),
      abs(x) <= FixedPosition.limit, abs(y) <= FixedPosition.limit
    else { return nil }
    return FixedPosition(actor: actor, x: x, y: y)
  }
}
