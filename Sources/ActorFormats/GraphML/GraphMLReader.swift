// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

/// Takes in the elements of a GraphML document: keys first, then one graph with nodes and edges,
/// in whatever order those stand.
///
/// Problems go to the log, so that all of them are told at once; nothing but malformed XML ends
/// the reading.
///
/// Its parts are values, so that one check of access is enough for each tag.
struct GraphMLReader {
  /// Where in the document an element stands.
  enum Context {
    case document
    case root
    case key
    case graph
    case node
    /// A node with a graph of its own, which was taken when that began.
    case group
    case edge
    /// Data, a default or a description, whose text is being collected.
    case value
    /// An element inside of those, kept as it is written.
    case element
    /// Such an element whose text is a name.
    case name
    /// What has been told and is left out.
    case ignored
  }

  /// What the collected text is.
  enum Target {
    case data(Int)
    case undeclared(String)
    case standard(Int)
    case description
    case port
  }

  let text: FileBytes
  let notes: GraphMLNotes
  let options: ReadOptions
  private let hasShortWay: Bool
  var keys = GraphMLKeys()
  var rest: GraphMLRest
  var actors: GraphMLTable?
  var ties: GraphMLTable?
  var graphOffset = 0

  var context = Context.document
  var outer: [Context] = []
  /// The ids of the groups around, and what edges are that do not say it, by graph.
  var groups: [String] = []
  private var defaults: [Bool?] = []
  var target = Target.description
  var key: Int?
  var buffer: [UInt8] = []
  var name: [UInt8] = []
  var valueOffset = 0
  var hasElements = false
  /// Numbers that are none, by key: how many, and where the first one is.
  var notFinite: [Int: (count: Int, offset: Int, text: String)] = [:]
  /// The byte after the last tag: between tags there is no text but in values.
  private var tagEnd = 0
  private var hasToldDirection = false
  var arrows = GraphMLArrows()
  private var edgeOffset = 0

  init(
    _ text: FileBytes, _ notes: GraphMLNotes, _ options: ReadOptions, hasShortWay: Bool = true
  ) {
    self.hasShortWay = hasShortWay
    self.text = text
    self.notes = notes
    self.options = options
    rest = GraphMLRest(notes, options)
  }

