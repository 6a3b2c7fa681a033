// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

internal import ActorModel

/// The fields of a change, checked by the decoder of the map format.
struct ChangeFields {
  private let subject: ChangeSubject
  private let verb: ChangeVerb
  private let members: [JSONNode.Member]
  private let file: Int
  private let log: DecodingLog

  /// Where each field's value stands.
  var offsets: [String: Int] {
    Dictionary(
      members.map { ($0.key, $0.node.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// `nil`, with the problems noted, where a field is unknown, given twice or has no place there.
  init?(
    _ members: [JSONNode.Member], of subject: ChangeSubject, verb: ChangeVerb, at offset: Int,
    file: Int, log: DecodingLog
  ) {
    self.subject = subject
    self.verb = verb
    self.members = members
    self.file = file
    self.log = log
    guard check(at: offset) else { return nil }
  }

  private func check(at offset: Int) -> Bool {
    let takesFields = verb == .set || verb == .add
    if let member = members.first, !takesFields {
      refuse(
        at: member.keyOffset, found: "a field of what is to \(verb.rawValue)",
        expected: "nothing after its name",
        remedy: "leave it out, or set the field in a change of its own")
      return false
    }
    if members.isEmpty, verb == .set {
      refuse(
        at: offset, found: "nothing to set", expected: "FIELD=VALUE, such as trust=0.6",
        remedy: "name a field: \(known.joined(separator: ", "))")
      return false
    }
    var isFine = true
    for (place, member) in members.enumerated() {
      if !known.contains(member.key) {
        isFine = false
        let meant = MapKeys.meant(by: member.key, among: known).map { ", perhaps \($0)" }
        refuse(
          at: member.keyOffset, found: "field \(Shown.quoted(member.key))",
          expected: "a field that can be set: \(known.joined(separator: ", "))",
          remedy: "correct the name\(meant ?? "")")
      } else if members[..<place].contains(where: { $0.key == member.key }) {
        isFine = false
        refuse(
          at: member.keyOffset, found: "\(member.key) a second time", expected: "each field once",
          remedy: "remove one of the two")
      }
    }
    return isFine
  }

  /// The fields that there are; a new tie may be given an id.
  private var known: [String] {
    switch subject.name {
    case .actor: ActorField.allCases.map(\.rawValue)
    case .tie: (verb == .add ? ["id"] : []) + RelationshipField.allCases.map(\.rawValue)
    }
  }

  // MARK: - The change

  /// The change; `nil`, with the problems noted, where a value is not legal.
  func change() -> MapChange? {
    switch subject.name {
    case .actor(let id): change(ofActor: id)
    case .tie(let name): change(of: name)
    }
  }

  private func change(ofActor id: String) -> MapChange? {
    switch verb {
    case .remove: return .removeActor(id)
    case .withdraw: return .withdraw(sponsor: id)
    case .add, .set: break
    }
    guard var object = object([("id", id)]), let actor = MapDecoder.actor(&object) else {
      return nil
    }
    let fields = members.compactMap { ActorField(rawValue: $0.key) }
    return verb == .add ? .addActor(actor) : .setActor(id, fields, from: actor)
  }

  private func change(of name: TieName) -> MapChange? {
    if verb == .remove { return .removeTie(name) }
    var ends: [(String, String)] = [("from", ""), ("to", "")]
    var (isDirected, kind): (Bool, RelationshipKind?) = (true, nil)
    if case .ends(let from, let to, let directed, let named) = name {
      ends = [("from", from), ("to", to)]
      (isDirected, kind) = (directed, named)
    }
    guard var object = object(ends), var tie = MapDecoder.relationship(&object) else { return nil }
    let fields = members.compactMap { RelationshipField(rawValue: $0.key) }
    guard verb == .add else { return .setTie(name, fields, from: tie) }
    if fields.contains(.directed), tie.directed != isDirected {
      refuse(
        at: offsets["directed"] ?? subject.offset, found: "directed \(tie.directed)",
        expected: "what the sign between the ends says",
        remedy: "write -> for one way and -- for both, and leave directed out")
      return nil
    }
    tie.directed = isDirected
    if let kind, let other = tie.kind, kind != other {
      refuse(
        at: offsets["kind"] ?? subject.offset, found: "kind \(Shown.quoted(other.rawValue))",
        expected: "the kind that stands after the ends", remedy: "leave one of them out")
      return nil
    }
    tie.kind = tie.kind ?? kind
    return .addTie(tie)
  }

  /// What is given as an object of the map format; what is cleared is left out.
  private func object(_ given: [(String, String)]) -> ObjectReader? {
    let head = given.map { key, text in
      JSONNode.Member(
        key: key, keyOffset: subject.offset,
        node: JSONNode(value: .string(text), offset: subject.offset))
    }
    let filled = members.filter { member in
      if case .null = member.node.value { false } else { true }
    }
    return ObjectReader(
      JSONNode(value: .object(head + filled), offset: subject.offset), in: file, log: log,
      expecting: "an object")
  }

  private func refuse(at offset: Int, found: String, expected: String, remedy: String) {
    log.add(.error, in: file, at: offset, found: found, expected: expected, remedy: remedy)
  }
}
