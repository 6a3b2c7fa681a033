// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import Foundation
import TestSupport
import Testing

/// The design's file of values, where this machine has it.
private let designValues: URL? = Folders.shared
  .map { $0.appendingPathComponent("design/reference-values.json") }
  .flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }

@Suite("Measures of bridging as the design's file has them", .enabled(if: designValues != nil))
struct BridgingReferenceTests {
  private static let columns = [
    "burtHierarchy": "hierarchy", "bridgingCoefficient": "bridging-centrality.coefficient",
    "bridgingCentralityRaw": "bridging-centrality",
    "bridgingCentralityNorm": "bridging-centrality.normalised",
    "everettValente": "everett-valente",
  ]

  @Test(
    "kite, Florentine families with and without the Pucci, karate club",
    arguments: ["krackhardtKite", "florentine15", "florentine16_withPucci", "karateUnweighted"])
  func classics(name: String) throws {
    let data = try Data(contentsOf: #require(designValues))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let part = try #require(root[name] as? [String: Any])
    let edges = try #require(part["edges"] as? [[String]])
    let map = ActorMap(
      actors: try #require(part["nodes"] as? [String]).map { Actor(id: $0) },
      relationships: edges.map { Relationship(from: $0[0], to: $0[1], directed: false) })
    let metrics = try #require(part["metrics"] as? [String: [String: Any]])
    for (key, column) in Self.columns {
      var expected = try #require(metrics[key]).compactMapValues { $0 as? Double }
      // The file has 0 for the isolate's bridging, and 1 or 0 for a hierarchy that is none.
      if column != "everett-valente" { expected["Pucci"] = nil }
      let result = try measured(String(column.prefix { $0 != "." }), map)
      expect(result.numbers(column), expected, "\(name) \(column)")
      let isolates = result.reasons(column)
      #expect(isolates.values.allSatisfy { $0 == .isolate } && isolates.count <= 1)
    }
  }
}

@Suite("Measures of bridging on graphs of the literature")
struct BridgingValueTests {
  private static let kiteTies = [
    (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5), (3, 6),
    (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9),
  ]

  private func values(_ id: String, _ map: ActorMap, _ column: String? = nil) throws -> [Double] {
    let numbers = try measured(id, map).numbers(column)
    return map.actors.compactMap { numbers[$0.id] }
  }

  private func map(_ count: Int, _ ties: [(Int, Int)], directed: Bool = false) -> ActorMap {
    SmallGraphs.map(count, ties: ties, directed: directed)
  }

  private func path(_ count: Int) -> [(Int, Int)] { (1..<count).map { ($0 - 1, $0) } }

  /// influenceR 0.1.5 with R 4.2: bridging(igraph::make_graph("Krackhardt_kite")).
  @Test("the kite: Valente–Fujimoto as influenceR has it")
  func kiteCohesion() throws {
    let found = try values("valente-fujimoto", map(10, Self.kiteTies))
    let expected = [
      0.0063888888888889162, 0.0063888888888889162, 0.0072839506172839670, 0.0061728395061728669,
      0.0072839506172839670, 0.0087777777777777958, 0.0087777777777777958, 0.0325308641975308524,
      0.0527777777777777568, 0.0379629629629629761,
    ]
    #expect(zip(found, expected).allSatisfy { isClose($0, $1, tolerance: 1e-12) })
  }

