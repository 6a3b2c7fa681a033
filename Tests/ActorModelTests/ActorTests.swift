// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Testing

@Suite("Actors, words and attributes")
struct ActorTests {
  private let actor = Actor(
    id: "a", kind: "state", roles: ["mediator", "sponsor"], side: "s", track: .oneAndAHalf,
    insider: true, veto: false, us: true, shadow: false, mandate: true, locality: "rural",
    attributes: [
      "club": "Officer".value, "side": "other".value, "age": .number("1.50"), "none": .null,
      "list": .list([]), "yes": .boolean(true),
    ],
    unknown: ["club": "hidden".value, "x-note": "kept".value])

  @Test(
    "the text of a field or attribute",
    arguments: [
      ("side", "s"), ("role", "mediator"), ("kind", "state"), ("track", "1.5"),
      ("locality", "rural"), ("insider", "true"), ("veto", "false"), ("us", "true"),
      ("shadow", "false"), ("mandate", "true"), ("club", "Officer"), ("age", "1.50"),
      ("yes", "true"), ("x-note", "kept"), ("none", nil), ("list", nil), ("absent", nil),
    ] as [(String, String?)])
  func text(attribute: String, expected: String?) {
    #expect(actor.text(of: attribute) == expected)
  }

  @Test("an actor without a field has no text for it")
  func absent() {
    for name in ["side", "role", "kind", "track", "locality", "insider", "veto", "mandate"] {
      #expect(Actor(id: "b").text(of: name) == nil, "\(name)")
    }
  }

  @Test("any of the roles satisfies a rule")
  func roles() {
    #expect(actor.has(.mediator) && actor.has(.sponsor) && !actor.has(.party))
  }

  @Test("words that nobody knows are kept as written")
  func words() {
    #expect(Role(rawValue: "Spoiler").rawValue == "Spoiler")
    #expect(!Role.known.contains("Spoiler"))
    #expect("\(RelationshipKind.sponsorship)" == "sponsorship")
    let named: [RelationshipKind] = [
      .trust, .alliance, .cooperation, .communication, .influence, .sponsorship, .representation,
      .approval, .conflict,
    ]
    #expect(named.allSatisfy(RelationshipKind.known.contains))
    let roles: [Role] = [
      .party, .representative, .mediator, .sponsor, .constituency, .decisionMaker,
    ]
    #expect(roles.allSatisfy(Role.known.contains))
    #expect(RelationshipStatus.known == [.active, .intermittent, .broken, .contested])
    #expect(Track.allCases.map(\.rawValue) == ["1", "1.5", "2", "3"])
    #expect(Set(ActorKind.known).count == 7 && Set(StancePosition.known).count == 3)
  }

  @Test("attributes: setting replaces in place, appends or removes; order means nothing")
  func attributes() {
    var list: AttributeList = ["a": .null, "b": .boolean(true)]
    list["a"] = .number("1")
    list["c"] = "x".value
    #expect(list.map(\.key) == ["a", "b", "c"])
    list["b"] = nil
    list["zz"] = nil
    #expect(list.map(\.key) == ["a", "c"])
    #expect(list["a"] == .number("1") && list["b"] == nil)
    let turned: AttributeList = ["c": "x".value, "a": .number("1")]
    #expect(list == turned)
    #expect(list.hashValue == turned.hashValue)
    #expect(list != ["a": .number("1.0"), "c": "x".value])
    #expect(AttributeList().isEmpty && !list.isEmpty)
  }
}

extension String {
  var value: AttributeValue { .string(self) }
}
