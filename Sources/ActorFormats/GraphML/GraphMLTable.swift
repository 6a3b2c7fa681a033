// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// The actors or the ties of a GraphML file: what is said of one is put in while its element is
/// read, and becomes an actor or a tie when it ends.
///
/// Its columns are the attributes of the element itself, then the names of the keys. What no key
/// declares is kept beside them.
struct GraphMLTable {
  /// What a key's data are.
  enum Slot {
    case column(Int)
    /// JSON of an id that XML cannot hold, in a file of ours.
    case literal
    case foreign
  }

  static let actorColumns = ["id"]
  static let tieColumns = ["id", "from", "to", "directed"]
  /// The name of the key in files of ours whose data are JSON of an id.
  static let literal = "actormap:id"
  /// What graphics of an editor are taken for that show a name.
  static let label = "label"

  let isActors: Bool
  private let isOwn: Bool
  private let notes: GraphMLNotes
  private let options: ReadOptions
  private let keys: [GraphMLKey]
  private var slots: [Slot] = []
  private var standards: [(column: Int, cell: ImportCell)] = []
  private let labelColumn: Int?
  /// The attribute of nodes in a group that names it.
  private let parentName: String
  private var importer: RecordImporter
  private var maker: PlainRecordMaker
  /// Whether values depend on all ties, so that these can only be made at the end.
  private let waits: Bool
  private let hasShortWay: Bool

  // What is being read.
  private var cells: [ImportCell?]
  private var extras: [JSONNode.Member] = []
  private var offset = 0
  private var label: ImportCell?
  /// The id in the tag of the element.
  private var tagID: String?
  /// The keys of the data of the element before, by place: mostly they are the same again.
  private var guesses: [Int] = []
  private var dataCount = 0

  // What was read.
  private(set) var rows = 0
  private var waiting: [JSONNode] = []
  private var actors: [Actor] = []
  private var ties: [Relationship] = []
  private var origins: [JSONNode] = []
  /// The ids for which ids of tags stand that are only placeholders.
  private(set) var aliases: [String: String] = [:]
  private var toldForeign: Set<String> = []

  /// - Parameters:
  ///   - offset: the place of the graph, for what no key declares.
  ///   - hasShortWay: false in tests only, which compare the two ways.
  init(
    _ keys: [GraphMLKey], isActors: Bool, isOwn: Bool, of name: String, at offset: Int,
    _ notes: GraphMLNotes, _ options: ReadOptions, hasShortWay: Bool
  ) {
    self.isActors = isActors
    self.isOwn = isOwn
    self.notes = notes
    self.options = options
    self.keys = keys
    waits = options.thirdColumn == .count
    self.hasShortWay = hasShortWay
    let hasGraphics = keys.contains { $0.isGraphics && $0.isFor(isActors ? "node" : "edge") }
    let plan = Self.columns(
      of: keys, isActors: isActors, isOwn: isOwn, hasLabel: hasGraphics, at: offset)
    labelColumn = hasGraphics ? plan.places[Self.label] : nil
    parentName = plan.places["parent"] == nil ? "parent" : "parent group"
    slots = plan.slots
    importer = RecordImporter(
      plan.headers, of: "\(name)#\(isActors ? "node" : "edge")", in: notes.file,
      as: isActors ? .actors : .relationships, isOwn: isOwn,
      manner: isOwn ? CellManner() : .typed, options: options,
      log: notes.log)
    maker = PlainRecordMaker(importer.plan)
    cells = [ImportCell?](repeating: nil, count: plan.headers.count)
    for (key, slot) in zip(keys, plan.slots) {
      if case .column(let column) = slot, let cell = key.standard {
        standards.append((column, cell))
      }
    }
  }

  /// Makes room for as many elements as the file seems to have.
  mutating func reserve(_ count: Int) {
    if isActors { actors.reserveCapacity(count) } else { ties.reserveCapacity(count) }
    origins.reserveCapacity(count)
  }

  // MARK: - One element

  /// Begins the element at `offset`.
  mutating func begin(at offset: Int) {
    self.offset = offset
    for place in cells.indices { cells[place] = nil }
    if !extras.isEmpty { extras = [] }
    label = nil
    tagID = nil
    dataCount = 0
  }

  /// Sets what an attribute of the element itself says.
  mutating func set(_ column: Int, _ value: JSONNode.Value) {
    if column == 0, case .string(let id) = value { tagID = id }
    cells[column] = ImportCell(value: value, offset: offset)
  }

  /// Says what holds where no data of the element say otherwise.
  mutating func setDefault(_ column: Int, _ value: JSONNode.Value) {
    var cell = ImportCell(value: value, offset: offset)
    cell.isDefault = true
    cells[column] = cell
  }

