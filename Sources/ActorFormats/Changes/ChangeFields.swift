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
      if !isKnown(member) {
        isFine = false
        refuseUnknown(member)
      } else if members[..<place].contains(where: { $0.key == member.key }) {
        isFine = false
        refuse(
          at: member.keyOffset, found: "\(member.key) a second time", expected: "each field once",
          remedy: "remove one of the two")
      }
    }
    return isFine
  }

  /// The fields that there are; a new tie may be given an id, and has the ends that it is named by.
  private var known: [String] {
    switch subject.name {
    case .actor: ActorField.allCases.map(\.rawValue)
    case .tie where verb == .add:
      ["id"]
        + RelationshipField.allCases.filter { $0 != .from && $0 != .to }.map(\.rawValue)
    case .tie: RelationshipField.allCases.map(\.rawValue)
    case .side: ["name", "members"]
    }
  }

  // MARK: - Attributes of the user's own

  private static let attributes = "attributes"

  /// The name of the attribute that `key` is about, as in `attributes.region`.
  static func attribute(_ key: String) -> String? {
    let lead = attributes + "."
    return key.hasPrefix(lead) && key.count > lead.count ? String(key.dropFirst(lead.count)) : nil
  }

  private var hasAttributes: Bool { if case .side = subject.name { false } else { true } }

  private func isKnown(_ member: JSONNode.Member) -> Bool {
    if known.contains(member.key) { return true }
    guard hasAttributes else { return false }
    if case .object = member.node.value, member.key == Self.attributes { return true }
    return Self.attribute(member.key) != nil
  }

  private func refuseUnknown(_ member: JSONNode.Member) {
    let meant = MapKeys.meant(by: member.key, among: known).map { ", perhaps \($0)" }
    let own = hasAttributes ? ", or write attributes.NAME for an attribute of your own" : ""
    refuse(
      at: member.keyOffset, found: "field \(Shown.quoted(member.key))",
      expected: "a field that can be \(verb == .add ? "given" : "set"): "
        + (known + (hasAttributes ? ["attributes.NAME"] : [])).joined(separator: ", "),
      remedy: "correct the name\(meant ?? own)")
  }

  /// What is said of attributes, in whichever form.
  private var attributeMembers: [JSONNode.Member] {
    members.flatMap { member -> [JSONNode.Member] in
      if let name = Self.attribute(member.key) {
        return [JSONNode.Member(key: name, keyOffset: member.keyOffset, node: member.node)]
      }
      guard member.key == Self.attributes, case .object(let inner) = member.node.value else {
        return []
      }
      return inner
    }
  }

  // MARK: - The change

  /// The change; `nil`, with the problems noted, where a value is not legal.
  func change() -> MapChange? {
    switch subject.name {
    case .actor(let id): change(ofActor: id)
    case .tie(let name): change(of: name)
    case .side(let id): change(ofSide: id)
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
    return verb == .add
      ? .addActor(actor)
      : .setActor(id, fields, attributes: attributeMembers.map(\.key), from: actor)
  }

  private func change(ofSide id: String) -> MapChange? {
    guard var object = object([]) else { return nil }
    let given = Set(members.map(\.key))
    let name = object.string("name")
    let actors = object.strings("members")
    return .setSide(
      id, name: given.contains("name") ? name ?? id : nil,
      members: given.contains("members") ? actors : nil)
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
    guard verb == .add else {
      return .setTie(name, fields, attributes: attributeMembers.map(\.key), from: tie)
    }
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
    let head = given.filter { key, _ in !members.contains { $0.key == key } }.map { key, text in
      JSONNode.Member(
        key: key, keyOffset: subject.offset,
        node: JSONNode(value: .string(text), offset: subject.offset))
    }
    func isFilled(_ member: JSONNode.Member) -> Bool {
      if case .null = member.node.value { false } else { true }
    }
    var filled = members.filter { isFilled($0) && known.contains($0.key) }
    let own = attributeMembers.filter(isFilled)
    if let first = own.first {
      filled.append(
        JSONNode.Member(
          key: Self.attributes, keyOffset: first.keyOffset,
          node: JSONNode(value: .object(own), offset: first.keyOffset)))
    }
    return ObjectReader(
      JSONNode(value: .object(head + filled), offset: subject.offset), in: file, log: log,
      expecting: "an object")
  }

  private func refuse(at offset: Int, found: String, expected: String, remedy: String) {
    log.add(.error, in: file, at: offset, found: found, expected: expected, remedy: remedy)
  }
}
