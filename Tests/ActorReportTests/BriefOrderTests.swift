// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorMediation
import ActorModel
import TestSupport
import Testing

@testable import ActorReport

/// The order of a map's file means nothing but for its sides, which a brief names in that order.
@Suite("A brief hangs on what the map says, not on the order in which it says it")
struct BriefOrderTests {
  /// With draws, so that chance would show.
  private static let drawn = BriefQuestion(
    uncertainty: UncertaintyOptions(maxDraws: 400, standardError: 0, seed: 5, trustSpread: 20),
    sectionDraws: 20, drawing: nil)

  private static let maps = ["two-valleys", "oslo-1993", "mozambique-1992", "karate-club"]

  /// The map whose ties all have the ids that they are known by: an id that is made where there is
  /// none counts parallel ties in the order of the file, which is content there.
  private func map(_ name: String) throws -> ActorMap {
    var map = try ShippedMap(name).map
    for (index, id) in map.relationshipIDs.enumerated() { map.relationships[index].id = id }
    return map
  }

  /// Everything but the sides and the sources in another order; so are a tie's issues and sources.
  private func shuffled(_ map: ActorMap, seed: Int) -> ActorMap {
    var random = SeededRandom(seed: seed)
    var other = map
    other.actors = random.shuffled(map.actors)
    other.relationships = random.shuffled(map.relationships)
    other.incompatible = random.shuffled(map.incompatible)
    other.norms = random.shuffled(map.norms)
    other.stances = random.shuffled(map.stances)
    other.layout = random.shuffled(map.layout)
    for index in other.relationships.indices {
      let tie = other.relationships[index]
      other.relationships[index].layers = random.shuffled(tie.layers)
      other.relationships[index].sources = random.shuffled(tie.sources)
    }
    return other
  }

  private func texts(_ map: ActorMap, threads: Int) throws -> [String] {
    let brief = try Brief(Self.drawn, on: map, control: RunControl(threads: threads))
    return BriefFormat.allCases.map { brief.text(as: $0, picture: "map.svg") }
  }

  @Test("the same bytes in every form on 1, 2 and 8 threads, of a shuffled map", arguments: maps)
  func sameBytes(name: String) throws {
    let map = try map(name)
    let plain = try texts(map, threads: 1)
    #expect(plain.allSatisfy { !$0.isEmpty })
    for (seed, threads) in [(0, 1), (1, 2), (2, 8)] {
      let other = shuffled(map, seed: seed)
      #expect(other.actors != map.actors && other.relationships != map.relationships)
      let found = try texts(other, threads: threads)
      for (format, (one, two)) in zip(BriefFormat.allCases, zip(plain, found)) {
        #expect(one == two, "\(name) as \(format), seed \(seed), \(threads) threads")
      }
    }
    #expect(try texts(map, threads: 8) == plain)
  }

  @Test("sides are named in the order of the file, which is content")
  func sides() throws {
    var map = try valleys()
    map.sides.reverse()
    let text = try Brief(.plain, on: map).text(as: .markdown)
    #expect(text.contains("between Side B (through Party B) and Side A (through Party A)"))
    #expect(text.contains("above 0 towards Side B, below 0 towards Side A"))
  }
}
