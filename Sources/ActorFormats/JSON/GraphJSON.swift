// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// What the readers and writers of other tools' JSON share.
enum GraphJSON {
  /// The list under one of `keys`; `nil`, with what is wrong told, where there is not exactly one.
  static func list(_ keys: [String], _ object: inout ObjectReader, of noun: String) -> [JSONNode]? {
    let present = keys.filter(object.has)
    guard let key = present.first, present.count == 1 else {
      refuse(present, of: keys, in: object, noun)
      return nil
    }
    guard let node = object.members.first(where: { $0.key == key })?.node else { return nil }
    _ = object.take(key)
    if case .list(let nodes) = node.value { return nodes }
    return object.refuse(node, key, "a list", "write [ … ]")
  }

  private static func refuse(
    _ present: [String], of keys: [String], in object: ObjectReader, _ noun: String
  ) {
    let quoted = { (words: [String], between: String) in
      words.map { Shown.quoted($0) }.joined(separator: between)
    }
    let there = object.members.filter { member in
      if case .list = member.node.value { return true } else { return false }
    }.map(\.key)
    let remedy =
      there.isEmpty
      ? "add it, be it empty: \"\(keys[0])\": []"
      : "rename the list that holds them, if it is one of \(quoted(there, ", ")), or add one, be it"
        + " empty: \"\(keys[0])\": []"
    object.log.add(
      .error, in: object.file, at: object.offset,
      found: present.isEmpty ? "no list of \(noun)" : quoted(present, " and "),
      expected: "one list under \(quoted(keys, " or "))",
      remedy: present.isEmpty ? remedy : "merge the lists, or rename one")
  }

  /// The members of `first` and those of `second`; where both have a key, that of `second` gets
  /// `prefix` before it, so that nothing is lost.
  static func joined(
    _ first: [JSONNode.Member], _ second: [JSONNode.Member], prefix: String
  ) -> [JSONNode.Member] {
    var taken = Set(first.map(\.key))
    var result = first
    for member in second {
      var key = member.key
      while !taken.insert(key).inserted { key = prefix + key }
      result.append(.init(key: key, keyOffset: member.keyOffset, node: member.node))
    }
    return result
  }

  /// `members` with other names for some.
  static func renamed(_ members: [JSONNode.Member], _ names: [String: String]) -> [JSONNode.Member]
  {
    members.map { member in
      names[member.key].map { .init(key: $0, keyOffset: member.keyOffset, node: member.node) }
        ?? member
    }
  }

  /// Ids of Python may be tuples, which JSON writes as lists: their JSON text is the id.
  static func withTextIDs(_ members: inout [JSONNode.Member], _ keys: [String]) {
    for (place, member) in members.enumerated() where keys.contains(member.key) {
      guard case .list = member.node.value else { continue }
      let text = JSONText.line(member.node.plain)
      members[place] = .init(
        key: member.key, keyOffset: member.keyOffset,
        node: JSONNode(value: .string(text), offset: member.node.offset))
    }
  }

  /// Whether an object of the file says that ActorMap wrote it.
  static func isOwn(_ node: JSONNode?) -> Bool { node?.member(MapKeys.version) != nil }

  // MARK: - Writing

  /// A list with one entry a line, for the key `key`.
  static func list(_ key: String, _ values: [AttributeValue], indentation: Int) -> String {
    let outer = String(repeating: " ", count: indentation)
    guard !values.isEmpty else { return "\(outer)\(JSONText.quoted(key)): []" }
    return "\(outer)\(JSONText.quoted(key)): [\n\(outer)  "
      + values.map(JSONText.line).joined(separator: ",\n\(outer)  ") + "\n\(outer)]"
  }

  /// A value that may go over several lines, for the key `key`.
  static func entry(_ key: String, _ value: AttributeValue, indentation: Int) -> String {
    let outer = String(repeating: " ", count: indentation)
    return outer + JSONText.quoted(key) + ": " + JSONText.pretty(value, indentation: indentation)
  }

  /// Everything of the map beside its actors and ties.
  static func rest(of map: ActorMap) -> AttributeList {
    AttributeList(MapEncoder.head(map).entries + MapEncoder.tail(map).entries)
  }

  /// Whether no tie has a direction, which formats can say of all ties at once.
  static func isUndirected(_ map: ActorMap) -> Bool {
    !map.relationships.isEmpty && map.relationships.allSatisfy { !$0.directed }
  }
}

extension MapDecoder {
  /// `directed` of the file as a whole: `false` makes every tie undirected that does not say
  /// otherwise.
  func isUndirected(_ object: inout ObjectReader) -> Bool { object.boolean("directed") == false }

  /// Makes every tie undirected where the caller says so.
  mutating func obeyUndirected() {
    guard options.undirected else { return }
    for index in map.relationships.indices { map.relationships[index].directed = false }
  }

  /// Keeps what a foreign file says of itself, under a key that no map has.
  mutating func keep(_ members: [JSONNode.Member], under key: String, in file: Int) {
    guard !members.isEmpty else { return }
    switch options.rules.onUnknown {
    case .drop: for member in members { log.drop(member.key) }
    case .keep: map.unknown[key] = .object(AttributeList(members.map(\.plain)))
    case .refuse:
      for member in members {
        log.add(
          .error, in: file, at: member.keyOffset, found: "unknown key \(Shown.quoted(member.key))",
          expected: "keys that ActorMap knows (--on-unknown refuse)",
          remedy: "remove it, or keep it: --on-unknown keep")
      }
    }
  }

  /// The first of `keys` that is a text becomes the title; the other members are given back.
  mutating func takeTitle(
    _ keys: [String], of members: [JSONNode.Member]
  ) -> [JSONNode.Member] {
    for key in keys {
      guard map.title == nil, let place = members.firstIndex(where: { $0.key == key }),
        case .string(let text) = members[place].node.value
      else { continue }
      map.title = text
      return Array(members[..<place] + members[(place + 1)...])
    }
    return members
  }
}
