// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import ActorAnalytics
import ActorModel
import TestSupport
import Testing

@Suite("Rich clubs and structural hole spanners")
struct SpannerTests {
  /// Krackhardt's kite, its actors in three groups.
  private static let kite: ActorMap = {
    let ties = [
      (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5),
      (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9),
    ]
    var map = SmallGraphs.map(10, ties: ties, directed: false)
    for place in 0..<10 {
      map.actors[place].side = ["A", "A", "A", "A", "B", "B", "B", "C", "C", "C"][place]
    }
    return map
  }()

  // MARK: - Rich club

  /// networkx 3.6.1, rich_club_coefficient(krackhardt_kite_graph(), normalized=False).
  @Test(
    "the kite as networkx has it",
    arguments: [(1, 0.4722222222222222), (2, 0.5714285714285714), (3, 0.8), (4, 1.0)])
  func kiteClub(degree: Int, coefficient: Double) throws {
    let result = try measured("rich-club", Self.kite, ["degree": "\(degree)"])
    #expect(isClose(result.numbers()["map"], coefficient))
    #expect(result.numbers("rich-club.degree")["map"] == Double(degree))
  }

  @Test("with 0 the club has more ties than the mean, 3.6 in the kite: five actors, 8 of 10 pairs")
  func meanDegree() throws {
    let result = try measured("rich-club", Self.kite)
    #expect(result.numbers("rich-club.degree")["map"] == 3)
    #expect(result.numbers("rich-club.members")["map"] == 5)
    #expect(isClose(result.numbers()["map"], 0.8))
  }

  @Test("the mean by chance is that over all graphs with the same degrees", arguments: 0..<12)
  func chance(seed: Int) throws {
    var random = SeededRandom(seed: seed)
    let pairs = (0..<6).flatMap { i in (0..<i).map { ($0, i) } }
    let ties = pairs.filter { _ in random.chance(45) }
    func degrees(_ ties: [(Int, Int)]) -> [Int] {
      (0..<6).map { node in ties.count { $0.0 == node || $0.1 == node } }
    }
    let own = degrees(ties)
    let result = try measured(
      "rich-club", SmallGraphs.map(6, ties: ties, directed: false),
      ["degree": "2", "samples": "4000", "seed": "\(seed)"])
    let club = (0..<6).filter { own[$0] > 2 }
    guard club.count > 1 else {
      #expect(result.reasons() == ["map": .noClub])
      return
    }
    let alike = SmallGraphs.all(6, directed: false).filter { degrees($0) == own }
    let most = Double(club.count * (club.count - 1) / 2)
    let shares = alike.map {
      Double($0.count { club.contains($0.0) && club.contains($0.1) }) / most
    }
    let mean = shares.reduce(0, +) / Double(shares.count)
    let found = try #require(result.numbers("rich-club.expected")["map"])
    let error = try #require(result.numbers("rich-club.error")["map"])
    #expect((found - mean).magnitude <= 5 * error + 1e-9, "\(found), \(mean), \(error)")
    if mean > 0 {
      let ratio = try #require(result.numbers("rich-club.normalised")["map"])
      #expect(isClose(ratio, (result.numbers()["map"] ?? 0) / found))
    }
  }

