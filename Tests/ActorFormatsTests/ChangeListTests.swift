// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport
import Testing

@testable import ActorFormats

@Suite("Changes as people write them")
struct ChangeListTests {
  private func changes(_ text: String) throws -> [MapChange] {
    var list = ChangeList()
    try list.add(input(text, name: "c.txt"))
    // What is cleared is no `null` that somebody forgot.
    #expect(list.warnings.isEmpty)
    return list.changes
  }

  private func problems(_ text: String) -> [String] {
    let error = #expect(throws: FormatError.self) {
      var list = ChangeList()
      try list.add(input(text, name: "c.txt"))
    }
    return error?.problems.map(\.description) ?? []
  }

  private func option(_ verb: ChangeVerb, _ text: String) -> String? {
    let error = #expect(throws: FormatError.self) {
      var list = ChangeList()
      try list.add(verb, text, from: "--\(verb.rawValue)")
    }
    return error?.description
  }

  private let map = ActorMap(
    sides: [Side(id: "A")], actors: ["a", "b"].map { Actor(id: $0) },
    relationships: [Relationship(from: "a", to: "b", kind: .trust, trust: Trust(0.5))])

  @Test("lines name ties and actors, fields have the types of the map format")
  func lines() throws {
    let found = try changes(
      """
      # a comment, then an empty line

      set a->b trust=.6 confidence=B2   # and one behind
      set a→b:trust trust= layers=water,land directed=false\r
      add tie a--b kind=alliance strength=1 start=1990-01
      add a->b:trust trust=-1
      add actor x name="New envoy" role=mediator,sponsor track=1.5 insider=true
      \tset actor:x side=
      remove a->b
      remove tie:t-1
      remove actor x
      withdraw x
      """)
    let ends = TieName.ends(from: "a", to: "b", directed: true, kind: nil)
    #expect(
      found == [
        .setTie(
          ends, [.trust, .confidence],
          from: Relationship(from: "a", to: "b", trust: Trust(0.6), confidence: .grade("B2"))),
        .setTie(
          .ends(from: "a", to: "b", directed: true, kind: .trust), [.trust, .layers, .directed],
          from: Relationship(from: "a", to: "b", directed: false, layers: ["water", "land"])),
        .addTie(
          Relationship(
            from: "a", to: "b", kind: .alliance, strength: Strength(1), directed: false,
            start: CalendarDate("1990-01"))),
        .addTie(Relationship(from: "a", to: "b", kind: .trust, trust: Trust(-1))),
        .addActor(
          Actor(
            id: "x", name: "New envoy", roles: [.mediator, .sponsor], track: .oneAndAHalf,
            insider: true)),
        .setActor("x", [.side], from: Actor(id: "x")),
        .removeTie(ends), .removeTie(.id("t-1")), .removeActor("x"), .withdraw(sponsor: "x"),
      ])
  }

  @Test("quotation marks hold spaces and signs, an apostrophe in a word is one")
  func quotes() throws {
    let found = try changes(
      #"""
      remove "old town"->'a->b':trust
      add actor o name=O'Brien note="said \"no\" \\ #1"
      remove actor:"x: y"
      remove tie:"a>b:trust#2"
      """#)
    #expect(
      found == [
        .removeTie(.ends(from: "old town", to: "a->b", directed: true, kind: .trust)),
        .addActor(Actor(id: "o", name: "O'Brien", note: #"said "no" \ #1"#)),
        .removeActor("x: y"), .removeTie(.id("a>b:trust#2")),
      ])
  }

  @Test("a JSON list and lines of text say the same")
  func json() throws {
    let text = """
      set a->b trust=0.6 layers=water
      add actor x name="New envoy" insider=true
      set actor:x insider=
      remove a->b
      """
    let json = """
      [{"set": "a->b", "trust": 0.6, "layers": ["water"]},
       {"add": "actor x", "name": "New envoy", "insider": true},
       {"set": "actor:x", "insider": null}, {"remove": "a->b"}]
      """
    #expect(try changes(json) == changes(text))
  }

  @Test("attributes, ends and members of sides, in lines and in JSON")
  func further() throws {
    let lines = """
      set actor:x attributes.region="far north" attributes.size=5 attributes.new=true attributes.old=
      set a->b to=c
      set tie:t attributes.fund=none from=d
      set side:A members=a,b
      set side A name="The valley" members=
      add actor y attributes.region=south
      """
    let json = """
      [{"set": "actor:x", "attributes": {"region": "far north", "size": 5, "new": true, "old": null}},
       {"set": "a->b", "to": "c"}, {"set": "tie:t", "attributes.fund": "none", "from": "d"},
       {"set": "side:A", "members": ["a", "b"]},
       {"set": "side:A", "name": "The valley", "members": null},
       {"add": "actor y", "attributes": {"region": "south"}}]
      """
    let found = try changes(lines)
    #expect(
      found == [
        .setActor(
          "x", [], attributes: ["region", "size", "new", "old"],
          from: Actor(
            id: "x",
            attributes: [
              "region": .string("far north"), "size": .number("5"), "new": .boolean(true),
            ])),
        .setTie(
          .ends(from: "a", to: "b", directed: true, kind: nil), [.to],
          from: Relationship(from: "a", to: "c")),
        .setTie(
          .id("t"), [.from], attributes: ["fund"],
          from: Relationship(from: "d", to: "", attributes: ["fund": .string("none")])),
        .setSide("A", members: ["a", "b"]), .setSide("A", name: "The valley", members: []),
        .addActor(Actor(id: "y", attributes: ["region": .string("south")])),
      ])
    #expect(try changes(json) == found)
  }

  @Test("what cannot be changed is refused with what can")
  func notOffered() {
    #expect(problems("set actor:x id=y")[0].contains("a field that can be set: name, kind, role"))
    #expect(
      problems("set actor:x region=north")[0].contains(
        "or write attributes.NAME for an attribute of your own"))
    #expect(problems("set side:A colour=red")[0].contains("a field that can be set: name, members"))
    #expect(problems("set side:A attributes.x=1")[0].contains("can be set: name, members"))
    #expect(problems("remove side:A")[0].contains("found a side to remove"))
    #expect(problems("add side C")[0].contains("set what can be set: side:ID members=ACTOR,…"))
    #expect(problems("set side:")[0].contains("found a side without an id"))
    #expect(problems("set a->b to=")[0].contains("found no to"))
    #expect(problems("add a->b to=c")[0].contains("a field that can be given: id, kind"))
    #expect(problems("set a->b attributes=5")[0].contains("found field \"attributes\""))
  }

  @Test("options keep their order among lines, and the texts are as they were written")
  func mixed() throws {
    var list = ChangeList()
    try list.add(.remove, "a->b", from: "--remove")
    try list.add(input("add a->b trust=.1 # again\n", name: "c.txt"))
    try list.add(.set, "a->b trust=.2", from: "--set")
    #expect(list.texts == ["remove a->b", "add a->b trust=.1", "set a->b trust=.2"])
    let changed = try list.applied(to: map)
    #expect(changed.map.relationships.map(\.trust) == [Trust(0.2)])
  }

  @Test("values out of range, unknown fields and words that are none are told with their place")
  func located() {
    #expect(
      problems("# x\nset a->b trust=1.5\nset a->b trsut=0.5 trust=0,5\n") == [
        "c.txt:2:16: found 1.5 for trust, expected a number from −1 to 1; to mend it, give trust in "
          + "that range, or leave it out where it is unknown",
        "c.txt:3:10: found field \"trsut\", expected a field that can be set: kind, trust, strength, "
          + "confidence, directed, status, layers, start, end, sources, note, from, to, "
          + "attributes.NAME; to mend it, correct the name, perhaps trust",
      ])
    #expect(
      problems("set a->b trust=0,5")[0].contains(":16: found \"0,5\" for trust")
        && problems("set a->b trust=0,5")[0].contains("write 0.5, with a point"))
    #expect(problems("change a->b")[0].contains("expected set, add, remove or withdraw"))
    #expect(problems("set a->b")[0].hasPrefix("c.txt:1:5: found nothing to set"))
    #expect(problems("set a->b trust=.1 trust=.2")[0].contains("c.txt:1:19: found trust a second"))
    #expect(problems("set a->b high")[0].contains("found \"high\", expected FIELD=VALUE"))
    #expect(problems("set a->b note=\"x")[0].hasPrefix("c.txt:1:15: found a quotation mark that"))
    #expect(problems("remove a->b trust=.1")[0].contains("expected nothing after its name"))
    #expect(problems("remove")[0].hasPrefix("c.txt:1:1: found nothing to remove"))
    #expect(problems("add x")[0].contains("expected actor ID or tie FROM->TO"))
    #expect(problems("add tie x")[0].contains("expected the ends of the tie"))
    #expect(problems("set ->b trust=.1")[0].contains("name what is missing"))
    #expect(problems("withdraw tie:x")[0].contains("expected the id of a sponsor"))
    #expect(problems("set actor:x insider=maybe")[0].contains("expected true or false"))
    #expect(problems("add a--b directed=true")[0].contains("what the sign between the ends says"))
    #expect(problems("add a->b:trust kind=alliance")[0].contains("leave one of them out"))
  }

  @Test("JSON that is no list of changes is told with its place")
  func locatedJSON() {
    #expect(
      problems("{\"set\": \"a->b\"}")[0].hasPrefix("c.txt:1:1: found an object, expected a list"))
    #expect(problems("[{\"trust\": 1}]")[0].contains("c.txt:1:2: found a change that does nothing"))
    #expect(problems("[{\"set\": \"a->b\", \"add\": \"c->d\"}]")[0].contains("several changes"))
    #expect(problems("[{\"set\": 7}]")[0].hasPrefix("c.txt:1:10: found 7, expected an actor"))
    #expect(
      problems("[\n {\"set\": \"a->b\", \"trust\": 2}]")[0].hasPrefix(
        "c.txt:2:27: found 2 for trust"))
    #expect(problems("[3]")[0].contains("expected a change, which is an object"))
    #expect(problems("[{\"set\": \"a->b\",")[0].contains("found the end of the file"))
    #expect(problems("")[0].contains("found nothing"))
  }

  @Test("an option shows itself whole, and a > that the shell took is guessed")
  func options() {
    #expect(
      option(.set, "a->b trust=7")
        == "--set \"a->b trust=7\": found 7 for trust, expected a number from −1 to 1; to mend it, "
        + "give trust in that range, or leave it out where it is unknown")
    #expect(option(.remove, "a-")?.contains("the shell takes > for itself") == true)
    #expect(option(.remove, "a")?.contains("write actor:a or tie:a") == true)
  }

  @Test("a change that the map does not allow is told where it was written")
  func onTheMap() throws {
    var list = ChangeList()
    try list.add(input("set a->b trust=.1\n  set actor:a  side=Q\n", name: "c.txt"))
    let error = #expect(throws: FormatError.self) { try list.applied(to: map) }
    #expect(error?.description.hasPrefix("c.txt:2:21: found side \"Q\"") == true)
    list = ChangeList()
    try list.add(input("remove a->b\nset a->b trust=.1", name: "c.txt"))
    let second = #expect(throws: FormatError.self) { try list.applied(to: map) }
    #expect(second?.description.hasPrefix("c.txt:2:5: found tie a->b, which is not on") == true)
  }

  @Test("a misspelt word is kept with a warning")
  func warning() throws {
    var list = ChangeList()
    try list.add(.add, "a->b:trust kind=trust status=actve", from: "--add")
    #expect(list.warnings.count == 1)
    #expect(list.warnings[0].description.contains("expected \"active\", which it resembles"))
  }

  @Test("no cut and no changed byte of a file is read without an answer")
  func robust() {
    let bytes = Array("set a->b trust=.5 note=\"x y\"\n[{\"add\": \"actor x\"}]".utf8)
    for cut in bytes.indices {
      for byte: UInt8 in [0x22, 0x27, 0x3D, 0x00, 0xFF, 0x0A] {
        var damaged = Array(bytes[..<cut])
        damaged.append(byte)
        damaged += bytes[cut...]
        var list = ChangeList()
        _ = Result { () throws(FormatError) in
          try list.add(FileBytes(name: "c", bytes: damaged))
        }
      }
    }
  }
}
