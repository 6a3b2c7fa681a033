// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

extension GraphMLTable {
  typealias Columns = (headers: [ImportCell], places: [String: Int], slots: [Slot])

  /// Keys of one name share a column: tools that type each value write a key for each type.
  static func columns(
    of keys: [GraphMLKey], isActors: Bool, isOwn: Bool, hasLabel: Bool, at offset: Int
  ) -> Columns {
    // What graphics show comes before what other data might say of the same field.
    let own = (isActors ? actorColumns : tieColumns) + (hasLabel ? [label] : [])
    var headers = own.map { ImportCell(text: $0, offset: offset) }
    var places = Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1, $0) })
    var slots: [Slot] = []
    for key in keys {
      guard key.isFor(isActors ? "node" : "edge") else {
        slots.append(.foreign)
        continue
      }
      if isOwn, key.name == literal {
        slots.append(.literal)
        continue
      }
      if places[key.name] == nil {
        places[key.name] = headers.count
        headers.append(ImportCell(text: key.name, offset: key.offset))
      }
      slots.append(places[key.name].map(Slot.column) ?? .foreign)
    }
    return (headers, places, slots)
  }
}
