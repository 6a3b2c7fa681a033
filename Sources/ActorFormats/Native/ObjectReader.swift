// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Takes the known keys out of a JSON object, each with its type; what is left is unknown.
struct ObjectReader {
  let log: DecodingLog
  /// The number under which the log knows the file.
  let file: Int
  let offset: Int
  let members: [JSONNode.Member]
  private var isTaken: [Bool]
  private var takenCount = 0
  /// Keys mostly stand in the order in which they are asked for.
  private var next = 0

  /// `nil`, with the problem noted, when `node` is no object.
  init?(_ node: JSONNode, in file: Int, log: DecodingLog, expecting: String) {
    self.log = log
    self.file = file
    offset = node.offset
    guard case .object(let members) = node.value else {
      log.add(
        .error, in: file, at: node.offset, found: node.words, expected: expecting,
        remedy: "write an object in braces")
      return nil
    }
    self.members = members
    isTaken = [Bool](repeating: false, count: members.count)
  }

  /// Whether the object has `key`.
  func has(_ key: String) -> Bool { place(of: key) != nil }

  private func place(of key: String) -> Int? {
    if next < members.count, !isTaken[next], members[next].key == key { return next }
    guard takenCount < members.count else { return nil }
    return members.indices.first { !isTaken[$0] && members[$0].key == key }
  }

  /// Takes the value under `key` out; `null` counts as absent, with a warning.
  mutating func take(_ key: String) -> JSONNode? {
    guard let place = place(of: key) else { return nil }
    isTaken[place] = true
    takenCount += 1
    next = place + 1
    let node = members[place].node
    if case .null = node.value {
      log.add(
        .warning, in: file, at: node.offset, found: "null for \(key)",
        expected: "a value, or no such key", remedy: "remove the key; null counts as unknown")
      return nil
    }
    return node
  }

  // MARK: - Types

  mutating func string(_ key: String) -> String? {
    guard let node = take(key) else { return nil }
    if case .string(let text) = node.value { return text }
    return refuse(node, key, "text in quotation marks", "put \(key) in quotation marks")
  }

  /// A text without which there is no such part: `nil` is always told as an error.
  mutating func requiredString(_ key: String) -> String? {
    guard let node = take(key) else {
      log.add(
        .error, in: file, at: offset, found: "no \(key)", expected: "\(key) as text",
        remedy: "add \(key)")
      return nil
    }
    if case .string(let text) = node.value { return text }
    return refuse(node, key, "text in quotation marks", "put \(key) in quotation marks")
  }

  /// A word of an open list; one that looks like a misspelt known word is kept with a warning.
  mutating func word<Word: OpenWord>(_ key: String) -> Word? {
    guard let node = take(key) else { return nil }
    guard case .string(let text) = node.value else {
      return refuse(node, key, "text in quotation marks", "put \(key) in quotation marks")
    }
    return word(text, key, at: node.offset)
  }

  private func word<Word: OpenWord>(_ text: String, _ key: String, at offset: Int) -> Word {
    let known = Word.known.map(\.rawValue)
    if let meant = MapKeys.meant(byWord: text, among: known) {
      log.add(
        .warning, in: file, at: offset,
        found: "\(Shown.plain(key, limit: 40)) \(Shown.quoted(text))",
        expected: "\"\(meant)\", which it resembles",
        remedy: "correct it, if that is meant; as it is, no rule knows it")
    }
    return Word(rawValue: text)
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
    let low = Number.range.lowerBound < 0 ? "−1" : "0"
    var meant = node.withDecimalPoint.map { "write \($0), with a point" }
    if case .string(let text) = node.value, let share = ModelProblem.share(ofPercentage: text) {
      meant = "write \(share)"
    }
    let remedy =
      meant ?? "give \(key) in that range, or leave it out where it is unknown"
    return refuse(node, key, "a number from \(low) to 1", remedy)
  }

  mutating func date(_ key: String) -> CalendarDate? {
    guard let node = take(key) else { return nil }
    if case .string(let text) = node.value, let date = CalendarDate(text) { return date }
    return refuse(
      node, key, "a date such as 1993-08-20, 1993-08 or 1993",
      "correct the date, or leave it out where it is unknown")
  }

  /// A list of texts; a single text counts as a list of one.
  mutating func strings(_ key: String) -> [String] { texts(key).map(\.text) }

  /// A list of words of an open list.
  mutating func words<Word: OpenWord>(_ key: String) -> [Word] {
    texts(key).map { word($0.text, key, at: $0.offset) }
  }

  private mutating func texts(_ key: String) -> [(text: String, offset: Int)] {
    guard let node = take(key) else { return [] }
    switch node.value {
    case .string(let text): return [(text, node.offset)]
    case .list(let nodes):
      return nodes.compactMap { node in
        if case .string(let text) = node.value { return (text, node.offset) }
        return refuse(node, key, "text in quotation marks", "put each entry in quotation marks")
      }
    default: return refuse(node, key, "a text or a list of texts", "write [\"…\", \"…\"]") ?? []
    }
  }

  mutating func attributes(_ key: String) -> AttributeList {
    guard let node = take(key) else { return [:] }
    if case .object(let members) = node.value { return AttributeList(members.map(\.plain)) }
    return refuse(node, key, "an object of your own attributes", "write {\"name\": value}") ?? [:]
  }

  /// Notes that `node` is not what `key` needs.
  func refuse<Value>(
    _ node: JSONNode, _ key: String, _ expected: String, _ remedy: String
  ) -> Value? {
    log.add(
      .error, in: file, at: node.offset, found: "\(node.words) for \(Shown.plain(key, limit: 40))",
      expected: expected, remedy: remedy)
    return nil
  }

  // MARK: - The rest

  /// The members that nobody has taken.
  var left: [JSONNode.Member] { zip(members, isTaken).filter { !$0.1 }.map(\.0) }

  /// What is left: kept, with a warning where a key looks like a misspelt one of `known`.
  func rest(known: [String]) -> AttributeList {
    guard takenCount < members.count else { return [:] }
    let left = left
    switch log.unknownRule {
    case .keep: break
    case .drop:
      for member in left { log.drop(member.key) }
      return [:]
    case .refuse:
      for member in left { refuseUnknown(member) }
      return [:]
    }
    for member in left {
      warnIfMisspelt(member.key, at: member.keyOffset, known: known)
    }
    return AttributeList(left.map(\.plain))
  }

  private func refuseUnknown(_ member: JSONNode.Member) {
    log.add(
      .error, in: file, at: member.keyOffset, found: "unknown key \(Shown.quoted(member.key))",
      expected: "keys that ActorMap knows (--on-unknown refuse)",
      remedy: "rename it, put it under attributes, or keep it: --on-unknown keep")
  }

  private func warnIfMisspelt(_ key: String, at offset: Int, known: [String]) {
    if MapKeys.tellsSign(key, among: known) {
      return log.add(
        .warning, in: file, at: offset, found: "unknown key \(Shown.quoted(key))",
        expected: "the sign of a tie in its trust, from −1 to 1, or in its kind",
        remedy: "give it a trust, or a kind such as alliance or conflict; it is kept as it is")
    }
    guard let meant = MapKeys.meant(by: key, among: known) else { return }
    log.add(
      .warning, in: file, at: offset, found: "unknown key \(Shown.quoted(key))",
      expected: "\"\(meant)\", which it resembles",
      remedy: "rename it, if that is meant; it is kept as it is")
  }
}
