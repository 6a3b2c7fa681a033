// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Takes the known keys out of a JSON object, each with its type; what is left is unknown.
struct ObjectReader {
  let file: FileBytes
  let log: DecodingLog
  let path: [String]
  private(set) var members: [JSONNode.Member]
  private let offset: Int

  /// `nil`, with the problem noted, when `node` is no object.
  init?(_ node: JSONNode, path: [String], file: FileBytes, log: DecodingLog, expecting: String) {
    self.file = file
    self.log = log
    self.path = path
    offset = node.offset
    log.note(path, in: file, at: node.offset)
    guard case .object(let members) = node.value else {
      log.add(
        file.problem(
          at: node.offset, found: node.words, expected: expecting,
          remedy: "write an object in braces"))
      return nil
    }
    self.members = members
  }

  /// Whether the object has `key`.
  func has(_ key: String) -> Bool { members.contains { $0.key == key } }

  /// Takes the value under `key` out; `null` counts as absent, with a warning.
  mutating func take(_ key: String) -> JSONNode? {
    guard let place = members.firstIndex(where: { $0.key == key }) else { return nil }
    let member = members.remove(at: place)
    log.note(path + [key], in: file, at: member.node.offset)
    if case .null = member.node.value {
      log.add(
        file.problem(
          at: member.node.offset, warning: true, found: "null for \(key)",
          expected: "a value, or no such key", remedy: "remove the key; null counts as unknown"))
      return nil
    }
    return member.node
  }

  mutating func string(_ key: String) -> String? {
    guard let node = take(key) else { return nil }
    if case .string(let text) = node.value { return text }
    return refuse(node, key, "text in quotation marks", "put \(key) in quotation marks")
  }

  mutating func requiredString(_ key: String) -> String? {
    guard has(key) else {
      log.add(
        file.problem(
          at: offset, found: "no \(key)", expected: "\(key) with an id",
          remedy: "add \(key)"))
      return nil
    }
    return string(key)
  }

  mutating func word<Word: OpenWord>(_ key: String) -> Word? {
    string(key).map { Word(rawValue: $0) }
  }

  mutating func boolean(_ key: String) -> Bool? {
    guard let node = take(key) else { return nil }
    if case .boolean(let value) = node.value { return value }
    return refuse(node, key, "true or false", "write true or false, without quotation marks")
  }

  mutating func quantity<Number: Quantity>(_ key: String) -> Number? {
    guard let node = take(key) else { return nil }
    return quantity(node, key)
  }

  func quantity<Number: Quantity>(_ node: JSONNode, _ key: String) -> Number? {
    if case .number(let text) = node.value, let value = Double(text).flatMap(Number.init) {
      return value
    }
    let (low, high) = (Int(Number.range.lowerBound), Int(Number.range.upperBound))
    return refuse(
      node, key, "a number from \(low < 0 ? "−1" : "0") to \(high)",
      "give \(key) in that range, or leave it out where it is unknown")
  }

  mutating func date(_ key: String) -> CalendarDate? {
    guard let node = take(key) else { return nil }
    if case .string(let text) = node.value, let date = CalendarDate(text) { return date }
    return refuse(node, key, "a date such as 1993-08-20, 1993-08 or 1993", "correct the date")
  }

  /// A list of texts; a single text counts as a list of one.
  mutating func strings(_ key: String) -> [String] {
    guard let node = take(key) else { return [] }
    switch node.value {
    case .string(let text): return [text]
    case .list(let nodes):
      return nodes.enumerated().compactMap { index, node in
        log.note(path + [key, String(index)], in: file, at: node.offset)
        if case .string(let text) = node.value { return text }
        return refuse(node, key, "a list of texts", "put each in quotation marks")
      }
    default: return refuse(node, key, "a text or a list of texts", "write [\"…\", \"…\"]") ?? []
    }
  }

  mutating func attributes(_ key: String) -> AttributeList {
    guard let node = take(key) else { return [:] }
    if case .object(let members) = node.value { return Self.list(members) }
    return refuse(node, key, "an object of your own attributes", "write {\"name\": value}") ?? [:]
  }

  /// Notes that `node` is not what `key` needs.
  func refuse<Value>(
    _ node: JSONNode, _ key: String, _ expected: String, _ remedy: String
  ) -> Value? {
    log.add(
      file.problem(
        at: node.offset, found: "\(node.words) for \(key)", expected: expected, remedy: remedy))
    return nil
  }

  /// What is left: kept, with a warning where a key looks like a misspelt one of `known`.
  func rest(known: [String]) -> AttributeList {
    for member in members {
      guard let meant = MapKeys.meant(by: member.key, among: known) else { continue }
      log.add(
        file.problem(
          at: member.keyOffset, warning: true, found: "unknown key \"\(member.key)\"",
          expected: "\"\(meant)\", which it resembles",
          remedy: "rename it, if that is meant; it is kept as it is"))
    }
    return Self.list(members)
  }

  static func list(_ members: [JSONNode.Member]) -> AttributeList {
    AttributeList(
      members.map { AttributeList.Entry(key: $0.key, value: value($0.node)) })
  }

  private static func value(_ node: JSONNode) -> AttributeValue {
    switch node.value {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .number(let text): .number(text)
    case .string(let text): .string(text)
    case .list(let nodes): .list(nodes.map(value))
    case .object(let members): .object(list(members))
    }
  }
}