  /// The printed digits of the design: raw bridging centrality and Everett and Valente's measure,
  /// from networkx 3.6.1's betweenness by the papers' formulas.
  @Test("the kite: bridging centrality, Everett–Valente and hierarchy")
  func kite() throws {
    let kite = map(10, Self.kiteTies)
    let bridging = try values("bridging-centrality", kite)
    let expected = [0.2193, 0.2193, 0, 0.3901, 0, 1.2987, 1.2987, 5.1852, 3, 0]
    #expect(zip(bridging, expected).allSatisfy { isClose($0, $1, tolerance: 5e-5) })
    let brokerage = try values("everett-valente", kite)
    let scores = [2.6667, 2.6667, 0, 2.7222, 0, 5.1333, 5.1333, 12.3333, 12.5, 0]
    #expect(zip(brokerage, scores).allSatisfy { isClose($0, $1, tolerance: 5e-5) })
    let hierarchy = try values("hierarchy", kite)
    let ratios = [0.0336, 0.0336, 0.0011, 0.0095, 0.0011, 0.0196, 0.0196, 0.0122, 0, 1]
    #expect(zip(hierarchy, ratios).allSatisfy { isClose($0, $1, tolerance: 5e-5) })
  }

  /// Matteo Morini's accumulation (`bridgeness_centrality`, from the paper's authors), typed again
  /// over networkx 3.6.1's shortest paths, on florentine_families_graph() and
  /// krackhardt_kite_graph().
  @Test("bridgeness as its authors compute it: the Medici lead, the Guadagni are a local centre")
  func florentineBridgeness() throws {
    let ties = [
      ("Acciaiuoli", "Medici"), ("Castellani", "Peruzzi"), ("Castellani", "Strozzi"),
      ("Castellani", "Barbadori"), ("Medici", "Barbadori"), ("Medici", "Ridolfi"),
      ("Medici", "Tornabuoni"), ("Medici", "Albizzi"), ("Medici", "Salviati"),
      ("Salviati", "Pazzi"), ("Peruzzi", "Strozzi"), ("Peruzzi", "Bischeri"),
      ("Strozzi", "Ridolfi"), ("Strozzi", "Bischeri"), ("Ridolfi", "Tornabuoni"),
      ("Tornabuoni", "Guadagni"), ("Albizzi", "Ginori"), ("Albizzi", "Guadagni"),
      ("Bischeri", "Guadagni"), ("Guadagni", "Lamberteschi"),
    ]
    let families = Set(ties.flatMap { [$0.0, $0.1] }).sorted()
    let map = ActorMap(
      actors: families.map { Actor(id: $0) },
      relationships: ties.map { Relationship(from: $0.0, to: $0.1, directed: false) })
    let found = try measured("bridgeness", map).numbers().filter { $0.value > 0 }
    expect(
      found,
      [
        "Medici": 8.5, "Barbadori": 1.5, "Ridolfi": 2.5, "Tornabuoni": 3, "Albizzi": 3,
        "Bischeri": 1, "Guadagni": 1.5,
      ])
    let kite = try measured("bridgeness", self.map(10, Self.kiteTies)).numbers()
    expect(kite.filter { $0.value > 0 }, ["h": 5])
  }

  @Test("a star: all constrain the centre alike; leaves have one contact", arguments: [2, 3, 10])
  func star(leaves: Int) throws {
    let star = map(leaves + 1, (1...leaves).map { (0, $0) })
    let k = Double(leaves)
    #expect(try values("hierarchy", star) == [0] + [Double](repeating: 1, count: leaves))
    // β = (1/k)/k for the centre, 1/(1/k) = k for a leaf.
    #expect(
      isClose(try values("bridging-centrality", star, "bridging-centrality.coefficient")[1], k))
    #expect(isClose(try values("bridging-centrality", star)[0], (k - 1) / (2 * k)))
    #expect(isClose(try values("localised-bridging", star)[0], (k - 1) / (2 * k)))
    // (2 · k(k − 1)/2 + k)/k = k.
    #expect(isClose(try values("everett-valente", star)[0], k))
    #expect(try values("bridgeness", star).allSatisfy { $0 == 0 })
    #expect(try values("bridgeness", star, "bridgeness.local")[0] == k * (k - 1) / 2)
    // A leaf cut off loses 1 to the centre and 1/2 to each other leaf.
    let drop = (1 + (k - 1) / 2) / ((k + 1) * k)
    #expect(try values("valente-fujimoto", star).allSatisfy { isClose($0, drop) })
  }

