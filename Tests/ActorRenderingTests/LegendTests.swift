// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import Foundation
import TestSupport
import Testing

@testable import ActorRendering

@Suite("The legend says all that is drawn and nothing else")
struct LegendTests {
  private func texts(_ map: ActorMap, _ options: DrawingOptions = DrawingOptions()) -> [String] {
    Legend(
      PlanMaker(map, options).plan(),
      hasHulls: map.sides.contains { side in map.actors.contains { $0.side == side.id } }
    ).sections.flatMap(\.items).map(\.text)
  }

  @Test("an empty map has none")
  func empty() { #expect(texts(ActorMap()).isEmpty) }

  @Test("each sign brings its line and only its line")
  func signs() {
    let plain = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "b")],
      relationships: [Relationship(from: "a", to: "b", kind: .trust, trust: Trust(0.4))])
    let base = [
      "Secondary or other actor", "Trust, 0.2 to 0.6", "Trust, to who is trusted",
    ]
    #expect(texts(plain) == base)
    func added(_ change: (inout ActorMap) -> Void) -> Set<String> {
      var map = plain
      change(&map)
      return Set(texts(map)).subtracting(base)
    }
    #expect(added { $0.actors[0].veto = true } == ["Can block an agreement"])
    #expect(added { $0.actors[0].insider = true } == ["From inside the conflict"])
    #expect(added { $0.actors[0].us = true } == ["The authors of this map"])
    #expect(added { $0.actors[0].shadow = true } == ["Influences from outside"])
    #expect(added { $0.actors[0].roles = ["mediator"] } == ["Mediator or facilitator"])
    #expect(
      added { $0.actors[0].power = Fraction(0.5) }
        == ["Area: Power, up to 0.5; smallest: no value"])
    #expect(
      added {
        $0.sides = [Side(id: "s")]; $0.actors[0].side = "s"
      } == ["Side of the conflict"])
    #expect(added { $0.sides = [Side(id: "s")] } == [], "a side without actors is not drawn")
    #expect(added { $0.relationships[0].strength = Strength(0.5) } == ["Width: strength 0 to 1"])
    #expect(added { $0.relationships[0].status = .intermittent } == ["Intermittent tie"])
    #expect(added { $0.relationships[0].status = .broken } == ["Broken tie"])
    #expect(added { $0.relationships[0].status = .contested } == ["Contested tie"])
    #expect(
      added { $0.relationships[0].trust = Trust(0.9) }
        == ["Strong trust, 0.6 and above", "Double head: strong trust"])
    #expect(added { $0.relationships[0].trust = Trust(-0.9) } == ["Strong distrust, below −0.6"])
    #expect(
      added { $0.relationships[0].kind = "oath" } == [
        "Other kinds: oath", "Trust on a tie of another kind",
      ])
    #expect(
      added { $0.relationships[0].kind = .conflict } == [
        "Conflict", "Trust on a tie of another kind",
      ])
  }

  @Test("signs of place, of how one mediates, of issues and of confidence bring their lines")
  func furtherSigns() {
    func texts(
      actor: Actor = Actor(id: "a"), _ ties: Relationship...
    ) -> Set<String> {
      let map = ActorMap(actors: [actor, Actor(id: "b")], relationships: ties)
      return Set(self.texts(map))
    }
    func mediator(_ modality: String) -> Actor {
      Actor(id: "a", roles: ["mediator"], attributes: ["modality": .string(modality)])
    }
    for (word, title) in [
      ("facilitator", "Mediates as facilitator"), ("g", "Mediates as go-between"),
      ("Broker", "Mediates as broker"),
    ] {
      #expect(texts(actor: mediator(word)).contains(title))
    }
    #expect(
      texts(actor: mediator("arbiter")) == ["Mediator or facilitator", "Secondary or other actor"])
    let (rural, urban) = (
      Actor(id: "a", kind: "community", locality: "rural"),
      Actor(id: "a", kind: "community", locality: "urban")
    )
    #expect(texts(actor: rural) == ["Rural community", "Secondary or other actor"])
    #expect(texts(actor: urban) == ["Urban community", "Secondary or other actor"])
    func tie(_ layers: [String] = [], _ confidence: Double? = nil) -> Relationship {
      Relationship(
        from: "a", to: "b",
        confidence: confidence.flatMap(Confidence.init).map { .probability($0) }, layers: layers)
    }
    #expect(texts(tie(["land"]), tie(["aid"])).isSuperset(of: ["Aid", "Land"]))
    #expect(!texts(tie(["land"])).contains("Land"), "one issue tells nothing apart")
    let confidence: Set = [
      "0.8 and above, no letter", "0.5 to 0.8, line thinner", "Below 0.5, line thinner still",
      "Not recorded",
    ]
    #expect(
      texts(tie([], 0.9), tie([], 0.6), tie([], 0.2), tie()).isSuperset(of: confidence))
    #expect(texts(tie([], 0.9)).intersection(confidence) == ["0.8 and above, no letter"])
    #expect(texts(tie()).isDisjoint(with: confidence))
    #expect(
      texts(tie([], 0.9), tie(), tie()).isSuperset(of: ["0.8 and above", "Not recorded, no letter"])
    )
  }

  @Test("every entry begins with a capital letter, the map's own words as well")
  func capitals() {
    let map = ActorMap(
      actors: [Actor(id: "a"), Actor(id: "b")],
      relationships: [["identity"], ["éducation", "land"]].map {
        Relationship(from: "a", to: "b", kind: "oath", layers: $0)
      })
    let all = texts(map)
    #expect(Set(all).isSuperset(of: ["Identity", "Éducation", "Land"]))
    for text in all { #expect(text.first?.isLowercase == false, "\(text)") }
  }

  @Test("where a map has grades, the letters of confidence are told apart from them")
  func grades() {
    func titles(_ confidence: RecordedConfidence?) -> [String] {
      var map = ActorMap(
        actors: [Actor(id: "a"), Actor(id: "b")],
        relationships: [Relationship(from: "a", to: "b", confidence: confidence)])
      map.confidenceGrades = [ConfidenceGrade(grade: "B3", confidence: Confidence(0.65)!)]
      return Legend(PlanMaker(map, DrawingOptions()).plan(), hasHulls: false).sections.map(\.title)
    }
    #expect(titles(.grade("B3")).contains("Confidence in ties (letters are not grades)"))
    #expect(titles(Confidence(0.6).map { .probability($0) }).contains("Confidence in ties"))
  }

  @Test("marks that found no room on any tie are not explained")
  func omitted() {
    let tie = Relationship(
      from: "a", to: "b", kind: .trust, trust: Trust(0),
      confidence: Confidence(0.6).map { .probability($0) }, status: .broken, layers: ["x", "y"])
    let map = ActorMap(actors: [Actor(id: "a"), Actor(id: "b")], relationships: [tie])
    let plan = PlanMaker(map, DrawingOptions()).plan()
    func legend(_ drawn: Set<TieMark>?) -> [Legend.Section] {
      Legend(plan, hasHulls: false, drawn: drawn).sections
    }
    let all: [Legend.Item] = legend(nil).flatMap(\.items)
    let none: [Legend.Item] = legend([]).flatMap(\.items)
    #expect(all.count == none.count + 4)
    let gone: Set = ["Broken tie", "0.5 to 0.8, line thinner", "X", "Y"]
    #expect(Set(none.map(\.text)).isDisjoint(with: gone))
    let isNeutralMarked = [all, none].map { items in items.contains { $0.sample.contains("±") } }
    #expect(isNeutralMarked == [true, false])
  }

  @Test("the bars of distrust are explained on a map that has them on zigzags only")
  func zigzags() throws {
    func sample(_ trust: Double) throws -> String {
      let map = ActorMap(
        actors: [Actor(id: "a"), Actor(id: "b")],
        relationships: [
          Relationship(from: "a", to: "b", kind: .conflict, trust: Trust(trust))
        ])
      let items = Legend(PlanMaker(map, DrawingOptions()).plan(), hasHulls: false).sections
        .flatMap(\.items)
      return try #require(items.first { $0.text.contains("istrust") }).sample
    }
    func bars(_ sample: String) -> Int {
      let strokes = sample.components(separatedBy: "class=\"strokes\"").dropFirst().joined()
      return strokes.count { $0 == "M" }
    }
    #expect(bars(try sample(-0.4)) == 1)
    #expect(bars(try sample(-0.9)) == 2)
  }

  @Test("on the sheet of symbols each stands in the legend once, and nothing else does")
  func sheet() throws {
    let map = try shippedMap("symbols")
    let legend = texts(map)
    #expect(Set(legend).count == legend.count)
    #expect(Set(legend) == Self.all)
    #expect(legend.count == Self.all.count)
  }

  /// What drawing-conventions.md lists and the maps' words name, by hand.
  private static let all: Set = [
    "Party", "Representative of a side", "Armed group", "State", "Mediator or facilitator",
    "Sponsor", "Community: urban, or not recorded", "International organisation",
    "Secondary or other actor", "Rural community",
    "Rural actor; others are urban, or not recorded", "Mediates as facilitator",
    "Mediates as go-between", "Mediates as broker",
    "Strong trust, 0.6 and above", "Trust, 0.2 to 0.6", "Neither, −0.2 to 0.2",
    "Distrust, −0.6 to −0.2", "Strong distrust, below −0.6",
    "This tie does not tell trust",
    "Strong trust on a tie of another kind", "Trust on a tie of another kind",
    "Trust between the two is unknown",
    "Alliance", "Approval, to who is asked", "Communication", "Conflict", "Cooperation", "Family",
    "Influence", "Membership", "Other kinds: oath", "Representation, to who is represented",
    "Sponsorship, from the sponsor", "Tie of no recorded kind",
    "Trust, to who is trusted", "Double head: strong trust",
    "Area: Power, up to 1; smallest: 0.14 or less, or no value",
    "Width: strength 0 to 1; medium if not recorded",
    "Intermittent tie", "Broken tie", "Contested tie", "Side of the conflict",
    "Can block an agreement", "From inside the conflict", "Mediator from inside, and of a side",
    "The authors of this map", "Influences from outside",
    "0.8 and above, no letter", "0.5 to 0.8, line thinner", "Below 0.5, line thinner still",
    "Not recorded", "Aid", "Identity", "Land", "Participation", "Security",
    "Number of further issues of the tie",
  ]

  @Test("every class of the style sheet that a drawing uses is explained", arguments: shippedMaps)
  func complete(name: String) throws {
    let map = try shippedMap(name)
    let plan = PlanMaker(map, DrawingOptions()).plan()
    let words =
      plan.ties.map(\.kind.title).filter { $0 != .kindOthers } + plan.ties.map(\.trust.title)
      + plan.actors.map(\.glyph.title).filter { $0 != .shapeCommunity }
    let drawn = Set(words.map(\.english))
    #expect(drawn.isSubset(of: texts(map)))
  }
}