  @Test("nobody above the mean, or one alone, is no club")
  func noClub() throws {
    let ring = SmallGraphs.map(5, ties: [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)], directed: false)
    #expect(try measured("rich-club", ring).reasons() == ["map": .noClub])
    #expect(try measured("rich-club", ActorMap()).reasons() == ["map": .noClub])
  }

  // MARK: - HIS

  /// EasyGraph's get_structural_holes_HIS with ties of 1 and epsilon 1e-13, the largest H of an
  /// actor.
  @Test("the kite in three groups: influence as EasyGraph has it")
  func kiteInfluence() throws {
    let found = try measured("his", Self.kite).numbers()
    let expected = [2.08, 2.08, 2.08, 2.08, 2.32, 2.32, 2.32, 2.08, 1.144, 0.6661875]
    for (node, value) in expected.enumerated() {
      #expect(isClose(found[SmallGraphs.name(node)], value))
    }
    var plain = Self.kite
    for place in plain.actors.indices { plain.actors[place].side = nil }
    #expect(Set(try measured("his", plain).reasons().values) == [.singleGroup])
  }

  @Test("best sets are those of all sets of groups", arguments: 0..<60)
  func influence(seed: Int) throws {
    let map = SmallGraphs.random(seed: seed, most: 9)
    let plain = PlainGraph(map, undirected: true) { $0.value(in: .hops) }
    let ids = map.actors.map(\.id).sorted()
    let sides = ids.map { id in map.actors.first { $0.id == id }?.side }
    let groups = Set(sides.compactMap { $0 }).sorted()
    let found = try measured("his", map, as: .hops).numbers()
    guard groups.count > 1 else { return #expect(found.isEmpty) }
    let sets = (0..<(1 << groups.count)).map { mask in
      groups.indices.filter { mask >> $0 & 1 == 1 }
    }.filter { $0.count > 1 }
    var i = plain.nodes.map { v in
      groups.map { sides[v] == $0 ? Double(plain.neighbors(v).count) : 0 }
    }
    func h(_ v: Int, _ set: [Int]) -> Double { set.map { i[v][$0] }.min() ?? 0 }
    func given(_ u: Int, _ g: Int, _ set: [Int]) -> Double {
      var power = 1.0
      for _ in set { power /= 2 }
      return 0.3 * i[u][g] + (0.5 - power) * h(u, set)
    }
    for _ in 0..<200 {
      var next = i
      for v in plain.nodes {
        for g in groups.indices {
          for u in plain.neighbors(v) {
            for set in sets where set.contains(g) { next[v][g] = max(next[v][g], given(u, g, set)) }
          }
        }
      }
      i = next
    }
    for (v, id) in ids.enumerated() {
      #expect(isClose(found[id], sets.map { h(v, $0) }.max()), "\(seed) \(id)")
    }
  }

  // MARK: - MaxD

  @Test("two stars over one broker: three could go, and of the centres the first one does")
  func broker() throws {
    let ties = [(0, 1), (0, 2), (0, 3), (3, 4), (4, 5), (4, 6)]
    var map = SmallGraphs.map(7, ties: ties, directed: false)
    for place in 0..<7 { map.actors[place].side = place < 3 ? "A" : place > 3 ? "B" : nil }
    let result = try measured("maxd", map)
    #expect(result.subjects == [.set(["a"])])
    #expect(result.columns.map { $0.cells[0].number } == [1, 0])
  }

  @Test("each step lowers the cut as no other actor's loss would", arguments: 0..<60)
  func greedy(seed: Int) throws {
    let map = SmallGraphs.random(seed: seed, most: 8)
    let plain = PlainGraph(map, undirected: true) { $0.value(in: .hops) }
    let ids = map.actors.map(\.id).sorted()
    let sides = ids.map { id in map.actors.first { $0.id == id }?.side }
    let groups = Set(sides.compactMap { $0 }).sorted()
    let kernels = groups.map { group in
      plain.nodes.filter { sides[$0] == group }.sorted { a, b in
        let (x, y) = (plain.neighbors(a).count, plain.neighbors(b).count)
        return x != y ? x > y : a < b
      }.prefix(2)
    }
    /// The least cuts by trying all ways to divide the actors in two.
    func cut(without gone: [Int]) -> Double {
      let pairs = plain.pairs.filter {
        $0.0 < $0.1 && !gone.contains($0.0) && !gone.contains($0.1)
      }
      var sum = 0
      for own in kernels.indices {
        var least = Int.max
        for mask in 0..<(1 << plain.count) {
          func isOwn(_ node: Int) -> Bool { (mask >> node) & 1 == 1 }
          let parts = kernels.indices.allSatisfy { set in
            kernels[set].allSatisfy { gone.contains($0) || isOwn($0) == (set == own) }
          }
          if parts { least = min(least, pairs.count { isOwn($0.0) != isOwn($0.1) }) }
        }
        sum += least
      }
      return Double(sum) / 2
    }
    let result = try measured("maxd", map, as: .hops, ["spanners": "2"])
    var (gone, before) = ([Int](), groups.count > 1 ? cut(without: []) : 0)
    let whole = before
    for (row, subject) in result.subjects.enumerated() {
      guard case .set(let set) = subject else { continue }
      let best = plain.nodes.map { cut(without: gone + [$0]) }.min() ?? 0
      gone = set.compactMap { ids.firstIndex(of: $0) }
      #expect(cut(without: gone) == best && best < before, "\(seed)")
      #expect(result.columns.map { $0.cells[row].number } == [whole - best, best], "\(seed)")
      before = best
    }
    let isDone = result.subjects.count == 2 || groups.count < 2
    #expect(isDone || plain.nodes.allSatisfy { cut(without: gone + [$0]) >= before }, "\(seed)")
  }
}
