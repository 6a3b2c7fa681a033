// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Makes a map out of JSON values, noting every problem with its place.
struct MapDecoder {
  let log = DecodingLog()
  let options: ReadOptions
  var map = ActorMap()
  /// What became of what was read.
  var report = ImportReport()
  /// Whether the file lists its actors; else they are those that ties name.
  var listsActors = true
  /// What the columns of tables were taken for, and the file of each in the log.
  var plans: [(plan: FieldPlan, file: Int)] = []
  /// Whether the ties were read as a plain list, whose third column needs no name.
  var isPlain = false
  /// Which of such ties a rule refuses.
  var refusedPlain: Set<Int> = []
  /// Whether sides may be told by actors alone, as in tables of other makers.
  var findsSides = false

  init(_ options: ReadOptions = ReadOptions()) {
    self.options = options
    log.unknownRule = options.rules.onUnknown
  }

  /// Decodes the whole of a native JSON map; its actors and ties as they are read.
  mutating func decode(_ bytes: FileBytes) throws(FormatError) {
    let file = log.open(bytes)
    let entries = MapEntries(in: file, log: log)
    let document = try JSONReader.read(
      bytes, control: options.control, handing: entries.streamed)
    log.add(document.repeatedKeys, in: file)
    guard
      var object = ObjectReader(
        document.root, in: file, log: log, expecting: "an actor map, which is an object")
    else { return }
    checkVersion(&object)
    let hasActors = takeList(MapKeys.actorLists, &object)
    let hasTies = takeList(MapKeys.tieLists, &object)
    decodeRest(&object)
    // Without one of the lists everything else would seem to be dangling.
    guard hasActors, hasTies else { return }
    report.actors.read += entries.actors.read
    report.ties.read += entries.ties.read
    map.actors = entries.actors.parts
    map.relationships = entries.ties.parts
    log.note("actors", in: file, at: entries.actors.offsets)
    log.note("relationships", in: file, at: entries.ties.offsets)
  }

  func checkVersion(_ object: inout ObjectReader) {
    guard object.has(MapKeys.version) else { return checkForeign(object) }
    let node = object.take(MapKeys.version)
    if case .number(let text)? = node?.value, Double(text) == 1 { return }
    guard let node else { return checkForeign(object) }
    let _: Bool? = object.refuse(
      node, MapKeys.version, "version 1", "read it with a newer ActorMap, or write 1")
  }

  /// Other tools' JSON has no version, and may say for all ties at once what we say for each.
  private func checkForeign(_ object: ObjectReader) {
    log.add(
      .warning, in: object.file, at: object.offset, found: "no \"\(MapKeys.version)\" key",
      expected: "\"\(MapKeys.version)\": 1 at the top",
      remedy: "add it, so that tools know the format")
    for member in object.members where member.key == "directed" {
      guard case .boolean(false) = member.node.value else { continue }
      log.add(
        .warning, in: object.file, at: member.keyOffset,
        found: "\"directed\": false for the whole map", expected: "it on every relationship",
        remedy: "add it to each, or use --undirected; now the relationships count as directed")
    }
  }

  /// Whether the object has a list under exactly one of `keys`; what is wrong is told.
  private func takeList(_ keys: [String], _ object: inout ObjectReader) -> Bool {
    let present = keys.filter(object.has)
    guard let key = present.first, present.count == 1 else {
      let quoted = { (keys: [String], word: String) in
        keys.map { "\"\($0)\"" }.joined(separator: word)
      }
      log.add(
        .error, in: object.file, at: object.offset,
        found: present.isEmpty ? "no list of \(keys[0])" : quoted(present, " and "),
        expected: "one list under \(quoted(keys, " or "))",
        remedy: present.isEmpty ? "add it, be it empty: \"\(keys[0])\": []" : "merge the lists")
      return false
    }
    guard let node = object.members.first(where: { $0.key == key })?.node else { return false }
    if case .list = node.value {
      _ = object.take(key)
      return true
    }
    return object.refuse(node, key, "a list", "write [ … ]") ?? false
  }

  // MARK: - Actors and ties

