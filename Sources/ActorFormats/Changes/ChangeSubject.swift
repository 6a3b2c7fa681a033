// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// What a change is about: an actor, a tie, or a side.
struct ChangeSubject {
  enum Name {
    case actor(String)
    case tie(TieName)
    case side(String)
  }

  /// Notes a problem: offset, found, expected, remedy.
  typealias Refuse = (Int, String, String, String) -> Void

  let name: Name
  let offset: Int

  /// The subject that `words` begin with, and the words after it.
  static func read(
    _ verb: ChangeVerb, _ words: [ChangeWord], at offset: Int, _ refuse: Refuse
  ) -> (ChangeSubject, [ChangeWord])? {
    guard let first = words.first else {
      refuse(
        offset, "nothing to \(verb.rawValue)", expectation(verb), "name it after \(verb.rawValue)")
      return nil
    }
    let (noun, name, count) = noun(first, words.dropFirst().first)
    let rest = Array(words.dropFirst(count))
    let subject: ChangeSubject?
    switch noun {
    case "actor": subject = actor(name, verb, refuse)
    case "tie": subject = tie(name, verb, refuse)
    case "side": subject = side(name, verb, refuse)
    default: subject = bare(name, verb, refuse)
    }
    return subject.map { ($0, rest) }
  }

  /// `actor X` and `actor:X` alike, and so for ties and sides; the number of words that this takes.
  private static func noun(
    _ first: ChangeWord, _ second: ChangeWord?
  ) -> (noun: String?, name: ChangeWord, words: Int) {
    for noun in ["actor", "tie", "side"] {
      let isQuoted = first.letters.contains(where: \.isQuoted)
      if first.text == noun, !isQuoted, let second, second.first("=") == nil {
        return (noun, second, 2)
      }
      let sign = first.first("\(noun):")
      if let sign, sign.lowerBound == first.letters.startIndex {
        return (noun, first.after(sign), 1)
      }
    }
    return (nil, first, 1)
  }

  private static func expectation(_ verb: ChangeVerb) -> String {
    switch verb {
    case .withdraw: "the id of a sponsor"
    case .add: "actor ID or tie FROM->TO"
    case .set: "actor:ID, side:ID, or a tie as FROM->TO, FROM--TO or tie:ID"
    case .remove: "actor:ID, or a tie as FROM->TO, FROM--TO or tie:ID"
    }
  }

  private static func actor(
    _ word: ChangeWord, _ verb: ChangeVerb, _ refuse: Refuse
  ) -> ChangeSubject? {
    guard !word.text.isEmpty else {
      refuse(word.offset, "an actor without an id", "actor:ID", "write the id after the colon")
      return nil
    }
    return ChangeSubject(name: .actor(word.text), offset: word.offset)
  }

  private static func tie(
    _ word: ChangeWord, _ verb: ChangeVerb, _ refuse: Refuse
  ) -> ChangeSubject? {
    if verb == .withdraw {
      refuse(
        word.offset, "a tie", expectation(verb), "name the actor, or remove the tie by itself")
      return nil
    }
    if let ends = ends(word) { return subject(ends, word, refuse) }
    guard verb != .add, !word.text.isEmpty else {
      refuse(
        word.offset, word.text.isEmpty ? "a tie without a name" : Shown.quoted(word.text),
        "the ends of the tie, as FROM->TO or FROM--TO", "name both ends")
      return nil
    }
    return ChangeSubject(name: .tie(.id(word.text)), offset: word.offset)
  }

  private static func side(
    _ word: ChangeWord, _ verb: ChangeVerb, _ refuse: Refuse
  ) -> ChangeSubject? {
    guard verb == .set, !word.text.isEmpty else {
      refuse(
        word.offset, verb == .set ? "a side without an id" : "a side to \(verb.rawValue)",
        verb == .set ? "side:ID" : expectation(verb),
        verb == .set
          ? "write the id after the colon"
          : "set what can be set: side:ID members=ACTOR,… or actor:ID side=ID")
      return nil
    }
    return ChangeSubject(name: .side(word.text), offset: word.offset)
  }

  private static func bare(
    _ word: ChangeWord, _ verb: ChangeVerb, _ refuse: Refuse
  ) -> ChangeSubject? {
    if verb == .withdraw { return actor(word, verb, refuse) }
    if let ends = ends(word) { return subject(ends, word, refuse) }
    // The shell takes > for a redirection and leaves the tool with `a-`.
    let isCut = word.text.hasSuffix("-")
    refuse(
      word.offset, Shown.quoted(word.text), expectation(verb),
      isCut
        ? "put the whole change in quotation marks: the shell takes > for itself"
        : "write actor:\(word.text) or tie:\(word.text)")
    return nil
  }

  // MARK: - Ends

  private static func ends(
    _ word: ChangeWord
  ) -> (from: ChangeWord, to: ChangeWord, directed: Bool)? {
    let arrows = [("->", true), ("→", true), ("--", false)].compactMap { sign, directed in
      word.first(sign).map { (place: $0, directed: directed) }
    }
    guard let arrow = arrows.min(by: { $0.place.lowerBound < $1.place.lowerBound }) else {
      return nil
    }
    return (word.before(arrow.place), word.after(arrow.place), arrow.directed)
  }

  private static func subject(
    _ ends: (from: ChangeWord, to: ChangeWord, directed: Bool), _ word: ChangeWord,
    _ refuse: Refuse
  ) -> ChangeSubject? {
    let sign = ends.to.last(":")
    let to = sign.map(ends.to.before) ?? ends.to
    let kind = sign.map { ends.to.after($0).text }
    guard !ends.from.text.isEmpty, !to.text.isEmpty, kind != "" else {
      refuse(
        word.offset, Shown.quoted(word.text), "FROM->TO or FROM--TO, with :KIND where needed",
        "name what is missing")
      return nil
    }
    return ChangeSubject(
      name: .tie(
        .ends(
          from: ends.from.text, to: to.text, directed: ends.directed,
          kind: kind.map(RelationshipKind.init(rawValue:)))), offset: word.offset)
  }

  // MARK: - Values

  /// What `text` means as a value of the field `key`, in the types of JSON.
  func value(_ text: String, of key: String) -> JSONNode.Value {
    if text.isEmpty { return .null }
    if ChangeFields.attribute(key) != nil { return Self.own(text) }
    switch kind(of: key) {
    case .number:
      if JSONNumber.isNumber(text) { return .number(text) }
      // A shell is where people write .6.
      if let number = PlainNumber.value(of: Array(text.utf8)[...]) {
        return .number(JSONText.number(number))
      }
    case .boolean:
      if text == "true" || text == "false" { return .boolean(text == "true") }
    case .list:
      return .list(
        text.split(separator: ",", omittingEmptySubsequences: true).map {
          JSONNode(value: .string(String($0)), offset: 0)
        })
    case .text, .own, .more: break
    }
    return .string(text)
  }

  private func kind(of key: String) -> CSVColumns.Kind {
    switch name {
    case .actor: CSVColumns.actors.kind(key)
    case .tie: CSVColumns.relationships.kind(key)
    case .side: key == "members" ? .list : .text
    }
  }

  /// The user's own attributes have no type of their own: what looks like one is one.
  private static func own(_ text: String) -> JSONNode.Value {
    if JSONNumber.isNumber(text) { return .number(text) }
    return text == "true" || text == "false" ? .boolean(text == "true") : .string(text)
  }
}
