// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// What formats cannot hold, named by field and count.
enum LossList {
  /// The parts of a map beside its actors and ties, of which a format holds none.
  ///
  /// - Parameter sidesAreKept: sides survive as far as actors name them and they have no names of
  ///   their own.
  static func rest(of map: ActorMap, sidesAreKept: Bool) -> [String] {
    let used = Set(map.actors.compactMap(\.side))
    let sides = map.sides.filter { side in
      !(sidesAreKept && side == Side(id: side.id) && used.contains(side.id))
    }
    let texts: [(String, String?)] = [
      ("title", map.title), ("description", map.description), ("asOf", map.asOf?.description),
      ("viewpoint", map.viewpoint),
    ]
    let lists: [(String, Int)] = [
      ("sides", sides.count), ("sources", map.sources.count),
      ("confidenceGrades", map.confidenceGrades.count), ("incompatible", map.incompatible.count),
      ("norms", map.norms.count), ("stances", map.stances.count), ("layout", map.layout.count),
    ]
    return texts.filter { $0.1 != nil }.map { "\($0.0) (1)" } + counted(lists)
      + (sidesAreKept && sides.isEmpty ? lostOrder(ofSidesOf: map) : [])
      + map.unknown.map { "\($0.key) (1)" }
  }

  /// Read again, sides come in the order in which actors name them.
  private static func lostOrder(ofSidesOf map: ActorMap) -> [String] {
    var seen: Set<String> = []
    let named = map.actors.lazy.compactMap(\.side).filter { seen.insert($0).inserted }
    return named.elementsEqual(map.sides.lazy.map(\.id))
      ? [] : ["the order of the sides, which come as the actors name them"]
  }

  /// Fields with how often they occur, those that do.
  static func counted(_ fields: [(String, Int)]) -> [String] {
    fields.filter { $0.1 > 0 }.map { "\($0.0) (\($0.1))" }
  }

  /// The fields of actors, beside those that a format holds, with the number of actors that have
  /// each.
  static func actors(of map: ActorMap, holding fields: Set<String>) -> [String] {
    named(map.actors.map { lost(MapEncoder.actor($0), fields) }, "actor")
  }

  /// The same of ties; `more` names fields of one tie that are held as well.
  static func ties(
    of map: ActorMap, holding fields: Set<String>,
    and more: (Relationship) -> Set<String> = { _ in [] }
  ) -> [String] {
    named(
      map.relationships.map { lost(MapEncoder.relationship($0), fields.union(more($0))) }, "tie")
  }

  private static func lost(_ object: AttributeList, _ held: Set<String>) -> [String] {
    object.flatMap { entry in
      if held.contains(entry.key) { return [String]() }
      guard entry.key == "attributes", case .object(let own) = entry.value else {
        return [entry.key]
      }
      return own.map { "attribute " + $0.key }
    }
  }

  private static func named(_ lists: [[String]], _ noun: String) -> [String] {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for key in lists.joined() {
      if counts[key] == nil { order.append(key) }
      counts[key, default: 0] += 1
    }
    return order.map { key in
      let count = counts[key] ?? 0
      return "\(key) of \(count) \(noun)\(count == 1 ? "" : "s")"
    }
  }
}