  /// - Parameter rows: how many entries there were, if some could not become a node.
  mutating func decodeActors(_ nodes: [JSONNode], in file: Int, rows: Int? = nil) {
    report.actors.read += rows ?? nodes.count
    map.actors = entries(nodes, of: "actors", in: file, expecting: "an actor", Self.actor)
  }

  /// - Parameter rows: how many entries there were, if some could not become a node.
  mutating func decodeRelationships(_ nodes: [JSONNode], in file: Int, rows: Int? = nil) {
    report.ties.read += rows ?? nodes.count
    map.relationships = entries(
      nodes, of: "relationships", in: file, expecting: "a relationship", Self.relationship)
  }

  /// The parts made of `nodes`; the log learns which node became which part.
  func entries<Part>(
    _ nodes: [JSONNode], of list: String, in file: Int, expecting noun: String,
    _ make: (inout ObjectReader) -> Part?
  ) -> [Part] {
    var parts: [Part] = []
    var origins: [JSONNode] = []
    parts.reserveCapacity(nodes.count)
    origins.reserveCapacity(nodes.count)
    for node in nodes {
      guard var object = ObjectReader(node, in: file, log: log, expecting: noun),
        let part = make(&object)
      else {
        log.noteOther(than: list, at: node.offset)
        continue
      }
      parts.append(part)
      origins.append(node)
    }
    log.note(list, in: file, origins)
    return parts
  }

  static func actor(_ object: inout ObjectReader) -> Actor? {
    guard let id = object.requiredString("id") else { return nil }
    var actor = Actor(id: id, name: object.string("name"), kind: object.word("kind"))
    actor.roles = object.words("role")
    actor.side = object.string("side")
    actor.track = track(&object)
    actor.insider = object.boolean("insider")
    actor.veto = object.boolean("veto")
    actor.us = object.boolean("us")
    actor.shadow = object.boolean("shadow")
    actor.mandate = object.boolean("mandate")
    actor.locality = object.string("locality")
    actor.populationShare = object.quantity("populationShare")
    actor.visibility = object.quantity("visibility")
    actor.power = object.quantity("power")
    actor.sources = object.strings("sources")
    actor.note = object.string("note")
    actor.attributes = object.attributes("attributes")
    actor.unknown = object.rest(known: MapKeys.actor)
    return actor
  }

  private static func track(_ object: inout ObjectReader) -> Track? {
    guard let node = object.take("track") else { return nil }
    switch node.value {
    case .number(let text), .string(let text):
      if let track = Track(rawValue: text) { return track }
      if case .number = node.value, let number = Double(text),
        let track = Track.allCases.first(where: { Double($0.rawValue) == number })
      {
        return track
      }
    default: break
    }
    return object.refuse(node, "track", "1, 1.5, 2 or 3", "correct the track, or leave it out")
  }

  static func relationship(_ object: inout ObjectReader) -> Relationship? {
    let id = object.string("id")
    let from = end("from", &object)
    let to = end("to", &object)
    guard let from, let to else { return nil }
    var tie = Relationship(id: id, from: from, to: to, kind: object.word("kind"))
    tie.trust = object.quantity("trust")
    tie.strength = object.quantity("strength")
    tie.confidence = confidence(&object)
    tie.directed = object.boolean("directed") ?? true
    tie.status = object.word("status")
    tie.layers = object.strings("layers")
    tie.start = object.date("start")
    tie.end = object.date("end")
    tie.sources = object.strings("sources")
    tie.note = object.string("note")
    tie.attributes = object.attributes("attributes")
    tie.unknown = object.rest(known: MapKeys.relationship)
    return tie
  }

  private static func end(_ key: String, _ object: inout ObjectReader) -> String? {
    if !object.has(key), let foreign = MapKeys.foreign[key], object.has(foreign) {
      return object.requiredString(foreign)
    }
    return object.requiredString(key)
  }

  private static func confidence(_ object: inout ObjectReader) -> RecordedConfidence? {
    guard let node = object.take("confidence") else { return nil }
    if case .string(let grade) = node.value, node.withDecimalPoint == nil { return .grade(grade) }
    let number: Confidence? = object.quantity(node, "confidence")
    return number.map(RecordedConfidence.probability)
  }
}
