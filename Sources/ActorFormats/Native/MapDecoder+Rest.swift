// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

extension MapDecoder {
  /// Decodes everything but the actors and the ties.
  mutating func decodeRest(_ object: inout ObjectReader) {
    map.title = object.string("title")
    map.description = object.string("description")
    map.asOf = object.date("asOf")
    map.viewpoint = object.string("viewpoint")
    map.sides = each("sides", &object, "a side") { entry in
      entry.requiredString("id").map { id in
        Side(id: id, name: entry.string("name"), unknown: entry.rest(known: MapKeys.side))
      }
    }
    map.sources = each("sources", &object, "a source", Self.source)
    map.confidenceGrades = grades(&object)
    map.incompatible = incompatible(&object)
    map.norms = each("norms", &object, "a norm") { entry in
      entry.requiredString("id").map { id in
        Norm(id: id, name: entry.string("name"), unknown: entry.rest(known: MapKeys.norm))
      }
    }
    map.stances = each("stances", &object, "a stance", Self.stance)
    map.layout = layout(&object)
    map.unknown = object.rest(known: MapKeys.map)
  }

  /// Refuses what else is called like a list of actors or ties: written to a map file, it would
  /// stand beside that.
  func refuseLists(in object: ObjectReader) {
    for member in object.left
    where (MapKeys.actorLists + MapKeys.tieLists).contains(member.key) {
      object.log.add(
        .error, in: object.file, at: member.keyOffset,
        found: "\(Shown.quoted(member.key)) beside the lists of actors and ties",
        expected: "actors and ties in their own lists only", remedy: "rename or remove it")
    }
  }

  private func each<Part>(
    _ key: String, _ object: inout ObjectReader, _ noun: String,
    _ make: (inout ObjectReader) -> Part?
  ) -> [Part] {
    guard let node = object.take(key) else { return [] }
    guard case .list(let nodes) = node.value else {
      return object.refuse(node, key, "a list", "write [ … ]") ?? []
    }
    return entries(nodes, of: key, in: object.file, expecting: noun, make)
  }

  private static func source(_ entry: inout ObjectReader) -> Source? {
    guard let id = entry.requiredString("id") else { return nil }
    return Source(
      id: id, title: entry.string("title"), author: entry.string("author"),
      date: entry.string("date"), url: entry.string("url"), note: entry.string("note"),
      unknown: entry.rest(known: MapKeys.source))
  }

  private static func stance(_ entry: inout ObjectReader) -> Stance? {
    guard let actor = entry.requiredString("actor"), let norm = entry.requiredString("norm"),
      let position = entry.requiredString("stance")
    else { return nil }
    return Stance(
      actor: actor, norm: norm, position: StancePosition(rawValue: position),
      source: entry.string("source"), date: entry.date("date"),
      unknown: entry.rest(known: MapKeys.stance))
  }

  private func grades(_ object: inout ObjectReader) -> [ConfidenceGrade] {
    guard let node = object.take("confidenceGrades") else { return [] }
    guard case .object(let members) = node.value else {
      return object.refuse(node, "confidenceGrades", "an object", "write {\"A1\": 0.95}") ?? []
    }
    return members.compactMap { member in
      let value: Confidence? = object.quantity(member.node, "grade \(Shown.quoted(member.key))")
      return value.map { ConfidenceGrade(grade: member.key, confidence: $0) }
    }
  }

  private func incompatible(_ object: inout ObjectReader) -> [IncompatiblePair] {
    guard let node = object.take("incompatible") else { return [] }
    guard case .list(let nodes) = node.value else {
      return object.refuse(node, "incompatible", "a list of pairs", "write [[\"a\", \"b\"]]") ?? []
    }
    var pairs: [IncompatiblePair] = []
    var origins: [JSONNode] = []
    for pair in nodes {
      guard case .list(let ends) = pair.value, ends.count == 2,
        case .string(let first) = ends[0].value, case .string(let second) = ends[1].value
      else {
        let _: Bool? = object.refuse(
          pair, "incompatible", "two actor ids", "write [\"a\", \"b\"]")
        continue
      }
      pairs.append(IncompatiblePair(first, second))
      origins.append(pair)
    }
    log.note("incompatible", in: object.file, origins)
    return pairs
  }

  private func layout(_ object: inout ObjectReader) -> [FixedPosition] {
    guard let node = object.take("layout") else { return [] }
    guard case .object(let members) = node.value else {
      return object.refuse(node, "layout", "an object", "write {\"a\": [0, 0]}") ?? []
    }
    log.note("layout", in: object.file, [node])
    return members.compactMap { member in
      if case .list(let axes) = member.node.value, axes.count == 2,
        case .number(let x) = axes[0].value, case .number(let y) = axes[1].value,
        let x = Double(x), let y = Double(y)
      {
        return FixedPosition(actor: member.key, x: x, y: y)
      }
      return object.refuse(
        member.node, "layout of \(Shown.quoted(member.key))", "two numbers",
        "write [x, y] in points")
    }
  }
}
