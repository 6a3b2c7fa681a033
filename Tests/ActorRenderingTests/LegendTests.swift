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
      "Secondary or other actor", "Trust, 0.2 to 0.6", "Trust: from who trusts to who is trusted",
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
        == ["Size: Power, 0 to 0.5; smallest also: no value"])
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
    #expect(added { $0.relationships[0].kind = "oath" } == ["Other kinds: oath"])
    #expect(added { $0.relationships[0].kind = .conflict } == ["Conflict"])
  }

  @Test("every class of the style sheet that a drawing uses is explained", arguments: shippedMaps)
  func complete(name: String) throws {
    let map = try shippedMap(name)
    let plan = PlanMaker(map, DrawingOptions()).plan()
    let words =
      plan.ties.map(\.kind.title) + plan.ties.map(\.trust.title) + plan.actors.map(\.glyph.title)
    let drawn = Set(words.map(\.english))
    #expect(drawn.isSubset(of: texts(map)))
  }
}