  // MARK: - Elements

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) throws(XMLStop)
  {
    if isStructure, hasText(before: offset) { refuseText(from: tagEnd, to: offset) }
    tagEnd = attributes.tagEnd
    outer.append(context)
    switch context {
    case .node, .group, .edge: startInside(name, attributes, at: offset)
    case .graph: startInGraph(name, attributes, at: offset)
    case .value, .element, .name: startElement(name, attributes)
    case .root: startInRoot(name, attributes, at: offset)
    case .key:
      if name.is("default"), let key {
        startValue(.standard(key), at: offset)
      } else {
        startOther(name, at: offset)
      }
    case .document: try startRoot(name, at: offset)
    case .ignored: break
    }
  }

  mutating func end(_ name: XMLName, at offset: Int) {
    let inside = context
    if isStructure, hasText(before: offset) { refuseText(from: tagEnd, to: offset) }
    tagEnd = endOfClosingTag(at: offset)
    context = outer.popLast() ?? .document
    switch inside {
    case .value: endValue(at: offset)
    case .name: endName()
    case .node: actors?.end()
    case .edge: endEdge()
    case .group: groups.removeLast()
    case .graph: defaults.removeLast()
    case .document, .root, .key, .element, .ignored: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch context {
    case .value: buffer.append(contentsOf: bytes)
    case .name: name.append(contentsOf: bytes)
    default: break
    }
  }

  /// Whether text has a meaning here.
  var wantsText: Bool { context == .value || context == .name }

  /// Whether there may be elements here and nothing else.
  private var isStructure: Bool {
    switch context {
    case .root, .key, .graph, .node, .group, .edge: true
    case .document, .value, .element, .name, .ignored: false
    }
  }

  /// Whether anything but white space stands between the last tag and this one.
  private func hasText(before offset: Int) -> Bool {
    var place = tagEnd
    while place < offset, place < text.bytes.count {
      if !GraphMLValue.isSpace(text.bytes[place]) { return true }
      place += 1
    }
    return false
  }

  /// expat tells the end of an element without a closing tag after its only tag.
  private func endOfClosingTag(at offset: Int) -> Int {
    guard offset + 1 < text.bytes.count, text.bytes[offset] == UInt8(ascii: "<"),
      text.bytes[offset + 1] == UInt8(ascii: "/")
    else { return offset }
    var place = offset + 2
    while place < text.bytes.count, text.bytes[place] != UInt8(ascii: ">") { place += 1 }
    return place + 1
  }

  func namesDTD(_ address: String, at offset: Int) {
    notes.warning(
      offset, found: "a DOCTYPE that names \(Shown.quoted(address))",
      expected: "a document that is complete",
      remedy: "remove the DOCTYPE; nothing outside of the file is opened")
  }

  // MARK: - The document and the graph

  private mutating func startRoot(_ name: XMLName, at offset: Int) throws(XMLStop) {
    guard name.is("graphml") else {
      throw XMLStop(
        offset: offset, found: "a document of element \(Shown.quoted(name.text))",
        expected: "GraphML, of element graphml",
        remedy: "save the graph as GraphML, or name another file")
    }
    context = .root
  }

  private mutating func startInRoot(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
    if name.is("key") {
      key = keys.declare(attributes, at: offset, notes)
      context = key == nil ? .ignored : .key
      if actors != nil, key != nil { refuseLateKey(at: offset) }
    } else if name.is("graph") {
      guard actors == nil else { return refuseSecondGraph(at: offset) }
      startGraph(attributes, at: offset)
    } else if name.is("data") {
      startData(attributes, at: offset)
    } else if name.is("desc") {
      startValue(.description, at: offset)
    } else {
      startOther(name, at: offset)
    }
  }

  private mutating func startGraph(_ attributes: XMLAttributes, at offset: Int) {
    context = .graph
    if actors == nil {
      graphOffset = offset
      rest.isOwn = keys.isOwn
      (actors, ties) = (table(isActors: true), table(isActors: false))
      for entry in attributes where !entry.name.is("edgedefault") && !isHint(entry.name) {
        // Tools that have no name for a graph call it G.
        if entry.name.is("id"), ["G", ""].contains(entry.text) { continue }
        rest.add(entry.name.text, .string(entry.text), at: offset)
      }
    }
    switch attributes["edgedefault"] {
    case "directed": defaults.append(true)
    case "undirected": defaults.append(false)
    case nil: defaults.append(nil)
    case let other?:
      defaults.append(nil)
      notes.error(
        offset, found: "edgedefault \(Shown.quoted(other))", expected: "directed or undirected",
        remedy: "say which of the two edges are that do not say it themselves")
    }
  }

  private func table(isActors: Bool) -> GraphMLTable {
    var table = GraphMLTable(
      keys.list, isActors: isActors, isOwn: keys.isOwn, of: text.name, at: graphOffset, notes,
      options, hasShortWay: hasShortWay)
    table.reserve(likelyCount(of: isActors ? "<node" : "<edge"))
    return table
  }

  /// About how often a tag stands in the file, found out from a hundredth of a large one: arrays
  /// that need not grow are not copied.
  private func likelyCount(of tag: String) -> Int {
    let (tag, bytes) = (Array(tag.utf8), text.bytes)
    let step = max(1, bytes.count / (1 << 19))
    let window = 1 << 10
    var found = 0
    for start in stride(from: 0, to: bytes.count, by: window * step) {
      for place in start..<max(start, min(start + window, bytes.count - tag.count))
      where bytes[place] == tag[0] && bytes[place + 1] == tag[1] {
        if bytes[place..<(place + tag.count)].elementsEqual(tag) { found += 1 }
      }
    }
    return found * step + (step > 1 ? found * step / 32 : 0)
  }

  private mutating func startInGraph(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
    if name.is("edge") {
      startEdge(attributes, at: offset)
    } else if name.is("node") {
      startNode(attributes, at: offset)
    } else if name.is("data") {
      startData(attributes, at: offset)
    } else if name.is("desc") {
      startValue(.description, at: offset)
    } else {
      startOther(name, at: offset)
    }
  }

  // MARK: - Nodes and edges

  private mutating func startNode(_ attributes: XMLAttributes, at offset: Int) {
    context = .node
    actors?.begin(at: offset)
    for entry in attributes {
      if entry.name.is("id") {
        actors?.set(0, .string(entry.text))
      } else if !isHint(entry.name) {
        actors?.keep(entry.name.text, .string(entry.text), at: offset)
      }
    }
    if let parent = groups.last { actors?.addParent(parent, at: offset) }
    guard actors?.isEmpty(0) ?? true else { return }
    notes.error(
      offset, found: "a node without id", expected: "an id to which edges refer",
      remedy: "add id")
    actors?.refuse()
    context = .ignored
  }

  private mutating func startEdge(_ attributes: XMLAttributes, at offset: Int) {
    context = .edge
    ties?.begin(at: offset)
    arrows.begin()
    edgeOffset = offset
    for entry in attributes {
      if entry.name.is("source") {
        let id = end(entry.text)
        ties?.set(1, .string(id))
      } else if entry.name.is("target") {
        let id = end(entry.text)
        ties?.set(2, .string(id))
      } else if entry.name.is("id") {
        if entry.value.pointee != 0 { ties?.set(0, .string(entry.text)) }
      } else if entry.name.is("directed") {
        setDirected(entry.text, at: offset)
      } else if !isHint(entry.name) {
        ties?.keep(entry.name.text, .string(entry.text), at: offset)
      }
    }
    let (lacksSource, lacksTarget) = (ties?.isEmpty(1) ?? true, ties?.isEmpty(2) ?? true)
    guard lacksSource || lacksTarget else { return }
    notes.error(
      offset, found: "an edge without \(lacksSource ? "source" : "target")",
      expected: "source and target, the ids of two nodes", remedy: "add it")
    ties?.refuse()
    context = .ignored
  }

  /// An edge that does not say whether it has a direction is what its graph says.
  private mutating func endEdge() {
    if defaults.last != false { arrows.settle(&ties, at: edgeOffset) }
    if ties?.isEmpty(3) ?? true {
      switch defaults.last ?? nil {
      case true?: break
      case false?: ties?.setDefault(3, .boolean(false))
      case nil: refuseUnknownDirection()
      }
    }
    ties?.end()
  }

  private mutating func refuseUnknownDirection() {
    guard !hasToldDirection, !options.undirected else { return }
    hasToldDirection = true
    notes.error(
      graphOffset, found: "a graph that does not say whether its edges have directions",
      expected: "edgedefault=\"directed\" or \"undirected\"",
      remedy: "add it, or read all of them both ways: --undirected")
  }

  private func end(_ id: String) -> String { actors?.aliases[id] ?? id }

  private mutating func setDirected(_ word: String, at offset: Int) {
    switch word {
    case "true", "1": ties?.set(3, .boolean(true))
    case "false", "0": ties?.set(3, .boolean(false))
    default:
      notes.error(
        offset, found: "directed \(Shown.quoted(word))", expected: "true or false",
        remedy: "correct it")
    }
  }

  /// Hints how much memory a reader may need, and what belongs to XML itself.
  private func isHint(_ name: XMLName) -> Bool {
    name.begins(with: "parse.") || name.begins(with: "xml")
  }

  private mutating func startInside(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) {
    if context == .group {
      guard name.is("graph") else { return refuseAfterGraph(name, at: offset) }
      return startGraph(attributes, at: offset)
    }
    if name.is("data") {
      startData(attributes, at: offset)
    } else if name.is("desc") {
      startValue(.description, at: offset)
    } else if name.is("port") {
      startValue(.port, at: offset)
    } else if name.is("graph"), context == .node {
      // The group itself comes before the nodes in it.
      groups.append(actors?.text(0) ?? "")
      actors?.end()
      outer[outer.count - 1] = .group
      startGraph(attributes, at: offset)
    } else {
      startOther(name, at: offset)
    }
  }
}

/// Gives a reader what expat finds.
final class GraphMLHandler: XMLHandler {
  // One thread, and no call during a call: see `XMLSession`.
  @exclusivity(unchecked) private(set) var reader: GraphMLReader

  init(_ reader: GraphMLReader) { self.reader = reader }

  func start(_ name: XMLName, _ attributes: XMLAttributes, at offset: Int) throws(XMLStop) {
    try reader.start(name, attributes, at: offset)
  }

  func end(_ name: XMLName, at offset: Int) throws(XMLStop) { reader.end(name, at: offset) }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) { reader.text(bytes) }

  var wantsText: Bool { reader.wantsText }

  var textElements: [StaticString]? { ["data", "default", "desc", "port"] }

  func namesDTD(_ address: String, at offset: Int) { reader.namesDTD(address, at: offset) }

  /// Hands what was read to the decoder.
  func finish(into decoder: inout MapDecoder) { reader.finish(into: &decoder) }
}
