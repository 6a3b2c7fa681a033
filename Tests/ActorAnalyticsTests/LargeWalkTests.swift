// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

/// What small maps tell of large ones: above 256 actors other kernels answer.
@Suite("Measures of walks on large maps")
struct LargeWalkTests {
  /// So many kites beside each other, and a cycle.
  private func map(kites: Int, cycle: Int = 0) throws -> ActorMap {
    let kite = try ShippedMap("krackhardt-kite").map
    var map = ActorMap()
    for number in 0..<kites {
      map.actors += kite.actors.map { Actor(id: "\(number)-\($0.id)") }
      map.relationships += kite.relationships.map {
        Relationship(from: "\(number)-\($0.from)", to: "\(number)-\($0.to)", directed: false)
      }
    }
    map.actors += (0..<cycle).map { Actor(id: "cycle \($0)") }
    map.relationships += (0..<cycle).map {
      Relationship(from: "cycle \($0)", to: "cycle \(($0 + 1) % cycle)", directed: false)
    }
    return map
  }

  /// Expects of each kite what the kite alone has, times `factor`.
  private func compare(
    _ id: String, _ map: ActorMap, _ parameters: [String: String] = [:], factor: Double
  ) throws {
    let alone = try measured(id, ShippedMap("krackhardt-kite").map, parameters).numbers()
    let found = try measured(id, map, parameters).numbers().filter { !$0.key.hasPrefix("cycle") }
    #expect(!found.isEmpty)
    for (actor, value) in found {
      let expected = try #require(alone[String(actor.split(separator: "-")[1])]) * factor
      #expect(isRelativelyClose(value, expected, tolerance: 1e-11), "\(id) \(actor): \(value)")
    }
  }

  @Test("sixty kites have the values of one")
  func copies() throws {
    let map = try map(kites: 60)
    try compare("katz", map, factor: 1 / 60.0.squareRoot())
    // 1/λ of the kite is .2322.
    try compare("katz", map, ["attenuation": "0.232"], factor: 1 / 60.0.squareRoot())
    for exponent in ["0.1", "-0.2", "0.5"] {
      try compare("bonacich-power", map, ["exponent": exponent], factor: 1)
    }
    try compare("subgraph-centrality", map, factor: 1)
    let katz = try measured("katz", map, ["attenuation": "0.233"])
    #expect(Set(katz.reasons().values) == [.attenuationTooLarge] && katz.numbers().isEmpty)
    #expect(Set(try measured("hits", map).reasons().values) == [.severalDominantParts])
  }

  @Test("a kite beside a long odd cycle has all of the hubs")
  func besideCycle() throws {
    let map = try map(kites: 1, cycle: 301)
    try compare("hits", map, factor: 1)
    let cycle = try measured("hits", map).numbers().filter { $0.key.hasPrefix("cycle") }
    #expect(cycle.count == 301 && cycle.values.allSatisfy { $0 == 0 })
  }

  @Test("above 2,048 actors an exponent beyond 1/λ has no value, and the reason is told")
  func tooMany() throws {
    let result = try measured("bonacich-power", map(kites: 210), ["exponent": "0.5"])
    #expect(Set(result.reasons().values) == [.tooManyActors] && result.numbers().isEmpty)
  }
}