  /// Lets the tie go the other way.
  mutating func swapEnds() {
    cells.swapAt(1, 2)
    let ports = ["sourceport": "targetport", "targetport": "sourceport"]
    extras = extras.map { extra in
      JSONNode.Member(
        key: ports[extra.key] ?? extra.key, keyOffset: extra.keyOffset, node: extra.node)
    }
  }

  /// Whether nothing stands in a column.
  func isEmpty(_ column: Int) -> Bool { cells[column]?.isEmpty ?? true }

  /// What stands in a column of the element itself.
  func text(_ column: Int) -> String? { cells[column]?.text }

  /// The key that the next data refer to, if it is the one that stood there in the element before.
  func guess(_ id: UnsafePointer<CChar>) -> Int? {
    guard dataCount < guesses.count else { return nil }
    let guess = guesses[dataCount]
    return GraphMLTable.isSame(keys[guess].id, id) ? guess : nil
  }

  private static func isSame(_ id: [CChar], _ other: UnsafePointer<CChar>) -> Bool {
    for place in id.indices {
      if id[place] != other[place] { return false }
      if id[place] == 0 { return true }
    }
    return false
  }

  /// Puts the value of data in.
  mutating func put(_ value: JSONNode.Value, key: Int, at place: Int) {
    if dataCount < guesses.count { guesses[dataCount] = key } else { guesses.append(key) }
    dataCount += 1
    switch slots[key] {
    case .column(let column):
      if !isActors, column == 0, isIgraphs(keys[key], "e_id") {
        putEdgeID(value, at: place)
      } else if cells[column] == nil {
        cells[column] = ImportCell(value: value, offset: place)
      } else {
        putAgain(value, column, keys[key], at: place)
      }
    case .literal: putLiteral(value, at: place)
    case .foreign:
      tellForeign(keys[key].name, at: place, "which is declared for \(keys[key].domain)")
      keep(keys[key].name, value, at: place)
    }
  }

  /// A name that graphics show is taken where nothing else gives one.
  mutating func putLabel(_ text: String, at place: Int) {
    if label == nil { label = ImportCell(text: text, offset: place) }
  }

  private mutating func putAgain(
    _ value: JSONNode.Value, _ column: Int, _ key: GraphMLKey, at place: Int
  ) {
    let isOfElement = column < (isActors ? Self.actorColumns : Self.tieColumns).count
    guard isOfElement else {
      return notes.error(
        place, found: "data \(Shown.quoted(key.name)) a second time", expected: "each key once",
        remedy: "remove one of the two")
    }
    if isActors, case .string(let id) = value, isPlaceholder(key), !id.isEmpty {
      // JSON of the id may stand there already.
      if cells[column]?.text == tagID { name(id) }
    } else {
      // An attribute that happens to be called like what every element has.
      addExtra(key.name, value, at: place)
    }
  }

  /// igraph numbers the nodes that it writes, n0, n1, …, and puts the ids that it read into data.
  private func isPlaceholder(_ key: GraphMLKey) -> Bool {
    isIgraphs(key, "v_id") && tagID == "n\(rows)"
  }

  /// Whether a key has the id that igraph gives its keys.
  private func isIgraphs(_ key: GraphMLKey, _ id: String) -> Bool {
    key.id == Array(id.utf8CString)
  }

  /// igraph 1.0 reads the ids of nodes as those of edges: they name no tie. Files of ours have the
  /// ids of ties in data of their own.
  private mutating func putEdgeID(_ value: JSONNode.Value, at place: Int) {
    if !isOwn { addExtra("id", value, at: place) }
  }

  /// Gives the element another id than the one of its tag.
  private mutating func name(_ id: String) {
    if isActors, let tagID { aliases[tagID] = id }
    cells[0] = ImportCell(text: id, offset: offset)
  }

  private mutating func putLiteral(_ value: JSONNode.Value, at place: Int) {
    // igraph gives an empty text to all that have none.
    if case .string("") = value { return }
    if case .string(let json) = value,
      let document = try? JSONReader.read(FileBytes(name: "", bytes: Array(json.utf8))),
      case .string(let text) = document.root.value
    {
      name(text)
    } else {
      notes.error(
        place, found: "no JSON text", expected: "a text in quotation marks, as JSON has it",
        remedy: "correct it")
    }
  }

  // MARK: - What has no column

  /// Keeps, refuses or leaves out what GraphML does not provide for, as `--on-unknown` says.
  mutating func keep(_ name: String, _ value: JSONNode.Value, at place: Int) {
    switch options.rules.onUnknown {
    case .keep: addExtra(name, value, at: place)
    case .drop: notes.log.drop(name)
    case .refuse:
      notes.error(
        place, found: "unknown \(Shown.quoted(name))",
        expected: "what ActorMap knows (--on-unknown refuse)",
        remedy: "remove it, or keep it as an attribute: --on-unknown keep")
    }
  }

