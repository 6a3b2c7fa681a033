// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Makes a map out of JSON values, noting every problem with its place.
struct MapDecoder {
  let log = DecodingLog()
  var map = ActorMap()

  /// Decodes the whole of a native or foreign JSON map.
  mutating func decode(_ root: JSONNode, in file: FileBytes) {
    guard
      var object = ObjectReader(
        root, path: [], file: file, log: log, expecting: "an actor map, which is an object")
    else { return }
    checkVersion(&object)
    let actors = list(MapKeys.actorLists, &object, "actors")
    let ties = list(MapKeys.tieLists, &object, "relationships")
    decodeRest(&object)
    if let actors { decodeActors(actors, in: file) }
    if let ties { decodeRelationships(ties, in: file) }
  }

  private func checkVersion(_ object: inout ObjectReader) {
    guard object.has(MapKeys.version) else {
      log.add(
        object.file.problem(
          at: object.file.start, warning: true, found: "no \"actormap\" key",
          expected: "\"actormap\": 1 at the top", remedy: "add it, so that tools know the format"))
      return
    }
    guard let node = object.take(MapKeys.version) else { return }
    if case .number("1") = node.value { return }
    let _: Bool? = object.refuse(
      node, MapKeys.version, "version 1", "read it with a newer ActorMap, or write 1")
  }

  /// The list under whichever of `keys` the object has; exactly one must be there.
  private func list(
    _ keys: [String], _ object: inout ObjectReader, _ noun: String
  ) -> [JSONNode]? {
    let present = keys.filter(object.has)
    guard let key = present.first, present.count == 1 else {
      let choice = keys.map { "\"\($0)\"" }.joined(separator: " or ")
      log.add(
        object.file.problem(
          at: object.file.start,
          found: present.isEmpty ? "no list of \(noun)" : present.joined(separator: " and "),
          expected: "one list under \(choice)",
          remedy: present.isEmpty ? "add it, be it empty: \"\(noun)\": []" : "merge the lists"))
      return nil
    }
    guard let node = object.take(key) else { return nil }
    if case .list(let nodes) = node.value { return nodes }
    return object.refuse(node, key, "a list", "write [ … ]")
  }

  // MARK: - Actors and ties

  mutating func decodeActors(_ nodes: [JSONNode], in file: FileBytes) {
    for (index, node) in nodes.enumerated() {
      guard
        var object = ObjectReader(
          node, path: ["actors", String(index)], file: file, log: log, expecting: "an actor")
      else { continue }
      guard let id = object.requiredString("id") else { continue }
      var actor = Actor(id: id, name: object.string("name"), kind: object.word("kind"))
      actor.roles = object.strings("role").map(Role.init(rawValue:))
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
      map.actors.append(actor)
    }
  }

  private func track(_ object: inout ObjectReader) -> Track? {
    guard let node = object.take("track") else { return nil }
    switch node.value {
    case .number(let text), .string(let text):
      if let track = Track(rawValue: text) { return track }
      if let number = Double(text), let track = Track.allCases.first(where: {
        Double($0.rawValue) == number
      }) {
        return track
      }
    default: break
    }
    return object.refuse(node, "track", "1, 1.5, 2 or 3", "correct the track")
  }

  mutating func decodeRelationships(_ nodes: [JSONNode], in file: FileBytes) {
    for (index, node) in nodes.enumerated() {
      guard
        var object = ObjectReader(
          node, path: ["relationships", String(index)], file: file, log: log,
          expecting: "a relationship")
      else { continue }
      let id = object.string("id")
      let from = end("from", "source", &object)
      let to = end("to", "target", &object)
      guard let from, let to else { continue }
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
      map.relationships.append(tie)
    }
  }

  private func end(_ key: String, _ foreign: String, _ object: inout ObjectReader) -> String? {
    object.requiredString(object.has(key) || !object.has(foreign) ? key : foreign)
  }

  private func confidence(_ object: inout ObjectReader) -> RecordedConfidence? {
    guard let node = object.take("confidence") else { return nil }
    if case .string(let grade) = node.value { return .grade(grade) }
    let number: Confidence? = object.quantity(node, "confidence")
    return number.map(RecordedConfidence.probability)
  }
}
