// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@Suite("Eigenvectors and PageRank where iterations are slow or numbers are tiny")
struct VectorTests {
  /// Two camps of ten with different ties inside, joined by one tie.
  private func camps(joinedBy trust: Double) -> ActorMap {
    var ties: [(from: String, to: String, trust: Double)] = []
    for camp in ["a", "b"] {
      for i in 0..<10 {
        for step in camp == "a" ? [1, 2] : [1, 3] {
          ties.append(("\(camp)\(i)", "\(camp)\((i + step) % 10)", 0.8))
        }
      }
    }
    ties.append(("a0", "b0", trust))
    return Fixtures.trustMap(ties, directed: false)
  }

  @Test(
    "two camps joined by a weak tie, whose largest eigenvalues all but coincide",
    arguments: [(0.5, 1e-9), (1e-2, 1e-9), (1e-4, 1e-9), (1e-6, 1e-8), (1e-8, 1e-6)])
  func camps(trust: Double, tolerance: Double) throws {
    let map = camps(joinedBy: trust)
    let plain = PlainGraph(map, undirected: false) { $0.trust?.value }
    let expected = NaiveVectors.eigenvector(plain)
    let found = try measured("eigenvector", map).numbers()
    let ids = map.actors.map(\.id).sorted()
    // Rounding alone moves the vector by 1e-16 over the gap between the eigenvalues.
    expect(found, Dictionary(uniqueKeysWithValues: zip(ids, expected)), tolerance: tolerance)
  }

  @Test("a directed ring with a slow shortcut, whose eigenvalues lie on a circle")
  func ring() throws {
    let ties = (0..<12).map { (from: "\($0)", to: "\(($0 + 1) % 12)", trust: 0.9) }
    let map = Fixtures.trustMap(ties + [("3", "1", 0.01)], directed: true)
    let plain = PlainGraph(map, undirected: false) { $0.trust?.value }
    let ids = map.actors.map(\.id).sorted()
    expect(
      try measured("eigenvector", map).numbers(),
      Dictionary(uniqueKeysWithValues: zip(ids, NaiveVectors.eigenvector(plain))))
  }

  @Test("a long path and one above the size that is solved densely", arguments: [120, 257])
  func larger(count: Int) throws {
    // A path with a chord from every actor to the next but one settles fast enough.
    var random = SeededRandom(seed: count)
    let ties =
      (1..<count).map { ($0 - 1, $0) }
      + (0..<(3 * count)).map { _ in
        (random.below(count), random.below(count))
      }
    let map = SmallGraphs.map(count, ties: ties, directed: false)
    let found = try measured("eigenvector", map).numbers()
    #expect(found.count == count)
    // λx = Ax is the definition; λ from the actor with the largest entry.
    let plain = PlainGraph(map, undirected: false) { _ in 1 }
    let x = map.actors.map(\.id).sorted().map { found[$0] ?? 0 }
    let product = plain.nodes.map { i in plain.neighbors(i).reduce(0) { $0 + x[$1] } }
    let top = x.indices.max { x[$0] < x[$1] } ?? 0
    let value = product[top] / x[top]
    #expect(zip(x, product).allSatisfy { isClose($0 * value, $1, tolerance: 1e-10) })
    #expect(isClose(x.reduce(0) { $0 + $1 * $1 }, 1))
    #expect(x.allSatisfy { $0 > 0 })
  }

  @Test("a tie of strength 0 joins nothing")
  func zeroStrength() throws {
    func tie(_ from: String, _ to: String, _ strength: Double) -> Relationship {
      Relationship(from: from, to: to, strength: Strength(strength), directed: false)
    }
    var map = ActorMap(
      actors: ["a", "b", "c", "d"].map { Actor(id: $0) },
      relationships: [tie("a", "b", 0.5), tie("c", "d", 0.5), tie("b", "c", 0)])
    let apart = try measured("eigenvector", map, as: .strength)
    #expect(Set(apart.reasons().values) == [.disconnected] && apart.numbers().isEmpty)
    map.relationships[2].strength = Strength(0.5)
    #expect(try measured("eigenvector", map, as: .strength).numbers().count == 4)
  }