  /// Adds an attribute beside those of the columns.
  mutating func addExtra(_ name: String, _ value: JSONNode.Value, at place: Int) {
    extras.append(
      JSONNode.Member(key: name, keyOffset: place, node: JSONNode(value: value, offset: place)))
  }

  /// Adds the name of the group in which a node is.
  mutating func addParent(_ id: String, at place: Int) {
    addExtra(parentName, .string(id), at: place)
  }

  /// Keeps data of which nobody has said what they are.
  mutating func putUndeclared(_ name: String, _ value: JSONNode.Value, at place: Int) {
    tellForeign(name, at: place, "which no key declares")
    keep(name, value, at: place)
  }

  /// Keeps a port as it is written; a node may have several.
  mutating func keepPort(_ xml: String, at place: Int) {
    let node = JSONNode(value: .string(xml), offset: place)
    if let last = extras.last, last.key == "port", case .list(let ports) = last.node.value {
      extras[extras.count - 1] = JSONNode.Member(
        key: "port", keyOffset: last.keyOffset,
        node: JSONNode(value: .list(ports + [node]), offset: last.node.offset))
    } else {
      keep("port", .list([node]), at: place)
    }
  }

  /// Says once that data do not belong where they stand.
  mutating func tellForeign(_ name: String, at place: Int, _ why: String) {
    guard options.rules.onUnknown == .keep, toldForeign.insert(name).inserted else { return }
    notes.warning(
      place, found: "data \(Shown.quoted(name)), \(why)",
      expected: "a key for=\"\(isActors ? "node" : "edge")\"",
      remedy: "declare it; it is kept as an attribute")
  }

  /// The node with what has no column among its attributes.
  private func withExtras(_ node: JSONNode) -> JSONNode {
    guard !extras.isEmpty, case .object(var members) = node.value else { return node }
    let place = members.firstIndex { $0.key == "attributes" }
    var attributes: [JSONNode.Member] = []
    if let place, case .object(let own) = members[place].node.value { attributes = own }
    for extra in extras {
      if attributes.contains(where: { $0.key == extra.key }) {
        notes.error(
          extra.keyOffset, found: "attribute \(Shown.quoted(extra.key)) a second time",
          expected: "each name once", remedy: "rename or remove one of the two")
      }
      attributes.append(extra)
    }
    let all = JSONNode.Member(
      key: "attributes", keyOffset: offset,
      node: JSONNode(value: .object(attributes), offset: offset))
    if let place { members[place] = all } else { members.append(all) }
    return JSONNode(value: .object(members), offset: node.offset)
  }

  // MARK: - The end of an element

  /// Makes an actor or a tie of what was put in.
  mutating func end() {
    for (column, cell) in standards where cells[column] == nil { cells[column] = cell }
    if let label, let labelColumn, cells[labelColumn] == nil { cells[labelColumn] = label }
    rows += 1
    if extras.isEmpty, !waits, hasShortWay, makePlain() { return }
    guard let node = importer.object(cells, at: offset).map(withExtras) else { return lose() }
    if waits { waiting.append(node) } else { decode(node) }
  }

  /// Counts an element that lacks what it needs; the problem has been told.
  mutating func refuse() {
    rows += 1
    lose()
  }

  private func lose() { notes.log.noteOther(than: list, at: offset) }

  private var list: String { isActors ? "actors" : "relationships" }

  private mutating func makePlain() -> Bool {
    let isMade = isActors ? maker.add(cells, to: &actors) : maker.add(cells, to: &ties)
    guard isMade else { return false }
    // All that the model may find wrong with it are ids, which stand in the tag.
    origins.append(JSONNode(value: .null, offset: offset))
    return true
  }

  private mutating func decode(_ node: JSONNode) {
    guard
      var object = ObjectReader(node, in: notes.file, log: notes.log, expecting: "an element")
    else { return notes.log.noteOther(than: list, at: node.offset) }
    if isActors {
      guard let actor = MapDecoder.actor(&object) else {
        return notes.log.noteOther(than: list, at: node.offset)
      }
      actors.append(actor)
    } else {
      guard let tie = MapDecoder.relationship(&object) else {
        return notes.log.noteOther(than: list, at: node.offset)
      }
      ties.append(tie)
    }
    origins.append(node)
  }

  /// Hands everything to the decoder.
  mutating func finish(into decoder: inout MapDecoder) {
    importer.finish(&waiting)
    for node in waiting { decode(node) }
    waiting = []
    decoder.note(importer)
    notes.log.note(list, in: notes.file, origins)
    if isActors {
      decoder.map.actors = actors
      actors = []
      decoder.report.actors.read += rows
    } else {
      decoder.map.relationships = GraphMLTieKeys.settled(ties, origins, notes)
      decoder.report.ties.read += rows
    }
  }
}
