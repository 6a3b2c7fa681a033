// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Makes JSON values out of a map: known keys in their order, then the unknown ones.
enum MapEncoder {
  static func actor(_ actor: Actor) -> AttributeList {
    object(
      [
        ("id", .string(actor.id)), ("name", name(actor.name, actor.id)),
        ("kind", text(actor.kind?.rawValue)), ("role", roles(actor.roles)),
        ("side", text(actor.side)),
        ("track", actor.track.map { .number($0.rawValue) }), ("insider", boolean(actor.insider)),
        ("veto", boolean(actor.veto)), ("us", boolean(actor.us)), ("shadow", boolean(actor.shadow)),
        ("mandate", boolean(actor.mandate)), ("locality", text(actor.locality)),
        ("populationShare", number(actor.populationShare?.value)),
        ("visibility", number(actor.visibility?.value)), ("power", number(actor.power?.value)),
        ("sources", list(actor.sources)), ("note", text(actor.note)),
        ("attributes", attributes(actor.attributes)),
      ], then: actor.unknown)
  }

  static func relationship(_ tie: Relationship) -> AttributeList {
    object(
      [
        ("id", text(tie.id)), ("from", .string(tie.from)), ("to", .string(tie.to)),
        ("kind", text(tie.kind?.rawValue)), ("trust", number(tie.trust?.value)),
        ("strength", number(tie.strength?.value)), ("confidence", confidence(tie.confidence)),
        ("directed", tie.directed ? nil : .boolean(false)),
        ("status", text(tie.status?.rawValue)), ("layers", list(tie.layers)),
        ("start", text(tie.start?.description)), ("end", text(tie.end?.description)),
        ("sources", list(tie.sources)), ("note", text(tie.note)),
        ("attributes", attributes(tie.attributes)),
      ], then: tie.unknown)
  }

  /// What comes before the actors and the ties.
  static func head(_ map: ActorMap) -> AttributeList {
    object(
      [
        (MapKeys.version, .number("1")), ("title", text(map.title)),
        ("description", text(map.description)), ("asOf", text(map.asOf?.description)),
        ("viewpoint", text(map.viewpoint)), ("sides", objects(map.sides.map(side))),
        ("sources", objects(map.sources.map(source))), ("confidenceGrades", grades(map)),
      ], then: [:])
  }

  /// What comes after the actors and the ties.
  static func tail(_ map: ActorMap) -> AttributeList {
    object(
      [
        ("incompatible", incompatible(map)), ("norms", objects(map.norms.map(norm))),
        ("stances", objects(map.stances.map(stance))), ("layout", layout(map)),
      ], then: map.unknown)
  }

  // MARK: - Parts

  private static func side(_ side: Side) -> AttributeList {
    object([("id", .string(side.id)), ("name", name(side.name, side.id))], then: side.unknown)
  }

  private static func source(_ source: Source) -> AttributeList {
    object(
      [
        ("id", .string(source.id)), ("title", text(source.title)), ("author", text(source.author)),
        ("date", text(source.date)), ("url", text(source.url)), ("note", text(source.note)),
      ], then: source.unknown)
  }

  private static func norm(_ norm: Norm) -> AttributeList {
    object([("id", .string(norm.id)), ("name", name(norm.name, norm.id))], then: norm.unknown)
  }

  private static func stance(_ stance: Stance) -> AttributeList {
    object(
      [
        ("actor", .string(stance.actor)), ("norm", .string(stance.norm)),
        ("stance", .string(stance.position.rawValue)), ("source", text(stance.source)),
        ("date", text(stance.date?.description)),
      ], then: stance.unknown)
  }

  private static func grades(_ map: ActorMap) -> AttributeValue? {
    let entries = map.confidenceGrades.map { ($0.grade, number($0.confidence.value)) }
    return entries.isEmpty ? nil : .object(object(entries, then: [:]))
  }

  private static func incompatible(_ map: ActorMap) -> AttributeValue? {
    let pairs = map.incompatible.map {
      AttributeValue.list([.string($0.first), .string($0.second)])
    }
    return pairs.isEmpty ? nil : .list(pairs)
  }

  private static func layout(_ map: ActorMap) -> AttributeValue? {
    let places = map.layout.map { place in
      (place.actor, AttributeValue.list([place.x, place.y].compactMap(number)))
    }
    return places.isEmpty ? nil : .object(object(places, then: [:]))
  }

  // MARK: - Values

  private static func object(
    _ entries: [(String, AttributeValue?)], then unknown: AttributeList
  ) -> AttributeList {
    let known = entries.compactMap { key, value in
      value.map { AttributeList.Entry(key: key, value: $0) }
    }
    return AttributeList(known + unknown.entries)
  }

  private static func objects(_ lists: [AttributeList]) -> AttributeValue? {
    lists.isEmpty ? nil : .list(lists.map(AttributeValue.object))
  }
  /// The name is the id where none is given; two spellings of one character are two names.
  private static func name(_ name: String, _ id: String) -> AttributeValue? {
    name.utf8.elementsEqual(id.utf8) ? nil : .string(name)
  }
  private static func text(_ text: String?) -> AttributeValue? { text.map(AttributeValue.string) }
  private static func boolean(_ value: Bool?) -> AttributeValue? {
    value.map(AttributeValue.boolean)
  }
  private static func number(_ value: Double?) -> AttributeValue? {
    value.map { .number(JSONText.number($0)) }
  }
  private static func list(_ texts: [String]) -> AttributeValue? {
    texts.isEmpty ? nil : .list(texts.map(AttributeValue.string))
  }
  private static func roles(_ roles: [Role]) -> AttributeValue? {
    roles.count == 1 ? .string(roles[0].rawValue) : list(roles.map(\.rawValue))
  }
  private static func attributes(_ list: AttributeList) -> AttributeValue? {
    list.isEmpty ? nil : .object(list)
  }
  private static func confidence(_ confidence: RecordedConfidence?) -> AttributeValue? {
    switch confidence {
    case nil: nil
    case .probability(let value): number(value.value)
    case .grade(let grade): .string(grade)
    }
  }
}
