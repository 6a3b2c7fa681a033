// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorModel
import TestSupport

/// Small maps of a conflict from a seed, with everything that is awkward: loops, parallel ties,
/// ties both ways, distrust, unknown and equal trust, sides without a party, a third side.
struct RandomConflict {
  private var random: SeededRandom

  init(seed: Int) { random = SeededRandom(seed: seed) }

  mutating func below(_ limit: Int) -> Int { random.below(limit) }

  mutating func one<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  /// At most eight actors; sides A and B have one each at least.
  mutating func map() -> ActorMap {
    let ids = ["a", "b", "c", "d", "e", "f", "g", "h"].prefix(4 + below(5))
    var actors = ids.map { id in
      Actor(
        id: id, roles: (0..<below(3)).map { _ in one(Self.roles) },
        side: one(["A", "B", "C", nil, nil, nil]))
    }
    actors[0].side = "A"
    actors[1].side = "B"
    let ties = (0..<(ids.count + below(3 * ids.count))).map { _ in tie(Array(ids)) }
    return ActorMap(
      sides: [Side(id: "A"), Side(id: "B"), Side(id: "C")], actors: actors, relationships: ties)
  }

  /// Two parties and twelve mediators, sparsely tied, so that chains are long and cross.
  mutating func sparseMap() -> ActorMap {
    let mediators = (0..<12).map { "m\($0 + 10)" }
    let ties = (0..<18).map { _ in trust(one(mediators), one(mediators), one([0.5, 0.9])) }
    let ends = ["pa", "pb"].flatMap { end in
      (0..<3).map { _ in trust(end, one(mediators), one([0.5, 0.9])) }
    }
    return conflict(mediators: mediators, ends + ties)
  }

  private static let roles: [Role] = [
    .party, .representative, .mediator, .sponsor, .constituency,
  ]

  private mutating func tie(_ ids: [String]) -> Relationship {
    let values: [Double?] = [nil, -0.6, 0, 0.2, 0.5, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
    return Relationship(
      from: one(ids), to: one(ids),
      kind: one([.trust, .trust, .alliance, .sponsorship, .conflict, nil]),
      trust: one(values).flatMap(Trust.init),
      strength: one([nil, 0, 0.3, 0.5, 1]).flatMap(Strength.init), directed: below(4) > 0)
  }
}