  @Test("a path: bridgeness leaves out the neighbours at both ends", arguments: [3, 5, 10, 40])
  func pathOf(count: Int) throws {
    let found = try values("bridgeness", map(count, path(count)))
    #expect(
      found == (0..<count).map { Double(max(0, $0 - 1) * max(0, count - 2 - $0)) })
    // 2 b + n − 1 over two ties; the middle is the most that n actors allow.
    let brokerage = try measured("everett-valente", map(count, path(count)))
    let middle = SmallGraphs.name(count / 2)
    #expect(isClose(brokerage.numbers("everett-valente.normalised")[middle] ?? 0, 1))
    #expect(Set(brokerage.reasons("everett-valente.in").values) == [.withoutDirections])
  }

  @Test("a cycle: all alike", arguments: [3, 4, 5, 8, 9])
  func cycle(count: Int) throws {
    let ring = map(count, path(count) + [(count - 1, 0)])
    let n = Double(count)
    #expect(try values("hierarchy", ring).allSatisfy { $0 == 0 })
    let b = count % 2 == 0 ? (n - 2) * (n - 2) / 8 : (n - 1) * (n - 3) / 8
    // β = (1/2)/(1/2 + 1/2).
    #expect(try values("bridging-centrality", ring).allSatisfy { isClose($0, b / 2) })
    #expect(
      try values("everett-valente", ring).allSatisfy {
        isClose($0, count == 3 ? 0 : (2 * b + n - 1) / 2)
      })
    // One tie cut makes a path: its cohesion is Σ (n − d)/d.
    let whole = (1..<count).reduce(0.0) { $0 + n / 2 / Double(min($1, count - $1)) }
    let open = (1..<count).reduce(0.0) { $0 + Double(count - $1) / Double($1) }
    let drop = (whole - open) / (n * (n - 1))
    #expect(try values("valente-fujimoto", ring).allSatisfy { isClose($0, drop) })
  }

  @Test("everyone tied to everyone: nobody bridges")
  func complete() throws {
    for count in 2...7 {
      let all = map(count, (0..<count).flatMap { i in (0..<i).map { ($0, i) } })
      for id in ["bridging-centrality", "localised-bridging", "everett-valente", "bridgeness"] {
        #expect(try values(id, all).allSatisfy { $0 == 0 }, "\(id)")
      }
      #expect(try values("hierarchy", all).allSatisfy { $0 == (count == 2 ? 1 : 0) })
      // A tie cut makes one distance 2, or none of two actors.
      let n = Double(count)
      let drop = (count == 2 ? 1 : 0.5) / (n * (n - 1))
      #expect(try values("valente-fujimoto", all).allSatisfy { isClose($0, drop) })
    }
  }

  @Test("without ties nothing is bridged: undefined, but for what counts paths")
  func isolates() throws {
    for id in ["hierarchy", "bridging-centrality", "localised-bridging", "valente-fujimoto"] {
      #expect(Set(try measured(id, map(3, [])).reasons().values) == [.isolate], "\(id)")
    }
    for id in ["everett-valente", "bridgeness"] {
      #expect(try values(id, map(3, [])) == [0, 0, 0], "\(id)")
    }
  }

  @Test("the most that directed views allow: all ways over one tie in and one tie out")
  func directedMost() throws {
    for count in 3...9 {
      // 0 is the broker, 1 before and 2 behind it; all others hear from 2 and tell 1.
      let others = (3..<max(3, count)).flatMap { [(2, $0), ($0, 1)] }
      let ties = [(1, 0), (0, 2)] + (count == 3 ? [(2, 1)] : others)
      let found = try measured("everett-valente", map(count, ties, directed: true))
      #expect(isClose(found.numbers("everett-valente.normalised")["a"] ?? 0, 1), "\(count)")
    }
  }
}