  @Test("the smallest trust there is gives the same as any other alike for all")
  func tiny() throws {
    let ends = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "b")]
    for trust in [Double.leastNonzeroMagnitude, Double.leastNormalMagnitude / 100, 1e-200] {
      let map = Fixtures.trustMap(ends.map { ($0.0, $0.1, trust) }, directed: true)
      let usual = Fixtures.trustMap(ends.map { ($0.0, $0.1, 0.5) }, directed: true)
      for id in ["pagerank", "eigenvector", "constraint", "effective-size"] {
        expect(try measured(id, map).numbers(), try measured(id, usual).numbers(), "\(id) \(trust)")
      }
    }
  }

  @Test("PageRank for a damping near 1", arguments: [0.99, 0.9999, 0.999999])
  func damping(value: Double) throws {
    let map = camps(joinedBy: 0.01)
    let plain = PlainGraph(map, undirected: false) { $0.trust?.value }
    let expected = NaiveVectors.pageRank(plain, damping: value)
    let ids = map.actors.map(\.id).sorted()
    let found = try measured("pagerank", map, ["damping": "\(value)"]).numbers()
    expect(found, Dictionary(uniqueKeysWithValues: zip(ids, expected)))
    #expect(isClose(found.values.reduce(0, +), 1))
  }

  @Test("PageRank is a share of 1 for a damping next to 1 too")
  func nextToOne() throws {
    let map = Fixtures.trustMap([("a", "b", 1), ("b", "a", 1), ("b", "c", 1)], directed: true)
    for damping in [1 - 2e-16, 1 - 1e-15, 1 - 1e-12] {
      let found = try measured("pagerank", map, ["damping": "\(damping)"]).numbers()
      #expect(isClose(found.values.reduce(0, +), 1))
    }
  }

  @Test("PageRank above the size that is solved directly", arguments: ["0", "0.85", "0.97"])
  func largePageRank(damping: String) throws {
    // A star of many leaves swings between its two camps; its values have a formula.
    let k = 299.0
    let map = SmallGraphs.map(300, ties: (1..<300).map { (0, $0) }, directed: false)
    let found = try measured("pagerank", map, ["damping": damping]).numbers()
    let d = try #require(Double(damping))
    let centre = (1 - d) / (k + 1) * (1 + d * k) / (1 - d * d)
    #expect(isClose(found["a"] ?? 0, centre, tolerance: 1e-12))
    #expect(isClose(found["b"] ?? 0, (1 - d) / (k + 1) + d * centre / k, tolerance: 1e-12))
    // Directed, all leaves are dead ends: c = (1 − d)/n + d (1 − c)/n.
    let outward = SmallGraphs.map(300, ties: (1..<300).map { (0, $0) }, directed: true)
    let away = try measured("pagerank", outward, ["damping": damping]).numbers()
    #expect(isClose(away["a"] ?? 0, 1 / (k + 1 + d), tolerance: 1e-12))
    #expect(isClose(away["b"] ?? 0, (1 - 1 / (k + 1 + d)) / k, tolerance: 1e-12))
  }

  @Test("PageRank above the size that is solved directly, to the accuracy that is asked for")
  func accuracy() throws {
    let map = SmallGraphs.map(
      300, ties: (1..<300).map { ($0 / 2, $0) } + [(7, 290)], directed: false)
    let plain = PlainGraph(map, undirected: false) { _ in 1 }
    let expected = NaiveVectors.pageRank(plain, damping: 0.85)
    let ids = map.actors.map(\.id).sorted()
    func error(_ accuracy: String) throws -> Double {
      let found = try measured("pagerank", map, ["accuracy": accuracy]).numbers()
      return zip(ids, expected).reduce(0) { $0 + ((found[$1.0] ?? 1) - $1.1).magnitude }
    }
    #expect(try error("1e-12") < 1e-12)
    let rough = try error("1e-4")
    #expect(rough < 1e-4 && rough > 1e-11)
  }

  @Test("more best paths than a double counts are undefined, never not-a-number")
  func tooManyPaths() throws {
    // Pairs of actors, each tied to both of the next pair: from the first to the last of k + 1
    // pairs 2^(k − 1) best paths, all in a part that no loss of one actor splits.
    var ties: [(Int, Int)] = []
    for first in stride(from: 0, to: 2 * 1_030, by: 2) {
      for next in [first + 2, first + 3] { ties += [(first, next), (first + 1, next)] }
    }
    let list = EdgeListFixture.list(count: 2 * 1_030 + 2, ties: ties)
    let result = try MeasureCatalog.result("betweenness", on: ActorGraph(freezing: list))
    #expect(result.numbers().isEmpty)
    #expect(Set(result.reasons().values) == [.tooManyPaths])
  }
}
