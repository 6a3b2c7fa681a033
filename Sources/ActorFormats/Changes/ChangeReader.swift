// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// Reads changes, noting every problem with its place.
struct ChangeReader {
  let source: ChangeList.Source
  let log = DecodingLog()
  private(set) var entries: [ChangeList.Entry] = []
  private let file: Int

  init(_ source: ChangeList.Source) {
    self.source = source
    file = log.open(source.bytes)
  }

  // MARK: - Where changes stand

  mutating func readOption(_ verb: ChangeVerb) {
    let bytes = source.bytes.bytes
    guard let (words, _) = words(of: bytes[...], comments: false) else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    read(verb, words, [], at: 0, text: "\(verb.rawValue) \(text)")
  }

  mutating func readLines() {
    let bytes = source.bytes.bytes[source.bytes.start...]
    for line in bytes.split(separator: 0x0A) {
      guard let (words, end) = words(of: line, comments: true), let first = words.first
      else { continue }
      guard let verb = ChangeVerb(rawValue: first.text) else {
        refuse(
          at: first.offset, found: Shown.quoted(first.text),
          expected: "set, add, remove or withdraw",
          remedy: "begin the line with one of these, or with # where it is a comment")
        continue
      }
      let text = String(decoding: line[first.offset..<end], as: UTF8.self)
      read(verb, Array(words.dropFirst()), [], at: first.offset, text: text)
    }
  }

  mutating func readDocument(_ document: JSONDocument) {
    log.add(document.repeatedKeys, in: file)
    guard case .list(let nodes) = document.root.value else {
      return refuse(
        at: document.root.offset, found: document.root.words, expected: "a list of changes",
        remedy: "put the changes between [ and ]")
    }
    for node in nodes { read(node) }
  }

  private mutating func read(_ node: JSONNode) {
    guard case .object(let members) = node.value else {
      return refuse(
        at: node.offset, found: node.words, expected: "a change, which is an object",
        remedy: "write {\"set\": \"a->b\", \"trust\": 0.5}")
    }
    let verbs = members.filter { ChangeVerb(rawValue: $0.key) != nil }
    guard let member = verbs.first, verbs.count == 1, let verb = ChangeVerb(rawValue: member.key)
    else {
      return refuse(
        at: node.offset,
        found: verbs.isEmpty ? "a change that does nothing" : "several changes in one object",
        expected: "one of the keys set, add, remove and withdraw",
        remedy: "write {\"set\": \"a->b\", \"trust\": 0.5}")
    }
    guard case .string(let name) = member.node.value else {
      return refuse(
        at: member.node.offset, found: member.node.words, expected: "an actor or a tie as text",
        remedy: "write \"actor:ID\" or \"FROM->TO\"")
    }
    let offset = member.node.offset
    guard let (words, _) = words(of: Array(name.utf8)[...], comments: false, place: { _ in offset })
    else { return }
    let fields = members.filter { ChangeVerb(rawValue: $0.key) == nil }
    let told = fields.map { "\($0.key)=\(JSONText.line($0.node.plain))" }
    read(
      verb, words, fields, at: offset,
      text: ([verb.rawValue, name] + told).joined(separator: " "))
  }

  /// The words, and where the last one ends.
  private func words(
    of bytes: ArraySlice<UInt8>, comments: Bool, place: @escaping (Int) -> Int = { $0 }
  ) -> (words: [ChangeWord], end: Int)? {
    var reader = ChangeWordReader(bytes, place: place)
    let words = Result { () throws(ChangeWordReader.Unclosed) in
      try reader.words(comments: comments)
    }
    switch words {
    case .success(let words): return (words, reader.end)
    case .failure(let unclosed):
      refuse(
        at: unclosed.offset, found: "a quotation mark that is not closed",
        expected: "a second one at the end of what it holds",
        remedy: "add it; inside of it, write \\ before a quotation mark that is meant as such")
      return nil
    }
  }

  // MARK: - One change

  private mutating func read(
    _ verb: ChangeVerb, _ words: [ChangeWord], _ members: [JSONNode.Member], at offset: Int,
    text: String
  ) {
    guard let (subject, rest) = ChangeSubject.read(verb, words, at: offset, refuse) else { return }
    guard let fields = fields(rest, subject: subject, verb: verb) else { return }
    let all = ChangeFields(
      fields + members, of: subject, verb: verb, at: subject.offset, file: file, log: log)
    guard let all, let change = all.change() else { return }
    entries.append(
      ChangeList.Entry(
        change: change, text: text, source: source, offset: subject.offset,
        fields: all.offsets))
  }

  /// The words `FIELD=VALUE` as members of an object.
  private func fields(
    _ words: [ChangeWord], subject: ChangeSubject, verb: ChangeVerb
  ) -> [JSONNode.Member]? {
    var members: [JSONNode.Member] = []
    for word in words {
      guard let sign = word.first("="), sign.lowerBound > word.letters.startIndex else {
        refuse(
          at: word.offset, found: Shown.quoted(word.text),
          expected: "FIELD=VALUE, such as trust=0.6",
          remedy: "put a value that has spaces in quotation marks, and each change by itself")
        return nil
      }
      let key = word.before(sign).text
      let value = word.after(sign)
      members.append(
        JSONNode.Member(
          key: key, keyOffset: word.offset,
          node: JSONNode(value: subject.value(value.text, of: key), offset: value.offset)))
    }
    return members
  }

  private func refuse(at offset: Int, found: String, expected: String, remedy: String) {
    log.add(.error, in: file, at: offset, found: found, expected: expected, remedy: remedy)
  }
}
